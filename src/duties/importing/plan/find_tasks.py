"""A tree → the tasks in it, before they get numbers and units."""

from collections.abc import Iterable, Sequence
from itertools import chain, compress

from duties.importing.doubts import Reporter
from duties.importing.passes.sentences_beside_notes import left_out_sentence
from duties.importing.plan.repeats import TextTasks
from duties.importing.plan.tasks_of_parts import FoundTask, has_note, is_clause, tasks_of
from duties.importing.plan.tasks_of_tables import TableReading
from duties.importing.structure.chapters import gives_no_task
from duties.importing.structure.tree import Tree


def find_tasks(tree: Tree, reporter: Reporter) -> list[FoundTask]:
    """Return the tasks of the parts and tables of a document, in their order.

    What tables repeat of tasks of the text is given to these.
    """
    of_parts = [tasks_of(part) for part in tree.parts]
    if any(part.rows for part in tree.parts):
        return _without_prose(_with_tables(of_parts, tree, reporter), tree, reporter)
    return _without_prose(list(chain.from_iterable(of_parts)), tree, reporter)


def _with_tables(
    of_parts: Sequence[Sequence[FoundTask]], tree: Tree, reporter: Reporter
) -> list[FoundTask]:
    """Return the tasks of parts with those of the tables in them, but for what these repeat."""
    text = TextTasks(
        [each for of_part in of_parts for each in of_part if not _may_be_prose(each, tree)]
    )
    is_verbatim = tree.document.facts is not None
    tables = TableReading(tree.register.names(), text, reporter, is_verbatim=is_verbatim)
    found: list[FoundTask] = []
    for part, of_part in zip(tree.parts, of_parts, strict=True):
        found += of_part
        if part.rows:
            found += tables.tasks(part)
    return text.with_repeats(found)


def _may_be_prose(found: FoundTask, tree: Tree) -> bool:
    """Tell whether only a sentence says who acts, which gives nobody a task beside notes."""
    return not has_note(found) and (gives_no_task(found.part, tree) or is_clause(found))


def _without_prose(found: Sequence[FoundTask], tree: Tree, reporter: Reporter) -> list[FoundTask]:
    """Return the tasks without what sentences say beside them that give nobody one.

    Such a sentence stands in a chapter on how the plan is carried out, or begins with who acts
    while notes elsewhere say it of tasks. Where there is nothing else, these are the tasks.
    """
    noted = list(map(has_note, found))
    are_noted = any(noted)
    prose = [
        not is_noted and (gives_no_task(each.part, tree) or (are_noted and is_clause(each)))
        for each, is_noted in zip(found, noted, strict=True)
    ]
    if all(prose):
        return list(found)
    _tell_prose(compress(found, prose), reporter)
    return [each for each, is_prose in zip(found, prose, strict=True) if not is_prose]


def _tell_prose(left_out: Iterable[FoundTask], reporter: Reporter) -> None:
    """Report what sentences that give nobody a task say of who acts."""
    for found in left_out:
        for passage, note in found.notes:
            said = passage.paragraph.text[note.start : note.end]
            reporter.doubt(passage.paragraph.place_at(note.start), left_out_sentence(said))
