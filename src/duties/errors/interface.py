"""Errors of other programs that ask, beside those that a user of the command makes, too."""

from duties.errors.base import DutiesError
from duties.messages import N_, Message


class NoLibraryError(DutiesError):
    """A table is asked for that needs a library which is not installed."""

    def __init__(self, library: str) -> None:
        text = N_("this needs {library}, which is not installed: pip install {library}")
        super().__init__(Message(text, {"library": library}))


class UnknownChoiceError(DutiesError):
    """A parameter with a few values got something else."""

    def __init__(self, name: str, value: str, known: tuple[str, ...]) -> None:
        text = N_("{name} takes {known}; {value} is none of these")
        super().__init__(Message(text, {"name": name, "known": known, "value": value}))
