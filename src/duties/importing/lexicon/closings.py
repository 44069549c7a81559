"""What stands at the end of a document, or of the letter before a plan, and is no part of the plan.

Who signed and when, what is attached, who gets a copy, whom to call.
"""

import re

from duties.importing.lexicon.blanks import close_up
from duties.importing.lexicon.days import is_day

_DOCUMENT = "(?:方案|计划|意见|通知|办法|措施|规定|细则|政策|要点|决定|纲要|清单|指引)"
_OPENINGS = (
    "此件 本件 公开属性 公开方式 信息公开 主动公开 依申请公开 抄送 抄报 分送 主送 报送 印送 签发 "
    "校对 打印 拟稿 共印 联\\s?系\\s?(?:人|电话|方式|地址|单位|处室) 填报人 填表人 制表 审核人 "
    "电\\s?话 传\\s?真 邮\\s?箱 邮\\s?编 地\\s?址 网\\s?址 邮件 电子邮件 Email E-mail Tel "
    "来源 发布 责任编辑 扫一扫 分享 打印 关闭 上一篇 下一篇 相关"
)
_CLOSING = (
    f"(?:{'|'.join(_OPENINGS.split())})[^，。]{{0,4}}[：:】）)\\s].{{0,120}}"
    "|[（(](?:此件|本件|公开|主动|依申请|不予|联系人|信息公开)[^（）()]{2,60}[）)]"
    "|.{0,30}印发|特此(?:通知|公告|函告)[。！]?"
    f"|本{_DOCUMENT}自.{{1,90}}"
    f"|本{_DOCUMENT}由.{{2,40}}负责解释.{{0,60}}"
)
_FIRST_OF_CLOSING = {opening[0] for opening in _OPENINGS.split()} | set("（(特本")
_SIGNERS = (
    "政府 办公室 办公厅 局 厅 部 院 署 处 站 委 委员会 管委会 领导小组 指挥部 联合会 工会 集团 "
    "公司 中心 街道办事处"
)
_SIGNED = f"[\\u4e00-\\u9fff\\s（）()]{{2,40}}(?:{'|'.join(_SIGNERS.split())})"
_LAST_OF_SIGNED = {signer[-1] for signer in _SIGNERS.split()}
_ATTACHMENTS = "附\\s{0,4}[件表录]\\s?[：:].{0,80}|附\\s?[件表录]\\s?\\d{1,2}[：:.．、][^。]{2,60}"
# These patterns are compiled only where they are asked for: most documents ask for few of them.
_LONGEST = 200  # letters of a line at the end


def is_closing(text: str) -> bool:
    """Tell whether a line closes a document: a signature, a day, an imprint, a contact."""
    if len(text) > _LONGEST:
        return False
    may_close = text[:1] in _FIRST_OF_CLOSING or text.endswith("印发")
    return (
        is_day(text)
        or (may_close and re.fullmatch(_CLOSING, text) is not None)
        or (
            text.rstrip()[-1:] in _LAST_OF_SIGNED
            and re.fullmatch(_SIGNED, close_up(text)) is not None
        )
    )


def is_annex(text: str) -> bool:
    """Tell whether a line says that an annex begins, and nothing else: 附件2."""
    return re.fullmatch(_ANNEX, text) is not None


_ANNEX = "附\\s?[件表录]\\s?(?:\\d{1,2}|[一二三四五六七八九十]{1,2})?\\s?[:：]?"


def lists_attachments(text: str) -> bool:
    """Tell whether a line begins the list of what is attached to a letter."""
    return re.fullmatch(_ATTACHMENTS, text) is not None
