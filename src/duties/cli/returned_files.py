"""Files and folders of forms that came back → what stands in them, read within limits."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from duties.cli.session import Session
from duties.collecting.reading import Returned, read_form
from duties.errors.base import DutiesError
from duties.errors.documents import MissingDocumentError
from duties.errors.forms import NoFormsError, UnreadFormError
from duties.files import read_bytes
from duties.importing.office_files import made_readable
from duties.importing.readers import SIZE_LIMIT
from duties.limited import ExhaustedError, FailedError, Limits, limited
from duties.messages import N_, Message

_ENDINGS = (".xlsx", ".xlsm", ".xls", ".et", ".ods")
_OF_WINDOWS = ("thumbs.db", "desktop.ini")
_AT_ONCE = 16  # files that one child process reads
_MOST_BYTES = 20_000_000  # of these together
_LIMITS = Limits(memory=380_000_000, seconds=8)

Read = Returned | DutiesError


def files_named(names: Iterable[str]) -> list[Path]:
    """Return the files that were named, and the workbooks in folders that were, in order of name.

    What Excel and others leave beside a file that is open is passed over. Raises `NoFormsError`
    where there is none, and `MissingDocumentError` for a name that nothing has.
    """
    found: dict[Path, None] = {}
    for name in names:
        path = Path(name)
        if not os.path.lexists(path):
            raise MissingDocumentError(name)
        if not path.is_dir():
            found.setdefault(path)
            continue
        for each in _inside(path):
            if _is_workbook(each):
                found.setdefault(each)
    if not found:
        raise NoFormsError(tuple(names))
    return list(found)


def passed_over(names: Iterable[str]) -> list[Path]:
    """Return the files in folders that were named, but are no workbooks by their endings."""
    folders = (path for path in map(Path, names) if path.is_dir())
    return [each for folder in folders for each in _inside(folder) if not _is_workbook(each)]


def _inside(folder: Path) -> list[Path]:
    """Return the files below a folder, but what programs leave there for themselves."""
    found = (Path(each) / file for each, _, files in os.walk(folder) for file in files)
    return sorted(
        file
        for file in found
        if not file.name.startswith(("~$", ".")) and file.name.casefold() not in _OF_WINDOWS
    )


def _is_workbook(file: Path) -> bool:
    return file.suffix.casefold() in _ENDINGS


def read_all(session: Session, files: Sequence[Path]) -> list[Read]:
    """Return what stands in each file, or why it cannot be read; show progress meanwhile."""
    import lxml.etree  # noqa: F401 (so that no child needs to load it)

    batches = list(_batches(files))
    found: list[Read] = []
    with session.progress(batches, Message(N_("Reading"))) as pending:
        for batch in pending:
            found += _read_batch(session, batch)
    return found


def _batches(files: Sequence[Path]) -> Iterable[list[Path]]:
    batch: list[Path] = []
    size = 0
    for file in files:
        own = file.stat().st_size if file.is_file() else 0
        if batch and (len(batch) >= _AT_ONCE or size + own > _MOST_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(file)
        size += own
    yield batch


def _read_batch(session: Session, batch: Sequence[Path]) -> list[Read]:
    datas: list[bytes | DutiesError] = []
    for file in batch:
        try:
            data = read_bytes(file, SIZE_LIMIT)
            limits = _LIMITS if session.is_limited else None
            datas.append(made_readable(str(file), data, limits, session.note))
        except DutiesError as error:
            datas.append(error)
    pairs = [(str(file), data) for file, data in zip(batch, datas, strict=True)]
    if not session.is_limited:
        return _read_each(pairs)
    try:
        return limited(_LIMITS, _read_each, pairs)
    except (ExhaustedError, FailedError):
        return [_read_alone(*pair) for pair in pairs]


def _read_alone(name: str, data: bytes | DutiesError) -> Read:
    """Read a file in a process of its own: one among several was too much."""
    try:
        return limited(_LIMITS, _read_each, [(name, data)])[0]
    except (ExhaustedError, FailedError):
        return UnreadFormError(name)


def _read_each(pairs: Sequence[tuple[str, bytes | DutiesError]]) -> list[Read]:
    found: list[Read] = []
    for name, data in pairs:
        try:
            found.append(data if isinstance(data, DutiesError) else read_form(name, data))
        except DutiesError as error:
            found.append(error)
    return found
