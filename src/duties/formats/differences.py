"""What differs between two plans, written for people and for programs."""

from collections.abc import Iterator, Sequence
from typing import Any, assert_never

from duties.formats.colours import PLAIN, Palette
from duties.formats.render import Format, render
from duties.formats.view import View
from duties.formats.views.differences import (
    ACTION_DIFFERENCES,
    RENUMBERED,
    UNIT_MOVES,
    Side,
    differences_view,
)
from duties.formats.views.notices import (
    NOTICE,
    also_changed,
    changed,
    handed_over,
    notice_caption,
    renumbered,
    taken_on,
)
from duties.formats.views.part_differences import (
    BODY_DIFFERENCES,
    TARGET_DIFFERENCES,
    TRACKING_DIFFERENCE,
    tracking_object,
)
from duties.messages import N_, Message, Translator, counted
from duties.queries.handover import Revision

Sides = tuple[Side, Side]


def render_revision(
    format_: Format,
    revision: Revision,
    into: Translator,
    *,
    sides: Sides | None = None,
    is_notice: bool = False,
    width: int | None = None,
    palette: Palette = PLAIN,
) -> str:
    """Return what differs as one text; for people nothing where nothing does.

    `sides` names both plans, `is_notice` tells each unit of the revision what changes for it.
    `width` is how many columns a line of a table may have; None means any number.
    """
    match format_:
        case Format.JSON:
            from duties.formats.data import as_json

            return as_json(revision_object(revision, sides))
        case Format.CSV:
            from duties.formats.data import csv_text
            from duties.formats.views.changes import CHANGES, changes_of

            return csv_text(CHANGES, tuple(changes_of(revision)))
        case Format.TABLE | Format.MARKDOWN:
            parts = _notices(revision, sides) if is_notice else parts_of(revision, sides)
            texts = (
                render(
                    format_,
                    view,
                    items,
                    into,
                    caption=caption,
                    width=width,
                    palette=palette,
                )
                for view, items, caption in parts
            )
            return "\n".join(texts)
        case _:
            assert_never(format_)


def revision_object(revision: Revision, sides: Sides | None = None) -> dict[str, object]:
    """Return what differs as programs get it; `sides` says where a document has a task."""
    from duties.formats.data import objects

    return {
        "unchanged": revision.unchanged,
        "tasks": objects(differences_view(sides), revision.differences),
        "units": objects(UNIT_MOVES, revision.units),
        "actions": objects(ACTION_DIFFERENCES, revision.actions),
        "bodies": objects(BODY_DIFFERENCES, revision.bodies),
        "tracking": tracking_object(revision.tracking),
        "targets": objects(TARGET_DIFFERENCES, revision.targets),
    }


Part = tuple[View[Any], Sequence[Any], Message]


def _notices(revision: Revision, sides: Sides | None) -> Iterator[Part]:
    for moves in revision.units:
        parts: tuple[tuple[View[Any], Sequence[Any], str], ...] = (
            (NOTICE, [*taken_on(moves), *handed_over(moves), *changed(moves)], ""),
            (
                differences_view(sides),
                also_changed(moves),
                N_("{unit}: tasks with changes: {count}"),
            ),
            (RENUMBERED, renumbered(moves), N_("{unit}: tasks only renumbered: {count}")),
            (ACTION_DIFFERENCES, moves.actions, N_("{unit}: actions with changes: {count}")),
        )
        filled = [part for part in parts if part[1]]
        for number, (view, items, text) in enumerate(filled):
            facts = {"unit": moves.unit, "count": len(items)}
            yield view, items, Message(text, facts) if number else notice_caption(moves)


def parts_of(revision: Revision, sides: Sides | None = None) -> Iterator[Part]:
    """Yield the tables that tell what differs: each with its view, its rows and its caption.

    The first caption names the `sides`.
    """
    for number, (view, items, caption) in enumerate(_parts(revision, sides)):
        if sides is not None and not number:
            old, new = sides
            facts = {"caption": caption, "old": old.name, "new": new.name}
            caption = Message(N_("{caption} ({old} → {new})"), facts)
        yield view, items, caption


def _parts(revision: Revision, sides: Sides | None) -> Iterator[Part]:
    moved = [each for each in revision.differences if each.is_renumbered_only]
    others = [each for each in revision.differences if not each.is_renumbered_only]
    if count := len(others):
        differ = counted("{count} task differs", "{count} tasks differ", count)
        yield differences_view(sides), others, differ
    if movers := [moves for moves in revision.units if moves.moves]:
        differ = counted(
            "{count} unit takes on or hands over tasks",
            "{count} units take on or hand over tasks",
            len(movers),
        )
        yield UNIT_MOVES, movers, differ
    if count := len(revision.actions):
        differ = counted("{count} action differs", "{count} actions differ", count)
        yield ACTION_DIFFERENCES, revision.actions, differ
    if count := len(revision.bodies):
        differ = counted("{count} body differs", "{count} bodies differ", count)
        yield BODY_DIFFERENCES, revision.bodies, differ
    if count := len(revision.targets):
        differ = counted("{count} target differs", "{count} targets differ", count)
        yield TARGET_DIFFERENCES, revision.targets, differ
    if revision.tracking is not None:
        differ = Message(N_("progress is reported or judged otherwise"))
        yield TRACKING_DIFFERENCE, [revision.tracking], differ
    if count := len(moved):
        differ = counted(
            "{count} task is only renumbered", "{count} tasks are only renumbered", count
        )
        yield RENUMBERED, moved, differ
