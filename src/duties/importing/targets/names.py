"""What a figure is of: the words before or after it, without verbs, times and signs."""

import re
from collections.abc import Sequence

from duties.importing.lexicon.measures import LEVELS
from duties.importing.lexicon.promises import ADVERB
from duties.importing.targets.years import years_in

_BEGINS = (
    "新引进 新培育 新认定 培育引进 引进培育 招引培育 引进 培育 引育 培养 打造 建设 建成"
    " 建立 新建 形成 集聚 汇聚 聚集 实施 完成 推出 推广 遴选 评选 创建 认定 布局 改造"
    " 组建 设立 开通 引导 "
    "支持 鼓励 推进 推动 促进 实现 力争 保持 确保 提升 提高 开展 组织 举办 发布 制定"
    " 制修订 落地 储备 开放 上线 研发 开发 攻克 新改建 改建 扩建 引入 招引 带动 统筹"
    " 加快 拥有 构建 搭建 "
    "招聘 培训 轮训 安装 配备 吸引 吸纳 选派 使(?!用) 让 将 把 对 达到 争取 建好 发展壮大"
    " 壮大 培优 招募 整治 治理 修复 盘活 投放 新增设 增设 建设改造"
)
_BEGIN = "(?:" + "|".join(sorted(_BEGINS.split(), key=len, reverse=True)) + ")"
_PLACE = "(?:全[国省市区县域镇州](?!性)|我[省市区县])"
_MANNER = ADVERB.replace("|每年|年均", "")
_SPAN = "(?:未来|今后)?(?:[一两三四五六七八九十]{1,2}|\\d{1,2})年"
_TIME = (
    "\\d{1,2}月(?:底|末|份)?(?:之?前)?(?=[新建完力实形开更改])"
    "|(?:今|明|本|当|全|每)?年(?:底|末|内|度)?(?:之?前)?(?=[新建完力实更改]|$)"
    f"|{_SPAN}(?:内|间(?!隔)|来(?!水)|(?=累计|共|总计|合计))"
)
_HEAD = re.compile(
    f"^(?:{_MANNER}|{_TIME}|(?:{_BEGIN})(?![率额量面类者性化型级度费]|数(?![据字智控码]))|有(?![效机色线轨])"
    "|[、与及并且，：]|和(?![美谐平睦])|以及|其中|各地|累计|以上|左右|以内)+"
)
_MARKER = re.compile(
    "^(?:\\d{1,3}[.、)](?!\\d)|\\d[.](?=\\d{4})|（[一二三四五六七八九十\\d]{1,3}）|[一二三四五六七八九十]{1,3}[、是]|[①-⑳])+"
)
_HEAD_OF_LEVEL = re.compile(
    f"^(?:{_MANNER}|(?:将|使|让|把|对|实现|力争|保持|确保|推动|促进|提升(?!率)|提高)(?!率)|[、与及并且，：]|和(?![美谐平睦])|以及|其中)+"
)
_LAST_VERB = re.compile(
    "(?:新引进|新培育|新认定|培育|引育|引进|打造|建成(?!区)|新建|集聚|培养|遴选|创建|认定|组建|设立|完成|实施|举办|推出|招引|吸引|布局建设|推进建设|新改建|实现|力争|确保|使(?!用)得?|带动|制修订|刊发|发表|刊播|铺设|修建|架设)"
    "(?=[^，、率额量数面类业者性化型级度期]{2})"
)
_TAIL = re.compile(
    "(?:(?:由|从|自)(?:20\\d\\d年[底末]?的?)?$|的|[、和与及，：]|以及|每年|年均(?=$)|基本|总体|稳定|持续|(?<!平)均|分别|全部|力争|达|到|为|在|约|近|新增$|共计?|合计|总计|稳步|同比|(?<=量)保持|[（(][^（()）]{0,8}[%％‰][）)])+$"
)
_REFERENCE = re.compile(
    "(?:比|较|与|以)(?:20\\d\\d年|上年|“?十[三四五]五”?末?|基准年)[^，]{0,4}?(?:相比)?(?=增|提|上|下|降|减|翻|高|低|$)"
)
_SPOILT = re.compile(
    "^(?:[了的是等或、，率额]|数(?![字据智控实码])|量(?!子)|在(?![建校园线职])|为(?!农|民|老)|和(?![美谐])|与(?!会)|及(?!格))|^.?$"
)


def ahead(text: str) -> str:
    """Return the name in the words before a figure; "" where they say none."""
    last = None
    for year in years_in(text):
        if not year.is_reference:
            last = year.end
    if last is not None:
        text = text[last:]
    text = _REFERENCE.sub("", text)
    text = text.rpartition("：")[2] or text
    text = _BESIDE.sub("", text)
    if LEVELS.search(text) is not None:
        return trimmed(text)
    verbs = list(_LAST_VERB.finditer(text))
    if verbs and len(text) - verbs[-1].end() > 2:
        text = text[verbs[-1].end() :]
    found = trimmed(text)
    # 培训班 is not 培训 of 班.
    return text if len(found) == 1 and len(text) <= _LONGEST_WORD else found


_LONGEST_WORD = 4  # letters of what may begin as a verb does, and is a noun


def trimmed(text: str) -> str:
    """Return a name without numbers, verbs and signs round it."""
    text = _MARKER.sub("", text)
    before = None
    while before != text:
        before = text
        head = (_HEAD_OF_LEVEL if LEVELS.search(text) is not None else _HEAD).match(text)
        if head is not None and head.end() < len(text):
            text = text[head.end() :]
        tail = _TAIL.search(text)
        if tail is not None:
            text = text[: tail.start()]
    return (
        text
        if re.fullmatch(
            f"(?:{ADVERB}|{_BEGIN}|{_PLACE}|{_SPAN}内?|其中|全年|年底前?|[、和])*", text
        )
        is None
        else ""
    )


_BESIDE = re.compile("（(?:其中|含|不含|包括)?[^（）]*\\d[^（）]*）|^（.{1,3}）")
"""What stands in brackets beside a name: other figures, or another unit."""
_ENDS_NAME = re.compile(
    "(?<=..)(?:全部|提供|达到|超过|实现|成为|用于|并(?!网|购|行|联)|投入|落户|开工|投产|力争|左右|不断|有力|有效|以上$|推动|形成|促进|助力|带动|吸引|[和与及]一批|总投资|年产值|规模达|面积达|。)"
)


def behind(text: str) -> str:
    """Return the name in the words after a figure; "" where they say none."""
    if _STEP.match(text) is not None:
        return ""
    text = _BESIDE.sub("", text).removeprefix("的")
    found = _ENDS_NAME.search(text)
    if found is not None and "的" in text[found.start() : -2]:
        text = text[text.rindex("的", 0, -2) + 1 :]
    elif found is not None:
        text = text[: found.start()]
    return text.strip("、，：的")


_STEP = re.compile("(?:的)?(?:新)?(?:台阶|大关|关口|目标|水平|要求|左右|任务)")
_BOUNDARY = re.compile(
    "保险|人口|企业|AI|毛入学|数字化|智能化|智能|普及|覆盖|参保|就业|处理|利用|达标|入学|巩固|渗透|合格|保障|集中|综合|收入|增加值|占"
)


def apart(name: str) -> list[str]:
    """Return the names in one whose end several share: 养老、医疗保险参保率 → 养老保险参保率, …."""
    if LEVELS.search(name) is None or "等" in name or not _LISTED.search(name):
        return [name]
    parts = _LISTED.split(name)
    if len(parts) > _MOST or min(map(len, parts)) < 2:
        return [name]
    last = parts[-1]
    if all(LEVELS.search(part) for part in parts):
        return parts
    if any(len(part) > _LONGEST_PART for part in parts[:-1]):
        return [name]
    shared = _shared_end(parts)
    return [part if LEVELS.search(part) else _with_end(part, shared) for part in parts[:-1]] + [
        last
    ]


def apart_by_order(name: str, count: int) -> list[str]:
    """Return so many names in one, as 分别 gives one to each figure; none where they are not."""
    parts = re.split(
        "、|以及|(?<=..)(?:(?<![中总饱调])和(?!谐|平)|与(?!会)|(?<![涉普以惠])及(?!以上|格|时))(?=..)",
        name,
    )
    if len(parts) != count:
        return []
    change = change_of(parts[-1])
    if change:
        return [part if part.endswith(change) else part + change for part in parts]
    tail = LEVELS.search(parts[-1])
    if tail is not None and not any(LEVELS.search(part) for part in parts[:-1]):
        return apart(name) if len(apart(name)) == count else []
    return parts


def _with_end(part: str, shared: str) -> str:
    """Return a name with a shared end, of which it may have the beginning already."""
    for length in range(min(len(part), len(shared)), 1, -1):
        if part.endswith(shared[:length]):
            return part + shared[length:]
    return part + shared


_LISTED = re.compile(
    "、|(?<=..)(?:(?<![中总饱调])和(?!谐|平)|(?<![涉普以惠])及(?!以上|格|时))(?=..)"
)
_MOST = 6
_LONGEST_PART = 10


def _shared_end(parts: Sequence[str]) -> str:
    last = parts[-1]
    found = _BOUNDARY.search(last, 2)
    if found is not None:
        return last[found.start() :]
    return last[min(len(parts[0]), len(last) - 2) :]


def is_name(text: str) -> bool:
    """Tell whether a text may be what a figure is of."""
    return (
        len(text) > 1
        and _SPOILT.match(text) is None
        and re.search("[\\u4e00-\\u9fffA-Za-z]", text) is not None
    )


_GENERIC = re.compile(
    "(?:其|其中|力争)?(?:年均|每年|同比|总)?(?:净增|增长|增速|增幅|下降|降低|占.{0,12}比重|占比|比例|比重|总量|规模|数量|总数|总规模|产值|总产值|营收|营业收入|覆盖率|总投资|改造率)"
)


def is_generic(name: str) -> bool:
    """Tell whether a name says something only of what was named before: 年均增长, 占GDP比重."""
    return _GENERIC.fullmatch(name) is not None


def is_amount(name: str) -> bool:
    """Tell whether a name is that of an amount: 营业收入, 总投资."""
    return _AMOUNT.fullmatch(name) is not None


_AMOUNT = re.compile("总?(?:产值|营收|营业收入|投资)")


def last_verb(text: str) -> str:
    """Return the verb that stands right before a figure, where nothing else names it: 开展培训."""
    found = _VERBS_AT_END.search(text)
    return found[0] if found is not None else ""


_VERBS_AT_END = re.compile(f"(?:{_BEGIN}){{1,2}}$")


def change_of(name: str) -> str:
    """Return the words for a change that a name ends with; "" where it has none."""
    found = _CHANGE_AT_END.search(name)
    return found[0] if found is not None else ""


def without_change(name: str) -> str:
    """Return the name of what changes, without the words for its change: 产值年均增长 → 产值."""
    found = _CHANGE_AT_END.search(name)
    return name[: found.start()] if found is not None and found.start() > 1 else name


_CHANGE_AT_END = re.compile(
    "(?:年均|每年|年|同比)?(?:增长|增速|提高|提升|下降|降低|减少|增加|削减|压减|递增|递减)$"
)
