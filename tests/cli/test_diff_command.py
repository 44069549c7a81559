import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, Duties

from transcripts import draft
from versions import commit, git

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture
def repository(plan: Path) -> Path:
    """A repository with the draft of the shipped plan, and then the plan itself, both committed."""
    folder, final = plan.parent, plan.read_text("utf-8")
    git(folder, "init", "--quiet")
    for text in (draft(), final):
        commit(folder, {"plan.yaml": text})
    return folder


@needs_git
def test_the_earlier_plan_may_be_a_revision(repository: Path, duties: Duties) -> None:
    code, out, err = duties("diff", "HEAD~1", "plan.yaml")

    assert (code, err) == (1, "")
    head, *rest = out.splitlines()
    assert head == "5 tasks differ (HEAD~1 → plan.yaml)"
    assert duties("diff", "HEAD").code == 0
    assert duties("diff", "HEAD~1:plan.yaml").out.splitlines()[1:] == rest
    assert duties("diff", "HEAD~1", "HEAD").out.splitlines()[1:] == rest
    assert duties("diff", "HEAD~1", "HEAD").code == 1
    assert duties("diff", "HEAD", "HEAD").code == 0


@needs_git
def test_the_revision_is_of_the_repository_of_the_plan(
    repository: Path,
    duties: Duties,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))

    assert duties("diff", "HEAD~1", str(repository / "plan.yaml")).code == 1


@needs_git
def test_a_file_goes_before_a_revision(repository: Path, duties: Duties) -> None:
    shutil.copy(repository / "plan.yaml", repository / "HEAD~1")

    assert duties("diff", "HEAD~1").code == 0


@needs_git
@pytest.mark.parametrize(
    "name", ["HEAD~7", "nobody/branch", "HEAD:other.yaml", "甲", "a b", "x\0y", "甲" * 300]
)
def test_what_git_does_not_know_is_a_sentence(repository: Path, duties: Duties, name: str) -> None:
    code, out, err = duties("diff", name)

    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert "neither a file nor a git revision" in err or "the revision HEAD has" in err


@needs_git
@pytest.mark.parametrize(
    "name", ["--output=stolen", "-p", "--help", "--batch", ":plan.yaml", ":/x"]
)
def test_nothing_reaches_git_that_is_an_option_or_reads_the_index(
    repository: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(
        "duties.cli.revisions.subprocess.Popen", lambda *_, **__: pytest.fail("git was run")
    )

    code, _, err = duties("diff", "--", name)

    assert code == 2
    assert f"no revision begins with {name[0]}" in err
    assert not (repository / "stolen").exists()


def test_without_git_a_sentence_says_so(
    plan: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")

    code, _, err = duties("diff", "HEAD~1")

    assert code == 2
    assert "install git" in err


@needs_git
def test_git_that_does_not_answer_is_given_up(
    repository: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    bin_ = repository / "bin"
    bin_.mkdir()
    (bin_ / "git").write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    (bin_ / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{bin_}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr("duties.cli.revisions._SECONDS", 0.2)

    code, _, err = duties("diff", "HEAD~1")

    assert code == 2
    assert "git did not answer within 0.2 seconds; try `git show HEAD~1:./plan.yaml`" in err


def test_faults_of_either_plan_are_told_with_its_name(plan: Path, duties: Duties) -> None:
    Path("old.yaml").write_text("title: 甲\ntask: []\n", encoding="utf-8")
    Path("broken.yaml").write_text("title: [\n", encoding="utf-8")

    assert "places in old.yaml" in duties("diff", "old.yaml").err
    code, _, err = duties("diff", "broken.yaml")
    assert (code, err.startswith("error: broken.yaml:1:8:")) == (2, True)
    code, _, err = duties("diff", "plan.yaml", "broken.yaml")
    assert (code, err.startswith("error: broken.yaml:1:8:")) == (2, True)


def test_a_unit_that_only_the_earlier_plan_knows_can_be_asked_about(
    workplace: Path, duties: Duties
) -> None:
    Path("old.yaml").write_text(
        "title: 甲\ntasks: [{id: 1, title: 河, lead: 旧局}]\n", encoding="utf-8"
    )
    Path("new.yaml").write_text(
        "title: 甲\ntasks: [{id: 1, title: 河, lead: 新局}]\n", encoding="utf-8"
    )

    assert duties("diff", "old.yaml", "new.yaml", "-u", "旧局").out.startswith("旧局: left: 1")
    assert duties("diff", "old.yaml", "new.yaml", "-u", "新局").out.startswith(
        "新局: new as lead: 1"
    )
    assert duties("diff", "old.yaml", "new.yaml", "-u", "无局").code == 1


def test_a_unit_of_the_earlier_plan_goes_before_one_with_its_name_within(
    workplace: Path, duties: Duties
) -> None:
    Path("old.yaml").write_text(
        "title: 甲\ntasks: [{id: 1, title: 河, lead: 旧局}]\n", encoding="utf-8"
    )
    Path("new.yaml").write_text(
        "title: 甲\ntasks: [{id: 1, title: 河, lead: 旧局二处}]\n", encoding="utf-8"
    )

    assert duties("diff", "old.yaml", "new.yaml", "-u", "旧局").out.startswith("旧局: left: 1")


def test_a_renamed_unit_is_no_change(workplace: Path, duties: Duties) -> None:
    Path("old.yaml").write_text(
        "title: 甲\ntasks: [{id: 1, title: 河, lead: 水务局}]\n", encoding="utf-8"
    )
    Path("new.yaml").write_text(
        "title: 甲\nunits: [{name: 水利局, aliases: [水务局]}]\n"
        "tasks: [{id: 1, title: 河, lead: 水利局}]\n",
        encoding="utf-8",
    )

    assert duties("diff", "old.yaml", "new.yaml") == (0, "", "note: no task differs\n")


def test_the_exported_plan_is_the_plan(plan: Path, duties: Duties) -> None:
    assert duties("export", "plan.json").code == 0

    assert json.loads(duties("diff", "plan.json", "plan.yaml", "-f", "json").out)["unchanged"] == 55


@needs_git
@pytest.mark.parametrize("guide", ["docs/diff.md", "docs/diff.zh-CN.md"])
def test_the_line_of_the_guide_makes_git_show_changes_this_way(
    repository: Path, guide: str
) -> None:
    text = (ROOT / guide).read_text("utf-8")
    lines = re.findall(r"^git (?:config|difftool) .*$", text, re.MULTILINE)
    scripts = Path(sys.executable).parent
    settings = {
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        "DUTIES_LANG": "en",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }

    done = subprocess.run(
        ["sh", "-eu", "-c", "\n".join(lines)],
        cwd=repository,
        env={**os.environ, **settings},
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )

    assert len(lines) == 2
    assert done.stdout.startswith("5 tasks differ (")
