"""Plans and ledgers from short texts, and how tasks stood in them."""

from collections.abc import Iterable
from datetime import date

from duties.cli.language import Language, translator
from duties.ledger.loading import load_file
from duties.ledger.model import Ledger, LedgerFile
from duties.model import Plan
from duties.naming.names import Register
from duties.planfile.loading import load
from duties.source import Source
from duties.tracking.standing import Standing
from duties.tracking.tracker import Tracker

TASK = "- {id: 1, title: 建成清水河步道, lead: 住建局, start: 2026-01-01, due: 2026-12-31}"


def plan_of(tasks: str = TASK, head: str = "", faults: tuple[str, ...] = ()) -> Plan:
    """Return the plan with these tasks, as YAML, and what else stands in its file.

    `faults` are the codes of what is wrong with it.
    """
    text = f"title: 清水县工作方案\n{head.strip()}\ntasks:\n{_indented(tasks)}\n"
    loaded = load(Source("plan.yaml", text))
    assert loaded.plan is not None
    assert tuple(found.code for found in loaded.findings) == faults
    return loaded.plan


def file_of(name: str, reports: str = "", rulings: str = "", problems: str = "") -> LedgerFile:
    """Return a file of a ledger; each line holds the keys of one entry."""
    text = f"period: {name.removesuffix('b')}\n"
    for key, lines in (("reports", reports), ("rulings", rulings), ("problems", problems)):
        if entries := [line.strip() for line in lines.splitlines() if line.strip()]:
            text += f"{key}:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries)
    loaded = load_file(Source(f"progress/{name}.yaml", text))
    assert loaded.findings == (), loaded.findings
    return loaded


def tracker_of(plan: Plan, files: Iterable[LedgerFile] = ()) -> Tracker:
    """Return what follows a plan by these files."""
    return Tracker(plan, Register(plan), Ledger(tuple(files)))


def standing(
    day: str,
    tasks: str = TASK,
    reports: str = "",
    rulings: str = "",
    *,
    head: str = "",
    key: str = "1",
    period: str = "2026-01",
) -> Standing:
    """Return how a task stands on a day by one file of a ledger."""
    files = [file_of(period, reports, rulings)] if reports or rulings else []
    return tracker_of(plan_of(tasks, head), files).standing(key, date.fromisoformat(day))


def facts(*values: object) -> tuple[object, ...]:
    """Return values of any kinds, to be compared with others: an exact number with a whole one."""
    return values


def light(standing: Standing) -> tuple[str | None, str | None]:
    """Return the name of a light and the rule that gave it."""
    assert standing.light is not None
    return standing.light.name, standing.light.rule


def reason(standing: Standing, language: Language = Language.EN) -> str:
    """Return why a light is shown."""
    assert standing.light is not None
    return standing.light.reason.put(translator(language))


def _indented(text: str) -> str:
    lines = text.strip("\n").splitlines()
    first = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join("  " + line[first:] for line in lines)
