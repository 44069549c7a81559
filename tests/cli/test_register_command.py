"""`duties register`: one file of units that plans can take over."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT, Duties

from duties.lint.registers import check_register
from duties.planfile.registers import load_units
from duties.source import Source


@pytest.fixture
def offices(workplace: Path) -> Path:
    return Path(shutil.copytree(ROOT / "tests" / "data" / "plans" / "offices", "offices"))


def test_the_register_is_sound_and_each_plan_finds_its_units_there(
    offices: Path, duties: Duties
) -> None:
    answer = duties("register", "offices", "-o", "offices/units.yaml")
    register = load_units(Source("units.yaml", Path("offices/units.yaml").read_text("utf-8")))

    assert answer.code == 0
    assert register.findings == ()
    assert check_register(register, date(2026, 3, 1)).findings == ()
    for plan in offices.glob("[ew]*.yaml"):
        text = plan.read_text("utf-8").replace("units:", "register: units.yaml\nunits:", 1)
        plan.write_text(text, encoding="utf-8")
    asked = duties("--plan", "offices/elderly.yaml", "my-tasks", "县住建局", "-f", "csv")
    assert "新建养老驿站八处" in asked.out


def test_the_same_plans_give_the_same_file(offices: Path, duties: Duties) -> None:
    first = duties("register", "offices")

    assert first.out == duties("register", "offices").out != ""


def test_a_file_is_overwritten_only_by_force(offices: Path, duties: Duties) -> None:
    Path("units.yaml").write_text("units: []\n", encoding="utf-8")

    refused = duties("register", "offices", "-o", "units.yaml")

    assert (refused.code, refused.out) == (2, "")
    assert "units.yaml" in refused.err
    assert Path("units.yaml").read_text("utf-8") == "units: []\n"
    assert duties("register", "offices", "-o", "units.yaml", "--force").code == 0
    assert "县住建局" in Path("units.yaml").read_text("utf-8")


def test_the_register_itself_is_no_plan_and_is_passed_over(offices: Path, duties: Duties) -> None:
    before = duties("register", "offices", "-o", "offices/units.yaml")
    after = duties("register", "offices", "-o", "offices/units.yaml", "--force")

    assert before.err == after.err


def test_a_plan_that_cannot_be_read_is_said_and_the_others_count(
    offices: Path, duties: Duties
) -> None:
    Path("offices/broken.yaml").write_text("tasks: [", encoding="utf-8")

    answer = duties("register", "offices")

    assert answer.code == 2
    assert "broken.yaml" in answer.err
    assert "县住建局" in answer.out


def test_plans_without_units_give_no_register(workplace: Path, duties: Duties) -> None:
    Path("plan.yaml").write_text("title: 方案\ntasks: [{id: 1, title: 河}]\n", encoding="utf-8")

    answer = duties("register", "plan.yaml", "-o", "units.yaml")

    assert answer.code == 1
    assert not Path("units.yaml").exists()


def test_no_name_gets_out_of_a_comment(workplace: Path, duties: Duties) -> None:
    name = "甲局\\n- name: 乙局 # duties: ignore[DUT206]"
    text = (
        f'title: 方案\nunits: [{{name: "{name}", aliases: [丙局]}}, {{name: 丙 局}}]\ntasks: []\n'
    )
    for file in ("a.yaml", "b.yaml"):
        Path(file).write_text(text, encoding="utf-8")

    out = duties("register", "a.yaml", "b.yaml").out
    register = load_units(Source("units.yaml", out))

    assert register.findings == ()
    assert all(unit.name != "乙局" for unit in register.units)
    assert out.count(" # duties") == sum(
        line.lstrip().startswith(('- name: "', "- '", '- "')) and " # duties" in line
        for line in out.splitlines()
    )
