"""The options of commands that write documents to send: the number, who signs, and the day."""

import re
from datetime import date
from typing import Annotated, NamedTuple

import typer

from duties.cli import clock
from duties.errors.exports import NoDayError
from duties.exporting.imprint import Imprint
from duties.messages import N_
from duties.model import Plan

ForceOption = Annotated[
    bool, typer.Option("--force", help=N_("Also replace a file that duties did not write."))
]

_TODAY = ("今天", "今日", "today")
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})-([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)")


class ImprintOptions(NamedTuple):
    """The options on what documents to send bear, as typed: a group (see `duties.cli.groups`)."""

    signed: Annotated[
        list[str] | None,
        typer.Option(
            metavar="OFFICE",
            help=N_("Who signs it, at its end on the right; may be given more than once."),
            show_default=False,
        ),
    ] = None
    number: Annotated[
        str | None,
        typer.Option(
            metavar="NUMBER",
            help=N_("The number of the document, below its title, such as 渝中督〔2026〕3号."),
        ),
    ] = None
    day: Annotated[
        str | None,
        typer.Option(
            "--date",
            metavar="DAY",
            help=N_(
                "The day that the document bears, below who signs it, such as 2026-03-01 or today."
            ),
        ),
    ] = None

    def imprint(self) -> Imprint:
        """Return what these options say; a blank one says nothing. Raises `NoDayError`."""
        names = tuple(name.strip() for name in self.signed or () if name.strip())
        day = _day(self.day) if self.day is not None else None
        return Imprint(names, (self.number or "").strip() or None, day)

    def imprint_or_issuer(self, plan: Plan) -> Imprint:
        """Return what these options say, signed, if nobody said by whom, by who issued the plan.

        What is signed bears a day: today's, if no other was asked for.
        """
        imprint = self.imprint()
        if self.signed is None and plan.issuer:
            imprint = imprint._replace(signed=(plan.issuer,))
        if imprint.signed and imprint.day is None:
            return imprint._replace(day=clock.today())
        return imprint


def option_of(imprint: Imprint) -> str | None:
    """Return the first option that has said something, or None."""
    given = {"--signed": imprint.signed, "--number": imprint.number, "--date": imprint.day}
    return next((option for option, value in given.items() if value), None)


def _day(text: str) -> date:
    if text.strip().casefold() in _TODAY:
        return clock.today()
    found = _DAY.fullmatch("".join(text.split()))
    if found is not None:
        year, month, day = (int(group) for group in found.groups() if group is not None)
        try:
            return date(year, month, day)
        except ValueError:
            pass
    raise NoDayError("--date", text)
