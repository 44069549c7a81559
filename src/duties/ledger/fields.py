"""The fields of the ledger's files, declared as those of the plan file are."""

from duties.ledger.model import (
    RULED,
    Lesson,
    LessonKind,
    PeriodRecord,
    ProblemEntry,
    Reading,
    Report,
    Ruling,
    Stage,
    State,
)
from duties.messages import N_
from duties.planfile.grammar import Field, FieldKind, NestedList, OneOf, shape

_TASK = N_("The task (19), or the step (19/2), that the entry is about.")

REPORT = shape(
    {
        "task": Field(FieldKind.ID, _TASK, required=True),
        "unit": Field(FieldKind.NAME, N_("The unit that reports."), required=True),
        "date": Field(FieldKind.DATE, N_("The day that the report speaks of."), required=True),
        "received": Field(FieldKind.DATE, N_("The day it came in, if that was another.")),
        "state": Field(OneOf(State, RULED), N_("How far the task is.")),
        "percent": Field(FieldKind.PERCENT, N_("How much of the task is done, in per cent.")),
        "done": Field(FieldKind.TEXT, N_("What was done.")),
        "next": Field(FieldKind.TEXT, N_("What comes next.")),
        "evidence": Field(FieldKind.TEXT, N_("What shows it: a file, a number of a document.")),
        "stretch": Field(FieldKind.SPAN, N_("The stretch of a standing task that is meant.")),
        "reason": Field(FieldKind.TEXT, N_("Why the report takes back what was reported before.")),
    },
    Report,
)
TELLING = ("state", "percent", "done", "next", "evidence")
"""The keys that say how a task stands: a report has at least one of them."""

READING = shape(
    {
        "target": Field(FieldKind.ID, N_("The target that was measured."), required=True),
        "date": Field(FieldKind.DATE, N_("The day that the figure speaks of."), required=True),
        "value": Field(
            FieldKind.AMOUNT, N_("What the figure was: a number, or words."), required=True
        ),
        "unit": Field(FieldKind.TEXT, N_("The unit of measure, if it is said: the target's.")),
        "source": Field(FieldKind.TEXT, N_("Where the figure comes from.")),
    },
    Reading,
)

PROBLEM = shape(
    {
        "id": Field(FieldKind.ID, N_("The problem's number."), required=True),
        "task": Field(FieldKind.ID, _TASK),
        "unit": Field(FieldKind.NAME, N_("The unit that has the problem.")),
        "date": Field(FieldKind.DATE, N_("The day the stage was reached."), required=True),
        "stage": Field(OneOf(Stage), N_("The stage that was reached."), required=True),
        "text": Field(FieldKind.TEXT, N_("What the problem is, or what was done about it.")),
        "needs": Field(FieldKind.NAMES, N_("The units, or bodies, that are asked for help.")),
        "reason": Field(FieldKind.TEXT, N_("Why a stage was jumped, or the problem came back.")),
    },
    ProblemEntry,
)

RULING = shape(
    {
        "task": Field(FieldKind.ID, _TASK, required=True),
        "date": Field(FieldKind.DATE, N_("The day of the ruling."), required=True),
        "by": Field(FieldKind.TEXT, N_("Who ruled.")),
        "light": Field(FieldKind.TEXT, N_("The light that is shown, whatever the rules say.")),
        "until": Field(FieldKind.DATE, N_("The last day on which that light is shown.")),
        "due": Field(FieldKind.PERIOD, N_("The deadline from now on.")),
        "accepted": Field(FieldKind.FLAG, N_("true if the task is accepted as done (销号).")),
        "cancelled": Field(FieldKind.FLAG, N_("true if the task is dropped.")),
        "reopened": Field(FieldKind.FLAG, N_("true if an accepted or dropped task goes on.")),
        "stretch": Field(FieldKind.SPAN, N_("The stretch of a standing task that is meant.")),
        "reason": Field(FieldKind.TEXT, N_("Why.")),
        "former": Field(
            FieldKind.NAMES, N_("The units that answered for the task until the day before.")
        ),
    },
    Ruling,
)

LESSON = shape(
    {
        "task": Field(FieldKind.ID, _TASK, required=True),
        "date": Field(FieldKind.DATE, N_("The day it was written down."), required=True),
        "kind": Field(OneOf(LessonKind), N_("Good practice, or a warning."), required=True),
        "text": Field(FieldKind.TEXT, N_("What others can learn."), required=True),
    },
    Lesson,
)

RECORD = shape(
    {
        "period": Field(
            FieldKind.SPAN,
            N_("The period that the file is for, as the file is named: 2026-03."),
            required=True,
        ),
        "reports": Field(NestedList(REPORT, long=True), N_("What units reported.")),
        "readings": Field(NestedList(READING, long=True), N_("What the figures were.")),
        "problems": Field(NestedList(PROBLEM, long=True), N_("Problems, stage by stage.")),
        "rulings": Field(NestedList(RULING, long=True), N_("What was decided about tasks.")),
        "lessons": Field(NestedList(LESSON, long=True), N_("What others can learn.")),
    },
    PeriodRecord,
)
