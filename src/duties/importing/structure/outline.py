"""The blocks of a document → its head, and the numbered parts with the paragraphs under each."""

import re
from collections.abc import Iterable, Sequence

from duties.importing.document import Block, Paragraph, Place, Row
from duties.importing.doubts import Reporter
from duties.importing.lexicon import labels as words
from duties.importing.lexicon.blanks import close_up
from duties.importing.lexicon.days import is_day
from duties.importing.lexicon.english import is_english
from duties.importing.lexicon.numbers import GROUP, Marker, Rank, marker_of, numeral
from duties.importing.notes.find import find_notes
from duties.importing.notes.styles.on_several_items import shared_notes
from duties.importing.structure.head import CLOSING, Head, head_of, is_title
from duties.importing.structure.titles import title_of
from duties.importing.structure.tree import Part, Passage, Tree


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


class _Growth:
    """The parts found so far; the last one still grows."""

    def __init__(self, place: Place) -> None:
        self._done: list[Part] = []
        self._above: tuple[int, ...] = ()
        self._markers_above: tuple[Marker, ...] = ()
        self._marker: Marker | None = None
        self._rank = -1
        self._place = place
        self.passages: list[Passage] = []
        """Those of the last part."""
        self.rows: list[Row] = []

    def begin(self, marker: Marker | None, rank: int, place: Place) -> None:
        """Begin a part below the nearest one of a lower rank."""
        last = self._close()
        if rank != last.rank:
            self._go_below(last, rank)
        self._marker, self._rank, self._place = marker, rank, place

    def _go_below(self, last: Part, rank: int) -> None:
        above = (last.position, *last.ancestors)
        while above and self._done[above[0]].rank >= rank:
            above = above[1:]
        self._above, self._markers_above = above, ()
        if above:
            holder = self._done[above[0]]
            own = () if holder.marker is None else (holder.marker,)
            self._markers_above = own + holder.markers_above

    def _close(self) -> Part:
        marker, passages = self._marker, self.passages
        title = ""
        if passages:
            title = title_of(passages[0].text, marker.end if marker is not None else 0)
        parent = self._above[0] if self._above else None
        part = Part(
            len(self._done),
            parent,
            (parent, self._rank),
            self._above,
            self._markers_above,
            marker,
            self._rank,
            self._place,
            title,
            tuple(passages),
            tuple(self.rows),
        )
        self._done.append(part)
        self.passages, self.rows = [], []
        return part

    def parts(self) -> tuple[Part, ...]:
        """Return the parts; the first has no number and holds what comes before all others."""
        self._close()
        return tuple(self._done)


class _Lines:
    """The lines in which a document may speak of itself."""

    def __init__(self) -> None:
        self._lines: list[str] = []  # as printed
        self._front: list[Paragraph] = []
        self._letter: list[str] = []  # the last lines of the letter before the plan
        self._before: list[Paragraph] = []  # what comes before the first note
        self.are_noted = False
        """A note was met."""
        self.is_front = True
        """No number was met yet."""
        self.is_signed = False
        """The last line is the day on which somebody signed."""

    def add(self, printed: str, paragraph: Paragraph, marker: Marker | None) -> None:
        self._lines.append(printed)
        self.is_signed = not self.is_front and is_day(paragraph.text)
        if self.is_signed and not self._letter:
            self._letter = self._lines[-CLOSING:]
        if marker is not None and marker.rank <= Rank.ARABIC:
            self.is_front = False
        if self.is_front:
            self._front.append(paragraph)

    def add_passage(self, passage: Passage) -> None:
        self.are_noted = bool(passage.notes) and not passage.has_but_sentences()
        if not self.are_noted:
            self._before.append(passage.paragraph)

    def head(self) -> Head:
        opening = self._lines[: len(self._front)]
        return head_of(self._front, opening, self._letter, self._lines[-CLOSING:], self._before)


def outline(tree: Tree, _: Reporter) -> Tree:
    """Find the parts of a document in its blocks, and its head."""
    blocks = tree.blocks
    growth = _Growth(blocks[0].place if blocks else Place())
    lines = _Lines()
    groups = _groups(blocks)
    for block in blocks:
        if isinstance(block, Row):
            growth.rows.append(block)
            continue
        paragraph = _plain(block)
        text = paragraph.text
        if not text:
            continue
        if lines.is_signed or (text[0] == "附" and _ANNEX.fullmatch(text)):
            growth.begin(None, -1, paragraph.place)
        marker = marker_of(text) or groups.get(block.place)
        rank = _rank(paragraph, marker, is_front=lines.is_front)
        lines.add(block.text, paragraph, marker)
        if rank is not None:
            growth.begin(marker, rank, paragraph.place)
        passage = _passage(paragraph)
        if not lines.are_noted:
            lines.add_passage(passage)
        growth.passages.append(passage)
    return tree._replace(head=_head(tree, lines), parts=growth.parts())


def _groups(blocks: Iterable[Block]) -> dict[Place, Marker]:
    """Return the lines that are called groups of what stands below them, each as if numbered.

    One alone only tells to which group the document belongs.
    """
    found = [
        (block.place, label)
        for block in blocks
        if isinstance(block, Paragraph)
        and block.text[:1] in _FIRST_OF_GROUP
        and len(block.text) <= _LONGEST_GROUP
        and (label := GROUP.match(block.text)) is not None
    ]
    if len(found) < _FEWEST_GROUPS:
        return {}
    return {
        place: Marker(Rank.CLAUSE, number, numeral(number), label.end())
        for number, (place, label) in enumerate(found, 1)
    }


_FIRST_OF_GROUP = frozenset("板领专类分篇条片")
_LONGEST_GROUP = 40  # letters
_FEWEST_GROUPS = 2


def _head(tree: Tree, lines: _Lines) -> Head:
    """Return what a document says of itself: in its properties, its lines, or above a table."""
    facts = tree.document.facts
    if facts is not None:
        return Head(facts.title, facts.issuer, facts.issued, facts.horizon)
    head = lines.head()
    title = _title_above(tree.document.blocks) if head.title is None else None
    return head if title is None else head.titled(title)


def _title_above(blocks: Sequence[Block]) -> str | None:
    """Return the title that stands in a row across a table, above its headings."""
    unlikely: str | None = None
    is_top = True
    for row in blocks[:_ROWS_ABOVE]:
        texts = {cell for cell in row.cells if cell} if isinstance(row, Row) else set()
        if len(texts) != 1:
            is_top = is_top and not texts
            continue
        title = _of_all_sheets(close_up(texts.pop()), row, blocks)
        if is_title(title):
            return title
        if (
            is_top
            and unlikely is None
            and (_UNLIKELY_TITLE.fullmatch(title) or _is_english_title(title))
            and not _ANNEX.fullmatch(title)
        ):
            unlikely = title
    return unlikely


def _is_english_title(text: str) -> bool:
    return _ENGLISH_TITLE.fullmatch(text) is not None and is_english(text)


def _of_all_sheets(title: str, row: Block, blocks: Iterable[Block]) -> str:
    """Return a title without the bracket at its end by which sheets with the same title differ."""
    ending = _ENDING.search(title)
    if ending is None:
        return title
    for other in blocks:
        if isinstance(other, Row) and other.place.sheet != row.place.sheet and other.is_across():
            text = close_up(next(filter(None, other.cells), ""))
            if text != title and _ENDING.sub("", text) == title[: ending.start()]:
                return title[: ending.start()]
    return title


_ENDING = re.compile("\\s?[（(][^（）()]{1,20}[）)]$")
_ROWS_ABOVE = 4
_ENGLISH_TITLE = re.compile(
    "(?!(?:Annex|Appendix|Note|Date|Prepared|Updated|Version|Source)\\b)[A-Z][^.;!?|]{5,119}"
)
_UNLIKELY_TITLE = re.compile(
    "(?!附[件表]|[（(]?[一二三四五六七八九十]{1,2}[、）)])[^，。；：:!！?？|]{6,50}(?<!\\.)"
)
"""What stands where titles do, in a row across the top of a sheet, though it ends as few do."""
_NUMBER = "(?:\\d{1,2}(?:[-—]\\d{1,2})?|[一二三四五六七八九十]{1,2})"
_ANNEX = re.compile(
    f"附(?:[件表录]\\s?{_NUMBER}?|\\s?{_NUMBER})\\s?(?:[:：]?|[:：\\s]\\s*(?!\\d{{1,2}}[.．、])[^\\s。，、；：:，]{{2,40}})"
)
"""The first line of an annex, with its title or without."""
_BOXES = ("【", "[")
_MARKUP = re.compile("\\*\\*|__")
_WIDE_BLANK = re.compile(
    f"(?<=[\\w）)])[ \u3000]{{2,}}(?:[省市区县]级[ \u3000]{{1,9}})?(?={words.ANY_HEAD})"
)
"""What parts a label from what stands before it in the line; a level may stand between."""
_SPACED_LABEL = re.compile(
    f"^[{words.BULLETS}]?\\s{{0,2}}(?P<label>{words.BARE_LABEL})"
    "(?<=单位|部门|主体|机构|时限|期限)[ \u3000]{2,}(?=\\S)"
)
"""A label that wide blanks part from what it says, where others have a colon."""


def _plain(paragraph: Paragraph) -> Paragraph:
    text = paragraph.text
    if text[:1] in _BOXES and (label := words.BOXED_LABEL.match(text)) is not None:
        joints = [(at - 1, place) for at, place in paragraph.joints if at >= label.end()]
        text = f"{label['label']}：{text[label.end() :]}"
        paragraph = paragraph._replace(text=text, joints=tuple(joints))
    if " " in text or "\u3000" in text:
        text = words.SPACED_LABEL.sub(lambda label: "".join(label[0].split()), text)
        text = _SPACED_LABEL.sub("\\g<label>：", text)
        text = _WIDE_BLANK.sub("；", text)
        text = _with_stop_after_title(text)
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


def _with_stop_after_title(text: str) -> str:
    """Return a numbered text with a full stop where wide blanks part its title from the rest."""
    wide = _WIDE.search(text)
    if wide is None or (marker := marker_of(text)) is None:
        return text
    title = text[marker.end : wide.start()]
    if not _TITLE.fullmatch(title) or _SENTENCE.search(text, wide.end()) is None:
        return text
    return f"{text[: wide.start()]}。{text[wide.end() :]}"


_WIDE = re.compile("(?<=\\w)[ \u3000]{2,}(?=[\\w“《])")
_TITLE = re.compile("[^\\s，。；：:]{4,30}")
_SENTENCE = re.compile("[，。；]")


def _rank(paragraph: Paragraph, marker: Marker | None, *, is_front: bool) -> int | None:
    if marker is not None:
        return int(marker.rank)
    if paragraph.heading is None or (is_front and paragraph.heading == 1):
        return None
    return Rank.CHAPTER + paragraph.heading
