"""How like tasks are, by their units and by the words of their titles."""

import pytest

from duties.queries.like_tasks import LikeTasks, in_words, title_words


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("", set()),
        ("推进重点项目建设", set()),
        ("布局养老驿站", {"布局", "局养", "养老", "老驿", "驿站"}),
        ("建设 5G，发展ＡＩ算力", {"算力"}),
        ("Renew the OLD harbour", {"renew", "old", "harbour"}),
        ("城市建设城市", {"城市"}),
    ],
)
def test_titles_are_compared_by_pairs_of_letters_without_what_stands_in_any(
    title: str, words: set[str]
) -> None:
    assert title_words(title) == words


def test_words_that_overlap_are_told_as_one() -> None:
    pairs = title_words("养老驿站") | {"河道"}

    assert in_words("建设养老驿站，清理河道和养老院", pairs) == ("养老驿站", "河道", "养老")
    assert in_words("Renew the harbour", frozenset({"harbour"})) == ("harbour",)
    assert in_words("清理河道", frozenset()) == ()


def test_units_in_both_count_against_all_units_of_both() -> None:
    tasks = LikeTasks([{"甲", "乙"}, {"甲"}, {"丙"}, set()], ["", "", "", ""])

    assert tasks.by_units(frozenset({"甲", "乙"})) == {0: 1.0, 1: 0.5}
    assert tasks.by_units(frozenset({"甲", "丁"})) == {0: pytest.approx(1 / 3), 1: 0.5}
    assert tasks.by_units(frozenset()) == {}


def test_a_title_is_like_itself_and_rare_words_count_for_more() -> None:
    titles = ["养老驿站", "养老食堂", "养老床位", "清理河道", "食堂卫生"]
    tasks = LikeTasks([set()] * len(titles), titles)
    like = tasks.by_words(title_words("养老食堂"))

    assert like[1] == pytest.approx(1)
    assert 3 not in like
    assert like[4] > like[0] == pytest.approx(like[2])
    assert tasks.weight("食堂") > tasks.weight("养老") > 0
