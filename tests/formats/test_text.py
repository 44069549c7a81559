import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from duties.formats.text import escape_hidden, printable, width_of

moderate = settings(deadline=None, derandomize=True, max_examples=300)

any_text = st.text(st.characters(exclude_categories=()))


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


@given(text=any_text.map(printable) | st.text("甲、（“CBD 1—…ａＡ\u3000", max_size=30))
@moderate
def test_a_width_is_what_a_terminal_reckons_with(text: str) -> None:
    assert width_of(text) == max(wcswidth(text), 0)
