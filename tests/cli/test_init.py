from pathlib import Path

import pytest
from conftest import ROOT, Duties


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_starter_plan_is_written_and_answers_at_once(
    workplace: Path, duties: Duties, language: str
) -> None:
    code, out, err = duties("--lang", language, "init")

    assert (code, out) == (0, "")
    assert "duties --plan plan.yaml tasks" in err
    assert duties("tasks").code == 0
    assert duties("tasks").err == ""
    assert duties("lint").code == 0


def test_the_example_is_the_shipped_plan(workplace: Path, duties: Duties) -> None:
    assert duties("init", "--example", "例.yaml").code == 0

    assert (workplace / "例.yaml").read_bytes() == (ROOT / "plan.yaml").read_bytes()


def test_a_file_that_is_there_is_never_touched(workplace: Path, duties: Duties) -> None:
    (workplace / "plan.yaml").write_text("mine", encoding="utf-8")

    assert duties("init", "--example") == (
        2,
        "",
        "error: plan.yaml: the file already exists; name another one\n",
    )
    assert (workplace / "plan.yaml").read_text(encoding="utf-8") == "mine"


def test_a_link_to_nowhere_is_not_followed(workplace: Path, duties: Duties) -> None:
    (workplace / "plan.yaml").symlink_to("elsewhere.yaml")

    assert duties("init").code == 2
    assert not (workplace / "elsewhere.yaml").exists()


def test_a_folder_that_is_not_there_is_named(workplace: Path, duties: Duties) -> None:
    assert duties("init", "none/plan.yaml") == (
        2,
        "",
        "error: none/plan.yaml: there is no folder none; make it first\n",
    )
