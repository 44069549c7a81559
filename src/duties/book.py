"""A plan that has been opened: what was read of its file, and on request of its ledger."""

import os
from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from duties.collector import collector_paused
from duties.errors.files import NoLedgerError, UnusablePlanError
from duties.findings import Severity
from duties.messages import N_, Message, counted
from duties.naming.beside import register_of
from duties.naming.names import Register
from duties.planfile.loading import Loaded
from duties.source import Source

if TYPE_CHECKING:
    from duties.ledger.model import Ledger, LedgerFile
    from duties.planfile.registers import RegisterFile
    from duties.teamwork import Teamwork
    from duties.tracking.tracker import Tracker


class Book:
    """A plan with its source text and everything the loader returned; the rest is found once.

    `progress` names the folder of the ledger, where that is not the one beside the plan.
    `when_read` is called with the ledger and its folder when that has been read. `beside` is the
    file whose folder a register is seen from, if the source is no file. Raises `UnusablePlanError`
    if there is no plan in the source.
    """

    def __init__(
        self,
        source: Source,
        loaded: Loaded,
        progress: str | None = None,
        when_read: "Callable[[Ledger, Path], None]" = lambda _ledger, _folder: None,
        beside: Path | None = None,
    ) -> None:
        if loaded.plan is None:
            fault = loaded.obstacle
            raise UnusablePlanError(fault.message, source.name, fault.span.line, fault.span.column)
        self.source = source
        self.loaded = loaded
        self.plan = loaded.plan
        self._progress = progress
        self._when_read = when_read
        self._beside = beside

    @cached_property
    def register(self) -> Register:
        """The units of the plan."""
        return Register(self.plan)

    @cached_property
    def shared_register(self) -> "RegisterFile | None":
        """The register that the plan names, if it names one that can be read."""
        if self.plan.register is None:
            return None
        return register_of(self.plan, self._beside or Path(self.source.name))

    @property
    def folder(self) -> Path:
        """The folder of the ledger, which need not exist."""
        from duties.ledger.where import folder_of

        return folder_of(Path(self.source.name), self._progress)

    @property
    def has_ledger(self) -> bool:
        """Whether the folder of the ledger holds any file of it.

        Raises `NoLedgerError` if there is no folder of the name that was given, or another
        `DutiesError` if it cannot be read.
        """
        from duties.ledger.where import has_files

        return has_files(self._folder_there())

    def _folder_there(self) -> Path:
        """Return the folder of the ledger; raises `NoLedgerError` if one was named that is not."""
        folder = self.folder
        if self._progress and not os.path.lexists(folder):
            raise NoLedgerError(str(folder))
        return folder

    @cached_property
    def ledger_files(self) -> "tuple[LedgerFile, ...]":
        """The files of the ledger as they were read, not yet compared with the plan.

        Raises what `has_ledger` raises.
        """
        from duties.ledger.folder import load_folder

        return load_folder(self._folder_there())

    @cached_property
    def ledger(self) -> "Ledger":
        """What was reported on the plan; nothing where there is no folder.

        Raises `NoLedgerError` if there is no folder of the name that was given, or another
        `DutiesError` if it cannot be read.
        """
        from duties.ledger.checking import checked

        with collector_paused():
            ledger = checked(self.ledger_files, self.plan, self.register)
        self._when_read(ledger, self.folder)
        return ledger

    @cached_property
    def tracker(self) -> "Tracker":
        """How the tasks stand on any day, by the plan and its ledger."""
        from duties.tracking.tracker import Tracker

        return Tracker(self.plan, self.register, self.ledger)

    def teamwork(self, *, direct: bool = False) -> "Teamwork":
        """Return who works on what; `direct` leaves out what reaches units through a collective."""
        from duties.teamwork import teamwork

        return teamwork(self.plan, self.register, direct=direct)

    def unread(self) -> Iterator[Message]:
        """Yield how many places of the plan, and of its register, could not be read as meant."""
        for file, places in self._misread():
            if places:
                yield counted(
                    "{count} place in {file} could not be read as meant; `duties lint` shows it",
                    "{count} places in {file} could not be read as meant; `duties lint` shows them",
                    places,
                    file=file,
                )

    def _misread(self) -> Iterator[tuple[str, int]]:
        """Yield the file of the plan, and its register, each with its number of such places."""
        yield self.source.name, len(self.loaded.findings)
        if self.shared_register is not None:
            yield self.shared_register.source.name, len(self.shared_register.findings)


def doubts_of_ledger(ledger: "Ledger", folder: Path, today: date) -> Iterator[Message]:
    """Yield what to say of a ledger: what of it does not count, and entries of days to come."""
    from duties.ledger.where import JOURNAL

    if os.path.lexists(folder / JOURNAL):
        text = N_(
            "`duties revise` was interrupted, and part of {folder} may have the numbers of another "
            "edition of the plan; run it again"
        )
        yield Message(text, {"folder": str(folder)})
    unread = 0
    for file in ledger.files:
        errors = [found for found in file.findings if found.severity is Severity.ERROR]
        if errors and not file.record.spans:  # nothing of the file was read
            yield _unread_file(file)
        else:
            unread += len(errors)
    if unread:
        yield counted(
            "{count} entry or place in {folder} could not be understood and does not "
            "count; `duties lint` shows it",
            "{count} entries or places in {folder} could not be understood and do not "
            "count; `duties lint` shows them",
            unread,
            folder=str(folder),
        )
    later = sum(
        entry.date is not None and entry.date > today
        for _, record, _ in ledger.files
        for entries in (record.reports, record.problems, record.rulings, record.lessons)
        for entry in entries
    )
    if later:
        yield counted(
            "{count} entry in {folder} is dated later than today, {today} by the clock; "
            "`duties lint` shows it",
            "{count} entries in {folder} are dated later than today, {today} by the clock; "
            "`duties lint` shows them",
            later,
            folder=str(folder),
            today=today,
        )


def _unread_file(file: "LedgerFile") -> Message:
    from duties.ledger.codes import MISNAMED_FILE
    from duties.ledger.loading import NOTHING

    found = next(found for found in file.findings if found.severity is Severity.ERROR)
    facts = {
        "place": f"{file.source.name}:{found.span.line}:{found.span.column}",
        "sentence": found.message,
    }
    text = (
        N_("{place}: {sentence}")
        if found.code == MISNAMED_FILE.code or found.message == NOTHING
        else N_("{place}: {sentence}; nothing of this file counts")
    )
    return Message(text, facts)
