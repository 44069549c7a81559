"""The details of a task, as `planfile/fields.py` declares them, for people and for programs."""

from collections.abc import Callable, Mapping
from typing import Any, assert_never

from duties.formats.view import Column, Fact, Fields
from duties.formats.views.deadlines import deadline
from duties.messages import Message
from duties.model import Task
from duties.planfile.fields import TASK_DETAILS, Detail, Tables
from duties.planfile.grammar import FieldKind, OneOf, PlainKind
from duties.planfile.plain import number, plain


def value_for_people(kind: PlainKind, value: Any) -> object:
    """Return a value as a table shows it; None where there is nothing to show."""
    if value is None:
        return None
    match kind:
        case FieldKind.TEXT | FieldKind.ID | FieldKind.DATE | FieldKind.NUMBER | FieldKind.FACTOR:
            return value
        case FieldKind.WEIGHT | FieldKind.PERCENT:
            return number(value)
        case FieldKind.AMOUNT:
            return value.shown()
        case FieldKind.PERIOD | FieldKind.START | FieldKind.SPAN:
            return value.name()
        case FieldKind.NAME:
            return value.text
        case FieldKind.NAMES | FieldKind.IDS:
            return tuple(name.text for name in value) or None
        case FieldKind.FLAG:
            return "✓" if value else None
        case OneOf():
            return Message(value.label)
        case _:
            assert_never(kind)


_LONGEST = 16_000  # characters; a note may be a whole paragraph, and a cell of Excel holds no more


def _column(key: str, detail: Detail) -> Column[Task]:
    def value(task: Task) -> object:
        return value_for_people(detail.kind, getattr(task, key))

    told = _TOLD_AS_ONE.get(key, value)
    return Column(detail.label, told, optional=True, longest=_LONGEST)


_TOLD_AS_ONE: Mapping[str, Callable[[Task], object]] = {
    "due": lambda task: deadline(task.due, task.due_text),
}
"""What people read of details that others are told with."""


def column_of(key: str) -> Column[Task]:
    """Return the column in which people read a detail."""
    key = TASK_DETAILS[key].with_ or key
    return _column(key, TASK_DETAILS[key])


def _columns(*tables: Tables) -> dict[str, Column[Task]]:
    shown = {
        key: detail
        for key, detail in TASK_DETAILS.items()
        if detail.tables in tables and detail.with_ is None
    }
    in_place = sorted(shown, key=lambda key: shown[key].place)
    return {key: _column(key, shown[key]) for key in in_place}


ALL_COLUMNS = _columns(Tables.ALL, Tables.FULL)
"""The columns where all is told of a task, by key of the detail."""

DETAIL_COLUMNS = tuple(_columns(Tables.ALL).values())
"""The columns of every table of tasks."""


def facts(task: Task) -> list[Fact]:
    """Return all that people are told on a card of a task's details, each text on one line."""
    values = ((column.heading, column.value(task)) for column in ALL_COLUMNS.values())
    return [
        Fact(label, " ".join(value.split()) if isinstance(value, str) else value, longest=_LONGEST)
        for label, value in values
        if value is not None
    ]


def detail_fields(*, in_answers: bool | None = None) -> Fields[Task]:
    """Return the fields that programs get, of all details or of those that are `in_answers`."""

    def field(key: str, detail: Detail) -> Any:
        return lambda task: plain(detail.kind, getattr(task, key))

    return {
        key: field(key, detail)
        for key, detail in TASK_DETAILS.items()
        if in_answers in (None, detail.in_answers)
    }
