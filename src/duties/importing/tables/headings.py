"""The headings of a table of tasks (任务分解表) → what each of its columns holds."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum, IntEnum, auto
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from duties.importing.document import Row
from duties.importing.lexicon import labels as words
from duties.importing.lexicon import persons
from duties.messages import N_, Message
from duties.model import Role


class Field(Enum):
    """What a column holds that is no text of the task."""

    NUMBER = auto()
    LEAD = auto()
    RESPONSIBLE = auto()
    SUPPORT = auto()
    DUE = auto()
    REMARK = auto()
    PERSON = auto()


ROLE_OF = {Field.LEAD: Role.LEAD, Field.RESPONSIBLE: Role.RESPONSIBLE, Field.SUPPORT: Role.SUPPORT}


class Kind(IntEnum):
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


class Text(NamedTuple):
    """A column of text: where it stands, and its heading."""

    at: int
    heading: str
    kind: Kind

    def of(self, row: Row) -> str:
        """Return what a row has in this column."""
        return row.cells[self.at].strip() if self.at < len(row.cells) else ""


class Columns(NamedTuple):
    """Which columns hold what. `texts` are those of text from left to right, none where no heading
    is known to name tasks.

    `asides` are columns that go into a task's note, and `doubts` tells why. `peopled` are columns
    of units with persons among them.
    """

    places: Mapping[Field, tuple[int, ...]]
    peopled: frozenset[int]
    texts: tuple[Text, ...]
    asides: tuple[Text, ...]
    doubts: tuple[Message, ...]

    def cell(self, row: Row, field: Field) -> str:
        """Return what a row has under a heading, the texts of several columns each once."""
        found = [row.cells[at].strip() for at in self.places.get(field, ()) if at < len(row.cells)]
        return "\n".join(dict.fromkeys(text for text in found if text))

    def with_people(self, columns: Iterable[int]) -> "Columns":
        """Return the columns with more of them known to name persons among units."""
        return self._replace(peopled=self.peopled.union(columns))

    def of_units(self) -> set[int]:
        """Return where the columns of units stand."""
        return {at for field in ROLE_OF for at in self.places.get(field, ())}


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
_TEXTS: tuple[tuple[Kind, str], ...] = (
    (
        Kind.AREA,
        "(?:领域|类别|分类|板块|方面|章节|(?:所属|专项|重点)?行动)(?:名称)?|一级(?:任务|指标)|任务类别|工作类别|重点领域|任务领域|专项|项目类别|大类"
        "|action|area",
    ),
    (
        Kind.SPECIFIC_TASK,
        "(?:具体|细化|[二三]级)(?:工作|目标|整改)?(?:任务|工作|事项|项目)(?:名称|清单|分解)?|任务(?:细化|分解)|分解任务",
    ),
    (Kind.TARGET, "目标[与和及]?任务|任务[与和及]?目标"),
    (
        Kind.SPECIFIC_MEASURE,
        "(?:具体|细化)(?:工作|任务|整改|建设|政策)?(?:内容|举措|措施|做法|要求)|[二三]级指标",
    ),
    (Kind.GOAL, "(?:工作|任务|年度|创建)?(?:目标|指标|达标)要求"),
    (Kind.MEASURE, f"{_WHAT}(?:内容|举措|措施|做法|要求)(?:名称)?"),
    (Kind.INDICATOR, f"{_WHAT}指标(?:名称|内容)?"),
    (
        Kind.PROBLEM,
        f"风险点|(?:巡[视察]|督察|审计)?{_WHAT}(?:问题|意见)(?:描述|表现|清单|名称|事项|情况)?",
    ),
    (
        Kind.GOAL,
        f"{_WHAT}(?:总体|预期|完成)?(?:目标值?|标准|成效|成果)(?:要求|形式)?|完成标志",
    ),
    (
        Kind.TASK,
        f"{_WHAT}(?:任务|事项|工作|项目|工程|条款|政策|实事|要点)(?:名称|事项|清单|分解)?"
        '|工作重点|议定事项|行动内容|[“"]?(?:高效办成)?一件事[”"]?(?:名称|事项)?|(?:人大|政协|代表|委员)*(?:建议|提案|议案)+(?:名称|题目|标题|主题)?|案由|task',
    ),
    (Kind.SUBJECT, "(?:应用)?场景(?:名称)?|河段(?:名称)?"),
)
_HEADINGS: tuple[tuple[Field, str], ...] = (
    (
        Field.NUMBER,
        "(?:任务|问题|项目|事项|指标|整改)?(?:序号|编号)|案号|(?:建议|提案)(?:编?号|序号)|号|no\\.?|项次|顺序",
    ),
    (
        Field.DUE,
        "(?:计划|预计|拟|要求)?(?:整改|办理|销号)?(?:完成|办结|推进|实施|落实|整改|办理|销号)?"
        "(?:时限|时间|期限|时间节点|节点|时间进度|进度)(?:要求|安排|节点)?|due",
    ),
    (Field.REMARK, "备注|说明|note|remarks?"),
    (
        Field.LEAD,
        f"{_ANY_LEVEL}{_OF_UNITS}(?:{'|'.join(words.LABELS[Role.LEAD])})|牵头|lead",
    ),
    (
        Field.SUPPORT,
        f"{_ANY_LEVEL}{_OF_UNITS}(?:{'|'.join(words.LABELS[Role.SUPPORT])}|(?:会办|联动|协同责任){words.BODY})"
        "|配合|会办|support",
    ),
    (
        Field.RESPONSIBLE,
        f"{_ANY_LEVEL}{_OF_UNITS}(?:{'|'.join(words.LABELS[Role.RESPONSIBLE])})"
        "|承办|被考核(?:单位|部门)|分工|任务分工|责任分工|职责分工|responsible",
    ),
    (Field.PERSON, f"{persons.PERSON}|.{{0,8}}领导|联系人?及?(?:电话|方式)"),
)
_FIELDS = tuple((field, re.compile(pattern, re.IGNORECASE)) for field, pattern in _HEADINGS)
_KINDS = tuple(
    (kind, re.compile(f"{_ANY_LEVEL}{_YEAR}(?:{pattern})", re.IGNORECASE))
    for kind, pattern in _TEXTS
)
_UNIT_LIST = re.compile("单位|单位名称|名称|部门|部门名称|unit", re.IGNORECASE)
"""A heading of a list of units, which is no table of tasks."""
_MEASURED = {Kind.INDICATOR, Kind.GOAL}
"""Beside these, 单位 is what a figure counts."""
_OF_BODIES = re.compile("(?:单位|部门|处室|科室|股室)$|^(?:技术支撑|参加)$")
_AND_PERSON = re.compile(
    f"(?P<units>.*(?:单位|部门|[处科股]室))(?:[及和与、/]|以及)(?:其|主要|具体)?{persons.PERSON}$"
)
"""责任单位及责任人: a heading of units with persons."""
_OFFICE = re.compile("[处科股]室$")
_LONGEST = 30  # letters of a heading
_LONGEST_CELL = 80  # letters, with blanks and a remark in brackets


class _Heading(NamedTuple):
    """A heading: where it stands, as printed, and without what does not matter."""

    at: int
    text: str
    folded: str

    def aside(self) -> Text:
        return Text(self.at, self.text, Kind.UNNAMED)


def columns_of(row: Row) -> Columns | None:
    """Return the columns that a row heads, None where none of them is one of units.

    A table of tasks has a column of text besides; see `heads_tasks`.
    """
    found: dict[Field, list[_Heading]] = {}
    rest: list[_Heading] = []
    peopled: set[int] = set()
    for at, cell in enumerate(row.cells):
        folded = _folded(cell)
        if not folded:
            continue
        if (named := _AND_PERSON.match(folded)) is not None:
            folded = named["units"]
            peopled.add(at)
        heading = _Heading(at, "".join(cell.split()), folded)
        field = _field_of(folded)
        (rest if field is None else found.setdefault(field, [])).append(heading)
    if not ROLE_OF.keys() & found.keys():
        return None
    texts: list[Text] = []
    others: list[_Heading] = []
    for heading in rest:
        kind = _kind_of(heading.folded)
        if kind is None:
            others.append(heading)
        else:
            texts.append(Text(heading.at, heading.text, kind))
    if any(_UNIT_LIST.fullmatch(each.folded) for each in others) and not any(
        text.kind in _MEASURED for text in texts
    ):
        return None
    if all(text.kind is Kind.AREA for text in texts):
        texts = [text._replace(kind=Kind.TASK) for text in texts]
    asides, doubts = _settle(found)
    for heading in others:
        if _OF_BODIES.search(heading.folded) and not _UNIT_LIST.fullmatch(heading.folded):
            asides.append(heading.aside())
            doubts.append(_no_role(heading.text))
    doubts += [_left_out(person.text) for person in found.pop(Field.PERSON, [])]
    return Columns(
        {field: tuple(each.at for each in headings) for field, headings in found.items()},
        frozenset(peopled),
        _with_unnamed(texts, found, others, {aside.at for aside in asides}),
        tuple(sorted(asides)),
        tuple(doubts),
    )


def heads_tasks(row: Row) -> bool:
    """Tell whether a row heads a table of tasks."""
    columns = columns_of(row)
    return columns is not None and bool(columns.texts)


def is_heading(text: str) -> bool:
    """Tell whether a text is a heading of a column that is known here."""
    folded = _folded(text)
    return bool(folded) and (_field_of(folded) is not None or _kind_of(folded) is not None)


def identifies_task(text: str) -> bool:
    """Tell whether a heading stands over numbers, or over what one task is called."""
    folded = _folded(text)
    return _field_of(folded) is Field.NUMBER or _kind_of(folded) in _OF_ONE_TASK


_OF_ONE_TASK = (Kind.SPECIFIC_TASK, Kind.TASK, Kind.PROBLEM)


def unit_headings(row: Row) -> tuple[str, ...]:
    """Return the headings of columns of units in a row."""
    columns = columns_of(row)
    places = columns.of_units() if columns is not None else set()
    return tuple("".join(row.cells[at].split()) for at in sorted(places))


def strange_unit_headings(row: Row) -> dict[int, str]:
    """Return the headings beside one of tasks that speak of units in no role that is known."""
    folded = {at: text for at, cell in enumerate(row.cells) if (text := _folded(cell))}
    if not any(_kind_of(text) in (*_OF_ONE_TASK, Kind.MEASURE) for text in folded.values()):
        return {}
    return {
        at: "".join(row.cells[at].split())
        for at, text in folded.items()
        if _OF_BODIES.search(text) and _field_of(text) is None and not _UNIT_LIST.fullmatch(text)
    }


def _folded(cell: str) -> str:
    """Return a heading without blanks, marks and a remark in brackets; "" for what is none."""
    if len(cell) > _LONGEST_CELL:
        return ""
    text = re.sub("[\\s*:：]", "", unicodedata.normalize("NFKC", cell))
    text = re.sub("\\([^()]*\\)", "", text) or text
    return text if len(text) <= _LONGEST else ""


@lru_cache(maxsize=4096)
def _field_of(folded: str) -> Field | None:
    return next((field for field, fits in _FIELDS if fits.fullmatch(folded)), None)


@lru_cache(maxsize=4096)
def _kind_of(folded: str) -> Kind | None:
    return next((kind for kind, fits in _KINDS if fits.fullmatch(folded)), None)


def _with_unnamed(
    texts: Sequence[Text],
    found: Mapping[Field, Sequence[_Heading]],
    others: Iterable[_Heading],
    taken: set[int],
) -> tuple[Text, ...]:
    """Return the columns of text, with those before the units that no heading explains."""
    if not texts:
        return ()
    first = texts[0].at
    units = [each.at for field in ROLE_OF for each in found.get(field, ()) if each.at > first]
    last = min(units, default=first)
    unnamed = [each.aside() for each in others if each.at < last and each.at not in taken]
    return tuple(sorted([*texts, *unnamed]))


def _settle(found: dict[Field, list[_Heading]]) -> tuple[list[Text], list[Message]]:
    """Settle who leads where several columns say so; return what goes into the note, and doubts."""
    asides: list[Text] = []
    doubts: list[Message] = []
    leads = found.get(Field.LEAD, [])
    if any("牵头" in each.folded for each in leads):
        for chief in [each for each in leads if _CHIEF.search(each.folded)]:
            leads.remove(chief)
            found.setdefault(Field.RESPONSIBLE, []).append(chief)
    own = min(map(_distance, leads), default=0)
    chosen = next((each for each in leads if _distance(each) == own), None)
    for lead in [each for each in leads if _distance(each) > own]:
        leads.remove(lead)
        asides.append(lead.aside())
        if chosen is not None:
            doubts.append(_other_level(lead.text, chosen.text))
    of_units = [each for field in ROLE_OF for each in found.get(field, ())]
    if not all(_OFFICE.search(each.folded) for each in of_units):
        for field in [field for field in ROLE_OF if field in found]:
            for office in [each for each in found[field] if _OFFICE.search(each.folded)]:
                found[field].remove(office)
                asides.append(office.aside())
    for field in [field for field, headings in found.items() if not headings]:
        del found[field]
    return asides, doubts


_CHIEF = re.compile("主[责办管抓]")
"""Beside 牵头单位, these are responsible."""
_OWN = re.compile(_LEVEL)


def _distance(lead: _Heading) -> int:
    """Return how far above the issuer of the document the level is that a heading names."""
    level = _OWN.match(lead.folded)
    if level is None or level["own"] or not level["level"]:
        return 0
    return len(_LEVELS) - _LEVELS.index(level["level"])


def _no_role(heading: str) -> Message:
    message = N_("the column {heading} gives units a role that is not known; it is in the notes")
    return Message(message, {"heading": heading})


def _other_level(heading: str, own: str) -> Message:
    message = N_("the column {own} is taken for the lead; the column {heading} is in the notes")
    return Message(message, {"heading": heading, "own": own})


def _left_out(heading: str) -> Message:
    message = N_("the column {heading} is left out: a plan names units")
    return Message(message, {"heading": heading})


class Layout(NamedTuple):
    """Which column of text is the title, which head several rows, and which say more of one.

    `number` is one that holds nothing but numbers, where no other column does.
    """

    number: Text | None
    title: Text
    groups: tuple[Text, ...]
    others: tuple[Text, ...]


def layout_of(columns: Columns, rows: Sequence[Row]) -> Layout:
    """Return what the columns of text are by what `rows`, the tasks, have in them.

    One that heads several rows is no title; of the others the most specific one is.
    """
    filled = [text for text in columns.texts if any(map(text.of, rows))] or list(columns.texts)
    number = _number_in(columns, filled, rows)
    texts = [text for text in filled if text != number]
    named = [text for text in texts if text.kind is not Kind.UNNAMED]
    own = [text for text in named if text.kind is not Kind.AREA]
    pool = named if len(own) > 1 else texts
    heads = {text for text in named if _heads_several(text, pool, rows)}
    candidates = [text for text in texts if text not in heads and text.kind is not Kind.AREA]
    candidates = candidates or own or texts
    title = min(candidates, key=lambda text: (text.kind, _weight(text, rows)))
    areas = [text for text in named if text.kind is Kind.AREA and text != title]
    groups = areas + [text for text in named if text in heads and text not in (title, *areas)]
    others = [text for text in texts if text != title and text not in groups]
    return Layout(number, title, tuple(groups), tuple(others))


def _number_in(columns: Columns, texts: Sequence[Text], rows: Sequence[Row]) -> Text | None:
    """Return the column of text that is one of numbers: a heading may stand over two columns."""
    if Field.NUMBER in columns.places or len(texts) < 2:
        return None
    worded = [text for text in texts if text.kind not in (Kind.GOAL, Kind.UNNAMED)]
    return next((text for text in worded if _are_numbers(map(text.of, rows))), None)


def _are_numbers(cells: Iterable[str]) -> bool:
    return all(_NUMBER.fullmatch(cell) for cell in cells if cell)


_NUMBER = re.compile("[（(]?\\d{1,3}[）)]?[.．、]?")


def _heads_several(text: Text, pool: Iterable[Text], rows: Sequence[Row]) -> bool:
    """Tell whether a column goes on, or is blank, where one to its right says something else.

    Where it does so in a few rows only, it names the tasks of the others.
    """
    behind = [each for each in pool if each.at > text.at]
    told = [text.of(row) for row in rows if text.of(row)]
    if behind and len(told) > 1 and len(set(told)) * 2 <= len(told):
        return any(len({each.of(row) for row in rows}) > len(set(told)) for each in behind)
    going_on = sum(
        text.of(row) in ("", text.of(above))
        and any(each.of(row) not in ("", each.of(above)) for each in behind)
        for above, row in pairwise(rows)
    )
    return going_on * _FEW >= len(rows)


_FEW = 4  # a column heads several rows where at least one row of so many goes on with it


def _weight(text: Text, rows: Sequence[Row]) -> int:
    """Return what orders columns of one kind: their place, or, unnamed, how much they say."""
    return -sum(len(text.of(row)) for row in rows) if text.kind is Kind.UNNAMED else text.at
