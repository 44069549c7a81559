"""A published document that a program has read: the draft of a plan, and the doubts about it."""

import os
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from duties.answers.reply import Reply
from duties.book import Book
from duties.errors.documents import MissingDocumentError, NoNotesError
from duties.errors.files import MissingFileError
from duties.files import read_bytes
from duties.formats.text import printable
from duties.formats.views.doubts import doubts_view
from duties.importing.document import Place
from duties.importing.doubts import Doubt
from duties.importing.drafting import (
    draft_within_limits,
    has_tasks,
    no_notes,
    origin_of,
    read_units,
    reread,
)
from duties.importing.plan.curated import NO_UNITS
from duties.importing.plan.draft import Draft
from duties.importing.plan.writing import plan_text
from duties.importing.readers import SIZE_LIMIT
from duties.interface.plan import LoadedPlan
from duties.interface.results import Results
from duties.interface.words import language_meant
from duties.messages import Message, Translator
from duties.planfile.loading import load
from duties.source import Source

if TYPE_CHECKING:
    from duties.ledger.model import LedgerFile


class _DraftBook(Book):
    """The plan of a document, which has no ledger."""

    has_ledger = False

    @property
    def ledger_files(self) -> "tuple[LedgerFile, ...]":
        return ()


class ImportedDocument:
    """The draft of a plan that a document gives; made by `duties.read_document`."""

    def __init__(self, draft: Draft, messages: tuple[Message, ...], into: Translator) -> None:
        """Not for users."""
        self._into = into
        self._draft = draft
        self.notes: tuple[str, ...] = tuple(each.put(into) for each in messages)
        """What the command says beside the draft and its doubts."""

    @property
    def path(self) -> str:
        """The document, as it was named."""
        return self._draft.document

    @property
    def draft(self) -> Draft:
        """Everything that was read, each assignment with its place in the document."""
        return self._draft

    @property
    def doubts(self) -> Results[Doubt[Place]]:
        """What a person should look at, each with its place in the document.

        >>> [doubt.place.line for doubt in document.doubts]
        [5, 5, 15, 17]
        """
        return Results(Reply(doubts_view(self._into), self._draft.doubts), self._into)

    @cached_property
    def plan(self) -> LoadedPlan:
        """The draft as a plan, to be asked like any other; it has no ledger.

        Raises `UnwritableDraftError` where the plan file would not say what the document says.

        >>> document.plan.who_leads("1")
        No.  Task      Lead
        1    清理河道  区水务局
        [1 result]
        """
        text = self.text()
        source = Source(self.path, text)
        return LoadedPlan(_DraftBook(source, load(source)), self._into)

    def text(self, *, with_text: bool = False) -> str:
        """Return the plan file, with comments at its head on where it comes from.

        `with_text` keeps each task's paragraph as its note. Raises `UnwritableDraftError` where the
        file would not say what the document says.
        """
        lines = [printable(each.put(self._into)) for each in origin_of(self._draft, date.today())]
        text = plan_text(self._draft, lines, with_text=with_text)
        reread(self._draft, text)
        return text

    def __repr__(self) -> str:
        """Return the document's name, and how much was read of it."""
        tasks, doubts = len(self._draft.tasks), len(self._draft.doubts)
        return (
            f"<{type(self).__name__} {self.path}: {tasks:,} task{'s' if tasks != 1 else ''}, "
            f"{doubts or 'no'} doubt{'s' if doubts != 1 else ''}>"
        )


def read_document(
    path: str | os.PathLike[str],
    *,
    units_from: str | os.PathLike[str] | None = None,
    ocr: bool = False,
    limits: bool = True,
    language: str = "en",
) -> ImportedDocument:
    """Read a published document (Word, PDF, Excel, a web page, text …) into a draft of a plan.

    `units_from` is a plan, or a file of units, whose register is taken over; `ocr` recognises the
    text of pictures (needs duties[ocr]). The document is read in a process of its own, within
    limits of time and memory; `limits=False` is for documents that are trusted. `language` is that
    of notes and doubts, en or zh. Raises a `DutiesError` if it cannot be read, and `NoNotesError`
    if it has neither tasks nor targets.

    >>> import duties
    >>> duties.read_document("附表.md")
    <ImportedDocument 附表.md: 3 tasks, 4 doubts>
    """
    name = os.fspath(path)
    try:
        data = read_bytes(Path(name), SIZE_LIMIT)
    except MissingFileError:
        raise MissingDocumentError(name) from None
    messages: list[Message] = []
    curated = NO_UNITS if units_from is None else read_units(Path(units_from))
    found, _ = draft_within_limits(
        name, data, messages.append, curated, is_limited=limits, is_recognising=ocr
    )
    if not has_tasks(found):
        if not found.targets:
            raise NoNotesError(found.document)
        messages.append(no_notes(found))
    return ImportedDocument(found, tuple(messages), language_meant(language))
