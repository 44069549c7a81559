import json

from asking import EN, ZH, faulty_plan
from duties.formats.render import Format, render
from duties.formats.views.matrix import matrix_caption, matrix_view, section_caption, total_row
from duties.naming.names import Register
from duties.queries.matrix import Matrix, matrix

PLAN = faulty_plan(
    units="name: 各街道, members: [东街], kind: collective",
    actions="id: 1, title: 治水",
    tasks="""
        id: 1, title: 河, action: 1, lead: 甲局, responsible: 各街道
        id: 2, title: 井, action: 1, lead: 甲局, responsible: 甲局
        id: 2, title: 渠, lead: 乙局, support: 甲局
    """,
)


def found(*, by_task: bool) -> Matrix:
    return matrix(PLAN, Register(PLAN), by_task=by_task)


def shown(format_: Format, *, by_task: bool, total: bool = True) -> str:
    whole = found(by_task=by_task)
    view = matrix_view(
        whole, range(len(whole.columns)), by_task=by_task, flat=format_ is Format.CSV
    )
    rows = [*whole.rows, total_row(whole)] if total else list(whole.rows)
    return "\n" + render(format_, view, rows, EN)


def test_a_table_has_signs_with_numbers_and_totals_at_the_edges() -> None:
    assert (
        shown(Format.TABLE, by_task=False)
        == """
Unit    1     –     Total
------  ----  ----  -------
甲局    ●2○1  ◇1    ●2○1◇1
乙局          ●1    ●1
各街道  ○1          ○1
东街    ○1          ○1
Total   ●2○3  ●1◇1  ●3○3◇1
"""
    )


def test_a_table_by_tasks_has_a_sign_in_each_cell_and_numbers_in_the_totals() -> None:
    assert (
        shown(Format.TABLE, by_task=True)
        == """
Unit    1     2     2     Total
------  ----  ----  ----  -------
甲局    ●     ●○    ◇     ●2○1◇1
乙局                ●     ●1
各街道  ○                 ○1
东街    ○                 ○1
Total   ●1○2  ●1○1  ●1◇1  ●3○3◇1
"""
    )


def test_a_program_gets_the_cells_with_their_roles() -> None:
    by_task = json.loads(shown(Format.JSON, by_task=True, total=False))
    by_action = json.loads(shown(Format.JSON, by_task=False, total=False))

    assert by_task[0] == {
        "unit": "甲局",
        "kind": None,
        "tasks": 3,
        "lead": 2,
        "responsible": 1,
        "support": 1,
        "cells": [
            {"task": "1", "roles": ["lead"], "indirect": False},
            {"task": "2", "roles": ["lead", "responsible"], "indirect": False},
            {"task": "2", "roles": ["support"], "indirect": False},
        ],
    }
    assert by_task[3]["cells"] == [{"task": "1", "roles": ["responsible"], "indirect": True}]
    assert by_action[0]["cells"] == [
        {"action": "1", "lead": 2, "responsible": 1, "support": 0},
        {"action": None, "lead": 0, "responsible": 0, "support": 1},
    ]
    assert by_action[2]["kind"] == "collective"


def test_a_spreadsheet_tells_columns_with_the_same_id_apart() -> None:
    assert (
        shown(Format.CSV, by_task=True, total=False)
        == """
unit,kind,tasks,lead,responsible,support,1,2,2 (3)
甲局,,3,2,1,1,●,●○,◇
乙局,,1,1,0,0,,,●
各街道,collective,1,0,1,0,○,,
东街,,1,0,1,0,○,,
"""
    )


def test_the_caption_gives_the_size_and_the_signs() -> None:
    assert matrix_caption(found(by_task=False), by_task=False).put(EN) == (
        "4 units by 1 action: ● lead, ○ responsible, ◇ support"
    )
    assert matrix_caption(found(by_task=True), by_task=True).put(ZH) == (
        "4 个单位 × 3 项任务：● 牵头、○ 责任、◇ 配合"
    )


def test_a_column_belongs_to_its_action_or_to_none() -> None:
    whole = found(by_task=True)

    assert section_caption(whole, 0).put(EN) == "Action 1 治水"
    assert section_caption(whole, 2).put(ZH) == ZH.gettext(str(section_caption(whole, 2).text))


IDS = faulty_plan(
    actions="""
        id: unit, title: 甲
        id: Total, title: 乙
        id: "=1+1", title: 丙
        id: "\\e[31m", title: 丁
    """,
    tasks="""
        id: 1, action: unit, title: 河, lead: 甲局
        id: 2, action: Total, title: 井, lead: 甲局
        id: 3, action: "=1+1", title: 渠, lead: 甲局
        id: 4, action: "\\e[31m", title: 堰, lead: 甲局
    """,
)


def heads(format_: Format) -> str:
    whole = matrix(IDS, Register(IDS), by_task=False)
    view = matrix_view(whole, range(4), by_task=False, flat=format_ is Format.CSV)
    return render(format_, view, whole.rows, ZH).split("\n")[0]


def test_an_id_heads_its_column_as_a_cell_would_show_it_and_is_never_translated() -> None:
    assert heads(Format.TABLE).split() == ["单位", "unit", "Total", "=1+1", r"\u001b[31m", "合计"]
    assert r"\\u001b\[31m" in heads(Format.MARKDOWN)
    assert heads(Format.CSV) == (
        "unit,kind,tasks,lead,responsible,support,unit (1),Total,'=1+1,\\u001b[31m"
    )
