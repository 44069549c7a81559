"""The plan as JSON, in the keys of the plan file: `duties` and any YAML reader can read it back."""

from collections.abc import Mapping

from duties.exporting.dossier import Dossier
from duties.formats.data import as_json
from duties.formats.views.common import texts
from duties.model import Action, Expected, LintSettings, Plan, Role, Task, Unit

_BEGINNING = b'{\n  "title": '


def render(dossier: Dossier) -> bytes:
    """Return the plan; what the plan leaves out is left out here too."""
    return as_json(_plan(dossier.plan)).encode()


def is_own(data: bytes) -> bool:
    """Tell whether the file begins and is laid out as an export."""
    import json

    try:
        return data.startswith(_BEGINNING) and data == as_json(json.loads(data)).encode()
    except (ValueError, RecursionError):
        return False


def _plan(plan: Plan) -> Mapping[str, object]:
    return {
        "title": plan.title,
        **_given(
            issuer=plan.issuer,
            issued=plan.issued and plan.issued.isoformat(),
            horizon=plan.horizon,
            expects=plan.expects and _expected(plan.expects),
            lint=_lint(plan.lint),
            units=[_unit(unit) for unit in plan.units],
            actions=[_action(action) for action in plan.actions],
        ),
        "tasks": [_task(task) for task in plan.tasks],
    }


def _expected(expects: Expected) -> Mapping[str, object]:
    return _given(actions=expects.actions, tasks=expects.tasks)


def _lint(lint: LintSettings) -> Mapping[str, object]:
    rest = {"fail-on": lint.fail_on, "lead-factor": lint.lead_factor}
    return _given(select=texts(lint.select), ignore=texts(lint.ignore), **rest)


def _unit(unit: Unit) -> Mapping[str, object]:
    members = {} if unit.members is None else {"members": texts(unit.members)}
    return {
        "name": unit.name,
        **_given(kind=unit.kind, aliases=texts(unit.aliases)),
        **members,  # none at all is not the same as an empty list
    }


def _action(action: Action) -> Mapping[str, object]:
    return {"id": action.id, "title": action.title, **_given(lead=texts(action.lead))}


def _task(task: Task) -> Mapping[str, object]:
    return {
        "id": task.id,
        **_given(action=task.action),
        "title": task.title,
        **_given(
            **{role: texts(task.units(role)) for role in Role},
            open_ended=task.open_ended,
            due=task.due and task.due.isoformat(),
            note=task.note,
        ),
    }


def _given(**values: object) -> dict[str, object]:
    """Return the values that say something; a number does, even 0."""
    return {
        key: value
        for key, value in values.items()
        if value is not None and value is not False and value not in ([], {}, ())
    }
