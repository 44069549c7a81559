"""Tables of a document: the tasks that they have."""

import re
from collections.abc import Iterator, Sequence

from duties.importing.doubts import Reporter
from duties.importing.fates import Fate
from duties.importing.lexicon.numbers import marker_of
from duties.importing.plan.repeats import TextTasks
from duties.importing.plan.tasks_of_parts import FoundTask, without_marker
from duties.importing.structure.titles import title_of
from duties.importing.structure.tree import Part
from duties.importing.tables.rows import Entry, OtherRow, Remark, SectionRow, entries
from duties.messages import N_, Message, counted


class TableReading:
    """Finds the tasks of tables; those of an exported document are taken word by word."""

    def __init__(
        self, names: frozenset[str], text: TextTasks, reporter: Reporter, *, is_verbatim: bool
    ) -> None:
        self._reporter = reporter
        self._text = text
        self._names = names
        self._is_verbatim = is_verbatim

    def tasks(self, part: Part) -> list[FoundTask]:
        """Return the tasks of a part's tables, without those that repeat the text."""
        rows = list(self._rows(part))
        if not self._is_verbatim:
            rows = _with_sheets(rows)
        repeating = self._text.repeated_by([(entry, title) for entry, title, _ in rows])
        repeated = [row for row, is_repeated in zip(rows, repeating, strict=True) if is_repeated]
        if repeated:
            self._tell_repeated(repeated)
        found = []
        for (entry, title, section), is_repeated in zip(rows, repeating, strict=True):
            if is_repeated:
                continue
            if repeated and (other := self._text.called_otherwise(entry)):
                self._reporter.doubt(entry.row.place, _two_tasks(entry.number, title, other))
            if not section and entry.groups:
                section, entry = entry.groups[0].text, entry._replace(groups=entry.groups[1:])
            place = entry.row.place
            found.append(FoundTask(part, title, (), entry.title, place, None, entry, section))
        return found

    def _rows(self, part: Part) -> Iterator[tuple[Entry, str, str]]:
        """Yield the rows that are tasks, with their titles and the sections that they stand in."""
        section = ""
        title: SectionRow | None = None  # of a section without a task so far
        sheet: str | None = None
        told: set[str] = set()
        for entry in entries(part.rows, self._names):
            if entry.row.place.sheet != sheet:
                sheet, section = entry.row.place.sheet, ""
            if isinstance(entry, Remark):
                if (said := repr(entry.message)) not in told:
                    told.add(said)
                    self._reporter.doubt(entry.row.place, entry.message)
            elif isinstance(entry, OtherRow):
                self._reporter.became(entry.row.place, entry.fate)
            elif isinstance(entry, SectionRow):
                if title is not None and _holds(title.title, entry.title):
                    self._reporter.became(title.row.place, Fate.CHAPTER)
                section = "" if entry.title in _NO_SECTION else entry.title
                title = entry
            else:
                if title is not None:
                    self._reporter.became(title.row.place, Fate.ACTION)
                    title = None
                yield entry, entry.title if self._is_verbatim else _title(entry), section

    def _tell_repeated(self, rows: Sequence[tuple[Entry, str, str]]) -> None:
        entry, title, _ = rows[0]
        message = counted(
            "the table repeats {title} from the text; what it alone says is taken over, and where "
            "they differ the text is followed",
            "the table repeats {title} and others from the text, {count} in all; what it alone "
            "says is taken over, and where they differ the text is followed",
            len(rows),
            title=title,
        )
        self._reporter.doubt(entry.row.place, message)


def _title(entry: Entry) -> str:
    """Return the title of a row: what its cell begins with, or the line that it has for itself.

    Lines of print end where the cell was full, which tells nothing.
    """
    text = without_marker(entry.title)
    line, _, below = text.partition("\n")
    if (
        below
        and entry.row.place.page is None
        and _LINE.fullmatch(line.strip())
        and _SENTENCE.search(below)
    ):
        return title_of(line.strip())
    return title_of(text)


_LINE = re.compile("[^，。；：:、]{3,29}[^，。；：:、和与及的或\\s]")
_SENTENCE = re.compile("[，。；]")


def _with_sheets(rows: list[tuple[Entry, str, str]]) -> list[tuple[Entry, str, str]]:
    """Return rows in sections called after their sheets, where several have a name of their own
    and nothing else groups their tasks.
    """
    sheets = {entry.row.place.sheet for entry, _, _ in rows}
    if len(sheets) < _FEWEST_SHEETS or any(section or entry.groups for entry, _, section in rows):
        return rows
    if any(sheet is None or _UNNAMED.fullmatch(sheet) for sheet in sheets):
        return rows
    return [(entry, title, entry.row.place.sheet or "") for entry, title, _ in rows]


_FEWEST_SHEETS = 2
_UNNAMED = re.compile("\\s*(?:sheet|工作表|表格?)?\\s*\\d*(?:\\s*\\(\\d+\\))?\\s*", re.IGNORECASE)


def _holds(above: str, section: str) -> bool:
    """Tell whether a section is a part of the one above: （一） below 一、."""
    outer, inner = marker_of(above), marker_of(section)
    return outer is not None and inner is not None and outer.rank < inner.rank


def _two_tasks(number: str, title: str, other: str) -> Message:
    message = N_("number {number} is {title} in the table, but {other} in the text; both are kept")
    return Message(message, {"number": number, "title": title, "other": other})


_NO_SECTION = ("未归入行动", "without an action")
