"""New entries, put after those that a file has; every other byte of it stays as it is."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from duties.errors.ledgers import UnfitFileError, UnusableLedgerFileError
from duties.findings import Severity
from duties.ledger.codes import MISNAMED_FILE, PERIOD_IN_TWO_FILES
from duties.ledger.drafts import SECTIONS, EntryDraft, in_lines, in_one_line, is_short
from duties.ledger.loading import load_file
from duties.ledger.model import AnyEntry, LedgerFile
from duties.messages import Message
from duties.model import Name
from duties.periods import Period
from duties.planfile.faults import is_nothing
from duties.planfile.nodes import ListNode, MappingNode, Node, NodeError, NodeReader, Scalar
from duties.source import Source

_STEP = 2  # columns


class Appended(NamedTuple):
    """A file with new entries, as read again, and the pieces of text that were put in."""

    file: LedgerFile
    pieces: tuple[str, ...]


class _Piece(NamedTuple):
    """What is put in place of a stretch of a text, which is mostly empty; by offsets."""

    start: int
    end: int
    text: str


def entry_of(draft: EntryDraft) -> LedgerFile:
    """Return a file that holds one new entry and nothing else, with what is wrong with it."""
    return _entries_of([draft])


def _entries_of(drafts: Sequence[EntryDraft]) -> LedgerFile:
    """Return a file that holds new entries and nothing else."""
    lines = ["period: 2000"]
    for section in SECTIONS:
        entries = [in_one_line(draft) for draft in drafts if draft.section == section]
        if entries:
            lines += [f"{section}:", *(f"  - {entry}" for entry in entries)]
    lines.append("")
    return load_file(Source("", "\n".join(lines)))


def faults_of(draft: EntryDraft) -> list[tuple[str, Message]]:
    """Return the keys of a draft whose values cannot be read, each with what is wrong."""
    file = entry_of(draft)
    keys = {
        span: key
        for entry in getattr(file.record, draft.section)
        for key, span in entry.spans.items()
    }
    return [
        (keys.get(found.span, ""), found.message)
        for found in file.findings
        if found.severity is Severity.ERROR
    ]


def with_entries(before: LedgerFile, period: Period, drafts: Sequence[EntryDraft]) -> Appended:
    """Return the file of a period with entries put after those that it has.

    An empty text becomes a file of the period. The drafts must be fit to be read (`entry_of`).
    Raises `UnusableLedgerFileError` where the file cannot be read, and `UnfitFileError` where the
    entries cannot be put in so that all others mean what they meant.
    """
    source, pieces = before.source, []
    for section in SECTIONS:
        together = [draft for draft in drafts if draft.section == section]
        if not together:
            continue
        piece = _Appender(source, _root(before, source), section, together).piece(period)
        if piece is None:
            raise UnfitFileError(source.name, section, in_one_line(together[0]))
        text = f"{source.text[: piece.start]}{piece.text}{source.text[piece.end :]}"
        source = Source(source.name, text)
        pieces.append(piece.text)
    after = load_file(source)
    if not _is_sound(before, after, drafts):
        raise UnfitFileError(source.name, drafts[0].section, in_one_line(drafts[0]))
    return Appended(after._replace(record=after.record._replace(period=period)), tuple(pieces))


def _root(file: LedgerFile, source: Source) -> MappingNode | None:
    """Return the mapping that a file holds, None where it holds nothing but comments.

    Raises `UnusableLedgerFileError`.
    """
    try:
        nodes = NodeReader(source.text)
        opening = nodes.root()
        if opening is None:
            return None
        root = nodes.node(opening)
        nodes.close()
    except NodeError as error:
        told = [(found.message, found.span) for found in file.findings[:1]]
        message, span = told[0] if told and source is file.source else (error.message, error.span)
        raise UnusableLedgerFileError(source.name, message, *span[:2]) from None
    if type(root) is MappingNode and (file.record.spans or source is not file.source):
        return root
    found = file.findings[0]
    raise UnusableLedgerFileError(source.name, found.message, *found.span[:2])


class _Appender:
    """Puts entries into one list of a file."""

    def __init__(
        self, source: Source, root: MappingNode | None, section: str, drafts: Sequence[EntryDraft]
    ) -> None:
        self._source = source
        self._text = source.text
        self._root = root
        self._section = section
        self._drafts = drafts

    def piece(self, period: Period) -> _Piece | None:
        """Return what to put in, and where; None where that is unclear."""
        root = self._root
        if root is None:
            return self._lines(len(self._text), [f"period: {period}", *self._new_list(0)])
        found = [value for key, value in root.entries if _is_scalar(key, self._section)]
        key = next((key for key, _ in root.entries if _is_scalar(key, self._section)), None)
        first = self._letter(root)
        if key is None:
            return self._without_list(root, period)
        value = found[0]
        if is_nothing(value):
            if _start(value) < _end(value):
                return _Piece(_start(value), _end(value), f"[{self._in_flow(', ')}]")
            if first == "{":
                return None
            return self._lines(self._line_after(_end(key)), self._entries(_column(root) + _STEP))
        return self._in_list(value) if type(value) is ListNode else None

    def _without_list(self, root: MappingNode, period: Period) -> _Piece | None:
        flow = f"{self._section}: [{self._in_flow(', ')}]"
        if self._letter(root) != "{":
            return self._lines(self._behind(root), self._new_list(_column(root)))
        if not root.entries:
            at = _end(root) - 1
            return _Piece(at, at, f"period: {period}, {flow}")
        at = _end(root.entries[-1][1])
        return _Piece(at, at, f", {flow}")

    def _in_list(self, value: ListNode) -> _Piece | None:
        letter = self._letter(value)
        if letter == "[":
            if not value.entries:
                at = _end(value) - 1
                return _Piece(at, at, self._in_flow(", "))
            last = value.entries[-1]
            place = self._source.place(_start(last))
            is_first = not self._source.line(place.line)[: place.column - 1].strip()
            indent = f",{self._source.line_end}{' ' * (place.column - 1)}"
            separator = indent if is_first else ", "
            return _Piece(_end(last), _end(last), separator + self._in_flow(separator))
        if letter != "-":
            return None
        last = value.entries[-1]
        in_lines_from = None
        if type(last) is MappingNode and self._letter(last) not in ("{", "*", "&", "!"):
            in_lines_from = max(_column(last) - _column(value), _STEP)
        return self._lines(
            self._line_after(_end(last)), self._entries(_column(value), in_lines_from)
        )

    def _new_list(self, column: int) -> list[str]:
        return [f"{' ' * column}{self._section}:", *self._entries(column + _STEP)]

    def _entries(self, column: int, in_lines_from: int | None = None) -> list[str]:
        """Return the lines of the entries, their dashes at a column (from 0).

        With `in_lines_from`, each key has its own line, so many columns after the dash.
        """
        lines = []
        for draft in self._drafts:
            if in_lines_from is None and is_short(draft):
                lines.append(f"{' ' * column}- {in_one_line(draft)}")
                continue
            behind = in_lines_from or _STEP
            first, *others = in_lines(draft)
            lines.append(f"{' ' * column}-{' ' * (behind - 1)}{first}")
            lines += [f"{' ' * (column + behind)}{line}" for line in others]
        return lines

    def _in_flow(self, separator: str) -> str:
        return separator.join(map(in_one_line, self._drafts))

    def _lines(self, at: int, lines: Sequence[str]) -> _Piece:
        """Return whole lines to put in where a line begins, or after an unended last line."""
        line_end = self._source.line_end
        text = line_end.join(lines)
        is_begun = at > 0 and self._source.place(at).column > 1
        return _Piece(at, at, line_end + text if is_begun else text + line_end)

    def _line_after(self, offset: int) -> int:
        """Return where the next line begins after an offset, or at it."""
        place = self._source.place(offset)
        return offset if place.column == 1 else self._source.offset(place.line + 1, 1)

    def _behind(self, root: MappingNode) -> int:
        """Return where a key may be added to a mapping: the end of the text, or a line of `...`."""
        line = self._source.place(self._line_after(_end(root))).line
        while line <= self._source.line_count:
            if self._source.line(line).rstrip() == "...":
                return self._source.offset(line, 1)
            line += 1
        return len(self._text)

    def _letter(self, node: Node) -> str:
        return self._text[_start(node)]


def _is_scalar(node: Node, value: str) -> bool:
    return type(node) is Scalar and node.value == value


def _start(node: Node) -> int:
    mark: Any = node.start_mark
    return int(mark.index)


def _end(node: Node) -> int:
    mark: Any = node.end_mark
    return int(mark.index)


def _column(node: Node) -> int:
    mark: Any = node.start_mark
    return int(mark.column)


def _is_sound(before: LedgerFile, after: LedgerFile, drafts: Sequence[EntryDraft]) -> bool:
    """Tell whether a file still holds all that it held, and then the new entries."""
    expected = {section: _values(before, section) for section in SECTIONS}
    told = _told(before) if before.record.spans else Counter()
    alone = _entries_of(drafts)
    for section in SECTIONS:
        expected[section] += _values(alone, section)
    told += _told(alone)
    return (
        all(_values(after, section) == expected[section] for section in SECTIONS)
        and _told(after) == told
        and (not before.record.spans or _period(before) == _period(after))
    )


def _values(file: LedgerFile, section: str) -> list[tuple[object, ...]]:
    """Return what the entries of a list say, wherever they stand."""
    return [bare_values(entry) for entry in getattr(file.record, section)]


def bare_values(entry: AnyEntry) -> tuple[object, ...]:
    """Return what an entry says, wherever it stands."""
    return tuple(map(_bare, entry[_PLACES:]))


_PLACES = 2  # the fields of an entry that say where it stands


def _bare(value: object) -> object:
    if isinstance(value, Name):
        return value.text
    if isinstance(value, tuple) and value and isinstance(value[0], Name):
        return tuple(name.text for name in value)
    return value


def _told(file: LedgerFile) -> Counter[tuple[str, str]]:
    """Return what the reading of a file found, wherever that is."""
    return Counter(
        (found.code, found.message.text)
        for found in file.findings
        if found.code not in OF_THE_FOLDER
    )


OF_THE_FOLDER = frozenset({MISNAMED_FILE.code, PERIOD_IN_TWO_FILES.code})
"""What is found of a file by its name, and by the others in its folder."""


def _period(file: LedgerFile) -> str | None:
    span = file.record.spans.get("period")
    return None if span is None else file.source.at(span)
