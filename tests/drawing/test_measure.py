import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from duties.drawing.measure import LEADING, folded, shown_line, text_height, text_width
from duties.formats.text import width_of
from picturing import HOSTILE, without_blanks

moderate = settings(deadline=None, derandomize=True, max_examples=200)


def test_chinese_is_square_and_broad_letters_are_broad() -> None:
    assert text_width("清水方案", 10) == 40
    assert text_width("W", 10) > text_width("A", 10) > text_width("a", 10) > 5
    assert text_width("", 10) == 0


def test_marks_that_stand_on_a_letter_take_no_room() -> None:
    assert text_width("e\u0301\u0323", 10) == text_width("e", 10)


def test_emoji_take_more_room_than_the_characters_of_rare_names() -> None:
    assert text_width("👍", 10) > text_width("𠀀", 10) == 10


def test_lines_are_as_far_apart_as_fonts_for_chinese_have_them() -> None:
    assert text_height(("甲", "乙"), 10) == 20 * LEADING


def test_a_text_that_has_room_stays_in_one_line() -> None:
    assert folded("渝中区实施方案", 10, 70) == ("渝中区实施方案",)


def test_a_text_goes_into_the_fewest_lines_and_these_are_about_equally_long() -> None:
    assert folded("电子商务和创意产业园管委会", 10, 100) == ("电子商务和创意", "产业园管委会")
    assert folded("电子商务和创意产业园管委会", 10, 60) == ("电子商务和", "创意产业园", "管委会")


def test_a_line_ends_after_a_mark_or_a_blank_where_it_can() -> None:
    assert folded("水务局、河长办、东街", 10, 60) == ("水务局、", "河长办、东街")
    assert folded("the document does not list all", 10, 90) == (
        "the document",
        "does not list all",
    )


def test_a_latin_word_is_broken_only_after_its_hyphens() -> None:
    name = "Department of Transport and Infrastructure"
    assert folded(name, 10, 90) == ("Department of", "Transport and", "Infrastructure")
    assert folded("Administration-Office", 10, 75) == ("Administration-", "Office")


def test_latin_letters_are_as_wide_as_fonts_have_them() -> None:
    assert text_width("il", 10) < text_width("mw", 10) / 3
    assert text_width("é", 10) == text_width("e", 10)
    assert text_width("Transport", 10) == pytest.approx(45, abs=2)


def test_a_sign_or_a_number_at_the_beginning_is_never_alone() -> None:
    assert folded("● 水务局、河长办", 10, 55) == ("● 水务局、", "河长办")
    assert folded("3. Infrastructure works", 10, 80) == ("3. Infrastructure", "works")


def test_a_mark_does_not_begin_a_line() -> None:
    assert folded("一二三四五六七，八九十", 10, 70) == ("一二三四五六", "七，八九十")


def test_line_ends_are_blanks_and_what_is_hidden_is_an_escape() -> None:
    assert shown_line("甲\n\t 乙") == "甲 乙"
    assert shown_line("甲\0\x1b\u202e\ud800") == "甲\\u0000\\u001b\\u202e\\ud800"
    assert shown_line("👩\u200d👩\u200d👧") == "👩\u200d👩\u200d👧"
    assert shown_line("القاهرة") == "القاهرة"


def test_a_text_of_nothing_is_one_empty_line() -> None:
    assert folded("", 10, 50) == ("",)
    assert folded(" \n ", 10, 50) == ("",)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("room", [25, 40, 100, 300])
def test_no_hostile_name_is_wider_than_its_room(text: str, room: float) -> None:
    check(text, room)


@moderate
@given(st.text(max_size=60), st.floats(25, 300))
@example("W。" * 9, 25)
def test_no_line_is_wider_than_its_room_and_nothing_is_lost(text: str, room: float) -> None:
    check(text, room)


def check(text: str, room: float) -> None:
    lines = folded(text, 10, room)

    assert without_blanks("".join(lines)) == without_blanks(shown_line(text))
    for line in lines:
        # An emoji of several joined ones cannot be broken, and is wide in fonts that lack it.
        assert text_width(line, 10) <= room or width_of(line) <= 2, line


@moderate
@given(st.text("甲乙丙丁", min_size=1, max_size=60), st.integers(2, 20))
def test_names_without_marks_take_no_line_more_than_they_must(text: str, room: int) -> None:
    lines = folded(text, 10, room * 10)

    assert len(lines) == -(-len(text) // room)
    assert max(map(len, lines)) - min(map(len, lines)) <= max(room / 3, len(lines))
