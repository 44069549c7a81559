"""Errors of options and of the values that they take: days, periods, patterns."""

from datetime import date

from duties.errors.base import DutiesError
from duties.messages import N_, Message


class UnknownPresetError(DutiesError):
    """No rules of a place with this name are known."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        text = N_("no rules of {name} are known; there are those of {known}")
        super().__init__(Message(text, {"name": name, "known": known}))


class RulesForPresetError(DutiesError):
    """A board was asked for with a word that only its rules take."""

    def __init__(self, word: str) -> None:
        text = N_("only `duties board --rules` takes {word}, the name of a place with rules")
        super().__init__(Message(text, {"word": word}))


class PatternError(DutiesError):
    """A search pattern is not a regular expression."""

    def __init__(self, pattern: str, reason: str) -> None:
        super().__init__(
            Message(
                N_("{pattern} is not a regular expression ({reason}); put \\ before ( [ * + ? . |"),
                {"pattern": pattern, "reason": reason},
            )
        )


class UnknownPeriodError(DutiesError):
    """An option that takes a stretch of the calendar got something else."""

    def __init__(self, option: str | Message, value: str) -> None:
        super().__init__(
            Message(
                N_(
                    "{option} takes a day (2027-06-30), a month (2027-06), a quarter (2027-Q2), a "
                    "half-year (2027-H1) or a year (2027); {value} is none of these"
                ),
                {"option": option, "value": value},
            )
        )


class UnknownDayError(DutiesError):
    """An option that takes a day got something else."""

    def __init__(self, option: str | Message, value: str) -> None:
        super().__init__(
            Message(
                N_("{option} takes a day (2026-04-30, 4月30日, yesterday); {value} is none"),
                {"option": option, "value": value},
            )
        )


class OptionNeedsError(DutiesError):
    """An option was given that means nothing without another."""

    def __init__(self, option: str, other: str) -> None:
        super().__init__(
            Message(
                N_("{option} has no effect without {other}; add that, or leave {option} out"),
                {"option": option, "other": other},
            )
        )


class SinceError(DutiesError):
    """What changed since a day is asked for another day that does not come after it."""

    def __init__(self, since: date, day: date) -> None:
        super().__init__(
            Message(
                N_("--since takes a day before the one to answer for, which is {day}, not {since}"),
                {"since": since, "day": day},
            )
        )


class UnknownSpanError(DutiesError):
    """An option that takes a span of days, weeks or months got something else."""

    def __init__(self, option: str, value: str) -> None:
        super().__init__(
            Message(
                N_(
                    "{option} takes days (30d), weeks (4w) or months (3m); {value} is none of these"
                ),
                {"option": option, "value": value},
            )
        )


class ExclusiveOptionsError(DutiesError):
    """Nothing can be as two options ask."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(
            Message(
                N_("no deadline can be as both {one} and {other} ask; leave one of them out"),
                {"one": one, "other": other},
            )
        )


class DemoOutsideCalendarError(DutiesError):
    """The dates of the demo's plan, reckoned from a day, do not exist."""

    def __init__(self, day: date) -> None:
        super().__init__(
            Message(
                N_(
                    "the demo has dates some months before and some years after {day}; name another"
                ),
                {"day": day},
            )
        )


class UnknownShellError(DutiesError):
    """Completion is not known to work in this shell, or the shell cannot be told."""

    def __init__(self) -> None:
        super().__init__(
            Message(N_("completion works in bash, zsh, fish and PowerShell; this is none of them"))
        )
