"""The formats that a report is written in."""

from enum import StrEnum
from pathlib import PurePath
from typing import assert_never

from duties.errors.exports import UnknownEndingError
from duties.exporting.reports.document import Dispatch
from duties.messages import Translator
from duties.model import Plan


class ReportFormat(StrEnum):
    """What kind of file is written. The value is the ending of its name."""

    DOCX = "docx"
    HTML = "html"
    MARKDOWN = "md"
    PDF = "pdf"

    @property
    def is_text(self) -> bool:
        """Whether it is text, which a terminal can show."""
        return self in (ReportFormat.HTML, ReportFormat.MARKDOWN)


def report_format_of(name: str) -> ReportFormat:
    """Return the format that the ending of a file's name says; raises `UnknownEndingError`."""
    ending = PurePath(name).suffix.removeprefix(".").casefold()
    if ending not in set(ReportFormat):
        raise UnknownEndingError(name, tuple(f".{each}" for each in ReportFormat))
    return ReportFormat(ending)


def render(format_: ReportFormat, document: Dispatch, plan: Plan, into: Translator) -> bytes:
    """Return a report on a plan; the same content always gives the same bytes.

    A PDF is converted by LibreOffice: raises `NoOfficeError` where that is not installed, or
    `OfficeFailedError`.
    """
    match format_:
        case ReportFormat.DOCX:
            from duties.exporting.word import report

            return report.render(document, plan, into)
        case ReportFormat.HTML:
            from duties.exporting.reports import page

            return page.render(document, into)
        case ReportFormat.MARKDOWN:
            from duties.exporting.reports import markdown

            return markdown.render(document, into)
        case ReportFormat.PDF:
            from duties.exporting import libreoffice
            from duties.exporting.word import report

            program = libreoffice.found()
            return libreoffice.to_pdf(program, report.render(document, plan, into))
        case _:
            assert_never(format_)


def is_own(format_: ReportFormat, data: bytes) -> bool:
    """Tell whether a file that is there already is a report that nobody has changed since.

    In the text formats a change cannot be told.
    """
    match format_:
        case ReportFormat.DOCX:
            from duties.exporting import marks

            return marks.is_own_document(data)
        case ReportFormat.HTML:
            from duties.exporting.reports import page

            return page.is_own(data)
        case ReportFormat.MARKDOWN:
            from duties.exporting.reports import markdown

            return markdown.is_own(data)
        case ReportFormat.PDF:
            from duties.exporting import libreoffice

            return libreoffice.is_own(data)
        case _:
            assert_never(format_)
