"""A folder in which examples of `import duties` run, and what they name, as fixtures."""

import os
import shutil
from pathlib import Path

import pytest

import duties
from transcripts import DEMO_DAY as DAY
from transcripts import DOCUMENTS, ROOT, draft, lay_out_plans


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped plan, a draft of it, a document, the demo, and a folder of three plans."""
    for name in list(os.environ):
        if name.startswith(("DUTIES", "LC_", "LANG")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.chdir(tmp_path)
    lay_out_plans(DAY)
    shutil.copy(ROOT / "plan.yaml", "plan.yaml")
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
