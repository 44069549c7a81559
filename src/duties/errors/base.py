"""The base of all errors for the user: each takes facts and builds its own sentence."""

from duties.messages import N_, Message, Translator


class DutiesError(Exception):
    """An error whose `message` is one sentence for the user; `str` gives it in English,
    `duties.sentence` in another language.

    `file` is where it arose, if that is a file (or a folder), `line` and `column` count from 1;
    each is None where it is not known. `place` has those that are, as people write them. `query` is
    the name that means nothing, if that is what is wrong.
    """

    query: str | None = None

    def __init__(
        self,
        message: Message,
        file: str | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(message.text)
        self._message = message
        self.file = file
        self.line = line
        self.column = column

    @property
    def place(self) -> str | None:
        """The file, and where in it, if that is known: plan.yaml:3:5."""
        if self.file is None or self.line is None:
            return self.file
        return f"{self.file}:{self.line}:{self.column}"

    def put(self, into: Translator) -> str:
        """Return the place and the sentence, in the translator's language."""
        sentence = self.message.put(into)
        return sentence if self.place is None else f"{self.place}: {sentence}"

    def __str__(self) -> str:
        """Return the place and the sentence, in English."""
        from gettext import NullTranslations

        return self.put(NullTranslations())

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"

    @property
    def message(self) -> Message:
        """The sentence."""
        return self._message

    def __reduce__(self) -> tuple[object, ...]:
        """Let another process have the sentence, not the facts that it was built from."""
        return _with_sentence, (type(self), self.message, self.file, self.line, self.column)


def _with_sentence(
    kind: type[DutiesError],
    message: Message,
    file: str | None,
    line: int | None,
    column: int | None,
) -> DutiesError:
    error = kind.__new__(kind)
    DutiesError.__init__(error, message, file, line, column)
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
