"""Forms for the units, as files in a folder."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from duties.cli.delivering import (
    check_target,
    make_folder,
    tell_written,
    write,
)
from duties.cli.session import Session
from duties.collecting.asking import AskedForm, Asking
from duties.collecting.workbook import Sender, render
from duties.errors.forms import NoUnitToAskError
from duties.exporting.filenames import file_names
from duties.exporting.marks import is_own_document
from duties.exporting.replacing import check_replaceable
from duties.messages import N_, Message, counted
from duties.naming.lookup import find_unit, find_units
from duties.periods import Period

ENDING = "xlsx"


def write_forms(
    session: Session,
    folder: Path,
    period: Period,
    units: Sequence[str],
    office: Sender,
    *,
    force: bool,
) -> None:
    """Write the form of each unit that is asked anything, or of `units` alone, into a folder.

    Writes nothing unless every file may be written.
    """
    plan, register = session.plan, session.register
    forms = Asking(plan, register, session.ledger, period).forms()
    if not forms:
        raise NoUnitToAskError
    wanted = find_units(units, lambda query: find_unit(register, query)) if units else list(forms)
    for unit in wanted:
        if unit not in forms:
            text = N_("{unit} is asked nothing: it has no open task and answers for no target")
            session.note(Message(text, {"unit": unit}))
    names = file_names(forms, ENDING)
    files: list[tuple[AskedForm, Path]] = [
        (forms[unit], folder / names[unit]) for unit in wanted if unit in forms
    ]
    for _, file in files:
        if file.is_file():
            check_target(session, file)
            check_replaceable(file, is_own_document, force=force)
    make_folder(folder)
    bodies = [body.name for body in plan.bodies if body.name]
    helpers = list(dict.fromkeys((*forms, *bodies)))
    with session.progress(files, Message(N_("Writing"))) as pending:
        for form, file in pending:
            write(session, file, render(form, plan, helpers, office, session.into))
    tell_written(session, len(files), folder)
    back_by = office.back_by or (files[0][0].due_back if files else date.max)
    if files:
        session.note(_due_back(back_by, period))
    left = sorted(
        path.name
        for path in folder.glob(f"*.{ENDING}")
        if path not in {file for _, file in files} and not path.name.startswith(("~$", "."))
    )
    if left and not units:
        session.note(
            counted(
                "{count} other file there was not written by this: {files}",
                "{count} other files there were not written by this: {files}",
                len(left),
                files=tuple(left[:_SHOWN]),
            )
        )


_SHOWN = 5


def _due_back(day: date, period: Period) -> Message:
    text = N_("they are for {period} and due back by {day}; `duties collect` reads what comes back")
    return Message(text, {"period": period.name(), "day": day})
