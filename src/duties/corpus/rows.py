"""A plan and its ledger → the rows of every table, as cells by column."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from gettext import NullTranslations
from itertools import chain
from typing import NamedTuple

from duties.assignments import step_assignments
from duties.corpus.cells import cells_of_part, filler
from duties.corpus.sentences import packed
from duties.corpus.sources import SourceFile
from duties.corpus.tables import COMMON, LEDGER_LISTS, TABLES
from duties.exporting.dossier import Dossier
from duties.exporting.records import DATA, Record, records
from duties.files import in_utf8
from duties.findings import Finding
from duties.ledger.model import LedgerFile
from duties.model import Plan
from duties.naming.names import Register, names_registered, names_used, normal_form
from duties.planfile.fields import TARGET, TASK, UNIT
from duties.planfile.grammar import attribute
from duties.queries.possible import Openings

Row = dict[str, object]
Rows = dict[str, list[Row]]
_ENGLISH = NullTranslations()
_YEAR = re.compile("(?<![0-9])(?:19|20)[0-9]{2}(?=年)")


class FoundIn(NamedTuple):
    """A finding, and the file it is in."""

    file: str
    finding: Finding


class PlanFacts(NamedTuple):
    """What is known of a plan that is gathered, besides what stands in it.

    `unread` and `register_unread` are how many places of its file, and of its register, could not
    be read as meant.
    """

    name: str
    path: str
    is_draft: bool
    has_ledger: bool
    unread: int
    register_unread: int
    gathered: date
    digest: str
    sources: tuple[SourceFile, ...]


def rows_of(
    dossier: Dossier,
    ledger: Iterable[LedgerFile],
    findings: Iterable[FoundIn],
    facts: PlanFacts,
) -> Rows:
    """Return the rows of a plan by the names of the tables, each row by the names of its columns.

    `ledger` are the files of the entries that count.
    """
    plan, register = dossier.plan, dossier.register
    common = {"plan": facts.name, "issuer": plan.issuer, "year": year_of(plan)}
    found: dict[str, Iterable[Row]] = {
        "plans": [_plan(plan, facts)],
        "assignments": _assignments(dossier),
        "tasks": _tasks(dossier),
        "units": _units(plan, register),
        "names": _names(register),
        "targets": _targets(plan, register),
        "findings": _findings(findings),
        "sources": (
            {"position": place, **source._asdict()} for place, source in enumerate(facts.sources)
        ),
        **_entries(ledger),
    }
    return {table: [{**common, **row} for row in found[table]] for table in TABLES}


def year_of(plan: Plan) -> int | None:
    """Return the year that a plan was issued in, or else the first that its title names."""
    if plan.issued is not None:
        return plan.issued.year
    named = _YEAR.search(plan.title)
    return int(named[0]) if named else None


def _plan(plan: Plan, facts: PlanFacts) -> Row:
    row: Row = {}
    for name, fill in _OF_PLAN:
        fill(row, getattr(facts if name in _FACTS else plan, name))
    return row


_FACTS = frozenset(PlanFacts._fields)
_OF_PLAN = [
    (name, filler(name, kind))
    for name, kind in TABLES["plans"].columns.items()
    if name not in COMMON
]


def _assignments(dossier: Dossier) -> Iterator[Row]:
    for record in chain(records(dossier), _of_steps(dossier)):
        if record.duty is not None:
            row: Row = {}
            for fill, value in _OF_ASSIGNMENT:
                fill(row, value(record))
            task = dossier.plan.tasks[record.place]
            row["step"] = None if record.task.id == task.id else record.task.id
            row["task"] = task.id
            yield row


_OF_ASSIGNMENT = [
    (filler(name, DATA[name].kind), DATA[name].value)
    for name in TABLES["assignments"].columns
    if name in DATA and name not in COMMON
]


def _of_steps(dossier: Dossier) -> Iterator[Record]:
    plan, register = dossier.plan, dossier.register
    for duty in step_assignments(plan, register):
        unit = register.units[duty.unit]
        yield Record(plan, duty.place, duty.task, dossier.action_of(duty.task), duty, unit)


def _tasks(dossier: Dossier) -> Iterator[Row]:
    openings = Openings(dossier.register)
    for place, task in enumerate(dossier.plan.tasks):
        action = dossier.action_of(task)
        form = normal_form(task.title)
        yield {
            "position": place + 1,
            "action_title": None if action is None else action.title,
            "title_form": None if form == task.title else form,
            "left_open": any(openings.of(task)),
            **cells_of_part(TASK, task),
        }


def _units(plan: Plan, register: Register) -> Iterator[Row]:
    """Yield what the plan registers, then every other name that it uses, in its order."""
    for place, unit in enumerate(plan.units):
        row = {"position": place + 1, "registered": True, "unit": unit.name}
        yield row | cells_of_part(UNIT, unit)
    known = {alias.text for unit in plan.units for alias in unit.aliases}
    known |= {unit.name for unit in plan.units}
    place = len(plan.units)
    for name in chain(names_registered(plan), names_used(plan)):
        if name.text not in known:
            known.add(name.text)
            place += 1
            unit_ = register.unit_of(name.text)
            yield {"position": place, "registered": False, "unit": unit_, "name": name.text}


def _names(register: Register) -> Iterator[Row]:
    named = dict.fromkeys(chain(((unit, unit) for unit in register.units), register.aliases))
    return ({"name": name, "unit": unit} for name, unit in named)


def _targets(plan: Plan, register: Register) -> Iterator[Row]:
    for place, target in enumerate(plan.targets):
        owner = None if target.owner is None else register.unit_of(target.owner.text)
        yield {"position": place + 1, "owner_unit": owner, **cells_of_part(TARGET, target)}


def _entries(ledger: Iterable[LedgerFile]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {key: [] for key in LEDGER_LISTS}
    for file in ledger:
        period = None if file.record.period is None else str(file.record.period)
        for key, shape in LEDGER_LISTS.items():
            for entry in getattr(file.record, attribute(key)):
                found[key].append(
                    {
                        "period": period,
                        "file": file.source.name,
                        **cells_of_part(shape, entry),
                    }
                )
    return found


def _findings(findings: Iterable[FoundIn]) -> Iterator[Row]:
    for place, (file, found) in enumerate(findings):
        yield {
            "position": place + 1,
            "code": found.code,
            "name": found.name,
            "severity": found.severity.value,
            "message": in_utf8(found.message.put(_ENGLISH)),
            "sentence": packed(found.message),
            "file": file,
            **found.span._asdict(),
            "fixable": found.fix is not None,
            "safely": None if found.fix is None else found.fix.safe,
        }
