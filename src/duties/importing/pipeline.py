"""A document's blocks → the draft of a plan, each assignment with the place it comes from."""

from collections.abc import Sequence
from itertools import compress

from duties.collector import collector_paused
from duties.importing.checks.left_out import (
    tell_duties,
    tell_left_out,
    tell_traditional,
    tell_unread,
)
from duties.importing.checks.sentences import tell_prose, tell_sentences
from duties.importing.checks.unread_tables import unread_tables
from duties.importing.document import Block, Document, Place, Row
from duties.importing.doubts import Doubt
from duties.importing.lexicon.blanks import close_up
from duties.importing.passes.headings_handed_down import hand_headings_down
from duties.importing.passes.headings_that_name_units import give_units_of_headings
from duties.importing.passes.notes_below_points import lift_closing_notes
from duties.importing.passes.notes_on_several_items import give_shared_notes
from duties.importing.passes.sentences_beside_notes import set_sentences_aside
from duties.importing.plan.actions import Actions
from duties.importing.plan.assign import Drafting
from duties.importing.plan.draft import Draft, Expects
from duties.importing.plan.ids import Identifiers
from duties.importing.plan.section_leads import SectionLeads
from duties.importing.plan.tasks_of_parts import (
    Found,
    has_note,
    is_clause,
    is_safeguard,
    key,
    tasks_of,
)
from duties.importing.plan.tasks_of_tables import TableReading
from duties.importing.structure.head import Head, is_title
from duties.importing.structure.outline import outline
from duties.importing.tables.lists_of_an_export import ExportLists, without_register
from duties.importing.tables.recognise import recast, with_task_headings
from duties.messages import N_, Message


@collector_paused()
def draft(document: Document) -> Draft:
    """Return the draft of a plan that a document holds; it may hold no task."""
    register, blocks = without_register(document.blocks)
    tabular = recast(blocks)
    found = _draft(document, register, tabular.blocks, tabular.doubts)
    if not found.tasks:
        guess = with_task_headings(tabular.blocks)
        if guess.doubts:
            return _draft(document, register, guess.blocks, tabular.doubts + guess.doubts)
    return found


def _draft(
    document: Document,
    register: ExportLists,
    blocks: Sequence[Block],
    doubts: Sequence[Doubt[Place]],
) -> Draft:
    """Return the draft that blocks of a document hold, with the doubts that they came with."""
    outlined = outline(blocks)
    facts = document.facts
    head = outlined.head
    if facts is not None:
        head = Head(facts.title, facts.issuer, facts.issued, facts.horizon)
    if head.title is None and (title := _title_above(blocks)) is not None:
        head = head.titled(title)
    drafting = Drafting(head.year(), register)
    drafting.doubts += doubts
    drafting.doubts += give_shared_notes(outlined.parts)
    drafting.doubts += hand_headings_down(outlined.parts)
    drafting.doubts += set_sentences_aside(outlined.parts)
    drafting.doubts += give_units_of_headings(outlined.parts)
    drafting.doubts += lift_closing_notes(outlined.parts)
    reading = TableReading(drafting, register.names(), is_verbatim=facts is not None)
    found: list[Found] = []
    for part in outlined.parts:
        found += tasks_of(part)
        if part.rows:
            of_text = {key(each.title) for each in found if each.entry is None}
            found += reading.tasks(part, of_text)
    if reading.repeats:
        found = [each._replace(repeat=reading.repeats.get(key(each.title))) for each in found]
    drafting.look_for_divisions(outlined.parts)
    noted = list(map(has_note, found))
    are_noted = any(noted)
    prose = [
        not is_noted and (is_safeguard(each) or (are_noted and is_clause(each)))
        for each, is_noted in zip(found, noted, strict=True)
    ]
    if not all(prose):
        tell_prose(compress(found, prose), drafting)
        found = [each for each, is_prose in zip(found, prose, strict=True) if not is_prose]
    leads = SectionLeads(outlined.parts, found, drafting)
    tasks = [each for each in found if leads.led.get(id(each.part)) is not each]
    tell_sentences(outlined.parts, tasks, drafting)
    tell_unread(tasks, drafting)
    tell_duties(outlined.parts, tasks, drafting)
    tell_left_out(outlined.parts, tasks, drafting)
    tell_traditional(blocks, drafting)
    for unread in unread_tables(blocks):
        drafting.doubt(unread.place, unread.message)
    identifiers = Identifiers(tasks, outlined.parts)
    actions = Actions(tasks, outlined.parts, leads.led.values(), register)
    drafted = []
    for place, task in enumerate(tasks):
        id_ = identifiers.ids[place]
        drafted.append(leads.completed(drafting.task(task, id_, actions.action_of(task)), task))
        if identifiers.is_changed[place]:
            drafting.doubt(
                task.place,
                Message(
                    N_("the number {id} was taken; this task is {new} now"),
                    {"id": identifiers.is_changed[place], "new": id_},
                ),
            )
    drafted_actions = actions.drafted(drafting, leads)
    leads.tell()
    drafting.tell_divisions()
    drafting.tell_gathered()
    drafting.tell_unlabelled()
    drafting.tell_undated()
    if head.title is None and document.blocks:
        drafting.doubt(
            document.blocks[0].place,
            Message(N_("no title was found; the name of the file stands in for it")),
        )
    units = drafting.units()
    return Draft(
        document.name,
        head,
        Expects() if facts is None else Expects(facts.actions, facts.tasks),
        units,
        drafted_actions,
        tuple(drafted),
        tuple(sorted(drafting.doubts, key=_order)),
    )


def _title_above(blocks: Sequence[Block]) -> str | None:
    """Return the title that stands in a row across a table, above its headings."""
    for row in blocks[:_ROWS_ABOVE]:
        texts = {cell for cell in row.cells if cell} if isinstance(row, Row) else set()
        if len(texts) == 1 and is_title(title := close_up(texts.pop())):
            return title
    return None


_ROWS_ABOVE = 4


def _order(doubt: Doubt[Place]) -> tuple[int, ...]:
    page, line, paragraph, table, row, _ = doubt.place
    return (page or 0, line or 0, paragraph or 0, table or 0, row or 0)
