"""Where tasks and steps are on a day, by entries, rulings, pace, steps and stretches."""

from heapq import merge

from duties.ledger.model import State
from duties.tracking.beginning import Beginning
from duties.tracking.pace import pace
from duties.tracking.position import Position
from duties.tracking.states import ALL, FINISHED, Moment
from duties.tracking.steps import StepAt, made_up, with_steps
from duties.tracking.stretches import Stretches, shown_stretch
from duties.tracking.tracked import Tracked

RULED = (State.ACCEPTED, State.CANCELLED)


class Positions:
    """Finds where the parts of a plan are."""

    def __init__(self, beginning: Beginning) -> None:
        self._beginning = beginning

    def of(self, part: Tracked, day: int) -> Position:
        """Return where a task or step is on a day (an ordinal)."""
        if part.whole is None:
            return self.of_task(part, day)[0]
        return self._of_step(part, part.whole, self._by_itself(part.whole, day)[0]).position

    def of_task(self, part: Tracked, day: int) -> tuple[Position, tuple[Position, ...]]:
        """Return where a task is, and where its steps are."""
        own, steps = self._with_steps(part, day)
        if own.is_finished and steps and part.stretches is None:
            own = own._replace(done_on=self._finished_on(part, own))
        return own, steps

    def _finished_on(self, part: Tracked, own: Position) -> int | None:
        """Return the day from which a task with steps has been finished without a break.

        Entries about itself or its steps finish it, and the one kind may have done so before the
        other.
        """
        done_on = own.done_on
        days = [reversed(each.course.days) for each in (part, *part.steps)]
        last = own.day + 1
        for day in merge(*days, reverse=True):
            if day >= last:
                continue
            last = day
            before, _ = self._with_steps(part, day)
            if not before.is_finished:
                break
            done_on = day
        return done_on

    def _with_steps(self, part: Tracked, day: int) -> tuple[Position, tuple[Position, ...]]:
        own, moment = self._by_itself(part, day)
        if not part.steps:
            return own, ()
        steps = [self._of_step(step, part, own) for step in part.steps]
        own = with_steps(own, steps)
        if part.stretches is None:
            own = made_up(own, moment, steps)
        return own, tuple([step.position for step in steps])

    def _by_itself(self, part: Tracked, day: int) -> tuple[Position, Moment]:
        """Return where a task is by the entries about itself."""
        if part.stretches is not None:
            return self._in_stretch(part, part.stretches, day)
        moment = part.course.at(day)
        return _position(day, moment, part.start, moment.due or part.due), moment

    def _in_stretch(self, part: Tracked, stretches: Stretches, day: int) -> tuple[Position, Moment]:
        began = self._beginning.known_on(day)
        stretch, ended_open, moment = stretches.at(day, part.start, part.due, began)
        whole = stretches.whole.at(day)
        start, last = shown_stretch(stretch, part.start, part.due)
        if whole.state is State.CANCELLED:
            moment = whole
        position = _position(day, moment, start, moment.due or last)
        return (
            position._replace(
                reported=whole.reported,
                hand=whole.hand_light(day),
                stretch=stretch,
                ended_open=ended_open,
            ),
            moment,
        )

    def _of_step(self, part: Tracked, whole: Tracked, task: Position) -> StepAt:
        """Return where a step is, whose task is at a position by its own entries.

        A step without a deadline has that of its task; with its task it is accepted or cancelled.
        """
        moment = part.course.at(task.day)
        due = moment.due or part.due
        if due is None:
            due = whole.due if whole.stretches is not None else task.due
        position = _position(task.day, moment, part.start, due)
        if task.state in RULED and position.state is not State.CANCELLED:
            done_on = (position.done_on or task.done_on) if task.state in FINISHED else None
            percent = ALL if task.state in FINISHED else position.percent
            position = position._replace(
                state=task.state, percent=percent, since=task.since, done_on=done_on
            )
        return StepAt(part.key, part.weight, position, moment)


def _position(day: int, moment: Moment, start: int | None, due: int | None) -> Position:
    return Position(
        day,
        moment.state,
        ALL if moment.state in FINISHED else moment.percent,
        pace(day, start, due),
        start,
        due,
        moment.since,
        moment.done_on,
        moment.reported,
        moment.hand_light(day),
    )
