"""A new edition of a plan → its file, and a ledger whose entries keep to their tasks."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple

import typer

from duties.book import Book
from duties.cli.exits import ExitCode
from duties.cli.session import Session
from duties.errors.base import SHOWN, DutiesError
from duties.errors.exports import SameEditionError
from duties.errors.ledgers import FaultyLedgerError, OtherNumbersError
from duties.exchanging import Exchange, exchange, put_back
from duties.files import read_source
from duties.findings import Severity
from duties.formats.text import printable
from duties.ledger.checking import checked
from duties.ledger.folder import load_folder
from duties.ledger.model import Ledger, LedgerFile, Report
from duties.ledger.renumbering import numbered, renumbered
from duties.ledger.where import JOURNAL
from duties.locking import locked
from duties.messages import N_, Message, counted
from duties.queries.renumbering import Renumbering, renumbering
from duties.source import Source
from duties.task_or_step import parts_by_key
from duties.tracking.tracker import Tracker
from duties.writing import create_file, writing_error


class _Revision(NamedTuple):
    """What a new edition changes, or the faults that keep anything from being changed."""

    faults: tuple[Message, ...] = ()
    files: tuple[tuple[LedgerFile, LedgerFile], ...] = ()
    """Those of the ledger whose text changes, before and after."""
    lines: tuple[Message, ...] = ()
    doubts: tuple[Message, ...] = ()


def revise(session: Session, name: str, *, is_dry: bool) -> None:
    """Put a new edition in the place of the plan, and say which entries have other numbers now.

    The old edition stays beside it. Exits with code 2 where the ledger has entries that no task of
    the new edition takes over; raises a `DutiesError` where anything cannot be read or written.
    Either way nothing is changed.
    """
    path, folder = Path(session.plan_path), session.progress_folder
    journal = folder / JOURNAL
    if os.path.lexists(journal) and not is_dry:
        with _locks(path, folder):
            put_back(journal)
        session.note(Message(N_("a revision that was interrupted is undone")))
    old, new = session.book, session.read(read_source(Path(name)))
    if path.samefile(name):
        raise SameEditionError(name)
    if old.source.text == new.source.text:
        session.note(Message(N_("{plan} is this edition already"), {"plan": str(path)}))
        return
    if is_dry:
        found = _worked_out(old, new, folder)
        _tell(session, found)
        return
    edition = old.source.text.encode()
    kept = _beside(path, str(old.plan.issued or "old"), edition)
    try:
        with _locks(path, folder):
            found = _worked_out(old, new, folder)
            if not found.faults:
                changes = [
                    Exchange(Path(before.source.name), before.source, after.source.text)
                    for before, after in found.files
                ]
                changes.append(Exchange(path, old.source, new.source.text))
                with _keeping(kept, edition):
                    exchange(journal, changes)
    except OSError as error:
        raise writing_error(path, error) from None
    _tell(session, found)
    facts = {"file": name, "plan": str(path), "kept": str(kept)}
    session.note(Message(N_("{plan} is the edition of {file} now; the old one is {kept}"), facts))


@contextmanager
def _locks(path: Path, folder: Path) -> Iterator[None]:
    """Hold the folders of the plan and of its ledger."""
    homes = {Path(os.path.realpath(path)).parent, Path(os.path.realpath(folder))}
    with ExitStack() as locks:
        for home in sorted(each for each in homes if each.exists()):
            locks.enter_context(locked(home))
        yield


def _beside(path: Path, label: str, edition: bytes) -> Path:
    """Return a name for the old edition, plan.yaml.2026-09-18, that no other file has."""
    names = chain([label], (f"{label}-{number}" for number in count(2)))
    found = (path.with_name(f"{path.name}.{name}") for name in names)
    return next(each for each in found if not os.path.lexists(each) or _holds(each, edition))


def _holds(file: Path, data: bytes) -> bool:
    return file.is_file() and file.stat().st_size == len(data) and file.read_bytes() == data


@contextmanager
def _keeping(kept: Path, edition: bytes) -> Iterator[None]:
    """Write the old edition beside the plan; if the new one is not put in its place, delete it."""
    is_new = not os.path.lexists(kept)
    if is_new:
        create_file(kept, edition)
    try:
        yield
    except BaseException:
        if is_new:
            with suppress(OSError):
                kept.unlink()
        raise


def check_numbers(path: Path, text: str, session: Session) -> None:
    """Raise `OtherNumbersError` where a new text would turn a plan's ledger to other tasks.

    `path` is the plan's file, `text` what is to stand there. A plan that cannot be read has none.
    """
    try:
        old, new = (session.read(each) for each in (read_source(path), Source(str(path), text)))
        files = old.ledger_files
    except DutiesError:
        return
    numbers = renumbering(old.plan, old.register, new.plan, new.register)
    known = {"task": numbers.parts, "target": numbers.targets}
    for key, number in _counted(files):
        later = known[key].get(number, number)
        if later != number:
            raise OtherNumbersError(str(path), number, str(old.folder))


def _worked_out(old: Book, new: Book, folder: Path) -> _Revision:
    files = load_folder(folder) if folder.exists() else ()
    for file in files:
        for found in file.findings:
            if found.severity is Severity.ERROR:
                raise FaultyLedgerError(file.source.name, found.message, *found.span[:2])
    numbers = renumbering(old.plan, old.register, new.plan, new.register)
    faults = tuple(_orphans(files, numbers, old, new))
    if faults:
        return _Revision(faults)
    parts = {key: later for key, later in numbers.parts.items() if later is not None}
    targets = {key: later for key, later in numbers.targets.items() if later is not None}
    after = tuple([renumbered(file, parts, targets) for file in files])
    changed = tuple([pair for pair in zip(files, after, strict=True) if _differs(*pair)])
    return _Revision(
        (), changed, tuple(_lines(files, numbers, new)), tuple(_doubts(files, after, old, new))
    )


def _differs(before: LedgerFile, after: LedgerFile) -> bool:
    return before.source.text != after.source.text


def _orphans(
    files: Sequence[LedgerFile], numbers: Renumbering, old: Book, new: Book
) -> Iterator[Message]:
    """Yield which entries would be about no task of the new edition, or about a wrong one."""
    titles = {key: part.title for key, part in parts_by_key(old.plan).items()}
    titles_of_targets = {target.id: target.name for target in old.plan.targets}
    later = (parts_by_key(new.plan).keys(), {target.id for target in new.plan.targets})
    for (key, number), entries in _counted(files).items():
        is_target = key == "target"
        known = numbers.targets if is_target else numbers.parts
        facts = {"number": number}
        if number not in known:
            if number in later[is_target]:
                yield counted(
                    "{count} entry is about {number}, which the old edition does not have; correct "
                    "it first",
                    "{count} entries are about {number}, which the old edition does not have; "
                    "correct them first",
                    entries,
                    **facts,
                )
        elif known[number] is None:
            title = (titles_of_targets if is_target else titles).get(number, "")
            yield counted(
                "{count} entry is about {number} {title}, which the new edition does not have; "
                "put it back there, under another number if that is taken, and cancel it by a "
                "ruling later",
                "{count} entries are about {number} {title}, which the new edition does not have; "
                "put it back there, under another number if that is taken, and cancel it by a "
                "ruling later",
                entries,
                **facts,
                title=title,
            )


def _counted(files: Sequence[LedgerFile]) -> Counter[tuple[str, str]]:
    """Return how many entries name each task, step or target, with the key that names it."""
    return Counter((each.key, each.number) for file in files for each in numbered(file))


def _lines(files: Sequence[LedgerFile], numbers: Renumbering, new: Book) -> Iterator[Message]:
    """Yield the numbers that change in the ledger, and of how many entries."""
    counts = _counted(files)
    titles = {key: part.title for key, part in parts_by_key(new.plan).items()}
    names = {target.id: target.name for target in new.plan.targets}
    for key, known, called in (("task", numbers.parts, titles), ("target", numbers.targets, names)):
        for number, later in known.items():
            if later not in (None, number) and (entries := counts[key, number]):
                yield counted(
                    "{old} → {new} {title}: {count} entry",
                    "{old} → {new} {title}: {count} entries",
                    entries,
                    old=number,
                    new=later,
                    title=called.get(later or "", ""),
                )


def _doubts(
    before: Sequence[LedgerFile], after: Sequence[LedgerFile], old: Book, new: Book
) -> Iterator[Message]:
    """Yield what of the ledger counts no more, and from when on the pace is counted now."""
    ledgers = checked(before, old.plan, old.register), checked(after, new.plan, new.register)
    unread = [_errors(ledger) for ledger in ledgers]
    if unread[1] > unread[0]:
        yield counted(
            "{count} entry cannot be understood by the new edition; `duties lint` shows it, most "
            "often a unit lacks its former name as an alias",
            "{count} entries cannot be understood by the new edition; `duties lint` shows them, "
            "most often a unit lacks its former name as an alias",
            unread[1] - unread[0],
        )
    was, now = _counting(ledgers[0], old), _counting(ledgers[1], new)
    lost: Counter[tuple[str, str]] = Counter()
    for file_before, file_after in zip(*(ledger.files for ledger in ledgers), strict=True):
        for report, later in _reports_of_both(file_before, file_after):
            if later.unit is not None and was.counts(report) and not now.counts(later):
                lost[later.task, later.unit.text] += 1
    for (task, unit), reports in lost.items():
        yield counted(
            "{count} report of {unit} on {task} counts no more: {units} answers for it now; if "
            "that was handed over, `duties record {task} --ruling --former {unit}` lets it count",
            "{count} reports of {unit} on {task} count no more: {units} answers for it now; if "
            "that was handed over, `duties record {task} --ruling --former {unit}` lets them count",
            reports,
            task=task,
            unit=unit,
            units=now.part(task).answering[:SHOWN],
        )
    issued = old.plan.issued, new.plan.issued
    if before and None not in issued and issued[0] != issued[1]:
        text = N_(
            "tasks without a start are counted from {day} on now, the day of the new edition, not "
            "from {before}; to go on as before, write `issued: {start}` there, and a `start` in "
            "new tasks"
        )
        facts = {"day": issued[1], "before": issued[0], "start": str(issued[0])}
        yield Message(text, facts)


def _errors(ledger: Ledger) -> int:
    return sum(found.severity is Severity.ERROR for file in ledger.files for found in file.findings)


def _counting(ledger: Ledger, book: Book) -> Tracker:
    return Tracker(book.plan, book.register, ledger)


def _reports_of_both(before: LedgerFile, after: LedgerFile) -> Iterator[tuple[Report, Report]]:
    """Yield the reports of a file that both editions understand, by the lines that they stand in.

    No line is added or taken away.
    """
    later = {each.span[:1]: each for each in after.record.reports}
    for report in before.record.reports:
        if (found := later.get(report.span[:1])) is not None:
            yield report, found


def _tell(session: Session, found: _Revision) -> None:
    for fault in found.faults:
        session.complain(fault)
    if found.faults:
        raise typer.Exit(ExitCode.UNUSABLE)
    for doubt in found.doubts:
        session.doubt(doubt)
    for line in found.lines:
        session.write(f"{printable(line.put(session.into))}\n")
    if not found.lines:
        session.note(Message(N_("no number changes in the ledger")))
