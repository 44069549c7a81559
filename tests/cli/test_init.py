from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT, Duties

from duties.cli import clock


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


def test_the_demo_is_a_plan_with_progress_up_to_a_day(workplace: Path, duties: Duties) -> None:
    code, out, err = duties("init", "--demo", "try", "--as-of", "2026-06-18")

    assert (code, out) == (0, "")
    assert err == (
        "note: wrote a plan and what was reported up to 2026-06-18 into try; "
        "there, run `duties status --as-of 2026-06-18`\n"
    )
    written = {file.relative_to("try").as_posix() for file in Path("try").rglob("*.yaml")}
    assert written == {
        "plan.yaml",
        *(f"progress/2026-0{month}.yaml" for month in range(2, 7)),
    }
    answer = duties("--plan", "try/plan.yaml", "who-leads", "1")
    assert answer == (0, "1 建设清水河产业园\n   Lead  县经信局\n", "")


def test_the_demo_goes_by_the_clock_otherwise(
    workplace: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2028, 2, 29))

    assert duties("init", "--demo", ".").err.endswith(" into .; there, run `duties status`\n")
    assert Path("progress/2028-02.yaml").is_file()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--demo", "used"), "error: used: there is something in this folder already; "),
        (("--demo", "used/plan.yaml"), "error: used/plan.yaml: this is a file; name a folder"),
        (("--demo", "new.yaml"), "error: new.yaml: several files are written into a folder, "),
        (("--demo", "none/new"), "error: none/new: there is no folder none; make it first"),
        (("--demo", "new", "plan.yaml"), "error: --demo names a folder; give no file, "),
        (("--demo", "new", "--example"), "error: --demo names a folder; give no file, "),
        (("--as-of", "2026-06-18"), "error: --as-of is for --demo alone; "),
        (("--demo", "new", "--as-of", "soon"), "error: --as-of takes a day "),
        (("--demo", "new", "--as-of", "0001-01-01"), "error: the demo has dates some months "),
        (("--demo", "new", "--as-of", "9999-01-01"), "error: the demo has dates some months "),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_where_the_demo_cannot_be_written_nothing_is(
    workplace: Path, duties: Duties, arguments: tuple[str, ...], sentence: str
) -> None:
    Path("used").mkdir()
    Path("used/plan.yaml").write_text("mine", encoding="utf-8")

    code, out, err = duties("init", *arguments)

    assert (code, out) == (2, "")
    assert err.startswith(sentence)
    assert sorted(map(str, workplace.rglob("*"))) == [
        str(workplace / "used"),
        str(workplace / "used/plan.yaml"),
    ]
