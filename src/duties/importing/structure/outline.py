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
from duties.importing.notes.note import Note
from duties.importing.notes.styles.on_several_items import Shared, shared_notes
from duties.importing.structure.head import CLOSING, Head, head_of
from duties.importing.structure.titles import title_of
from duties.messages import N_, Message


class Passage(NamedTuple):
    """A paragraph with its notes, what it says without them, and notes that are those of others.

    One that `is_given` stands elsewhere, with a note that speaks of this part.
    """

    paragraph: Paragraph
    notes: tuple[Note, ...]
    text: str
    shared: tuple[Shared, ...] = ()
    is_given: bool = False

    def has_but_sentences(self) -> bool:
        """Tell whether all that says who acts are sentences, no notes."""
        return bool(self.notes) and not [note for note in self.notes if not note.is_sentence]

    def without_notes(self) -> "Passage":
        """Return the paragraph as one that says nothing of who acts."""
        return Passage(self.paragraph, (), self.paragraph.text)


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


class Part:
    """A numbered or headed part of a document, with the passages under it up to the next part."""

    __slots__ = (
        "ancestors",
        "marker",
        "markers_above",
        "parent",
        "passages",
        "place",
        "rank",
        "rows",
        "title",
    )

    def __init__(
        self, parent: "Part | None", marker: Marker | None, rank: int, place: Place
    ) -> None:
        self.parent = parent
        self.marker = marker
        self.rank = rank
        self.place = place
        self.title = ""
        """The title that the part begins with, without its number; "" where it has no text."""
        self.passages: list[Passage] = []
        self.rows: list[Row] = []
        self.ancestors: tuple[Part, ...] = ()
        """The part that holds this one, the one that holds that, and so on."""
        self.markers_above: tuple[Marker, ...] = ()
        """The numbers of the parts around this one, the nearest first."""
        if parent is not None:
            self.ancestors = (parent, *parent.ancestors)
            above = parent.markers_above
            self.markers_above = above if parent.marker is None else (parent.marker, *above)

    def add(self, passage: Passage) -> None:
        """Put a passage behind the others; the first one gives the part its title."""
        if not self.passages:
            self.title = title_of(passage.text, self.marker.end if self.marker is not None else 0)
        self.passages.append(passage)

    def has_body(self) -> bool:
        """Tell whether the part says more than its title."""
        return len(self.passages) > 1 or any(
            "。" in passage.text.rstrip("。") for passage in self.passages
        )


def held_parts(parts: Sequence[Part]) -> dict[Part, list[Part]]:
    """Return the parts that stand directly below each one; not those with no number above."""
    held: dict[Part, list[Part]] = {}
    for part in parts:
        if part.parent is not None and part.parent.rank >= 0:
            held.setdefault(part.parent, []).append(part)
    return held


def told_by_number(part: Part) -> str:
    """Return a part's number as printed, and its title."""
    number = part.passages[0].text[: part.marker.end].strip() if part.marker is not None else ""
    return number + part.title


def no_note(part: Part) -> Message:
    """Return that a part was left out, having no note beside others that have."""
    message = N_("{item} has no note, though those beside it have; it was left out")
    return Message(message, {"item": told_by_number(part)})


def gives_no_task(part: Part) -> bool:
    """Tell whether a part stands in a chapter on how the plan is carried out."""
    return any(_SAFEGUARDS.fullmatch(each.title) for each in (part, *part.ancestors))


_SAFEGUARDS = re.compile(
    "(?:(?:切实|进一步)?(?:加强|强化|抓好)?(?:组织(?:领导|实施|保障)|保障措施"
    "|(?:工作|有关|相关|总体|实施)(?:要求|保障)|组织机构)(?:和?(?:保障措施|保障|实施)|措施)?"
    "|(?:加强|强化)(?:监督|督导|督查)(?:检查|考核|落实)|附则)"
    "(?:[，、；].{0,30})?"
)
"""Titles of chapters that give nobody a task: 保障措施, 组织实施, 工作要求."""


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
