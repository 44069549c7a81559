"""What a question gives: a sequence of named tuples that knows how to become a table."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar, overload

from duties.answers.reply import Reply
from duties.collector import collector_paused
from duties.errors.interface import NoLibraryError
from duties.formats.data import as_json, objects
from duties.formats.view import View
from duties.interface.glimpse import glimpse
from duties.messages import Message, Translator

if TYPE_CHECKING:
    import pandas
    import pyarrow

Result = TypeVar("Result", covariant=True)

_NARROWEST = 60  # columns of a representation


class Results(Sequence[Result]):
    """A sequence of results, which cannot be changed.

    Each is a named tuple with all that is known of it; `to_dicts` has what `duties … -f json`
    writes, and the tables are made from that. A slice is again `Results`.

    >>> mine = plan.my_tasks("区住建委")
    >>> len(mine), mine[0].task.title, mine[:2].to_dicts()[1]["id"]
    (13, '高品质推动重庆长滨建设', '7')
    >>> mine.notes
    ('区住建委 may also have 8 tasks given to collectives without listed members, ...',)
    """

    __slots__ = ("_into", "_reply", "_table")

    def __init__(
        self, reply: Reply[Any], into: Translator, table: Callable[[], View[Any]] | None = None
    ) -> None:
        """Not for users. `table` gives the fields of a table, where these are others."""
        self._reply = reply
        self._into = into
        self._table = table

    @property
    def notes(self) -> tuple[str, ...]:
        """What the command says beside such an answer: what it leaves out or leaves open."""
        return tuple(message.put(self._into) for message in self.messages)

    @property
    def messages(self) -> tuple[Message, ...]:
        """The notes as `duties.messages.Message`, which can be put into another language."""
        return self._reply.said()

    @property
    def view(self) -> View[Any]:
        """The columns of the command's tables, and the fields of its JSON."""
        return self._reply.view

    def __len__(self) -> int:
        return len(self._reply.items)

    def __iter__(self) -> Iterator[Result]:
        return iter(self._reply.items)

    @overload
    def __getitem__(self, place: int) -> Result: ...

    @overload
    def __getitem__(self, place: slice) -> "Results[Result]": ...

    def __getitem__(self, place: int | slice) -> "Result | Results[Result]":
        if isinstance(place, slice):
            return Results(
                self._reply._replace(items=self._reply.items[place]), self._into, self._table
            )
        found: Result = self._reply.items[place]
        return found

    def __repr__(self) -> str:
        """Return the first results as a small table, and how many there are."""
        columns = max(shutil.get_terminal_size().columns, _NARROWEST)
        return glimpse(self._reply.view, self._reply.items, self._into, columns)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return what `-f json` writes of each result, by the keys that docs/output.md lists.

        Values are texts, numbers, flags, None, and lists and dicts of these; days are texts such
        as 2026-06-30.
        """
        with collector_paused():
            return [plainly(each) for each in objects(self._reply.view, self._reply.items)]

    def to_pandas(self) -> "pandas.DataFrame":
        """Return a table with a row for each result and a column for each key of `to_dicts`.

        Columns have the types that pandas calls nullable, so that whole numbers stay whole where
        some are missing. A cell may hold a list. Raises `NoLibraryError` where pandas is not
        installed.
        """
        try:
            import pandas
        except ImportError:
            raise NoLibraryError("pandas") from None
        frame = pandas.DataFrame(self._columns())
        known = [key for key in frame if frame[key].notna().any()]
        return frame.astype(object).assign(**frame[known].convert_dtypes())

    def to_arrow(self) -> "pyarrow.Table":
        """Return a table with a row for each result and a column for each key of `to_dicts`.

        A column whose values are of several kinds holds texts: what is no text stands there as
        JSON. Raises `NoLibraryError` where pyarrow is not installed.
        """
        try:
            import pyarrow
        except ImportError:
            raise NoLibraryError("pyarrow") from None
        return pyarrow.table({key: _column(each) for key, each in self._columns().items()})

    def _columns(self) -> dict[str, list[Any]]:
        """Return the values of each key, in the order of the results."""
        view = self._reply.view if self._table is None else self._table()
        items = self._reply.items
        with collector_paused():
            return {
                key: [plainly(field(item)) for item in items] for key, field in view.fields.items()
            }


_PLAIN = frozenset({str, int, float, bool, type(None)})


def plainly(value: Any) -> Any:
    """Return a value as it comes back from JSON."""
    if type(value) in _PLAIN:
        return value
    match value:
        case Enum():
            return value.value
        case Mapping():
            return {str(key): plainly(each) for key, each in value.items()}
        case list() | tuple():
            return [plainly(each) for each in value]
        case _:
            return value


def _column(values: Iterable[Any]) -> "pyarrow.Array[Any]":
    """Return values as a column, as texts where they are of several kinds."""
    import pyarrow

    listed = list(values)
    try:
        return pyarrow.array(listed)
    except (pyarrow.ArrowInvalid, pyarrow.ArrowTypeError):
        return pyarrow.array([_text(value) for value in listed])


def _text(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else as_json(value).strip()
