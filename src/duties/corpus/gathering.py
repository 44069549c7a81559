"""Many plans and documents → a corpus: only what is new or has changed is read."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import NamedTuple

from duties.corpus.manifest import (
    MANIFEST,
    PENDING,
    FailedFile,
    Manifest,
    Partition,
)
from duties.corpus.mending import mended
from duties.corpus.merging import merge, read_part
from duties.corpus.places import GatheredPlace
from duties.corpus.reading import GivenPlan, read_batch, release
from duties.corpus.staging import FOLDER, StagedPlan, Staging
from duties.corpus.store import Store
from duties.corpus.tables import TABLES, VOCABULARY
from duties.corpus.workers import work_through
from duties.errors.base import DutiesError
from duties.errors.corpora import NoCorpusError

_MOST_PLANS = 24  # of one piece of work
_MOST_BYTES = 500_000


class GatheringOutcome(NamedTuple):
    """How a gathering went: how many plans were read, were as before, and are gone.

    `lost` are files of the corpus that were gone or damaged, and whose plans were read anew.
    """

    manifest: Manifest
    read: int
    kept: int
    gone: int
    lost: tuple[str, ...] = ()


class _KnownPlan(NamedTuple):
    """A plan of the corpus as it was."""

    digest: str
    partition: Partition


def gather(
    store: Store,
    places: Iterable[GatheredPlace],
    faults: Iterable[FailedFile],
    today: date,
    *,
    jobs: int = 1,
    cluster: str | None = None,
    tell: Callable[[int], object] = lambda _: None,
) -> GatheringOutcome:
    """Gather plans into a corpus, which need not exist.

    A plan whose bytes, and those of its ledger, are as they were is not read again, unless the
    corpus has lost what it had of it; one that is not among `places` leaves the corpus. `faults`
    are listed with the files that cannot be read. What was read is kept at once, so that a run
    which is killed goes on where it was. `tell` is called with how many more plans are done.
    Raises `OlderCorpusError`, `NoCorpusError` where something else is, and what `work_through`
    raises.
    """
    corpus = mended(store)
    if corpus.manifest is None:
        _check_free(store)
    known = dict(_known(store, corpus.manifest))
    intact = {name: each for name, each in known.items() if each.partition not in corpus.partitions}
    staging = Staging(store)
    looked = _Looked(places, intact, staging.plans.keys(), today, tell)
    failed = [*faults]
    for batch in work_through(read_batch, looked.pieces(), jobs, cluster):
        staging.add(batch)
        failed += batch.failed
        tell(len(batch.digests) + len(batch.failed))
    failed += looked.failed
    fresh = {
        name: staging.plans[name, digest]
        for name, digest in looked.wanted.items()
        if (name, digest) in staging.plans
    }
    leaving = {name: each for name, each in known.items() if name not in looked.kept}
    manifest = Manifest(release(), {}, tuple(sorted(failed, key=lambda each: each.path)))
    left: dict[Partition, list[str]] = {each: [] for each in corpus.partitions}
    for name, each in leaving.items():
        left.setdefault(each.partition, []).append(name)
    merged = merge(store, corpus.whole(), _by_partition(fresh, staging), left, manifest, jobs)
    staging.clear()
    gone = len(leaving.keys() - looked.wanted.keys())
    return GatheringOutcome(merged, len(fresh), len(looked.kept), gone, corpus.lost)


class _Looked:
    """What there is to gather, looked at one after another."""

    def __init__(
        self,
        places: Iterable[GatheredPlace],
        known: Mapping[str, _KnownPlan],
        staged: Iterable[tuple[str, str]],
        today: date,
        tell: Callable[[int], object],
    ) -> None:
        self._places = places
        self._known = known
        self._staged = set(staged)
        self._today = today
        self._tell = tell
        self.kept: set[str] = set()
        """The plans of the corpus that are as they were."""
        self.wanted: dict[str, str] = {}
        """Those that are new or have changed, with their digests."""
        self.failed: list[FailedFile] = []

    def pieces(self) -> Iterator[list[GivenPlan]]:
        """Yield what must be read, some plans at a time."""
        piece: list[GivenPlan] = []
        size = 0
        for given in self._new():
            piece.append(given)
            size += len(given.data)
            if len(piece) == _MOST_PLANS or size > _MOST_BYTES:
                yield piece
                piece, size = [], 0
        if piece:
            yield piece

    def _new(self) -> Iterator[GivenPlan]:
        for place in self._places:
            try:
                given = place.read(self._today).in_utf8()
            except DutiesError as error:
                self.failed.append(FailedFile(error.place or place.path, error.message))
                self._tell(1)
                continue
            digest, known = given.digest, self._known.get(place.name)
            if known is not None and known.digest == digest:
                self.kept.add(place.name)
                self._tell(1)
                continue
            self.wanted[place.name] = digest
            if (place.name, digest) in self._staged:
                self._tell(1)
            else:
                yield given


def _check_free(store: Store) -> None:
    """Make sure that nothing is in the way of a corpus; what a killed run left does not count."""
    for name in store.names():
        top, last = name.partition("/")[0], name.rpartition("/")[2]
        is_ours = top in {FOLDER, "schemas", MANIFEST, PENDING, VOCABULARY, *TABLES}
        if not is_ours and not last.startswith(".duties-"):
            raise NoCorpusError(store.location)


def _known(store: Store, old: Manifest | None) -> Iterator[tuple[str, _KnownPlan]]:
    for part in () if old is None else old.parts.get("plans", ()):
        for row in read_part(store, part, ["plan", "digest"]).to_pylist():
            yield row["plan"], _KnownPlan(row["digest"], part.partition)


def _by_partition(
    fresh: Mapping[str, StagedPlan], staging: Staging
) -> dict[Partition, "partial[object]"]:
    """Return what gives the new rows of each partition by the name of a table."""
    plans: dict[Partition, dict[str, StagedPlan]] = {}
    for name, staged in fresh.items():
        plans.setdefault(staged.partition, {})[name] = staged
    return {each: partial(staging.rows, plans=plans[each]) for each in plans}
