"""Answers about many plans, one after another → one view and its rows, each with its plan.

A row holds what its own view makes of an item, so that nothing else of a plan need be kept.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Generic, NamedTuple, TypeVar

from duties.formats.colours import Emphasis
from duties.formats.render import Format
from duties.formats.view import CardLine, Column, Fact, Item, View
from duties.messages import N_, Message

Part = TypeVar("Part")
PLAN = N_("Plan")


class Totals(NamedTuple, Generic[Part]):
    """What people are told of all plans together: each plan has its `parts`, which `sums` joins.

    `alone` says that the items of the single plans are then not listed.
    """

    parts: Sequence[Part]
    sums: Callable[[Sequence[Part]], Sequence[Any]]
    view: View[Any]
    caption: Callable[[Sequence[Part]], Message | None]
    alone: bool = False


class PlanRow(NamedTuple):
    """An item of one plan as people or programs get it; `columns` are those of its view."""

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
        self._columns: dict[str, Column[PlanRow]] = {}
        self._fields: dict[str, None] = {}
        self._has_cards = format_ is Format.TABLE
        self._view: View[Any] | None = None  # that of the plan before, mostly the same
        self._cells: list[tuple[str, Callable[[Any], object]]] = []
        self._looks: list[tuple[str, Callable[[Any], Emphasis | None]]] = []

    def add(self, plan: str, view: View[Item], items: Sequence[Item]) -> None:
        """Add what a plan answers."""
        if not self._for_people:
            self._fields.update(dict.fromkeys(view.fields))
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
        self._take_columns(columns)
        self._cells = [(key, column.value) for key, column in columns.items()]
        self._looks = [(key, look) for key, column in columns.items() if (look := column.look)]

    def _take_columns(self, columns: Mapping[str, Column[Any]]) -> None:
        """Put columns that are new behind those that they stand behind in their own view."""
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
            key: self._columns.get(key) or _column(key, columns[key]) for key in ordered
        }

    def view(self) -> View[PlanRow]:
        """Return the view of all rows: the plan first for people, last for programs."""
        plan: Column[PlanRow] = Column(PLAN, lambda row: row.plan, may_head=True)
        fields = {key: partial(_field, key) for key in self._fields}
        return View(
            (plan, *self._columns.values()),
            {**fields, "plan": lambda row: row.plan},
            _card if self._has_cards else None,
        )


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


def _column(key: str, column: Column[Any]) -> Column[PlanRow]:
    return Column(
        column.in_many or column.heading,
        lambda row: row.cells.get(key),
        column.optional,
        (lambda row: row.looks.get(key)) if column.look else None,
        column.is_of_plan,
        column.longest,
    )


def _field(key: str, row: PlanRow) -> object:
    return row.fields.get(key)


def _card(row: PlanRow) -> tuple[CardLine, ...]:
    head, *others = row.card or ("",)
    return head, Fact(PLAN, row.plan), *others
