"""The rows of an export in Parquet, with their types."""

import csv
from datetime import date
from io import BytesIO, StringIO

import pytest

from duties.exporting import csv as csv_export
from duties.exporting import parquet as parquet_export
from duties.exporting.dossier import Dossier
from duties.exporting.records import RECORDS, records
from handing_on import dossier
from reading import PLANS

parquet = pytest.importorskip("pyarrow.parquet")
pytestmark = pytest.mark.extras


def from_csv(of: Dossier) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(csv_export.render(of).decode())))


def from_parquet(of: Dossier) -> list[dict[str, object]]:
    found: list[dict[str, object]] = parquet.read_table(
        BytesIO(parquet_export.render(of))
    ).to_pylist()
    return found


def _in_csv(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "、".join(value)
    return "" if value is None else str(value)


@pytest.mark.parametrize("name", ["full.yaml", "county.yaml"])
def test_csv_and_parquet_hold_the_same(name: str) -> None:
    of = dossier((PLANS / name).read_text("utf-8"))

    typed = from_parquet(of)
    assert from_csv(of) == [{key: _in_csv(value) for key, value in row.items()} for row in typed]
    assert len(typed) == len(list(records(of)))


def test_parquet_holds_the_largest_number_that_a_plan_may_have() -> None:
    of = dossier("title: 清水\nhorizon: 999999999999999\ntasks: [{id: 1, title: 河}]\n")

    assert from_parquet(of)[0]["horizon"] == 999_999_999_999_999


def test_parquet_columns_have_types() -> None:
    first = from_parquet(dossier((PLANS / "full.yaml").read_text("utf-8")))[0]

    assert first["issued"] == date(2024, 3, 1)
    assert first["due"] == date(2024, 12, 31)
    assert first["horizon"] == 2026
    assert (first["position"], first["task"]) == (1, "1")
    assert first["chief"] is True
    assert first["action_title"] == "治水"


def test_an_empty_plan_has_its_columns() -> None:
    table = parquet.read_table(BytesIO(parquet_export.render(dossier("title: 空\ntasks: []\n"))))

    assert (table.column_names, table.num_rows) == (list(RECORDS.fields), 0)
