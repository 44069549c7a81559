"""The formats that a plan is exported to."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import PurePath
from typing import NamedTuple, assert_never

from duties.errors.exports import UnknownEndingError
from duties.exporting.dossier import Dossier
from duties.exporting.file_parts import FilePart
from duties.messages import Translator


class ExportFormat(StrEnum):
    """What kind of file is written. The value is the ending of its name."""

    XLSX = "xlsx"
    DOCX = "docx"
    HTML = "html"
    MARKDOWN = "md"
    CSV = "csv"
    JSON = "json"
    GRAPHML = "graphml"
    PARQUET = "parquet"
    ICS = "ics"
    STRATML = "stratml"


def format_of(name: str) -> ExportFormat:
    """Return the format that the ending of a file's name says; raises `UnknownEndingError`."""
    found = known_format(name)
    if found is None:
        raise UnknownEndingError(name, tuple(f".{format_}" for format_ in ExportFormat))
    return found


def known_format(name: str) -> ExportFormat | None:
    """Return the format that the ending of a file's name says, or None for any other ending."""
    ending = PurePath(name).suffix.removeprefix(".").casefold()
    return ExportFormat(ending) if ending in set(ExportFormat) else None


class _Writer(NamedTuple):
    """What makes files of a format, and knows them again."""

    render: Callable[[Dossier, Translator], bytes]
    is_own: Callable[[bytes], bool]
    parts: tuple[FilePart, ...] = ()


def _writer(format_: ExportFormat) -> _Writer:
    match format_:
        case ExportFormat.XLSX:
            from duties.exporting import marks
            from duties.exporting.excel import workbook

            return _Writer(workbook.render, marks.is_own_document, workbook.PARTS)
        case ExportFormat.DOCX:
            from duties.exporting import marks
            from duties.exporting.word import plan

            return _Writer(plan.render, marks.is_own_document, plan.PARTS)
        case ExportFormat.HTML:
            from duties.exporting.page import render

            return _Writer(render.render, render.is_own, render.PARTS)
        case ExportFormat.MARKDOWN:
            from duties.exporting import markdown

            return _Writer(markdown.render, markdown.is_own, markdown.PARTS)
        case ExportFormat.CSV:
            from duties.exporting import csv

            return _Writer(lambda dossier, _: csv.render(dossier), csv.is_own)
        case ExportFormat.JSON:
            from duties.exporting import json

            return _Writer(lambda dossier, _: json.render(dossier), json.is_own)
        case ExportFormat.GRAPHML:
            from duties.exporting import graphml

            return _Writer(lambda dossier, _: graphml.render(dossier), graphml.is_own)
        case ExportFormat.PARQUET:
            from duties.exporting import parquet

            return _Writer(lambda dossier, _: parquet.render(dossier), parquet.is_own)
        case ExportFormat.ICS:
            from duties.exporting import calendar

            return _Writer(calendar.render, calendar.is_own)
        case ExportFormat.STRATML:
            from duties.exporting import stratml

            return _Writer(stratml.render, stratml.is_own)
        case _:
            assert_never(format_)


def export(format_: ExportFormat, dossier: Dossier, into: Translator) -> bytes:
    """Return the whole plan in a format; words for people are in the translator's language.

    The same plan, checked on the same day, always gives the same bytes. Raises
    `TooManyRowsError` and `MissingLibraryError`.
    """
    writer = _writer(format_)
    # A format for programs has no parts to leave out, and keeps the whole of every text.
    return writer.render(dossier.for_people() if writer.parts else dossier, into)


def parts_of(format_: ExportFormat) -> tuple[FilePart, ...]:
    """Return the parts that can be left out of such a file; one for programs has none."""
    return _writer(format_).parts


def is_own(format_: ExportFormat, data: bytes) -> bool:
    """Tell whether a file that is there already is an export, so that nobody's work is in it.

    Excel and Word put their user's name into a file that is saved, so what somebody has changed
    there is not; in the text formats a change cannot be told.
    """
    return _writer(format_).is_own(data)
