"""The folder of a ledger: its files, read, and which of them hold entries."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path, PurePath
from typing import NamedTuple

from duties.errors.base import DutiesError
from duties.errors.files import (
    EmptySourceError,
    LargeLedgerError,
)
from duties.files import SIZE_LIMIT, decode, read_bytes
from duties.findings import Finding, Severity
from duties.ledger.codes import MISNAMED_FILE, PERIOD_IN_TWO_FILES
from duties.ledger.loading import load_file
from duties.ledger.model import LedgerFile, PeriodRecord, in_order
from duties.ledger.where import AS_TEXT, ENDING, ENDINGS, ledger_names
from duties.messages import N_, Message
from duties.naming.typed_periods import typed_period
from duties.periods import Period, Stretch, period_of
from duties.planfile.faults import SYNTAX, Code
from duties.source import START, Source, Span

MOST_FILES = 5000
_NO_YEAR = date.min


class LedgerBytes(NamedTuple):
    """A file of a ledger as it lies in the folder, before anything of it is understood.

    `data` is an error where it could not be read, and None where its name is no period.
    """

    path: str
    data: bytes | DutiesError | None


def load_folder(folder: Path) -> tuple[LedgerFile, ...]:
    """Read all files of a ledger, in the order of their periods, then of their names.

    There is none where there is no folder. A file that cannot be read, or is not named for a
    period, holds no entries and a finding that says why; what is no YAML file is passed over. The
    name of a file decides what period it is for. Raises what `read_folder` raises.
    """
    return load_files(read_folder(folder))


def read_folder(folder: Path) -> Iterator[LedgerBytes]:
    """Yield the files of a ledger, by name.

    Raises `LargeLedgerError` for more than `MOST_FILES` or `SIZE_LIMIT` bytes, and another
    `DutiesError` where the folder itself cannot be read.
    """
    names = list(ledger_names(folder))
    if len(names) > MOST_FILES:
        raise LargeLedgerError(str(folder), files=MOST_FILES)
    room = SIZE_LIMIT
    for name in names:
        path = folder / name
        data: bytes | DutiesError | None = None
        if period_named(name) is not None:
            try:
                data = read_bytes(path, SIZE_LIMIT)
                room -= len(data)
            except DutiesError as error:
                data = error
            if room < 0:
                raise LargeLedgerError(str(folder), size=SIZE_LIMIT)
        yield LedgerBytes(str(path), data)


def load_files(found: Iterable[LedgerBytes]) -> tuple[LedgerFile, ...]:
    """Return the files of a ledger as `load_folder` does, from their bytes."""
    return tuple(_without_twins(in_order(map(_understood, found))))


def _understood(found: LedgerBytes) -> LedgerFile:
    path, data = Path(found.path), found.data
    period = period_named(path.name)
    if data is None or period is None:
        return _passed_over(path)
    try:
        if isinstance(data, DutiesError):
            raise data
        return _of_period(load_file(_source(path, data)), period)
    except DutiesError as error:
        return _unreadable(path, period, error)


def reread(files: Iterable[LedgerFile], source: Source) -> tuple[LedgerFile, ...]:
    """Return the files of a ledger, one of them with another text."""
    return tuple(
        _with_text(file, source) if file.source.name == source.name else file for file in files
    )


def _with_text(file: LedgerFile, source: Source) -> LedgerFile:
    period = period_named(PurePath(source.name).name)
    if period is None:
        return file
    read = _of_period(load_file(source), period)
    span = read.record.spans.get("period", START)
    twins = [
        found._replace(span=span)
        for found in file.findings
        if found.code == PERIOD_IN_TWO_FILES.code
    ]
    return read._replace(findings=_in_order((*read.findings, *twins)))


def period_named(name: str) -> Period | None:
    """Return the period that a file's name gives: 2026-03.yaml; None if it gives none."""
    path = PurePath(name)
    if path.suffix.casefold() not in ENDINGS:
        return None
    try:
        period = period_of(path.stem)
    except ValueError:
        return None
    return None if period is None or period.stretch is Stretch.DAY else period


def _source(path: Path, data: bytes) -> Source:
    try:
        return decode(str(path), data)
    except EmptySourceError:
        return Source(str(path), "")


def _of_period(file: LedgerFile, period: Period) -> LedgerFile:
    """Return a file as one of the period that its name gives; report it where it says another."""
    said = file.record.period
    if said in (None, period):
        return file._replace(record=file.record._replace(period=period))
    message = Message(
        N_(
            "the file is named for {named} but says that it is for {period}; its entries count "
            "for {named}, so correct this, or rename the file"
        ),
        {"named": str(period), "period": str(said)},
    )
    finding = _finding(MISNAMED_FILE, message, file.record.spans["period"])
    record = file.record._replace(period=period)
    return LedgerFile(file.source, record, _in_order((*file.findings, finding)))


def _passed_over(path: Path) -> LedgerFile:
    """Return a file that is not named for a period, with what to do about it."""
    bare = PurePath(path.name)
    while bare.suffix.casefold() in (*ENDINGS, AS_TEXT):
        bare = PurePath(bare.stem)
    meant = typed_period(bare.name, _NO_YEAR)
    if meant is None or meant.stretch is Stretch.DAY or meant.first.year == _NO_YEAR.year:
        message = Message(
            N_(
                "no entry of this file counts, for its name is no period, as 2026-03.yaml is; "
                "rename it, or move it out of the folder"
            )
        )
    else:
        message = Message(
            N_("no entry of this file counts, for its name is no period; rename it {right}"),
            {"right": f"{meant}{ENDING}"},
        )
    finding = _finding(MISNAMED_FILE, message, START)
    return LedgerFile(Source(str(path), ""), PeriodRecord({}), (finding,))


def _unreadable(path: Path, period: Period, error: DutiesError) -> LedgerFile:
    line, column = error.line or START.line, error.column or START.column
    finding = _finding(SYNTAX, error.message, Span(line, column, line, column))
    return LedgerFile(Source(str(path), ""), PeriodRecord({}, period), (finding,))


def _without_twins(files: Iterable[LedgerFile]) -> Iterator[LedgerFile]:
    """Say of each file for whose period another came before that there are two."""
    first: dict[Period, str] = {}
    for file in files:
        period = file.record.period
        if period is None or first.setdefault(period, file.source.name) == file.source.name:
            yield file
            continue
        message = Message(
            N_("{other} is for {period} too; the entries of both count, but belong in one file"),
            {"other": PurePath(first[period]).name, "period": str(period)},
        )
        span = file.record.spans.get("period", START)
        finding = _finding(PERIOD_IN_TWO_FILES, message, span, Severity.WARNING)
        yield file._replace(findings=_in_order((*file.findings, finding)))


def _finding(
    code: Code, message: Message, span: Span, severity: Severity = Severity.ERROR
) -> Finding:
    return Finding(code.code, code.name, severity, message, span)


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda found: (found.span, found.code)))
