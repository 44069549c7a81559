"""What an entry of the ledger changed, in a line: 19: yellow → green."""

from duties.formats.light_marks import light_word
from duties.formats.views.task_targets import named_in_full
from duties.messages import N_, Message
from duties.periods import period_around
from duties.planfile.plain import tenth
from duties.tracking.standing import Standing
from duties.tracking.target_reasons import reason_of
from duties.tracking.targets import TargetStanding


def effect(before: Standing, after: Standing) -> Message:
    """Return how a task changed: state or percentage, else the deadline; and the light."""
    facts: dict[str, object] = {"task": after.id}
    if _light(before) != _light(after):
        facts |= {"before": light_word(_light(before)), "after": light_word(_light(after))}
        if _position(before) == _position(after):
            if before.due != after.due:
                facts |= {"was": before.due or Message(N_("no deadline")), "now": after.due}
                return Message(N_("{task}: due {was} → {now} ({before} → {after})"), facts)
            return Message(N_("{task}: {before} → {after}"), facts)
        facts |= {"was": _position(before), "now": _position(after)}
        return Message(N_("{task}: {was} → {now} ({before} → {after})"), facts)
    facts["light"] = light_word(_light(after))
    if _position(before) != _position(after):
        facts |= {"before": _position(before), "after": _position(after)}
        return Message(N_("{task}: {before} → {after} ({light})"), facts)
    if before.due != after.due:
        facts |= {"before": before.due or Message(N_("no deadline")), "after": after.due}
        return Message(N_("{task}: due {before} → {after} ({light})"), facts)
    facts["now"] = _position(after)
    return Message(N_("{task}: still {now} ({light})"), facts)


def target_effect(before: TargetStanding, after: TargetStanding) -> Message:
    """Return how the status of a target changed, and why it is as it is."""
    facts = {
        "target": named_in_full(after.target),
        "before": Message(before.status.label),
        "after": Message(after.status.label),
        "reason": reason_of(after),
    }
    if before.status is after.status:
        return Message(N_("{target}: still {after}: {reason}"), facts)
    return Message(N_("{target}: {before} → {after}: {reason}"), facts)


def _light(standing: Standing) -> str | None:
    return None if standing.light is None else standing.light.name


def _position(standing: Standing) -> Message:
    """Return state and percentage: in progress, 60%; of a standing task, with its stretch."""
    facts: dict[str, object] = {
        "state": Message(standing.state.label),
        "percent": f"{tenth(standing.percent)}%",
    }
    every = standing.task.every if standing.step is None else None
    if every is None or standing.start is None:
        return Message(N_("{state}, {percent}"), facts)
    facts["stretch"] = period_around(standing.start, every).name()
    return Message(N_("{stretch} {state}, {percent}"), facts)
