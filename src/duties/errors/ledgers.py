"""Errors of recording: what cannot be put into a ledger, and why."""

from duties.errors.base import DutiesError
from duties.messages import N_, Message

Word = str | Message
"""What people type before a value: an option, a key, the name of a column or of an argument."""


class UnusableLedgerFileError(DutiesError):
    """The file that an entry belongs into cannot be read; `message` says why."""

    def __init__(self, name: str, message: Message, line: int, column: int) -> None:
        super().__init__(
            Message(N_("{fault}; nothing was recorded, mend the file first"), {"fault": message}),
            name,
            line,
            column,
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


class UnfitNumberError(DutiesError):
    """The numbers of tasks in a file cannot be changed so that all else stays as it is."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(
                N_(
                    "nothing was changed, for this file is written so that numbers of tasks cannot "
                    "be changed without changing more"
                )
            ),
            name,
        )


class OtherNumbersError(DutiesError):
    """A plan would be replaced, and the entries of its ledger be about other tasks."""

    def __init__(self, name: str, number: str, folder: str) -> None:
        super().__init__(
            Message(
                N_(
                    "not replaced: {folder} has entries on {number}, which is another task, or "
                    "none, in the new plan; write that into another file, check it, and run "
                    "`duties revise FILE`, which changes the numbers there, too"
                ),
                {"number": number, "folder": folder},
            ),
            name,
        )


class FaultyLedgerError(DutiesError):
    """A file of the ledger has an error in it, and is to be right before it is changed."""

    def __init__(self, name: str, message: Message, line: int, column: int) -> None:
        text = N_("{message}; nothing was changed, correct this first")
        super().__init__(Message(text, {"message": message}), name, line, column)


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


class MissingEntriesError(DutiesError):
    """There is no file of the name that was given for entries."""

    def __init__(self, name: str) -> None:
        super().__init__(Message(N_("there is no such file")), name)


class BinaryEntriesError(DutiesError):
    """A file of entries is a workbook, or something else that is no text."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(N_("this is no text; in Excel, save the sheet as CSV UTF-8 and name that")),
            name,
        )


class OptionBesideFileError(DutiesError):
    """An option says what the entries of a file say themselves."""

    def __init__(self, word: Word, known: tuple[Word, ...]) -> None:
        super().__init__(
            Message(
                N_("{word} does not go with --from, whose file says it; beside it only {known} do"),
                {"word": word, "known": known},
            )
        )


class NotAnEntryError(DutiesError):
    """What stands at a place is no entry: not values by their keys."""

    def __init__(self, place: Message) -> None:
        super().__init__(
            Message(
                N_(
                    "{place}: this is no entry, which has texts, numbers and lists of names by keys"
                ),
                {"place": place},
            )
        )


class UnnamedCellError(DutiesError):
    """A cell of a table stands under no heading."""

    def __init__(self, place: str, text: str) -> None:
        super().__init__(
            Message(
                N_("{text} stands in a column without a heading; give it one, or leave it out"),
                {"text": text},
            ),
            place,
        )


class DoubleHeadingError(DutiesError):
    """Two columns of a table say the same of an entry."""

    def __init__(self, place: str, one: str, other: str) -> None:
        super().__init__(
            Message(
                N_("the columns {one} and {other} say the same of an entry; leave one of them out"),
                {"one": one, "other": other},
            ),
            place,
        )


class UnknownHeadingError(DutiesError):
    """A column of a table has a name that entries know nothing of."""

    def __init__(self, place: str, heading: str, known: tuple[Message, ...]) -> None:
        super().__init__(
            Message(
                N_(
                    "there is no column {heading} in entries; rename it or leave it out. Known "
                    "are {known}"
                ),
                {"heading": heading, "known": known},
            ),
            place,
        )


class UnknownListError(DutiesError):
    """A list of a file has a name that ledgers know nothing of."""

    def __init__(self, name: str, heading: str, known: tuple[str, ...]) -> None:
        super().__init__(
            Message(
                N_("{heading} is none of the names that belong here: {known}"),
                {"heading": heading, "known": known},
            ),
            name,
        )


class OtherTaskError(DutiesError):
    """A row names two tasks: one by its number, another by its title."""

    def __init__(self, number: str, task: str, column: Word, title: str) -> None:
        super().__init__(
            Message(
                N_(
                    "{number} is {task}, but {column} says {title}; if the numbers only count the "
                    "rows, leave that column out"
                ),
                {"number": number, "task": task, "column": column, "title": title},
            )
        )


class DayForTaskError(DutiesError):
    """What stands for a task is a day, as Excel makes of 1/2."""

    def __init__(self, text: str, step: str) -> None:
        super().__init__(
            Message(
                N_(
                    "{text} is a day, not a task; Excel makes that of a step such as {step}: set "
                    "the column to text and type it again"
                ),
                {"text": text, "step": step},
            )
        )


class UnknownWordError(DutiesError):
    """A value is none of the few words that may stand there; `known` are those."""

    def __init__(self, word: Word, value: str, known: tuple[str, ...]) -> None:
        super().__init__(
            Message(
                N_("{word} takes one of {known}, not {value}"),
                {"word": word, "value": value, "known": known},
            )
        )


class TasklessProblemError(DutiesError):
    """A new problem names no task."""

    def __init__(self, word: Word) -> None:
        super().__init__(
            Message(N_("a new problem needs a task; {word} is missing here"), {"word": word})
        )
