"""Words that stand over the columns of a table → what the columns hold.

序号       → the number of a task
重点任务    → the task itself
牵头单位    → the units that lead it
完成时限    → when it is due
截止日期    → the same as a day; an export of ours has it beside the words
"""

import re
import unicodedata
from enum import IntEnum, auto
from functools import lru_cache

from duties.importing.lexicon import labels as words
from duties.importing.lexicon import persons
from duties.model import Role


class CellKind(IntEnum):
    """What a column holds that is no text of the task."""

    NUMBER = auto()
    LEAD = auto()
    RESPONSIBLE = auto()
    SUPPORT = auto()
    DUE = auto()
    LAST_DAY = auto()
    REMARK = auto()
    PERSON = auto()


ROLE_OF = {
    CellKind.LEAD: Role.LEAD,
    CellKind.RESPONSIBLE: Role.RESPONSIBLE,
    CellKind.SUPPORT: Role.SUPPORT,
}


class TextKind(IntEnum):
    """What a column of text is by its heading; the lowest is the likeliest title of a task."""

    SPECIFIC_TASK = auto()  # 具体任务
    TASK = auto()  # 工作任务
    TARGET = auto()  # 目标任务
    PROBLEM = auto()  # 反馈问题
    SPECIFIC_MEASURE = auto()  # 具体举措
    MEASURE = auto()  # 主要举措
    SUBJECT = auto()  # 应用场景
    INDICATOR = auto()  # 指标名称
    GOAL = auto()  # 目标值
    UNNAMED = auto()  # a heading that is not known
    AREA = auto()  # 重点领域
    STRANGE = auto()  # none, or one that is not known, where no text of tasks is expected


_LEVELS = (
    "国家",
    "中央",
    "全国",
    "上级",
    "自治区",
    "省",
    "市",
    "州",
    "盟",
    "区",
    "县",
    "旗",
    "镇",
    "乡",
    "街道",
)
_LEVEL = f"(?P<own>[我本])?(?P<level>{'|'.join(_LEVELS)})?(?:本?级|直)?"
_ANY_LEVEL = re.sub("\\?P<[a-z]+>", "?:", _LEVEL)
_OF_UNITS = "(?:项目|工作|任务|改革|整改|事项|措施|问题|建议|提案)?"
_YEAR = "(?:20\\d\\d年?度?)?"
_WHAT = (
    "(?:年度|重点|主要|核心|提升|对标|重大|考核|工作|任务|各项|改革|整改|整治|治理|攻坚|创建|建设|发展|民生|实事|为民|惠民|政策|落实|推进"
    "|创新|清单|分解|督查|督办|反馈|存在|突出|项目|目标|阶段性?)*"
)
_TEXTS: tuple[tuple[TextKind, str], ...] = (
    (
        TextKind.AREA,
        "(?:领域|类别|分类|板块|方面|章节|(?:所属|专项|重点)?行动)(?:名称)?|一级(?:任务|指标)|任务类别|工作类别|重点领域|任务领域|专项|项目类别|大类"
        "|action|area",
    ),
    (
        TextKind.SPECIFIC_TASK,
        "(?:具体|细化|[二三]级)(?:工作|目标|整改)?(?:任务|工作|事项|项目)(?:名称|清单|分解)?|任务(?:细化|分解)|分解任务",
    ),
    (TextKind.TARGET, "目标[与和及]?任务|任务[与和及]?目标"),
    (
        TextKind.SPECIFIC_MEASURE,
        "(?:具体|细化)(?:工作|任务|整改|建设|政策)?(?:内容|举措|措施|做法|要求)|[二三]级指标",
    ),
    (TextKind.GOAL, "(?:工作|任务|年度|创建)?(?:目标|指标|达标)要求"),
    (TextKind.MEASURE, f"{_WHAT}(?:内容|举措|措施|做法|要求)(?:名称)?"),
    (TextKind.INDICATOR, f"{_WHAT}指标(?:名称|内容)?"),
    (
        TextKind.PROBLEM,
        f"风险点|(?:巡[视察]|督察|审计)?{_WHAT}(?:问题|意见)(?:描述|表现|清单|名称|事项|情况)?",
    ),
    (
        TextKind.GOAL,
        f"{_WHAT}(?:总体|预期|完成)?(?:目标值?|标准|成效|成果)(?:要求|形式)?|完成标志",
    ),
    (
        TextKind.TASK,
        f"{_WHAT}(?:任务|事项|工作|项目|工程|条款|政策|实事|要点)(?:名称|事项|清单|分解)?"
        '|工作重点|议定事项|行动内容|[“"]?(?:高效办成)?一件事[”"]?(?:名称|事项)?|(?:人大|政协|代表|委员)*(?:建议|提案|议案)+(?:名称|题目|标题|主题)?|案由|(?:key|main|major|priority)?(?:tasks?(?:name|description)?|activit(?:y|ies)|deliverables?|workitems?|initiatives?|programm?e?s?|recommendations?|commitments?)',
    ),
    (TextKind.SUBJECT, "(?:应用)?场景(?:名称)?|河段(?:名称)?"),
)
_HEADINGS: tuple[tuple[CellKind, str], ...] = (
    (
        CellKind.NUMBER,
        "(?:任务|问题|项目|事项|指标|整改)?(?:序号|编号)|案号|(?:建议|提案)(?:编?号|序号)|号|(?:ref\\.?|action|task|item)?(?:no\\.?|#|number)|ref\\.?|reference|项次|顺序",
    ),
    (
        CellKind.DUE,
        "(?:计划|预计|拟|要求)?(?:整改|办理|销号)?(?:完成|办结|推进|实施|落实|整改|办理|销号)?"
        "(?:时限|时间|期限|时间节点|节点|时间进度|进度)(?:要求|安排|节点)?|due(?:date|by)?|timeline|timeframe|targetdate",
    ),
    (CellKind.LAST_DAY, "截止(?:日期|时间)|lastday|deadline"),
    (CellKind.REMARK, "备注|说明|note|remarks?"),
    (
        CellKind.LEAD,
        f"{_ANY_LEVEL}{_OF_UNITS}(?:{'|'.join(words.LABELS[Role.LEAD])})|牵头|主责|主办|leads?(?:by)?",
    ),
    (
        CellKind.SUPPORT,
        f"{_ANY_LEVEL}{_OF_UNITS}(?:{'|'.join(words.LABELS[Role.SUPPORT])}|(?:会办|联动|协同责任){words.BODY})"
        "|配合|会办|协办|协同|协作|协助|参与|support",
    ),
    (
        CellKind.RESPONSIBLE,
        f"{_ANY_LEVEL}{_OF_UNITS}(?:{'|'.join(words.LABELS[Role.RESPONSIBLE])})"
        "|承办|(?:单位|部门)(?:职责|分工|责任)(?:分工)?|责任(?:落实|划分|安排)|被考核(?:单位|部门)|分工|任务分工|责任分工|职责分工|responsible",
    ),
    (CellKind.PERSON, f"{persons.PERSON}|.{{0,8}}领导|联系人?及?(?:电话|方式)"),
)
_FIELDS = tuple((field, re.compile(pattern, re.IGNORECASE)) for field, pattern in _HEADINGS)
_KINDS = tuple(
    (kind, re.compile(f"{_ANY_LEVEL}{_YEAR}(?:{pattern})", re.IGNORECASE))
    for kind, pattern in _TEXTS
)


def is_heading(text: str) -> bool:
    """Tell whether a text is a heading of a column that is known here."""
    heading = folded(text)
    return bool(heading) and (cell_kind(heading) is not None or text_kind(heading) is not None)


def identifies_task(text: str) -> bool:
    """Tell whether a heading stands over numbers, or over what one task is called."""
    heading = folded(text)
    return cell_kind(heading) is CellKind.NUMBER or text_kind(heading) in _OF_ONE_TASK


_OF_ONE_TASK = (TextKind.SPECIFIC_TASK, TextKind.TASK, TextKind.PROBLEM)


def heads_task(heading: str) -> bool:
    """Tell whether a folded heading stands over tasks, or over what is done for one."""
    return text_kind(heading) in (*_OF_ONE_TASK, TextKind.MEASURE)


def heads_list_of_units(heading: str) -> bool:
    """Tell whether a folded heading stands over units that no table of tasks has: 单位名称."""
    return _UNIT_LIST.fullmatch(heading) is not None


_UNIT_LIST = re.compile("单位|单位名称|名称|部门|部门名称|unit", re.IGNORECASE)


def is_request(cell: str) -> bool:
    """Tell whether a cell heads what is asked of units of a higher level."""
    if len(cell) > _LONGEST_CELL:
        return False
    heading = _BESIDE_WORDS.sub("", unicodedata.normalize("NFKC", cell))
    return _OF_REQUESTS.fullmatch(heading) is not None


_HIGHER = "(?:国家|中央|上级|自治区|省|部)"
_OF_REQUESTS = re.compile(
    "(?:政策|支持|事项|相关|主要|工作)*诉求(?:事项|内容|清单|建议)?"
    f"|(?:提请|请求|恳请|争取|需要?|拟请)(?:{_HIGHER}[级里]?(?:部门)?)?(?:予以|给予)?(?:协调|支持|解决|帮助)+的?(?:政策|事项|问题|内容)*"
    f"|建议(?:责任|牵头|支持|办理)(?:单位|部门)\\({_HIGHER}级?(?:部门|单位)?\\)"
)


def heads_times(heading: str) -> bool:
    """Tell whether a folded heading stands over times by which something is to be done, however it
    calls that: 拟投入运营时间.
    """
    return _OF_TIMES.fullmatch(heading) is not None


_OF_TIMES = re.compile(
    "(?!.*(?:开始|启动|起始|开工|进场|实际|已|发文|印发|立项|填报|更新|成立|交办|收文|受理|提出|登记|会议|反馈|召开))"
    ".{1,12}(?:时限|期限|时间|日期)(?:要求|安排|节点)?"
)


def heads_starts(heading: str) -> bool:
    """Tell whether a folded heading stands over times at which something begins: 开工时间."""
    return _OF_STARTS.fullmatch(heading) is not None


_OF_STARTS = re.compile(
    "(?:计划|预计|拟|项目)*(?:开始|启动|起始|开工|进场)(?:时间|日期|年月|月份)?"
)


def heads_quarter(heading: str) -> bool:
    """Tell whether a folded heading stands over what is done in a part of a year: 一季度, 3月."""
    return _OF_QUARTER.fullmatch(heading) is not None


_OF_QUARTER = re.compile(
    "(?:20\\d\\d年?)?(?:第?[一二三四1-4]季度|[上下]半年|(?:1[0-2]|[1-9]|[一二三四五六七八九十]{1,2})月份?)"
    "(?:[至—-](?:1[0-2]|[1-9])月)?(?:目标|任务|计划|进度)?"
)


def heads_bodies(heading: str) -> bool:
    """Tell whether a folded heading stands over units in some role, known or not."""
    return _OF_BODIES.search(heading) is not None and not heads_list_of_units(heading)


_OF_BODIES = re.compile("(?:单位|部门|处室|科室|股室)$|^(?:技术支撑|参加)$")


def levels_above(heading: str) -> int:
    """Return how far above the issuer of the document the level is that a folded heading names."""
    level = _OWN.match(heading)
    if level is None or level["own"] or not level["level"]:
        return 0
    return len(_LEVELS) - _LEVELS.index(level["level"])


def is_level(heading: str) -> bool:
    """Tell whether a heading is nothing but a level: 市级."""
    return bool(heading) and _OWN.fullmatch(heading) is not None


_OWN = re.compile(_LEVEL)


def folded(cell: str) -> str:
    """Return a heading without blanks, marks and a remark in brackets; "" for what is none."""
    if len(cell) > _LONGEST_CELL:
        return ""
    text = _BESIDE_WORDS.sub("", unicodedata.normalize("NFKC", cell))
    if "(" in text:
        text = _IN_BRACKETS.sub("", text) or text
    if text[-1:] in _LAST_OF_NUMBER:
        text = _ONE_OF_SEVERAL.sub("", text)
    return text if len(text) <= _LONGEST else ""


_LAST_OF_NUMBER = frozenset("123456一二三四五六")
_ONE_OF_SEVERAL = re.compile("(?<=单位|部门)[1-6一二三四五六]$")
"""The number of one of several columns that hold the same: 配合单位2."""
_BESIDE_WORDS = re.compile("[\\s*:：]")
_IN_BRACKETS = re.compile("\\([^()]*\\)")


@lru_cache(maxsize=4096)
def cell_kind(heading: str) -> CellKind | None:
    """Return what a folded heading says of its cells; None where it may head text of tasks."""
    return next((field for field, fits in _FIELDS if fits.fullmatch(heading)), None)


@lru_cache(maxsize=4096)
def text_kind(heading: str) -> TextKind | None:
    """Return which text of tasks a folded heading stands over; None where it is not known."""
    return next((kind for kind, fits in _KINDS if fits.fullmatch(heading)), None)


_LONGEST = 30  # letters of a heading
_LONGEST_CELL = 80  # letters, with blanks and a remark in brackets
