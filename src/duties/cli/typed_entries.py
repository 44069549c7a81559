"""What people type for an entry of the ledger → the entry as files have it."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from typing import NamedTuple

from duties.cli.choices import light_meant, word_meant
from duties.errors.base import SHOWN
from duties.errors.ledgers import (
    MissingWordError,
    NeedlessWordError,
    NothingToRecordError,
    OneRulingError,
    UnfitWordError,
    UnknownProblemError,
    UnsureAnswererError,
    Word,
)
from duties.errors.questions import UnknownDayError, UnknownPeriodError, UnknownUnitError
from duties.ledger.appending import faults_of
from duties.ledger.drafts import GRAMMARS, EntryDraft, Value
from duties.ledger.model import Ledger, LedgerFile, Stage
from duties.messages import Message
from duties.model import Plan
from duties.naming.lookup import find_unit
from duties.naming.names import Register, normal_form
from duties.naming.typed_periods import typed_period
from duties.periods import Stretch
from duties.planfile.grammar import FieldKind, OneOf
from duties.queries.selection import select_part
from duties.task_or_step import parts_by_key
from duties.tracking.answering import Answering

_Called = Callable[[str], Word]
NEW = "new"
_NEW = (NEW, "新", "新增", "新问题")
_TOLD = ("state", "percent", "done", "next", "evidence")
_DECIDED = ("light", "due", "accepted", "cancelled", "reopened", "stretch")
_ALONE = ("accepted", "cancelled", "reopened")
_FLAGS = ("true", "false")


class Typed(NamedTuple):
    """What was typed for an entry, by the keys of its section; `row` is its place in a file."""

    section: str
    values: Mapping[str, Value]
    row: int | None = None


class Typing:
    """Reads what was typed about a plan, on a day, where the ledger holds this."""

    def __init__(
        self,
        plan: Plan,
        register: Register,
        files: Iterable[LedgerFile],
        ledger: Ledger,
        today: date,
    ) -> None:
        self._plan = plan
        self._register = register
        self._today = today
        self._answering = Answering(register)
        self._parts = parts_by_key(plan)
        self._opened = {
            entry.id: entry
            for file in reversed(ledger.files)
            for entry in reversed(file.record.problems)
        }
        self._ids = {entry.id for file in files for entry in file.record.problems}

    def draft(self, typed: Typed) -> EntryDraft:
        """Return the entry that was meant; raises a `DutiesError` where that is not clear."""
        section, grammar = typed.section, GRAMMARS[typed.section]
        called = partial(word_for, is_option=typed.row is None)
        for key in typed.values:
            if key not in grammar:
                raise NeedlessWordError(called(key), tuple(map(called, grammar)))
        values: dict[str, Value] = {}
        for key, value in typed.values.items():
            read = self._read(called(key), key, grammar[key].kind, value)
            if read is not None:
                values[key] = read
        values.setdefault("date", self._today.isoformat())
        if section == "problems":
            self._complete_problem(values, called)
        elif "task" not in values:
            raise MissingWordError(called("task"))
        if section == "reports":
            self._name_answerer(values, called)
            if not any(key in values for key in _TOLD):
                raise NothingToRecordError(tuple(map(called, _TOLD)))
        if section == "rulings":
            _check_ruling(values, called)
        for key, field in grammar.items():
            if field.required and key not in values:
                raise MissingWordError(called(key))
        draft = EntryDraft(section, values)
        for key, message in faults_of(draft):
            raise UnfitWordError(called(key), message)
        return draft

    def _read(self, called: Word, key: str, kind: object, value: Value) -> Value | None:
        if isinstance(value, tuple):
            return tuple(self._helper(name) for name in value)
        match kind:
            case FieldKind.NAMES:
                return (self._helper(value),)
            case FieldKind.NAME:
                return find_unit(self._register, value)
            case FieldKind.ID if key == "task":
                return self._key(value)
            case FieldKind.DATE:
                return self._day(called, value, is_end=key == "until")
            case FieldKind.PERIOD | FieldKind.SPAN:
                return self._period(called, value, is_span=kind is FieldKind.SPAN)
            case FieldKind.PERCENT:
                return normal_form(value).removesuffix("%")
            case FieldKind.FLAG:
                word = word_meant(_FLAGS, value)
                return None if word == "false" else word or value
            case OneOf():
                return word_meant(map(str, kind.known()), value) or value
        return light_meant(value) if key == "light" else value

    def _helper(self, name: str) -> str:
        """Return the unit that is asked for help, or the name itself: it may be a body."""
        bodies = (part for body in self._plan.bodies for part in (body.id, body.name))
        if normal_form(name) in map(normal_form, bodies):
            return name
        try:
            return find_unit(self._register, name)
        except UnknownUnitError:
            return name

    def _key(self, text: str) -> str:
        """Return what entries call the task or the step that was typed."""
        if text in self._parts:
            return text
        return select_part(self._plan, text).key

    def _day(self, called: Word, text: str, *, is_end: bool) -> str:
        period = typed_period(text, self._today)
        if period is None or (period.stretch is not Stretch.DAY and not is_end):
            raise UnknownDayError(called, text)
        return period.last.isoformat()

    def _period(self, called: Word, text: str, *, is_span: bool) -> str:
        period = typed_period(text, self._today)
        if period is None or (is_span and period.stretch is Stretch.DAY):
            raise UnknownPeriodError(called, text)
        return str(period)

    def _name_answerer(self, values: dict[str, Value], called: _Called) -> None:
        """Name the only unit that answers for a task, where nobody said who it is."""
        if "unit" in values:
            return
        key = str(values["task"])
        units = self._answering.of(self._parts[key])
        if len(units) != 1:
            raise UnsureAnswererError(key, called("unit"), units[:SHOWN])
        values["unit"] = units[0]

    def _complete_problem(self, values: dict[str, Value], called: _Called) -> None:
        """Give a new problem its id, its unit and its stage; one that is known has all but that."""
        id_ = str(values.get("id", NEW))
        if normal_form(id_) in _NEW:
            id_ = self._free_id()
        values["id"] = id_
        if id_ in self._ids:
            if "stage" not in values:
                raise MissingWordError(called("stage"))
            return
        if "task" not in values:
            raise UnknownProblemError(id_, tuple(self._opened)[:SHOWN])
        if "text" not in values:
            raise MissingWordError(called("text"))
        values.setdefault("stage", Stage.FOUND.value)
        self._name_answerer(values, called)
        self._ids.add(id_)

    def _free_id(self) -> str:
        numbers = [int(id_[1:]) for id_ in self._ids if _NUMBERED.fullmatch(id_)]
        return f"P{max(numbers, default=0) + 1}"


_NUMBERED = re.compile("P[0-9]{1,9}")


def _check_ruling(values: Mapping[str, Value], called: _Called) -> None:
    if not any(key in values for key in _DECIDED):
        raise NothingToRecordError(tuple(map(called, _DECIDED)))
    if len(both := [key for key in _ALONE if key in values]) > 1:
        raise OneRulingError(*map(called, both[:2]))
    if "until" in values and "light" not in values:
        raise MissingWordError(called("light"))


def word_for(key: str, *, is_option: bool) -> Word:
    """Return what people type a value of an entry behind: an option, or the key itself."""
    return _OPTIONS.get(key, f"--{key}") if is_option else key


_OPTIONS: Mapping[str, Word] = {"task": Message("TASK"), "id": "--problem", "kind": "--lesson"}
