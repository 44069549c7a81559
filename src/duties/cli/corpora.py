"""A question to a corpus: each plan that it concerns is asked, and the answers are put together."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from duties.cli.gathering import Gathered, OneOfMany
from duties.cli.many import Asked, Sitting, error_of_all, owners_of
from duties.cli.session import Book, Session
from duties.corpus.asking import (
    Concerned,
    GatheredPlan,
    Meant,
    all_plans,
    gathered_plans,
    plans_naming,
    plans_with_targets,
    unknown_unit,
)
from duties.corpus.opened import Corpus
from duties.corpus.sources import register_of_bytes
from duties.corpus.store import store_at
from duties.errors.base import DutiesError
from duties.errors.plans import OneLedgerError
from duties.messages import counted
from duties.model import Plan
from duties.naming.beside import register_path
from duties.naming.joining import joined
from duties.naming.lookup import names_that_may_be_meant
from duties.naming.names import Register
from duties.naming.search import names_that_may_be_named
from duties.planfile.loading import Loaded, load
from duties.planfile.registers import RegisterFile
from duties.plans import PlanPlace
from duties.source import Source

if TYPE_CHECKING:
    from duties.ledger.model import LedgerFile


class OneOfCorpus(OneOfMany):
    """The session of one plan of a corpus: what it asks of files was gathered."""

    def __init__(self, whole: Session, gathered_plan: GatheredPlan, gathered: Gathered) -> None:
        place = PlanPlace(gathered_plan.name, Path(gathered_plan.path))
        super().__init__(whole, place, gathered)
        self._gathered_plan = gathered_plan

    @cached_property
    def book(self) -> Book:
        """The plan, from the rows of the corpus, or from its file where it has a ledger."""
        of = self._gathered_plan
        if of.file is not None:
            return self.read(of.file.source)
        self.tell_unread(of.path, of.unread)
        if of.plan.register is not None:
            path = str(register_path(Path(of.path), of.plan.register))
            self.tell_unread(path, of.register_unread)
        return Book(Source(of.path, ""), of.plan, Loaded(of.plan, ()))

    def load(self, source: Source, beside: Path | None = None) -> Loaded:  # noqa: ARG002 (as gathered)
        """Return what a source holds, with the register that was gathered."""
        return joined(load(source), self._register)

    def register_file(self, plan: Plan, file: Path) -> RegisterFile | None:  # noqa: ARG002
        """Return the register of the plan as it was gathered, if it could be read."""
        with suppress(DutiesError):
            return self._register(plan.register or "")
        return None

    def _register(self, name: str) -> RegisterFile:
        file = self._gathered_plan.file
        return register_of_bytes(None if file is None else file.register, name)

    @cached_property
    def register(self) -> Register:
        """The units of the plan."""
        of = self._gathered_plan
        return Register(self.plan) if of.file is not None else of.register()

    @property
    def has_ledger(self) -> bool:
        """Whether anything was gathered that was reported on the plan."""
        file = self._gathered_plan.file
        return file is not None and bool(file.ledger)

    def ledger_files(self) -> "tuple[LedgerFile, ...]":
        """Return the files of the ledger as they were gathered."""
        from duties.ledger.folder import load_files

        file = self._gathered_plan.file
        return load_files(() if file is None else file.ledger)


_BY_ROWS = {"my-tasks", "tasks", "who-leads", "units", "partners", "between", "workload", "targets"}
"""The commands that need no file of a plan that has no ledger."""


def sittings_in(corpus: Corpus, session: Session, command: str, typed: Mapping[str, Any]) -> Asked:
    """Return the plans of a corpus that a command concerns, by what was typed for it."""
    concerned = _concerned(corpus, command, typed)
    plans = gathered_plans(
        corpus,
        concerned,
        whole=command not in ("my-tasks", "tasks"),
        as_filed=command not in _BY_ROWS,
    )
    sittings = (Sitting(each.name, partial(OneOfCorpus, session, each)) for each in plans)
    return Asked(concerned.plans, sittings)


def opened(session: Session) -> Corpus:
    """Return the corpus that the session names; say what it could not gather.

    Raises what `Corpus` raises, and `OneLedgerError` where a ledger is named, too.
    """
    if session.progress_named is not None:
        raise OneLedgerError
    corpus = Corpus(store_at(session.corpus or ""))
    _tell_what_is_missing(corpus, session)
    return corpus


def _concerned(corpus: Corpus, command: str, typed: Mapping[str, Any]) -> Concerned:
    match command, typed:
        case "my-tasks", {"units": units, "with_possible": False}:
            return _naming(corpus, units)
        case "tasks", {"units": [_, *_] as units}:
            return _naming(corpus, units)
        case "units", {"parts": [_, *_] as parts}:
            return _naming(corpus, parts, names_that_may_be_named)
        case "partners", {"unit": unit}:
            return _naming(corpus, [unit])
        case "between", {"first": first, "second": second}:
            seconds = set(_naming(corpus, [second]).plans)
            firsts = _naming(corpus, [first])
            both = tuple(each for each in firsts.plans if each in seconds)
            return firsts._replace(plans=both) if both else firsts
        case "targets", _:
            return plans_with_targets(corpus)
        case "who-leads", {"tasks": tasks} if all(":" in task for task in tasks):
            found = all_plans(corpus)
            owners = owners_of(typed, found.plans)
            return Concerned((*{*owners.values()},)) if owners.keys() >= {*tasks} else found
    return all_plans(corpus)


def _naming(
    corpus: Corpus, queries: Sequence[str], meant: Meant = names_that_may_be_meant
) -> Concerned:
    """Return the plans that may mean a unit by a query; raises `UnknownUnitError` where none."""
    found = plans_naming(corpus, queries, meant)
    if not found.plans:
        raise error_of_all(unknown_unit(corpus, queries[0]))
    return found


def _tell_what_is_missing(corpus: Corpus, session: Session) -> None:
    """Say how many files could not be gathered, and so do not answer."""
    if failed := len(corpus.manifest.failed):
        session.note(
            counted(
                "{count} file could not be gathered into {corpus} and does not answer; "
                "`duties gather` says why",
                "{count} files could not be gathered into {corpus} and do not answer; "
                "`duties gather` says why",
                failed,
                corpus=corpus.location,
            )
        )
