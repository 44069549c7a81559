"""What git has, read without trusting the repository; and one sentence where there is nothing."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from conftest import Duties

from versions import commit, git

PLAN = "title: 甲\ntasks: [{id: 1, title: 清理河道, lead: 甲局}]\n"

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture
def repository(workplace: Path) -> Path:
    """A repository with an earlier plan of another name, and the plan in a later commit."""
    git(workplace, "init", "--quiet", "--initial-branch", "main")
    commit(workplace, {"旧方案.yaml": PLAN, "归档/2022.yaml": PLAN})
    commit(workplace, {"plan.yaml": PLAN})
    git(workplace, "tag", "v2023")
    git(workplace, "branch", "修订稿")
    return workplace


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("v2032", "this is neither a file nor a git revision; did you mean v2023?"),
        ("v2032~1", "this is neither a file nor a git revision; did you mean v2023~1?"),
        ("修订搞", "this is neither a file nor a git revision; did you mean 修订稿?"),
        ("plan.yml", "this is neither a file nor a git revision; did you mean plan.yaml?"),
        (
            "归档/2023.yaml",
            "this is neither a file nor a git revision; did you mean 归档/2022.yaml?",
        ),
        ("去年", "this is neither a file nor a git revision; `git log` lists the revisions"),
        ("HEAD~7", "this is neither a file nor a git revision; `git log` lists the revisions"),
        ("HEAD~1", "the revision HEAD~1 has no plan.yaml; did you mean HEAD~1:./旧方案.yaml?"),
        ("HEAD:plan.yml", "the revision HEAD has no plan.yml; did you mean HEAD:plan.yaml?"),
        (
            "HEAD:归档/plan.yaml",
            "the revision HEAD has no 归档/plan.yaml; did you mean HEAD:归档/2022.yaml?",
        ),
        (
            "HEAD:无/a.yaml",
            "the revision HEAD has no 无/a.yaml; if it had another name then, give it as HEAD:NAME",
        ),
        ("HEAD:归档", "this is a folder in that revision; name the plan file in it"),
        ("HEAD:", "this is a folder in that revision; name the plan file in it"),
        ("归档", "this is a folder; name the plan file in it"),
        (
            ":plan.yaml",
            "no file has this name, and no revision begins with :; put ./ before the name of a "
            "file",
        ),
    ],
)
def test_a_name_that_is_nothing_gets_one_useful_sentence(
    repository: Path, duties: Duties, name: str, sentence: str
) -> None:
    assert duties("diff", name) == (2, "", f"error: {name}: {sentence}\n")


def test_what_is_offered_is_there(repository: Path, duties: Duties) -> None:
    assert duties("diff", "HEAD~1:./旧方案.yaml").code == 0
    assert duties("diff", "HEAD:归档/2022.yaml").code == 0


def test_a_colon_in_braces_belongs_to_the_revision(repository: Path, duties: Duties) -> None:
    commit(repository, {"x.txt": "x"}, "甲: 乙")

    assert duties("diff", "HEAD^{/甲: 乙}").code == 0
    assert duties("diff", "HEAD^{/甲: 乙}:归档/2022.yaml").code == 0


def test_an_empty_name_is_refused(plan: Path, duties: Duties) -> None:
    assert duties("diff", "").err == (
        "error: the name of what to compare is empty; name a file or a git revision\n"
    )


def test_a_repository_without_commits_has_no_revision(plan: Path, duties: Duties) -> None:
    git(plan.parent, "init", "--quiet")

    assert "neither a file nor a git revision" in duties("diff", "HEAD").err


def test_without_a_repository_near_files_are_named(plan: Path, duties: Duties) -> None:
    Path("去年方案.docx").write_bytes(b"")

    assert duties("diff", "去年.docx").err == (
        "error: 去年.docx: there is no such file; did you mean 去年方案.docx?\n"
    )
    assert "did you mean 去年方案.docx?" in duties("diff", "去年方案").err
    assert "the plan is in no git repository" in duties("diff", "HEAD~1").err


def test_without_git_near_files_are_named(
    plan: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")

    assert duties("diff", "plan.yml").err == (
        "error: plan.yml: there is no such file; did you mean plan.yaml? If it names a git "
        "revision, install git\n"
    )


def test_without_a_plan_nothing_but_the_name_is_said(workplace: Path, duties: Duties) -> None:
    assert "无.yaml: there is no such file" in duties("diff", "无.yaml", "无.yaml").err


def test_a_revision_needs_a_plan_to_look_for(repository: Path, duties: Duties) -> None:
    Path("plan.yaml").rename("neu.yml")

    assert "there is no plan.yaml here" in duties("diff", "HEAD").err
    assert duties("diff", "HEAD:plan.yaml", "neu.yml").code == 0


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read_is_no_revision(plan: Path, duties: Duties) -> None:
    shutil.copy(plan, "old.yaml")
    Path("old.yaml").chmod(0)

    assert "old.yaml: the file cannot be read" in duties("diff", "old.yaml").err


def test_a_shallow_clone_says_how_to_get_the_rest(
    repository: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(repository, "clone", "--quiet", "--depth", "1", repository.as_uri(), "shallow")
    monkeypatch.chdir("shallow")

    assert duties("diff", "HEAD").code == 0
    assert "`git fetch --unshallow` gets the rest" in duties("diff", "HEAD~1").err


def test_a_repository_of_another_user_says_why_git_does_not_read_it(
    repository: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # git's own, for tests like this

    assert "it belongs to another user; `git status` says" in duties("diff", "HEAD").err


def test_a_partial_clone_fetches_nothing(
    repository: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(repository, "config", "uploadpack.allowFilter", "true")
    git(
        repository,
        *("clone", "--quiet", "--filter=blob:none", "--no-checkout"),
        *(repository.as_uri(), "partial"),
    )
    shutil.copy("plan.yaml", "partial")
    monkeypatch.chdir("partial")

    code, _, err = duties("diff", "HEAD")

    assert (code, "does not have what is in it" in err) == (2, True)


def test_nothing_that_a_repository_configures_is_run(repository: Path, duties: Duties) -> None:
    marker = repository / "ran"
    program = repository / "program"
    program.write_text(f"#!/bin/sh\ntouch '{marker}'\n", encoding="utf-8")
    program.chmod(0o755)
    (repository / ".gitattributes").write_text("*.yaml diff=x filter=x\n", encoding="utf-8")
    for hook in ("post-index-change", "reference-transaction", "fsmonitor-watchman"):
        shutil.copy(program, repository / ".git" / "hooks" / hook)
    for key in (
        *("diff.x.textconv", "filter.x.smudge", "filter.x.clean", "core.pager", "core.editor"),
        *("core.fsmonitor", "core.sshCommand", "core.gitProxy", "credential.helper"),
        *("alias.cat-file", "alias.rev-parse", "trace2.eventTarget", "uploadpack.packObjectsHook"),
    ):
        git(repository, "config", key, str(program))

    for name in ("HEAD", "HEAD:plan.yml", "HEAD:nothing.yaml", "无", ":plan.yaml", ":0:plan.yaml"):
        duties("diff", name)

    assert not marker.exists()


def test_no_more_is_read_than_a_plan_may_hold(
    repository: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(repository, {"plan.yaml": PLAN + "# " + "长" * 1_000_000 + "\n"})
    monkeypatch.setattr("duties.cli.sides.SIZE_LIMIT", 1_000_000)
    monkeypatch.setattr("duties.files.SIZE_LIMIT", 1_000_000)

    code, _, err = duties("diff", "HEAD:plan.yaml", "归档/2022.yaml")

    assert (code, "at most 1 MB are read" in err) == (2, True)
