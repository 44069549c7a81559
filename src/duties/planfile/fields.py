"""The grammar of the plan file: which keys each part has, of which kind, and what they mean."""

from collections.abc import Mapping
from enum import Enum, auto
from typing import NamedTuple

from duties.messages import N_


class FieldKind(Enum):
    """What a value may be."""

    TEXT = auto()
    ID = auto()
    NAMES = auto()
    FLAG = auto()
    DATE = auto()
    YEAR = auto()
    COUNT = auto()
    FACTOR = auto()
    SEVERITY = auto()
    UNIT_KIND = auto()
    EXPECTS = auto()
    LINT = auto()
    UNITS = auto()
    ACTIONS = auto()
    TASKS = auto()


class Field(NamedTuple):
    """One key: the kind of its value, what it is for, and whether it must be there."""

    kind: FieldKind
    about: str
    required: bool = False


Grammar = Mapping[str, Field]

EXPECTS: Grammar = {
    "actions": Field(FieldKind.COUNT, N_("How many actions the document announces.")),
    "tasks": Field(FieldKind.COUNT, N_("How many tasks the document announces.")),
}

LINT: Grammar = {
    "select": Field(FieldKind.NAMES, N_("The only rules to run: codes, their beginnings, names.")),
    "ignore": Field(FieldKind.NAMES, N_("Rules not to run: codes, their beginnings, names.")),
    "fail-on": Field(
        FieldKind.SEVERITY, N_("The mildest finding that `duties lint` ends with code 1 for.")
    ),
    "lead-factor": Field(
        FieldKind.FACTOR, N_("How many times the average number of leads is far too many.")
    ),
}

UNIT: Grammar = {
    "name": Field(FieldKind.TEXT, N_("The unit's name as the document prints it."), required=True),
    "aliases": Field(FieldKind.NAMES, N_("Other names that mean the same unit.")),
    "kind": Field(FieldKind.UNIT_KIND, N_("What sort of body the unit is.")),
    "members": Field(
        FieldKind.NAMES, N_("The units that a collective stands for; absent where nobody has said.")
    ),
}

ACTION: Grammar = {
    "id": Field(FieldKind.ID, N_("The action's number, unique among the actions."), required=True),
    "title": Field(FieldKind.TEXT, N_("The action's title."), required=True),
    "lead": Field(FieldKind.NAMES, N_("The unit that leads the whole action, or several.")),
}

TASK: Grammar = {
    "id": Field(FieldKind.ID, N_("The task's number, unique among the tasks."), required=True),
    "action": Field(FieldKind.ID, N_("The id of the action that the task belongs to.")),
    "title": Field(FieldKind.TEXT, N_("The task's title."), required=True),
    "lead": Field(
        FieldKind.NAMES, N_("The unit that leads (牵头单位), or several, the chief first.")
    ),
    "responsible": Field(FieldKind.NAMES, N_("The units that share the task (责任单位).")),
    "support": Field(FieldKind.NAMES, N_("The units that support it (配合单位).")),
    "open_ended": Field(
        FieldKind.FLAG, N_("true where the document closes the list of units with 等.")
    ),
    "due": Field(FieldKind.DATE, N_("The day by which the task must be done: YYYY-MM-DD.")),
    "note": Field(FieldKind.TEXT, N_("Free text.")),
}

PLAN: Grammar = {
    "title": Field(FieldKind.TEXT, N_("The plan's title."), required=True),
    "issuer": Field(FieldKind.TEXT, N_("Who issued the plan.")),
    "issued": Field(FieldKind.DATE, N_("The day the plan was issued: YYYY-MM-DD.")),
    "horizon": Field(FieldKind.YEAR, N_("The last year the plan reaches.")),
    "expects": Field(FieldKind.EXPECTS, N_("What the document itself announces.")),
    "lint": Field(FieldKind.LINT, N_("How `duties lint` is to check this plan.")),
    "units": Field(FieldKind.UNITS, N_("Every unit that the plan names.")),
    "actions": Field(FieldKind.ACTIONS, N_("The plan's chapters.")),
    "tasks": Field(FieldKind.TASKS, N_("The tasks, in the order of the document."), required=True),
}

PARTS: Mapping[FieldKind, Grammar] = {
    FieldKind.EXPECTS: EXPECTS,
    FieldKind.LINT: LINT,
    FieldKind.UNITS: UNIT,
    FieldKind.ACTIONS: ACTION,
    FieldKind.TASKS: TASK,
}
