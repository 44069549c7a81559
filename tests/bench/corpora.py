"""A corpus of any size, its Parquet files written by DuckDB: no plan is read."""

from pathlib import Path

import duckdb
import pyarrow as pa

from duties.corpus.manifest import MANIFEST, SCHEMAS, CorpusPart, Manifest, Partition
from duties.corpus.merging import folder_of, parquet
from duties.corpus.reading import release
from duties.corpus.tables import TABLES, VOCABULARY, VOCABULARY_TABLE, schema_of
from duties.naming.names import normal_form
from duties.naming.official import office_key

YEAR = 2026
TASKS = 55  # of a plan
NAMED = 40  # units that a plan names
_ROWS = {
    "plans": """
        SELECT plan, 'plans/' || plan || '.yaml' AS path, false AS is_draft,
            false AS has_ledger, 0 AS unread, 0 AS register_unread, DATE '2026-06-01' AS gathered,
            md5(plan) AS digest, '方案' || plan AS title, [] AS actions, [] AS bodies
        FROM plans_made
    """,
    "units": """
        SELECT plan, k + 1 AS position, true AS registered, unit, unit AS name,
            'department' AS kind, [] AS aliases, k + 2 AS line
        FROM named
    """,
    "names": "SELECT plan, unit AS name, unit FROM named",
    "tasks": """
        SELECT plan, t + 1 AS position, false AS left_open, CAST(t + 1 AS VARCHAR) AS id,
            '推进第' || (n * 55 + t) || '项工作' AS title, [unit(n, t)] AS lead,
            [unit(n, t + 1), unit(n, t + 2), unit(n, t + 3)] AS responsible, [] AS support,
            false AS open_ended, DATE '2026-12-31' AS due, '2026' AS due_period, [] AS steps,
            t * 6 + 50 AS line
        FROM plans_made, range({tasks}) AS r(t)
    """,
    "assignments": """
        SELECT plan, t + 1 AS position, CAST(t + 1 AS VARCHAR) AS task, unit(n, t + k) AS unit,
            'department' AS kind, true AS registered,
            CASE k WHEN 0 THEN 'lead' ELSE 'responsible' END AS role, k = 0 AS chief,
            unit(n, t + k) AS name, false AS open_ended, DATE '2026-12-31' AS due,
            '2026' AS due_period
        FROM plans_made, range({tasks}) AS r(t), range(4) AS s(k)
    """,
}


def write_corpus(folder: Path, issuers: int, plans: int, units: int) -> None:
    """Write a corpus of so many plans by each of so many issuers, with 55 tasks each.

    Each task has four units of the forty that its plan names, out of those that its issuer has.
    """
    for name, table in (*TABLES.items(), (VOCABULARY, VOCABULARY_TABLE)):
        path = folder / SCHEMAS.format(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(parquet(schema_of(table).empty_table()))
    parts: dict[str, list[CorpusPart]] = {name: [] for name in (*TABLES, VOCABULARY)}
    words: list[dict[str, object]] = []
    connection = duckdb.connect(config={"temp_directory": str(folder / "spilled")})
    for issuer in range(issuers):
        partition = Partition(YEAR, f"第{issuer}市第{issuer}区人民政府")
        connection.execute(f"""
            CREATE OR REPLACE MACRO unit(n, t) AS
                '第{issuer}区第' || ((n * 7 + (t % {NAMED}) * 3) % {units}) || '局';
            CREATE OR REPLACE TEMP TABLE plans_made AS
                SELECT n, 'i{issuer}/p' || n AS plan FROM range({plans}) AS r(n);
            CREATE OR REPLACE TEMP TABLE named AS
                SELECT plan, k, unit(n, k) AS unit FROM plans_made, range({NAMED}) AS r(k);
        """)
        for name, rows in _ROWS.items():
            part = f"{name}/{folder_of(partition)}/made.parquet"
            path = folder / part
            path.parent.mkdir(parents=True)
            order = ", ".join(TABLES[name].order)
            schema = folder / SCHEMAS.format(name)
            connection.execute(f"""
                COPY (
                    SELECT * REPLACE ('{partition.issuer}' AS issuer, {YEAR} AS year)
                    FROM (FROM '{schema}' UNION ALL BY NAME {rows.format(tasks=TASKS)})
                    ORDER BY {order}
                ) TO '{path}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 60000)
            """)
            parts[name].append(CorpusPart(part, *partition, 1))
        words += (
            {
                **partition._asdict(),
                "name": name,
                "form": normal_form(name),
                "office": office_key(partition.issuer, name),
            }
            for name in (f"第{issuer}区第{number}局" for number in range(units))
        )
    part = f"{VOCABULARY}/made.parquet"
    (folder / VOCABULARY).mkdir()
    made = pa.Table.from_pylist(words, schema_of(VOCABULARY_TABLE))
    (folder / part).write_bytes(parquet(made))
    parts[VOCABULARY].append(CorpusPart(part, None, None, 1))
    manifest = Manifest(release(), {name: tuple(own) for name, own in parts.items()})
    (folder / MANIFEST).write_text(manifest.text(), "utf-8")
