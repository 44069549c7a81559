"""The formats that a plan is exported to."""

from enum import StrEnum
from pathlib import PurePath
from typing import assert_never

from duties.errors import UnknownEndingError
from duties.exporting.dossier import Dossier
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


def export(format_: ExportFormat, dossier: Dossier, into: Translator) -> bytes:
    """Return the whole plan in a format; words for people are in the translator's language.

    The same plan, checked on the same day, always gives the same bytes. Raises
    `TooManyRowsError` and `MissingLibraryError`.
    """
    match format_:
        case ExportFormat.XLSX:
            from duties.exporting.excel import workbook

            return workbook.render(dossier, into)
        case ExportFormat.DOCX:
            from duties.exporting.word import plan

            return plan.render(dossier, into)
        case ExportFormat.HTML:
            from duties.exporting.page import render

            return render.render(dossier, into)
        case ExportFormat.MARKDOWN:
            from duties.exporting import markdown

            return markdown.render(dossier, into)
        case ExportFormat.CSV:
            from duties.exporting import csv

            return csv.render(dossier)
        case ExportFormat.JSON:
            from duties.exporting import json

            return json.render(dossier)
        case ExportFormat.GRAPHML:
            from duties.exporting import graphml

            return graphml.render(dossier)
        case ExportFormat.PARQUET:
            from duties.exporting import parquet

            return parquet.render(dossier)
        case _:
            assert_never(format_)


def is_own(format_: ExportFormat, data: bytes) -> bool:
    """Tell whether a file that is there already is an export, so that nobody's work is in it.

    Excel and Word put their user's name into a file that is saved, so what somebody has changed
    there is not; in the text formats a change cannot be told.
    """
    match format_:
        case ExportFormat.XLSX | ExportFormat.DOCX:
            from duties.exporting import marks

            return marks.is_own_document(data)
        case ExportFormat.HTML:
            from duties.exporting.page import render

            return render.is_own(data)
        case ExportFormat.MARKDOWN:
            from duties.exporting import markdown

            return markdown.is_own(data)
        case ExportFormat.CSV:
            from duties.exporting import csv

            return csv.is_own(data)
        case ExportFormat.JSON:
            from duties.exporting import json

            return json.is_own(data)
        case ExportFormat.GRAPHML:
            from duties.exporting import graphml

            return graphml.is_own(data)
        case ExportFormat.PARQUET:
            from duties.exporting import parquet

            return parquet.is_own(data)
        case _:
            assert_never(format_)
