"""Which plans a question to a corpus concerns: SQL finds them, by names of units or by titles."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from duties.corpus.manifest import Partition
from duties.corpus.opened import Corpus
from duties.errors.questions import UnknownUnitError
from duties.naming.lookup import names_listed, names_that_may_be_meant
from duties.naming.names import normal_form
from duties.naming.official import office_key
from duties.naming.vocabulary import unknown_in_all
from duties.queries.selection import may_be_numbers


class Concerned(NamedTuple):
    """The plans that a question concerns, in order, and in which partitions they are; None for all.

    `tasks` is the question that gives the tasks that it concerns, with its `facts`.
    """

    plans: tuple[str, ...]
    partitions: frozenset[Partition] | None = None
    tasks: str = "tasks"
    facts: Mapping[str, Collection[str]] = {}


def all_plans(corpus: Corpus) -> Concerned:
    """Return every plan."""
    return Concerned(tuple(row["plan"] for row in corpus.ask("all_plans")))


def plans_with_targets(corpus: Corpus) -> Concerned:
    """Return the plans that have a target; where none has, one that can say so."""
    plans = tuple(row["plan"] for row in corpus.ask("plans_with_targets"))
    return Concerned(plans or all_plans(corpus).plans[:1])


Meant = Callable[[str | None, Collection[str], str], Iterable[str]]
"""What gives the names, of those in plans of an issuer, that a query may mean."""


def plans_naming(
    corpus: Corpus,
    queries: Iterable[str],
    meant: Meant = names_that_may_be_meant,
    *,
    whole: bool = True,
) -> Concerned:
    """Return the plans in which one of some queries may mean a unit.

    A query is what `find_units` takes: a name as somebody types it, or a list of these. Unless
    `whole`, only the tasks of these units are concerned, and those that leave open whose they are.
    """
    names: set[str] = set()
    partitions: set[Partition] = set()
    for query in dict.fromkeys(name for each in queries for name in (each, *names_listed(each))):
        for issuer, places in _names_like(corpus, query).items():
            for name in meant(issuer, places.keys(), query):
                names.add(name)
                partitions |= places[name]
    if not names:
        return Concerned(())
    found = list(corpus.ask("plans_naming", partitions, names=names))
    concerned = Concerned(tuple(row["plan"] for row in found), frozenset(partitions))
    if whole:
        return concerned
    units = {unit for row in found for unit in row["units"]}
    return concerned._replace(tasks="tasks_of_units", facts={"units": units})


_Places = Mapping[str, set[Partition]]
"""In which partitions plans have each name."""


def _names_like(corpus: Corpus, query: str) -> Mapping[str | None, _Places]:
    """Return by their issuers the names that a query may mean, and some more.

    What is typed in ASCII may be pinyin, which SQL cannot read: then they are all names.
    """
    typed = normal_form(query)
    if typed.isascii():
        rows = corpus.ask("names")
    else:
        issuers = {partition.issuer for partition in corpus.partitions()}
        offices = {office_key(issuer, query) for issuer in issuers} - {""}
        rows = corpus.ask("names_like", typed=typed, offices=offices)
    found: dict[str | None, dict[str, set[Partition]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        found[row["issuer"]][row["name"]].add(Partition(row["year"], row["issuer"]))
    return found


def names_beginning(corpus: Corpus, typed: str) -> list[str]:
    """Return names of units that begin with what was typed, and not too many."""
    return [row["name"] for row in corpus.ask("names_beginning", typed=typed)]


def unknown_unit(corpus: Corpus, query: str) -> UnknownUnitError:
    """Return what to say where no plan has a unit, with the names most like it in any."""
    names: dict[str | None, set[str]] = defaultdict(set)
    for row in corpus.ask("names"):
        names[row["issuer"]].add(row["name"])

    @cache
    def units_named(name: str) -> dict[str | None, str]:
        return {row["issuer"]: row["unit"] for row in corpus.ask("units_named", names=[name])}

    return unknown_in_all(names, query, lambda issuer, name: units_named(name)[issuer])


def plans_titled(corpus: Corpus, queries: Sequence[str]) -> Concerned | None:
    """Return the plans that have tasks with some words in their titles, and these tasks.

    None where one of the queries may be the number of a task, which any plan may have. Where no
    plan has one of them, the first two plans are concerned, whole, to say so.
    """
    ids = [row["id"] for row in corpus.ask("task_ids")]
    if any(may_be_numbers(query, ids) for query in queries):
        return None
    words = {normal_form(query) for query in queries}
    found = list(corpus.ask("plans_titled", words=words - {""}))
    plans = tuple(row["plan"] for row in found)
    if words.issubset(word for row in found for word in row["words"]):
        partitions = frozenset(Partition(row["year"], row["issuer"]) for row in found)
        return Concerned(plans, partitions, "tasks_titled", {"words": words})
    every = all_plans(corpus).plans
    concerned = {*plans, *every[:2]}
    return Concerned(tuple(plan for plan in every if plan in concerned))
