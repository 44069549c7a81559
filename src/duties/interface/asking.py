"""What all questions about a plan go through."""

from collections.abc import Callable
from typing import TypeVar

from duties.answers.reply import Reply
from duties.book import Book
from duties.formats.view import View
from duties.interface.results import Results
from duties.messages import Translator

T = TypeVar("T")


class Asked:
    """A plan that is asked, and the language of the answers."""

    def __init__(self, book: Book, into: Translator) -> None:
        """Not for users: `duties.load` opens a plan."""
        self._book = book
        self._into = into

    def _results(self, reply: Reply[T], table: Callable[[], View[T]] | None = None) -> Results[T]:
        """Return a reply as users get it; `table` gives the fields of a table, if others."""
        return Results(reply, self._into, table)
