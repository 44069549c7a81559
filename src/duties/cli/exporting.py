"""One run of `duties export`: what is written where, and which files may be replaced."""

from dataclasses import replace
from datetime import date
from itertools import groupby
from pathlib import Path

import typer

from duties.cli.delivering import (
    STDOUT,
    check_target,
    deliver,
    make_folder,
    tell_written,
    write,
)
from duties.cli.engines import EngineChoice, choose_engine
from duties.cli.exits import ExitCode
from duties.cli.revisions import read_version
from duties.cli.session import Session
from duties.drawing.render import PictureFormat
from duties.errors.base import SHOWN
from duties.errors.exports import (
    AgainstFormatError,
    ForeignFileError,
    FormatConflictError,
    NoFormatError,
    UnitFormatError,
)
from duties.errors.files import UnreadableError
from duties.exporting.dossier import Dossier
from duties.exporting.export import ExportFormat, export, format_of, is_own, known_format
from duties.exporting.filenames import file_names
from duties.messages import N_, Message, counted
from duties.naming.lookup import find_unit
from duties.naming.names import Register
from duties.queries.handover import revision
from duties.queries.my_tasks import my_tasks

_TEXTS = {
    ExportFormat.HTML,
    ExportFormat.MARKDOWN,
    ExportFormat.CSV,
    ExportFormat.JSON,
    ExportFormat.GRAPHML,
}


def write_plan(
    session: Session,
    file: str,
    format_: ExportFormat | None,
    *,
    against: str | None = None,
    force: bool,
) -> None:
    """Write the whole plan to a file or to stdout.

    A page also shows what changed `against` an earlier plan: a file or a git revision.
    """
    if format_ is None:
        if file == STDOUT:
            raise NoFormatError
        format_ = format_of(file)
    elif known_format(file) not in (None, format_):
        raise FormatConflictError(file, format_)
    _check_target(session, file, format_, force=force)
    dossier = _dossier(session)
    if format_ is ExportFormat.HTML:
        dossier = _for_page(session, dossier, against)
    elif against is not None:
        raise AgainstFormatError
    data = export(format_, dossier, session.into)
    deliver(session, file, data, is_text=format_ in _TEXTS)


def write_notice(
    session: Session, unit: str, file: str, format_: ExportFormat | None, *, force: bool
) -> None:
    """Write one unit's own list to a Word file or to stdout."""
    from duties.exporting.word import notice

    if file != STDOUT and format_ is None:
        format_ = format_of(file)
    if format_ not in (None, ExportFormat.DOCX):
        raise UnitFormatError
    dossier = _dossier(session)
    name = find_unit(dossier.register, unit)
    _check_target(session, file, ExportFormat.DOCX, force=force)
    duties = my_tasks(dossier.plan, dossier.register, [name])
    data = notice.render(dossier, name, duties, session.into)
    deliver(session, file, data, is_text=False)


def write_each_notice(session: Session, folder: Path, *, force: bool) -> None:
    """Write a list for each unit that has tasks into a folder, making it if needed.

    Writes nothing unless every file may be written.
    """
    from duties.exporting.word import notice

    dossier = _dossier(session)
    duties = my_tasks(dossier.plan, dossier.register, list(dossier.register.units))
    by_unit = {unit: list(mine) for unit, mine in groupby(duties, key=lambda duty: duty.unit)}
    if not by_unit:
        session.note(Message(N_("the plan gives no unit a task")))
        raise typer.Exit(ExitCode.FOUND)
    files = {unit: folder / name for unit, name in file_names(by_unit, ExportFormat.DOCX).items()}
    for file in files.values():
        _check_target(session, str(file), ExportFormat.DOCX, force=force)
    make_folder(folder)
    with session.progress(list(files.items()), Message(N_("Writing"))) as pending:
        for unit, file in pending:
            write(session, file, notice.render(dossier, unit, by_unit[unit], session.into))
    tell_written(session, len(files), folder)
    _tell_left(session, folder, set(files.values()))


def _tell_left(session: Session, folder: Path, written: set[Path]) -> None:
    """Report earlier lists in the folder that were not written again."""
    left = sorted(set(folder.glob(f"*.{ExportFormat.DOCX}")) - written)
    if left:
        session.note(
            counted(
                "{count} other list there was not updated: {files}",
                "{count} other lists there were not updated: {files}",
                len(left),
                files=tuple(file.name for file in left[:SHOWN]),
            )
        )


def _dossier(session: Session) -> Dossier:
    book = session.book
    return Dossier(book.source, book.loaded, book.plan, date.today())


def _for_page(session: Session, dossier: Dossier, against: str | None) -> Dossier:
    """Return the dossier with the extras that a page needs."""
    engine = choose_engine(EngineChoice.AUTO, PictureFormat.SVG)
    if against is None:
        return replace(dossier, engine=engine)
    earlier = session.read(read_version(against, session.plan_path)).plan
    found = revision(earlier, Register(earlier), session.plan, session.register)
    return replace(dossier, engine=engine, revision=found)


def _check_target(session: Session, file: str, format_: ExportFormat, *, force: bool) -> None:
    """Raise a `DutiesError` if the target is a file that must not be replaced."""
    path = Path(file)
    if file == STDOUT or not path.is_file():
        return
    check_target(session, path)
    if force:
        return
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(file, error.strerror or str(error)) from None
    if not is_own(format_, data):
        raise ForeignFileError(file)
