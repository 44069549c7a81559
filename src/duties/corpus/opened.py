"""A corpus opened for questions: DuckDB over its files, and the SQL that comes with us."""

import os
import re
import tempfile
from collections.abc import Collection, Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from duties.corpus.cells import Cells
from duties.corpus.manifest import SCHEMAS, Partition, manifest_to_ask
from duties.corpus.store import Store
from duties.errors.corpora import DamagedCorpusError, NoCorpusLibraryError

if TYPE_CHECKING:
    import duckdb

_SETTINGS: Mapping[str, str | bool] = {
    "memory_limit": "600MB",
    "preserve_insertion_order": False,
    "autoinstall_known_extensions": False,
    "dynamic_or_filter_threshold": "200",  # plans that are looked for in the files by name
}
_AT_ONCE = 2000  # rows
_GLOB = re.compile(r"[*?\[]")


class Corpus:
    """A corpus; `table` names of the SQL are views of its files."""

    def __init__(self, store: Store) -> None:
        """Open a corpus; raises what `manifest_to_ask` raises."""
        self._store = store
        self.manifest = manifest_to_ask(store)
        self._viewed: dict[str, list[str]] = {}

    @property
    def location(self) -> str:
        """Where it lies."""
        return self._store.location

    @cached_property
    def _connection(self) -> "duckdb.DuckDBPyConnection":
        try:
            import duckdb
        except ImportError:
            raise NoCorpusLibraryError("duckdb", "corpus") from None
        spilling = Path(tempfile.gettempdir()) / f"duties-{os.getpid()}"
        connection = duckdb.connect(config={**_SETTINGS, "temp_directory": str(spilling)})
        self._store.introduce(connection)
        return connection

    def partitions(self) -> list[Partition]:
        """Return the years and issuers of all plans."""
        return [part.partition for part in self.manifest.parts["plans"]]

    def ask(
        self,
        question: str,
        partitions: Collection[Partition] | None = None,
        **facts: str | bool | Collection[str],
    ) -> Iterator[Cells]:
        """Yield the rows that a file of `corpus/sql` gives, by the names of their columns.

        `facts` are its parameters; only these `partitions` are looked at. Raises
        `NoCorpusLibraryError`, and `DamagedCorpusError` where a file is gone.
        """
        text = sql(question)
        connection = self._connection
        import duckdb

        try:
            for table in self.manifest.parts:
                if re.search(rf"\b{table}\b", text):
                    self._view(table, partitions)
            cursor = connection.cursor()
            given = {
                name: fact if isinstance(fact, str | bool) else [*fact]
                for name, fact in facts.items()
            }
            cursor.execute(text, given)
            names = [column[0] for column in cursor.description or ()]
            while rows := cursor.fetchmany(_AT_ONCE):
                for row in rows:
                    yield dict(zip(names, row, strict=True))
        except (duckdb.IOException, duckdb.InvalidInputException) as error:
            raise DamagedCorpusError(_file_in(str(error)) or self.location) from None

    def _view(self, table: str, partitions: Collection[Partition] | None) -> None:
        """Have the name of a table mean its rows in some partitions."""
        names = [
            part.name
            for part in self.manifest.parts[table]
            if partitions is None or part.partition in partitions
        ] or [SCHEMAS.format(table)]
        if self._viewed.get(table) != names:
            listed = ", ".join(map(self._quoted, names))
            self._connection.execute(
                f"CREATE OR REPLACE VIEW {table} AS "  # noqa: S608 (names of our own)
                f"SELECT * FROM read_parquet([{listed}], hive_partitioning=false)"
            )
            self._viewed[table] = names

    def _quoted(self, name: str) -> str:
        """Return the address of a file as DuckDB reads it, to whom [ and the like mean patterns."""
        address = _GLOB.sub(lambda sign: f"[{sign[0]}]", self._store.address(name))
        return "'" + address.replace("'", "''") + "'"


@cache
def sql(question: str) -> str:
    """Return the text of a file of `corpus/sql`."""
    return (files("duties.corpus") / "sql" / f"{question}.sql").read_text("utf-8")


def _file_in(message: str) -> str | None:
    found = re.search(r"""(["'])(.*?[.]parquet)\1""", message)
    return found[2] if found else None
