"""Single values: a YAML node → a text, a date, names, …, or a fault."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, assert_never

from duties.amounts import Amount, amount_of, amount_of_text
from duties.findings import Severity
from duties.messages import N_, Message
from duties.model import Name
from duties.periods import Period, Stretch, period_of
from duties.planfile.faults import LONG, NULLS, WRONG_VALUE, Faults, is_nothing
from duties.planfile.grammar import FieldKind, OneOf, PlainKind
from duties.planfile.nodes import (
    ListNode,
    Node,
    Scalar,
    is_other_than_text,
    new_tuple,
    other_than_text,
    span_of,
)

if TYPE_CHECKING:
    from fractions import Fraction

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"0|[1-9][0-9]{0,14}")  # what every tool reads as the same whole number
# Never 0, nor infinite; with the exponent that JSON has for a small one.
_FACTOR = re.compile(r"(?=[0-9.]*[1-9])[0-9]{1,6}(\.[0-9]{1,99})?([eE]-1?[0-9]{1,2})?")
_EXACT = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6})?")
_PERCENT = re.compile(r"(100(\.0{1,6})?|[0-9]{1,2}(\.[0-9]{1,6})?)")
_ALL = 100
_ENDS = 2  # of a range
MOST_WEIGHT = 1_000_000
_FLAGS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


class ValueReader:
    """Reads the single values of one file.

    Each method returns None, or no names, after it has reported what is wrong with a value.
    """

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._known_names: dict[str, str] = {}
        self._met: dict[PlainKind, dict[str, Any]] = {}

    def met(self, kind: PlainKind) -> Mapping[str, object]:
        """Return what texts of a kind were read as so far, if nothing but the text decides it."""
        return self._met.setdefault(kind, {})

    def of_kind(self, kind: PlainKind) -> Callable[[Node], object]:
        """Return what reads values of a kind."""
        match kind:
            case FieldKind.TEXT:
                return self._text
            case FieldKind.ID:
                return self._id
            case FieldKind.IDS:
                return self._ids
            case FieldKind.NAME:
                return self._name
            case FieldKind.NAMES:
                return self._names
            case FieldKind.FLAG:
                return self._flag
            case FieldKind.DATE:
                return partial(self._date, self._met.setdefault(kind, {}))
            case FieldKind.PERIOD | FieldKind.START:
                return self._period
            case FieldKind.SPAN:
                return self._span
            case FieldKind.NUMBER:
                return self._number
            case FieldKind.FACTOR:
                return self._factor
            case FieldKind.WEIGHT:
                return self._weight
            case FieldKind.PERCENT:
                return partial(self._percent, self._met.setdefault(kind, {}))
            case FieldKind.AMOUNT:
                return self._amount
            case OneOf():
                known = self._met.setdefault(kind, {str(word): word for word in kind.known()})
                return partial(self._one_of, known)
            case _:
                assert_never(kind)

    def _text(self, node: Node) -> str | None:
        if type(node) is not Scalar:
            self._faults.wrong(N_("a text belongs here, but this is {kind}"), node)
            return None
        text: str = node.value
        if not text or text.isspace():
            self._faults.wrong(N_("this text is empty"), node)
            return None
        return text

    def _id(self, node: Node) -> str | None:
        if type(node) is Scalar and (_NUMBER.fullmatch(node.value) or _is_plain_id(node.value)):
            return str(node.value)
        text = self._text(node)
        if text is None:
            return None
        if text.isdecimal() and not text.isascii():
            self._report_wide(node)
        elif other_than_text(node):
            message = Message(
                N_(
                    "the id {id} is read as written, but other tools may read it as something "
                    "else; put it in quotes"
                ),
                {"id": text[:LONG]},
            )
            self._faults.report(WRONG_VALUE, message, span_of(node), Severity.WARNING)
        return text

    def _report_wide(self, node: Node) -> None:
        from duties.planfile.slips import WIDE_VALUE, half_width

        text = str(getattr(node, "value", ""))[:LONG]
        facts = {"value": text, "right": half_width(text)}
        self._faults.report(
            WRONG_VALUE, Message(WIDE_VALUE, facts), span_of(node), Severity.WARNING
        )

    def _ids(self, node: Node) -> tuple[Name, ...]:
        if type(node) is ListNode:
            return tuple([id_ for entry in node.entries for id_ in self._ids_in(entry)])
        return tuple(self._ids_in(node))

    def _ids_in(self, node: Node) -> Iterator[Name]:
        if is_nothing(node):
            self._faults.wrong(N_("an id is missing here"), node)
        elif (text := self._id(node)) is not None and self._faults.tag_is_plain(node):
            yield Name(text, span_of(node))

    def _names(self, node: Node) -> tuple[Name, ...]:
        if type(node) is ListNode:
            return tuple([name for entry in node.entries if (name := self._name(entry))])
        if type(node) is Scalar:
            name = self._name(node)
            return () if name is None else (name,)
        self._faults.wrong(N_("a name or a list of names belongs here, but this is {kind}"), node)
        return ()

    def _name(self, node: Node) -> Name | None:
        text = self._known_names.get(node.value) if type(node) is Scalar else None
        if text is None or node.tag is not None:
            text = self._new_name(node)
            if text is None:
                return None
        return new_tuple(Name, (text, span_of(node)))

    def _new_name(self, node: Node) -> str | None:
        """Check a name that was not met before; equal names share one string from then on."""
        if type(node) is not Scalar:
            self._faults.wrong(N_("a name belongs here, but this is {kind}"), node)
            return None
        if is_nothing(node):
            self._faults.wrong(N_("a name is missing here"), node)
            return None
        if self._text(node) is None or not self._faults.tag_is_plain(node):
            return None
        if node.value in NULLS:  # in quotes here, but nothing where it stands without
            return str(node.value)
        return self._known_names.setdefault(node.value, node.value)

    def _unfit(self, node: Node, text: str, read: Callable[[str], object], **facts: object) -> None:
        """Report a value that cannot be read; if another spelling of it could be, say which."""
        if type(node) is Scalar:
            from duties.planfile.slips import spellings

            for right, words in spellings(node.value[:LONG]):
                if read(right) is not None:
                    known = {"value": node.value[:LONG], "right": right}
                    self._faults.report(WRONG_VALUE, Message(words, known), span_of(node))
                    return
        self._faults.wrong(text, node, **facts)

    def _flag(self, node: Node) -> bool | None:
        flag = _FLAGS.get(node.value) if type(node) is Scalar and not node.style else None
        if flag is None:
            text = N_("true or false belongs here, but this is {value}")
            self._unfit(node, text, _FLAGS.get)
            return None
        return flag

    def _date(self, met: dict[str, date], node: Node) -> date | None:
        if type(node) is Scalar and _DATE.fullmatch(node.value):
            try:
                return met.setdefault(node.value, date.fromisoformat(node.value))
            except ValueError:
                self._faults.wrong(N_("there is no such date as {value}"), node)
                return None
        text = N_("a date (2023-12-31) belongs here, but this is {value}")
        self._unfit(node, text, _day)
        return None

    def _period(self, node: Node) -> Period | None:
        if type(node) is Scalar:
            try:
                period = _deadline(node.value)
            except ValueError:
                self._faults.wrong(N_("there is no such date as {value}"), node)
                return None
            if period is not None:
                return period
        text = N_(
            "a day (2027-06-30), a month (2027-06), a quarter (2027-Q2), a half-year (2027-H1) "
            "or a year (2027) belongs here, but this is {value}; words go under due_text"
        )
        self._unfit(node, text, _possible_deadline)
        return None

    def _span(self, node: Node) -> Period | None:
        if type(node) is Scalar:
            try:
                period = period_of(node.value)
            except ValueError:
                self._faults.wrong(N_("there is no such period as {value}"), node)
                return None
            if period is not None and period.stretch is not Stretch.DAY:
                return period
        text = N_(
            "a week (2026-W13), a month (2026-03), a quarter (2026-Q1), a half-year (2026-H1) or a "
            "year (2026) belongs here, but this is {value}"
        )
        self._unfit(node, text, _possible_span)
        return None

    def _number(self, node: Node) -> int | None:
        if type(node) is Scalar and not node.style and _NUMBER.fullmatch(node.value):
            return int(node.value)
        text = N_("a whole number belongs here, but this is {value}")
        self._unfit(node, text, _NUMBER.fullmatch)
        return None

    def _factor(self, node: Node) -> float | None:
        if type(node) is Scalar and not node.style and _FACTOR.fullmatch(node.value):
            return float(node.value)
        text = N_("a number greater than 0 belongs here, but this is {value}")
        self._unfit(node, text, _FACTOR.fullmatch)
        return None

    def _weight(self, node: Node) -> "Fraction | None":
        weight = _exact(node)
        if weight is not None and 0 < weight < MOST_WEIGHT:
            return weight
        text = N_("a number greater than 0 belongs here, but this is {value}")
        self._unfit(node, text, _FACTOR.fullmatch)
        return None

    def _percent(self, met: "dict[str, Fraction]", node: Node) -> "Fraction | None":
        percent = _exact(node)
        if type(node) is Scalar and percent is not None and percent <= _ALL:
            return met.setdefault(node.value, percent)
        if type(node) is Scalar and node.value.rstrip().endswith(("%", "％", "﹪")):
            text = N_("a number from 0 to 100 belongs here; write {value} without %")
        elif type(node) is Scalar and node.style and _PERCENT.fullmatch(node.value):
            text = N_("a number from 0 to 100 belongs here; write {value} without quotes")
        else:
            text = N_("a number from 0 to 100 belongs here, but this is {value}")
        self._unfit(node, text, _PERCENT.fullmatch)
        return None

    def _amount(self, node: Node) -> Amount | None:
        if type(node) is not ListNode:
            text = self._text(node)
            return None if text is None else amount_of_text(text)
        texts = [end.value for end in node.entries if type(end) is Scalar]
        amount = amount_of(*texts) if len(texts) == len(node.entries) == _ENDS else None
        if amount is None:
            text = N_("a range is two numbers ([1, 2]), but this is {kind}")
            self._faults.wrong(text, node)
        return amount

    def _one_of(self, known: Mapping[str, StrEnum], node: Node) -> StrEnum | None:
        if type(node) is Scalar and (word := known.get(node.value)) is not None:
            return word
        value = node.value.lower() if type(node) is Scalar else ""
        if near := get_close_matches(value[:LONG], known, 1, 0.7):
            text = N_("there is no {value} here; did you mean {near}?")
            self._unfit(node, text, known.get, near=near[0])
            return None
        text = N_("one of {known} belongs here, but this is {value}")
        self._unfit(node, text, known.get, known=tuple(known))
        return None


@lru_cache(maxsize=65536)
def _is_plain_id(text: str) -> bool:
    """Tell whether every tool reads a text as itself, with or without quotes.

    The ids of targets come again in every period's file.
    """
    is_wide = text.isdecimal() and not text.isascii()
    return not (not text or text.isspace() or is_wide or is_other_than_text(text))


def _deadline(text: str) -> Period | None:
    """Return the period that a deadline names; raises `ValueError` where the calendar has none."""
    period = period_of(text)
    return None if period is None or period.stretch is Stretch.WEEK else period


def _possible_deadline(text: str) -> Period | None:
    try:
        return _deadline(text)
    except ValueError:
        return None


def _possible_span(text: str) -> Period | None:
    try:
        period = period_of(text)
    except ValueError:
        return None
    return None if period is None or period.stretch is Stretch.DAY else period


def _exact(node: Node) -> "Fraction | None":
    if type(node) is not Scalar or node.style:
        return None
    return _exact_number(node.value)


@lru_cache(maxsize=4096)
def _exact_number(text: str) -> "Fraction | None":
    from fractions import Fraction

    return Fraction(text) if _EXACT.fullmatch(text) else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        return None
