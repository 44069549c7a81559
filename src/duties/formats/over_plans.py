"""Answers about many plans → one view and its rows, each with its plan.

`JoinedViews` is for whoever asks many plans. What the commands keep of an item, plan after plan, is
a `PlanRow`: it holds what its own view makes of it, so that nothing else of a plan need be kept.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from duties.formats.colours import Emphasis
from duties.formats.render import Format
from duties.formats.view import CardLine, Column, Fact, Item, View
from duties.messages import N_, Message

Part = TypeVar("Part")
PLAN = N_("Plan")


class OfPlan(Protocol):
    """What is of one of many plans, whose name it has."""

    @property
    def plan(self) -> str: ...


Row = TypeVar("Row", bound=OfPlan)


class Totals(NamedTuple, Generic[Part]):
    """What people are told of all plans together: each plan has its `parts`, which `sums` joins.

    `alone` says that the items of the single plans are then not listed.
    """

    parts: Sequence[Part]
    sums: Callable[[Sequence[Part]], Sequence[Any]]
    view: View[Any]
    caption: Callable[[Sequence[Part]], Message | None]
    alone: bool = False


class RowReader(NamedTuple, Generic[Row]):
    """By the key of a column or of a field, what gives it in a row; None where a row lacks it."""

    cell: Callable[[str], Callable[[Row], object]]
    look: Callable[[str], Callable[[Row], Emphasis | None]]
    field: Callable[[str], Callable[[Row], object]]


class JoinedViews(Generic[Row]):
    """The view of rows of many plans, put together from the views that these have of their own."""

    def __init__(self, reader: RowReader[Row]) -> None:
        self._reader = reader
        self._columns: dict[str, Column[Row]] = {}
        self._fields: dict[str, None] = {}

    def take_fields(self, keys: Iterable[str]) -> None:
        """Put fields that are new after the others."""
        self._fields.update(dict.fromkeys(keys))

    def take_columns(self, columns: Mapping[str, Column[Any]]) -> None:
        """Put columns that are new after those that they follow in their own view."""
        if columns.keys() <= self._columns.keys():
            return
        ordered = list(self._columns)
        before = -1
        for key in columns:
            if key in ordered:
                before = ordered.index(key)
            else:
                before += 1
                ordered.insert(before, key)
        self._columns = {
            key: self._columns.get(key) or self._column(key, columns[key]) for key in ordered
        }

    def _column(self, key: str, column: Column[Any]) -> Column[Row]:
        return Column(
            column.in_many or column.heading,
            self._reader.cell(key),
            column.optional,
            self._reader.look(key) if column.look else None,
            column.is_of_plan,
            column.longest,
        )

    def view(self, card: Callable[[Row], tuple[CardLine, ...]] | None = None) -> View[Row]:
        """Return the view of all rows: the plan first for people, last for programs."""
        plan: Column[Row] = Column(PLAN, lambda row: row.plan, may_head=True)
        fields = {key: self._reader.field(key) for key in self._fields}
        return View((plan, *self._columns.values()), {**fields, "plan": lambda row: row.plan}, card)


class PlanRow(NamedTuple):
    """An item of one plan: for people by the keys of columns, for programs by those of fields."""

    plan: str
    cells: Mapping[str, object]
    looks: Mapping[str, Emphasis | None]
    fields: Mapping[str, object]
    card: tuple[CardLine, ...] | None


_NOTHING: Mapping[str, Any] = {}


class Rows:
    """The rows of many plans, put together as they come."""

    def __init__(self, format_: Format) -> None:
        self.rows: list[PlanRow] = []
        self._for_people = format_ in (Format.TABLE, Format.MARKDOWN)
        self._joined = JoinedViews(
            RowReader(
                lambda key: lambda row: row.cells.get(key),
                lambda key: lambda row: row.looks.get(key),
                lambda key: lambda row: row.fields.get(key),
            )
        )
        self._has_cards = format_ is Format.TABLE
        self._view: View[Any] | None = None  # that of the plan before, mostly the same
        self._cells: list[tuple[str, Callable[[Any], object]]] = []
        self._looks: list[tuple[str, Callable[[Any], Emphasis | None]]] = []

    def add(self, plan: str, view: View[Item], items: Sequence[Item]) -> None:
        """Add what a plan answers."""
        if not self._for_people:
            self._joined.take_fields(view.fields)
            getting = list(view.fields.items())
            for item in items:
                fields = {key: field(item) for key, field in getting}
                self.rows.append(PlanRow(plan, _NOTHING, _NOTHING, fields, None))
            return
        if view is not self._view:
            self._take(view)
        for item in items:
            self.rows.append(
                PlanRow(
                    plan,
                    {key: value(item) for key, value in self._cells},
                    {key: look(item) for key, look in self._looks},
                    _NOTHING,
                    view.card(item) if self._has_cards and view.card else None,
                )
            )

    def _take(self, view: View[Any]) -> None:
        """Take what the rows of a view are made of."""
        self._view = view
        self._has_cards = self._has_cards and view.card is not None
        columns = dict(zip(column_keys(view.columns), view.columns, strict=True))
        self._joined.take_columns(columns)
        self._cells = [(key, column.value) for key, column in columns.items()]
        self._looks = [(key, look) for key, column in columns.items() if (look := column.look)]

    def view(self) -> View[PlanRow]:
        """Return the view of all rows."""
        return self._joined.view(_card if self._has_cards else None)


def column_keys(columns: Iterable[Column[Any]]) -> list[str]:
    """Return what tells the columns of a view apart: their headings, a repeated one counted."""
    keys: dict[str, None] = {}
    for column in columns:
        key, count = column.heading, 1
        while key in keys:
            count += 1
            key = f"{column.heading}\0{count}"
        keys[key] = None
    return list(keys)


def _card(row: PlanRow) -> tuple[CardLine, ...]:
    head, *others = row.card or ("",)
    return head, Fact(PLAN, row.plan), *others
