"""What a table does in a terminal that has no room for it."""

import re
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from asking import EN, ZH
from duties.formats import views
from duties.formats.colours import Emphasis, Palette
from duties.formats.render import Format, render
from duties.formats.view import Column, View
from duties.messages import Message, Translator

Row = tuple[object, ...]
languages = pytest.mark.parametrize("into", [EN, ZH], ids=["en", "zh"])


def view_of(*headings: str, may_head: bool = False) -> View[Row]:
    return View(
        tuple(
            Column(
                heading,
                lambda row, at=at: row[at],  # type: ignore[misc]
                may_head=may_head and at == 0,
            )
            for at, heading in enumerate(headings)
        ),
        {},
    )


def table(view: View[Row], rows: Sequence[Row], width: int, into: Translator = EN) -> str:
    return render(Format.TABLE, view, rows, into, width=width)


@cache
def all_headings() -> list[str]:
    """Return the headings of the columns of all views: as they are written there, and shared."""
    found = set()
    for each in iter_modules(views.__path__):
        module = import_module(f"{views.__name__}.{each.name}")
        found |= set(HEADING.findall(Path(str(module.__file__)).read_text("utf-8")))
        parts = [
            value.columns if isinstance(value, View) else (value,)
            for value in vars(module).values()
        ]
        found |= {part.heading for columns in parts for part in columns if isinstance(part, Column)}
    return sorted(found)


HEADING = re.compile(r'Column(?:\[\w+\])?\(\s*N_\("([^"]+)"\)')
LATIN = re.compile(r"[A-Za-z]+|[0-9]+(?:[-/.][0-9]+)*%?")
words = st.sampled_from(
    (
        *("lead", "Treasury", "infrastructure", "Telecommunications", "Low-carbon", "a", "of"),
        *(
            "2026-06-30",
            "19/2",
            "0/91.8%",
            "10,000",
            "县住建局",
            "清理河道、",
            "（2026-12）",
            "推进",
        ),
    )
)
texts = st.lists(words, max_size=7).map(" ".join)


@st.composite
def tables(draw: st.DrawFn) -> tuple[View[Row], list[Row]]:
    headings = draw(st.lists(st.sampled_from(all_headings()), min_size=1, max_size=14, unique=True))
    cells = [draw(st.sampled_from([texts, words, st.integers(0, 2000)])) for _ in headings]
    rows = draw(st.lists(st.tuples(*cells), min_size=1, max_size=5))
    return view_of(*headings, may_head=draw(st.booleans())), rows


def test_there_are_headings_to_try() -> None:
    assert {"Responsible", "Days left", "In a row", "Percent"} <= set(all_headings())


@languages
@given(made=tables(), width=st.sampled_from([40, 60, 80, 100]))
@settings(deadline=None, derandomize=True, max_examples=150)
def test_no_word_figure_or_date_is_cut_and_no_line_is_wider_than_the_terminal(
    into: Translator, made: tuple[View[Row], list[Row]], width: int
) -> None:
    view, rows = made
    out = table(view, rows, width, into)

    assert max(map(wcswidth, out.split("\n"))) <= width
    told = [into.gettext(column.heading) for column in view.columns]
    told += [str(cell) for row in rows for cell in row]
    assert set(LATIN.findall(out)) <= {word for text in told for word in LATIN.findall(text)}


@languages
@pytest.mark.parametrize("width", [60, 80, 100])
def test_no_heading_is_cut_in_a_table_of_all_columns_there_are(
    into: Translator, width: int
) -> None:
    headings = all_headings()
    row = tuple(f"cell{at}" for at in range(len(headings)))
    out = table(view_of(*headings), [row, row], width, into)

    assert max(map(wcswidth, out.split("\n"))) <= width
    assert set(row) <= set(re.findall("cell[0-9]+", out))
    told = {word for heading in headings for word in LATIN.findall(into.gettext(heading))}
    assert set(LATIN.findall(out)) <= told | {"cell"} | {str(at) for at in range(len(row))}


WIDE = view_of("No.", "Task", "Lead", "Responsible", "Due")
TASKS: list[Row] = [
    (
        "1",
        "Extend the telecommunications network",
        "Treasury",
        "Department of Transport",
        "2026-11",
    ),
    ("2", "Electrify the bus fleet", "Department of Transport", "", "2027"),
]


def test_columns_that_have_no_room_stand_below_their_row_as_facts() -> None:
    assert table(WIDE, TASKS, 56) == (
        "No.  Task                        Lead\n"
        "---  --------------------------  -----------------------\n"
        "1    Extend the                  Treasury\n"
        "     telecommunications network\n"
        "   Responsible: Department of Transport  Due: 2026-11\n"
        "2    Electrify the bus fleet     Department of Transport\n"
        "   Due: 2027\n"
    )


def test_a_long_reason_stands_below_rather_than_in_a_narrow_column() -> None:
    view = view_of("No.", "Task", "Light", "State", "Why")
    rows: list[Row] = [
        ("1", "治理清水河城区段", "● 红", "推进中", "受阻 18 天（自5月3日起），问题：征地进度滞后"),
        ("2", "改造老旧小区", "○ 绿", "已完成", "5月30日完成，逾期 12 天（时限 5月18日）"),
    ]

    assert table(view, rows, 54, ZH) == (
        "序号  任务              亮灯  状态\n"
        "----  ----------------  ----  ------\n"
        "1     治理清水河城区段  ● 红  推进中\n"
        "   原因：受阻 18 天（自5月3日起），问题：征地进度滞后\n"
        "2     改造老旧小区      ○ 绿  已完成\n"
        "   原因：5月30日完成，逾期 12 天（时限 5月18日）\n"
    )


PLANS: list[Row] = [
    ("north-county", "1", "修缮码头", "区住建委"),
    ("north-county", "2", "新建学校", "区教委"),
    ("south", "1", "修缮老街", "区住建委"),
    ("south", "2", "建设养老院", "区民政局"),
]
OF_PLANS = view_of("Plan", "No.", "Task", "Lead", may_head=True)


def test_a_plan_heads_its_rows_where_there_is_no_room_for_it_beside_them() -> None:
    assert table(OF_PLANS, PLANS, 30) == (
        "No.  Task        Lead\n"
        "---  ----------  --------\n"
        "Plan: north-county\n"
        "1    修缮码头    区住建委\n"
        "2    新建学校    区教委\n"
        "\n"
        "Plan: south\n"
        "1    修缮老街    区住建委\n"
        "2    建设养老院  区民政局\n"
    )


@pytest.mark.parametrize(
    "rows", [PLANS[1:3], [PLANS[0], PLANS[2], PLANS[1], PLANS[3]]], ids=["one each", "mixed"]
)
def test_a_plan_heads_no_rows_that_do_not_stand_together_or_are_one(rows: list[Row]) -> None:
    assert "Plan:" not in table(OF_PLANS, rows, 34)
    assert "Plan " in table(OF_PLANS, rows, 34)


def test_a_word_longer_than_a_line_is_cut_and_no_other() -> None:
    address = "https://example.org/" + "0123456789" * 8
    out = table(view_of("No.", "Contact"), [("1", f"see {address} today")], 40)

    assert max(map(len, out.splitlines())) <= 40
    assert "".join(line[5:].strip() for line in out.splitlines()[2:]) == f"see{address}today"


def test_what_stands_below_a_row_has_its_look() -> None:
    view = WIDE._replace(
        columns=(
            *WIDE.columns[:-1],
            WIDE.columns[-1]._replace(look=lambda _: Emphasis.WARNING),
        )
    )
    out = render(Format.TABLE, view, TASKS, EN, width=56, palette=Palette(has_colour=True))

    assert "  \x1b[1;33mDue: 2026-11\x1b[0m\n" in out


def test_a_message_in_a_heading_of_a_plan_is_told_in_the_language() -> None:
    rows: list[Row] = [("a", "1", Message("Total"), "甲" * 20)] * 2

    assert table(OF_PLANS, rows, 40, ZH).splitlines()[2] == "方案：a"
