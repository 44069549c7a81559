"""Deadlines in English that can mean one period only: 28 Feb 2027, by the end of March 2027."""

import re
from datetime import date

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
_DATE = re.compile(
    "(?:by |until |no later than |not later than )?(?:the )?(?P<end>end of )?(?:the )?"
    "(?:(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)? (?:of )?)?"
    f"(?P<month>{_NAMES})\\.? (?:(?P<day_behind>[0-9]{{1,2}})(?:st|nd|rd|th)? )?"
    "|(?P<part>q[1-4]|h[12]) (?:of )?)?(?P<year>(?:19|20)[0-9]{2})"
)
