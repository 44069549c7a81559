"""The base of all errors for the user: each takes facts and builds its own sentence."""

from duties.messages import N_, Message


class DutiesError(Exception):
    """An error whose `message` is one sentence for the user; `place` is a file, line and column.

    `query` is the name that means nothing, if that is what is wrong.
    """

    query: str | None = None

    def __init__(self, message: Message, place: str | None = None) -> None:
        super().__init__(message.text)
        self._message = message
        self.place = place

    @property
    def message(self) -> Message:
        """The sentence."""
        return self._message

    def __reduce__(self) -> tuple[object, ...]:
        """Let another process have the sentence, not the facts that it was built from."""
        return _with_sentence, (type(self), self.message, self.place)


def _with_sentence(kind: type[DutiesError], message: Message, place: str | None) -> DutiesError:
    error = kind.__new__(kind)
    DutiesError.__init__(error, message, place)
    return error


class NothingFoundError(DutiesError):
    """The question is valid, but nothing in the plan answers it."""


class UnknownCommandError(DutiesError):
    """The command line has no command of this name."""

    def __init__(self, name: str, nearest: tuple[str, ...]) -> None:
        if nearest:
            text = N_("there is no command {name}; did you mean {nearest}?")
        else:
            text = N_("there is no command {name}; `duties --help` lists them all")
        super().__init__(Message(text, {"name": name, "nearest": nearest}))


class UnknownLanguageError(DutiesError):
    """`DUTIES_LANG` names a language that there are no messages in."""

    def __init__(self, setting: str, known: tuple[str, ...]) -> None:
        super().__init__(
            Message(
                N_("DUTIES_LANG is {setting}; set it to one of {known}"),
                {"setting": setting, "known": known},
            )
        )


SHOWN = 12  # names in one sentence
