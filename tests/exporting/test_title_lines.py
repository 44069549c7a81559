"""Long titles of bulletins: lines of about one length, their words whole."""

import pytest

from duties.exporting.word.title_lines import title_lines


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于《清水县重点工作实施方案》", ("关于《清水县重点工作实施方案》",)),
        (
            "关于《清水县2026年“三个年”攻坚行动实施方案》",
            ("关于《清水县2026年", "“三个年”攻坚行动实施方案》"),
        ),
        (
            "关于《清水县贯彻落实省委省政府关于促进民营经济高质量发展的若干措施重点任务分工方案》",
            (
                "关于《清水县贯彻落实省委省政府",
                "关于促进民营经济高质量发展的",
                "若干措施重点任务分工方案》",
            ),
        ),
        (
            "Progress of “Work of the county in the years to come and after them”",
            (
                "Progress of “Work of the county in",
                "the years to come and after them”",
            ),
        ),
        ("清" * 24, ("清" * 12, "清" * 12)),
        ("W" * 90, ("W" * 90,)),
        ("", ("",)),
    ],
)
def test_a_long_title_is_broken_between_words(title: str, lines: tuple[str, ...]) -> None:
    assert title_lines(title, 19) == lines
