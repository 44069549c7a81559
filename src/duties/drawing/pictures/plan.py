"""The whole plan: a card for each action, and an index of the units."""

from collections.abc import Sequence

from duties.assignments import assignments
from duties.drawing.cards import PADDING, CardMaker
from duties.drawing.columns import (
    Piece,
    balanced,
    below,
    beside,
    columns_for,
    divided,
    in_columns,
    oddness,
)
from duties.drawing.frame import Sample, framed, role_samples
from duties.drawing.palette import PLAIN
from duties.drawing.paper import Part, on_sheets
from duties.drawing.rows import GAP
from duties.drawing.scene import Scene
from duties.drawing.sheet import Block, Names, Sheet
from duties.drawing.unit_index import BETWEEN, index, index_rows, index_title
from duties.errors.pictures import EmptyPictureError
from duties.messages import N_
from duties.sections import Section, sections

_CARD = 640.0  # the usual width of a card
_NARROW = 430.0  # the narrowest
_SMALLEST = 9.0  # the size of the smallest letters
_LEAST = 560.0  # the width of the narrowest sheet
_TOGETHER = 4  # rows of the index at its beginning
_UNDIVIDED = 0.3  # of the height of a sheet, at most, for tasks that are led alike


def draw_plan(scene: Scene) -> list[Sheet]:
    """Return the picture of a whole plan, on one sheet unless it is laid out for paper.

    Each line runs only from the units that lead, through a task, to those that share it: a unit is
    shown wherever it takes part, and the index says where. Raises `EmptyPictureError` if there are
    no tasks.
    """
    if not scene.plan.tasks:
        raise EmptyPictureError
    title, subtitle = scene.plan.title, scene.put(N_("who leads each task, and who shares it"))
    parts = [section for section in sections(scene.plan) if section.places]
    samples = _samples(scene)
    if scene.paper is not None:

        def fit(names: Names, width: float, height: float) -> Sequence[Part]:
            layouts = [
                _on_paper(scene, names, parts, width, height, across)
                for across in columns_for(width, _CARD, _NARROW, BETWEEN)
            ]
            return min(layouts, key=len)

        return on_sheets(scene, _SMALLEST, fit, title, subtitle, samples, narrowest=_LEAST)
    names = Names()
    cards = []
    for section in parts:
        maker = CardMaker(scene, names, section, _CARD)
        cards.append(maker.card(maker.bar(), maker.groups()))
    rows = index_rows(scene, Names(), _CARD)
    body = _columns(cards, _CARD * sum(each.height + GAP for each in rows))
    whole = below([body, index(scene, names, body.width)], BETWEEN)
    return [framed(scene, names, whole, title, subtitle, samples)]


def _samples(scene: Scene) -> list[Sample]:
    samples = role_samples(scene, range(len(scene.plan.tasks)))
    if any(duty.via for duty in assignments(scene.plan, scene.register)):
        samples.append(Sample(PLAIN, "(1)", scene.put(N_("in the index: by way of a collective"))))
    return samples


def _columns(cards: Sequence[Block], below_them: float) -> Block:
    """Stack cards in as many columns as bring the page closest to the shape of a sheet.

    Below them comes the index, of so many square points.
    """
    layouts = [in_columns(cards, count, BETWEEN) for count in range(1, min(len(cards), 12) + 1)]
    area = sum(card.width * card.height for card in cards) + below_them

    def score(layout: Block) -> float:
        return oddness(layout.width, layout.height + below_them / layout.width, area)

    return min(layouts, key=score)


def _on_paper(
    scene: Scene,
    names: Names,
    parts: Sequence[Section],
    width: float,
    height: float,
    across: int,
) -> Sequence[Part]:
    """Return the sheets that the cards and the index take in so many columns.

    A card that does not fit goes on in the next column, below its repeated bar.
    """
    room = (width + BETWEEN) / across - BETWEEN
    makers = [CardMaker(scene, names, section, room) for section in parts]
    bars = [maker.bar() for maker in makers]
    pieces: list[Piece] = []
    blocks: list[Block] = []
    for group, maker in enumerate(makers):
        for block in maker.groups(height * _UNDIVIDED):
            blocks.append(block)
            pieces.append(Piece(block.height + PADDING - GAP, group))
    rows = index_rows(scene, names, room)
    for block in (below(rows[:_TOGETHER], GAP), *rows[_TOGETHER:]):
        blocks.append(block)
        pieces.append(Piece(block.height, len(makers)))
    heads = [*(bar.height + PADDING for bar in bars), index_title(scene, names, room).height + GAP]

    def divide(limit: float) -> list[list[int]]:
        return divided(pieces, heads, GAP, BETWEEN + PADDING, limit)

    begun: set[int] = set()

    def column(numbers: Sequence[int]) -> Block:
        found: list[Block] = []
        for group in sorted({pieces[number].group for number in numbers}):
            own = [blocks[number] for number in numbers if pieces[number].group == group]
            if group == len(makers):
                found.append(below([index_title(scene, names, room), *own], GAP))
            else:
                maker = makers[group]
                found.append(maker.card(maker.bar(goes_on=group in begun), own))
            begun.add(group)
        return below(found, BETWEEN)

    sheets: list[Part] = []
    for columns in balanced(divide, across, height):
        there = sorted({pieces[number].group for each in columns for number in each})
        body = beside([column(each) for each in columns], BETWEEN)
        sheets.append(Part(body, _holds(scene, [parts[at] for at in there if at < len(parts)])))
        if there[-1] == len(parts):
            sheets[-1] = sheets[-1]._replace(holds=_with_index(scene, sheets[-1].holds))
    return sheets


def _holds(scene: Scene, parts: Sequence[Section]) -> str:
    """Return the numbers of the first and the last action on a sheet."""
    ids = [part.action.id for part in parts if part.action is not None]
    if not ids:
        return scene.action_words(None) if parts else ""
    if len(ids) == 1:
        return scene.put(N_("action {id}"), id=ids[0])
    return scene.put(N_("actions {first} to {last}"), first=ids[0], last=ids[-1])


def _with_index(scene: Scene, words: str) -> str:
    found = scene.put(N_("index of the units"))
    return f"{words} · {found}" if words else found
