"""What people type for an entry of the ledger → the entry as files have it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import NamedTuple

from duties.amounts import is_number
from duties.cli.choices import first_words, light_meant, word_meant
from duties.errors.base import SHOWN
from duties.errors.ledgers import (
    DayForTaskError,
    MissingWordError,
    NeedlessWordError,
    NothingToRecordError,
    OneRulingError,
    OtherTaskError,
    TasklessProblemError,
    UnfitWordError,
    UnknownProblemError,
    UnknownWordError,
    UnsureAnswererError,
    Word,
)
from duties.errors.options import UnknownDayError, UnknownPeriodError
from duties.errors.questions import UnknownTaskError, UnknownUnitError
from duties.ledger.appending import faults_of
from duties.ledger.drafts import GRAMMARS, EntryDraft, Value
from duties.ledger.fields import TELLING
from duties.ledger.model import Ledger, LedgerFile, Stage
from duties.messages import N_, Message
from duties.model import Plan
from duties.naming.lookup import find_unit
from duties.naming.names import LIST_SIGN, Register, normal_form
from duties.naming.typed_periods import typed_period
from duties.periods import Stretch
from duties.planfile.grammar import FieldKind, OneOf
from duties.queries.selection import select_part
from duties.queries.task_targets import target_named
from duties.task_or_step import parts_by_key
from duties.tracking.answering import Answering

_Called = Callable[[str], Word]
NEW = "new"
TITLE = "title"
"""The key of a second column about the task, which only says again which one is meant."""

_NEW = (NEW, "新", "新增", "新问题")
_DECIDED = ("light", "due", "accepted", "cancelled", "reopened", "stretch", "former")
_ALONE = ("accepted", "cancelled", "reopened")
_FLAGS = ("true", "false")


class Typed(NamedTuple):
    """What was typed for an entry, by the keys of its section.

    `place` is where it stands in a file, and `columns` are the names that its keys have there.
    """

    section: str
    values: Mapping[str, Value]
    place: Message | None = None
    columns: Mapping[str, str] = {}


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
        self._by_form = {normal_form(id_): id_ for id_ in sorted(self._ids)}

    def draft(self, typed: Typed) -> EntryDraft:
        """Return the entry that was meant; raises a `DutiesError` where that is not clear."""
        section, grammar = typed.section, GRAMMARS[typed.section]
        called: _Called = (
            partial(word_for, is_option=True) if typed.place is None else _column(typed.columns)
        )
        given = dict(typed.values)
        title = given.pop(TITLE, None) if typed.place else None
        if title is not None:
            given.setdefault("task", title)
        for key in given:
            if key not in grammar:
                raise NeedlessWordError(called(key), tuple(map(called, grammar)))
        values: dict[str, Value] = {}
        for key, value in given.items():
            read = self._read(called(key), key, grammar[key].kind, value)
            if read is not None:
                values[key] = read
        if section == "readings":
            self._strip_measure(values)
        values.setdefault("date", self._today.isoformat())
        if title is not None:
            self._check_title(str(given["task"]), str(values["task"]), str(title), called)
        if section == "problems":
            self._complete_problem(values, called)
        elif section != "readings" and "task" not in values:
            raise MissingWordError(called("task"))
        if section == "reports":
            self._name_answerer(values, called)
            if not any(key in values for key in TELLING):
                raise NothingToRecordError(tuple(map(called, TELLING)))
        if section == "rulings":
            _check_ruling(values, called)
        for key, field in grammar.items():
            if field.required and key not in values:
                raise MissingWordError(called(key))
        draft = EntryDraft(section, values)
        for key, message in faults_of(draft):
            raise UnfitWordError(called(key), message)
        return draft

    def _check_title(self, typed: str, key: str, title: str, called: _Called) -> None:
        """Raise an `OtherTaskError` where a row has the title of another task than its number."""
        task, step = self._parts[key]
        own, other = normal_form(task.title if step is None else step.title), normal_form(title)
        if other not in own and own not in other and title != key:
            raise OtherTaskError(typed, f"{key} {(step or task).title}", called(TITLE), title)

    def _read(self, called: Word, key: str, kind: object, value: Value) -> Value | None:
        match kind:
            case FieldKind.NAMES:
                names = (value,) if isinstance(value, str) else value
                return tuple(dict.fromkeys(each for name in names for each in self._helpers(name)))
        if isinstance(value, tuple):
            return value
        match kind:
            case FieldKind.NAME:
                return find_unit(self._register, value)
            case FieldKind.ID if key == "task":
                return self._key(value)
            case FieldKind.ID if normal_form(value) in self._by_form:
                return self._by_form[normal_form(value)]
            case FieldKind.ID if key == "target":
                return target_named(self._plan, value).id
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
                known = tuple(map(str, kind.known()))
                meant = word_meant(known, value)
                if meant is None:
                    raise UnknownWordError(called, value, first_words(known, like=value))
                return meant
        return light_meant(value) if key == "light" else value

    def _strip_measure(self, values: dict[str, Value]) -> None:
        """Make a number of what was typed as one: 1,830亿元, where the target is in 亿元."""
        if not {"target", "value"} <= values.keys():
            return
        target = target_named(self._plan, str(values["target"]))
        typed = normal_form(str(values["value"])).replace(",", "")
        bare = typed.removesuffix(normal_form(target.unit or ""))
        if is_number(bare):
            values["value"] = bare

    def _helpers(self, name: str) -> Iterator[str]:
        """Yield the units that are asked for help; a name of a body, or of none, as it is.

        A name that nothing has may be a list of names: 县水务局、城关镇.
        """
        bodies = (part for body in self._plan.bodies for part in (body.id, body.name))
        if normal_form(name) in map(normal_form, bodies):
            yield name
            return
        try:
            yield find_unit(self._register, name)
        except UnknownUnitError:
            parts = [part for part in LIST_SIGN.split(name) if part.strip()]
            if len(parts) < 2:
                yield name
            else:
                for part in parts:
                    yield from self._helpers(part.strip())

    def _key(self, text: str) -> str:
        """Return what entries call the task or the step that was typed."""
        form = normal_form(text)
        if text in self._parts:
            return text
        if form in self._parts or form.removesuffix(".0") in self._parts:
            return form.removesuffix(".0")
        try:
            return select_part(self._plan, text).key
        except UnknownTaskError:
            if self._is_day(text):
                raise DayForTaskError(text, "1/2") from None
            raise

    def _is_day(self, text: str) -> bool:
        period = typed_period(text, self._today)
        is_day = period is not None and period.stretch is Stretch.DAY
        return is_day or _EXCEL_DAY.fullmatch(text.strip()) is not None

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
        """Name the only unit that answers for a task, where nobody said which it is."""
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
        is_new = normal_form(id_) in _NEW
        if is_new:
            id_ = self._free_id()
        values["id"] = id_
        if id_ in self._ids:
            if "stage" not in values:
                raise MissingWordError(called("stage"))
            return
        if "task" not in values:
            if is_new:
                raise TasklessProblemError(called("task"))
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
_EXCEL_DAY = re.compile("[0-9]{1,2}-[A-Z][a-z]{2}|[A-Z][a-z]{2}-[0-9]{1,2}")


def _check_ruling(values: Mapping[str, Value], called: _Called) -> None:
    if not any(key in values for key in _DECIDED):
        raise NothingToRecordError(tuple(map(called, _DECIDED)))
    if len(both := [key for key in _ALONE if key in values]) > 1:
        raise OneRulingError(*map(called, both[:2]))
    if "until" in values and "light" not in values:
        raise MissingWordError(called("light"))


def word_for(key: str, *, is_option: bool) -> Word:
    """Return what people type before a value of an entry: an option, or the key itself."""
    if not is_option:
        return key
    return Message(N_("TASK")) if key == "task" else _OPTIONS.get(key, f"--{key}")


def _column(columns: Mapping[str, str]) -> _Called:
    """Return what calls a key by the name that it has in the table it was typed in."""
    return lambda key: columns.get(key, key)


_OPTIONS = {"id": "--problem", "kind": "--lesson"}
