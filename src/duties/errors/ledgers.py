"""Errors of recording: what cannot be put into a ledger, and why."""

from duties.errors.base import DutiesError
from duties.messages import N_, Message

Word = str | Message
"""What people type a value behind: an option, a key, or in their language what stands for one."""


class UnusableLedgerFileError(DutiesError):
    """The file that an entry belongs into cannot be read; `message` says why."""

    def __init__(self, name: str, message: Message, line: int, column: int) -> None:
        super().__init__(
            Message(N_("{fault}; nothing was recorded, mend the file first"), {"fault": message}),
            f"{name}:{line}:{column}",
        )


class UnfitFileError(DutiesError):
    """An entry cannot be put into a file so that all others stay as they are."""

    def __init__(self, name: str, section: str, entry: str) -> None:
        super().__init__(
            Message(
                N_(
                    "nothing was recorded, for this file is written so that no entry can be added "
                    "without changing others; write it under {section} by hand: {entry}"
                ),
                {"section": section, "entry": entry},
            ),
            name,
        )


class NeedlessWordError(DutiesError):
    """An entry of this kind has no such value."""

    def __init__(self, word: Word, known: tuple[Word, ...]) -> None:
        super().__init__(
            Message(
                N_("{word} has no place in such an entry, which takes {known}"),
                {"word": word, "known": known},
            )
        )


class KindlessWordError(DutiesError):
    """An option belongs to a kind of entry that was not asked for."""

    def __init__(self, word: Word, kind: str) -> None:
        super().__init__(
            Message(
                N_("{word} belongs to another kind of entry; add {kind}"),
                {"word": word, "kind": kind},
            )
        )


class MissingWordError(DutiesError):
    """An entry lacks something that it must say."""

    def __init__(self, word: Word) -> None:
        super().__init__(Message(N_("{word} is missing here"), {"word": word}))


class NothingToRecordError(DutiesError):
    """An entry says nothing."""

    def __init__(self, known: tuple[Word, ...]) -> None:
        super().__init__(
            Message(N_("there is nothing to record; give one of {known}"), {"known": known})
        )


class OneRulingError(DutiesError):
    """A ruling decides two things that exclude each other."""

    def __init__(self, one: Word, other: Word) -> None:
        super().__init__(
            Message(
                N_("no ruling can say both {one} and {other}; leave one of them out"),
                {"one": one, "other": other},
            )
        )


class UnfitWordError(DutiesError):
    """A value of an entry cannot be read; `message` says why."""

    def __init__(self, word: Word, message: Message) -> None:
        super().__init__(Message(N_("{word}: {sentence}"), {"word": word, "sentence": message}))


class UnsureAnswererError(DutiesError):
    """Not one unit alone answers for a task, so that the unit must be named."""

    def __init__(self, task: str, word: Word, units: tuple[str, ...]) -> None:
        facts = {"task": task, "word": word, "units": units}
        if units:
            text = N_("{task} is answered for by {units}; name one of them with {word}")
        else:
            text = N_("nobody answers for {task}; name a unit with {word}")
        super().__init__(Message(text, facts))


class UnknownProblemError(DutiesError):
    """No problem has this id, and no task is named that a new one could be about."""

    def __init__(self, id_: str, known: tuple[str, ...]) -> None:
        facts = {"id": id_, "known": known}
        if known:
            text = N_(
                "there is no problem {id} ({known}); open a new one with `duties record TASK "
                "--problem new --text …`"
            )
        else:
            text = N_(
                "there is no problem yet; open one with `duties record TASK --problem new --text …`"
            )
        super().__init__(Message(text, facts))


class NotJsonError(DutiesError):
    """A file begins like JSON and is none."""

    def __init__(self, place: str) -> None:
        super().__init__(Message(N_("this is not valid JSON here")), place)


class NoEntriesError(DutiesError):
    """A file of entries has none."""

    def __init__(self, name: str) -> None:
        super().__init__(Message(N_("there are no entries in this file")), name)


class NotAnEntryError(DutiesError):
    """A row of a file is no entry: not values by their keys, or more cells than headings."""

    def __init__(self, name: str, row: int) -> None:
        super().__init__(
            Message(
                N_("row {row} is no entry, which has texts, numbers and lists of names by keys"),
                {"row": row},
            ),
            name,
        )


class UnknownHeadingError(DutiesError):
    """A column, or a list, of a file has a name that entries know nothing of."""

    def __init__(self, name: str, heading: str, known: tuple[str, ...]) -> None:
        super().__init__(
            Message(
                N_("{heading} is none of the names that belong here: {known}"),
                {"heading": heading, "known": known},
            ),
            name,
        )
