"""What the parts of a plan say of one another, and whether there is what they name."""

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from duties.findings import Severity
from duties.messages import N_, Message
from duties.model import Action, Body, Name, Plan, Step, Target, Task
from duties.planfile.faults import LONG, Code, Faults
from duties.source import Span
from duties.task_or_step import step_key
from duties.tracking_rules import Condition, Tracking

_DUPLICATE_ID = Code("DUT106", "duplicate-id")
_UNKNOWN_TASK = Code("DUT401", "unknown-task")
_UNKNOWN_BODY = Code("DUT402", "unknown-body")
_FAULTY_TRACKING = Code("DUT403", "faulty-tracking")
_FIGURE_IN_WORDS = Code("DUT501", "figure-in-words")


def check_references(plan: Plan, faults: Faults) -> None:
    """Report ids that are there twice or not at all, and rules of lights that cannot be applied."""
    actions = _check_ids(plan.actions, N_("action {id} is already at line {line}"), faults)
    tasks = _check_ids(plan.tasks, N_("task {id} is already at line {line}"), faults)
    for task in plan.tasks:
        if task.action is not None and task.action not in actions:
            _report(_ACTIONS, task.action, task.spans["action"], tuple(actions), faults)
        if task.steps:
            _check_steps(task, tasks, faults)
    if plan.bodies:
        _check_bodies(plan.bodies, tuple(actions), tasks, faults)
    if plan.targets:
        _check_targets(plan.targets, tasks, faults)
    if plan.tracking is not None:
        _check_tracking(plan.tracking, plan, faults)


def _check_ids(
    parts: Sequence[Action | Task | Step | Body | Target],
    text: str,
    faults: Faults,
    **facts: object,
) -> dict[str, int]:
    """Report ids that repeat; return the line of the first part of each id."""
    lines: dict[str, int] = {}
    for part in parts:
        if part.id in lines:
            message = Message(text, {"id": part.id[:LONG], "line": lines[part.id], **facts})
            # The id of a part that an alias brings stands before the alias.
            faults.report(_DUPLICATE_ID, message, max(part.spans["id"], part.span))
        elif part.id:
            lines[part.id] = part.span.line
    return lines


def _check_steps(task: Task, tasks: Mapping[str, int], faults: Faults) -> None:
    text = N_("step {id} of task {task} is already at line {line}")
    steps = _check_ids(task.steps, text, faults, task=task.id[:LONG])
    for step in task.steps:
        name = step_key(task, step)
        if step.id in steps and name in tasks:
            text = N_("{name} is this step, and a task at line {line}; {name} means the task")
            message = Message(text, {"name": name[:LONG], "line": tasks[name]})
            faults.report(_DUPLICATE_ID, message, step.spans["id"], Severity.WARNING)


def _check_bodies(
    bodies: Sequence[Body], actions: tuple[str, ...], tasks: Mapping[str, int], faults: Faults
) -> None:
    known = tuple(_check_ids(bodies, N_("body {id} is already at line {line}"), faults))
    for body in bodies:
        if body.under is not None and body.under not in known:
            _report(_BODIES, body.under, body.spans["under"], known, faults)
        _check_named(_ACTIONS, body.actions, set(actions), actions, faults)
        _check_named(_TASKS, body.tasks, tasks, tuple(tasks), faults)


def _check_targets(targets: Sequence[Target], tasks: Mapping[str, int], faults: Faults) -> None:
    _check_ids(targets, N_("target {id} is already at line {line}"), faults)
    known = tuple(tasks)
    for target in targets:
        _check_named(_TASKS, target.tasks, tasks, known, faults)
        value, baseline = target.value, target.baseline
        if value is None:
            continue
        if value.is_words:
            _check_words(target, value.texts[0], faults)
        elif baseline is not None and baseline.value is not None and baseline.value.is_words:
            text = N_("{value} is no number, as the value is; write the unit of measure under unit")
            facts = {"value": baseline.value.texts[0][:LONG]}
            faults.report(_FIGURE_IN_WORDS, Message(text, facts), baseline.spans["value"])


def _check_words(target: Target, words: str, faults: Faults) -> None:
    """Report words where a number is meant: 2100亿元, 40%."""
    facts = {"value": words[:LONG], "kind": str(target.kind)}
    if target.kind is not None and target.kind.is_number:
        text = N_(
            "with kind: {kind} the value is a number, but this is {value}; write the unit of "
            "measure under unit, or kind: grade if it is no number"
        )
        faults.report(_FIGURE_IN_WORDS, Message(text, facts), target.spans["value"])
    elif target.kind is None and words[0].isdigit():
        text = N_(
            "{value} is read as words; write the unit of measure under unit, or kind: grade if "
            "it is no number"
        )
        faults.report(
            _FIGURE_IN_WORDS, Message(text, facts), target.spans["value"], Severity.WARNING
        )


class _Kind(NamedTuple):
    """How it is told that there is no part of an id."""

    code: Code
    unknown: str
    none: str


_ACTIONS = _Kind(
    Code("DUT109", "unknown-action"),
    N_("there is no action {id}; the actions are {known}"),
    N_("there is no action {id}; the plan has no actions"),
)
_TASKS = _Kind(
    _UNKNOWN_TASK,
    N_("there is no task {id}; the tasks are {known}"),
    N_("there is no task {id}; the plan has no tasks"),
)
_BODIES = _Kind(
    _UNKNOWN_BODY,
    N_("there is no body {id}; the bodies are {known}"),
    N_("there is no body {id}; the plan has no bodies with ids"),
)
_SHOWN = 20  # ids in one sentence


def _check_named(
    kind: _Kind,
    names: Iterable[Name],
    among: Container[str],
    known: tuple[str, ...],
    faults: Faults,
) -> None:
    for name in names:
        if name.text not in among:
            _report(kind, name.text, name.span, known, faults)


def _report(kind: _Kind, id_: str, span: Span, known: tuple[str, ...], faults: Faults) -> None:
    facts = {"id": id_[:LONG], "known": tuple(each[:LONG] for each in known[:_SHOWN])}
    faults.report(kind.code, Message(kind.unknown if known else kind.none, facts), span)


_COUNTED = frozenset(
    {
        Condition.LAG,
        Condition.BLOCKED,
        Condition.UNREPORTED,
        Condition.MISSED,
        Condition.STREAK,
        Condition.NOT_STARTED,
    }
)
"""The conditions that `over` makes stricter."""


def _check_tracking(tracking: Tracking, plan: Plan, faults: Faults) -> None:
    if tracking.due is not None and plan.horizon is None:
        text = N_("the plan has no horizon, so that tasks without a deadline get none; add one")
        faults.report(_FAULTY_TRACKING, Message(text), tracking.spans["due"])
    for light in tracking.lights:
        when = light.when
        if when is None:
            continue
        facts = {"when": str(when)}
        if when is Condition.DUE_WITHIN and light.days is None and "days" not in light.spans:
            text = N_("{when} needs to know how many days before the deadline: add days")
            faults.report(_FAULTY_TRACKING, Message(text, facts), light.spans["when"])
        if light.days is not None and when is not Condition.DUE_WITHIN:
            text = N_("days means nothing with {when}; only due-within has it")
            message = Message(text, facts)
            faults.report(_FAULTY_TRACKING, message, light.spans["days"], Severity.WARNING)
        if light.over is not None and when not in _COUNTED:
            text = N_("over means nothing with {when}; only {counted} have it")
            counted = tuple(str(each) for each in Condition if each in _COUNTED)
            message = Message(text, {**facts, "counted": counted})
            faults.report(_FAULTY_TRACKING, message, light.spans["over"], Severity.WARNING)
