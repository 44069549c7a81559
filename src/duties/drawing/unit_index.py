"""The index of a picture of a plan: every unit with the numbers of its tasks, by role."""

from collections.abc import Sequence

from duties.assignments import assignments
from duties.drawing.columns import beside, in_columns
from duties.drawing.measure import folded, text_height
from duties.drawing.palette import CARD, COLLECTIVE, HEADING
from duties.drawing.rows import GAP
from duties.drawing.scene import Scene
from duties.drawing.sheet import Block, Box, Names
from duties.messages import N_, shown
from duties.model import Role

BETWEEN = 16.0  # between columns
_PADDING = 8.0
_ENTRY = 250.0  # the minimum width of a unit
_SIZE, _TITLE = 9.0, 12.0


def index_title(scene: Scene, names: Names, width: float) -> Block:
    """Return the heading of the index."""
    title = scene.put(N_("Where each unit is"))
    name = names("index", "title")
    box = Box(name, 0, 0, width, 20, (title,), _TITLE, HEADING, is_left=True)
    return Block(width, 20, (box,))


def index(scene: Scene, names: Names, width: float) -> Block:
    """Return the index in columns across the page, with its heading."""
    head = index_title(scene, names, width)
    count = _across(width)
    room = (width + BETWEEN) / count - BETWEEN
    entries = list(_entries(scene, names, room))
    columns = in_columns(entries, count, GAP, BETWEEN).at(0, head.height + GAP)
    height = head.height + GAP + columns.height
    return Block(width, height, (*head.boxes, *columns.boxes))


def index_rows(scene: Scene, names: Names, width: float) -> list[Block]:
    """Return the index in rows of as many units as there is room for side by side."""
    count = _across(width)
    entries = list(_entries(scene, names, (width + BETWEEN) / count - BETWEEN))
    return [_level(entries[at : at + count]) for at in range(0, len(entries), count)]


def _level(entries: Sequence[Block]) -> Block:
    """Return units side by side, all as high as the highest."""
    height = max(entry.height for entry in entries)
    return beside(
        [
            entry._replace(boxes=tuple(box._replace(height=height) for box in entry.boxes))
            for entry in entries
        ],
        BETWEEN,
    )


def _across(width: float) -> int:
    return max(int((width + BETWEEN) // (_ENTRY + BETWEEN)), 1)


def _entries(scene: Scene, names: Names, width: float) -> list[Block]:
    return [_entry(scene, names, unit, numbers, width) for unit, numbers in _numbers(scene).items()]


def _numbers(scene: Scene) -> dict[str, dict[Role, list[str]]]:
    """Return the ids of the tasks of each unit, by role, the busiest unit first.

    Tasks that reach it through a collective are in brackets.
    """
    found: dict[str, dict[Role, list[str]]] = {}
    for duty in assignments(scene.plan, scene.register):
        roles = found.setdefault(duty.unit, {})
        number = f"({duty.task.id})" if duty.via else duty.task.id
        roles.setdefault(duty.role, []).append(number)
    load = {unit: -sum(map(len, roles.values())) for unit, roles in found.items()}
    return dict(sorted(found.items(), key=lambda entry: load[entry[0]]))


def _entry(
    scene: Scene, names: Names, unit: str, numbers: dict[Role, list[str]], width: float
) -> Block:
    words = "  ".join(
        f"{role.mark} {shown(tuple(numbers[role]), scene.into)}" for role in Role if role in numbers
    )
    chip = width * 0.42
    room = width - chip
    name = folded(unit, _SIZE, chip - 2 * _PADDING)
    ids = folded(words, _SIZE, room - _PADDING)
    height = max(text_height(name, _SIZE), text_height(ids, _SIZE)) + 4
    link_ = scene.link("unit", unit)
    look = COLLECTIVE if scene.register.is_collective(unit) else CARD
    return Block(
        width,
        height,
        (
            Box(
                names("index", unit),
                0,
                0,
                chip,
                height,
                name,
                _SIZE,
                look,
                link=link_,
            ),
            Box(
                names("index", unit, "tasks"),
                chip + 2,
                0,
                room,
                height,
                ids,
                _SIZE,
                is_left=True,
                tooltip=f"{unit} {words}",
            ),
        ),
    )
