"""The whole plan: a card for each action, and an index of the units."""

from collections.abc import Sequence

from duties.assignments import assignments
from duties.drawing.cards import PADDING, CardMaker
from duties.drawing.columns import (
    ColumnPiece,
    balanced,
    below,
    beside,
    columns_for,
    divided,
    oddness,
)
from duties.drawing.frame import Sample, framed
from duties.drawing.legends import role_samples
from duties.drawing.palette import PLAIN
from duties.drawing.paper import SheetPart, on_sheets
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
_INDEX = 1000.0  # the width of an index by itself
_MOST_ON_SCREEN = 12  # columns
_MOST_COLUMNS = 4  # for an action by itself
_INDEX_WORDS = N_("index of the units")
_TOGETHER = 4  # rows of the index at its beginning
_UNDIVIDED = 0.3  # of the height of a sheet, at most, for tasks that are led alike


def draw_plan(scene: Scene, *, before: int | None = None) -> list[Sheet]:
    """Return the picture of a whole plan: for a screen one sheet.

    Where so many sheets stand `before` it, each action is a sheet of its own.

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

        def fit(names: Names, width: float, height: float) -> Sequence[SheetPart]:
            layouts = []
            for across in columns_for(width, _CARD, _NARROW, BETWEEN):
                room = (width + BETWEEN) / across - BETWEEN
                cards = _Cards(scene, names, parts, room, height * _UNDIVIDED)
                layouts.append(cards.on_sheets(across, height))
            return min(layouts, key=len)

        return on_sheets(
            scene, _SMALLEST, fit, title, subtitle, samples, narrowest=_LEAST, before=before or 0
        )
    names = Names()
    if before is not None:
        found = [_by_itself(scene, names, section) for section in parts]
        whole = index(scene, names, _INDEX)
        found.append(SheetPart(whole, scene.put(_INDEX_WORDS)))
        return [
            framed(
                scene,
                names,
                body,
                title,
                subtitle,
                samples,
                place=(number, before + len(found), holds),
            )
            for number, (body, holds) in enumerate(found, before + 1)
        ]
    cards = _Cards(scene, names, parts, _CARD, None, is_whole=True)
    part = _well_shaped(cards, min(len(cards.blocks), _MOST_ON_SCREEN))
    return [framed(scene, names, part.body, title, subtitle, samples)]


def _by_itself(scene: Scene, names: Names, section: Section) -> SheetPart:
    """Return the card of an action alone, in as many columns as fill a sheet best."""
    cards = _Cards(scene, names, [section], _CARD, None, has_index=False)
    return _well_shaped(cards, min(len(cards.blocks), _MOST_COLUMNS))


def _well_shaped(cards: "_Cards", most: int) -> SheetPart:
    """Return cards in as many columns as bring the page closest to the shape of a sheet."""
    layouts = [columns for across in range(1, most + 1) for columns in cards.on_one(across)]
    return cards.sheet(min(layouts, key=lambda columns: oddness(*cards.size(columns), cards.area)))


def _samples(scene: Scene) -> list[Sample]:
    samples = role_samples(scene, range(len(scene.plan.tasks)))
    if any(duty.via for duty in assignments(scene.plan, scene.register)):
        samples.append(Sample(PLAIN, "(1)", scene.put(N_("in the index: by way of a collective"))))
    return samples


class _Cards:
    """Cards and the index in pieces, to be put into columns of a width.

    A card that does not fit goes on in the next column, below its repeated bar, unless it
    `is_whole`.
    """

    def __init__(
        self,
        scene: Scene,
        names: Names,
        parts: Sequence[Section],
        width: float,
        limit: float | None,
        *,
        has_index: bool = True,
        is_whole: bool = False,
    ) -> None:
        self.blocks: list[Block] = []
        self._scene = scene
        self._names = names
        self._parts = parts
        self._width = width
        self._makers = [CardMaker(scene, names, section, width) for section in parts]
        self._heads = [maker.bar().height + PADDING for maker in self._makers]
        self._pieces: list[ColumnPiece] = []
        for group, maker in enumerate(self._makers):
            groups = maker.groups(limit)
            for block in [below(groups, PADDING)] if is_whole else groups:
                self.blocks.append(block)
                self._pieces.append(ColumnPiece(block.height + PADDING - GAP, group))
        if has_index:
            rows = index_rows(scene, names, width)
            self._heads.append(index_title(scene, names, width).height + GAP)
            for block in (below(rows[:_TOGETHER], GAP), *rows[_TOGETHER:]):
                self.blocks.append(block)
                self._pieces.append(ColumnPiece(block.height, len(parts)))
        self._begun: set[int] = set()

    @property
    def height(self) -> float:
        """How high all are together, or more."""
        apart = BETWEEN + PADDING + GAP
        return sum(self._heads) + sum(piece.height + apart for piece in self._pieces)

    @property
    def area(self) -> float:
        """How many square points they take."""
        return self._width * self.height

    def on_one(self, across: int) -> Sequence[list[list[int]]]:
        """Return the so many columns of the one sheet that they take; none where they take more."""
        found = balanced(self._divide, across, self.height)
        return found if len(found) == 1 else ()

    def size(self, columns: Sequence[Sequence[int]]) -> tuple[float, float]:
        """Return how wide and how high a sheet of some columns is, before it is made."""
        width = len(columns) * (self._width + BETWEEN) - BETWEEN
        return width, max(map(self._height, columns))

    def _height(self, numbers: Sequence[int]) -> float:
        groups = {self._pieces[number].group for number in numbers}
        heads = sum(self._heads[group] + BETWEEN for group in groups) - BETWEEN
        return heads + sum(self._pieces[number].height + GAP for number in numbers)

    def on_sheets(self, across: int, height: float) -> Sequence[SheetPart]:
        """Return the sheets that they take in so many columns of at most a height."""
        self._begun = set()
        return [self.sheet(columns) for columns in balanced(self._divide, across, height)]

    def _divide(self, limit: float) -> list[list[int]]:
        return divided(self._pieces, self._heads, GAP, BETWEEN + PADDING, limit)

    def sheet(self, columns: Sequence[Sequence[int]]) -> SheetPart:
        """Return the sheet of some columns."""
        body = beside([self._column(numbers) for numbers in columns], BETWEEN)
        groups = sorted({self._pieces[at].group for numbers in columns for at in numbers})
        holds = [_holds(self._scene, [self._parts[at] for at in groups if at < len(self._parts)])]
        if groups[-1] == len(self._parts):
            holds.append(self._scene.put(_INDEX_WORDS))
        return SheetPart(body, " · ".join(filter(None, holds)))

    def _column(self, numbers: Sequence[int]) -> Block:
        found: list[Block] = []
        for group in sorted({self._pieces[number].group for number in numbers}):
            own = [self.blocks[number] for number in numbers if self._pieces[number].group == group]
            if group == len(self._makers):
                title = index_title(self._scene, self._names, self._width)
                found.append(below([title, *own], GAP))
            else:
                maker = self._makers[group]
                found.append(maker.card(maker.bar(goes_on=group in self._begun), own))
            self._begun.add(group)
        return below(found, BETWEEN)


def _holds(scene: Scene, parts: Sequence[Section]) -> str:
    """Return the numbers of the first and the last action on a sheet."""
    ids = [part.action.id for part in parts if part.action is not None]
    if not ids:
        return scene.action_words(None) if parts else ""
    if len(ids) == 1:
        return scene.put(N_("action {id}"), id=ids[0])
    return scene.put(N_("actions {first} to {last}"), first=ids[0], last=ids[-1])
