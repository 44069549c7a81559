"""One run of `duties export` over many plans."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import typer

from duties.cli import clock
from duties.cli.delivering import STDOUT, deliver
from duties.cli.exits import ExitCode
from duties.cli.gathering import Gathered, OneOfMany, told
from duties.cli.many import plans_at
from duties.cli.session import Session
from duties.errors.base import DutiesError
from duties.exporting.dossier import Dossier, NamedDossier
from duties.exporting.export import ExportFormat, is_own
from duties.exporting.plans import renderer
from duties.exporting.replacing import check_is_no_plan, check_replaceable
from duties.messages import N_, Message
from duties.plans import PlanPlace


def write_plans(session: Session, file: str, format_: ExportFormat, *, force: bool) -> None:
    """Write all plans that are named into one file of tables, or to stdout.

    What is wrong with a plan is told, and the others are written. Raises `OnePlanFormatError`, and
    `typer.Exit` where the exit code is not 0.
    """
    render = renderer(format_)
    found = plans_at(session, session.many)
    path = Path(file)
    if file != STDOUT and path.is_file():
        check_is_no_plan(path, (plan.path for plan in found.plans))
        check_replaceable(path, partial(is_own, format_), force=force)
    dossiers = _Dossiers(session, found.plans)
    data = render(dossiers, session.into)
    for note in told(dossiers.gathered.notes, session):
        session.note(note)
    if not dossiers.count:
        raise typer.Exit(ExitCode.UNUSABLE)
    is_text = format_ in (ExportFormat.CSV, ExportFormat.JSON)
    deliver(session, file, data, is_text=is_text, format_=format_)
    if found.faults or dossiers.count < len(found.plans):
        raise typer.Exit(ExitCode.UNUSABLE)


class _Dossiers:
    """The plans that can be read, each read when it is asked for, and how many they were."""

    def __init__(self, session: Session, plans: tuple[PlanPlace, ...]) -> None:
        self.count = 0
        self.gathered = Gathered()
        self._session = session
        self._plans = plans

    def __iter__(self) -> Iterator[NamedDossier]:
        with self._session.progress(self._plans, Message(N_("plans"))) as places:
            for place in places:
                one = OneOfMany(self._session, place, self.gathered)
                try:
                    book = one.book
                except DutiesError as error:
                    self._session.complain(error.message, error.place or place.name)
                    continue
                self.count += 1
                dossier = Dossier(book.source, book.loaded, book.plan, clock.today())
                yield NamedDossier(place.name, dossier)
