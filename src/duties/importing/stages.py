"""The stages from a document to the tree that a draft is made of, in their order."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from duties.importing.document import Block, Document
from duties.importing.doubts import Reporter
from duties.importing.fates import Fate
from duties.importing.passes import (
    headings_handed_down,
    headings_that_name_units,
    notes_below_points,
    notes_on_several_items,
    sentences_beside_notes,
)
from duties.importing.passes.headings_handed_down import hand_headings_down
from duties.importing.passes.headings_that_name_units import give_units_of_headings
from duties.importing.passes.notes_below_points import lift_closing_notes
from duties.importing.passes.notes_on_several_items import give_shared_notes
from duties.importing.passes.sentences_beside_notes import set_sentences_aside
from duties.importing.structure.outline import outline
from duties.importing.structure.tree import Tree
from duties.importing.tables.lists_of_an_export import listed_unit, lists_apart
from duties.importing.tables.recognise import Recast, recast, with_task_headings
from duties.importing.tables.tracking_of_an_export import tracking_apart


class ImportStage(NamedTuple):
    """A step from one tree to the next, which tells the reporter what is uncertain in it.

    `run` changes nothing that it is given. A last resort is tried only where the draft without it
    has no task.
    """

    name: str
    run: Callable[[Tree, Reporter], Tree]
    is_last_resort: bool = False


def _take_lists_out(tree: Tree, reporter: Reporter) -> Tree:
    facts = tree.document.facts
    lists, rest, doubts = lists_apart(tree.blocks, is_export=facts is not None)
    if facts is not None and not lists.units:
        lists = lists._replace(units=tuple(map(listed_unit, facts.units)))
    for doubt in doubts:
        reporter.doubt(doubt.place, doubt.message)
    _tell_taken(tree.blocks, rest, reporter)
    return tree._replace(register=lists, blocks=rest)


def _take_tracking_out(tree: Tree, reporter: Reporter) -> Tree:
    is_export = tree.document.facts is not None
    tracking, rest, doubts = tracking_apart(tree.blocks, tree.register.names(), is_export=is_export)
    for doubt in doubts:
        reporter.doubt(doubt.place, doubt.message)
    _tell_taken(tree.blocks, rest, reporter)
    return tree._replace(tracking=tracking, blocks=rest)


def _tell_taken(blocks: Sequence[Block], rest: Sequence[Block], reporter: Reporter) -> None:
    """Note which rows were taken as lists."""
    if len(rest) == len(blocks):
        return
    kept = {block.place for block in rest}
    for block in blocks:
        if block.place not in kept:
            reporter.became(block.place, Fate.LIST)


def _recognise_tables(tree: Tree, reporter: Reporter) -> Tree:
    return _with_blocks(tree, recast(tree.blocks), reporter)


def _guess_task_headings(tree: Tree, reporter: Reporter) -> Tree:
    return _with_blocks(tree, with_task_headings(tree.blocks), reporter)


def _with_blocks(tree: Tree, recast: Recast, reporter: Reporter) -> Tree:
    for doubt in recast.doubts:
        reporter.doubt(doubt.place, doubt.message)
    for place, fate in recast.fates.items():
        reporter.became(place, fate)
    return tree._replace(blocks=recast.blocks)


STAGES = (
    ImportStage("lists of an export", _take_lists_out),
    ImportStage("what an export tells of the work after publication", _take_tracking_out),
    ImportStage("tables", _recognise_tables),
    ImportStage("guessed headings of tables", _guess_task_headings, is_last_resort=True),
    ImportStage("outline", outline),
    ImportStage(notes_on_several_items.NAME, give_shared_notes),
    ImportStage(headings_handed_down.NAME, hand_headings_down),
    ImportStage(sentences_beside_notes.NAME, set_sentences_aside),
    ImportStage(headings_that_name_units.NAME, give_units_of_headings),
    ImportStage(notes_below_points.NAME, lift_closing_notes),
)
"""All stages in their order, which `tests/importing/test_stages.py` pins.

Notes that say whose they are come first, since an item with a note of its own takes none from its
heading. Sentences are set aside after that, for a heading may be handed down that is one. Notes
below points are lifted last: they are those of an item only where the points got none before.
"""


def run_stages(stages: Sequence[ImportStage], document: Document, reporter: Reporter) -> Tree:
    """Return the tree that stages make of a document; the reporter is told what is uncertain."""
    for message, place in document.doubts:
        reporter.doubt(place, message, is_beside=True)
    tree = Tree(document, document.blocks)
    for stage in stages:
        tree = stage.run(tree, reporter)
    return tree


def is_last_resort_of_use(tree: Tree) -> bool:
    """Tell whether the last resorts would change a tree that was made without them."""
    return bool(with_task_headings(tree.blocks).doubts)
