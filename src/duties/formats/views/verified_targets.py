"""What a document and a plan say differently of a target, in words and for programs."""

from collections.abc import Callable, Mapping

from duties.formats.view import Column, View
from duties.formats.views.task_targets import TARGET_FIELDS
from duties.importing.document import Place
from duties.messages import N_, Message
from duties.model import Bound, Target
from duties.queries.comparison import Difference
from duties.queries.target_verification import TargetDifference

Verified = Difference | TargetDifference


def targets_view(places: Mapping[str, Place]) -> View[TargetDifference]:
    """Return a view of targets that differ; `places` says where the document has that of an id."""
    return View(
        (
            Column(N_("Target"), lambda each: _shown(each).name),
            Column(N_("What differs"), lambda each: target_note(each, places)),
        ),
        {
            "id": lambda each: each.new and each.new.id,
            "title": lambda each: each.new and each.new.name,
            "differences": _respects,
            "units": lambda _: [],
            "document": lambda each: each.old and _fields(each.old),
            "line": lambda each: each.new and each.new.span.line,
            "place": lambda each: each.old and places[each.old.id].known(),
            "contradictions": lambda _: [],
            "steps": lambda _: [],
        },
    )


def with_targets(view: View[Difference], places: Mapping[str, Place]) -> View[Verified]:
    """Return a view of tasks that differ as one of targets too, for programs alone.

    A row says which of the two it is of; what only tasks have is empty for a target.
    """
    own = targets_view(places).fields

    def either(key: str) -> Callable[[Verified], object]:
        def value(each: Verified) -> object:
            return own[key](each) if isinstance(each, TargetDifference) else view.fields[key](each)

        return value

    fields = {key: either(key) for key in view.fields}
    return View((), {**fields, "of": _of})


def _shown(difference: TargetDifference) -> Target:
    target = difference.new or difference.old
    assert target is not None  # noqa: S101 (a difference has one of them)
    return target


def _of(each: Verified) -> str:
    return "target" if isinstance(each, TargetDifference) else "task"


def _respects(difference: TargetDifference) -> list[str]:
    if difference.old is None:
        return ["added"]
    return list(difference.fields) if difference.new is not None else ["missing"]


def _fields(target: Target) -> dict[str, object]:
    return {
        key: TARGET_FIELDS[key](target) for key in ("id", "name", "value", "unit", "bound", "by")
    }


def target_note(difference: TargetDifference, places: Mapping[str, Place]) -> Message:
    """Return the difference in words; `places` says where the document has the target of an id."""
    old, new = difference.old, difference.new
    if old is None:
        text = N_("target {target} ({figure}) is not in the document")
        added = {} if new is None else {"target": new.name, "figure": _figure(new)}
        return Message(text, added)
    facts = {"target": old.name, "figure": _figure(old), "place": places[old.id].message()}
    if new is None:
        text = N_("target {target} ({figure}) is missing from the plan ({place})")
        return Message(text, facts)
    text = N_("target {target} is {figure} in the document ({place}), {other} in the plan")
    return Message(text, {**facts, "other": _figure(new)})


def _figure(target: Target) -> Message:
    """Return the figure of a target as people read it: at least 2100 亿元 by 2027."""
    facts = {
        "value": "—" if target.value is None else target.value.shown(),
        "unit": target.unit or "",
        "by": None if target.by is None else target.by.name(),
    }
    if target.by is None:
        return Message(_FIGURES[target.bound], facts)
    dated = {"figure": Message(_FIGURES[target.bound], facts), "by": facts["by"]}
    return Message(N_("{figure} by {by}"), dated)


_FIGURES: Mapping[Bound, str] = {
    Bound.MIN: N_("at least {value}{unit}"),
    Bound.MAX: N_("at most {value}{unit}"),
    Bound.ABOUT: N_("about {value}{unit}"),
    Bound.REACH: N_("{value}{unit}"),
}
