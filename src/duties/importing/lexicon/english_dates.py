"""Deadlines in English that can mean one period only: 28 Feb 2027, by the end of March 2027.

What comes again is known by its words: quarterly, every month.
"""

import re
from datetime import date

from duties.importing.lexicon.english import is_english
from duties.periods import Period, Stretch, period_around, period_of


def in_english(text: str) -> Period | None:
    """Return the period that a text names; None where it is more, less or something else."""
    match = _DATE.fullmatch(" ".join(text.lower().replace(",", " ").split()).rstrip("."))
    if match is None:
        return None
    year = int(match["year"])
    try:
        if match["day"] and match["day_behind"]:
            return None
        if match["part"]:
            return period_of(f"{year}-{match['part'].upper()}")
        if match["which"]:
            number = _ORDINALS[match["which"]]
            return period_of(f"{year}-{match['stretch'][0].upper()}{number}")
        if not match["month"]:
            return period_around(date(year, 1, 1), Stretch.YEAR) if match["end"] else None
        month = _MONTHS.index(match["month"][:3]) + 1
        day = match["day"] or match["day_behind"]
        first = date(year, month, int(day or 1))
    except ValueError:
        return None
    return period_around(first, Stretch.DAY if day else Stretch.MONTH)


_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NAMES = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_ORDINALS = {
    word: number
    for number, words in enumerate(("first 1st", "second 2nd", "third 3rd", "fourth 4th last"), 1)
    for word in words.split()
}
_DATE = re.compile(
    "(?:by |until |no later than |not later than |before the (?=end))?(?:the )?"
    "(?P<end>end (?:of )?)?(?:the )?"
    "(?:(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)? (?:of )?)?"
    f"(?P<month>{_NAMES})\\.? (?:(?P<day_behind>[0-9]{{1,2}})(?:st|nd|rd|th)? )?"
    "|(?P<part>q[1-4]|h[12]) (?:of )?"
    f"|(?P<which>{'|'.join(_ORDINALS)}) (?P<stretch>quarter|half) (?:of )?)?"
    "(?P<year>(?:19|20)[0-9]{2})"
)


def is_vague_in_english(text: str) -> bool:
    """Tell whether an English text names a year, and more that nobody can be sure of: mid-2027."""
    return (
        is_english(text)
        and _YEAR.search(text) is not None
        and _YEARS_ALONE.fullmatch(text.strip()) is None
    )


_YEAR = re.compile("(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])|FY", re.IGNORECASE)
_YEARS_ALONE = re.compile(
    "(?:(?:by|in|during|between) )?(?:19|20)[0-9]{2}"
    "(?:(?: to | until | and |[-–—])(?:19|20)[0-9]{2})?",
    re.IGNORECASE,
)


def rhythm_in_english(text: str) -> Stretch | None:
    """Return in which stretches what a text names comes again: quarterly, every month."""
    named = {stretch for stretch, pattern in _AGAIN if pattern.search(text)}
    return named.pop() if len(named) == 1 else None


_AGAIN = tuple(
    (stretch, re.compile(f"\\b(?:(?:every|each|per) {noun}|{adverbs})\\b", re.IGNORECASE))
    for stretch, noun, adverbs in (
        (Stretch.WEEK, "week", "weekly"),
        (Stretch.MONTH, "month", "monthly"),
        (Stretch.QUARTER, "quarter", "quarterly"),
        (
            Stretch.HALF_YEAR,
            "(?:half[- ]year|six months)",
            "half[- ]yearly|twice a year|biannually",
        ),
        (Stretch.YEAR, "year", "annually|(?<!half[- ])yearly|once a year"),
    )
)
