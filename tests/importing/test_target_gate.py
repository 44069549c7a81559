"""What lets a document through to where its targets are found forgets none."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from duties.importing.targets.gate import MAY_BE_FIGURE, has_figures

LETTERS = "0123456789０９第年月项家个%．.，、\n三百全覆盖零番ⅣⅡ类到分之"


@settings(deadline=None)
@given(st.text(LETTERS, max_size=12))
@example("1.50%，")
@example("第1.5倍")
@example("２个")
@example("2026年3家")
@example("三分之二")
def test_whatever_may_be_a_figure_is_seen_in_the_whole_document(text: str) -> None:
    assert has_figures(text) or not MAY_BE_FIGURE.search(text)


@pytest.mark.parametrize(
    "text", ["", "1.修桥。\n2.铺路。", "到2027年基本建成。", "第12条 推进第3项工作", "（三）其他"]
)
def test_numbers_of_items_and_years_are_no_figures(text: str) -> None:
    assert not has_figures(text)
