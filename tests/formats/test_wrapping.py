import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from duties.formats.text import printable
from duties.formats.wrapping import CLOSING, OPENING, foreseen, wrap

moderate = settings(deadline=None, derandomize=True, max_examples=300)

any_text = st.text(st.characters(exclude_categories=()))
MARKS = "、，。；：,;"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 4, [""]),
        ("区住建委", 8, ["区住建委"]),
        ("区住建委", 7, ["区住", "建委"]),
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


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("甲乙丙丁（戊）", 8, ["甲乙丙丁", "（戊）"]),
        ("甲乙丙（丁戊）", 8, ["甲乙丙", "（丁戊）"]),
        ("甲乙丙（丁）戊", 10, ["甲乙丙", "（丁）戊"]),
        ("优化打造“一核三带”功能", 10, ["优化打造", "“一核三带”", "功能"]),
        ("清理河道100公里以上", 10, ["清理河道", "100公里", "以上"]),
        ("达到10,000万元，其中", 10, ["达到10,000", "万元，其中"]),
        ("甲局，乙局（“丙”）。", 10, ["甲局，", "乙局", "（“丙”）。"]),
        ("一二三——四", 7, ["一二三", "——四"]),
        ("run `duties lint --fix` now", 12, ["run `duties", "lint --fix`", "now"]),
        ("CBD管委会", 8, ["CBD管", "委会"]),
        ("各市、各县（市、区）、各园区", 16, ["各市、", "各县（市、区）、", "各园区"]),
        ("甲局（牵头、责任", 12, ["甲局（牵头、", "责任"]),
        ("各委（高新区管委会、经开区管委会）", 24, ["各委（高新区管委会、", "经开区管委会）"]),
        ("逾期 18 天（时限 2026年5月31日）", 18, ["逾期 18 天（时限", "2026年5月31日）"]),
        ("受阻 66 天（自2026年4月25日起）", 12, ["受阻 66 天", "（自2026年", "4月25日起）"]),
        ("连续 9 期期末亮黄灯", 12, ["连续 9 期期", "末亮黄灯"]),
        ("● 红 3、▲ 黄 2、○ 绿 5", 16, ["● 红 3、▲ 黄 2、", "○ 绿 5"]),
        ("甲 ）乙", 4, ["甲", "）乙"]),
        ("low-carbon-development", 12, ["low-carbon-", "development"]),
        ("water/land use", 10, ["water/land", "use"]),
        ("2026-05-31起", 10, ["2026-05-31", "起"]),
        ("the office of plan B", 18, ["the office of", "plan B"]),
        ("watches over task 5", 18, ["watches over", "task 5"]),
        ("没有专班统筹任务 5", 16, ["没有专班统筹", "任务 5"]),
        ("1. Transportation", 15, ["1.", "Transportation"]),
        ("1. Transport of all", 12, ["1. Transport", "of all"]),
        ("落后 22.5 个百分点", 13, ["落后 22.5 个", "百分点"]),
        ("Place /srv/plans/county.yaml", 16, ["Place", "/srv/plans/", "county.yaml"]),
        ("（一） 河道清理、河岸", 12, ["（一） 河道", "清理、河岸"]),
    ],
)
def test_brackets_marks_words_and_figures_stay_with_what_they_belong_to(
    text: str, width: int, lines: list[str]
) -> None:
    assert wrap(text, width).split("\n") == lines


@given(
    parts=st.lists(
        st.sampled_from(
            ["甲", "水务局", "CBD", "12", "（", "）", "“", "”", "《", "》", "、", "。", " "]
        ),
        max_size=40,
    ),
    width=st.integers(16, 40),
)
@moderate
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(
    parts: list[str], width: int
) -> None:
    text = re.sub(f"[{re.escape(OPENING + CLOSING)} ]{{4,}}", "（甲）", "".join(parts)).strip()
    lines = wrap(text, width).split("\n")

    assert [line for line in lines[1:] if line[0] in CLOSING] == []
    assert [line for line in lines[:-1] if line[-1] in OPENING] == []


@given(text=st.text("水务局街道CBD、，（）", max_size=60), width=st.integers(10, 40))
@moderate
def test_the_number_of_lines_is_nearly_known_before(text: str, width: int) -> None:
    assert abs(foreseen(text, width)[0] - len(wrap(text, width).split("\n"))) <= 2
