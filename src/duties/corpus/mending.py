"""What of a corpus is gone or damaged: it is left out of the manifest, and so gathered anew."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import PurePosixPath
from typing import NamedTuple

from duties.corpus.manifest import (
    MANIFEST,
    PENDING,
    CorpusPart,
    Manifest,
    Partition,
    read_manifest,
)
from duties.corpus.merging import LETTERS_OF_HASH, finish
from duties.corpus.store import FolderStore, Store
from duties.corpus.tables import VOCABULARY
from duties.errors.corpora import DamagedCorpusError


class Mended(NamedTuple):
    """The manifest of a corpus; `lost` are files that do not count, `partitions` what they had.

    The manifest still names what is left of these partitions, `whole` does not.
    """

    manifest: Manifest | None
    lost: tuple[str, ...] = ()
    partitions: frozenset[Partition] = frozenset()

    def whole(self) -> Manifest | None:
        """Return the manifest with those partitions alone of which nothing is lost."""
        if self.manifest is None:
            return None
        kept = {
            table: tuple(
                part
                for part in parts
                if table == VOCABULARY or part.partition not in self.partitions
            )
            for table, parts in self.manifest.parts.items()
        }
        return self.manifest._replace(parts=kept)


def mended(store: Store) -> Mended:
    """Return what a corpus has, for a run that gathers what it has not.

    A run that was interrupted is finished first. Files in a folder are read, to see that they are
    as they were written; behind a URL only that they are there is seen. Raises `OlderCorpusError`.
    """
    lost: list[str] = []
    try:
        finish(store, is_strict=False)
    except DamagedCorpusError:
        store.remove(PENDING)
        lost.append(store.address(PENDING))
    try:
        manifest = read_manifest(store)
    except DamagedCorpusError:
        return Mended(None, (*lost, store.address(MANIFEST)))
    if manifest is None:
        return Mended(None, tuple(lost))
    parts = dict(_lost(store, manifest))
    lost += map(store.address, sorted(part.name for part in parts))
    partitions = {part.partition for part, table in parts.items() if table != VOCABULARY}
    kept = {
        table: tuple(part for part in own if part not in parts)
        for table, own in manifest.parts.items()
    }
    return Mended(manifest._replace(parts=kept), tuple(lost), frozenset(partitions))


def _lost(store: Store, manifest: Manifest) -> Iterator[tuple[CorpusPart, str]]:
    there = set(store.names())
    for table, parts in manifest.parts.items():
        for part in parts:
            if part.name not in there or not _is_whole(store, part.name):
                yield part, table


def _is_whole(store: Store, name: str) -> bool:
    """Tell whether a file holds what was written; its name says what that was."""
    if not isinstance(store, FolderStore):
        return True
    try:
        data = store.read(name)
    except OSError:
        return False
    return sha256(data).hexdigest()[:LETTERS_OF_HASH] == PurePosixPath(name).stem
