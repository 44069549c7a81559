"""Results as tables of pandas and Arrow."""

from pathlib import Path

import pytest

import duties
from opened import demo, plan, workplace

pandas = pytest.importorskip("pandas")
pyarrow = pytest.importorskip("pyarrow")
pytestmark = pytest.mark.extras

DAY = "2026-06-18"


def test_a_table_has_a_row_for_each_result(demo: duties.LoadedPlan) -> None:
    found = demo.status(as_of=DAY)

    table = found.to_arrow()

    assert table.column_names == list(found.to_dicts()[0])
    assert table.to_pylist() == [
        {key: _as_number(value) for key, value in row.items()} for row in found.to_dicts()
    ]
    assert table.schema.field("days_left").type == pyarrow.int64()
    assert table.schema.field("lead").type == pyarrow.list_(pyarrow.string())


def _as_number(value: object) -> object:
    return float(value) if type(value) is int else value


def test_what_is_of_several_kinds_stands_in_a_table_as_text(plan: duties.LoadedPlan) -> None:
    found = plan.targets("gdp", "water", "unemployment", "metro-5")

    assert {row["id"]: row["value"] for row in found.to_dicts()} == {
        "gdp": 2100,
        "metro-5": None,
        "water": "Ⅱ类",
        "unemployment": 5.5,
    }
    assert found.to_arrow().column("value").to_pylist() == ["2100", None, "Ⅱ类", "5.5"]


def test_a_matrix_has_a_column_for_each_action_in_tables_alone(plan: duties.LoadedPlan) -> None:
    found = plan.matrix(unit="区住建委")

    (row,) = found.to_arrow().to_pylist()

    assert (row["unit"], row["1"], row["2"], row["10"]) == ("区住建委", "○1", "●3○2", "○1")
    assert "cells" in found.to_dicts()[0]


def test_a_table_without_results_has_its_columns(plan: duties.LoadedPlan) -> None:
    found = plan.tasks(grep="无此字样")

    assert found.to_dicts() == []
    assert found.to_arrow().num_rows == 0
    assert found.to_arrow().column_names == list(plan.tasks().to_dicts()[0])


def test_pandas_gets_the_columns(demo: duties.LoadedPlan) -> None:
    frame = demo.status(as_of=DAY).to_pandas()

    assert isinstance(frame, pandas.DataFrame)
    assert list(frame.columns) == list(demo.status(as_of=DAY).to_dicts()[0])
    assert str(frame["days_left"].dtype) == "Int64"
    assert frame[frame["light"] == "red"]["id"].tolist() == ["5", "6", "10"]


def test_a_table_of_many_plans_says_which(workplace: Path) -> None:
    found = duties.load_folder("plans").status(as_of=DAY)

    assert found.to_arrow().column("plan").to_pylist() == [each.plan for each in found]
