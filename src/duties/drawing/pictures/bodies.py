"""The bodies above the units, each beside the one that it is under, and what they cover."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from duties.drawing.frame import framed
from duties.drawing.lights import colour_samples
from duties.drawing.measure import folded, folded_list, shown_line, text_height
from duties.drawing.palette import (
    BACKGROUND,
    BAR,
    CARD,
    HEADING,
    LEAD_STROKE,
    PLAIN,
    QUIET,
    SECTION,
    Look,
    look_of_light,
)
from duties.drawing.paper import SheetPart, on_sheets
from duties.drawing.scene import Scene
from duties.drawing.sheet import Block, Box, Line, Names, Point, Sheet, swung
from duties.errors.pictures import NoBodiesToDrawError
from duties.formats.light_marks import light_label, light_mark, light_order
from duties.formats.views.progress import light_name
from duties.ledger.model import State
from duties.messages import N_, Message, counted, day_name
from duties.model import Body, Tier
from duties.queries.bodies import PlacedBody
from duties.tracking.bodies import tasks_watched

_WIDTH, _BETWEEN, _GAP = 236.0, 54.0, 12.0  # of a card; between columns and cards
_NARROW, _WIDE, _NEAR = 150.0, 320.0, 30.0  # a card on paper; columns next to each other there
_NAME, _SIZE, _SMALL = 11.0, 9.0, 8.0  # sizes of letters
_PADDING = 4.0
_EVENED = 1.5  # times its height that a card may get
_MOST_SPARE = 40.0  # between cards, to fill a sheet
_MOST_NAMES, _MOST_TASKS = 8, 6
_LIGHT_WIDTH, _LIGHT_HEIGHT = 36.0, 13.0

_HEADS: Mapping[Tier | None, Look] = {
    Tier.LEADING_GROUP: BAR,
    Tier.SPECIAL_GROUP: SECTION,
    Tier.TASK_FORCE: BACKGROUND._replace(is_bold=True),
    None: BACKGROUND._replace(is_bold=True),
}


class _TreeLayout(NamedTuple):
    scene: Scene
    names: Names
    watched: Mapping[str, frozenset[int]]
    card: float = _WIDTH  # the width of a card
    between: float = _BETWEEN  # columns
    gap: float = _GAP  # between cards


def draw_bodies(scene: Scene, bodies: Sequence[PlacedBody]) -> list[Sheet]:
    """Return the tree of the bodies, with lights where the scene has standings.

    Raises `NoBodiesToDrawError` if there are none.
    """
    if not bodies:
        raise NoBodiesToDrawError
    watched = tasks_watched(scene.plan)
    parts: list[object] = [scene.plan.title]
    if scene.day is not None:
        parts.append(day_name(scene.day))
    parts.append(counted("{count} body", "{count} bodies", len(bodies)))
    seen = set[int]().union(*watched.values())
    if left := len(scene.plan.tasks) - len(seen):
        parts.append(
            counted(
                "{count} task is watched over by none",
                "{count} tasks are watched over by none",
                left,
            )
        )
    title = scene.put(N_("Who stands above the units"))
    subtitle = " · ".join(map(scene.said, parts))
    samples = colour_samples(scene, scene.standings)
    if scene.paper is None:
        names = Names()
        body = _tree(_TreeLayout(scene, names, watched), bodies)
        return [framed(scene, names, body, title, subtitle, samples)]

    columns = max(placed.depth for placed in bodies) + 1

    def fit(names: Names, width: float, height: float) -> Sequence[SheetPart]:
        between = min(max(width / columns - _WIDTH, _NEAR), _BETWEEN)
        card = min(max((width + between) / columns - between, _NARROW), _WIDE)
        layout = _TreeLayout(scene, names, watched, card, between)
        found = list(_divided(layout, bodies, height))
        plain = layout._replace(names=Names())
        spare = min((height - _tree(plain, those).height) / len(those) for those in found)
        layout = layout._replace(gap=_GAP + min(max(spare, 0.0), _MOST_SPARE))
        return [_part(layout, those) for those in found]

    return on_sheets(scene, _SMALL, fit, title, subtitle, samples)


def _part(layout: _TreeLayout, bodies: Sequence[PlacedBody]) -> SheetPart:
    first, last = (shown_line(placed.body.name) for placed in (bodies[0], bodies[-1]))
    holds = layout.scene.put(N_("{first} to {last}"), first=first, last=last)
    return SheetPart(_tree(layout, bodies), holds)


def _divided(
    layout: _TreeLayout, bodies: Sequence[PlacedBody], height: float
) -> Iterator[Sequence[PlacedBody]]:
    """Yield the bodies in parts that are about as tall as asked for.

    What stands under one body at the top may be divided; that body is then on each of the parts.
    """
    plain = layout._replace(names=Names())
    here: list[PlacedBody] = []
    top: PlacedBody | None = None
    at = 0
    while at < len(bodies):
        end = at + 1
        if bodies[at].depth == 0:
            top = bodies[at]
        while end < len(bodies) and bodies[end].depth > 1:
            end += 1
        more = list(bodies[at:end])
        if here and _tree(plain, [*here, *more]).height > height:
            yield here
            here = [top] if top is not None and more[0].depth > 0 else []
        here += more
        at = end
    yield here


def _tree(layout: _TreeLayout, bodies: Sequence[PlacedBody]) -> Block:
    """Return a card for each body, beside the middle of those under it, and joined to them."""
    cards = _evened([_card(layout, placed.body) for placed in bodies])
    place_of = {id(placed.body): place for place, placed in enumerate(bodies)}
    above = [None if each.under is None else place_of[id(each.under)] for each in bodies]
    below: dict[int | None, list[int]] = defaultdict(list)
    for place, upper in enumerate(above):
        below[upper].append(place)
    tall = [card.height for card in cards]
    stack: dict[int | None, float] = {}
    for place in reversed(range(len(bodies))):
        stack[place] = _stacked(layout, tall, below[place])
        tall[place] = max(tall[place], stack[place])
    stack[None] = _stacked(layout, tall, below[None])
    tops: dict[int, float] = {}
    boxes: list[Box] = []
    lines: list[Line] = []
    frames: dict[int, Box] = {}
    uppers: list[int | None] = [None, *range(len(bodies))]
    for upper in uppers:
        y = 0.0 if upper is None else tops[upper] + max(tall[upper] - stack[upper], 0) / 2
        for place in below[upper]:
            tops[place] = y
            y += tall[place] + layout.gap
    for place, (placed, card) in enumerate(zip(bodies, cards, strict=True)):
        y = tops[place] + (tall[place] - card.height) / 2
        moved = card.at(placed.depth * (layout.card + layout.between), y)
        frames[place] = moved.boxes[0]
        boxes += moved.boxes
        if (over := above[place]) is not None:
            lines.append(_line(layout, frames[over], moved.boxes[0]))
    deepest = max(placed.depth for placed in bodies)
    width = (deepest + 1) * (layout.card + layout.between) - layout.between
    return Block(width, stack[None], tuple(boxes), tuple(lines))


def _evened(cards: Sequence[Block]) -> Sequence[Block]:
    """Return cards all of one height where that makes none much higher."""
    tall = max(card.height for card in cards)
    if tall > _EVENED * min(card.height for card in cards):
        return cards
    return [
        card._replace(height=tall, boxes=(card.boxes[0]._replace(height=tall), *card.boxes[1:]))
        for card in cards
    ]


def _stacked(layout: _TreeLayout, tall: Sequence[float], places: Sequence[int]) -> float:
    """Return how tall some bodies are below each other, with all that is under them."""
    return max(sum(tall[place] + layout.gap for place in places) - layout.gap, 0.0)


def _line(layout: _TreeLayout, tail: Box, head: Box) -> Line:
    points = swung(Point(tail.right, tail.middle), Point(head.x, head.middle))
    name = layout.names(tail.name, "to", head.name)
    return Line(name, tail.name, head.name, points, LEAD_STROKE, head.tooltip)


def _card(layout: _TreeLayout, body: Body) -> Block:
    """Return a body: its tier, its name, who does its work, and what it covers."""
    names = layout.names
    title = shown_line(body.name or body.id)
    name = names("body", body.id)
    room = layout.card - 4 * _PADDING
    head = folded(title, _NAME, room / 1.1)
    high = text_height(head, _NAME) + 2 * _PADDING
    boxes = [
        Box(
            names(name, "name"),
            0,
            0,
            layout.card,
            high,
            head,
            _NAME,
            _HEADS[body.tier],
            is_left=True,
        )
    ]
    y = high + _PADDING
    for words, size, look in _said(layout, body):
        lines = folded_list(words, size, room)
        high = text_height(lines, size)
        part = names(name, "words")
        boxes.append(Box(part, _PADDING, y, layout.card - 8, high, lines, size, look, is_left=True))
        y += high + 1
    lights = list(_lights(layout, body, name))
    for number, box in enumerate(lights):
        row, column = divmod(number, int(room / (_LIGHT_WIDTH + _PADDING)))
        x = 2 * _PADDING + column * (_LIGHT_WIDTH + _PADDING)
        boxes.append(box._replace(x=x, y=y + 2 + row * (_LIGHT_HEIGHT + 2)))
    if lights:
        y = boxes[-1].bottom
    y += _PADDING
    frame = Box(name, 0, 0, layout.card, y, look=CARD._replace(is_rounded=False))
    told = tuple(box._replace(tooltip=box.tooltip or title) for box in (frame, *boxes))
    return Block(layout.card, y, told)


def _said(layout: _TreeLayout, body: Body) -> Iterator[tuple[str, float, Look]]:
    """Yield what a card says below the name, each with its size and look."""
    scene = layout.scene
    put, said = scene.put, scene.said
    parts: list[object] = []
    if body.tier is not None:
        parts.append(Message(body.tier.label))
    if body.leader:
        parts.append(body.leader)
    if parts:
        yield " · ".join(map(said, parts)), _SMALL, QUIET
    if body.office:
        units = tuple(name.text for name in body.office)
        yield put(N_("Office: {units}"), units=units), _SIZE, PLAIN
    if body.members:
        units = tuple(name.text for name in body.members[:_MOST_NAMES])
        more = len(body.members) - len(units)
        if more:
            yield (
                put(N_("Members: {units} and {count} more"), units=units, count=more),
                _SMALL,
                QUIET,
            )
        else:
            yield put(N_("Members: {units}"), units=units), _SMALL, QUIET
    tasks = counted("{count} task", "{count} tasks", len(layout.watched.get(body.id, ())))
    if not body.actions and not body.tasks:
        whole = N_("Covers the whole plan: {tasks}")
        below = N_("Covers what those under it do: {tasks}")
        yield put(whole if body.under is None else below, tasks=tasks), _SIZE, HEADING
        return
    yield put(N_("Covers {tasks}"), tasks=tasks), _SIZE, HEADING
    actions = {action.id: action.title for action in reversed(scene.plan.actions)}
    for name in body.actions:
        yield shown_line(f"{name.text} {actions.get(name.text, '')}"), _SIZE, PLAIN
    titles = {task.id: task.title for task in reversed(scene.plan.tasks)}
    for name in body.tasks[:_MOST_TASKS]:
        yield shown_line(f"{name.text} {titles.get(name.text, '')}"), _SMALL, PLAIN
    if len(body.tasks) > _MOST_TASKS:
        more = len(body.tasks) - _MOST_TASKS
        yield put(N_("and {count} more"), count=more), _SMALL, QUIET


def _lights(layout: _TreeLayout, body: Body, owner: str) -> Iterator[Box]:
    """Yield the lights of the tasks that a body watches over, each with its number."""
    scene = layout.scene
    if not scene.standings:
        return
    found = Counter(
        light_name(scene.standings[place])
        for place in layout.watched.get(body.id, ())
        if scene.standings[place].state is not State.CANCELLED
    )
    for light in sorted(found, key=light_order):
        if light is None:
            continue
        words = f"{light_mark(light)} {found[light]}"
        tooltip = f"{scene.said(light_label(light))} {found[light]}"
        yield Box(
            layout.names(owner, "light"),
            0,
            0,
            _LIGHT_WIDTH,
            _LIGHT_HEIGHT,
            (words,),
            _SMALL,
            look_of_light(light)._replace(is_rounded=False),
            tooltip=tooltip,
        )
