"""What the file of a plan is made from, besides the plan: by its format, the ledger and a day."""

from collections.abc import Callable
from dataclasses import replace

from duties.book import Book
from duties.drawing.engines import EngineChoice, choose_engine
from duties.drawing.render import PictureFormat
from duties.errors.exports import AlarmFormatError, DayFormatError, NoDeadlinesError
from duties.exporting.dossier import Dossier, Followed
from duties.exporting.export import ExportFormat
from duties.exporting.file_parts import FilePart
from duties.ledger.model import State
from duties.messages import Message, counted

_OF_A_DAY = (ExportFormat.HTML, ExportFormat.ICS, ExportFormat.XLSX, ExportFormat.STRATML)
_WITH_READINGS = (ExportFormat.XLSX, ExportFormat.STRATML)


def check_suits(format_: ExportFormat, *, has_day: bool, has_alarms: bool) -> None:
    """Raise a `DutiesError` where a day, or alarms, are asked for in a format without."""
    if has_day and format_ not in _OF_A_DAY:
        raise DayFormatError
    if has_alarms and format_ is not ExportFormat.ICS:
        raise AlarmFormatError


def completed(
    format_: ExportFormat,
    book: Book,
    dossier: Dossier,
    note: Callable[[Message], None],
    unit: str | None = None,
) -> Dossier:
    """Return the dossier with what the format needs; `note` is told what is left out.

    A calendar has what `unit` has a part in, if one is given. Raises `NoDeadlinesError` if it would
    be empty, and what a ledger or an engine that cannot be used raises.
    """
    if format_ is ExportFormat.ICS:
        return _for_calendar(book, dossier, note, unit)
    if format_ is ExportFormat.HTML:
        return _for_page(book, dossier)
    if format_ in _WITH_READINGS and not dossier.without & {FilePart.TARGETS, FilePart.PROGRESS}:
        return _with_readings(book, dossier)
    return dossier


def _for_calendar(
    book: Book, dossier: Dossier, note: Callable[[Message], None], unit: str | None
) -> Dossier:
    from duties.exporting.calendar import dated
    from duties.queries.status import Chosen, Wish, status

    chosen = Chosen(units=() if unit is None else (unit,))
    standings = book.tracker.on(dossier.today)
    found = status(book.plan, book.register, standings, chosen, Wish(), steps=True)
    tasks = [each for each in found if each.step is None and each.state is not State.CANCELLED]
    undated = sum(each.due is None for each in tasks)
    if not any(dated(found)):
        raise NoDeadlinesError
    if undated:
        note(
            counted(
                "{count} task without a date to be done by is not in the calendar",
                "{count} tasks without a date to be done by are not in the calendar",
                undated,
            )
        )
    return replace(dossier, standings=found)


def _for_page(book: Book, dossier: Dossier) -> Dossier:
    if FilePart.PICTURES not in dossier.without:
        engine = choose_engine(EngineChoice.AUTO, PictureFormat.SVG)
        dossier = replace(dossier, engine=engine)
    if FilePart.PROGRESS not in dossier.without and book.has_ledger:
        dossier = replace(dossier, followed=Followed(book.tracker, book.register, book.ledger))
    return dossier


def _with_readings(book: Book, dossier: Dossier) -> Dossier:
    """Return the dossier with the readings of the targets, if the ledger has any."""
    if not book.plan.targets or not book.has_ledger:
        return dossier
    from duties.tracking.targets import readings_by_target

    return replace(dossier, readings=readings_by_target(book.ledger) or None)
