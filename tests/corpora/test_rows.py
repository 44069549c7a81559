"""Every table has the declared fields, and its rows give back the parts that they were made of."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from duties.corpus.cells import cells_of_part, part_of
from duties.corpus.reading import GivenPlan, read_batch, rows_given, table_in
from duties.corpus.rows import year_of
from duties.corpus.sentences import packed, unpacked
from duties.corpus.tables import TABLES, schema_of
from duties.ledger.fields import RECORD
from duties.ledger.folder import read_folder
from duties.ledger.where import folder_of
from duties.messages import Message, counted
from duties.model import Name, Plan
from duties.planfile.fields import PLAN, TARGET, TASK, UNIT
from duties.planfile.grammar import Shape, attribute
from duties.planfile.plain import written
from gathered import DAY, HILL, folder_of_plans
from reading import plan_of

pytest.importorskip("pyarrow")
pytestmark = pytest.mark.extras


def given(path: Path) -> GivenPlan:
    ledger = tuple(read_folder(folder_of(path, None)))
    return GivenPlan(path.stem, str(path), path.read_bytes(), ledger, False, DAY)


@pytest.mark.parametrize(
    ("table", "shape"), [("units", UNIT), ("tasks", TASK), ("targets", TARGET)]
)
def test_a_table_has_every_field_that_is_declared(table: str, shape: Shape[tuple[object]]) -> None:
    assert {attribute(key) for key in shape.grammar} <= set(TABLES[table].columns)


def test_a_plan_has_its_own_fields_and_those_that_are_long_have_tables() -> None:
    own = {attribute(key) for key in PLAN.grammar}

    assert own - set(TABLES["plans"].columns) == {"units", "tasks", "targets"}


def test_every_list_of_the_ledger_is_a_table() -> None:
    assert {key for key in RECORD.grammar if key != "period"} <= set(TABLES)


def test_parts_come_back_from_their_cells(tmp_path: Path) -> None:
    for path in folder_of_plans(tmp_path).rglob("*.yaml"):
        if path.parent.name != "progress":
            plan = plan_of(path.read_text("utf-8"))
            lists: list[tuple[Shape[Any], tuple[Any, ...]]]
            lists = [(TASK, plan.tasks), (UNIT, plan.units), (TARGET, plan.targets)]
            for shape, parts in lists:
                back = [part_of(shape, cells_of_part(shape, part)) for part in parts]
                assert [written(shape, each) for each in back] == [
                    written(shape, each) for each in parts
                ]
            assert written(PLAN, part_of(PLAN, cells_of_part(PLAN, plan))) == written(PLAN, plan)


def test_rows_tell_who_has_what_and_by_which_way(tmp_path: Path) -> None:
    path = tmp_path / "山南.yaml"
    path.write_text(HILL, "utf-8")
    rows = rows_given(given(path))["assignments"]

    assert [
        (row["task"], row["step"], row["unit"], row["role"], row["name"], row["via"])
        for row in rows
    ] == [
        ("1", None, "区住建委", "lead", "住建委", None),
        ("1", None, "各街道", "responsible", "各街道", None),
        ("1", None, "东街道", "responsible", "各街道", "各街道"),
        ("1", None, "西街道", "responsible", "各街道", "各街道"),
        ("2", None, "区城管局", "lead", "区城管局", None),
        ("2", None, "区住建委", "support", "区 住建委", None),
        ("3", None, "区城管局", "lead", "区城管局", None),
        ("3", None, "有关单位", "responsible", "有关单位", None),
        ("3", "3/1", "区住建委", "lead", "区住建委", None),
    ]


def test_a_row_has_the_numbers_of_an_amount_and_the_day_of_a_deadline(tmp_path: Path) -> None:
    path = tmp_path / "山南.yaml"
    path.write_text(HILL, "utf-8")
    rows = rows_given(given(path))
    target, task = rows["targets"][1], rows["tasks"][0]

    assert (target["value"], target["value_low"], target["value_high"]) == ("10.50–12", 10.5, 12.0)
    assert target["owner_unit"] == "区住建委"
    assert (task["due"], task["due_period"]) == (date(2026, 6, 30), "2026-Q2")
    assert [row["left_open"] for row in rows["tasks"]] == [False, True, True]
    assert {row["year"] for row in rows["tasks"]} == {2026}


def test_a_batch_is_read_from_bytes_alone_and_a_failure_costs_no_other(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(HILL, "utf-8")
    bad.write_text("tasks: [", "utf-8")
    both = [given(bad), given(good)]
    good.unlink()
    bad.unlink()
    batch = read_batch(both)

    assert [each.path for each in batch.failed] == [f"{bad}:1:8"]
    assert list(batch.digests) == ["good"]
    for name, stream in batch.tables.items():
        table = table_in(stream)
        assert table.schema.equals(schema_of(TABLES[name]))
        assert set(table["plan"].to_pylist()) == {"good"}


def test_settings_that_name_no_rule_leave_a_plan_unchecked(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(f"{HILL}lint: {{ignore: [DUT999]}}\n", "utf-8")
    (row,) = rows_given(given(path))["findings"]

    assert (row["name"], row["severity"]) == ("not-checked", "error")
    assert str(row["message"]).startswith("there is no rule DUT999")


@pytest.mark.parametrize(
    ("plan", "year"),
    [
        (Plan({}, issued=date(2024, 12, 31), title="2025年要点"), 2024),
        (Plan({}, title="关于2025年的要点"), 2025),
        (Plan({}, title="十四五规划（120250年）"), None),
        (Plan({}), None),
    ],
)
def test_the_year_is_that_of_issue_or_the_one_in_the_title(plan: Plan, year: int | None) -> None:
    assert year_of(plan) == year


def test_a_sentence_comes_back_as_it_was() -> None:
    message = counted(
        "{count} of {names} by {day}",
        "{count} of {names} by {day}",
        2,
        names=(Message("unit {name}", {"name": "{甲}"}), "乙"),
        day=date(2026, 1, 2),
    )

    assert unpacked(packed(message)) == message
    assert unpacked(packed(Message("{name}", {"name": Name("甲", plan_of(HILL).tasks[0].span)})))
