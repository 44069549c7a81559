"""Cells of a workbook as they came, and what people mean by them."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import NamedTuple

from duties.ledger.model import RULED, Stage, State
from duties.messages import N_, Message
from duties.naming.names import normal_form
from duties.naming.numerals import number_of
from duties.naming.spoken import STAGE_WORDS, STATE_WORDS
from duties.naming.typed_periods import typed_period
from duties.periods import Period, Stretch, period_around


class Number(NamedTuple):
    """A number as the file has it, and whether the cell shows it as per cent."""

    text: str
    is_percent: bool = False

    @property
    def value(self) -> Decimal:
        """The number, as exact as people see it: what 0.1 + 0.2 leaves behind is cut off."""
        found = Decimal(repr(float(self.text)))
        return round(found, _DIGITS) if found.is_finite() else Decimal(0)


_DIGITS = 9


class Flaw(NamedTuple):
    """A cell that holds no value: #REF! and the like, or a formula that was never computed."""

    text: str


Cell = str | Number | date | Flaw


class CellDoubt(NamedTuple):
    """What a cell was taken for (None for nothing that can be used), and why that is doubtful."""

    value: str | None
    message: Message


Reading = str | None | CellDoubt
"""What a cell says, None where it says nothing."""

_NO_WORDS = "无 暂无 没有 无问题 暂无问题 不存在 未发现 / \\ - -- — —— 〇 n/a none nil"
_NOTHING = frozenset(_NO_WORDS.split())


def text_in(cell: Cell) -> str:
    """Return the words of a cell, as people see them."""
    match cell:
        case Number():
            value = cell.value * 100 if cell.is_percent else cell.value
            return plain(value) + ("%" if cell.is_percent else "")
        case date():
            return cell.isoformat()
        case Flaw():
            return cell.text
    return cell.strip()


def plain(number: Decimal) -> str:
    """Return a number as files write it: 60, 62.5."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def is_nothing(text: str) -> bool:
    """Tell whether words only say that there is nothing: 无, /."""
    return normal_form(text).rstrip("。.") in _NOTHING


def flaw_in(cell: Cell | None) -> Message | None:
    """Return what is wrong with a cell that holds no value."""
    if not isinstance(cell, Flaw):
        return None
    if not cell.text:
        return Message(N_("a formula without a value; open the file in Excel and save it again"))
    return Message(N_("a formula that went wrong ({error})"), {"error": cell.text})


def words(cell: Cell) -> Reading:
    """Return a text; what only says that there is none is none."""
    text = text_in(cell)
    return None if not text or is_nothing(text) else text


def percentage(cell: Cell) -> Reading:
    """Return a percentage as files have it: 60, 60%, 0.6 and 60% as a number are all 60."""
    if isinstance(cell, date):
        return CellDoubt(None, Message(N_("a day is not a percentage")))
    if isinstance(cell, Number):
        return _percent(cell.value * 100) if cell.is_percent else _bare(cell.value)
    typed = normal_form(text_in(cell))
    if not typed or is_nothing(typed):
        return None
    match = _PERCENT.fullmatch(_SPOKEN_PERCENT.sub(_in_figures, typed))
    if match is None:
        facts = {"text": text_in(cell)}
        return CellDoubt(None, Message(N_("{text} is no percentage; write 60 or 60%"), facts))
    number = Decimal(match["number"].replace(",", ""))
    read = _percent(number) if match["sign"] else _bare(number)
    if (match["about"] or match["more"]) and not isinstance(read, CellDoubt):
        facts = {"text": text_in(cell), "percent": str(read)}
        return CellDoubt(read, Message(N_("{text} was read as {percent}%"), facts))
    return read


_SPOKEN_PERCENT = re.compile(
    "百分之(?P<figures>[0-9.]+)|百分之(?P<words>[一二三四五六七八九十百]+)"
)


def _in_figures(spoken: re.Match[str]) -> str:
    """Return 百分之二十 as 20%."""
    if spoken["figures"]:
        return f"{spoken['figures']}%"
    number = 100 if spoken["words"] in ("百", "一百") else number_of(spoken["words"])
    return spoken[0] if number is None else f"{number}%"


_PERCENT = re.compile(
    "(?P<about>约|大约|近|超过?)?(?P<number>[0-9]{1,9}(?:[.][0-9]{1,9})?)(?P<sign>%|百分点)?"
    "(?P<more>左右|以上)?"
)


def _bare(number: Decimal) -> Reading:
    """Return the percentage of a number without a sign: below 1 it is a share of 1."""
    if 0 < number < 1:
        return _percent(number * 100)
    if number == 1:
        text = N_("1 was read as 1%; if all is done, write 100")
        return CellDoubt("1", Message(text))
    return _percent(number)


def _percent(number: Decimal) -> Reading:
    shown = plain(round(number, 6))
    if 0 <= number <= 100:
        return shown
    facts = {"percent": shown}
    return CellDoubt(None, Message(N_("{percent}% is not between 0 and 100"), facts))


def day(cell: Cell, period: Period) -> Reading:
    """Return a day; one without a year is in that which brings it nearest to the period's end."""
    if isinstance(cell, date):
        if cell.year >= _FIRST_YEAR:
            return cell.isoformat()
        text, found = cell.isoformat(), None  # a 3.5 that the cell's format made one
    elif isinstance(cell, Number):
        text = cell.text.removesuffix(".0")
        found = _compact(text) or _serial(text)
    else:
        text = text_in(cell)
        if not text or is_nothing(text):
            return None
        found = _compact(text) or _typed(text, period.last)
    if found is not None:
        return found.isoformat()
    return CellDoubt(None, Message(N_("{text} is no day; write 2026-03-25"), {"text": text}))


def _typed(text: str, last: date) -> date | None:
    bare = _CLOCK.sub("", text.strip())
    match = _MONTH_AND_DAY.fullmatch(normal_form(bare))
    if match is not None:
        days = []
        for year in (last.year - 1, last.year, last.year + 1):
            try:
                days.append(date(year, int(match["month"]), int(match["day"])))
            except ValueError:
                continue
        return min(days, key=lambda each: abs(each - last), default=None)
    found = typed_period(bare.replace("．", "."), last)
    return found.last if found is not None and found.stretch is Stretch.DAY else None


_CLOCK = re.compile(r"[ T]?[0-9]{1,2}:[0-9]{2}(?::[0-9.]+)?$")
_MONTH_AND_DAY = re.compile("(?P<month>[0-9]{1,2})[月/.-](?P<day>[0-9]{1,2})[日号]?")
_COMPACT = re.compile("(20[0-9]{2})([0-9]{2})([0-9]{2})")


def _compact(text: str) -> date | None:
    """Return the day that 20260305 is."""
    match = _COMPACT.fullmatch(text.strip())
    try:
        return None if match is None else date(*map(int, match.groups()))
    except ValueError:
        return None


def _serial(text: str) -> date | None:
    """Return the day of a number that Excel shows as one, where the cell has lost its format."""
    try:
        number = int(float(text))
    except (ValueError, OverflowError):
        return None
    return EPOCH + timedelta(number) if _EARLIEST <= number <= _LATEST else None


EPOCH = date(1899, 12, 30)  # on which the days that Excel counts begin
_FIRST_YEAR = 2000
_EARLIEST, _LATEST = 36526, 73050  # 2000-01-01, 2099-12-31


def state(cell: Cell) -> Reading:
    """Return the state that a unit reports."""
    found = _word(cell, STATE_WORDS)
    if isinstance(found, CellDoubt) or found is None or State(found) not in RULED:
        return found
    text = N_("{text} is for the coordinating office to say; write {done}")
    return CellDoubt(
        None, Message(text, {"text": text_in(cell), "done": Message(State.DONE.label)})
    )


def finished(cell: Cell) -> Reading:
    """Return the state that 是否办结 says: done for yes, nothing for no, or a state in words."""
    typed = normal_form(text_in(cell))
    if typed in _YES:
        return State.DONE.value
    return None if typed in _NO else state(cell)


_YES = frozenset("是 已办结 办结 √ ✓ ✔ 完成 已完成 yes".split())  # noqa: SIM905
_NO = frozenset("否 未办结 未完成 × x 没有 no".split())  # noqa: SIM905


def stretch(cell: Cell, period: Period, every: Stretch) -> Reading:
    """Return the stretch of a standing task that is meant, as files name it: 2026-05, 5月, 上月.

    A day is in the stretch that holds it; one without a year is next to the period's.
    """
    text = text_in(cell)
    if not text or is_nothing(text):
        return None
    found = typed_period(text, period.last)
    if found is None:
        facts = {"text": text}
        return CellDoubt(
            None, Message(N_("{text} is no stretch of the calendar; write 2026-05"), facts)
        )
    if found.stretch is Stretch.DAY:
        found = period_around(found.first, every)
    if found.last > period_around(period.last, every).last:
        text = N_("{stretch} is not over by the end of the period")
        message = Message(text, {"stretch": found.name()})
        return CellDoubt(str(found), message)
    return str(found)


def stage(cell: Cell) -> Reading:
    """Return the stage of a problem."""
    return _word(cell, STAGE_WORDS)


_ENGLISH = {each.value: each.label for each in (*State, *Stage)}


def _word(cell: Cell, table: Mapping[str, str]) -> Reading:
    typed = normal_form(text_in(cell))
    if not typed or is_nothing(typed):
        return None
    meant = _MEANT[frozenset(table)]
    if typed in meant:
        return meant[typed]
    near = get_close_matches(typed, meant, 1, _LIKE)
    facts: dict[str, object] = {"text": text_in(cell)}
    if near:
        facts["near"] = Message(_ENGLISH[meant[near[0]]])
        return CellDoubt(
            None, Message(N_("{text} is none of the list; did you mean {near}?"), facts)
        )
    facts["known"] = tuple(Message(_ENGLISH[key]) for key in table if key not in RULED)
    return CellDoubt(None, Message(N_("{text} is none of the list: {known}"), facts))


def _meant(table: Mapping[str, str]) -> Mapping[str, str]:
    """Return the value of each word, in normal form, in English and Chinese."""
    return {
        normal_form(word): key
        for key, chinese in table.items()
        for word in (key, _ENGLISH[key], *chinese.split())
    }


_MEANT = {frozenset(table): _meant(table) for table in (STATE_WORDS, STAGE_WORDS)}
_LIKE = 0.6


def figure(cell: Cell, measure: str | None, *, is_number: bool) -> Reading:
    """Return the reading of a target: a number in its unit of measure, or words."""
    text = text_in(cell)
    if not text or is_nothing(text):
        return None
    if isinstance(cell, Number):
        is_share = cell.is_percent
        value = cell.value * 100 if is_share else cell.value
        if is_share and normal_form(measure or "").rstrip("点") not in ("%", "百分"):
            facts = {"text": text, "measure": measure or ""}
            words_ = N_("{text}, but the target is measured in {measure}")
            return CellDoubt(None, Message(words_, facts)) if is_number else text
        return plain(value)
    if isinstance(cell, date):
        return CellDoubt(None, Message(N_("a day is not a figure"))) if is_number else text
    if not is_number:
        return text
    bare = normal_form(text).replace(",", "").removesuffix(normal_form(measure or ""))
    try:
        if not _FIGURE.fullmatch(bare):
            raise InvalidOperation
        return plain(Decimal(bare))
    except InvalidOperation:
        facts = {"text": text, "measure": measure or ""}
        said = N_("{text} is no figure; write the number alone (unit of measure: {measure})")
        return CellDoubt(None, Message(said, facts))


_FIGURE = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,20})?")
