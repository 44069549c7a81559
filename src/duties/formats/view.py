"""How one kind of result is put before people and before programs."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from duties.formats.colours import Emphasis
from duties.messages import LONGEST, Message

Item = TypeVar("Item")
Shown = TypeVar("Shown", contravariant=True)
"""What a view shows: one of tasks and more will do for tasks."""
Whole = TypeVar("Whole")
Fields = Mapping[str, Callable[[Item], object]]


class Column(NamedTuple, Generic[Shown]):
    """A column of a table: a heading (a key of the catalogues) and what stands under it.

    `value` gives a text, a number, a message, a tuple of these, or None for an empty cell. An
    optional column is left out where all its cells are empty. `look` says how a cell stands out in
    a terminal that has colours; it must say nothing that the words do not. A text longer than
    `longest` is cut. A heading `is_of_plan` if the plan gives it, as an id: no catalogue is asked
    for it. `in_many` is the heading where rows of several plans stand in one table, if another. The
    first column of a table `may_head` the rows that share its cell where the terminal has no room
    for it beside the others.
    """

    heading: str
    value: Callable[[Shown], object]
    optional: bool = False
    look: Callable[[Shown], Emphasis | None] | None = None
    is_of_plan: bool = False
    longest: int = LONGEST
    in_many: str | None = None
    may_head: bool = False


class Fact(NamedTuple):
    """A line of a card that says one thing: a label (a key of the catalogues) and a value."""

    label: str
    value: object
    look: Emphasis | None = None
    longest: int = LONGEST


CardLine = str | Message | Fact


class View(NamedTuple, Generic[Shown]):
    """The columns that people see, and the fields of the object that programs get.

    A field gives a text, a number, a flag, None, or lists and mappings of these. Where there is
    a `card`, people get these few lines an item in the terminal, not a row of a table.
    """

    columns: tuple[Column[Shown], ...]
    fields: Fields[Shown]
    card: Callable[[Shown], tuple[CardLine, ...]] | None = None


class CountingCaption:
    """A headline made of counts of the items, so that those of many plans need not be kept.

    There is none where nothing is counted.
    """

    def __init__(
        self,
        counted: Callable[[Sequence[Any]], Counter[Any]],
        told: Callable[[Counter[Any]], Message | None],
    ) -> None:
        """Take what counts some items, and what makes the headline of the counts."""
        self.counted = counted
        self._told = told

    def of(self, counts: Counter[Any]) -> Message | None:
        """Return the headline of what was counted."""
        return self._told(counts) if counts else None

    def __call__(self, items: Sequence[Any]) -> Message | None:
        """Return the headline of some items."""
        return self.of(self.counted(items))


def on(part: Callable[[Whole], Item], fields: Fields[Item]) -> Fields[Whole]:
    """Return the fields of a part as fields of the whole."""

    def of_whole(field: Callable[[Item], object]) -> Callable[[Whole], object]:
        return lambda whole: field(part(whole))

    return {key: of_whole(field) for key, field in fields.items()}


def columns_on(
    part: Callable[[Whole], Item], columns: tuple[Column[Item], ...]
) -> tuple[Column[Whole], ...]:
    """Return the columns of a part as columns of the whole."""

    def of_whole(column: Column[Item]) -> Column[Whole]:
        value, look = column.value, column.look
        return Column(
            column.heading,
            lambda whole: value(part(whole)),
            column.optional,
            None if look is None else lambda whole: look(part(whole)),
            column.is_of_plan,
            column.longest,
            column.in_many,
        )

    return tuple(map(of_whole, columns))
