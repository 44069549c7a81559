import re

from asking import EN
from duties.formats.colours import PLAIN, Emphasis, Palette
from duties.formats.render import Format, render
from duties.formats.text import width_of
from duties.formats.view import Column, Fact, View
from duties.messages import Message

COLOURED = Palette(has_colour=True)
ROWS = [("区住建委、区交通局、区城管局", 12), ("区教委", 3)]
VIEW: View[tuple[str, int]] = View(
    (
        Column("Unit", lambda row: row[0], look=lambda row: Emphasis.LEAD if row[1] > 9 else None),
        Column("Tasks", lambda row: row[1], look=lambda _: Emphasis.STRONG),
    ),
    {},
)


def without_escapes(text: str) -> str:
    return re.sub("\x1b\\[[0-9;]*m", "", text)


def test_a_table_with_colours_has_the_words_and_columns_of_one_without() -> None:
    caption = Message("two units")
    for width in (None, 40, 24):
        plain = render(Format.TABLE, VIEW, ROWS, EN, caption=caption, width=width)
        coloured = render(
            Format.TABLE, VIEW, ROWS, EN, caption=caption, width=width, palette=COLOURED
        )

        assert without_escapes(coloured) == plain
        assert "\x1b[36m区住建委、" in coloured


def test_every_line_of_a_cell_ends_the_look_that_it_begins() -> None:
    coloured = render(Format.TABLE, VIEW, ROWS, EN, width=24, palette=COLOURED)

    assert coloured == (
        "\x1b[1mUnit\x1b[0m        \x1b[1mTasks\x1b[0m\n"
        "\x1b[2m----------  -----\x1b[0m\n"
        "\x1b[36m区住建委、\x1b[0m     \x1b[1m12\x1b[0m\n"
        "\x1b[36m区交通局、\x1b[0m\n"
        "\x1b[36m区城管局\x1b[0m\n"
        "区教委          \x1b[1m3\x1b[0m\n"
    )
    assert max(width_of(without_escapes(line)) for line in coloured.splitlines()) <= 24


def test_a_card_has_its_first_line_and_some_facts_in_a_look() -> None:
    cards: View[str] = View((), {}, lambda name: (f"1 {name}", Fact("Lead", "甲局", Emphasis.LEAD)))

    assert render(Format.TABLE, cards, ["清河"], EN, palette=COLOURED) == (
        "\x1b[1m1 清河\x1b[0m\n   Lead  \x1b[36m甲局\x1b[0m\n"
    )


def test_only_a_table_has_colours() -> None:
    for format_ in set(Format) - {Format.TABLE}:
        assert "\x1b" not in render(format_, VIEW, ROWS, EN, palette=COLOURED)


def test_a_plain_palette_changes_nothing_and_no_look_is_no_escape() -> None:
    assert PLAIN.put(Emphasis.ERROR, "error") == "error"
    assert COLOURED.put(None, "甲\n乙") == "甲\n乙"
    assert COLOURED.put(Emphasis.HEADING, "甲\n\n乙") == "\x1b[1m甲\x1b[0m\n\n\x1b[1m乙\x1b[0m"
