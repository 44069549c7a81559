"""A draft → the text of a plan file, in its canonical form."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from duties.amounts import is_number
from duties.importing.notes.note import ROLES
from duties.importing.plan.draft import Draft, DraftAction, DraftTarget, DraftTask, Value
from duties.importing.tables.lists_of_an_export import ListedUnit
from duties.importing.tables.tracking_of_an_export import Told
from duties.model import Bound, Role, TargetKind
from duties.planfile.fields import BODY, STEP
from duties.planfile.scalars import identifier, scalar

_WIDTH = 88  # columns of a list that stays in one line


def plan_text(draft: Draft, remarks: Sequence[str] = (), *, with_text: bool = False) -> str:
    """Return the plan file of a draft, under lines of remarks.

    `with_text` adds each task's paragraph as its note.
    """
    return "\n".join([*_lines(draft, remarks, with_text), ""])


def _lines(draft: Draft, remarks: Sequence[str], with_text: bool) -> Iterator[str]:
    for remark in remarks:
        yield from (f"# {line}".rstrip() for line in remark.splitlines())
    yield from _head(draft)
    if draft.units:
        yield from ("", "units:")
        for unit in draft.units:
            yield from _unit(unit)
    if draft.actions:
        yield from ("", "actions:", *map(_action, draft.actions))
    yield ""
    if draft.tasks:
        yield "tasks:"
        tracking = draft.tracking
        for task in draft.tasks:
            steps = tracking.steps.get(task.id, ())
            yield _task(task, with_text, tracking.tasks.get(task.id, {}), steps)
    else:
        yield "tasks: []"
    if draft.targets:
        yield from ("", "targets:", *map(_target, draft.targets))
    if draft.tracking.bodies:
        yield from ("", "bodies:")
        for body in draft.tracking.bodies:
            yield f"  - {_in_one_line(body, _BODY_KEYS)}"


def _head(draft: Draft) -> Iterator[str]:
    head = draft.head
    yield f"title: {scalar(head.title or PurePath(draft.document).stem)}"
    if head.issuer:
        yield f"issuer: {scalar(head.issuer)}"
    if head.issued:
        yield f"issued: {head.issued.isoformat()}"
    if head.horizon:
        yield f"horizon: {head.horizon}"
    expected = {key: count for key, count in draft.expects._asdict().items() if count is not None}
    if expected:
        yield f"expects: {{{', '.join(f'{key}: {count}' for key, count in expected.items())}}}"


def _action(action: DraftAction) -> str:
    lead = [scalar(each.name) for each in action.lead]
    told = f", lead: {_flow(lead)}" if lead else ""
    return f"  - {{id: {identifier(action.id)}, title: {scalar(action.title)}{told}}}"


def _unit(unit: ListedUnit) -> Iterator[str]:
    kind = f", kind: {unit.kind}" if unit.kind is not None else ""
    posts = (("leader", unit.leader), ("contact", unit.contact))
    told = [(key, scalar(text)) for key, text in posts if text]
    if not unit.aliases and not unit.members:
        more = "".join(f", {key}: {text}" for key, text in told)
        yield f"  - {{name: {scalar(unit.name)}{kind}{more}}}"
        return
    yield f"  - name: {scalar(unit.name)}"
    if unit.kind is not None:
        yield f"    kind: {unit.kind}"
    for key, names in (("aliases", unit.aliases), ("members", unit.members)):
        if names:
            yield _listed(key, list(map(scalar, names)))
    for key, text in told:
        yield f"    {key}: {text}"


def _task(task: DraftTask, with_text: bool, details: Told, steps: Sequence[Told]) -> str:
    lines = [f"  - id: {identifier(task.id)}"]
    if task.action is not None:
        lines.append(f"    action: {identifier(task.action)}")
    lines.append(f"    title: {scalar(task.title)}")
    by_role: dict[Role, list[str]] = {}
    for each in task.assigned:
        by_role.setdefault(each.role, []).append(scalar(each.name))
    lines += [_listed(role, by_role[role]) for role in ROLES if role in by_role]
    if task.open_ended:
        lines.append("    open_ended: true")
    if task.due is not None:
        lines.append(f"    due: {task.due}")
    if task.due_text:
        lines.append(f"    due_text: {scalar(task.due_text)}")
    if task.start is not None and "start" not in details:
        lines.append(f"    start: {task.start}")
    for key in _TASK_KEYS:
        if key in details:
            lines.append(f"    {key}: {_value(key, details[key])}")
    if steps:
        lines.append("    steps:")
        lines += [f"      - {_in_one_line(step, _STEP_KEYS)}" for step in steps]
    told = [part for part in (task.remark, task.text if with_text else "") if part]
    if told:
        lines += _note("\n".join(told))
    return "\n".join(lines)


def _target(target: DraftTarget) -> str:
    lines = [f"  - id: {identifier(target.id)}", f"    name: {scalar(target.name)}"]
    if target.group:
        lines.append(f"    group: {scalar(target.group)}")
    lines += [f"    value: {_amount(target.value)}"] if target.value is not None else []
    if target.unit:
        lines.append(f"    unit: {scalar(target.unit)}")
    if target.bound is not Bound.REACH:
        lines.append(f"    bound: {target.bound}")
    if target.by is not None:
        lines.append(f"    by: {target.by}")
    if target.baseline is not None:
        value, by = target.baseline
        told = f", by: {by}" if by is not None else ""
        lines.append(f"    baseline: {{value: {_amount(value)}{told}}}")
    if target.kind is not TargetKind.LEVEL:
        lines.append(f"    kind: {target.kind}")
    if target.owner:
        lines.append(f"    owner: {scalar(target.owner)}")
    if target.tasks:
        lines.append(f"    tasks: {_flow(list(map(identifier, target.tasks)))}")
    return "\n".join(lines)


def _amount(value: Value) -> str:
    """Return a number, a range or words as the file has them."""
    if isinstance(value, tuple):
        return f"[{', '.join(value)}]"
    return value if is_number(value) else scalar(value)


_TASK_KEYS = ("start", "every", "leader", "contact")
_STEP_KEYS = tuple(STEP.grammar)
_BODY_KEYS = tuple(BODY.grammar)
_BARE = ("start", "due", "every", "tier", "project", "weight")
_IDS = ("id", "under", "actions", "tasks")


def _in_one_line(told: Told, keys: Sequence[str]) -> str:
    """Return what is told of one thing as a mapping in one line, in the order of the keys."""
    return f"{{{', '.join(f'{key}: {_value(key, told[key])}' for key in keys if key in told)}}}"


def _value(key: str, value: str | tuple[str, ...]) -> str:
    if isinstance(value, tuple):
        return _flow([identifier(each) if key in _IDS else scalar(each) for each in value])
    if key in _BARE:
        return value
    return identifier(value) if key in _IDS else scalar(value)


def _listed(key: str, names: Sequence[str]) -> str:
    """Return a list in one line, or in one for each name where it would be too long."""
    flow = _flow(names) if key == Role.LEAD else f"[{', '.join(names)}]"
    room = _WIDTH - len(key) - 6
    if len(flow) * 2 <= room or len(flow.encode("gb18030", "replace")) <= room:
        return f"    {key}: {flow}"
    return "\n".join([f"    {key}:", *[f"      - {name}" for name in names]])


def _flow(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"[{', '.join(names)}]"


def _note(note: str) -> Iterator[str]:
    lines = note.splitlines()
    if len(lines) == 1 or not all(line.isprintable() and line.strip() == line for line in lines):
        yield f"    note: {scalar(note)}"
        return
    yield "    note: |-"
    for line in lines:
        yield f"      {line}" if line else ""
