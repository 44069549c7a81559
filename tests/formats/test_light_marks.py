import pytest

from asking import EN, ZH
from duties.formats.colours import Emphasis
from duties.formats.light_marks import light_label, light_look, light_order, light_word
from duties.formats.text import width_of
from duties.messages import shown

LIGHTS = ("red", "yellow", "green", "blue", "orange", "紫灯", None)


@pytest.mark.parametrize(
    ("name", "english", "chinese"),
    [
        ("red", "● red", "● 红"),
        ("yellow", "▲ yellow", "▲ 黄"),
        ("green", "○ green", "○ 绿"),
        ("blue", "◆ blue", "◆ 蓝"),
        ("紫灯", "◆ 紫灯", "◆ 紫灯"),
        (None, "no light", "无灯"),
    ],
)
def test_a_light_is_a_mark_and_a_word(name: str | None, english: str, chinese: str) -> None:
    assert shown(light_label(name), EN) == english
    assert shown(light_label(name), ZH) == chinese


def test_marks_are_shown_by_a_chinese_console_and_take_one_column() -> None:
    for name in LIGHTS:
        label, word = str(shown(light_label(name), ZH)), str(shown(light_word(name), ZH))
        label.encode("cp936")
        assert width_of(label) - width_of(word) in (0, 2)  # the mark and a blank


def test_only_the_three_that_rules_always_know_have_a_colour() -> None:
    looks = {name: light_look(name) for name in LIGHTS}

    assert {name for name, look in looks.items() if look} == {"red", "yellow", "green"}
    assert looks["green"] is Emphasis.GOOD


def test_the_gravest_come_first_and_none_last() -> None:
    assert sorted({*LIGHTS}, key=light_order) == [
        *("red", "yellow", "green", "blue", "orange", "紫灯", None)
    ]
