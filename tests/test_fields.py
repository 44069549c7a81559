"""No field of the plan file is forgotten: what shows a task shows every field declared to be shown.

Each check takes two plans that differ in the value of one key only, and asks whether what is made
of them differs.
"""

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import product
from typing import Any, NamedTuple, assert_never, get_args, get_type_hints

import pytest

from asking import EN, ZH
from duties.amounts import Amount
from duties.exporting.dossier import Dossier
from duties.exporting.export import ExportFormat, export
from duties.exporting.tables import duty_table, task_table
from duties.formats.data import csv_text, json_text
from duties.formats.differences import render_revision
from duties.formats.grid import grid
from duties.formats.render import Format
from duties.formats.table import render as table
from duties.formats.text import printable
from duties.formats.views.actions import ACTIONS
from duties.formats.views.bodies import BODIES
from duties.formats.views.my_tasks import my_tasks_view
from duties.formats.views.notices import NOTICE, NoticeRow
from duties.formats.views.show import SHOW
from duties.formats.views.tasks import TASKS
from duties.formats.views.units import UNITS
from duties.formats.views.verification import verification_view
from duties.importing.document import Place
from duties.messages import Message
from duties.model import Name
from duties.naming.names import Register
from duties.periods import Period
from duties.planfile.fields import (
    ACTION,
    BODY,
    PLAN,
    STEP,
    TASK,
    TASK_DETAILS,
    UNIT,
    Detail,
    Tables,
)
from duties.planfile.grammar import (
    FieldKind,
    Kind,
    Nested,
    NestedList,
    OneOf,
    PlainKind,
    Shape,
    attribute,
    shape,
)
from duties.queries.counts import action_counts, unit_counts
from duties.queries.handover import revision
from duties.queries.my_tasks import my_tasks
from duties.queries.show import show
from duties.queries.verification import verify
from duties.task_or_step import TaskOrStep
from handing_on import dossier
from reading import ROOT

PLAN_TEXT = """\
title: 清水方案
units: [{{name: 甲局}}, {{name: 乙局}}, {{name: 丙局}}, {{name: 丁局}}]
actions: [{{id: 1, title: 治水}}, {{id: 2, title: 修路}}]
tasks:
  - {{{task}}}
"""


def text_of(kind: PlainKind, which: int) -> str:
    """Return the first (0) or second (1) value of a kind, as a plan file has it."""
    match kind:
        case FieldKind.TEXT:
            return ("治理清水河并绿化两岸", "修缮东门老码头")[which]
        case FieldKind.ID | FieldKind.NUMBER:
            return ("1", "2")[which]
        case FieldKind.NAMES:
            return ("[甲局]", "[乙局]")[which]
        case FieldKind.FLAG:
            return ("false", "true")[which]
        case FieldKind.DATE:
            return ("2091-03-31", "2092-06-30")[which]
        case FieldKind.IDS:
            return ("[1]", "[2]")[which]
        case FieldKind.NAME:
            return ("甲局", "乙局")[which]
        case FieldKind.PERIOD | FieldKind.START | FieldKind.SPAN:
            return ("2091-03", "2092")[which]
        case FieldKind.WEIGHT | FieldKind.PERCENT:
            return ("10", "20")[which]
        case FieldKind.AMOUNT:
            return ("38.5", "[1, 2]")[which]
        case FieldKind.FACTOR:
            return ("1.5", "2.5")[which]
        case OneOf():
            return str(kind.known()[which])
        case _:
            assert_never(kind)


def value_of(kind: Kind, which: int) -> str:
    """Return the first or second value of any kind; of a list, one part that has an id."""
    if isinstance(kind, PlainKind):
        return text_of(kind, which)
    assert isinstance(kind, NestedList)
    assert {"id", "title"} <= set(kind.shape.grammar)
    return f"[{{id: 7, title: {text_of(FieldKind.TEXT, which)}}}]"


def task_with(key: str, which: int) -> str:
    """Return a task that has every core field, and the key with its first or second value."""
    task = {"id": "1", "action": "1", "title": "治理清水河并绿化两岸", "lead": "[丙局]"}
    task["responsible"] = "[丁局]"
    value = value_of(TASK.grammar[key].kind, which)
    return ", ".join(f"{k}: {v}" for k, v in {**task, key: value}.items())


def step_with(key: str, which: int) -> str:
    """Return a task with a step that has a key with its first or second value."""
    kind = STEP.grammar[key].kind
    assert isinstance(kind, PlainKind)
    step = {"id": "7", "title": "治理清水河并绿化两岸", key: text_of(kind, which)}
    written = ", ".join(f"{k}: {v}" for k, v in step.items())
    return f"id: 1, title: 治理清水河并绿化两岸, lead: [丙局], steps: [{{{written}}}]"


@cache
def dossier_with_step(key: str, which: int) -> Dossier:
    found = dossier(PLAN_TEXT.format(task=step_with(key, which)))
    assert found.loaded.findings == ()
    return found


@cache
def dossier_with(key: str, which: int) -> Dossier:
    found = dossier(PLAN_TEXT.format(task=task_with(key, which)))
    assert found.loaded.findings == ()
    return found


# What is made of a plan, by those of whom it is made


def answer(of: Dossier) -> str:
    duties = my_tasks(of.plan, of.register, list(of.register.units))
    mine = my_tasks_view(several=True)
    found = [json_text(TASKS, of.plan.tasks), csv_text(TASKS, of.plan.tasks)]
    return "".join((*found, json_text(mine, duties)))


def whole_answer(of: Dossier) -> str:
    return json_text(SHOW, show(of.plan, of.register, map(TaskOrStep, of.plan.tasks)))


def tables_of_tasks(of: Dossier) -> str:
    duties = my_tasks(of.plan, of.register, list(of.register.units))
    notice = [NoticeRow(Message(""), task) for task in of.plan.tasks]
    return str(
        (
            grid(TASKS, of.plan.tasks, EN, printable),
            grid(my_tasks_view(several=True), duties, EN, printable),
            grid(NOTICE, notice, EN, printable),
        )
    )


def card(of: Dossier) -> str:
    return table(SHOW, show(of.plan, of.register, map(TaskOrStep, of.plan.tasks)), EN, None, None)


def exported_table(of: Dossier) -> str:
    return str(grid(task_table(of), of.plan.tasks, EN, printable))


def printed_table(of: Dossier) -> str:
    duties = my_tasks(of.plan, of.register, list(of.register.units))
    in_print = grid(task_table(of, in_print=True), of.plan.tasks, EN, printable)
    return str((in_print, grid(duty_table(several=True), duties, EN, printable)))


def exported(format_: ExportFormat) -> Callable[[Dossier], bytes]:
    return lambda of: export(format_, of, ZH)


class Consumer(NamedTuple):
    """What is made of a plan, and whether it tells of a detail."""

    made: Callable[[Dossier], object]
    tells: Callable[[Detail], bool]


def is_shown(detail: Detail) -> bool:
    return detail.tables is not Tables.NONE


CONSUMERS = {
    "answer": Consumer(answer, lambda detail: detail.in_answers),
    "whole answer": Consumer(whole_answer, lambda _: True),
    "tables": Consumer(tables_of_tasks, lambda detail: detail.tables is Tables.ALL),
    "card": Consumer(card, is_shown),
    "exported table": Consumer(exported_table, is_shown),
    "printed table": Consumer(printed_table, is_shown),
    ExportFormat.XLSX: Consumer(exported(ExportFormat.XLSX), is_shown),
    ExportFormat.DOCX: Consumer(exported(ExportFormat.DOCX), is_shown),
    ExportFormat.HTML: Consumer(exported(ExportFormat.HTML), is_shown),
    ExportFormat.MARKDOWN: Consumer(exported(ExportFormat.MARKDOWN), is_shown),
    ExportFormat.CSV: Consumer(exported(ExportFormat.CSV), lambda _: True),
    ExportFormat.JSON: Consumer(exported(ExportFormat.JSON), lambda _: True),
    ExportFormat.PARQUET: Consumer(exported(ExportFormat.PARQUET), lambda _: True),
    ExportFormat.GRAPHML: Consumer(
        exported(ExportFormat.GRAPHML), lambda detail: detail.in_answers
    ),
    ExportFormat.STRATML: Consumer(exported(ExportFormat.STRATML), is_shown),
}


def test_every_export_is_looked_at() -> None:
    # A calendar has deadlines alone, StratML what its schema has: see their own tests.
    assert set(ExportFormat) - {ExportFormat.ICS, ExportFormat.STRATML} <= set(CONSUMERS)


@pytest.mark.parametrize(
    ("consumer", "key"),
    [
        pytest.param(*pair, marks=pytest.mark.extras if pair[0] == ExportFormat.PARQUET else ())
        for pair in product(CONSUMERS, TASK.grammar)
        if pair != ("printed table", "action")
    ],
)
def test_a_field_is_told_wherever_it_is_declared_to_be(consumer: str, key: str) -> None:
    made, tells = CONSUMERS[consumer]
    differs = made(dossier_with(key, 0)) != made(dossier_with(key, 1))

    if key == "steps":
        assert differs is (consumer in TELLING_STEPS)
    else:
        assert differs is (key not in TASK_DETAILS or tells(TASK_DETAILS[key]))


TELLING_STEPS = set(CONSUMERS) - {
    *("answer", "tables", "exported table", "printed table"),
    ExportFormat.GRAPHML,
}
"""Where the steps of tasks are told; files have a table of them, and a graph only counts them."""
WHOLE_STEPS = {
    "whole answer",
    "card",
    *(ExportFormat.XLSX, ExportFormat.DOCX, ExportFormat.HTML, ExportFormat.MARKDOWN),
    ExportFormat.STRATML,
    ExportFormat.JSON,
}
"""Where all is told of them; rows of assignments name them only."""


@pytest.mark.parametrize(("consumer", "key"), list(product(sorted(WHOLE_STEPS), STEP.grammar)))
def test_a_field_of_a_step_is_told_wherever_steps_are_told_whole(consumer: str, key: str) -> None:
    made, _ = CONSUMERS[consumer]

    assert made(dossier_with_step(key, 0)) != made(dossier_with_step(key, 1))


@pytest.mark.parametrize("key", STEP.grammar)
def test_a_difference_in_a_step_is_told_by_its_key(key: str) -> None:
    old, new = (dossier_with_step(key, which).plan for which in (0, 1))
    registers = Register(old), Register(new)

    found = revision(old, registers[0], new, registers[1])
    checked = verify(old, registers[0], new, registers[1])

    for (each,) in (found.differences, checked.differences):
        assert each.respects == ("steps",)
        assert [step.keys for step in each.steps] == [(key,)]


@pytest.mark.parametrize("key", TASK.grammar)
def test_a_difference_in_a_field_is_told_if_it_is_declared_to_be(key: str) -> None:
    detail = TASK_DETAILS.get(key)
    is_compared = detail is None or detail.compared is not None
    old, new = (dossier_with(key, which).plan for which in (0, 1))
    registers = Register(old), Register(new)

    found = revision(old, registers[0], new, registers[1])
    checked = verify(old, registers[0], new, registers[1])

    assert bool(found.differences) is is_compared
    assert bool(checked.differences) is is_compared
    if detail is not None and detail.compared is not None:
        assert [each.respects for each in found.differences] == [(key,)]
        told = render_revision(Format.TABLE, found, EN)
        assert f"{detail.label}  " in told
        assert detail.compared.changed in told
        places = {"1": Place(1)}
        assert key in json_text(verification_view(places), checked.differences)
        sentence = detail.compared.stated.split("{value}")[0]
        assert sentence in table(verification_view(places), checked.differences, EN, None, None)


@pytest.mark.parametrize("key", TASK_DETAILS)
def test_a_detail_is_compared_only_where_the_document_states_it(key: str) -> None:
    silent = dossier(PLAN_TEXT.format(task="id: 1, action: 1, title: 治理清水河")).plan
    plan = dossier(PLAN_TEXT.format(task=f"id: 1, action: 1, title: 治理清水河, {_said(key)}")).plan

    assert verify(silent, Register(silent), plan, Register(plan)).differences == ()


def _said(key: str) -> str:
    return f"{key}: {text_of(TASK_DETAILS[key].kind, 1)}"


@pytest.mark.parametrize("key", TASK_DETAILS)
def test_what_is_exported_as_json_is_read_back(key: str) -> None:
    of = dossier_with(key, 1)

    read = dossier(export(ExportFormat.JSON, of, EN).decode()).plan.tasks[0]

    value = getattr(of.plan.tasks[0], key)
    assert value
    if TASK_DETAILS[key].kind is not FieldKind.NAMES:
        assert getattr(read, key) == value


@pytest.mark.parametrize("name", ["file-format.md", "file-format.zh-CN.md"])
def test_the_docs_name_every_key(name: str) -> None:
    text = (ROOT / "docs" / name).read_text("utf-8")
    keys = {key for part in shapes(PLAN) for key in part.grammar}

    assert [key for key in sorted(keys) if f"`{key}`" not in text] == []


def test_answers_about_units_and_actions_have_every_key() -> None:
    of = dossier_with("lead", 0)

    assert set(UNIT.grammar) <= set(UNITS.fields)
    assert set(ACTION.grammar) <= set(ACTIONS.fields)
    assert set(BODY.grammar) <= set(BODIES.fields)
    assert unit_counts(of.plan, of.register)
    assert action_counts(of.plan, of.register)


# The model


def shapes(of: Shape[Any]) -> Iterator[Shape[Any]]:
    """Yield a shape and every shape within it."""
    yield of
    for field in of.grammar.values():
        if isinstance(field.kind, Nested | NestedList):
            yield from shapes(field.kind.shape)


def type_of(kind: Kind) -> Any:
    """Return the type that the model gives a value of a kind."""
    match kind:
        case FieldKind.TEXT | FieldKind.ID:
            return str
        case FieldKind.NAMES:
            return tuple[Name, ...]
        case FieldKind.FLAG:
            return bool
        case FieldKind.DATE:
            return date
        case FieldKind.NAME | FieldKind.IDS:
            return Name if kind is FieldKind.NAME else tuple[Name, ...]
        case FieldKind.PERIOD | FieldKind.START | FieldKind.SPAN:
            return Period
        case FieldKind.WEIGHT:
            return Fraction | int
        case FieldKind.PERCENT:
            return Fraction
        case FieldKind.AMOUNT:
            return Amount
        case FieldKind.NUMBER:
            return int
        case FieldKind.FACTOR:
            return float
        case OneOf(words):
            return words
        case Nested(inner):
            return inner.model
        case NestedList(inner):
            return tuple[inner.model, ...]  # type: ignore[name-defined]
        case _:
            assert_never(kind)


@pytest.mark.parametrize("of", list(shapes(PLAN)), ids=lambda of: str(of.model.__name__))
def test_the_model_holds_what_the_grammar_says(of: Shape[Any]) -> None:
    hints = get_type_hints(of.model, {"Fraction": Fraction})
    for key, field in of.grammar.items():
        hint, default = hints[attribute(key)], of.model._field_defaults[attribute(key)]
        is_optional = type(None) in get_args(hint)
        assert hint == (type_of(field.kind) | None if is_optional else type_of(field.kind)), key
        assert is_optional is (default is None), key


def test_a_grammar_and_its_model_must_have_the_same_fields() -> None:
    class Half(NamedTuple):
        span: object
        title: str = ""

    with pytest.raises(TypeError, match=r"Half and its grammar differ in \['id'\]"):
        shape({key: TASK.grammar[key] for key in ("id", "title")}, Half)
