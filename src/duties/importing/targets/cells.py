"""What the cells of a row of indicators hold: a name, a unit and a value → an indicator."""

import re
from typing import NamedTuple

from duties.importing.document import Place
from duties.importing.lexicon import bounds
from duties.importing.plan.draft import Value
from duties.importing.targets.texts import plain
from duties.model import Bound
from duties.periods import Period


class Indicator(NamedTuple):
    """A row of a table of indicators."""

    name: str
    value: Value
    unit: str
    bound: Bound
    by: Period | None
    is_growth: bool
    place: Place
    baseline: tuple[str, Period | None] | None = None


VALUE = re.compile(
    "(?P<before>(?:≥|≤|>=|<=|>|<|﹥|﹤|≧|≦|不低于|不少于|超过|大于|高于|不高于|不超过|低于|小于|少于|达到?|突破|约|左右|控制在|保持|稳定在|累计)*)"
    "(?P<change>(?:年均)?(?:下降|降低|减少|增长|提高|提升|增加|缩短)?)(?:至|到|约)?[\\[〔【（(]?"
    "(?P<low>\\d+(?:,\\d{3})*(?:\\.\\d+)?)(?:%|‰)?(?:[-—–~～至](?P<high>\\d+(?:\\.\\d+)?))?[\\]〕】）)]?"
    "(?P<unit>(?![.、．]|[^\\d，。；、（()）]{1,7}[率数量额值比](?:[（(]|$))[^\\d，。；、（()）]{0,8}?)(?P<after>及?以上|以内|以下|左右|\\+)?(?:[（(][^）)]*[）)])?"
)
WHOLE = "全覆盖"
_BOUND_OF = {
    "以上": Bound.MIN,
    "及以上": Bound.MIN,
    "+": Bound.MIN,
    "以内": Bound.MAX,
    "以下": Bound.MAX,
    "左右": Bound.ABOUT,
}
_NUMBERED = re.compile("^(?:\\d{1,2}[.、)）]|（\\d{1,2}）)(?!\\d)")
UNIT_IN_NAME = re.compile("[（(〔\\[](?P<unit>[^（(）)〔〕\\[\\]]{1,12})[）)〕\\]]$")
_NO_UNIT = re.compile("含|其中|不含|累计|新增|年均|注|本|级|类|以|及|按|当年")
_TIME = re.compile("(?:20\\d\\d年|\\d{1,2}月)")  # 12月底完成 is no figure
_CHANGED = re.compile("增长|增速|下降|降低|降幅|增幅|提高|减少|提升|缩短")
_GRADE = re.compile(
    "[ⅠⅡⅢⅣⅤ]+类(?:及以上)?|全覆盖|达标|基本消除|优|良好|完成.{0,8}任务|.{0,6}下达.{0,8}"
)


def indicator_of(
    name: str,
    unit: str,
    cell: str,
    by: Period | None,
    place: Place,
    base: tuple[str, Period | None] | None,
) -> Indicator | None:
    """Return the indicator of a row, None where its cells hold none; `base` is its baseline."""
    text = _NUMBERED.sub("", plain(name).text).strip("*＊#①②③、：:")
    printed = plain(cell).text
    value = None if _TIME.match(printed) else VALUE.fullmatch(printed)
    brackets = UNIT_IN_NAME.search(text)
    own = plain(unit).text.strip("—-/")
    if brackets is not None and not _NO_UNIT.search(brackets["unit"]):
        own = own or brackets["unit"]
        text = text[: brackets.start()]
    if len(text) < 2 or not re.search("[\\u4e00-\\u9fff]", text):
        return None
    if value is None:
        if (_GRADE.fullmatch(printed) and "类" in printed) or printed == WHOLE:
            return Indicator(text, printed, "", Bound.REACH, by, False, place, None)
        return None
    own = value["unit"] or own
    if not own and "%" in printed:
        own = "%"
    operator = bounds.before(value["before"], len(value["before"]))
    bound = operator.bound if operator is not None else Bound.REACH
    if value["after"]:
        bound = _BOUND_OF[value["after"]]
    change = value["change"]
    is_growth = bool(change) or _CHANGED.search(text) is not None
    if change and change not in text:
        text += change
    low = value["low"].replace(",", "")
    return Indicator(
        text,
        low if value["high"] is None else (low, value["high"]),
        own,
        bound,
        by,
        is_growth,
        place,
        base,
    )
