"""What entries name, compared with the plan: what it does not have is left out."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from typing import TypeVar

from duties.errors.base import SHOWN
from duties.errors.questions import UnknownStepError
from duties.findings import Severity
from duties.ledger.codes import (
    UNFIT_READING,
    UNKNOWN_ENTRY_TARGET,
    UNKNOWN_ENTRY_TASK,
    UNKNOWN_ENTRY_UNIT,
    UNKNOWN_PROBLEM,
)
from duties.ledger.model import (
    Ledger,
    LedgerFile,
    Lesson,
    ProblemEntry,
    Reading,
    Report,
    Ruling,
    in_order,
)
from duties.messages import N_, Message
from duties.model import Name, Plan, Target
from duties.naming.lookup import no_such_unit, unit_called
from duties.naming.names import Register, normal_form
from duties.planfile.faults import LONG, MISSING_KEY, WRONG_VALUE, Faults
from duties.source import Span
from duties.task_or_step import parts_by_key

_Entry = TypeVar("_Entry", Report, ProblemEntry, Ruling, Lesson)

_COLOURED = ("red", "yellow", "green")  # every plan may show these


def checked(files: Iterable[LedgerFile], plan: Plan, register: Register) -> Ledger:
    """Return the ledger of a plan: the entries that can be understood, and findings on the others.

    Left out is every entry with an error in it: one that the reading of its file found, or a task,
    a step, a unit, a target or a problem that plan and ledger do not have, or a figure that says
    nothing of its target. A unit is called by its own name afterwards. The files are put in the
    order of their periods, then of their names.
    """
    names = _Nameable(plan, register)
    drafts = [_Draft(file, names) for file in in_order(files)]
    _check_problems(drafts)
    return Ledger(tuple(draft.file() for draft in drafts))


class _Nameable:
    """What entries may name, each name looked up once."""

    def __init__(self, plan: Plan, register: Register) -> None:
        self._register = register
        self.parts = parts_by_key(plan)
        self.targets = {target.id: target for target in reversed(plan.targets) if target.id}
        self._plan = plan
        rules = plan.tracking.lights if plan.tracking is not None else ()
        named = (rule.light for rule in rules if rule.light)
        self.lights = tuple(dict.fromkeys((*named, *_COLOURED)))
        self._units: dict[str, str | None] = {}
        self._bodies = {normal_form(body.name): body.id for body in plan.bodies}
        self._bodies |= {normal_form(body.id): body.id for body in plan.bodies}

    def unit(self, name: str) -> str | None:
        """Return the unit that a name means, or None."""
        if name not in self._units:
            self._units[name] = unit_called(self._register, name)
        return self._units[name]

    def no_light(self, light: str) -> Message:
        """Return what to say of a light that no rule of the plan shows."""
        return Message(
            N_("no rule of the plan shows the light {light}; its lights are {known}"),
            {"light": light[:LONG], "known": tuple(each[:LONG] for each in self.lights[:SHOWN])},
        )

    def is_body(self, name: str) -> bool:
        """Tell whether a name is that of a body, or its id."""
        return normal_form(name) in self._bodies

    def no_task(self, key: str) -> Message:
        """Return what to say of a task or a step that the plan does not have."""
        id_, _, _ = key.rpartition("/")
        if id_ in self.parts:
            task, step = self.parts[id_]
            steps = () if step is not None else tuple(each.id[:LONG] for each in task.steps)
            return UnknownStepError(key[:LONG], id_[:LONG], steps).message
        return Message(
            N_(
                "the plan has no task {key}; correct it, or, if the task was dropped from the "
                "plan, put it back and cancel it by a ruling"
            ),
            {"key": key[:LONG]},
        )

    def no_target(self, id_: str) -> Message:
        """Return what to say of a target that the plan does not have."""
        known = tuple(each[:LONG] for each in reversed(self.targets))
        facts = {"id": id_[:LONG], "known": known[:SHOWN]}
        if not known:
            return Message(N_("there is no target {id}; the plan has no targets"), facts)
        near = get_close_matches(id_[:LONG].lower(), known, 1, 0.7)
        if near:
            text = N_("there is no target {id}; did you mean {near}?")
            return Message(text, {**facts, "near": near[0]})
        return Message(N_("there is no target {id}; the targets are {known}"), facts)

    def no_unit(self, name: str) -> Message:
        """Return what to say of a unit that the plan does not have."""
        return no_such_unit(self._register, name[:LONG])


class _Draft:
    """A file while it is checked: its faults, and the entries that are left of it."""

    def __init__(self, file: LedgerFile, names: _Nameable) -> None:
        self._file = file
        self._names = names
        self.faults = Faults(file.findings)
        self._errors = [
            found.span[:2] for found in file.findings if found.severity is Severity.ERROR
        ]
        record = file.record
        self.problems = self._understood(record.problems)
        self._record = record._replace(
            reports=self._understood(record.reports),
            readings=tuple([each for each in record.readings if self._is_fit(each)]),
            rulings=self._understood(record.rulings),
            lessons=self._understood(record.lessons),
        )

    def file(self) -> LedgerFile:
        """Return the file with what is left of it."""
        record = self._record._replace(problems=self.problems)
        return LedgerFile(self._file.source, record, self.faults.in_order())

    def _understood(self, entries: Sequence[_Entry]) -> tuple[_Entry, ...]:
        return tuple([kept for entry in entries if (kept := self._kept(entry)) is not None])

    def _kept(self, entry: _Entry) -> _Entry | None:
        """Return an entry with its units by their own names; None if it cannot be understood."""
        if self._errors and self._has_error(entry.span):
            return None
        names = self._names
        if entry.task is not None and entry.task not in names.parts:
            message = names.no_task(entry.task)
            self.faults.report(UNKNOWN_ENTRY_TASK, message, entry.spans["task"])
            return None
        if isinstance(entry, Ruling):
            for key, message in _doubts(entry, names):
                self.faults.report(WRONG_VALUE, message, entry.spans[key], Severity.WARNING)
            for unit in entry.former:
                if names.unit(unit.text) is None:
                    self._report_unit(unit, Severity.WARNING)
            return entry._replace(former=tuple(map(self._own_name, entry.former)))
        if isinstance(entry, Lesson):
            return entry
        if isinstance(entry, ProblemEntry):
            for needed in entry.needs:
                if names.unit(needed.text) is None and not names.is_body(needed.text):
                    self._report_unit(needed, Severity.WARNING)
            entry = entry._replace(needs=tuple(map(self._own_name, entry.needs)))
        if entry.unit is None:
            return entry
        unit = names.unit(entry.unit.text)
        if unit is None:
            self._report_unit(entry.unit, Severity.ERROR)
            return None
        return (
            entry if unit == entry.unit.text else entry._replace(unit=Name(unit, entry.unit.span))
        )

    def _is_fit(self, reading: Reading) -> bool:
        """Tell whether a reading says something of its target; report what keeps it from that."""
        if self._errors and self._has_error(reading.span):
            return False
        target = self._names.targets.get(reading.target)
        if target is None:
            message = self._names.no_target(reading.target)
            self.faults.report(UNKNOWN_ENTRY_TARGET, message, reading.spans["target"])
            return False
        key, message_ = _misfit(reading, target)
        if message_ is not None:
            self.faults.report(UNFIT_READING, message_, reading.spans[key])
        return message_ is None

    def _has_error(self, span: Span) -> bool:
        place = bisect_left(self._errors, span[:2])
        return place < len(self._errors) and self._errors[place] < span[2:]

    def _own_name(self, name: Name) -> Name:
        unit = None if self._names.is_body(name.text) else self._names.unit(name.text)
        return name if unit in (None, name.text) else Name(str(unit), name.span)

    def _report_unit(self, name: Name, severity: Severity) -> None:
        message = self._names.no_unit(name.text)
        self.faults.report(UNKNOWN_ENTRY_UNIT, message, name.span, severity)


_MEASURED = re.compile(r"-?[0-9]+(?:[.,，][0-9]+)*\s*([^\W\d_][^\d]{0,9}|[%％‰])")


def _misfit(reading: Reading, target: Target) -> tuple[str, Message | None]:
    """Return what of a reading does not fit its target: its key, and what to say; None if all."""
    value = reading.value
    is_measured_alike = reading.unit in (None, target.unit) or normal_form(
        reading.unit or ""
    ) == normal_form(target.unit or "")
    is_one_number = value is None or value.is_number
    if is_measured_alike and (is_one_number or not target.sort.is_number):
        return "value", None
    facts: dict[str, object] = {"target": target.id[:LONG], "measure": (target.unit or "")[:LONG]}
    if not is_measured_alike and reading.unit is not None:
        facts["unit"] = reading.unit[:LONG]
        if target.unit is None:
            text = N_("target {target} has no unit of measure, but this reading is in {unit}")
        else:
            text = N_("target {target} is measured in {measure}, this reading in {unit}")
        return "unit", Message(text, facts)
    words = "" if value is None or len(value.texts) > 1 else value.texts[0]
    measured = _MEASURED.fullmatch(words)
    if target.unit is not None and measured is not None and measured[1] != target.unit:
        facts["unit"] = measured[1][:LONG]
        text = N_("target {target} is measured in {measure}, this reading in {unit}")
    elif target.unit is not None and words.endswith(target.unit):
        text = N_("write the number alone; target {target} is measured in {measure}")
    else:
        facts["value"] = "" if value is None else value.shown()
        text = N_("target {target} has a number as its value, but this reading is {value}")
    return "value", Message(text, facts)


def _doubts(ruling: Ruling, names: _Nameable) -> Iterator[tuple[str, Message]]:
    """Yield what a ruling cannot mean as it stands, each with the key that says it."""
    if ruling.light is not None and ruling.light not in names.lights:
        yield "light", names.no_light(ruling.light)
    if ruling.until is not None and ruling.light is None:
        yield "until", Message(N_("until says how long a light is shown, but no light is set here"))
    elif ruling.until is not None and ruling.date is not None and ruling.until < ruling.date:
        facts = {"until": ruling.until, "day": ruling.date}
        text = N_("a light until {until} is never shown, for the ruling is of {day}")
        yield "until", Message(text, facts)
    said = [key for key in ("accepted", "cancelled", "reopened") if getattr(ruling, key)]
    if len(said) > 1:
        text = N_("one ruling says {keys}; say each in a ruling of its own")
        yield said[-1], Message(text, {"keys": tuple(said)})


def _check_problems(drafts: Sequence[_Draft]) -> None:
    """Leave out what does not go on with a problem that was opened before.

    A problem is opened by its first entry, by its day and then in the order of the files, which
    must name task and unit; the later ones may name the same task.
    """
    opened: dict[str, ProblemEntry] = {}
    kept: list[set[int]] = [set() for _ in drafts]
    in_time = sorted(
        (
            (entry.date or date.min, at, place)
            for at, draft in enumerate(drafts)
            for place, entry in enumerate(draft.problems)
        ),
    )
    for _, at, place in in_time:
        draft = drafts[at]
        entry = draft.problems[place]
        first = opened.get(entry.id)
        if first is None:
            if _opens(entry, draft.faults):
                opened[entry.id] = entry
                kept[at].add(place)
        elif entry.task in (None, first.task):
            kept[at].add(place)
        else:
            message = Message(
                N_(
                    "problem {id} is one of task {first}, not of {task}; give this one an id of "
                    "its own"
                ),
                {"id": entry.id[:LONG], "first": first.task, "task": entry.task},
            )
            draft.faults.report(UNKNOWN_PROBLEM, message, entry.spans["task"])
    for draft, places in zip(drafts, kept, strict=True):
        draft.problems = tuple(
            entry for place, entry in enumerate(draft.problems) if place in places
        )


def _opens(entry: ProblemEntry, faults: Faults) -> bool:
    """Tell whether an entry can be the first of its problem; report what it lacks for that."""
    facts = {"id": entry.id[:LONG], "day": entry.date}
    if entry.task is None:
        message = Message(
            N_("problem {id} was not opened by {day}; the first entry of one names its task"), facts
        )
        faults.report(UNKNOWN_PROBLEM, message, entry.spans["id"])
    elif entry.unit is None:
        message = Message(N_("unit is missing; the first entry of problem {id} names it"), facts)
        at = entry.span
        span = at._replace(end_line=at.line, end_column=at.column + 1)
        faults.report(MISSING_KEY, message, span)
    return entry.task is not None and entry.unit is not None
