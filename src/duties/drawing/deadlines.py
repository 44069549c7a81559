"""Deadlines in pictures: the one in force, as people read it."""

from typing import TYPE_CHECKING

from duties.drawing.scene import Scene
from duties.formats.views.deadlines import deadline
from duties.formats.views.progress import due_now
from duties.messages import N_, Message
from duties.model import Step, Task

if TYPE_CHECKING:
    from duties.tracking.standing import Standing


def due_words(scene: Scene, part: Task | Step, standing: "Standing | None") -> str:
    """Return the deadline of a task or a step in a few words; empty if it has none.

    Where a ruling moved it, that is the day in force; a standing task is told by its stretch.
    """
    if isinstance(part, Task) and part.every is not None:
        return scene.put(N_("every {stretch}"), stretch=Message(part.every.label))
    return scene.said(due_now(standing) or deadline(part.due, part.due_text) or "")


def due_detail(scene: Scene, part: Task | Step, standing: "Standing | None") -> str:
    """Return the same as a note on a task: due 2027-06, every quarter."""
    words = due_words(scene, part, standing)
    if not words or (isinstance(part, Task) and part.every is not None):
        return words
    return scene.put(N_("due {day}"), day=words)
