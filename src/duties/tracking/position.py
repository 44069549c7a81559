"""Where a task or a step is on a day, before anybody judges it."""

from fractions import Fraction
from typing import NamedTuple

from duties.ledger.model import Ruling, State
from duties.periods import Period
from duties.tracking.pace import Ratio
from duties.tracking.states import FINISHED


class Position(NamedTuple):
    """What the rules of the lights look at; days are ordinals.

    The figures are those of `Standing`; `even` is the even pace. `since` is the day of the entry
    that began the unbroken run of the state. `hand` is the ruling whose light is shown,
    `late_steps` are the ids of steps that are overdue, each with the days. A standing task has the
    `stretch` that it is judged by, and in `ended_open` how many ended undone.
    """

    day: int
    state: State
    percent: Fraction
    even: Ratio | None
    start: int | None
    due: int | None
    since: int | None = None
    done_on: int | None = None
    reported: int | None = None
    hand: Ruling | None = None
    late_steps: tuple[tuple[str, int], ...] = ()
    stretch: Period | None = None
    ended_open: int = 0

    @property
    def is_finished(self) -> bool:
        """Whether it is done or accepted."""
        return self.state in FINISHED

    @property
    def is_overdue(self) -> bool:
        """Whether the deadline has passed and it is neither done nor cancelled."""
        return (
            self.due is not None
            and self.day > self.due
            and self.state not in FINISHED
            and self.state is not State.CANCELLED
        )

    @property
    def pace(self) -> Fraction | None:
        """The even pace in per cent; None without start or deadline."""
        return None if self.even is None else Fraction(*self.even)

    def lags(self, over: int) -> bool:
        """Tell whether it is more than so many points behind the even pace, if it has one."""
        if self.even is None:
            return False
        above, below = self.even
        own, parts = self.percent.numerator, self.percent.denominator
        return above * parts - own * below > over * below * parts

    def leads(self, over: int) -> bool:
        """Tell whether it is more than so many points ahead of the even pace, if it has one."""
        if self.even is None:
            return False
        above, below = self.even
        own, parts = self.percent.numerator, self.percent.denominator
        return own * below - above * parts > over * below * parts
