"""What needs a library that is not installed says how to install it."""

import sys
from pathlib import Path

import pytest
from conftest import Duties

from duties.corpus.manifest import MANIFEST, CorpusPart, Manifest
from duties.corpus.tables import TABLES


def test_without_pyarrow_no_parquet_is_written(
    plan: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    assert duties("export", "plan.parquet") == (
        2,
        "",
        "error: this format needs pyarrow; install it with: pip install 'duties[parquet]'\n",
    )
    assert not Path("plan.parquet").exists()


def test_without_pyarrow_nothing_is_gathered(
    plan: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    assert duties("gather", "plan.yaml", "-o", "corpus") == (
        2,
        "",
        "error: this needs pyarrow; install it with: pip install 'duties[corpus]'\n",
    )
    assert not Path("corpus").exists()


def test_without_duckdb_a_corpus_answers_nothing(
    workplace: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    part = CorpusPart("plans/made.parquet", 2026, "山南区人民政府", 1)
    (workplace / "corpus").mkdir()
    (workplace / "corpus" / MANIFEST).write_text(
        Manifest("0.1.0", dict.fromkeys(TABLES, (part,))).text(), "utf-8"
    )

    assert duties("--plan", "corpus", "units") == (
        2,
        "",
        "error: this needs duckdb; install it with: pip install 'duties[corpus]'\n",
    )
