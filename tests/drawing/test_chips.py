from duties.drawing.chips import Chip, flow, signed
from duties.drawing.measure import text_width
from duties.drawing.palette import CARD


def chip(text: str, sign: str = "○") -> Chip:
    return Chip(f"id-{text}", sign, text, CARD, f"{text} · 责任", f"page#{text}")


def test_a_label_has_its_sign_before_the_first_line_only() -> None:
    assert signed(chip("水务局"), 10, 200) == ("○ 水务局",)
    assert signed(chip("电子商务和创意产业园"), 10, 70) == ("○ 电子商务", "和创意产业园")
    assert signed(chip("水务局", ""), 10, 200) == ("水务局",)


def test_labels_flow_like_words() -> None:
    found = flow([chip("水务局"), chip("河长办"), chip("各街道")], 130)

    first, second, third = found.boxes
    assert first.x == 0
    assert second.x > first.right
    assert first.y == second.y == 0
    assert (third.x, third.y > first.bottom) == (0, True)
    assert (found.width, found.height) == (second.right, third.bottom)


def test_a_label_that_is_too_long_is_broken_and_has_a_row_of_its_own() -> None:
    found = flow([chip("甲"), chip("办" * 40), chip("乙")], 130)

    assert [box.x for box in found.boxes] == [0, 0, 0]
    assert found.width <= 130
    broken = found.boxes[1]
    assert "".join(broken.lines) == "○ " + "办" * 40
    assert all(text_width(line, broken.size) < broken.width for line in broken.lines)


def test_a_box_keeps_what_its_label_is_called_tells_and_leads_to() -> None:
    box = flow([chip("水务局")], 130).boxes[0]

    assert (box.name, box.lines, box.tooltip, box.link, box.look) == (
        "id-水务局",
        ("○ 水务局",),
        "水务局 · 责任",
        "page#水务局",
        CARD,
    )


def test_no_labels_take_no_room() -> None:
    assert flow([], 100) == (0, 0, (), ())
