"""The SQL that comes with the tool, for those who go on without it; other programs."""

import re
from pathlib import Path

import pytest

from duties.assignments import assignments
from duties.corpus.opened import Corpus, sql
from duties.corpus.store import store_at
from duties.model import Role
from duties.naming.names import Register
from duties.teamwork import teamwork
from gathered import HILL, LAKE, gathered
from reading import plan_of

duckdb = pytest.importorskip("duckdb")
pytestmark = pytest.mark.extras

FILES = sorted(Path(__file__).parents[2].glob("src/duties/corpus/sql/*.sql"))


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "hill.yaml").write_text(HILL, "utf-8")
    (tmp_path / "lake.yaml").write_text(LAKE, "utf-8")
    gathered(Path("corpus"), [Path("hill.yaml"), Path("lake.yaml")])
    return Corpus(store_at("corpus"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_file_begins_with_what_it_answers(file: Path) -> None:
    first, *_ = file.read_text("utf-8").splitlines()

    assert re.fullmatch("-- [A-Z].*", first)


def test_the_tables_are_there_for_others(corpus: Corpus) -> None:
    connection = duckdb.connect()
    connection.execute(sql("tables"))

    assert connection.execute("SELECT count(*) FROM tasks").fetchall() == [(5,)]
    assert connection.execute(
        "SELECT DISTINCT year, issuer FROM tasks ORDER BY year"
    ).fetchall() == [
        (2025, "湖北区人民政府"),
        (2026, "山南区人民政府"),
    ]
    assert corpus.location == "corpus"


def test_my_tasks(corpus: Corpus) -> None:
    rows = [
        (row["plan"], row["role"], row["via"], row["id"])
        for row in corpus.ask("my_tasks", unit="东街道")
    ]

    assert rows == [("hill", "responsible", "各街道", "1")]


def test_the_workload_is_that_of_the_plans(corpus: Corpus) -> None:
    wanted: dict[tuple[str | None, str], tuple[int, int]] = {}
    for text in (HILL, LAKE):
        plan = plan_of(text)
        for duty in assignments(plan, Register(plan)):
            key = (plan.issuer, duty.unit)
            tasks, leads = wanted.get(key, (0, 0))
            wanted[key] = (tasks + 1, leads + (duty.role == "lead"))

    assert {
        (row["issuer"], row["unit"]): (row["tasks"], row["leads"]) for row in corpus.ask("workload")
    } == wanted


@pytest.mark.parametrize("direct", [False, True])
def test_loads_and_teams_are_those_of_the_plans(corpus: Corpus, *, direct: bool) -> None:
    plans = ("hill", "lake")
    loads = list(corpus.ask("loads", plans=plans, direct=direct))
    teams = list(corpus.ask("teams", plans=plans, direct=direct))

    for name, text in zip(plans, (HILL, LAKE), strict=True):
        plan = plan_of(text)
        work = teamwork(plan, Register(plan), direct=direct)
        assert [
            (row["unit"], row["tasks"], [row[role.value] for role in Role])
            for row in loads
            if row["plan"] == name
        ] == [
            (unit, counts.tasks, [counts.by_role[role] for role in Role])
            for unit, counts in work.counts.items()
        ]
        assert [(row["task"], row["units"]) for row in teams if row["plan"] == name] == work.teams


def test_titles_are_searched_as_they_are_compared(corpus: Corpus) -> None:
    rows = corpus.ask("plans_titled", words=["老旧小区", "公园", "没有"])

    assert [(row["plan"], sorted(row["words"])) for row in rows] == [
        ("hill", ["公园", "老旧小区"]),
        ("lake", ["老旧小区"]),
    ]


def test_what_is_due(corpus: Corpus) -> None:
    rows = corpus.ask("due", first="2026-01-01", last="2026-12-31")

    assert [(row["plan"], row["id"]) for row in rows] == [("hill", "1")]


def test_polars_reads_the_files(corpus: Corpus) -> None:
    polars = pytest.importorskip("polars")
    found = (
        polars.scan_parquet("corpus/assignments/**/*.parquet")
        .filter(polars.col("unit") == "区住建委")
        .group_by("plan")
        .len()
        .collect()
    )

    assert found.rows() == [("hill", 3)]
    assert corpus.partitions()
