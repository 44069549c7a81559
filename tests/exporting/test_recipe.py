"""The recipes in docs/export.md for computing with many plans work as written."""

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import duckdb
import pytest

from asking import plan_text
from duties.cli.main import main
from duties.files import read_source
from duties.model import Plan
from duties.planfile.loading import load
from reading import ROOT

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:duckdb")

PLANS = 60
UNITS = ("甲局", "乙局", "丙局", "丁局", "戊局")
GUIDE = "docs/export.md"


def blocks(language: str, guide: str = GUIDE) -> list[str]:
    text = (ROOT / guide).read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def small_plan_text(number: int) -> str:
    lead, shared = UNITS[number % 5], UNITS[(number + number % 3 + 1) % 5]
    return plan_text(
        tasks=f"""
            id: '{number}', title: 任务甲, lead: {lead}, responsible: {shared}
            id: '{number}-2', title: 任务乙, responsible: {shared}, due: 2027-01-31
        """
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of many plans, exported as CSV and as Parquet."""
    home = tmp_path_factory.mktemp("many")
    (home / "plans").mkdir()
    (home / "exports").mkdir()
    for number in range(PLANS):
        plan = home / "plans" / f"{number:03}.yaml"
        plan.write_text(small_plan_text(number), "utf-8")
        for ending in ("csv", "parquet"):
            target = home / "exports" / f"{number:03}.{ending}"
            assert main(["--plan", str(plan), "export", str(target)]) == 0
    return home


def plans(folder: Path) -> list[Plan]:
    loaded = [load(read_source(file)).plan for file in sorted((folder / "plans").iterdir())]
    return [plan for plan in loaded if plan is not None]


def ask(folder: Path, query: str) -> list[tuple[object, ...]]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        return duckdb.execute(query).fetchall()
    finally:
        os.chdir(before)


def leads(folder: Path) -> list[tuple[str, int, int]]:
    counts = Counter(name.text for plan in plans(folder) for t in plan.tasks for name in t.lead)
    return [
        (unit, count, count) for unit, count in sorted(counts.items(), key=lambda i: (-i[1], i[0]))
    ]


@pytest.mark.parametrize("language", ["sql", "sh"])
def test_both_guides_show_the_same_recipes(language: str) -> None:
    assert blocks(language) == blocks(language, "docs/export.zh-CN.md") != []


def test_the_queries_answer_over_all_plans_at_once(folder: Path) -> None:
    most_leads, nobody_leads, share_most, _ = blocks("sql")

    assert ask(folder, most_leads) == leads(folder)
    orphans = ask(folder, nobody_leads)
    assert [(task, title) for _, task, title in orphans] == [
        (task.id, task.title) for plan in plans(folder) for task in plan.tasks if not task.lead
    ]
    pairs = Counter(
        tuple(sorted(name.text for _, name in task.assignments()))
        for plan in plans(folder)
        for task in plan.tasks
        if task.lead
    )
    best = sorted((-count, pair) for pair, count in pairs.items())
    assert ask(folder, share_most) == [(*pair, -count) for count, pair in best[:10]]


def test_csv_files_answer_as_parquet_files_do(folder: Path) -> None:
    most_leads, *_, from_csv = blocks("sql")
    parquet = "read_parquet('exports/*.parquet', filename = true)"
    assert parquet in most_leads

    assert ask(folder, most_leads.replace(parquet, from_csv.strip())) == leads(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="the loop is for a POSIX shell")
def test_the_loop_exports_every_plan_of_a_folder(tmp_path: Path) -> None:
    (loop,) = [block for block in blocks("sh") if block.startswith("mkdir")]
    (tmp_path / "plans").mkdir()
    for number in range(2):
        (tmp_path / "plans" / f"方案 {number}.yaml").write_text(small_plan_text(number), "utf-8")
    scripts = Path(sys.executable).parent
    environ = {**os.environ, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}"}

    subprocess.run(["sh", "-eu", "-c", loop], cwd=tmp_path, env=environ, check=True)

    query = (
        "SELECT count(DISTINCT filename) FROM read_parquet('exports/*.parquet', filename = true)"
    )
    assert ask(tmp_path, query) == [(2,)]
