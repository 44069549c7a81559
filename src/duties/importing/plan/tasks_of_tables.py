"""Tables of a document: the tasks that they have."""

from collections.abc import Iterator

from duties.importing.doubts import Reporter
from duties.importing.plan.tasks_of_parts import FoundTask, key, without_marker
from duties.importing.structure.titles import title_of
from duties.importing.structure.tree import Part
from duties.importing.tables.rows import Entry, Remark, SectionRow, entries
from duties.messages import counted


class TableReading:
    """Finds the tasks of tables; those of an exported document are taken word by word."""

    def __init__(self, names: frozenset[str], reporter: Reporter, *, is_verbatim: bool) -> None:
        self._reporter = reporter
        self._names = names
        self._is_verbatim = is_verbatim
        self.repeats: dict[str, Entry] = {}
        """The rows that repeat tasks of the text, by the key of their titles."""

    def tasks(self, part: Part, known: set[str]) -> Iterator[FoundTask]:
        """Yield the tasks of a part's tables, without those `known` from the text."""
        section = ""
        repeated = []
        for entry in entries(part.rows, self._names):
            if isinstance(entry, Remark):
                self._reporter.doubt(entry.row.place, entry.message)
                continue
            if isinstance(entry, SectionRow):
                section = "" if entry.title in _NO_SECTION else entry.title
                continue
            title = entry.title if self._is_verbatim else title_of(without_marker(entry.title))
            if key(title) in known:
                repeated.append((title, entry.row.place))
                self.repeats.setdefault(key(title), entry)
                continue
            action = section
            if not section and entry.groups:
                action, entry = entry.groups[0].text, entry._replace(groups=entry.groups[1:])
            yield FoundTask(part, title, (), entry.title, entry.row.place, None, entry, action)
        if repeated:
            title, place = repeated[0]
            message = counted(
                "the table repeats {title} from the text; the text's version is kept",
                "the table repeats {title} and others from the text, {count} in all; the "
                "text's versions are kept",
                len(repeated),
                title=title,
            )
            self._reporter.doubt(place, message)


_NO_SECTION = ("未归入行动", "without an action")
