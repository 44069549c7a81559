"""Deadlines as people write them → as a plan file has them: 2027年6月底前 → 2027-06."""

import re

_END = "(?:[底末](?:之?前|以前)?)?"
_FORMS = (
    re.compile(
        r"(?P<year>[0-9]{4})(?:(?P<month>[0-9]{2})(?P<day>[0-9]{2})"
        r"|\s*[-–—/.年]\s*(?P<month_>[0-9]{1,2})\s*[-–—/.月]\s*(?P<day_>[0-9]{1,2})"
        r"(?:[日号]?(?:之?前|以前)?|[ T]00:00(?::00)?))"
    ),
    re.compile(rf"(?P<year>[0-9]{{4}})\s*[-–—/.年]\s*(?P<month>[0-9]{{1,2}})(?:\s*月份?{_END})?"),
    re.compile(
        r"(?P<year>[0-9]{4})\s*[-/.年]?\s*"
        rf"(?:[Qq](?P<quarter_>[0-9])|第?(?P<quarter>[1-4一二三四])季度?{_END})"
    ),
    re.compile(
        r"(?P<year>[0-9]{4})\s*[-/.年]?\s*"
        rf"(?:[Hh](?P<half_>[0-9])|(?P<half>[上下])半年{_END})"
    ),
    re.compile(r"(?P<year>[0-9]{4})\s*(?:年度?|年?[底末内](?:之?前|以前)?)"),
)
"""No 6月前: nobody knows whether that month is in it."""


def deadline_in(text: str) -> str | None:
    """Return a deadline as a file has it, if a text in half-width characters is one otherwise.

    Whether the calendar has such a day is not asked.
    """
    for form in _FORMS:
        if found := form.fullmatch(text):
            parts = {key.rstrip("_"): part for key, part in found.groupdict().items() if part}
            return _written(**parts)
    return None


def _written(year: str, month: str = "", day: str = "", quarter: str = "", half: str = "") -> str:
    if month:
        return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
    if quarter:
        return f"{year}-Q{'一二三四'.find(quarter) + 1 or quarter}"
    if half:
        return f"{year}-H{'上下'.find(half) + 1 or half}"
    return year
