"""A question to a corpus: each plan that it concerns is asked, and the answers are put together."""

from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from duties.book import Book
from duties.cli.gathering import MOST_OTHERS, Gathered, OneOfMany
from duties.cli.session import Session
from duties.cli.sittings import AskedPlans, Sitting, owners_of
from duties.corpus.asking import GatheredPlan, gathered_plans
from duties.corpus.book import GatheredBook
from duties.corpus.concerned import (
    Concerned,
    Meant,
    all_plans,
    plans_naming,
    plans_titled,
    plans_with_targets,
    unknown_unit,
)
from duties.corpus.opened import Corpus
from duties.corpus.store import store_at
from duties.errors.plans import OneLedgerError
from duties.messages import counted
from duties.naming.lookup import names_that_may_be_meant
from duties.naming.search import names_that_may_be_named
from duties.plans import PlanPlace

if TYPE_CHECKING:
    from duties.queries.other_plans import OtherPlan


class OneOfCorpus(OneOfMany):
    """The session of one plan of a corpus: what it asks of files was gathered."""

    def __init__(
        self, whole: Session, beside: "_Beside", gathered_plan: GatheredPlan, gathered: Gathered
    ) -> None:
        place = PlanPlace(gathered_plan.name, Path(gathered_plan.path))
        super().__init__(whole, place, gathered)
        self._gathered_plan = gathered_plan
        self._beside = beside

    def others(self) -> "tuple[OtherPlan, ...]":
        """The other plans of the corpus, and not too many."""
        return self._beside.others(self._gathered_plan.name)

    @cached_property
    def book(self) -> Book:
        """The plan as it was gathered."""
        book = GatheredBook(self._gathered_plan, self.ledger_listener())
        for unread in book.unread():
            self.note(unread)
        return book


class _Beside:
    """The plans that each plan of a corpus is seen beside; they are read when one is asked for."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def others(self, own: str) -> "tuple[OtherPlan, ...]":
        """Return the plans other than one; `MOST_OTHERS` at most, the first ones."""
        return tuple(plan for name, plan in self._plans if name != own)[:MOST_OTHERS]

    @cached_property
    def _plans(self) -> "list[tuple[str, OtherPlan]]":
        from duties.queries.other_plans import OtherPlan

        first = all_plans(self._corpus).plans[: MOST_OTHERS + 1]
        found = gathered_plans(self._corpus, Concerned(first), as_filed=True)
        return [(each.name, OtherPlan(GatheredBook(each).plan)) for each in found]


_BY_ROWS = {"my-tasks", "tasks", "who-leads", "units", "partners", "between", "workload", "targets"}
"""The commands that need no file of a plan that has no ledger."""

_COUNTED = {"units": ("loads",), "workload": ("loads", "teams")}
"""Those of them that need no tasks, but counts of these: what each unit has, and with whom."""


def sittings_in(
    corpus: Corpus, session: Session, command: str, typed: Mapping[str, Any]
) -> AskedPlans:
    """Return the plans of a corpus that a command concerns, by what was typed for it."""
    concerned = _concerned(corpus, command, typed)
    plans = gathered_plans(
        corpus,
        concerned,
        as_filed=command not in _BY_ROWS,
        counted=_COUNTED.get(command, ()),
        direct=bool(typed.get("direct")),
    )
    beside = _Beside(corpus)
    sittings = (Sitting(each.name, partial(OneOfCorpus, session, beside, each)) for each in plans)
    return AskedPlans(concerned.plans, sittings)


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
            return _naming(corpus, units, whole=False)
        case "tasks", {"units": [_, *_] as units}:
            return _naming(corpus, units, whole=False)
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
        case "who-leads", {"tasks": [_, *_] as tasks}:
            return _with_tasks(corpus, tasks)
    return all_plans(corpus)


def _with_tasks(corpus: Corpus, queries: Sequence[str]) -> Concerned:
    """Return the plans that may have the tasks; PLAN:19 is for that plan alone."""
    if not any(":" in query for query in queries):
        return plans_titled(corpus, queries) or all_plans(corpus)
    found = all_plans(corpus)
    owners = owners_of({"tasks": queries}, found.plans)
    named = {*owners.values()}
    if others := [query for query in queries if query not in owners]:
        titled = plans_titled(corpus, others)
        if titled is None:
            return found
        named |= {*titled.plans}
    return Concerned(tuple(plan for plan in found.plans if plan in named))


def _naming(
    corpus: Corpus,
    queries: Sequence[str],
    meant: Meant = names_that_may_be_meant,
    *,
    whole: bool = True,
) -> Concerned:
    """Return the plans that may mean a unit by a query; raises `UnknownUnitError` where none."""
    found = plans_naming(corpus, queries, meant, whole=whole)
    if not found.plans:
        raise unknown_unit(corpus, queries[0])
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
