"""A folder in which examples of `import duties` run, and what they name, as fixtures."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

import duties
from duties.planfile.templates import demo_files
from duties.writing import create_folder
from transcripts import DOCUMENTS, ROOT, draft

DAY = date(2026, 6, 18)
"""The day of the demo."""


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped plan, a draft of it, a document, the demo, and a folder of three plans."""
    for name in list(os.environ):
        if name.startswith(("DUTIES", "LC_", "LANG")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plans").mkdir()
    for folder in ("demo", "plans/清水县"):
        demo = {name: text.encode() for name, text in demo_files(DAY).items()}
        create_folder(tmp_path / folder, demo)
    for name in ("plan.yaml", "plans/渝中区.yaml"):
        shutil.copy(ROOT / "plan.yaml", name)
    shutil.copy(ROOT / "tests" / "data" / "plans" / "county.yaml", "plans/软件县.yaml")
    shutil.copy(DOCUMENTS / "附表.md", "附表.md")
    (tmp_path / "draft.yaml").write_text(draft(), "utf-8")
    return tmp_path


@pytest.fixture
def plan(workplace: Path) -> duties.LoadedPlan:
    return duties.load("plan.yaml")


@pytest.fixture
def demo(workplace: Path) -> duties.LoadedPlan:
    return duties.load("demo/plan.yaml")


@pytest.fixture
def plans(workplace: Path) -> duties.PlanFolder:
    return duties.load_folder("plans")
