import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from conftest import Duties

from duties.formats.text import width_of

SMALL = """\
title: 清水方案
actions: [{id: 1, title: 治水}, {id: 2, title: 护岸}]
tasks:
  - {id: 1, action: 1, title: 清河, lead: 水务局, responsible: 东街}
  - {id: 2, action: 1, title: 巡河, lead: 水利局}
  - {id: 3, action: 2, title: 植树, lead: 林业局, support: 水务局}
units: [{name: 水务局, aliases: [水利局]}, {name: 闲办}]
"""


@pytest.fixture
def small(workplace: Path) -> Path:
    file = workplace / "plan.yaml"
    file.write_text(SMALL, encoding="utf-8")
    return file


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_matrix_of_the_shipped_plan_fits_100_columns(
    plan: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("COLUMNS", "100")

    code, out, err = duties("--lang", language, "matrix")
    assert (code, err) == (0, "")
    assert max(map(width_of, out.splitlines())) <= 100
    for part in duties("--lang", language, "matrix", "--tasks").out.splitlines():
        assert width_of(part) <= 100


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_in_a_narrow_terminal_the_actions_go_on_in_a_table_below(
    plan: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))

    shown = duties("matrix").out
    heads = [line.split()[1:] for line in shown.splitlines() if line.startswith("Unit ")]
    numbers = [*map(str, range(1, 11)), "Total"]
    assert [number for head in heads for number in head] == numbers
    assert len(heads) > 1
    assert max(map(width_of, shown.splitlines())) <= columns


def test_a_unit_has_one_total_in_the_last_table_however_many_there_are(
    plan: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    totals = {row.split()[0]: row.split()[-1] for row in duties("matrix").out.splitlines()[2:]}
    monkeypatch.setenv("COLUMNS", "60")

    for narrow in duties("matrix").out, duties("matrix", "--tasks").out:
        last = narrow.split("\n\n")[-1].splitlines()
        assert {row.split()[0]: row.split()[-1] for row in last} == totals
    assert totals["Total"] == "●57○115"


def test_in_a_terminal_each_action_has_a_table_of_its_tasks(
    small: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")

    assert duties("matrix", "--tasks").out == (
        "3 units by 3 tasks: ● lead, ○ responsible, ◇ support\n"
        "\n"
        "Action 1 治水\n"
        "\n"
        "Unit    1     2\n"
        "------  ----  ---\n"
        "水务局  ●     ●\n"
        "东街    ○\n"
        "Total   ●1○1  ●1\n"
        "\n"
        "Action 2 护岸\n"
        "\n"
        "Unit    3\n"
        "------  ----\n"
        "水务局  ◇\n"
        "林业局  ●\n"
        "Total   ●1◇1\n"
        "\n"
        "In all\n"
        "\n"
        "Unit    Total\n"
        "------  -------\n"
        "水务局  ●2◇1\n"
        "林业局  ●1\n"
        "东街    ○1\n"
        "Total   ●3○1◇1\n"
    )


def test_elsewhere_it_is_one_table(small: Path, duties: Duties) -> None:
    assert duties("matrix", "--tasks").out == (
        "3 units by 3 tasks: ● lead, ○ responsible, ◇ support\n"
        "\n"
        "Unit    1     2    3     Total\n"
        "------  ----  ---  ----  -------\n"
        "水务局  ●     ●    ◇     ●2◇1\n"
        "林业局             ●     ●1\n"
        "东街    ○                ○1\n"
        "Total   ●1○1  ●1   ●1◇1  ●3○1◇1\n"
    )


def test_units_are_named_as_anywhere_else(small: Path, duties: Duties) -> None:
    found = json.loads(duties("matrix", "-u", "水利局", "--units", "东街", "-f", "json").out)
    assert [row["unit"] for row in found] == ["水务局", "东街"]

    assert duties("matrix", "-u", "无此局").code == 1
    assert duties("matrix", "-u", "闲办") == (1, "", "note: nothing in the plan matches\n")


def test_one_role_alone_may_be_shown(small: Path, duties: Duties) -> None:
    out = duties("matrix", "--role", "lead", "--sort", "plan").out

    assert "●" in out
    assert "○" not in out
    assert "◇" not in out


def test_markdown_and_csv_hold_every_column(plan: Path, duties: Duties) -> None:
    rows = list(csv.reader(StringIO(duties("matrix", "--tasks", "-f", "csv").out)))
    assert len({len(row) for row in rows}) == 1
    assert rows[0][-1] == "55"

    lines = duties("matrix", "-f", "markdown").out.splitlines()
    table = [line for line in lines if line.startswith("|")]
    assert {line.count("|") for line in table} == {13}


def test_an_empty_plan_has_no_matrix(workplace: Path, duties: Duties) -> None:
    (workplace / "plan.yaml").write_text("title: 空\ntasks: []\n", encoding="utf-8")

    nothing = (1, "", "note: nothing in the plan matches\n")
    assert duties("matrix") == nothing
    assert duties("matrix", "--tasks") == nothing
    assert duties("matrix", "-f", "json").out == "[]\n"
