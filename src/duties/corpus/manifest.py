"""The manifest of a corpus: which files belong to it, and what could not be gathered."""

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from duties.corpus.sentences import packed, unpacked
from duties.corpus.store import Store
from duties.errors.corpora import (
    DamagedCorpusError,
    OlderCorpusError,
    UnfinishedCorpusError,
)
from duties.files import in_utf8
from duties.messages import Message

FORMAT = 2
"""The format of corpora that this release writes and asks. It changes with any table."""
SCHEMAS = "schemas/{}.parquet"
"""Files without rows, which give the columns of a table that has none."""
MANIFEST = "duties-corpus.json"
PENDING = "duties-corpus.next.json"
"""The next manifest, while the files that it names are put in place."""
NEW = ".new"
"""The ending of a file that is not in place yet."""


class FailedFile(NamedTuple):
    """A file that could not be gathered, and why."""

    path: str
    reason: Message


class CorpusPart(NamedTuple):
    """A file of a table: all the rows of a year and an issuer."""

    name: str
    year: int | None
    issuer: str | None
    rows: int

    @property
    def partition(self) -> "Partition":
        """Whose rows these are."""
        return Partition(self.year, self.issuer)


class Partition(NamedTuple):
    """A year and an issuer; either may be unknown."""

    year: int | None
    issuer: str | None


class Manifest(NamedTuple):
    """What a corpus is made of."""

    release: str
    parts: Mapping[str, tuple[CorpusPart, ...]]
    failed: tuple[FailedFile, ...] = ()

    def text(self) -> str:
        """Return it as it is written."""
        found = {
            "format": FORMAT,
            "release": self.release,
            "tables": {
                table: [part._asdict() for part in parts] for table, parts in self.parts.items()
            },
            "failed": [{"path": path, "reason": packed(reason)} for path, reason in self.failed],
        }
        return in_utf8(json.dumps(found, ensure_ascii=False, indent=1)) + "\n"

    def names(self) -> set[str]:
        """Return the names of all files of the tables."""
        return {part.name for parts in self.parts.values() for part in parts}


def read_manifest(store: Store) -> Manifest | None:
    """Return the manifest of a corpus; None where there is none.

    Raises `OlderCorpusError` for one of another format, and `DamagedCorpusError` for one that
    cannot be read.
    """
    return _read(store, MANIFEST)


def pending(store: Store) -> Manifest | None:
    """Return the manifest of a gathering that was interrupted; None where there is none."""
    return _read(store, PENDING)


def manifest_to_ask(store: Store) -> Manifest:
    """Return the manifest of a corpus that is asked.

    Raises `UnfinishedCorpusError` where files are being put in place, and what `read_manifest`
    raises.
    """
    found = read_manifest(store)
    if found is None or pending(store) is not None:
        raise UnfinishedCorpusError(store.location)
    return found


def _read(store: Store, name: str) -> Manifest | None:
    try:
        data = store.read(name)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        raise DamagedCorpusError(store.address(name)) from None
    try:
        found = json.loads(data)
        if found["format"] != FORMAT:
            raise OlderCorpusError(store.location, str(found["release"]))
        return Manifest(
            str(found["release"]),
            {table: tuple(_parts(parts)) for table, parts in found["tables"].items()},
            tuple(FailedFile(each["path"], unpacked(each["reason"])) for each in found["failed"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        raise DamagedCorpusError(store.address(name)) from None


def _parts(parts: Iterable[Mapping[str, object]]) -> Iterable[CorpusPart]:
    for part in parts:
        name, year, issuer, rows = (part[key] for key in CorpusPart._fields)
        if not (
            isinstance(name, str)
            and isinstance(year, int | None)
            and isinstance(issuer, str | None)
            and isinstance(rows, int)
        ):
            raise ValueError
        yield CorpusPart(name, year, issuer, rows)
