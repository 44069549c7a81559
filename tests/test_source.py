import pytest

from duties.source import START, Source, Span, place_of


def test_a_line_is_given_without_its_end() -> None:
    source = Source("plan.yaml", "一\n二\r\n三\r四\x85五\u2028六\u2029七")

    assert [source.line(number) for number in range(1, 9)] == [*"一二三四五六七", ""]


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("", 0, START),
        ("ab", 1, Span(1, 2, 1, 3)),
        ("ab", 2, Span(1, 3, 1, 3)),
        ("ab\ncd", 2, Span(1, 3, 1, 3)),
        ("ab\r\ncd", 4, Span(2, 1, 2, 2)),
        ("ab\rcd", 3, Span(2, 1, 2, 2)),
        ("ab\u2028cd", 4, Span(2, 2, 2, 3)),
        ("\U00020bb7b", 1, Span(1, 2, 1, 3)),
        ("ab\n", 3, Span(2, 1, 2, 1)),
    ],
)
def test_a_place_is_counted_in_lines_and_characters(text: str, offset: int, place: Span) -> None:
    assert place_of(text, offset) == place
