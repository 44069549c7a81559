"""What was read, kept until it is merged: so a gathering that was killed goes on where it was."""

from collections.abc import Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from duties.corpus.manifest import Partition
from duties.corpus.reading import Batch, table_in
from duties.corpus.store import Store

if TYPE_CHECKING:
    from pyarrow import Table

FOLDER = "staged"
_KEPT = 32  # batches in memory


class StagedPlan(NamedTuple):
    """A plan that was read: in which file it is, and to which partition it belongs."""

    file: str
    partition: Partition


class Staging:
    """The batches that were read, each in a file of its own."""

    def __init__(self, store: Store) -> None:
        """Take up what another run left; a file that cannot be read is removed."""
        self._store = store
        self._held: dict[str, dict[str, Table]] = {}
        self.plans: dict[tuple[str, str], StagedPlan] = {}
        """Every plan that was read, by its short name and its digest."""
        for name in store.names():
            if name.startswith(f"{FOLDER}/"):
                try:
                    self._take_up(name)
                except (OSError, ValueError):
                    store.remove(name)

    def add(self, batch: Batch) -> None:
        """Keep a batch."""
        if not batch.digests:
            return
        data = _packed(batch.tables)
        name = f"{FOLDER}/{sha256(data).hexdigest()[:16]}.arrow"
        self._store.write(name, data)
        self._hold(name, _unpacked(data))
        self._list(name)

    def _take_up(self, name: str) -> None:
        self._hold(name, _unpacked(self._store.read(name)))
        self._list(name)

    def _hold(self, name: str, tables: "dict[str, Table]") -> None:
        while len(self._held) >= _KEPT:
            del self._held[next(iter(self._held))]
        self._held[name] = tables

    def _list(self, name: str) -> None:
        plans = self._held[name]["plans"].select(["plan", "digest", "year", "issuer"])
        for row in plans.to_pylist():
            partition = Partition(row["year"], row["issuer"])
            self.plans[row["plan"], row["digest"]] = StagedPlan(name, partition)

    def rows(self, table: str, plans: Mapping[str, StagedPlan]) -> "Table | None":
        """Return the rows of some plans in a table; None where they have none."""
        import pyarrow as pa
        import pyarrow.compute as pc

        files: dict[str, list[str]] = {}
        for name, staged in plans.items():
            files.setdefault(staged.file, []).append(name)
        found = []
        for file, names in files.items():
            if file not in self._held:
                self._hold(file, _unpacked(self._store.read(file)))
            whole = self._held[file].get(table)
            if whole is not None:
                found.append(whole.filter(pc.is_in(whole["plan"], pa.array(names, pa.string()))))
        return pa.concat_tables(found) if found else None

    def clear(self) -> None:
        """Remove all that was kept."""
        for name in self._store.names():
            if name.startswith(f"{FOLDER}/"):
                self._store.remove(name)


def _packed(tables: Mapping[str, bytes]) -> bytes:
    import pyarrow as pa

    whole = pa.table({"table": list(tables), "rows": pa.array(tables.values(), pa.large_binary())})
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, whole.schema) as writer:
        writer.write_table(whole)
    data: bytes = sink.getvalue().to_pybytes()
    return data


def _unpacked(data: bytes) -> "dict[str, Table]":
    return {row["table"]: table_in(row["rows"]) for row in table_in(data).to_pylist()}
