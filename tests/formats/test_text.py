import json
import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from duties.formats.text import column_widths, escape_hidden, printable, width_of, wrap

moderate = settings(deadline=None, derandomize=True, max_examples=300)

any_text = st.text(st.characters(exclude_categories=()))
MARKS = "、，。；：,;"


def is_visible(text: str) -> bool:
    """Return whether a text holds nothing hidden and nothing that controls a terminal."""
    return all(
        unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Cn", "Zl", "Zp") or c == "\u200d"
        for c in text
    )


# Nothing hidden


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("河\n长\r办\t", r"河\n长\r办\t"),
        ("\x1b[2J河", r"\u001b[2J河"),
        ("\x1b]8;;http://x\x07河\x1b]8;;\x07", r"\u001b]8;;http://x\u0007河\u001b]8;;\u0007"),
        ("\x00\x08\x7f", r"\u0000\u0008\u007f"),
        ("\x85\x9b31m", r"\u0085\u009b31m"),
        ("\u202e河长\u202c", r"\u202e河长\u202c"),
        ("\u2066河\u2069\u200f\u061c", r"\u2066河\u2069\u200f\u061c"),
        ("河\u200b长\u2060\ufeff\u00ad", r"河\u200b长\u2060\ufeff\u00ad"),
        ("甲\u200d乙👩\u200d甲\u200d👩\u200d", r"甲\u200d乙👩\u200d甲\u200d👩\u200d"),
        ("\u2028\u2029", r"\u2028\u2029"),
        ("\ud800", r"\ud800"),
        ("\U000e0041", r"\udb40\udc41"),
        (r"a\nb", r"a\nb"),
    ],
)
def test_what_is_hidden_or_steers_a_terminal_is_shown_as_an_escape(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "区住建委 CBD",
        "（一）、“河长”办——",
        "全\u3000角\u00a0空\u2009格",
        "👩\u200d👩\u200d👧 ❤\ufe0f\u200d🔥 👩🏽\u200d⚕",
        "石\ue000办",
        "𠮷 e\u0301 한 ع",
    ],
)
def test_what_can_be_seen_stays_with_blanks_and_the_joiner_of_an_emoji(text: str) -> None:
    assert printable(text) == text
    assert escape_hidden(text) == text


@given(text=any_text)
@moderate
def test_no_text_reaches_a_terminal_unseen(text: str) -> None:
    assert is_visible(printable(text))


@given(text=any_text)
@moderate
def test_json_reads_the_escapes_back(text: str) -> None:
    escaped = escape_hidden(json.dumps(text, ensure_ascii=False))

    assert is_visible(escaped)
    assert json.loads(escaped) == text


# Widths


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("CBD", 3),
        ("区住建委", 8),
        ("Ａ、", 4),
        ("e\u0301", 1),
        ("👩\u200d👧", 2),
        ("\x00", 0),
    ],
)
def test_a_chinese_character_takes_two_columns(text: str, columns: int) -> None:
    assert width_of(text) == columns


# Wrapping


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 4, [""]),
        ("区住建委", 8, ["区住建委"]),
        ("区住建委", 7, ["区住建", "委"]),
        ("甲局、乙局、丙局", 12, ["甲局、乙局、", "丙局"]),
        ("甲局、乙局、丙局", 13, ["甲局、乙局、", "丙局"]),
        ("甲局、乙局、丙局", 10, ["甲局、", "乙局、丙局"]),
        ("甲局、乙局、丙局", 4, ["甲", "局、", "乙", "局、", "丙局"]),
        ("区住建委、区教委", 8, ["区住建", "委、", "区教委"]),
        ("河，长。办；局：甲,乙;丙", 6, ["河，", "长。", "办；", "局：", "甲,乙;", "丙"]),
        ("plant a tree", 8, ["plant a", "tree"]),
        ("plant   a  tree", 5, ["plant", "a", "tree"]),
        ("incomprehensible", 6, ["incomp", "rehens", "ible"]),
        ("一二三四、、", 10, ["一二三", "四、、"]),
        ("abcd、、", 6, ["abc", "d、、"]),
        ("  甲  乙", 4, ["甲", "乙"]),
        ("区 CBD管委会", 10, ["区", "CBD管委会"]),
    ],
)
def test_lines_break_after_blanks_and_marks_or_else_between_characters(
    text: str, width: int, lines: list[str]
) -> None:
    assert wrap(text, width).split("\n") == lines


@given(
    text=any_text.map(printable) | st.text("甲 a、，.\u3000👩\u200d\ufe0f", max_size=40),
    width=st.integers(2, 40),
)
@example("❤\ufe0f" * 3, 4)
@example("a    、", 3)
@moderate
def test_a_wrapped_text_fits_and_loses_nothing_but_blanks_at_the_ends_of_lines(
    text: str, width: int
) -> None:
    lines = wrap(text, width).split("\n")

    assert all(wcswidth(line) <= width for line in lines)
    rest = text
    for line in lines:
        rest = rest if rest.startswith(line) else rest.lstrip()
        assert rest.startswith(line)
        rest = rest.removeprefix(line)
    assert rest.strip() == ""


names = st.text("县水务局街道CBD", min_size=1, max_size=14)


@given(
    first=names,
    others=st.lists(st.tuples(st.sampled_from([*MARKS, "、 ", "; ", "。”、"]), names), max_size=8),
    end=st.sampled_from(["", "。", "，等"]),
    width=st.integers(10, 60),
)
@moderate
def test_no_line_of_a_list_of_names_begins_with_a_mark(
    first: str, others: list[tuple[str, str]], end: str, width: int
) -> None:
    text = first + "".join(mark + name for mark, name in others) + end

    assert re.search(f"\n[{MARKS}]", wrap(text, width)) is None


def test_a_text_of_marks_alone_is_wrapped_all_the_same() -> None:
    assert wrap("、" * 7, 4).split("\n") == ["、、", "、、", "、、", "、"]


# Columns


@pytest.mark.parametrize(
    ("rows", "least", "total", "widths"),
    [
        ([["序号", "任务"], ["1", "清理河道"]], [0, 0], 14, [4, 8]),
        ([["序号", "任务"], ["1", "清理河道"]], [0, 0], 13, [4, 8]),
        ([["No.", "x" * 50, "y" * 30]], [0, 0, 0], 47, [3, 20, 20]),
        ([["No.", "x" * 50, "y" * 15]], [0, 0, 0], 42, [3, 20, 15]),
        ([["No.", "x" * 50, "y" * 30]], [0, 0, 0], 20, [3, 10, 10]),
        ([["No.", "x" * 50, "y" * 30]], [9, 9, 25], 47, [3, 15, 25]),
        ([["No.", "x" * 50, "y" * 30]], [3, 12, 25], 20, [3, 12, 25]),
        ([["x" * 5, "y" * 12]], [0, 0], 8, [5, 10]),
        ([[]], [], 80, []),
    ],
)
def test_the_widest_columns_give_way_first_and_none_beyond_ten_or_its_least(
    rows: list[list[str]], least: list[int], total: int, widths: list[int]
) -> None:
    assert column_widths(rows, least, total, 2) == widths
