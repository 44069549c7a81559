"""The one clock of the commands."""

from datetime import date


def today() -> date:
    """Return the day on which the command runs; tests put another one here."""
    return date.today()
