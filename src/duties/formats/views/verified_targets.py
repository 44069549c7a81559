"""What a document and a plan say differently of a target, in words."""

from collections.abc import Mapping

from duties.importing.document import Place
from duties.messages import N_, Message
from duties.model import Bound, Target
from duties.queries.target_verification import TargetDifference


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
