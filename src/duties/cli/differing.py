"""One run of `duties diff`: what is compared, and what is written where."""

import codecs
from collections.abc import Callable, Iterable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path, PurePath
from typing import assert_never

from duties.answers.comparing import Contrast, contrast, not_compared, unit_of_either, unsure
from duties.cli.delivering import (
    STDOUT,
    deliver,
    left_there,
    write_each,
)
from duties.cli.imprint import option_of
from duties.cli.session import Session, line_width
from duties.cli.sides import Fetched, both_completed, fetch, read_side
from duties.cli.standard_input import STDIN
from duties.errors.base import SHOWN
from duties.errors.exports import (
    FormatConflictError,
    InputAsTargetError,
    NoticeFormatError,
    NoticesConflictError,
    UnknownEndingError,
    WordOptionError,
)
from duties.errors.files import NoPlanError
from duties.errors.revisions import StdinTwiceError
from duties.exporting.filenames import file_names, file_stem
from duties.exporting.imprint import Imprint
from duties.exporting.replacing import check_replaceable
from duties.formats.differences import Sides, render_revision
from duties.formats.render import Format
from duties.formats.views.differences import Side
from duties.formats.views.notices import notice_title
from duties.messages import N_, Message, counted
from duties.model import Plan
from duties.queries.handover import Revision, concerning


class DiffFormat(StrEnum):
    """How differences are written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"
    DOCX = "docx"


_ENDINGS = {
    ".docx": DiffFormat.DOCX,
    ".csv": DiffFormat.CSV,
    ".json": DiffFormat.JSON,
    ".md": DiffFormat.MARKDOWN,
    ".txt": DiffFormat.TABLE,
}


def compare_sides(session: Session, old: str, new: str | None) -> Contrast:
    """Return what differs from one side to the other, the plan in use unless it is named.

    Raises a `DutiesError` if either holds no plan.
    """
    if old == new == STDIN:
        raise StdinTwiceError
    theirs = None
    if new is not None:
        theirs = fetch(new, session)
        if theirs.is_plan and theirs.is_file:
            session.plan_name = new  # whose repository has the revisions
    ours = fetch(old, session)
    earlier, old_side = read_side(ours, session)
    later, new_side = _later(session, theirs)
    plans = both_completed(session, (earlier, later), (old_side, new_side))
    files = [Path(side.name) for side in (ours, theirs) if side is not None and side.is_file]
    with suppress(NoPlanError):
        files.append(Path(session.plan_path))
    sides = _briefly(old_side, new_side, set(map(str, files)))
    return contrast(*plans, sides)._replace(files=tuple(files))


def _briefly(old: Side, new: Side, files: set[str]) -> Sides:
    """Return both sides without the folders in their names, where that tells them apart."""
    names = [
        PurePath(side.name).name if str(Path(side.name)) in files else side.name
        for side in (old, new)
    ]
    if names[0] == names[1]:
        return old, new
    return old._replace(name=names[0]), new._replace(name=names[1])


def _later(session: Session, fetched: Fetched | None) -> tuple[Plan, Side]:
    if fetched is None:
        return session.plan, Side(session.book.source.name)
    return read_side(fetched, session)


def format_of(
    format_: DiffFormat | None, output: str | None, each_unit: Path | None, units: int
) -> DiffFormat:
    """Return the format that the options and the file's ending decide.

    Raises a `DutiesError` if they do not agree.
    """
    if each_unit is not None:
        if output is not None or format_ not in (None, DiffFormat.DOCX):
            raise NoticesConflictError
        return DiffFormat.DOCX
    known = _ENDINGS.get(PurePath(output or "").suffix.casefold())
    if output in (None, STDOUT):
        format_ = format_ or DiffFormat.TABLE
    elif format_ is None:
        if known is None:
            raise UnknownEndingError(output, tuple(_ENDINGS))
        format_ = known
    elif known not in (None, format_):
        raise FormatConflictError(output, format_)
    if format_ is DiffFormat.DOCX and units > 1:
        raise NoticeFormatError
    return format_


def find_units(compared: Contrast, queries: list[str]) -> list[str]:
    """Return the units meant, each in the later plan or, failing that, in the earlier one."""
    return list(dict.fromkeys(unit_of_either(compared.registers, query) for query in queries))


def write_differences(
    session: Session,
    compared: Contrast,
    units: list[str],
    format_: DiffFormat,
    output: str | None,
    imprint: Imprint,
    *,
    force: bool,
) -> Revision:
    """Write what differs, for certain units or for all, to a file or to stdout; and return it."""
    if format_ is not DiffFormat.DOCX and (option := option_of(imprint)) is not None:
        raise WordOptionError(option)
    found = _of_units(compared, units)
    if format_ is DiffFormat.DOCX:
        data = _document(session, compared, units, found, imprint)
    else:
        width = line_width() if output in (None, STDOUT) else None
        data = render_revision(
            Format(format_.value),
            found,
            session.into,
            sides=compared.sides,
            is_notice=bool(units),
            width=width,
        ).encode()
    target = STDOUT if output is None else output
    if target != STDOUT:
        _check_target(compared, Path(target), format_, force=force)
    is_text = format_ is not DiffFormat.DOCX
    deliver(session, target, data, is_text=is_text, format_=format_)
    return found


def write_notices(
    session: Session,
    compared: Contrast,
    units: list[str],
    folder: Path,
    imprint: Imprint,
    *,
    force: bool,
) -> Revision:
    """Write a notice for each unit for which something changes into a folder; return the changes.

    Writes nothing unless every file may be written. `units` leaves out all others.
    """
    from duties.exporting.word.changes import render_notice

    found = _of_units(compared, units)
    moves = {each.unit: each for each in found.units}
    titles = {unit: notice_title(unit).put(session.into) for unit in _all_units(compared)}
    names = file_names(titles.values(), DiffFormat.DOCX)
    files = {unit: folder / names[titles[unit]] for unit in moves}
    if files:
        old, new, into = compared.old, compared.new, session.into
        write_each(
            session,
            folder,
            files,
            lambda file: _check_target(compared, file, DiffFormat.DOCX, force=force),
            lambda unit: render_notice(old, new, unit, moves[unit], into, imprint),
        )
    if not units and (rest := len(compared.registers[1].units.keys() - moves.keys())):
        session.note(
            counted(
                "nothing changes for {count} unit, which gets no file",
                "nothing changes for {count} units, which get no file",
                rest,
            )
        )
    _tell_left(session, folder, files.values())
    return found


def tell_untold(session: Session, found: Revision) -> None:
    """Say which details of tasks differ that are not compared."""
    for untold in not_compared(found):
        session.note(untold)


def tell_unsure(session: Session, compared: Contrast, units: list[str], *, each: bool) -> None:
    """Say what nobody knows: which changes may concern a unit too, and which unit has a new name.

    `each` is whether every unit is told what changes for it.
    """
    for doubt in unsure(compared, units, each=each):
        session.note(doubt)


def tell_unchanged(session: Session, compared: Contrast, units: list[str]) -> None:
    """Say where nothing differs: for certain units, or at all."""
    for unit in units:
        if _of_units(compared, [unit]).is_empty:
            session.note(Message(N_("nothing changes for {unit}"), {"unit": unit}))
    if not units and compared.found.is_empty:
        session.note(Message(N_("no task differs")))


def _of_units(compared: Contrast, units: list[str]) -> Revision:
    return concerning(compared.found, *compared.registers, units) if units else compared.found


def _all_units(compared: Contrast) -> list[str]:
    earlier, later = compared.registers
    return list(dict.fromkeys((*later.units, *earlier.units)))


def _document(
    session: Session,
    compared: Contrast,
    units: list[str],
    found: Revision,
    imprint: Imprint,
) -> bytes:
    from duties.exporting.word.changes import render_changes, render_notice

    old, new = compared.old, compared.new
    if not units:
        return render_changes(old, new, found, session.into, imprint)
    moves = found.units[0] if found.units else None
    unit = moves.unit if moves else units[0]
    return render_notice(old, new, unit, moves, session.into, imprint)


def _check_target(compared: Contrast, file: Path, format_: DiffFormat, *, force: bool) -> None:
    """Raise a `DutiesError` if the target is compared itself, or may hold somebody's work."""
    if not file.is_file():
        return
    if any(each.is_file() and file.samefile(each) for each in compared.files):
        raise InputAsTargetError(str(file))
    check_replaceable(file, _is_own(format_), force=force)


def _is_own(format_: DiffFormat) -> Callable[[bytes], bool]:
    """Return what knows a file that we wrote; for a text that people read nothing does."""
    match format_:
        case DiffFormat.DOCX:
            from duties.exporting.marks import is_own_document

            return is_own_document
        case DiffFormat.CSV:
            from duties.formats.data import csv_text
            from duties.formats.views.changes import CHANGES

            head = csv_text(CHANGES, ()).encode()
            return lambda data: data.removeprefix(codecs.BOM_UTF8).startswith(head)
        case DiffFormat.JSON:
            return lambda data: data.startswith(b'{\n  "unchanged": ')
        case DiffFormat.TABLE | DiffFormat.MARKDOWN:
            return lambda data: not data
        case _:
            assert_never(format_)


def _tell_left(session: Session, folder: Path, written: Iterable[Path]) -> None:
    """Report earlier notices in the folder that were not written again."""
    pattern = f"{file_stem(notice_title('*').put(session.into))}.{DiffFormat.DOCX}"
    left = left_there(folder, pattern.replace("_", "*", 1), written)
    if left:
        session.note(
            counted(
                "{count} earlier notice there was not updated: {files}",
                "{count} earlier notices there were not updated: {files}",
                len(left),
                files=tuple(left[:SHOWN]),
            )
        )
