import sys

import pytest

from duties.errors.exports import MissingLibraryError
from duties.exporting import csv as csv_export
from duties.exporting import parquet as parquet_export
from duties.exporting.dossier import Dossier
from duties.exporting.records import RECORDS, records
from handing_on import dossier, shipped_dossier, small_dossier
from reading import PLANS


def said(of: Dossier, *keys: str) -> list[tuple[object, ...]]:
    return [tuple(RECORDS.fields[key](record) for key in keys) for record in records(of)]


def test_there_is_a_row_for_each_role_of_a_unit_and_one_for_a_task_without_units() -> None:
    of = small_dossier(
        units="""
            name: 东街道
            name: 西街道
            name: 各街道, members: [东街道, 西街道], kind: collective
        """,
        tasks="""
            id: 1, title: 渠
            id: 2, title: 河, lead: [甲局, 东街道], responsible: 各街道
            id: 3, title: 井
        """,
    )

    assert said(of, "position", "unit", "role", "chief", "via", "registered", "kind") == [
        (1, None, None, None, None, None, None),
        (2, "甲局", "lead", True, None, False, None),
        (2, "东街道", "lead", False, None, True, None),
        (2, "各街道", "responsible", False, None, True, "collective"),
        (2, "东街道", "responsible", False, "各街道", True, None),
        (2, "西街道", "responsible", False, "各街道", True, None),
        (3, None, None, None, None, None, None),
    ]


def test_a_collective_that_leads_has_the_chief_and_its_members_do_not() -> None:
    of = small_dossier(
        units="name: 东街道\nname: 各街道, members: [东街道]",
        tasks="id: 1, title: 河, lead: 各街道",
    )

    assert said(of, "unit", "chief") == [("各街道", True), ("东街道", False)]


def test_names_stay_as_written_beside_the_unit_they_mean() -> None:
    of = small_dossier(
        units="name: 县水务局, aliases: [水务局]", tasks="id: 1, title: 河, lead: 水务局"
    )

    assert said(of, "name", "unit") == [("水务局", "县水务局")]


def test_a_row_names_the_steps_of_its_task_and_the_days_of_what_else_it_says() -> None:
    of = dossier((PLANS / "county.yaml").read_text("utf-8"))

    assert said(of, "start", "leader", "steps")[0] == (
        "2026-02-01",
        "分管副县长",
        ["1/1 完成选址", "1/2 软件天地一期"],
    )
    assert said(of, "task", "every", "steps")[-1] == ("2", "month", [])


def test_an_empty_plan_has_its_columns() -> None:
    of = dossier("title: 空\ntasks: []\n")

    assert csv_export.render(of).decode() == ",".join(RECORDS.fields) + "\n"


def test_the_shipped_plan_has_a_row_for_each_assignment() -> None:
    roles = [role for (role,) in said(shipped_dossier(), "role")]

    assert (roles.count("lead"), roles.count("responsible")) == (57, 115)


def test_without_pyarrow_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(MissingLibraryError):
        parquet_export.render(shipped_dossier())
