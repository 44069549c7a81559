"""One run of `duties export`: what is written where, and which files may be replaced."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import typer

from duties.answers.exporting import check_suits, completed
from duties.answers.left_open import what_is_left_open
from duties.cli import clock
from duties.cli.delivering import (
    STDOUT,
    check_target,
    deliver,
    left_there,
    write_each,
)
from duties.cli.exits import ExitCode
from duties.cli.imprint import option_of
from duties.cli.session import Session
from duties.cli.sides import both_completed, fetch, read_side
from duties.errors.base import SHOWN
from duties.errors.exports import (
    AgainstFormatError,
    AlarmFormatError,
    DataFormatError,
    DayFormatError,
    FormatConflictError,
    NoFormatError,
    UnitFormatError,
)
from duties.exporting.dossier import Dossier
from duties.exporting.export import (
    ExportFormat,
    export,
    format_of,
    is_own,
    known_format,
    parts_of,
)
from duties.exporting.file_parts import FilePart, find_parts
from duties.exporting.filenames import file_names
from duties.exporting.imprint import UNSIGNED, Imprint
from duties.exporting.replacing import check_replaceable
from duties.exporting.word.forms import UnitForm, render
from duties.formats.views.differences import Side
from duties.formats.views.unsure_changes import collectives_told
from duties.messages import N_, Message, counted
from duties.naming.lookup import find_shown_unit, find_unit
from duties.naming.names import Register
from duties.queries.handover import revision
from duties.queries.my_tasks import my_tasks
from duties.queries.possible import stands_for_unknown


class ExportWishes(NamedTuple):
    """What the user wants of an export, besides the format and where it goes."""

    without: tuple[str, ...] = ()
    imprint: Imprint = UNSIGNED
    against: str | None = None
    """For a page: tell what changed since this file or git revision."""
    force: bool = False
    as_of: date | None = None
    """For a format that depends on the day: that which it is made for; otherwise today."""
    alarms: tuple[int, ...] = ()
    """For a calendar: how many days before each deadline it calls."""


_TEXTS = {
    ExportFormat.HTML,
    ExportFormat.MARKDOWN,
    ExportFormat.CSV,
    ExportFormat.JSON,
    ExportFormat.GRAPHML,
    ExportFormat.ICS,
    ExportFormat.STRATML,
}


def write_plan(
    session: Session,
    file: str,
    format_: ExportFormat | None,
    wishes: ExportWishes,
) -> None:
    """Write the whole plan to a file or to stdout."""
    if format_ is None:
        if file == STDOUT:
            raise NoFormatError
        format_ = format_of(file)
    elif known_format(file) not in (None, format_):
        raise FormatConflictError(file, format_)
    if session.many and not (wishes.against or wishes.as_of or wishes.alarms or wishes.without):
        from duties.cli.exporting_many import write_plans

        write_plans(session, file, format_, force=wishes.force)
        return
    if wishes.against is not None and format_ is not ExportFormat.HTML:
        raise AgainstFormatError
    check_suits(format_, has_day=wishes.as_of is not None, has_alarms=bool(wishes.alarms))
    without = _without(session, format_, wishes)
    _check_target(session, file, format_, force=wishes.force)
    dossier = _dossier(session, without, wishes)
    dossier = completed(format_, session.book, dossier, session.note)
    if wishes.against is not None:
        dossier = _with_changes(session, dossier, wishes.against)
    data = export(format_, dossier, session.into)
    deliver(session, file, data, is_text=format_ in _TEXTS, format_=format_)


def write_notice(
    session: Session,
    unit: str,
    file: str,
    format_: ExportFormat | None,
    form: UnitForm,
    wishes: ExportWishes,
) -> None:
    """Write one unit's own document to a Word file or to stdout."""
    wanted = format_ or (ExportFormat.DOCX if file == STDOUT else known_format(file))
    if wanted is ExportFormat.ICS:
        _write_calendar(session, unit, file, wishes)
        return
    if wishes.as_of is not None:
        raise DayFormatError
    if wishes.alarms:
        raise AlarmFormatError
    if wanted is not ExportFormat.DOCX:
        raise UnitFormatError
    without = _without(session, ExportFormat.DOCX, wishes)
    dossier = _dossier(session, without, wishes).for_people()
    name = find_shown_unit(session.register, dossier.register, unit)
    _check_target(session, file, ExportFormat.DOCX, force=wishes.force)
    duties = my_tasks(dossier.plan, dossier.register, [name])
    if form is UnitForm.ORDER and not duties:
        session.note(Message(N_("the plan gives {unit} no task"), {"unit": name}))
        raise typer.Exit(ExitCode.FOUND)
    data = render(form, dossier, name, duties, session.into)
    deliver(session, file, data, is_text=False)
    session.remark(what_is_left_open(session.book, [find_unit(session.register, unit)]))


def _write_calendar(session: Session, unit: str, file: str, wishes: ExportWishes) -> None:
    """Write the deadlines of what a unit has a part in to a file or to stdout."""
    without = _without(session, ExportFormat.ICS, wishes)
    name = find_unit(session.register, unit)
    _check_target(session, file, ExportFormat.ICS, force=wishes.force)
    dossier = _dossier(session, without, wishes)
    dossier = completed(ExportFormat.ICS, session.book, dossier, session.note, name)
    data = export(ExportFormat.ICS, dossier, session.into)
    deliver(session, file, data, is_text=True)
    session.remark(what_is_left_open(session.book, [name]))


def write_each_notice(session: Session, folder: Path, form: UnitForm, wishes: ExportWishes) -> None:
    """Write a document for each unit that has tasks into a folder, making it if needed.

    Writes nothing unless every file may be written.
    """
    without = _without(session, ExportFormat.DOCX, wishes)
    dossier = _dossier(session, without, wishes).for_people()
    duties = my_tasks(dossier.plan, dossier.register, list(dossier.register.units))
    by_unit = {unit: list(mine) for unit, mine in groupby(duties, key=lambda duty: duty.unit)}
    if not by_unit:
        session.note(Message(N_("the plan gives no unit a task")))
        raise typer.Exit(ExitCode.FOUND)
    files = {unit: folder / name for unit, name in file_names(by_unit, ExportFormat.DOCX).items()}
    write_each(
        session,
        folder,
        files,
        lambda file: _check_target(session, str(file), ExportFormat.DOCX, force=wishes.force),
        lambda unit: render(form, dossier, unit, by_unit[unit], session.into),
    )
    if unlisted := [unit for unit in by_unit if stands_for_unknown(unit, dossier.register)]:
        session.note(collectives_told(unlisted))
    _tell_left(session, left_there(folder, f"*.{ExportFormat.DOCX}", files.values()))


def _tell_left(session: Session, left: Sequence[str]) -> None:
    """Report earlier lists in the folder that were not written again."""
    if left:
        session.note(
            counted(
                "{count} other list there was not updated: {files}",
                "{count} other lists there were not updated: {files}",
                len(left),
                files=tuple(left[:SHOWN]),
            )
        )


def _without(session: Session, format_: ExportFormat, wishes: ExportWishes) -> frozenset[FilePart]:
    """Return the parts to leave out; raises a `DutiesError` for a wish that makes no sense."""
    option = option_of(wishes.imprint) or ("--without" if wishes.without else None)
    if option is None:
        return frozenset()
    parts = parts_of(format_)
    if not parts:
        raise DataFormatError(option, format_)
    return find_parts(wishes.without, parts, session.into)


def _dossier(session: Session, without: frozenset[FilePart], wishes: ExportWishes) -> Dossier:
    book = session.book
    return Dossier(
        book.source,
        book.loaded,
        book.plan,
        clock.today() if wishes.as_of is None else wishes.as_of,
        without=without,
        imprint=wishes.imprint,
        alarms=wishes.alarms,
    )


def _with_changes(session: Session, dossier: Dossier, against: str) -> Dossier:
    """Return the dossier with what changed since an earlier plan."""
    earlier, side = read_side(fetch(against, session), session)
    sides = side, Side(session.book.source.name)
    earlier, later = both_completed(session, (earlier, session.plan), sides)
    found = revision(earlier, Register(earlier), later, Register(later))
    return replace(dossier, revision=found)


def _check_target(session: Session, file: str, format_: ExportFormat, *, force: bool) -> None:
    """Raise a `DutiesError` if the target is a file that must not be replaced."""
    path = Path(file)
    if file == STDOUT or not path.is_file():
        return
    check_target(session, path)
    check_replaceable(path, partial(is_own, format_), force=force)
