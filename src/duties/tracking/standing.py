"""How a task or a step stands on a day: what every view, count and ranking is made from."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from duties.ledger.model import Ruling, State
from duties.messages import N_, Message
from duties.model import Step, Task

if TYPE_CHECKING:
    from duties.tracking.tracked import Tracked


class Class(StrEnum):
    """The five classes that counties publish."""

    DONE = "done"
    AHEAD = "ahead"
    ON_PACE = "on-pace"
    BEHIND = "behind"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The English word for the class, a key of the catalogues."""
        return _CLASS_LABELS[self]


_CLASS_LABELS = {
    Class.DONE: N_("completed"),
    Class.AHEAD: N_("ahead of pace"),
    Class.ON_PACE: N_("on pace"),
    Class.BEHIND: N_("behind pace"),
    Class.OTHER: N_("not judged"),
}


class Light(NamedTuple):
    """A light with where it comes from.

    `name` is None where no light can be given. `rule` is the condition that held, `done`,
    `ruling`, or None. `reason` says why in words and numbers. A light set `by_hand` has its ruling,
    and `otherwise`, what the rules would have said.
    """

    name: str | None
    rule: str | None
    reason: Message
    by_hand: Ruling | None = None
    otherwise: "Light | None" = None


class Streak:
    """At how many ends of periods in a row a light was a warning, counted when asked for.

    Counting takes as long as all the rest of a standing, and few ask for it. Two are equal if their
    numbers are.
    """

    __slots__ = ("_count", "_day", "_number", "_part")

    def __init__(self, count: Callable[["Tracked", int], int], part: "Tracked", day: int) -> None:
        self._count = count
        self._part = part
        self._day = day
        self._number: int | None = None

    @property
    def number(self) -> int:
        """How many."""
        if self._number is None:
            self._number = self._count(self._part, self._day)
        return self._number

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Streak) and self.number == other.number

    def __hash__(self) -> int:
        return hash(self.number)

    def __repr__(self) -> str:
        return repr(self.number)


class Standing(NamedTuple):
    """How a task, or a step of it, stands on a day.

    `percent`, `pace` and `lag` are exact, from 0 to 100 (`lag` from -100); `pace` and `lag` are
    None where start or deadline is missing. `start` and `due` are the days that count: a ruling may
    have moved the deadline, and a standing task has those of its stretch. `days_left` is negative
    when overdue, None where done or without a deadline. `light` is None for what is cancelled.
    `reported` is the day of the last report of a unit that answers, `done_on` the day it was done;
    `problems` are the ids of the open ones. `in_a_row` counts the ends of periods in a row, up to
    the day, with a yellow or red light. `steps` is empty for a step.
    """

    task: Task
    step: Step | None
    id: str
    state: State
    percent: Fraction
    pace: Fraction | None
    lag: Fraction | None
    start: date | None
    due: date | None
    days_left: int | None
    is_overdue: bool
    light: Light | None
    class_: Class
    done_on: date | None
    reported: date | None
    in_a_row: Streak | None
    problems: tuple[str, ...]
    answering: tuple[str, ...]
    """The units that answer for it: see "Whose report counts" in docs/ledger.md."""
    steps: "tuple[Standing, ...]" = ()

    @property
    def streak(self) -> int:
        """The number of `in_a_row`, 0 where work is over."""
        return 0 if self.in_a_row is None else self.in_a_row.number
