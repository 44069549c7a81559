"""What was read → the Parquet files of a corpus, put in place all at once.

Each year and issuer has one file a table. Those with a plan that is new, changed or gone are
written anew beside the old ones; then a manifest names all that will belong to the corpus, the new
files take their names, the old ones go, and that manifest becomes the one that counts. Where that
is interrupted, `finish` goes on with it.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from duties.corpus.manifest import (
    MANIFEST,
    NEW,
    PENDING,
    SCHEMAS,
    CorpusPart,
    Manifest,
    Partition,
    pending,
)
from duties.corpus.store import FolderStore, Store
from duties.corpus.tables import TABLES, VOCABULARY, VOCABULARY_TABLE, CorpusTable, schema_of
from duties.corpus.workers import in_threads
from duties.errors.corpora import DamagedCorpusError
from duties.naming.names import normal_form
from duties.naming.official import office_key

if TYPE_CHECKING:
    from pyarrow import Table

_ROW_GROUP = 60_000  # rows; what is sorted by unit is then skipped where another is asked for
LETTERS_OF_HASH = 16
"""A file is called by so many letters of the hash of what it holds."""
_LONGEST = 60  # letters of an issuer in the name of a folder
_SAFE = "（）()-_~ "
_NOBODY = "__HIVE_DEFAULT_PARTITION__"  # what Hive and the like call a missing value
Fresh = Callable[[str], "Table | None"]
"""What gives the new rows of a partition, by the name of the table."""


def merge(
    store: Store,
    old: Manifest | None,
    fresh: Mapping[Partition, Fresh],
    left: Mapping[Partition, Sequence[str]],
    manifest: Manifest,
    jobs: int = 1,
) -> Manifest:
    """Write what has changed, put it in place, and return the manifest of the corpus.

    `fresh` has the partitions with new rows, `left` those from which plans go, by their short
    names; no other partition is touched. `manifest` says what else is to be said of the corpus.
    `jobs` is how many files may be written at a time, where the corpus is a folder.
    """
    changed = {*fresh, *left}
    kept: dict[str, dict[Partition, CorpusPart]] = {
        name: {part.partition: part for part in (() if old is None else old.parts.get(name, ()))}
        for name in TABLES
    }
    names: dict[Partition, Table] = {}

    def pieces() -> Iterator[_PartToMake]:
        for name in TABLES:
            for partition in sorted(changed, key=_by_name):
                new = fresh[partition](name) if partition in fresh else None
                before = kept[name].pop(partition, None)
                yield _PartToMake(name, partition, before, new, left.get(partition, ()))

    threads = jobs if isinstance(store, FolderStore) else 1
    for piece, made, part in in_threads(partial(_made, store), pieces(), threads):
        if part is not None:
            kept[piece.table][piece.partition] = part
            if piece.table == "names" and made is not None:
                names[piece.partition] = made
    names = {each: names[each] for each in sorted(names, key=_by_name)}
    parts = {
        name: tuple(own[each] for each in sorted(own, key=_by_name)) for name, own in kept.items()
    }
    parts[VOCABULARY] = _vocabulary(store, old, changed, names)
    for name, table in (*TABLES.items(), (VOCABULARY, VOCABULARY_TABLE)):
        _write_schema(store, name, schema_of(table).empty_table())
    store.write(PENDING, manifest._replace(parts=parts).text().encode())
    found = finish(store)
    return manifest if found is None else found


class _PartToMake(NamedTuple):
    """A file to write anew: the rows of a table that were `before`, those `new`, those to leave."""

    table: str
    partition: Partition
    before: CorpusPart | None
    new: "Table | None"
    left: Sequence[str]


def _made(
    store: Store, piece: _PartToMake
) -> "tuple[_PartToMake, Table | None, CorpusPart | None]":
    """Write a file; return its rows and what the manifest says of it, None where it has none."""
    made = _merged(store, piece.table, piece.before, piece.new, piece.left)
    if made is None or not made.num_rows:
        return piece, None, None
    return piece, made, _written(store, piece.table, piece.partition, made)


def _by_name(partition: Partition) -> tuple[int, str]:
    return partition.year or 0, partition.issuer or ""


def _merged(
    store: Store, name: str, before: CorpusPart | None, new: "Table | None", left: Sequence[str]
) -> "Table | None":
    import pyarrow as pa
    import pyarrow.compute as pc

    tables = []
    if before is not None:
        old = read_part(store, before)
        if left:
            old = old.filter(pc.invert(pc.is_in(old["plan"], pa.array(left, pa.string()))))
        tables.append(old)
    if new is not None:
        tables.append(new)
    if not tables:
        return None
    schema = schema_of(TABLES[name])  # a file's own also says how it numbers the columns
    whole = pa.concat_tables(table.replace_schema_metadata().cast(schema) for table in tables)
    return _sorted(whole, TABLES[name])


def _sorted(whole: "Table", table: CorpusTable) -> "Table":
    return whole.sort_by([(column, "ascending") for column in table.order]).combine_chunks()


def _vocabulary(
    store: Store,
    old: Manifest | None,
    changed: Collection[Partition],
    names: Mapping[Partition, "Table"],
) -> tuple[CorpusPart, ...]:
    """Write which names there are: those of partitions that have not changed, and the new ones.

    Where the old vocabulary is lost, the names of all partitions are gathered from their tables.
    """
    import pyarrow as pa

    parts = {} if old is None else old.parts
    if not changed and parts.get(VOCABULARY):
        return parts[VOCABULARY]
    rows = [
        row
        for part in parts.get(VOCABULARY, ())
        for row in read_part(store, part).to_pylist()
        if Partition(row["year"], row["issuer"]) not in changed
    ]
    tables = dict(names)
    if not parts.get(VOCABULARY):
        for part in parts.get("names", ()):
            if part.partition not in changed:
                tables[part.partition] = read_part(store, part, ["name"])
    rows += (
        {
            **partition._asdict(),
            "name": name,
            "form": normal_form(name),
            "office": office_key(partition.issuer, name),
        }
        for partition, table in tables.items()
        for name in table["name"].unique().to_pylist()
    )
    if not rows:
        return ()
    made = _sorted(pa.Table.from_pylist(rows, schema_of(VOCABULARY_TABLE)), VOCABULARY_TABLE)
    return (_put(store, VOCABULARY, Partition(None, None), made),)


def _written(store: Store, name: str, partition: Partition, table: "Table") -> CorpusPart:
    return _put(store, f"{name}/{folder_of(partition)}", partition, table)


def _put(store: Store, folder: str, partition: Partition, table: "Table") -> CorpusPart:
    data = parquet(table)
    part = CorpusPart(
        f"{folder}/{sha256(data).hexdigest()[:LETTERS_OF_HASH]}.parquet", *partition, table.num_rows
    )
    store.write(f"{part.name}{NEW}", data)
    return part


def folder_of(partition: Partition) -> str:
    """Return the folder of a partition as Hive has it: year=2026/issuer=渝中区人民政府."""
    year = _NOBODY if partition.year is None else str(partition.year)
    return f"year={year}/issuer={_in_path(partition.issuer)}"


def _in_path(issuer: str | None) -> str:
    """Return an issuer as the name of a folder; one that is far too long ends in a hash."""
    if issuer is None:
        return _NOBODY
    name = issuer
    if len(issuer) > _LONGEST or not issuer.isprintable():
        digest = sha256(issuer.encode(errors="surrogatepass")).hexdigest()
        name = f"{issuer[:_LONGEST]}~{digest[:16]}"
    return "".join(c if c.isalnum() else quote(c, safe=_SAFE) for c in name) or _NOBODY


def parquet(table: "Table") -> bytes:
    """Return a table as a Parquet file, in groups of rows that are skipped by what is in them."""
    from pyarrow.parquet import write_table

    out = BytesIO()
    write_table(table, out, compression="zstd", row_group_size=_ROW_GROUP)
    return out.getvalue()


def _write_schema(store: Store, name: str, empty: "Table") -> None:
    data = parquet(empty)
    try:
        is_there = store.read(SCHEMAS.format(name)) == data
    except FileNotFoundError:
        is_there = False
    if not is_there:
        store.write(SCHEMAS.format(name), data)


def read_part(store: Store, part: CorpusPart, columns: Sequence[str] | None = None) -> "Table":
    """Return the rows of a file; raises `DamagedCorpusError` where it cannot be read."""
    import pyarrow as pa
    from pyarrow.parquet import ParquetFile

    try:
        return ParquetFile(BytesIO(store.read(part.name))).read(columns)
    except (OSError, pa.ArrowException):
        raise DamagedCorpusError(store.address(part.name)) from None


def finish(store: Store, *, is_strict: bool = True) -> Manifest | None:
    """Put in place what a pending manifest names, and return that; None where there is none.

    It may be interrupted anywhere, and called again. Where it `is_strict`, a file that is in no
    place raises `DamagedCorpusError`.
    """
    manifest = pending(store)
    if manifest is None:
        return None
    wanted, there = manifest.names(), set(store.names())
    for name in sorted(wanted):
        if f"{name}{NEW}" in there:
            store.rename(f"{name}{NEW}", name)
        elif name not in there and is_strict:
            raise DamagedCorpusError(store.address(name))
    for name in _stray(there, wanted):
        store.remove(name)
    store.write(MANIFEST, manifest.text().encode())
    store.remove(PENDING)
    return manifest


def _stray(there: Iterable[str], wanted: set[str]) -> Iterator[str]:
    """Yield the files of tables that do not belong to the corpus; what is not ours stays."""
    for name in there:
        top, slash, _ = name.partition("/")
        if slash and top in {VOCABULARY, *TABLES} and name not in wanted and _OURS.search(name):
            yield name


_OURS = re.compile(
    rf"/(?:[.]duties-[^/]*|[0-9a-f]{{{LETTERS_OF_HASH}}}[.]parquet(?:{re.escape(NEW)})?~?)$"
)
"""What files of tables are called, and what a run that was killed left of them."""
