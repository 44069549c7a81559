"""Files that a program has written, or gets the bytes of."""

import os
from collections.abc import Iterable
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from duties.answers.exporting import check_suits, completed
from duties.book import Book
from duties.errors.exports import DataFormatError
from duties.exporting.dossier import Dossier, NamedDossier
from duties.exporting.export import ExportFormat, export, format_of, is_own, parts_of
from duties.exporting.file_parts import find_parts
from duties.exporting.plans import renderer
from duties.exporting.replacing import check_is_no_plan, check_replaceable
from duties.formats.data import as_file
from duties.interface.words import Day, choice, day_meant
from duties.messages import Message, Translator
from duties.writing import write_file, writing_error

Target = str | os.PathLike[str] | None


class Exported(NamedTuple):
    """The bytes of a file, and what the command says beside it: what the file leaves out.

    Of a file that was written also what the writing left as it was.
    """

    data: bytes
    notes: tuple[str, ...] = ()


def format_meant(path: Target, format_: str | None) -> ExportFormat:
    """Return the format that is named, or that of the file's ending; raises a `DutiesError`."""
    if format_ is None and path is not None:
        return format_of(os.fspath(path))
    return choice(ExportFormat, "format", str(format_))


def file_of(
    book: Book,
    format_: ExportFormat,
    into: Translator,
    *,
    without: Iterable[str],
    as_of: Day,
    alarms: tuple[int, ...],
) -> Exported:
    """Return the file of a plan; raises a `DutiesError` for a wish that makes no sense."""
    check_suits(format_, has_day=as_of is not None, has_alarms=bool(alarms))
    words, parts = tuple(without), parts_of(format_)
    if words and not parts:
        raise DataFormatError("without", format_)
    dossier = Dossier(
        book.source,
        book.loaded,
        book.plan,
        day_meant(as_of),
        without=find_parts(words, parts, into),
        alarms=alarms,
    )
    notes: list[Message] = []
    data = export(format_, completed(format_, book, dossier, notes.append), into)
    return Exported(data, tuple(each.put(into) for each in notes))


def file_of_many(
    books: Iterable[tuple[str, Book]], format_: ExportFormat, into: Translator
) -> Exported:
    """Return one file of many plans with their names; raises `OnePlanFormatError`."""
    render, today = renderer(format_), date.today()
    dossiers = (
        NamedDossier(name, Dossier(book.source, book.loaded, book.plan, today))
        for name, book in books
    )
    return Exported(render(dossiers, into))


def written(
    found: Exported,
    path: Target,
    format_: ExportFormat,
    plans: Iterable[str],
    into: Translator,
    *,
    force: bool,
) -> Exported:
    """Write a file to a path, if there is one; `plans` are files that it may not replace.

    What is said of the writing comes after the other notes. Raises a `DutiesError` if another
    file than an export is there, or it cannot be written.
    """
    if path is None:
        return found
    file = Path(path)
    check_is_no_plan(file, plans)
    check_replaceable(file, partial(is_own, format_), force=force)
    data = as_file(found.data, format_)
    try:
        remarks = write_file(file, data)
    except OSError as error:
        raise writing_error(file, error) from None
    return Exported(data, (*found.notes, *(each.put(into) for each in remarks)))
