"""Errors of what a user asks of the rules, and of baselines."""

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


class UnknownRuleError(DutiesError):
    """No rule has this code or name, or a code that begins this way."""

    def __init__(self, word: str, nearest: tuple[str, ...]) -> None:
        if nearest:
            text = N_("there is no rule {word}; did you mean {nearest}?")
        else:
            text = N_("there is no rule {word}; `duties rule` lists them all")
        super().__init__(Message(text, {"word": word, "nearest": nearest}))
