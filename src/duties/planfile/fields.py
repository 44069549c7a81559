"""The fields of the plan file: each is declared here, once; see "A field of the plan file" in
CONTRIBUTING for what follows from it.
"""

from collections.abc import Mapping
from enum import Enum, auto
from typing import NamedTuple

from duties.findings import Severity
from duties.messages import N_
from duties.model import (
    Action,
    Baseline,
    Body,
    Bound,
    Expected,
    LintSettings,
    Plan,
    Step,
    Target,
    TargetKind,
    Task,
    Tier,
    Unit,
    UnitKind,
)
from duties.periods import Stretch
from duties.planfile.grammar import (
    Field,
    FieldKind,
    Nested,
    NestedList,
    OneOf,
    PlainKind,
    shape,
)
from duties.tracking_rules import Condition, DefaultDue, LightRule, Tracking


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
        "leader": Field(FieldKind.TEXT, N_("The post of who answers for the unit.")),
        "contact": Field(FieldKind.TEXT, N_("How to reach the unit: an office, a telephone.")),
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
    "start": Detail(
        FieldKind.START,
        N_(
            "From when on the task is worked on: a day, or a longer period, whose first day counts."
        ),
        label=N_("Start"),
        tables=Tables.FULL,
        place=10,
        in_answers=False,
        compared=Compared(N_("another start"), N_("starts {value} in the document")),
    ),
    "every": Detail(
        OneOf(Stretch, frozenset({Stretch.DAY})),
        N_("A standing task is done anew in every week, month, quarter, half-year or year."),
        label=N_("Every"),
        tables=Tables.FULL,
        place=30,
        in_answers=False,
        compared=Compared(N_("another rhythm"), N_("every {value} in the document")),
    ),
    "leader": Detail(
        FieldKind.TEXT,
        N_("The post of who answers for the task (责任领导)."),
        label=N_("Leader"),
        tables=Tables.FULL,
        place=40,
        in_answers=False,
        compared=Compared(N_("another leader"), N_("leader {value} in the document")),
    ),
    "contact": Detail(
        FieldKind.TEXT,
        N_("Whom to ask about the task: an office, a telephone."),
        label=N_("Contact"),
        tables=Tables.FULL,
        place=50,
        in_answers=False,
        compared=None,
    ),
}
"""In the order of their release: JSON and CSV have a new one after those that were there."""

STEP = shape(
    {
        "id": Field(FieldKind.ID, N_("The step's number, unique in its task."), required=True),
        "title": Field(FieldKind.TEXT, N_("What the step achieves."), required=True),
        "project": Field(FieldKind.FLAG, N_("true if the step is a project.")),
        "lead": Field(
            FieldKind.NAMES, N_("The unit that leads the step, if not the task's, or several.")
        ),
        "responsible": Field(FieldKind.NAMES, N_("The units that share the step.")),
        "support": Field(FieldKind.NAMES, N_("The units that support it.")),
        "start": Field(FieldKind.START, N_("From when on the step is worked on.")),
        "due": Field(FieldKind.PERIOD, N_("By when the step must be done.")),
        "due_text": Field(FieldKind.TEXT, N_("The document's own words for that.")),
        "leader": Field(FieldKind.TEXT, N_("The post of who answers for the step.")),
        "contact": Field(FieldKind.TEXT, N_("Whom to ask about the step.")),
        "weight": Field(
            FieldKind.WEIGHT, N_("How much the step counts among the task's steps; otherwise 1.")
        ),
    },
    Step,
)

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
        "steps": Field(
            NestedList(STEP), N_("Milestones, subtasks and projects, followed by themselves.")
        ),
    },
    Task,
)

BODY = shape(
    {
        "id": Field(FieldKind.ID, N_("The body's id, unique among the bodies."), required=True),
        "name": Field(FieldKind.TEXT, N_("The body's name."), required=True),
        "tier": Field(OneOf(Tier), N_("On which of the three tiers the body stands.")),
        "under": Field(FieldKind.ID, N_("The id of the body above it.")),
        "office": Field(
            FieldKind.NAMES, N_("The unit that does the body's daily work (办公室), or several.")
        ),
        "members": Field(FieldKind.NAMES, N_("The units that belong to the body.")),
        "actions": Field(FieldKind.IDS, N_("The actions that the body watches over.")),
        "tasks": Field(FieldKind.IDS, N_("The tasks that the body watches over.")),
        "leader": Field(FieldKind.TEXT, N_("The post of who heads the body.")),
        "contact": Field(FieldKind.TEXT, N_("How to reach the body.")),
    },
    Body,
)

BASELINE = shape(
    {
        "value": Field(FieldKind.AMOUNT, N_("What the figure was."), required=True),
        "by": Field(FieldKind.PERIOD, N_("When: the last day counts.")),
    },
    Baseline,
)

TARGET = shape(
    {
        "id": Field(FieldKind.ID, N_("The target's id, unique among the targets."), required=True),
        "name": Field(FieldKind.TEXT, N_("What the figure is called."), required=True),
        "group": Field(
            FieldKind.TEXT,
            N_("The goal that it stands under; a figure that tasks alone promise has none."),
        ),
        "value": Field(
            FieldKind.AMOUNT, N_("What it must be: a number, a range ([1, 2]), or words.")
        ),
        "unit": Field(FieldKind.TEXT, N_("The unit of measure: 亿元, %.")),
        "bound": Field(
            OneOf(Bound),
            N_("At least the value, at most, or about; otherwise it is to be reached."),
        ),
        "by": Field(FieldKind.PERIOD, N_("By when it must hold; the last day counts.")),
        "baseline": Field(Nested(BASELINE), N_("Where the figure stood before.")),
        "kind": Field(OneOf(TargetKind), N_("What sort of figure it is; otherwise a level.")),
        "owner": Field(FieldKind.NAME, N_("The unit that answers for the figure.")),
        "tasks": Field(FieldKind.IDS, N_("The tasks that carry it.")),
    },
    Target,
)

LIGHT = shape(
    {
        "light": Field(
            FieldKind.TEXT,
            N_("The light that is shown: red, yellow, green, or any other name."),
            required=True,
        ),
        "when": Field(OneOf(Condition), N_("When it is shown."), required=True),
        "over": Field(
            FieldKind.NUMBER,
            N_("More than how many percentage points, days or periods make the condition hold."),
        ),
        "days": Field(FieldKind.NUMBER, N_("How many days before the deadline it holds.")),
        "then": Field(
            FieldKind.TEXT,
            N_("What follows where it holds, as bulletins tell it (约谈主要负责人)."),
        ),
    },
    LightRule,
)

TRACKING = shape(
    {
        "period": Field(
            OneOf(Stretch, frozenset({Stretch.DAY, Stretch.HALF_YEAR, Stretch.YEAR})),
            N_("How often units report: week, month or quarter; otherwise each month."),
        ),
        "report_by": Field(
            FieldKind.NUMBER,
            N_("How many days after the end of a period reports are still in time; otherwise 5."),
        ),
        "due": Field(
            OneOf(DefaultDue),
            N_("horizon gives tasks without a deadline the last day of the plan's horizon."),
        ),
        "lights": Field(
            NestedList(LIGHT), N_("The rules of the lights; the first that holds decides.")
        ),
    },
    Tracking,
)


PLAN = shape(
    {
        "title": Field(FieldKind.TEXT, N_("The plan's title."), required=True),
        "issuer": Field(FieldKind.TEXT, N_("Who issued the plan.")),
        "issued": Field(FieldKind.DATE, N_("The day the plan was issued: YYYY-MM-DD.")),
        "horizon": Field(FieldKind.NUMBER, N_("The last year the plan reaches.")),
        "expects": Field(Nested(EXPECTS), N_("What the document itself announces.")),
        "lint": Field(Nested(LINT), N_("How `duties lint` checks this plan.")),
        "register": Field(
            FieldKind.TEXT,
            N_("A file with the units of many plans, seen from this one: ../units.yaml."),
        ),
        "units": Field(NestedList(UNIT), N_("Every unit that the plan names.")),
        "actions": Field(NestedList(ACTION), N_("The plan's chapters.")),
        "tasks": Field(
            NestedList(TASK, long=True),
            N_("The tasks, in the order of the document."),
            required=True,
        ),
        "bodies": Field(
            NestedList(BODY), N_("The bodies that stand above the units, on up to three tiers.")
        ),
        "targets": Field(
            NestedList(TARGET, long=True), N_("The figures to be met in the end (主要目标).")
        ),
        "tracking": Field(Nested(TRACKING), N_("How progress is reported and judged.")),
    },
    Plan,
)
