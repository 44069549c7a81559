"""The parts of a bulletin on the units: the ranking, and who reported late or not at all."""

from collections.abc import Iterable, Iterator

from duties.exporting.reports import words
from duties.exporting.reports.charts import normal_rates
from duties.exporting.reports.document import (
    Block,
    BodyText,
    DataTable,
    DispatchPart,
    Footnote,
    listed,
    text_of,
)
from duties.formats.view import View
from duties.formats.views.board import board_view, how_it_is_counted, hundredths
from duties.formats.views.progress import share
from duties.messages import N_, Message, counted
from duties.model import Plan
from duties.queries.bulletin import Answers, Bulletin, by_unit
from duties.tracking.ranking import BoardRow, By
from duties.tracking.standing import Standing

_NARROW = 80  # columns of text on a page: a table for it leaves out what the others tell as well
_MOST_NAMED = 10  # units in one sentence


def ranking(found: Bulletin, plan: Plan) -> DispatchPart:
    """Return the part that ranks the units."""
    rows = [row for row in found.units.rows if row.tasks]
    blocks: list[Block] = [BodyText(text_of(_ranks(rows)))]
    if rows:
        blocks += [
            *normal_rates(rows),
            DataTable(_table(plan, rows), rows),
            *map(Footnote, how_it_is_counted(plan, By.UNIT)),
        ]
    return DispatchPart(Message(N_("Ranking of units")), tuple(blocks))


def _table(plan: Plan, rows: list[BoardRow]) -> View[BoardRow]:
    """Return the view of a board without what other parts tell: a page is not wide.

    Nor does it tell of reports in time where none was due before.
    """
    view = board_view(plan, By.UNIT, _NARROW)
    is_known = any(row.reported_rate is not None for row in rows)
    left_out = _TOLD_ELSEWHERE if is_known else (*_TOLD_ELSEWHERE, "In time")
    return view._replace(
        columns=tuple(column for column in view.columns if column.heading not in left_out)
    )


_TOLD_ELSEWHERE = ("Late", "In a row")


def _ranks(rows: list[BoardRow]) -> Iterator[Message]:
    ranked = [row for row in rows if row.rank is not None]
    if not ranked:
        yield Message(N_("No unit has a task that can be judged, so none is ranked."))
        return
    whole = [row for row in ranked if row.normal == row.judged]
    yield counted(
        "{count} unit is ranked; {whole} of them with a normal rate of 100%.",
        "{count} units are ranked; {whole} of them with a normal rate of 100%.",
        len(ranked),
        whole=len(whole),
    )
    first = [row for row in ranked if row.rank == 1]
    if len(first) < len(ranked):
        facts = {"units": _units(first), "rate": _rate(first[0])}
        if len(first) == 1:
            yield Message(N_("First: {units} (normal rate {rate})."), facts)
        else:
            yield Message(N_("First with equal figures: {units} (normal rate {rate})."), facts)
        last = [row for row in ranked if row.rank == ranked[-1].rank]
        facts = {"units": _units(last), "rate": _rate(last[0]), "rank": last[0].rank}
        yield Message(N_("Last, with rank {rank}: {units} (normal rate {rate})."), facts)
    else:
        yield Message(N_("All share one rank (normal rate {rate})."), {"rate": _rate(ranked[0])})
    unranked = [row for row in rows if row.rank is None]
    if unranked:
        yield counted(
            "{count} unit has nothing to be judged and no rank: {units}.",
            "{count} units have nothing to be judged and no rank: {units}.",
            len(unranked),
            units=_units(unranked),
        )


def _rate(row: BoardRow) -> str | None:
    return share(hundredths(row.normal_rate))


def _units(rows: list[BoardRow]) -> object:
    names = tuple(row.key for row in rows[:_MOST_NAMED])
    if len(rows) <= _MOST_NAMED:
        return names
    return Message(
        N_("{units} and {count} more"), {"units": names, "count": len(rows) - len(names)}
    )


def reporting(found: Bulletin, *, is_closed: bool) -> tuple[DispatchPart, ...]:
    """Return the part on the reports that were due; none where none was.

    Where the time for them is not over (`is_closed`), nobody has missed it.
    """
    if not found.answers:
        return ()
    last = found.answers[-1]
    blocks = [
        BodyText(text_of(_answers(each, is_closed=is_closed or each is not last)))
        for each in found.answers
    ]
    return (DispatchPart(Message(N_("Reports")), tuple(blocks)),)


def _answers(answers: Answers, *, is_closed: bool) -> Iterator[Message]:
    late, missing = len(answers.late), len(answers.missing)
    yield counted(
        "For {period}, {count} report was due by {by}: {in_time} came in time, {late} late, "
        "{missing} not.",
        "For {period}, {count} reports were due by {by}: {in_time} came in time, {late} late, "
        "{missing} not.",
        answers.due,
        period=answers.period.name(),
        by=answers.by,
        in_time=answers.due - late - missing,
        late=late,
        missing=missing,
    )
    if late:
        yield Message(N_("Reported late: {units}."), {"units": _by_units(answers.late)})
    if missing and is_closed:
        yield Message(N_("Not reported: {units}."), {"units": _by_units(answers.missing)})
    elif missing:
        facts = {"units": _by_units(answers.missing), "by": answers.by}
        yield Message(N_("Not reported yet, with time up to {by}: {units}."), facts)
    if not late and not missing:
        yield Message(N_("Nobody was late."))


def _by_units(standings: Iterable[Standing]) -> Message:
    return listed(
        Message(N_("{unit} ({tasks})"), {"unit": unit, "tasks": words.ids(those)})
        for unit, those in by_unit(standings).items()
    )
