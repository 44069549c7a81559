"""Why a target stands as it does, in words and numbers."""

from datetime import date
from fractions import Fraction
from typing import NamedTuple

from duties.amounts import Amount
from duties.ledger.model import Reading
from duties.messages import N_, Message, counted
from duties.model import Target
from duties.tracking.numbers import MOST_DIGITS
from duties.tracking.targets import PaceLine, TargetStanding, TargetStatus


class ReadingAgainst(NamedTuple):
    """A reading of a target with its number, and what it is compared with: pace or goal."""

    target: Target
    reading: Reading
    now: Fraction
    pace: Fraction

    def digits(self) -> int:
        """Return how many decimals to show of the figures."""
        return digits_for(self.target, self.reading, self.now - self.pace)


def digits_for(target: Target, reading: Reading, gap: Fraction) -> int:
    """Return how many decimals to show of figures: as many as are written, more where they would
    hide that the reading is a `gap` away from what it is compared with.
    """
    digits = max(_decimals(reading.value), _decimals(target.value))
    twice, whole = 2 * abs(gap.numerator), gap.denominator
    while digits < MOST_DIGITS and 0 < twice * 10**digits < whole:
        digits += 1
    return digits


def rounded(number: Fraction, digits: int) -> str:
    """Return a number as a text with so many decimals at most, halves away from zero."""
    scale = 10**digits
    units = (2 * abs(number.numerator) * scale + number.denominator) // (2 * number.denominator)
    whole, rest = divmod(units, scale)
    decimals = f"{rest:0{digits}}".rstrip("0") if digits else ""
    sign = "-" if number < 0 and units else ""
    return f"{sign}{whole}.{decimals}" if decimals else f"{sign}{whole}"


def _decimals(amount: Amount | None) -> int:
    if amount is None or amount.is_words:
        return 0
    return min(max([len(text.partition(".")[2]) for text in amount.texts]), MOST_DIGITS)


def reason_of(standing: TargetStanding) -> Message:
    """Return why a target stands as it does, with the figures that it was computed from."""
    target, reading, status = standing.target, standing.reading, standing.status
    if reading is None or reading.value is None:
        return _no_reading(standing.day)
    if status is TargetStatus.REACHED:
        return _reached(target, reading)
    now = reading.value.number
    if now is None or (standing.gap is None and not target.sort.is_number):
        return _in_words(target, reading)
    if standing.pace is not None:
        return _on_line(ReadingAgainst(target, reading, now, standing.pace), standing.line, status)
    if standing.gap is not None:
        goal = ReadingAgainst(target, reading, now, now - standing.gap)
        return _against_value(goal, is_far=status is TargetStatus.FAR_BEHIND)
    return _no_pace(target, reading)


def _no_reading(day: date) -> Message:
    """Say that nothing was measured up to a day."""
    return Message(N_("no reading up to {day}"), {"day": day})


def _facts(target: Target, reading: Reading) -> dict[str, object]:
    value = reading.value
    now = "" if value is None else value.shown()
    if value is not None and value.numbers:
        now = target.measured(now)
    return {"now": now, "on": reading.date, "value": target.asked()}


def _reached(target: Target, reading: Reading) -> Message:
    """Say that a reading meets the value."""
    facts = _facts(target, reading)
    if target.value is None:
        return Message(N_("{now} on {on}"), facts)
    return Message(N_("{now} on {on}; {value} was asked for"), facts)


def _in_words(target: Target, reading: Reading) -> Message:
    """Say that a reading in words is not the value."""
    facts = _facts(target, reading)
    if target.value is None:
        return Message(N_("{now} on {on}, which does not say that it is there"), facts)
    return Message(N_("{now} on {on}, not {value}"), facts)


def _no_pace(target: Target, reading: Reading) -> Message:
    """Say why there is no line to compare a reading with."""
    facts = _facts(target, reading)
    if target.by is None:
        return Message(N_("{now} on {on}; no year is set for {value}"), facts)
    return Message(N_("{now} on {on}; the line would begin after its end"), facts)


def _against_value(figures: ReadingAgainst, *, is_far: bool) -> Message:
    """Say how far a reading is from the value that it is compared with."""
    facts = _difference(figures)
    if is_far:
        if figures.now < figures.pace:
            return Message(N_("{now} on {on}, {gap} below {value}: less than half of it"), facts)
        return Message(N_("{now} on {on}, {gap} above {value}: more than half too much"), facts)
    if figures.now < figures.pace:
        return Message(N_("{now} on {on}, {gap} below {value}"), facts)
    return Message(N_("{now} on {on}, {gap} above {value}"), facts)


def _difference(figures: ReadingAgainst) -> dict[str, object]:
    target, digits = figures.target, figures.digits()
    return {
        **_facts(target, figures.reading),
        "gap": _apart(target, rounded(abs(figures.now - figures.pace), digits)),
        "pace": target.measured(rounded(figures.pace, digits)),
    }


def _apart(target: Target, gap: str) -> str | Message:
    """Return how far two figures of a target are apart; percentages are so many points apart."""
    if target.unit not in ("%", "％"):
        return target.measured(gap)
    return counted("{gap} point", "{gap} points", 1 if gap == "1" else 2, gap=gap)


def _on_line(figures: ReadingAgainst, line: PaceLine | None, status: TargetStatus) -> Message:
    """Say how a reading compares with the line or, without one, with the value that is due."""
    facts = _difference(figures)
    if line is None:
        return _against_value(figures, is_far=False)
    facts["line"] = _line(figures, line)
    is_below = figures.now < figures.pace
    if status is TargetStatus.ON_TRACK and figures.now == figures.pace:
        return Message(N_("{now} on {on}, as {line} asks"), facts)
    if status is TargetStatus.FAR_BEHIND:
        if is_below:
            text = N_("{now} on {on}, {gap} below {line}; less than half of the way is done")
        else:
            text = N_("{now} on {on}, {gap} above {line}; less than half of the way is done")
        return Message(text, facts)
    if is_below:
        return Message(N_("{now} on {on}, {gap} below {line}"), facts)
    return Message(N_("{now} on {on}, {gap} above {line}"), facts)


def _line(figures: ReadingAgainst, line: PaceLine) -> Message:
    target, digits = figures.target, figures.digits()
    facts = {
        "pace": target.measured(rounded(figures.pace, digits)),
        "start": target.measured(rounded(line.start, MOST_DIGITS)),
        "since": date.fromordinal(line.since),
        "goal": target.measured(rounded(line.goal, MOST_DIGITS)),
        "end": date.fromordinal(line.end),
    }
    if line.start == line.goal:
        return Message(N_("{pace}, which is to be kept"), facts)
    return Message(
        N_("the line, at {pace} between {start} ({since}) and {goal} ({end})"),
        facts,
    )
