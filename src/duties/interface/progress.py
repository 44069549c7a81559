"""How a plan stands: the questions that its ledger answers."""

from datetime import date
from typing import TYPE_CHECKING, Unpack

from duties.interface.asking import Asked
from duties.interface.results import Results
from duties.interface.words import (
    Day,
    TaskWishes,
    Texts,
    choice,
    choices,
    day_meant,
    spelt,
    texts,
    wishes_meant,
)

if TYPE_CHECKING:
    from duties.queries.history import Event
    from duties.queries.problems import Case
    from duties.queries.standing_changes import Turn
    from duties.tracking.ranking import BoardRow
    from duties.tracking.standing import Standing
    from duties.tracking.targets import TargetStanding


class ProgressQuestions(Asked):
    """Questions about the progress of a plan, by what was reported up to the day `as_of`.

    That is today unless another is given; what was reported later does not count. Where nothing
    was ever reported, the answers go by the deadlines alone, and their `notes` say so.
    """

    def status(
        self,
        *tasks: str,
        as_of: Day = None,
        light: Texts = None,
        state: Texts = None,
        unit: Texts = None,
        body: Texts = None,
        late: bool = False,
        unreported: bool = False,
        steps: bool = False,
        **wishes: Unpack[TaskWishes],
    ) -> Results["Standing"]:
        """Return how tasks stand: their lights with the reasons, how much is done, the even pace.

        `light` is red, yellow, green or another that the plan has, or none; `state` not-started,
        in-progress, blocked, done, accepted or cancelled. `late` is for what is overdue,
        `unreported` for what is not done and was not reported in the last period that ended. `unit`
        has the task, `body` watches over it. `steps` lists steps below their tasks.

        >>> red = demo.status(light="red", as_of="2026-06-18")
        >>> [(each.task.id, each.days_left) for each in red[:2]]
        [('5', -18), ('6', 227)]
        """
        from duties.answers.status import answer_status
        from duties.ledger.model import State

        day = day_meant(as_of)
        return self._results(
            answer_status(
                self._book,
                day,
                self._into,
                tasks,
                lights=texts(light),
                states=choices(State, "state", state),
                units=texts(unit),
                bodies=texts(body),
                late=late,
                unreported=unreported,
                **wishes_meant(wishes, day),
                steps=steps,
            )
        )

    def changes(self, since: date | str, *, as_of: Day = None) -> Results["Turn"]:
        """Return the tasks that stand otherwise than at the end of the day `since`, and why.

        Raises `SinceError` where that is not before `as_of`.

        >>> [turn.after.task.id for turn in demo.changes("2026-05-31", as_of="2026-06-18")][:3]
        ['1', '5', '7']
        """
        from duties.answers.status import answer_changes

        day = day_meant(as_of)
        return self._results(answer_changes(self._book, day_meant(since, "since"), day, self._into))

    def board(self, *, by: str = "unit", as_of: Day = None) -> Results["BoardRow"]:
        """Compare units, actions or bodies (`by` unit, action, body): the best ranks first.

        >>> best = demo.board(as_of="2026-06-18")[0]
        >>> best.rank, best.key, best.tasks, best.done
        (1, '县经信局', 1, 0)
        """
        from duties.answers.progress import how_to_begin
        from duties.answers.reply import Reply
        from duties.formats.views.board import board_view
        from duties.tracking.ranking import By, board

        rows_of = choice(By, "by", by)
        found = board(self._book.tracker, day_meant(as_of), rows_of)
        view = board_view(self._book.plan, rows_of)
        return self._results(Reply(view, found.rows, how_to_begin(self._book)))

    def problems(
        self,
        *tasks: str,
        as_of: Day = None,
        stage: Texts = None,
        unit: Texts = None,
        needs: Texts = None,
        solved: bool | None = None,
        open_over: str | None = None,
    ) -> Results["Case"]:
        """Return the problems, with their tasks: their stage, how long each took, who shall help.

        `stage` is found, analysed, measures or solved; `unit` has the problem, `needs` is asked for
        help. `solved` False is for open ones, `open_over` for those open for more than 30d (days),
        4w (weeks) or 3m (months). Raises `UnknownSpanError`.

        >>> [(case.problem.id, case.problem.open_days)
        ...  for case in demo.problems(solved=False, as_of="2026-06-18")]
        [('P2', 64), ('P3', 54), ('P4', 54)]
        """
        from duties.answers.problems import answer_problems, ends_of_span
        from duties.ledger.model import Stage

        day = day_meant(as_of)
        return self._results(
            answer_problems(
                self._book,
                day,
                tasks,
                stages=choices(Stage, "stage", stage),
                units=texts(unit),
                needs=texts(needs),
                is_open=None if solved is None else not solved,
                ends=None if open_over is None else ends_of_span("open_over", open_over, day),
            )
        )

    def targets(
        self,
        *names: str,
        as_of: Day = None,
        owner: Texts = None,
        task: Texts = None,
        by: str | None = None,
        status: Texts = None,
        uncarried: bool = False,
        unowned: bool = False,
    ) -> Results["TargetStanding"]:
        """Return the targets, or those of these ids or names, and how they stand.

        `owner` answers for a target, `task` carries it; `uncarried` and `unowned` are for those
        without. `by` is the year or period in which it must be met; `status` is reached, on-track,
        behind, far-behind, no-pace or no-reading. Raises `UnknownTargetError`,
        `UnknownPeriodError`.

        >>> [(each.target.id, each.status.value) for each in demo.targets(as_of="2026-06-18")][:2]
        [('gdp', 'on-track'), ('jobs', 'behind')]
        """
        from duties.answers.targets import answer_targets
        from duties.tracking.targets import TargetStatus

        return self._results(
            answer_targets(
                self._book,
                day_meant(as_of),
                names,
                owners=texts(owner),
                tasks=texts(task),
                by=by,
                statuses=choices(TargetStatus, "status", status),
                uncarried=uncarried,
                unowned=unowned,
                spelt=spelt,
            )
        )

    def history(self, task: str, *, as_of: Day = None) -> Results["Event"]:
        """Return the journal of a task with its steps, or of a step: entries and what they changed.

        Raises `AmbiguousTaskError` where several are meant.

        >>> [event.placed.day.isoformat() for event in demo.history("1", as_of="2026-06-18")][:2]
        ['2026-02-09', '2026-02-25']
        """
        from duties.answers.progress import how_to_begin
        from duties.answers.reply import Reply
        from duties.formats.views.history import HISTORY
        from duties.queries.history import history
        from duties.queries.selection import select_part

        book = self._book
        part = select_part(book.plan, task)
        events = history(book.tracker, book.register, book.ledger, part, day_meant(as_of))
        return self._results(Reply(HISTORY, events, how_to_begin(book)))
