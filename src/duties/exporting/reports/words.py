"""Words that several parts of a report share: a task, its units, what was reported of it."""

from collections.abc import Iterable, Sequence
from datetime import date

from duties.formats.light_marks import light_word
from duties.formats.text import within_quotes
from duties.formats.views.board import hundredths
from duties.formats.views.common import clauses
from duties.formats.views.progress import reason_of, share
from duties.formats.views.status import title_of
from duties.ledger.model import Report
from duties.messages import N_, Message, counted
from duties.queries.entries import PlacedEntry
from duties.queries.problems import Case
from duties.task_or_step import TaskOrStep
from duties.tracking.numbers import shown
from duties.tracking.standing import Standing

_MOST_REPORTS = 3  # of one task; the latest ones are told
_LONGEST_REPORT = 200  # characters


def units_of(standing: Standing) -> object:
    """Return who answers for a task, as the plan names them."""
    names = TaskOrStep(standing.task, standing.step).answering
    return tuple(name.text for name in names) or Message(N_("nobody"))


def named(standing: Standing) -> Message:
    """Return a task with its number and who answers for it."""
    return Message(
        N_("{title} (task {id}, {units})"),
        {"title": title_of(standing), "id": standing.id, "units": units_of(standing)},
    )


def ids(standings: Iterable[Standing]) -> Message:
    """Return the numbers of tasks: tasks 1, 4."""
    found = tuple(each.id for each in standings)
    return counted("task {ids}", "tasks {ids}", len(found), ids=found)


def share_of(part: int, whole: int) -> str:
    """Return a part as a percentage of a whole that is not 0."""
    from fractions import Fraction

    return share(hundredths(Fraction(part, whole))) or ""


def why(standing: Standing) -> list[Message]:
    """Return why a task has its light, when it is due, and the even pace if that is not said."""
    light = standing.light
    if light is None:
        return []
    told = [Message(N_("Reason: {reason}."), {"reason": reason_of(light)})]
    if standing.due is not None and light.rule not in ("overdue", "due-within"):
        told.append(Message(N_("It is due on {due}."), {"due": standing.due}))
    if standing.pace is not None and light.rule not in ("lag", "otherwise", "done"):
        even = standing.pace.as_integer_ratio()
        figures = shown(standing.percent, even, ())
        facts = {"pace": figures.pace, "percent": figures.percent}
        told.append(Message(N_("{pace}% was due by the even pace, {percent}% reported."), facts))
    return told


def reported(reports: Sequence[PlacedEntry], early: Sequence[PlacedEntry] = ()) -> list[Message]:
    """Return what was reported of a task in a period: of much, the latest.

    `early` was handed in for the period, but speaks of a day after it.
    """
    said = [each for each in reports if isinstance(each.entry, Report) and each.entry.done]
    if not reports and early:
        text = N_("The report for this period speaks of {day}, after its end, and is not counted.")
        return [Message(text, {"day": early[-1].day})]
    if not reports:
        return [Message(N_("Nothing was reported of it in this period."))]
    if not said:
        return [
            Message(N_("The reports of this period have a state or figures, but say nothing else."))
        ]
    return [_report(each) for each in said[-_MOST_REPORTS:]]


def _report(placed: PlacedEntry) -> Message:
    entry = placed.entry
    assert isinstance(entry, Report)  # noqa: S101 (chosen by the caller)
    facts = {
        "day": short_day(placed.day),
        "unit": entry.unit and entry.unit.text,
        "text": _text(entry),
        "id": placed.key,
    }
    if "/" in placed.key:
        return Message(N_("{unit} reported of {id} on {day}: “{text}”."), facts)
    return Message(N_("{unit} reported on {day}: “{text}”."), facts)


def _text(report: Report) -> Message:
    """Return what a report says was done, why figures differ, and what comes next."""
    told = [Message(N_("{text}"), {"text": _quoted(report.done or "")})]
    if report.reason:
        told.append(Message(N_("reason: {reason}"), {"reason": _quoted(report.reason)}))
    if report.next:
        told.append(Message(N_("next: {next}"), {"next": _quoted(report.next)}))
    return clauses(told) or told[0]


def _quoted(text: str) -> str:
    return within_quotes(clipped(text))


def clipped(text: str) -> str:
    """Return what somebody wrote in one line, without a full stop at its end, cut if long."""
    line = " ".join(text.split()).rstrip("。.；;")
    return line if len(line) <= _LONGEST_REPORT else f"{line[:_LONGEST_REPORT]}…"


def short_day(day: date) -> Message:
    """Return a day without its year: 5月25日."""
    return Message(N_("{month:02}-{day:02}"), {"month": day.month, "day": day.day})


def day_in_year(day: date | None, today: date) -> object:
    """Return a day as short as a column likes it: without its year if that is the year of today."""
    return day if day is None or day.year != today.year else short_day(day)


def hindered(cases: Sequence[Case]) -> list[Message]:
    """Return the open problems of a task."""
    return [_open_problem(case) for case in cases]


def _open_problem(case: Case) -> Message:
    facts: dict[str, object] = {
        "id": case.problem.id,
        "text": clipped(case.problem.text or ""),
        "stage": Message(case.problem.stage.label),
    }
    if not case.problem.open_days:
        return Message(N_("Open problem {id}: {text} ({stage}, reported this day)."), facts)
    return counted(
        "Open problem {id}: {text} ({stage}, open for {count} day).",
        "Open problem {id}: {text} ({stage}, open for {count} days).",
        case.problem.open_days,
        **facts,
    )


def in_a_row(standing: Standing) -> list[Message]:
    """Return how often in a row a light was on; nothing where that is once or never."""
    if standing.streak < 2:
        return []
    return [
        counted(
            "The light was yellow or red at the end of {count} period.",
            "The light was yellow or red at the ends of {count} periods in a row.",
            standing.streak,
        )
    ]


def light(name: str | None) -> str | Message:
    """Return what a light is called in a sentence: 红灯; one that a plan made up by its name."""
    word = light_word(name)
    if name is None or isinstance(word, str):
        return word
    return Message(N_("{light} light"), {"light": word})
