"""What nobody knows of changes, in words."""

from collections.abc import Sequence

from duties.errors.base import SHOWN
from duties.formats.views.my_tasks import ways_told
from duties.messages import N_, Message, counted
from duties.queries.unsure_changes import MayConcern, Renaming


def may_be_told(may: MayConcern) -> Message | None:
    """Return a remark on tasks with changes that may be a unit's too, None if there are none."""
    if not (may.collectives or may.open_lists):
        return None
    ways = ways_told(may.collectives, may.open_lists)
    text = N_(
        "other tasks with changes may concern {unit} too: {ways}; without --unit all changes are "
        "shown"
    )
    return Message(text, {"unit": may.unit, "ways": ways})


def renaming_told(renaming: Renaming) -> Message:
    """Return a remark on two names that may be those of one unit."""
    text = N_(
        "{old} and {new} may be one unit: all tasks that the one leaves are the other's now; if it "
        "was renamed, give {new} the alias {old} in the new plan"
    )
    return Message(text, renaming._asdict())


def collectives_told(collectives: Sequence[str]) -> Message:
    """Return a remark on files for collectives whose members would each need one."""
    return counted(
        "{count} file is for a collective without listed members ({units}); pass it on to them",
        "{count} files are for collectives without listed members ({units}); pass them on to these",
        len(collectives),
        units=tuple(collectives[:SHOWN]),
    )
