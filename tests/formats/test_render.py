import csv
import io
import json
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from asking import EN, ZH
from duties.formats.markdown import escape
from duties.formats.render import Format, render
from duties.formats.text import printable
from duties.formats.view import CardLine, Column, Fact, View
from duties.messages import Message

moderate = settings(deadline=None, derandomize=True, max_examples=150)


class Row(NamedTuple):
    """One thing to render."""

    name: str
    number: int | None = 0
    names: tuple[str, ...] = ()
    note: str | None = None


VIEW: View[Row] = View(
    (
        Column("Unit", lambda row: row.name),
        Column("Tasks", lambda row: row.number),
        Column("Lead", lambda row: row.names),
        Column("Note", lambda row: row.note, optional=True),
    ),
    {
        "name": lambda row: row.name,
        "number": lambda row: row.number,
        "is_many": lambda row: len(row.names) > 1,
        "names": lambda row: list(row.names),
        "by_name": lambda row: {name: [len(name)] for name in row.names},
        "note": lambda row: row.note,
        "share": lambda _: 0.25,
    },
)
ROWS = [
    Row("区住建委", 12, ("甲局", "CBD管委会")),
    Row("CBD管委会", 3, (), "见附件"),
]

any_text = st.text(st.characters(exclude_categories=()), max_size=12)
hostile = any_text | st.text(
    "甲a|`*_<>&\\\"',=+-@\t\r\n\x1b\u202e\u200d\u3000、 #[]!~{}$", max_size=12
)
any_rows = st.lists(
    st.builds(
        Row,
        name=hostile,
        number=st.none() | st.integers(),
        names=st.lists(hostile, max_size=3).map(tuple),
        note=st.none() | hostile,
    ),
    min_size=1,
    max_size=4,
)


def table(rows: Sequence[Row], width: int | None = None) -> str:
    return render(Format.TABLE, VIEW, rows, EN, width=width)


# Tables


def test_a_table_has_a_caption_numbers_to_the_right_and_no_empty_optional_column() -> None:
    rows = [row._replace(note=None) for row in ROWS]
    caption = Message("{count} of {unit}", {"count": 2, "unit": "渝中"})

    assert render(Format.TABLE, VIEW, rows, EN, caption=caption) == (
        "2 of 渝中\n"
        "\n"
        "Unit         Tasks  Lead\n"
        "---------  -------  ---------------\n"
        "区住建委        12  甲局, CBD管委会\n"
        "CBD管委会        3\n"
    )


def test_a_table_speaks_the_language_asked_for() -> None:
    assert render(Format.TABLE, VIEW, ROWS, ZH) == (
        "单位         任务数  牵头单位         备注\n"
        "---------  --------  ---------------  ------\n"
        "区住建委         12  甲局、CBD管委会\n"
        "CBD管委会         3                   见附件\n"
    )


def test_an_empty_cell_among_numbers_leaves_them_to_the_right() -> None:
    assert table([Row("甲局", None), Row("乙局", 12)]) == (
        "Unit      Tasks  Lead\n------  -------  ------\n甲局\n乙局         12\n"
    )


def test_a_table_too_wide_is_wrapped_so_that_it_is_low() -> None:
    rows = [Row("区住建委", 1, ("甲局", "乙局", "丙局", "丁局"), "每季度巡查一次，年底报告")]

    assert table(rows, 47) == (
        "Unit      Tasks  Lead         Note\n"
        "--------  -----  -----------  ----------------\n"
        "区住建委      1  甲局, 乙局,  每季度巡查一次，\n"
        "                 丙局, 丁局   年底报告\n"
    )


def test_a_heading_is_wrapped_where_it_makes_its_column_too_wide() -> None:
    view: View[Row] = View(
        (
            Column("Shared tasks", lambda row: row.number),
            Column("As responsible", lambda row: row.name),
        ),
        {},
    )

    assert render(Format.TABLE, view, [Row("12、13", 2)], EN, width=22) == (
        "Shared  As responsible\n tasks\n------  --------------\n     2  12、13\n"
    )


def test_a_table_without_items_is_empty() -> None:
    caption = Message("none")

    assert render(Format.TABLE, VIEW, [], EN, caption=caption, width=80) == ""


def test_names_cannot_steer_the_terminal_from_a_table_or_its_caption() -> None:
    caption = Message("{unit}", {"unit": "\x1b[2J\n"})

    assert render(Format.TABLE, VIEW, [Row("\x1b[31m\u202e甲\n乙\t")], EN, caption=caption) == (
        "\\u001b[2J\\n\n"
        "\n"
        "Unit                        Tasks  Lead\n"
        "------------------------  -------  ------\n"
        "\\u001b[31m\\u202e甲\\n乙\\t        0\n"
    )


def cells(text: str) -> list[list[str]]:
    """Return the cells of a table's lines, cut where its rule has gaps."""
    heading, rule, *lines = text.removesuffix("\n").split("\n")
    assert set(rule) <= {"-", " "}
    starts = [at for at in range(len(rule)) if rule[at] == "-" and rule[at - 1 : at] in ("", " ")]
    return [cut(line, starts) for line in (heading, *lines)]


def cut(line: str, starts: list[int]) -> list[str]:
    """Return the text at each of some columns of the screen, up to the next one."""
    widths = [wcswidth(line[:at]) for at in range(len(line) + 1)]
    offsets = [bisect_left(widths, start) for start in starts]
    return [line[start:end].strip() for start, end in pairwise([*offsets, len(line)])]


def row_cells(row: Row, *, has_notes: bool) -> list[str]:
    """Return what the table of a row has to say."""
    number = "" if row.number is None else str(row.number)
    texts = [row.name, number, ", ".join(row.names), *([row.note or ""] if has_notes else [])]
    return [printable(text).strip() for text in texts]


@given(rows=any_rows)
@moderate
def test_the_columns_of_any_table_line_up(rows: list[Row]) -> None:
    has_notes = any(row.note for row in rows)
    headings = ["Unit", "Tasks", "Lead", *(["Note"] if has_notes else [])]

    assert cells(table(rows)) == [headings, *(row_cells(row, has_notes=has_notes) for row in rows)]


@given(rows=any_rows, width=st.integers(30, 100))
@moderate
def test_no_line_of_any_table_is_wider_than_the_screen(rows: list[Row], width: int) -> None:
    rows = [row._replace(number=1) for row in rows]

    assert max(wcswidth(line) for line in table(rows, width).split("\n")) <= width


# Cards


def card(row: Row) -> tuple[CardLine, ...]:
    facts = [Fact("Note", row.note)] if row.note else []
    return (f"1 {row.name}", Fact("Lead", row.names), *facts, Message("no unit"))


CARDS = VIEW._replace(card=card)
SHORT_CARDS = VIEW._replace(card=lambda row: (row.name, Fact("Lead", row.names)))


def test_cards_put_the_values_of_their_facts_below_each_other() -> None:
    assert render(Format.TABLE, CARDS, ROWS, ZH) == (
        "1 区住建委\n"
        "   牵头单位  甲局、CBD管委会\n"
        "未写明\n"
        "\n"
        "1 CBD管委会\n"
        "   牵头单位  \n"
        "   备注      见附件\n"
        "未写明\n"
    )


def test_cards_of_two_lines_stand_close() -> None:
    assert render(Format.TABLE, SHORT_CARDS, ROWS, EN, caption=Message("two")) == (
        "two\n\n区住建委\n   Lead  甲局, CBD管委会\nCBD管委会\n   Lead  \n"
    )


def test_cards_of_three_lines_stand_apart() -> None:
    assert render(Format.TABLE, CARDS, [ROWS[0]] * 2, EN) == (
        "1 区住建委\n   Lead  甲局, CBD管委会\nno unit\n"
        "\n"
        "1 区住建委\n   Lead  甲局, CBD管委会\nno unit\n"
    )


def test_a_long_fact_of_a_card_is_wrapped_under_itself() -> None:
    row = Row("甲局", 0, ("区住建委", "CBD管委会", "区教委", "区民政局"))

    assert render(Format.TABLE, SHORT_CARDS, [row], EN, width=30) == (
        "甲局\n   Lead  区住建委, CBD管委会,\n         区教委, 区民政局\n"
    )
    assert render(Format.TABLE, SHORT_CARDS, [row], EN, width=1) == (
        "甲局\n   Lead  区住建委, CBD管委会,\n         区教委, 区民政局\n"
    )


def test_a_fact_has_twenty_columns_in_the_narrowest_terminal() -> None:
    row = Row("甲局", 0, ("x" * 21,))

    assert render(Format.TABLE, SHORT_CARDS, [row], EN, width=1) == (
        f"甲局\n   Lead  {'x' * 20}\n         x\n"
    )


def test_names_cannot_steer_the_terminal_from_a_card() -> None:
    assert render(Format.TABLE, CARDS, [Row("\x1b[2J\n", 0, ("\u202e甲", "\r"), "a\tb")], EN) == (
        "1 \\u001b[2J\\n\n   Lead  \\u202e甲, \\r\n   Note  a\\tb\nno unit\n"
    )


# Markdown


def test_a_markdown_table_has_its_caption_above_it() -> None:
    caption = Message("{unit}: {count}", {"unit": "甲_乙", "count": 2})

    assert render(Format.MARKDOWN, VIEW, ROWS, ZH, caption=caption) == (
        "甲\\_乙: 2\n"
        "\n"
        "| 单位      |   任务数 | 牵头单位        | 备注   |\n"
        "|-----------|----------|-----------------|--------|\n"
        "| 区住建委  |       12 | 甲局、CBD管委会 |        |\n"
        "| CBD管委会 |        3 |                 | 见附件 |\n"
    )


@pytest.mark.parametrize(
    ("caption", "line"),
    [
        ("- a", r"\- a"),
        ("+ a", r"\+ a"),
        ("1. a", r"1\. a"),
        ("12) a", r"12\) a"),
        ("2026 a", "2026 a"),
        ("# a", r"\# a"),
        ("---", r"\---"),
        ("===", r"\==="),
        ("    a", "a"),
        ("a\n- b", "a<br>- b"),
    ],
)
def test_a_markdown_caption_begins_neither_a_list_nor_a_heading(caption: str, line: str) -> None:
    told = Message("{caption}", {"caption": caption})

    assert render(Format.MARKDOWN, VIEW, ROWS, EN, caption=told).split("\n")[:2] == [line, ""]


def test_a_markdown_table_without_items_has_headings_only() -> None:
    assert render(Format.MARKDOWN, VIEW, [], EN) == (
        "| Unit   | Tasks   | Lead   |\n|--------|---------|--------|\n"
    )


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("甲|乙", "甲\\|乙"),
        ("`rm`", "\\`rm\\`"),
        ("**甲** _乙_ ~丙~", "\\*\\*甲\\*\\* \\_乙\\_ \\~丙\\~"),
        ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
        ("![x](http://x) [a]: #b", "\\!\\[x\\](http://x) \\[a\\]: \\#b"),
        ("&lt; {x}", "\\&lt; \\{x\\}"),
        ("a\\|b", "a\\\\\\|b"),
        ("甲\n乙\r\n丙", "甲<br>乙<br>丙"),
        ("甲\t\x1b\u202e", "甲\\\\t\\\\u001b\\\\u202e"),
        ("甲\u2028乙\x0b丙", "甲<br>乙<br>丙"),
        ("", ""),
    ],
)
def test_markdown_shows_a_text_as_it_is(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def markdown_cells(line: str) -> list[str]:
    """Return the cells of a line of a Markdown table, as a reader sees them."""
    found = [""]
    rest = iter(line.replace("<br>", "\n"))
    for character in rest:
        if character == "|":
            found.append("")
        else:
            assert character not in "`*_<>&[]{}~#!"
            found[-1] += next(rest) if character == "\\" else character
    assert found[0] == found[-1] == ""
    return [cell.strip(" ") for cell in found[1:-1]]


@given(rows=any_rows)
@moderate
def test_any_markdown_table_shows_its_texts_as_they_are(rows: list[Row]) -> None:
    heading, _, *lines = render(Format.MARKDOWN, VIEW, rows, EN).removesuffix("\n").split("\n")

    has_notes = any(row.note for row in rows)
    expected = [
        [
            "\n".join(map(printable, text.splitlines())).strip()
            for text in (
                row.name,
                "" if row.number is None else str(row.number),
                ", ".join(row.names),
                *([row.note or ""] if has_notes else []),
            )
        ]
        for row in rows
    ]
    assert markdown_cells(heading) == ["Unit", "Tasks", "Lead", *(["Note"] if has_notes else [])]
    assert [[cell.strip() for cell in markdown_cells(line)] for line in lines] == expected


# JSON


def test_json_is_a_list_of_objects_in_plain_utf_8() -> None:
    assert render(Format.JSON, VIEW, ROWS[:1], ZH, caption=Message("no"), width=10) == (
        "[\n"
        "  {\n"
        '    "name": "区住建委",\n'
        '    "number": 12,\n'
        '    "is_many": true,\n'
        '    "names": [\n'
        '      "甲局",\n'
        '      "CBD管委会"\n'
        "    ],\n"
        '    "by_name": {\n'
        '      "甲局": [\n'
        "        2\n"
        "      ],\n"
        '      "CBD管委会": [\n'
        "        6\n"
        "      ]\n"
        "    },\n"
        '    "note": null,\n'
        '    "share": 0.25\n'
        "  }\n"
        "]\n"
    )


def test_json_without_items_is_an_empty_list() -> None:
    assert render(Format.JSON, VIEW, [], EN) == "[]\n"


@given(rows=any_rows)
@example(rows=[Row("\ud800\x7f\u2028\u202e\ufeff\U000e0041𠮷\\u0041\n")])
@moderate
def test_json_gives_any_text_back_and_hides_nothing(rows: list[Row]) -> None:
    text = render(Format.JSON, VIEW, rows, EN)

    assert json.loads(text) == [
        {key: field(row) for key, field in VIEW.fields.items()} for row in rows
    ]
    lines = text.removesuffix("\n").split("\n")
    assert [printable(line) for line in lines] == lines


# CSV


def read_csv(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def test_csv_has_a_line_of_keys_and_joins_lists() -> None:
    assert render(Format.CSV, VIEW, ROWS, ZH, caption=Message("no"), width=10) == (
        "name,number,is_many,names,by_name,note,share\n"
        '区住建委,12,true,甲局、CBD管委会,"{""甲局"": [2], ""CBD管委会"": [6]}",,0.25\n'
        "CBD管委会,3,false,,{},见附件,0.25\n"
    )


def test_csv_without_items_has_the_keys_only() -> None:
    assert render(Format.CSV, VIEW, [], EN) == "name,number,is_many,names,by_name,note,share\n"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1+1", "'＝1+1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠SUM(A1)", "'＠SUM(A1)"),
        ("\n=1", "'\n'=1"),
        ("\t=1", "\\t=1"),
        ("\r=1", "\\r=1"),
        ("\u200b=1", "\\u200b=1"),
        ("'=1", "'=1"),
        ('"=1', '"=1'),
        (" =1", " =1"),
        ("甲=1", "甲=1"),
        ("甲\n=1", "甲\n'=1"),
        ("甲;=1", "甲;'=1"),
        ('甲; "=1', "甲;' \"=1"),
        ("甲\n\n乙;丙", "甲\n\n乙;丙"),
        ("甲,乙;丙\t", "甲,乙;丙\\t"),
        ("\x1b[2J\u202e", "\\u001b[2J\\u202e"),
    ],
)
def test_csv_has_no_formulas_and_nothing_hidden(text: str, cell: str) -> None:
    row = Row(text, None, (text,), text)

    written = read_csv(render(Format.CSV, VIEW, [row], EN))[1]

    assert [written[0], written[3], written[5]] == [cell] * 3


@given(rows=any_rows)
@moderate
def test_csv_gives_any_text_back_but_for_formulas_and_hidden_characters(rows: list[Row]) -> None:
    keys, *lines = read_csv(render(Format.CSV, VIEW, rows, EN))

    assert keys == list(VIEW.fields)
    for row, line in zip(rows, lines, strict=True):
        written = dict(zip(keys, line, strict=True))
        texts = {"name": row.name, "names": "、".join(row.names), "note": row.note or ""}
        assert {key: written[key].replace("'", "") for key in texts} == {
            key: "\n".join(map(printable, text.split("\n"))).replace("'", "")
            for key, text in texts.items()
        }
        assert not any(cell.startswith(("=", "+", "@", "＝", "＋", "－", "＠")) for cell in line)
        assert not any(cell.startswith("-") for key, cell in written.items() if key != "number")
        assert written["number"] == ("" if row.number is None else str(row.number))


@given(texts=st.lists(st.text(alphabet="=+-@＝;\n,\" '甲", max_size=12), min_size=1, max_size=3))
@moderate
def test_csv_has_no_formulas_for_a_reader_that_divides_lines_elsewhere(texts: list[str]) -> None:
    rows = [Row(text, None, (text, text), text) for text in texts]

    for line in render(Format.CSV, VIEW, rows, EN).split("\n"):
        first, *others = line.split(";")
        assert not first.startswith(("=", "+", "-", "@", "＝"))
        for cell in others:
            assert not cell.lstrip(' "').startswith(("=", "+", "-", "@", "＝"))
