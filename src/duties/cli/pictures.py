"""What can be drawn, and what the options of `duties draw` ask for."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from duties.drawing.engines import EngineChoice
from duties.drawing.render import PictureFormat
from duties.drawing.sheet import PaperFormat, Sheet
from duties.errors.pictures import NoMermaidError
from duties.queries.matrix import Order
from duties.queries.schedule import Grouping


class Picture(StrEnum):
    """What can be drawn."""

    UNIT = "unit"
    ACTION = "action"
    ACTIONS = "actions"
    PLAN = "plan"
    NETWORK = "network"
    MATRIX = "matrix"
    TARGETS = "targets"
    HEATMAP = "heatmap"
    TIMELINE = "timeline"
    WORKLOAD = "workload"
    BOARD = "board"
    BODIES = "bodies"
    CHANGES = "changes"


SHOWING_PROGRESS = frozenset(
    {
        *(Picture.UNIT, Picture.ACTION, Picture.ACTIONS, Picture.PLAN, Picture.MATRIX),
        *(Picture.WORKLOAD, Picture.TIMELINE, Picture.BOARD, Picture.BODIES),
    }
)
"""The pictures that show how tasks stand, where there is a ledger."""


class Wishes(NamedTuple):
    """What the command's options ask for."""

    format: PictureFormat
    engine: EngineChoice
    marks_findings: bool
    page: str | None
    direct: bool
    max_tasks: int
    min_shared: int | None
    top: int
    order: Order
    open_on: date | None = None
    day: date | None = None
    grouping: Grouping = Grouping.ACTION
    against: str | None = None
    paper: PaperFormat | None = None


class Drawing(NamedTuple):
    """A picture still to be made, as sheets or in Mermaid, and the stem of its file name."""

    stem: str
    sheets: Callable[[], Sequence[Sheet]]
    mermaid: Callable[[], str]


def no_mermaid(picture: Picture) -> Callable[[], str]:
    """Return what says that there is no Mermaid of a picture."""

    def refuse() -> str:
        raise NoMermaidError(picture)

    return refuse
