"""When a task must be done, as people read it: in one place, whatever shows it."""

import re
import unicodedata
from functools import lru_cache

from duties.messages import N_, Message
from duties.periods import Period, Stretch, period_around


def deadline(due: Period | None, words: str | None) -> object:
    """Return a deadline for people; None where there is none.

    The document's own words are what they read, and the date after them where the words do not
    name it; a date alone is worded as documents do: 2026年6月底前.
    """
    if due is None:
        return words
    if words is None:
        return due.deadline()
    if _names(words, due):
        return words
    return Message(N_("{words} ({date})"), {"words": words, "date": due.deadline()})


@lru_cache(maxsize=4096)
def _names(words: str, due: Period) -> bool:
    """Tell whether words name a period with the same last day, its year included."""
    text = "".join(unicodedata.normalize("NFKC", words).split())
    return any(
        re.search(rf"(?<!\d){form}", text)
        for stretch in Stretch
        if (period := period_around(due.last, stretch)).last == due.last
        for form in _forms(period)
    )


def _forms(period: Period) -> tuple[str, ...]:
    """Return patterns of what documents and files call a period."""
    last, in_figures = period.last, rf"{period}(?![\d年-])"
    year = f"{last.year}年"
    match period.stretch:
        case Stretch.DAY:
            return in_figures, f"{year}0?{last.month}月0?{last.day}日?(?!\\d)"
        case Stretch.MONTH:
            return in_figures, rf"{year}0?{last.month}月(?!份?\d|[上中]旬)"
        case Stretch.QUARTER:
            quarter = (last.month + 2) // 3
            return in_figures, f"{year}第?[{quarter}{'一二三四'[quarter - 1]}]季"
        case Stretch.HALF_YEAR:
            return in_figures, f"{year}{'上' if last.month == 6 else '下'}半年"
        case Stretch.YEAR:
            return in_figures, rf"{year}(?!度?\d|第?[\d一二三四]季|[上下]半年)"
        case _:
            return ()
