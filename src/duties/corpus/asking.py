"""Questions to a corpus: SQL finds the plans and tasks concerned, which are put together again.

What a question is then answered from are plans as the model has them, and so the answers are those
of the plans themselves. Of a plan with a ledger the files are read as they were gathered, since how
things stand depends on the day that is asked for.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple, TypeVar

from duties.corpus.cells import Cells, part_of
from duties.corpus.concerned import Concerned
from duties.corpus.opened import Corpus
from duties.corpus.sentences import unpacked
from duties.corpus.sources import SourceRole
from duties.files import decode
from duties.findings import Finding, Fix, Severity
from duties.ledger.folder import LedgerBytes
from duties.model import Name, Plan, Role
from duties.naming.names import Register
from duties.planfile.fields import PLAN, TARGET, TASK, UNIT
from duties.source import START, Source, Span
from duties.teamwork import Counts, Team, Teamwork

_PLANS_AT_ONCE = 200
T = TypeVar("T")


class GatheredFile(NamedTuple):
    """A plan and its ledger as they were gathered."""

    source: Source
    ledger: tuple[LedgerBytes, ...]


class GatheredPlan(NamedTuple):
    """A plan of a corpus; `names` are those of units that it uses and does not register.

    Of its tasks it has those that were asked for; none, but `work`, where they were only to be
    counted, with the teams if these were asked for. `unread` and `register_unread` are how many
    places of its file and of its register could not be read as meant. With a ledger it has its
    `file`, whole. With that, or `work`, it has the `shared_register` that it names.
    """

    name: str
    path: str
    plan: Plan
    names: tuple[Name, ...]
    unread: int
    register_unread: int
    file: GatheredFile | None
    shared_register: LedgerBytes | None
    work: Teamwork | None

    def register(self) -> Register:
        """Return the units of the plan."""
        return Register(self.plan, self.names)


class FoundGathered(NamedTuple):
    """A finding in a file of a plan; a fix of it that is known of has no edits."""

    plan: str
    file: str
    finding: Finding


def gathered_plans(
    corpus: Corpus,
    concerned: Concerned,
    *,
    as_filed: bool = False,
    counted: Sequence[str] = (),
    direct: bool = False,
) -> Iterator[GatheredPlan]:
    """Yield plans in the order of their paths, with the tasks that are concerned.

    `as_filed` gives every plan its file. With `counted`, which is loads, or loads and teams,
    plans without a file have nothing else of their tasks; `direct` then leaves out what reaches
    units through a collective.
    """
    partitions = concerned.partitions

    def rows(question: str, plans: Collection[str], **facts: bool | Collection[str]) -> _ByPlan:
        found: dict[str, list[Cells]] = defaultdict(list)
        for row in corpus.ask(question, partitions, plans=plans, **facts) if plans else ():
            found[row["plan"]].append(row)
        return found

    for plans in _in_pieces(concerned.plans, _PLANS_AT_ONCE):
        heads = list(corpus.ask("plans", partitions, plans=plans))
        filed = [row["plan"] for row in heads if as_filed or row["has_ledger"]]
        told = {row["plan"]: row for row in heads if row["plan"] not in filed}
        parts = {table: rows(table, told) for table in ("units", "targets")}
        if counted:
            parts |= {table: rows(table, told, direct=direct) for table in counted}
            naming = [plan for plan, row in told.items() if row["register"] is not None]
            parts["registers"] = rows("registers", naming)
        else:
            parts["tasks"] = rows(concerned.tasks, told, **concerned.facts)
        parts["sources"] = rows("sources", filed)
        for row in heads:
            yield _put_together(row, {table: own[row["plan"]] for table, own in parts.items()})


_ByPlan = Mapping[str, list[Cells]]


def _in_pieces(items: Sequence[T], size: int) -> Iterator[list[T]]:
    left = iter(items)
    while piece := list(islice(left, size)):
        yield piece


def _put_together(row: Cells, parts: Mapping[str, Sequence[Cells]]) -> GatheredPlan:
    plan = part_of(PLAN, row)._replace(
        units=tuple(part_of(UNIT, each) for each in parts["units"] if each["registered"]),
        tasks=tuple(part_of(TASK, each) for each in parts.get("tasks", ())),
        targets=tuple(part_of(TARGET, each) for each in parts["targets"]),
    )
    files = [*parts["sources"], *parts.get("registers", ())]
    register = next((each for each in files if each["role"] == SourceRole.REGISTER), None)
    return GatheredPlan(
        row["plan"],
        row["path"],
        plan,
        tuple(Name(each["name"], START) for each in parts["units"] if not each["registered"]),
        row["unread"],
        row["register_unread"],
        _file(parts["sources"]) if parts["sources"] else None,
        None if register is None else LedgerBytes(register["file"], register["data"]),
        _teamwork(parts) if "loads" in parts and not parts["sources"] else None,
    )


def _teamwork(parts: Mapping[str, Iterable[Cells]]) -> Teamwork:
    return Teamwork(
        {
            row["unit"]: Counts(row["tasks"], {role: row[role.value] for role in Role})
            for row in parts["loads"]
        },
        [Team(row["task"], row["units"]) for row in parts.get("teams", ())],
    )


def _file(sources: Sequence[Cells]) -> GatheredFile:
    plan, *others = sources
    ledger = [
        LedgerBytes(each["file"], each["data"])
        for each in others
        if each["role"] == SourceRole.LEDGER
    ]
    return GatheredFile(decode(plan["file"], plan["data"]), tuple(ledger))


def gathered_findings(corpus: Corpus) -> Iterator[FoundGathered]:
    """Yield what was found wrong with plans, in the order in which it was found in each."""
    for row in corpus.ask("findings"):
        span = Span(*(row[name] for name in Span._fields))
        fix = Fix((), row["safely"]) if row["fixable"] else None
        message = unpacked(row["sentence"])
        severity = Severity(row["severity"])
        finding = Finding(row["code"], row["name"], severity, message, span, fix)
        yield FoundGathered(row["plan"], row["file"], finding)
