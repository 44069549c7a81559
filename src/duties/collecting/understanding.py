"""A form that came back → what the unit says of each task and target, and what is doubtful."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import PurePath
from typing import NamedTuple

from duties.collecting import cells
from duties.collecting.asking import AskedForm
from duties.collecting.cells import Cell, CellDoubt
from duties.collecting.columns import (
    REPORT_COLUMNS,
    TABLE_COLUMNS,
    TARGET_COLUMNS,
    FormColumn,
    Kind,
)
from duties.collecting.doubts import FormDoubt, cell_of, whole
from duties.collecting.matching import Matching
from duties.collecting.reading import FilledRow, Returned
from duties.formats.text import printable
from duties.ledger.fields import TELLING
from duties.ledger.model import State
from duties.messages import N_, Message
from duties.model import Plan
from duties.naming.lookup import no_such_unit, unit_called
from duties.naming.names import LIST_SIGN, Register, normal_form
from duties.naming.typed_periods import typed_period
from duties.periods import Period
from duties.task_or_step import parts_by_key
from duties.tracking.answering import Answering


class RowAnswer(NamedTuple):
    """What a row says: of a task or step, or of a target (`is_reading`).

    `values` are what entries have, as files write it; those of a problem are under `text`, `stage`
    and `needs`, whose units are divided by 、.
    """

    file: str
    row: FilledRow
    unit: str
    about: str
    day: str
    is_day_given: bool
    values: Mapping[str, str]
    is_reading: bool = False

    @property
    def is_report(self) -> bool:
        """Whether it says how the task stands."""
        return any(key in self.values for key in TELLING)

    def told(self) -> tuple[tuple[str, str], ...]:
        """Return all that it says, in one order."""
        return tuple(sorted(self.values.items()))


class Understood(NamedTuple):
    """What a form says; `unit` is None where it is of none, or of several."""

    file: str
    unit: str | None
    answers: tuple[RowAnswer, ...] = ()
    doubts: tuple[FormDoubt, ...] = ()


class Understanding:
    """Understands the forms that came back for a period."""

    def __init__(
        self, plan: Plan, register: Register, forms: Mapping[str, AskedForm], period: Period
    ) -> None:
        self._register = register
        self._period = period
        self._forms = forms
        self._matching = Matching(plan)
        self._bodies = {
            normal_form(name): body.id for body in plan.bodies for name in (body.name, body.id)
        }
        self._fingerprints: dict[str, str] = {}
        self._answering = Answering(register)
        self._parts = parts_by_key(plan)

    def of(self, form: Returned) -> Understood:
        """Return what a form says of this period."""
        doubts: list[FormDoubt] = []
        period = period_of_form(form)
        if period is not None and period != self._period:
            facts = {"period": period.name(), "wanted": self._period.name()}
            text = N_("the form is for {period}, not for {wanted}")
            return _unusable(form, Message(text, facts), self._unit(form)[0])
        unit, message = self._unit(form)
        other = self._called(PurePath(form.file).stem)
        if None not in (unit, other) and other != unit:
            text = N_(
                "the file is called {other}, but holds the form of {unit}; rename it, or have "
                "{other} fill in its own form"
            )
            return _unusable(form, Message(text, {"unit": unit, "other": other}), other)
        has_units = any("unit" in row.columns for row in form.reports)
        if unit is None and has_units:
            message = None
        elif unit is None:
            return _unusable(form, message or Message(N_("the form names no unit")))
        if message is not None:
            doubts.append(FormDoubt(whole(form.file), message))
        is_same_plan = None if unit is None else self._is_same_plan(form, unit)
        if is_same_plan is False:
            text = N_(
                "the form was made from another state of the plan, which asked something else"
            )
            doubts.append(FormDoubt(whole(form.file), Message(text)))
        answers: list[RowAnswer] = []
        for row in form.reports:
            match = self._matching.task(row, is_same_plan=bool(is_same_plan))
            if match.doubt is not None:
                doubts.append(
                    FormDoubt(cell_of(form.file, row, match.column), match.doubt, match.key is None)
                )
            if match.key is None:
                continue
            whose = self._unit_of(form.file, unit, row, match.key, doubts)
            if whose is not None:
                answers += self._answer(form.file, whose, row, match.key, doubts)
        if lit := next((row for row in form.reports if "light" in row.cells), None):
            text = N_(
                "lights are not taken over: they follow from the rules; `duties record TASK "
                "--ruling --light` sets one by hand"
            )
            doubts.append(FormDoubt(cell_of(form.file, lit, "light"), Message(text)))
        for row in form.readings:
            match = self._matching.target(row)
            if match.doubt is not None:
                doubts.append(
                    FormDoubt(cell_of(form.file, row, match.column), match.doubt, match.key is None)
                )
            if match.key is not None and unit is not None:
                answers += self._reading(form.file, unit, row, match.key, doubts)
        return Understood(form.file, unit, tuple(answers), tuple(doubts))

    def _unit(self, form: Returned) -> tuple[str | None, Message | None]:
        """Return the unit that filled a form in, and what is odd about it."""
        marked, shown = form.marks.get("unit"), form.unit
        stem = PurePath(form.file).stem
        for name in (marked, shown, stem):
            unit = self._called(name) if name else None
            if unit is None:
                continue
            other = self._called(shown) if shown else None
            if shown and name is marked and other not in (unit, None):
                facts = {"unit": unit, "other": other}
                text = N_("the form was made for {unit}, but names {other}; it counts for {unit}")
                return unit, Message(text, facts)
            return unit, None
        return None, no_such_unit(self._register, marked or shown or stem)

    def _called(self, name: str) -> str | None:
        """Return the unit of a name, as the plan or as a form writes it."""
        printed = (unit for unit in self._register.units if printable(unit) == name)
        return unit_called(self._register, name) or next(printed, None)

    def _unit_of(
        self, file: str, unit: str | None, row: FilledRow, key: str, doubts: list[FormDoubt]
    ) -> str | None:
        """Return the unit that a row is of: the one that it names, or the form's.

        In a table of an office the only one that answers for the task, if it names none.
        """
        named = cells.text_in(row.cells["unit"]) if "unit" in row.cells else ""
        for name in (named, *_names(named)):
            if name and (found := unit_called(self._register, name)):
                return found
        if named:
            text = N_("the plan has no unit {unit}; `duties units` lists them all")
            message = Message(text, {"unit": named})
            doubts.append(FormDoubt(cell_of(file, row, "unit"), message, is_left_out=True))
            return None
        answering = () if unit is not None else self._answering.of(self._parts[key])
        if unit is None and len(answering) != 1:
            text = N_("the row names no unit, and of {task} several could report")
            message = Message(text, {"task": key})
            doubts.append(FormDoubt(cell_of(file, row, "unit"), message, is_left_out=True))
        return unit or (answering[0] if len(answering) == 1 else None)

    def _is_same_plan(self, form: Returned, unit: str) -> bool | None:
        """Tell whether the plan still asks what a form asks; None where that is not known."""
        mark = form.marks.get("fingerprint")
        if mark is None:
            return None
        if unit not in self._fingerprints:
            asked = self._forms.get(unit)
            self._fingerprints[unit] = "" if asked is None else asked.fingerprint()
        return mark == self._fingerprints[unit]

    def _answer(
        self, file: str, unit: str, row: FilledRow, key: str, doubts: list[FormDoubt]
    ) -> Iterator[RowAnswer]:
        columns = (*REPORT_COLUMNS, *TABLE_COLUMNS)
        task, step = self._parts[key]
        every = None if step is not None else task.every

        def read(column: FormColumn, cell: Cell) -> cells.Reading:
            if column.kind is not Kind.STRETCH:
                return self._read(column, cell)
            if every is not None:
                return cells.stretch(cell, self._period, every)
            text = N_("{task} is no standing task, so this is passed over")
            return CellDoubt("", Message(text, {"task": key})) if cells.words(cell) else None

        values, is_fit = self._values(file, row, columns, read, doubts)
        if not is_fit:
            return
        finished = values.pop("finished", None)
        if finished is not None and values.setdefault("state", finished) != finished:
            facts = {"state": Message(State(values["state"]).label)}
            text = N_("this does not go with the state, {state}, which counts")
            doubts.append(FormDoubt(cell_of(file, row, "finished"), Message(text, facts)))
        day = values.pop("date", None)
        if "text" not in values and "stage" not in values and "needs" in values:
            text = N_("help is wanted, but no problem is named")
            doubts.append(FormDoubt(cell_of(file, row, "needs"), Message(text), is_left_out=True))
            return
        if values.keys() - {"stretch"}:
            at = day or self._period.last.isoformat()
            yield RowAnswer(file, row, unit, key, at, day is not None, values)

    def _reading(
        self, file: str, unit: str, row: FilledRow, id_: str, doubts: list[FormDoubt]
    ) -> Iterator[RowAnswer]:
        target = self._matching.targets[id_]

        def read(column: FormColumn, cell: Cell) -> cells.Reading:
            if column.kind is Kind.VALUE:
                return cells.figure(cell, target.unit, is_number=target.sort.is_number)
            return self._read(column, cell)

        values, is_fit = self._values(file, row, TARGET_COLUMNS, read, doubts)
        if is_fit and "value" in values:
            day = values.pop("date", None)
            at = day or self._period.last.isoformat()
            yield RowAnswer(file, row, unit, id_, at, day is not None, values, is_reading=True)

    def _values(
        self,
        file: str,
        row: FilledRow,
        columns: tuple[FormColumn, ...],
        read: Callable[[FormColumn, Cell], cells.Reading],
        doubts: list[FormDoubt],
    ) -> tuple[dict[str, str], bool]:
        """Return what the cells of a row say, and whether all of them can be understood."""
        values: dict[str, str] = {}
        is_fit = True
        for column in columns:
            cell = row.cells.get(column.key)
            if cell is None or not column.kind.is_filled:
                continue
            flaw = cells.flaw_in(cell)
            found = CellDoubt(None, flaw) if flaw is not None else read(column, cell)
            if isinstance(found, CellDoubt):
                is_fit = is_fit and found.value is not None
                place = cell_of(file, row, column.key)
                doubts.append(FormDoubt(place, found.message, found.value is None))
                found = found.value
            if found:
                values[column.key] = found
        return values, is_fit

    def _read(self, column: FormColumn, cell: Cell) -> cells.Reading:
        match column.kind:
            case Kind.STATE:
                return cells.state(cell)
            case Kind.PERCENT:
                return cells.percentage(cell)
            case Kind.STAGE:
                return cells.stage(cell)
            case Kind.DATE:
                return cells.day(cell, self._period)
            case Kind.FINISHED:
                return cells.finished(cell)
            case Kind.NEEDS:
                return self._needs(cell)
            case _:
                text = cells.text_in(cell)
                return text if column.key == "done" and text else cells.words(cell)

    def _needs(self, cell: Cell) -> cells.Reading:
        """Return the units or bodies that are asked for help; a name of none stays, doubted."""
        text = cells.words(cell)
        if text is None or isinstance(text, CellDoubt):
            return None
        found, unknown = [], []
        names = [text] if self._named(text) else [*_names(text)]
        for name in (part for each in names for part in self._parted(each)):
            named = self._named(name)
            found.append(named or name)
            if named is None:
                unknown.append(name)
        meant = "、".join(dict.fromkeys(found))
        if not unknown:
            return meant
        message = Message(
            N_("the plan has neither unit nor body {names}; kept as it is written"),
            {"names": tuple(unknown)},
        )
        return CellDoubt(meant, message)

    def _parted(self, name: str) -> list[str]:
        """Return the names that blanks divide, if all of them are known; otherwise the whole."""
        parts = name.split()
        is_list = self._named(name) is None and all(map(self._named, parts))
        return parts if is_list else [name]

    def _named(self, name: str) -> str | None:
        form = normal_form(name)
        return self._bodies.get(form) or unit_called(self._register, name)


def _names(text: str) -> Iterator[str]:
    for line in text.splitlines():
        for part in LIST_SIGN.split(line):
            if name := part.strip().removesuffix("等").strip():
                yield name


def _unusable(form: Returned, message: Message, unit: str | None = None) -> Understood:
    return Understood(
        form.file, unit, (), (FormDoubt(whole(form.file), message, is_left_out=True),)
    )


def period_of_form(form: Returned) -> Period | None:
    """Return the period that a form is for, by itself or by what stands above its table."""
    for text in (form.marks.get("period"), form.period):
        if text:
            found = typed_period(text, date.min)
            if found is not None:
                return found
    return None
