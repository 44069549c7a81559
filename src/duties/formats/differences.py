"""What differs between two plans, written for people and for programs."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any, assert_never

from duties.formats.colours import PLAIN, Palette
from duties.formats.render import Format, render
from duties.formats.view import View
from duties.formats.views.differences import (
    DIFFERENCES,
    NOTICE,
    UNIT_MOVES,
    notice_caption,
    notice_rows,
)
from duties.messages import Message, Translator, counted
from duties.queries.handover import Revision


class DiffFormat(StrEnum):
    """How differences are written."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


def render_revision(
    format_: DiffFormat,
    revision: Revision,
    into: Translator,
    *,
    is_notice: bool = False,
    width: int | None = None,
    palette: Palette = PLAIN,
) -> str:
    """Return what differs as one text; for people nothing where nothing does.

    `is_notice` tells each unit of the revision what changes for it. `width` is how many columns a
    line of a table may have; None means any number.
    """
    match format_:
        case DiffFormat.JSON:
            from duties.formats.data import as_json, objects

            return as_json(
                {
                    "unchanged": revision.unchanged,
                    "tasks": objects(DIFFERENCES, revision.differences),
                    "units": objects(UNIT_MOVES, revision.units),
                }
            )
        case DiffFormat.TABLE | DiffFormat.MARKDOWN:
            write = _notices if is_notice else parts_of
            texts = (
                render(
                    Format(format_.value),
                    view,
                    items,
                    into,
                    caption=caption,
                    width=width,
                    palette=palette,
                )
                for view, items, caption in write(revision)
            )
            return "\n".join(texts)
        case _:
            assert_never(format_)


Part = tuple[View[Any], Sequence[Any], Message]


def _notices(revision: Revision) -> Iterator[Part]:
    for moves in revision.units:
        yield NOTICE, notice_rows(moves), notice_caption(moves)


def parts_of(revision: Revision) -> Iterator[Part]:
    """Yield the tables that tell what differs: each with its view, its rows and its caption."""
    if count := len(revision.differences):
        differ = counted("{count} task differs", "{count} tasks differ", count)
        yield DIFFERENCES, revision.differences, differ
    if movers := [moves for moves in revision.units if moves.moves]:
        differ = counted(
            "{count} unit takes on or hands over tasks",
            "{count} units take on or hand over tasks",
            len(movers),
        )
        yield UNIT_MOVES, movers, differ
