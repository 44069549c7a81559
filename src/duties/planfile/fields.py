"""The fields of the plan file: each is declared here, once; see "A field of the plan file" in
CONTRIBUTING for what follows from it.
"""

from collections.abc import Mapping
from enum import Enum, auto
from typing import NamedTuple

from duties.findings import Severity
from duties.messages import N_
from duties.model import Action, Expected, LintSettings, Plan, Task, Unit, UnitKind
from duties.planfile.grammar import (
    Field,
    FieldKind,
    Nested,
    NestedList,
    OneOf,
    PlainKind,
    shape,
)


class Tables(Enum):
    """In which tables and cards of tasks people see a field."""

    ALL = auto()
    FULL = auto()
    """Where all is told of a task: `duties show` and the exports."""
    NONE = auto()


class Compared(NamedTuple):
    """How a difference in a field is told, by keys of the catalogues.

    `changed` names it for `duties diff`; `stated` is the sentence of `duties verify` on the
    `{value}` that the document states.
    """

    changed: str
    stated: str


class Detail(NamedTuple):
    """What a task may tell besides its number, title, action and units.

    `label` is what people call it, a key of the catalogues; the columns of the `tables` stand in
    the order of their `place`. A detail told `with_` another has no column of its own: people read
    both in the other's. What is `in_answers` is in the JSON and CSV of every query about
    tasks and in GraphML; `duties show` and the other exports give programs every detail. What is
    not `compared` may differ between plans unnoticed.
    """

    kind: PlainKind
    about: str
    label: str
    tables: Tables
    place: int
    in_answers: bool
    compared: Compared | None
    with_: str | None = None


EXPECTS = shape(
    {
        "actions": Field(FieldKind.NUMBER, N_("How many actions the document announces.")),
        "tasks": Field(FieldKind.NUMBER, N_("How many tasks the document announces.")),
    },
    Expected,
)

LINT = shape(
    {
        "select": Field(
            FieldKind.NAMES, N_("The only rules to run: codes, beginnings of codes, or names.")
        ),
        "ignore": Field(
            FieldKind.NAMES, N_("Rules not to run: codes, beginnings of codes, or names.")
        ),
        "fail-on": Field(
            OneOf(Severity), N_("The mildest severity for which `duties lint` exits with code 1.")
        ),
        "lead-factor": Field(
            FieldKind.FACTOR, N_("How many times the average number of leads counts as too many.")
        ),
    },
    LintSettings,
)

UNIT = shape(
    {
        "name": Field(
            FieldKind.TEXT, N_("The unit's name as the document prints it."), required=True
        ),
        "aliases": Field(FieldKind.NAMES, N_("Other names that mean the same unit.")),
        "kind": Field(OneOf(UnitKind), N_("What kind of body the unit is.")),
        "members": Field(
            FieldKind.NAMES,
            N_("The units that a collective stands for; left out if nobody has said."),
        ),
    },
    Unit,
)

ACTION = shape(
    {
        "id": Field(
            FieldKind.ID, N_("The action's number, unique among the actions."), required=True
        ),
        "title": Field(FieldKind.TEXT, N_("The action's title."), required=True),
        "lead": Field(FieldKind.NAMES, N_("The unit that leads the whole action, or several.")),
    },
    Action,
)

_DEADLINE_COMPARED = Compared(N_("another deadline"), N_("due {value} in the document"))

TASK_DETAILS: Mapping[str, Detail] = {
    "due": Detail(
        FieldKind.PERIOD,
        N_(
            "By when the task must be done: a day (2027-06-30), or a month (2027-06), quarter "
            "(2027-Q2), half-year (2027-H1) or year (2027), whose last day counts."
        ),
        label=N_("Due"),
        tables=Tables.ALL,
        place=20,
        in_answers=True,
        compared=_DEADLINE_COMPARED,
    ),
    "note": Detail(
        FieldKind.TEXT,
        N_("Free text."),
        label=N_("Note"),
        tables=Tables.FULL,
        place=90,
        in_answers=False,
        compared=None,
    ),
    "due_text": Detail(
        FieldKind.TEXT,
        N_("The document's own words for the deadline, where a date does not say all of it."),
        label=N_("Due"),
        tables=Tables.ALL,
        place=20,
        in_answers=True,
        compared=_DEADLINE_COMPARED,
        with_="due",
    ),
}
"""In the order of their release: JSON and CSV have a new one after those that were there."""

TASK = shape(
    {
        "id": Field(FieldKind.ID, N_("The task's number, unique among the tasks."), required=True),
        "action": Field(FieldKind.ID, N_("The id of the action that the task belongs to.")),
        "title": Field(FieldKind.TEXT, N_("The task's title."), required=True),
        "lead": Field(
            FieldKind.NAMES, N_("The unit that leads (牵头单位), or several, the chief first.")
        ),
        "responsible": Field(FieldKind.NAMES, N_("The units that share the task (责任单位).")),
        "support": Field(FieldKind.NAMES, N_("The units that support it (配合单位).")),
        "open_ended": Field(
            FieldKind.FLAG, N_("true if the document ends the list of units with 等.")
        ),
        **{key: Field(detail.kind, detail.about) for key, detail in TASK_DETAILS.items()},
    },
    Task,
)


PLAN = shape(
    {
        "title": Field(FieldKind.TEXT, N_("The plan's title."), required=True),
        "issuer": Field(FieldKind.TEXT, N_("Who issued the plan.")),
        "issued": Field(FieldKind.DATE, N_("The day the plan was issued: YYYY-MM-DD.")),
        "horizon": Field(FieldKind.NUMBER, N_("The last year the plan reaches.")),
        "expects": Field(Nested(EXPECTS), N_("What the document itself announces.")),
        "lint": Field(Nested(LINT), N_("How `duties lint` checks this plan.")),
        "units": Field(NestedList(UNIT), N_("Every unit that the plan names.")),
        "actions": Field(NestedList(ACTION), N_("The plan's chapters.")),
        "tasks": Field(
            NestedList(TASK, long=True),
            N_("The tasks, in the order of the document."),
            required=True,
        ),
    },
    Plan,
)
