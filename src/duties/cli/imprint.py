"""The options of commands that write documents to send: the number, who signs, and the day."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

import typer

from duties.exporting.imprint import Imprint
from duties.messages import N_

SignedOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="OFFICE",
        help=N_("Who signs it, at its end on the right; may be given more than once."),
        show_default=False,
    ),
]
NumberOption = Annotated[
    str | None,
    typer.Option(
        metavar="NUMBER",
        help=N_("The number of the document, below its title, such as 渝中督〔2026〕3号."),
    ),
]
DateOption = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d", "%Y年%m月%d日"],
        metavar="DAY",
        help=N_("The day that the document bears, below who signs it, such as 2026-03-01."),
    ),
]


def imprint_of(signed: Sequence[str] | None, number: str | None, day: datetime | None) -> Imprint:
    """Return what these options say; a text without a letter says nothing."""
    names = tuple(name.strip() for name in signed or () if name.strip())
    return Imprint(names, (number and number.strip()) or None, day and day.date())
