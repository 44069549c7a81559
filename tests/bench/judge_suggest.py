"""How well `duties suggest` finds a unit that was left out, beside naming the most frequent ones.

    python tests/bench/judge_suggest.py [DOCUMENT...]

Of each task with two units or more, each unit is hidden in turn, and looked for among those that
the task does not have. A unit that no other task names cannot be found, and does not count. Where
several are as good, the hidden one is taken to stand among them by chance.

The sets are the truth files and the drafts of the documents in ../shared, the documents that are
named, those of the tests, and the plans in `judged/` and of the demo; a set sees the others, except
those of the same document, as other plans. `TUNED` says on which the numbers in the program were
chosen.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "tests" / "importing"))

from documents import cases, draft_of, imported  # noqa: E402

from duties.importing.plan.draft import Draft  # noqa: E402
from duties.importing.plan.writing import plan_text  # noqa: E402
from duties.model import Name, Plan, Task  # noqa: E402
from duties.naming.names import Register  # noqa: E402
from duties.planfile.loading import load  # noqa: E402
from duties.planfile.templates import demo_files  # noqa: E402
from duties.queries.like_tasks import title_words  # noqa: E402
from duties.queries.other_plans import OtherPlan, OtherPlans  # noqa: E402
from duties.queries.suggest import LEAST, LEAST_OF_ALL, MOST, Suggester  # noqa: E402
from duties.source import START, Source  # noqa: E402

SHARED = ROOT.parent / "shared"
AT = (1, 3, 5)
HAND = ", by hand"
LARGE = 6  # tasks of a case of the tests
FEW = 15  # units hidden; smaller sets are also counted together
TUNED = ("yuzhong-2023", "zhejiang-ai-2025", "guangzhou-2012", "demo")


class Judged(NamedTuple):
    """How often the unit hidden was among the first 1, 3 and 5 named, of `hidden` in all."""

    hidden: int
    frequent: dict[int, float]
    suggested: dict[int, float]


class Said(NamedTuple):
    """What was said of tasks with a unit hidden, and how much of it was right; of whole tasks.

    `of_all_tasks` is what is said where all are gone through.
    """

    hidden: int
    units: int
    right: int
    tasks: int
    of_whole_tasks: int
    of_all_tasks: int


def sets() -> Iterator[tuple[str, Plan]]:
    """Yield every set of tasks with its name; those of one document have one title."""
    documents = [
        *sorted((SHARED / "plans").glob("*.txt")),
        *sorted((SHARED / "targets").glob("*.txt")),
        *map(Path, sys.argv[1:]),
        *sorted((ROOT / "tests" / "data" / "documents").glob("*.[tm][xd]*")),
    ]
    for path in documents:
        plan = drafted(draft_of(path))
        truth = path.with_suffix(".truth.json")
        if truth.exists():
            yield f"{path.stem}, by hand", true_plan(plan, truth)
        yield path.stem, plan
    for path in sorted((Path(__file__).parent / "judged").glob("*.yaml")):
        yield path.stem, read(path.read_text("utf-8"))
    yield "demo", read(next(iter(demo_files(date(2026, 6, 18)).values())))
    for name, document, _ in cases():
        found = imported(document)
        if len(found.tasks) >= LARGE:
            yield name, drafted(found)._replace(title=name)


def drafted(draft: Draft) -> Plan:
    return read(plan_text(draft))


def read(text: str) -> Plan:
    plan = load(Source("plan.yaml", text)).plan
    assert plan is not None
    return plan


def true_plan(draft: Plan, truth: Path) -> Plan:
    """Return the tasks that people read from a document, which know no actions."""

    def names(units: list[str]) -> tuple[Name, ...]:
        return tuple(Name(unit, START) for unit in units)

    tasks = [
        Task({}, START, each["id"], None, each["title"], names(each["leads"]))._replace(
            responsible=names(each["responsible"])
        )
        for each in json.loads(truth.read_text("utf-8"))
    ]
    return draft._replace(units=(), actions=(), tasks=tuple(tasks), bodies=(), targets=())


def without(plan: Plan, place: int, unit: str, register: Register) -> Plan:
    """Return a plan in which a task does not name a unit."""

    def kept(names: tuple[Name, ...]) -> tuple[Name, ...]:
        return tuple(name for name in names if register.unit_of(name.text) != unit)

    tasks = list(plan.tasks)
    task = tasks[place]
    tasks[place] = task._replace(
        lead=kept(task.lead), responsible=kept(task.responsible), support=kept(task.support)
    )
    units = tuple(each for each in plan.units if register.unit_of(each.name) != unit)
    is_gone = unit not in Register(plan._replace(units=units, tasks=tuple(tasks))).units
    return plan._replace(units=units if is_gone else plan.units, tasks=tuple(tasks))


def hidings(plan: Plan) -> Iterator[tuple[int, str, Plan]]:
    """Yield each task's place and each of its units, and the plan without that.

    A unit that nothing else in the plan names is no longer registered there, either.
    """
    register = Register(plan)
    units = Suggester(plan, register).tasks.units
    for place, named in enumerate(units):
        for unit in sorted(named):
            if len(named) > 1:
                yield place, unit, without(plan, place, unit, register)


def among(scores: dict[str, float], unit: str, first: int) -> float:
    """Return how probably a unit is among the `first`, if those of one score stand by chance."""
    better = sum(score > scores[unit] for score in scores.values())
    equal = sum(score == scores[unit] for score in scores.values())
    return min(1.0, max(0.0, (first - better) / equal))


def judge(plan: Plan, others: Sequence[Plan]) -> tuple[Judged, Said]:
    """Return how a set fares: what is found, and what is said."""
    elsewhere = OtherPlans(plan, Register(plan), list(map(OtherPlan, others)))
    frequent, suggested = dict.fromkeys(AT, 0.0), dict.fromkeys(AT, 0.0)
    hidden = findable = units = right = 0
    for place, unit, rest in hidings(plan):
        suggester = Suggester(rest, Register(rest), elsewhere)
        ranked = suggester.ranked(place)
        scores = {each.unit: each.likelihood for each in ranked}
        counts = {each: float(len(suggester.tasks.with_unit.get(each, ()))) for each in scores}
        hidden += 1
        findable += counts.get(unit, 0) > 0
        for first in AT:
            if counts.get(unit):
                suggested[first] += among(scores, unit, first)
                frequent[first] += among(counts, unit, first)
        said = [each.unit for each in suggester.of(place)]
        units += len(said)
        right += unit in said
    whole = Suggester(plan, Register(plan), elsewhere)
    places = [place for place, named in enumerate(whole.tasks.units) if named]
    of_whole = sum(len(whole.of(place)) for place in places)
    of_all = sum(len(whole.of(place, LEAST_OF_ALL)) for place in places)
    each = max(findable, 1)
    return (
        Judged(
            findable,
            {first: found / each for first, found in frequent.items()},
            {first: found / each for first, found in suggested.items()},
        ),
        Said(hidden, units, right, len(places), of_whole, of_all),
    )


def mean(found: Iterable[Judged]) -> Judged:
    """Return the mean of sets, each counting once."""
    judged = list(found)

    def part(figures: Iterable[dict[int, float]]) -> dict[int, float]:
        rows = list(figures)
        return {first: sum(row[first] for row in rows) / len(rows) for first in AT}

    return Judged(
        sum(each.hidden for each in judged),
        part(each.frequent for each in judged),
        part(each.suggested for each in judged),
    )


def line(name: str, judged: Judged) -> str:
    found = "  ".join(f"{judged.frequent[first]:.2f} {judged.suggested[first]:.2f}" for first in AT)
    gained = (judged.suggested[3] - judged.frequent[3]) / max(1 - judged.frequent[3], 1e-9)
    return f"{name[:40]:40} {judged.hidden:4}   {found}   {gained:+.0%}"


def told(name: str, said: Iterable[Said]) -> str:
    hidden, units, right, tasks, whole, every = (sum(column) for column in zip(*said, strict=True))
    return (
        f"{name:12} {units / hidden:.2f} units said of a task that lacks one, {right / units:.0%} "
        f"of them it, found {right / hidden:.0%}; {whole / tasks:.2f} of a whole task, "
        f"{every / tasks:.2f} with --all"
    )


def main() -> None:
    plans = dict(sets())
    results: dict[str, tuple[Judged, Said]] = {}
    for name, plan in plans.items():
        others = [
            other
            for key, other in plans.items()
            if not key.endswith(HAND) and not same_document(plan, other)
        ]
        results[name] = judge(plan, others)
    show_recall({name: each for name, (each, _) in results.items() if each.hidden})
    show_said(results)


def show_recall(judged: dict[str, Judged]) -> None:
    print(f"{'':46}at 1       at 3       at 5       of what frequency misses at 3")
    print(f"{'hidden: frequent, suggested':46}")
    for name, each in judged.items():
        if each.hidden >= FEW:
            print(line(name, each))
    groups = {
        "mean of the truth files": [k for k in judged if k.endswith(HAND)],
        "mean of the others": [
            k for k in judged if not k.endswith(HAND) and judged[k].hidden >= FEW
        ],
        "mean of those it was not fitted to": [
            k for k in judged if judged[k].hidden >= FEW and not k.startswith(TUNED)
        ],
        f"mean of sets with less than {FEW}": [k for k in judged if judged[k].hidden < FEW],
    }
    for title, names in groups.items():
        if names:
            print(line(title, mean(judged[name] for name in names)))


def show_said(results: dict[str, tuple[Judged, Said]]) -> None:
    print(f"\nAt most {MOST} units are said, of a likelihood of {LEAST} or more, with a clue:")
    for title, fitted in (("fitted to", True), ("not fitted", False)):
        said = [
            said
            for name, (each, said) in results.items()
            if each.hidden and not name.endswith(HAND) and name.startswith(TUNED) == fitted
        ]
        print(told(title, said))


def same_document(one: Plan, other: Plan) -> bool:
    """Tell whether two sets are of one document, or of two states of it."""
    first, second = title_words(one.title), title_words(other.title)
    return len(first & second) > len(first | second) / 2 or one.title == other.title


if __name__ == "__main__":
    main()
