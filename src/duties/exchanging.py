"""Several files replaced together; what a killed run had replaced, the next one puts back.

Before the first is replaced, a journal is written of what each of them has and is to have. It is
deleted when all is done.
"""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from duties.errors.base import DutiesError
from duties.errors.files import ChangedMeanwhileError, InterruptedExchangeError
from duties.files import SIZE_LIMIT, read_bytes
from duties.source import Source
from duties.writing import create_file, replace_in_locked


class Exchange(NamedTuple):
    """A file, what was read of it, and what is to stand there."""

    path: Path
    old: Source
    new: str


def exchange(journal: Path, exchanges: Sequence[Exchange]) -> None:
    """Replace files, all or none.

    The folders must be locked. Raises an `OSError` or a `DutiesError`, and has then changed
    nothing. Killed, or where files cannot be put back, it leaves a journal for `put_back`.
    """
    if len(exchanges) > 1:
        entries = [
            (os.path.relpath(each.path, journal.parent), each.old.text, each.new)
            for each in exchanges
        ]
        create_file(journal, json.dumps(entries).encode())
    try:
        for each in exchanges:
            replace_in_locked(each.path, each.old, each.new)
    except BaseException:
        if len(exchanges) > 1:
            with suppress(OSError, DutiesError):
                put_back(journal)
        raise
    journal.unlink(missing_ok=True)


def put_back(journal: Path) -> None:
    """Undo what a killed run did to the files of its journal.

    The folders must be locked. Raises `InterruptedExchangeError` where one has been written to
    since: it then holds what neither edition had.
    """
    for each in _of(journal):
        try:
            replace_in_locked(each.path, Source(each.old.name, each.new), each.old.text)
        except ChangedMeanwhileError:
            try:
                replace_in_locked(each.path, each.old, each.old.text)
            except ChangedMeanwhileError:
                raise InterruptedExchangeError(str(each.path), str(journal)) from None
    journal.unlink()


def _of(journal: Path) -> Iterator[Exchange]:
    try:
        entries = json.loads(read_bytes(journal, 8 * SIZE_LIMIT))
        for name, old, new in entries:
            path = journal.parent / name
            yield Exchange(path, Source(str(path), old), new)
    except (ValueError, TypeError):
        raise InterruptedExchangeError(str(journal), str(journal)) from None
