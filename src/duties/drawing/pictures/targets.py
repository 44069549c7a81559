"""Targets as small multiples, and below them those of which there is no reading, as a list."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from math import ceil, inf
from typing import NamedTuple

from duties.drawing.columns import below, beside
from duties.drawing.frame import Sample, framed
from duties.drawing.measure import shown_line
from duties.drawing.palette import Look
from duties.drawing.panels import A4, PanelRows, PanelTable, in_parts, on_panels
from duties.drawing.paper import SheetPart, on_sheets
from duties.drawing.scene import Scene
from duties.drawing.sheet import Block, Names, Sheet
from duties.drawing.target_panel import HEIGHT, SMALLEST, WIDTH, TargetPanel, panel_samples
from duties.drawing.target_rows import SMALLEST as SMALLEST_IN_ROWS
from duties.drawing.target_rows import target_rows
from duties.errors.pictures import NoTargetsToDrawError
from duties.ledger.model import Reading
from duties.messages import N_, Message, counted, day_name
from duties.model import Target
from duties.tracking.targets import TargetStanding

_GAP, _BETWEEN = 18.0, 26.0  # between two panels; between two stacks of rows
_A3 = 420 / 297  # landscape
_FRAME = 0.14  # what stands above and below the panels, as a share of the width
_MOST = 120  # panels; more cannot be read on a page


def draw_targets(
    scene: Scene,
    standings: Sequence[TargetStanding],
    readings: Mapping[str, Sequence[Reading]],
    day: date,
) -> list[Sheet]:
    """Return the picture of targets on a day: for a screen one sheet, shaped like A3.

    What was never measured stands in a list, with what is to be reached, by when and by whom.
    Raises `NoTargetsToDrawError` where there are no targets.
    """
    if not standings:
        raise NoTargetsToDrawError
    plotted = [each for each in standings if each.reading is not None]
    bare = [each.target for each in standings if each.reading is None]
    told = plotted if scene.paper is not None else plotted[:_MOST]
    picture = _Targets(scene, told, bare, readings, day)
    title = scene.put(N_("Targets"))
    subtitle = " · ".join(map(scene.said, _facts(picture, len(plotted))))
    if not plotted:
        table = PanelTable(picture.rows, SMALLEST_IN_ROWS, _BETWEEN, A4)
        return on_panels(scene, table, title, subtitle, _no_legend)
    samples = list(panel_samples(scene, [picture.panel(Names(), each) for each in told]))
    if scene.paper is not None:
        smallest = min(SMALLEST, SMALLEST_IN_ROWS) if bare else SMALLEST
        return on_sheets(scene, smallest, picture.parts, title, subtitle, samples)
    names = Names()
    return [framed(scene, names, picture.on_screen(names), title, subtitle, samples)]


class _Targets(NamedTuple):
    """What is shown: the targets with readings, and those without any."""

    scene: Scene
    plotted: Sequence[TargetStanding]
    bare: Sequence[Target]
    readings: Mapping[str, Sequence[Reading]]
    day: date

    def panel(self, names: Names, standing: TargetStanding) -> TargetPanel:
        """Return the panel of a target with its readings up to the day."""
        all_ = self.readings.get(standing.target.id, ())
        known = [each for each in all_ if each.date and each.date <= self.day]
        return TargetPanel(self.scene, names, standing, known, self.day)

    def rows(self, names: Names, wide: float | None) -> PanelRows:
        """Return the rows of the targets without readings."""
        return target_rows(self.scene, self.bare, names, wide)

    def on_screen(self, names: Names) -> Block:
        """Return the panels and the list below them, the panels in the shape of a sheet of A3."""
        across = max(range(1, len(self.plotted) + 1), key=self._size_on_a3)
        grid = _grid([self.panel(names, each).block() for each in self.plotted], across)
        return below([grid, *self._list(names, grid.width, inf)], _GAP)

    def parts(self, names: Names, width: float, height: float) -> Sequence[SheetPart]:
        """Return the panels on as many sheets as they take, the list on the last or on its own."""
        told = self.plotted
        across = min(max(int((width + _GAP) / (WIDTH + _GAP)), 1), len(told))
        most = across * max(int((height + _GAP) / (HEIGHT + _GAP)), 1)
        count = ceil(len(told) / ceil(len(told) / most) / across) * across  # on a sheet
        chunks = [told[at : at + count] for at in range(0, len(told), count)]
        parts = [
            SheetPart(
                _grid([self.panel(names, each).block() for each in chunk], across),
                self.scene.put(
                    N_("{first} to {last}"),
                    first=shown_line(chunk[0].target.name),
                    last=shown_line(chunk[-1].target.name),
                ),
            )
            for chunk in chunks
        ]
        last = parts[-1].body
        rest = self._list(Names(), width, inf)
        if sum(block.height + _GAP for block in rest) <= height - last.height:
            parts[-1] = parts[-1]._replace(body=below([last, *self._list(names, width, inf)], _GAP))
            return parts
        words = self.scene.put(N_("without a reading"))
        return [*parts, *(SheetPart(block, words) for block in self._list(names, width, height))]

    def _list(self, names: Names, width: float, height: float) -> list[Block]:
        """Return the list of the targets without readings, in parts of at most a height."""
        if not self.bare:
            return []
        usual = self.rows(Names(), None).ground.width
        across = max(int((width + _BETWEEN) / (usual + _BETWEEN)), 1)
        rows = self.rows(names, (width + _BETWEEN) / across - _BETWEEN)
        return [part.body for part in in_parts(self.scene, rows, _BETWEEN, across, height)]

    def _size_on_a3(self, across: int) -> float:
        """Return how large the panels are on the sheet, less for rows that are not full."""
        down = ceil(len(self.plotted) / across)
        width = across * (WIDTH + _GAP)
        height = down * (HEIGHT + _GAP) + _FRAME * width
        return min(_A3 / width, 1 / height) * len(self.plotted) / (across * down)


def _facts(picture: _Targets, plotted: int) -> Iterator[object]:
    """Yield what stands below the title: the day, how many there are, and what is missing."""
    bare = len(picture.bare)
    yield day_name(picture.day)
    yield counted("{count} target", "{count} targets", plotted + bare)
    if len(picture.plotted) < plotted:
        yield Message(N_("the first {count} are shown"), {"count": len(picture.plotted)})
    if plotted and bare:
        yield Message(N_("{count} without a reading"), {"count": bare})
    elif bare:
        yield Message(N_("nothing has been measured yet"))


def _no_legend(_: frozenset[Look]) -> Sequence[Sample]:
    return ()


def _grid(panels: Sequence[Block], across: int) -> Block:
    """Return panels in rows of at most so many, the last row about as long as the others."""
    across = ceil(len(panels) / ceil(len(panels) / across))
    rows = [panels[at : at + across] for at in range(0, len(panels), across)]
    return below([beside(row, _GAP) for row in rows], _GAP)
