"""The blocks of a document → its head, and the numbered parts with the paragraphs under each."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from duties.importing.document import Block, Paragraph, Place, Row
from duties.importing.lexicon import labels as words
from duties.importing.lexicon.blanks import close_up
from duties.importing.lexicon.days import is_day
from duties.importing.lexicon.numbers import Marker, Rank, marker_of
from duties.importing.notes.find import find_notes
from duties.importing.notes.styles.on_several_items import shared_notes
from duties.importing.structure.head import CLOSING, Head, head_of
from duties.importing.structure.tree import Part, Passage


def _passage(paragraph: Paragraph) -> Passage:
    text = paragraph.text
    if shared := shared_notes(text):
        return Passage(paragraph, (), text, shared)
    notes = find_notes(text)
    if not notes:
        return Passage(paragraph, (), text)
    kept, done = "", 0
    for note in notes:
        kept += text[done : note.start]
        done = note.end
    kept += text[done:]
    return Passage(paragraph, tuple(notes), kept.strip())


class Outline(NamedTuple):
    """The head and the parts in order; the first part has no number and holds what comes before."""

    head: Head
    parts: tuple[Part, ...]


def outline(blocks: Sequence[Block]) -> Outline:
    """Find the parts of a document, and its head."""
    front: list[Paragraph] = []
    before: list[Paragraph] = []  # what comes before the first note
    is_noted = False
    parts = [Part(None, None, -1, blocks[0].place if blocks else Place())]
    is_front = True
    is_signed = False  # the last line is the day on which somebody signed
    letter: list[str] = []  # the last lines of the letter before the plan
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Row):
            parts[-1].rows.append(block)
            continue
        paragraph = _plain(block)
        if not paragraph.text:
            continue
        if is_signed or _ANNEX.fullmatch(paragraph.text):
            parts.append(Part(None, None, -1, paragraph.place))
        lines.append(block.text)
        is_signed = not is_front and is_day(paragraph.text)
        if is_signed and not letter:
            letter = lines[-CLOSING:]
        marker = marker_of(paragraph.text)
        rank = _rank(paragraph, marker, is_front=is_front)
        if marker is not None and marker.rank <= Rank.ARABIC:
            is_front = False
        if is_front:
            front.append(paragraph)
        if rank is not None:
            parts.append(Part(_holder(parts[-1], rank), marker, rank, paragraph.place))
        passage = _passage(paragraph)
        is_noted = is_noted or (bool(passage.notes) and not passage.has_but_sentences())
        if not is_noted:
            before.append(paragraph)
        parts[-1].add(passage)
    head = head_of(front, lines[: len(front)], letter, lines[-CLOSING:], before)
    return Outline(head, tuple(parts))


_ANNEX = re.compile("附[件表]\\s?\\d{0,2}\\s?[:：]?")
_MARKUP = re.compile("\\*\\*|__")
_WIDE_BLANK = re.compile(
    f"(?<=[\\w）)])[ \u3000]{{2,}}(?:[省市区县]级[ \u3000]{{1,9}})?(?={words.ANY_HEAD})"
)
"""What parts a label from what stands before it in the line; a level may stand between."""


def _plain(paragraph: Paragraph) -> Paragraph:
    text = paragraph.text
    if " " in text or "\u3000" in text:
        text = words.SPACED_LABEL.sub(lambda label: "".join(label[0].split()), text)
        text = _WIDE_BLANK.sub("；", text)
        closed = close_up(text)
        if len(words.ROLE_WORD.findall(closed)) == len(words.ROLE_WORD.findall(text)):
            closed = text
        if closed != paragraph.text:
            paragraph = paragraph._replace(text=closed)
            text = closed
    if ("*" in text or "_" in text) and _MARKUP.search(text) is not None:
        text = _MARKUP.sub("", text)
        return Paragraph(text.strip(), paragraph.place, paragraph.heading)
    return paragraph


def _rank(paragraph: Paragraph, marker: Marker | None, *, is_front: bool) -> int | None:
    if marker is not None:
        return int(marker.rank)
    if paragraph.heading is None or (is_front and paragraph.heading == 1):
        return None
    return Rank.CHAPTER + paragraph.heading


def _holder(last: Part, rank: int) -> Part | None:
    part: Part | None = last
    while part is not None and part.rank >= rank:
        part = part.parent
    return part
