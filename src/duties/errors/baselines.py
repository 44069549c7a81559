"""Errors of baselines: files with the findings that are known already."""

from duties.errors.base import DutiesError
from duties.messages import N_, Message


class BaselineError(DutiesError):
    """A file is not a baseline of findings."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(N_("this is not a baseline; write one with `duties lint --write-baseline`")),
            name,
        )


class MissingBaselineError(DutiesError):
    """There is no file of the name that was given for a baseline."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(N_("there is no such file; write it with `duties lint --write-baseline`")),
            name,
        )
