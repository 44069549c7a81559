"""Entries that were typed → the files of the ledger, all of them or none."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from duties.cli import clock
from duties.cli.session import Session
from duties.cli.typed_entries import Typed, Typing
from duties.cli.unheeded import hasty, overruled, unheeded
from duties.collector import collector_paused
from duties.errors.base import DutiesError
from duties.errors.files import ForbiddenFileError
from duties.findings import Finding, Severity
from duties.ledger.appending import OF_THE_FOLDER, with_entries
from duties.ledger.checking import checked
from duties.ledger.drafts import SECTIONS, EntryDraft
from duties.ledger.folder import load_folder
from duties.ledger.model import AnyEntry, Ledger, LedgerFile, PeriodRecord
from duties.ledger.where import ENDING
from duties.lint.ledger import findings_of
from duties.locking import locked
from duties.messages import N_, Message, counted
from duties.model import Plan
from duties.naming.names import Register
from duties.periods import Period, Stretch, period_around
from duties.source import Source, Span
from duties.tracking.standing import Standing
from duties.tracking.targets import TargetStanding, readings_by_target, standing
from duties.tracking.tracker import Tracker
from duties.tracking_rules import Tracking
from duties.writing import replace_in_locked, writing_error


class Effect(NamedTuple):
    """How a task or a step stands before and after the entries."""

    before: Standing
    after: Standing


class TargetEffect(NamedTuple):
    """How a target stands before and after the entries."""

    before: TargetStanding
    after: TargetStanding


class ChangedFile(NamedTuple):
    """A file before and after; `rows` are the entries put in, in order, by their places."""

    path: Path
    before: Source
    after: LedgerFile
    pieces: tuple[str, ...]
    rows: tuple[int, ...]

    def new_entries(self, drafts: Sequence[EntryDraft]) -> list[tuple[int, AnyEntry]]:
        """Return each new entry with its place among all that were typed."""
        found: list[tuple[int, AnyEntry]] = []
        for section in SECTIONS:
            rows = [row for row in self.rows if drafts[row].section == section]
            entries = getattr(self.after.record, section)
            found += zip(rows, entries[len(entries) - len(rows) :], strict=True)
        return found


class Drafts(NamedTuple):
    """Entries to be put in, each with where it was typed, or why some cannot be."""

    drafts: tuple[EntryDraft, ...] = ()
    places: tuple[Message | None, ...] = ()
    faults: "tuple[RowFault, ...]" = ()


Drafting = Callable[[Sequence[LedgerFile], Ledger], Drafts]
"""What makes entries where the ledger holds this: all its files, and what of them counts."""


class RowFault(NamedTuple):
    """Why an entry cannot be recorded; `place` is None for one that was typed alone."""

    place: Message | None
    message: Message


class Recorded(NamedTuple):
    """What entries change; where there are faults, nothing was changed."""

    faults: tuple[RowFault, ...] = ()
    drafts: tuple[EntryDraft, ...] = ()
    changes: tuple[ChangedFile, ...] = ()
    warnings: tuple[Finding, ...] = ()
    remarks: tuple[Message, ...] = ()
    effects: tuple[Effect, ...] = ()
    targets: tuple[TargetEffect, ...] = ()


def record(session: Session, typed: Sequence[Typed], *, is_dry: bool) -> Recorded:
    """Put entries into the files of their periods, all or none; return what that changed.

    With `is_dry` nothing is written. Raises a `DutiesError` where a file cannot be read or written.
    """

    def drafting(files: Sequence[LedgerFile], ledger: Ledger) -> Drafts:
        typing = Typing(session.plan, session.register, files, ledger, clock.today())
        drafts, faults = [], []
        for each in typed:
            try:
                drafts.append(typing.draft(each))
            except DutiesError as error:
                faults.append(RowFault(each.place, error.message))
        return Drafts(tuple(drafts), tuple(each.place for each in typed), tuple(faults))

    return enter(session, drafting, is_dry=is_dry)


def enter(
    session: Session, drafting: Drafting, *, is_dry: bool, period: Period | None = None
) -> Recorded:
    """Do what `record` does with entries that are made only when the ledger has been read.

    They all go into the file of `period`, if one is given; then nothing is said of how tasks stand,
    and of reports that do not change it only where a ruling or a later report is why.
    """
    folder = session.progress_folder
    with collector_paused():
        if is_dry:
            return _worked_out(session, folder, drafting, period)
        is_new, found = not folder.exists(), Recorded()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with locked(folder):
                found = _worked_out(session, folder, drafting, period)
                if not found.faults:
                    _write(found.changes)
        except PermissionError as error:
            if folder.exists():  # its lock was refused
                raise ForbiddenFileError(str(folder)) from None
            raise writing_error(folder, error) from None
        except OSError as error:
            raise writing_error(folder, error) from None
        finally:
            if is_new and (found.faults or not found.changes):
                with suppress(OSError):
                    folder.rmdir()
    return found


def _worked_out(
    session: Session, folder: Path, drafting: Drafting, only: Period | None
) -> Recorded:
    """Return what the entries change in the ledger as it is now."""
    plan, register, today = session.plan, session.register, clock.today()
    files = load_folder(folder)
    before = checked(files, plan, register)
    drafts, places, faults = drafting(files, before)
    if faults:
        return Recorded(faults)
    if not drafts:
        return Recorded()
    stretch = (plan.tracking or Tracking({})).period
    rows = _by_period(drafts, stretch) if only is None else {only: range(len(drafts))}
    changes = _changes(folder, files, drafts, rows)
    names = {str(change.path) for change in changes}
    kept = [file for file in before.files if file.source.name not in names]
    after = checked([*kept, *(change.after for change in changes)], plan, register)
    faults = tuple(_faults(changes, after, drafts, places))
    if faults:
        return Recorded(faults)
    tracker = Tracker(plan, register, after)
    of_names = _of_names(files, changes)
    warnings = (*of_names, *_warnings(changes, drafts, after, tracker, register))
    new = [entry for _, entries in _kept(changes, drafts, after) for entry in entries]
    if only is not None:
        return Recorded((), drafts, changes, warnings, tuple(overruled(new, tracker, today)))
    earlier = Tracker(plan, register, before)
    return Recorded(
        (),
        drafts,
        changes,
        warnings,
        (*unheeded(new, tracker, warnings, today), *hasty(new, earlier)),
        tuple(_effects(drafts, earlier, tracker, today)),
        tuple(_target_effects(drafts, plan, before, after, today)),
    )


def _by_period(drafts: Sequence[EntryDraft], stretch: Stretch) -> Mapping[Period, Sequence[int]]:
    """Return which entries go into the file of each period: that around their day."""
    rows: dict[Period, list[int]] = {}
    for row, draft in enumerate(drafts):
        day = date.fromisoformat(str(draft.values["date"]))
        rows.setdefault(period_around(day, stretch), []).append(row)
    return rows


def _changes(
    folder: Path,
    files: Sequence[LedgerFile],
    drafts: Sequence[EntryDraft],
    rows: Mapping[Period, Sequence[int]],
) -> tuple[ChangedFile, ...]:
    """Return the files that entries go into, by their rows for each period."""
    changes = []
    for period in sorted(rows):
        file = next((file for file in files if file.record.period == period), None)
        if file is None:
            path = folder / f"{period}{ENDING}"
            file = LedgerFile(Source(str(path), ""), PeriodRecord({}))
        done = with_entries(file, period, [drafts[row] for row in rows[period]])
        path = Path(file.source.name)
        changes.append(ChangedFile(path, file.source, done.file, done.pieces, tuple(rows[period])))
    return tuple(changes)


def _new_entries(
    changes: Iterable[ChangedFile], drafts: Sequence[EntryDraft], ledger: Ledger
) -> Iterator[tuple[int, AnyEntry, LedgerFile]]:
    """Yield each new entry, by its place among all, with the file that it is in, as checked."""
    files = {file.source.name: file for file in ledger.files}
    for change in changes:
        for row, entry in change.new_entries(drafts):
            yield row, entry, files[str(change.path)]


def _faults(
    changes: Sequence[ChangedFile],
    ledger: Ledger,
    drafts: Sequence[EntryDraft],
    places: Sequence[Message | None],
) -> Iterator[RowFault]:
    """Yield what keeps a new entry from being understood beside the plan and the ledger."""
    for row, entry, file in _new_entries(changes, drafts, ledger):
        for found in _within(entry, file.findings):
            if found.severity is Severity.ERROR:
                yield RowFault(places[row], found.message)


def _warnings(
    changes: Sequence[ChangedFile],
    drafts: Sequence[EntryDraft],
    ledger: Ledger,
    tracker: Tracker,
    register: Register,
) -> Iterator[Finding]:
    """Yield what `duties lint` will say of the new entries."""
    for _, entry, file in _new_entries(changes, drafts, ledger):
        yield from _within(entry, file.findings)
    for file, kept in _kept(changes, drafts, ledger):
        yield from findings_of(kept, file, ledger, tracker.plan, register, clock.today(), tracker)


def _of_names(files: Iterable[LedgerFile], changes: Iterable[ChangedFile]) -> tuple[Finding, ...]:
    """Return what `duties lint` says of the names of files for the periods of new entries."""
    periods = {change.after.record.period for change in changes}
    return tuple(
        found
        for file in files
        if file.record.period in periods
        for found in file.findings
        if found.code in OF_THE_FOLDER
    )


def _kept(
    changes: Sequence[ChangedFile], drafts: Sequence[EntryDraft], ledger: Ledger
) -> Iterator[tuple[LedgerFile, list[AnyEntry]]]:
    """Yield each changed file, as checked, with its new entries that are understood."""
    by_file: dict[str, tuple[LedgerFile, set[Span]]] = {}
    for _, entry, file in _new_entries(changes, drafts, ledger):
        by_file.setdefault(file.source.name, (file, set()))[1].add(entry.span)
    for file, spans in by_file.values():
        every = (each for section in SECTIONS for each in getattr(file.record, section))
        yield file, [each for each in every if each.span in spans]


def _within(entry: AnyEntry, findings: Iterable[Finding]) -> Iterator[Finding]:
    start, end = entry.span[:2], entry.span[2:]
    return (found for found in findings if start <= found.span[:2] < end)


def _effects(
    drafts: Iterable[EntryDraft], before: Tracker, after: Tracker, today: date
) -> Iterator[Effect]:
    """Yield how each task stands without and with the reports and rulings on it.

    This is as of today, or of the entry's day where that is later. A step comes before its task.
    """
    days: dict[str, date] = {}
    for draft in drafts:
        if draft.section in ("reports", "rulings"):
            key = str(draft.values["task"])
            day = max(today, date.fromisoformat(str(draft.values["date"])))
            days[key] = max(day, days.get(key, day))
            task = after.part(key).task.id
            days[task] = max(day, days.get(task, day))
    for key, day in days.items():
        yield Effect(before.standing(key, day), after.standing(key, day))


def _target_effects(
    drafts: Iterable[EntryDraft], plan: Plan, before: Ledger, after: Ledger, today: date
) -> Iterator[TargetEffect]:
    """Yield how each target that was measured stands without and with its new readings."""
    days: dict[str, date] = {}
    for draft in drafts:
        if draft.section == "readings":
            id_ = str(draft.values["target"])
            day = max(today, date.fromisoformat(str(draft.values["date"])))
            days[id_] = max(day, days.get(id_, day))
    if not days:
        return
    old, new = readings_by_target(before), readings_by_target(after)
    targets = {target.id: target for target in reversed(plan.targets)}
    for id_, day in days.items():
        target = targets[id_]
        yield TargetEffect(
            standing(target, old.get(id_, ()), day), standing(target, new.get(id_, ()), day)
        )


def tell_pieces(session: Session, changes: Iterable[ChangedFile]) -> None:
    """Print what files would get."""
    for change in changes:
        session.note(Message(N_("{file} would get this:"), {"file": str(change.path)}))
        session.write("".join(change.pieces).strip("\r\n") + "\n")


def tell_written(session: Session, changes: Iterable[ChangedFile]) -> None:
    """Say how many entries were written, and where."""
    for change in changes:
        session.note(
            counted(
                "wrote {count} entry into {file}",
                "wrote {count} entries into {file}",
                len(change.rows),
                file=str(change.path),
            )
        )


def _write(changes: Sequence[ChangedFile]) -> None:
    """Write the files, all or none; raises a `DutiesError`."""
    done: list[ChangedFile] = []
    try:
        for change in changes:
            try:
                replace_in_locked(change.path, change.before, change.after.source.text)
            except OSError as error:
                raise writing_error(change.path, error) from None
            done.append(change)
    except BaseException:
        for change in done:
            with suppress(OSError, DutiesError):
                if change.before.text:
                    replace_in_locked(change.path, change.after.source, change.before.text)
                else:
                    change.path.unlink()
        raise
