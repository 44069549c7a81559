"""What can go wrong for a user: each error takes facts and builds its own sentence."""

from duties.messages import N_, Message


class DutiesError(Exception):
    """An error whose `message` is one sentence for the user; `place` is a file, line and column."""

    def __init__(self, message: Message, place: str | None = None) -> None:
        super().__init__(message.text)
        self.message = message
        self.place = place


class NothingFoundError(DutiesError):
    """The question is well put, and nothing in the plan answers it."""


class MissingFileError(DutiesError):
    """There is no file of this name."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(N_("there is no such file; name the plan with --plan, or run `duties init`")),
            name,
        )


class MissingDocumentError(DutiesError):
    """There is no document of this name."""

    def __init__(self, name: str) -> None:
        super().__init__(Message(N_("there is no such document")), name)


class NoPlanError(DutiesError):
    """Neither an option nor the environment nor the folder names a plan."""

    def __init__(self, folder: str) -> None:
        super().__init__(
            Message(
                N_(
                    "there is no plan.yaml here or in a folder above; "
                    "name a plan with --plan, or run `duties init`"
                )
            ),
            folder,
        )


class FolderError(DutiesError):
    """A folder stands where a file belongs."""

    def __init__(self, name: str) -> None:
        super().__init__(Message(N_("this is a folder; name the plan file in it")), name)


class UnreadableError(DutiesError):
    """The system does not let the file be read."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            Message(N_("the file cannot be read ({reason})"), {"reason": reason}), name
        )


class TooLargeError(DutiesError):
    """The file is larger than any plan; sizes in bytes."""

    def __init__(self, name: str, size: int, limit: int) -> None:
        facts = {"size": size // 1_000_000, "limit": limit // 1_000_000}
        super().__init__(
            Message(
                N_("the file has {size} MB or more; a plan may have {limit} MB at most"), facts
            ),
            name,
        )


class EmptySourceError(DutiesError):
    """The file holds nothing but blanks."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(N_("the file is empty; `duties init` writes a plan to start from")), name
        )


class BinarySourceError(DutiesError):
    """The file is no text at all."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(N_("this is a binary file, not a text; a plan is a YAML text file")), name
        )


class OtherEncodingError(DutiesError):
    """The file is a text in an encoding that is known but not UTF-8."""

    def __init__(self, name: str, encoding: str) -> None:
        facts = {"encoding": encoding, "name": name}
        super().__init__(
            Message(
                N_(
                    "the file is saved as {encoding}; save it as UTF-8 (in Notepad: Save As, "
                    "encoding UTF-8; in a shell: iconv -f {encoding} -t UTF-8)"
                ),
                facts,
            ),
            name,
        )


class EncodingError(DutiesError):
    """The bytes at a place are not UTF-8."""

    def __init__(self, name: str, line: int, column: int) -> None:
        super().__init__(
            Message(N_("these bytes are not UTF-8; save the file as UTF-8")),
            f"{name}:{line}:{column}",
        )


class UnusablePlanError(DutiesError):
    """The file is a text but no plan can be read from it; `message` says why, at a line."""

    def __init__(self, message: Message, name: str, line: int, column: int) -> None:
        super().__init__(message, f"{name}:{line}:{column}")


class FileExistsAlreadyError(DutiesError):
    """A file that would be written is there already."""

    def __init__(self, name: str, *, can_be_forced: bool = False) -> None:
        if can_be_forced:
            text = N_(
                "the file exists already and was left as it is; name another one, or add --force"
            )
        else:
            text = N_("the file exists already and was left as it is; name another one")
        super().__init__(Message(text), name)


class UnwritableError(DutiesError):
    """The system does not let the file be written."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            Message(N_("the file cannot be written ({reason})"), {"reason": reason}), name
        )


class ChangedMeanwhileError(DutiesError):
    """A file is no longer what was read, so it was not overwritten."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(N_("the file was changed meanwhile and was left as it is; run this again")),
            name,
        )


class BaselineError(DutiesError):
    """A file is no baseline of findings."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(N_("this is no baseline; write one with `duties lint --write-baseline`")), name
        )


class UnreadableDocumentError(DutiesError):
    """A file is no document of a kind that can be imported."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(
                N_(
                    "this is no kind of document that can be imported; "
                    "save it as .docx, .pdf, .xlsx, .html, .csv, .md or .txt"
                )
            ),
            name,
        )


class EmptyDocumentError(DutiesError):
    """A document holds no text."""

    def __init__(self, name: str) -> None:
        super().__init__(Message(N_("the document is empty: there is no text in it")), name)


class ScannedDocumentError(DutiesError):
    """A PDF holds pictures of pages, and no text."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(
                N_(
                    "the document is a scan without a text layer; have its text recognised (OCR) "
                    "first, or import the Word file"
                )
            ),
            name,
        )


class PasswordError(DutiesError):
    """A document can be read only with a password."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(N_("the document is locked with a password; save a copy without one")), name
        )


class NewerFormatError(DutiesError):
    """A document is in an old format of Word, Excel or WPS, or in RTF."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(
                N_("this is an old format (.doc, .xls, .wps, .rtf); save it as .docx or .xlsx")
            ),
            name,
        )


class BloatedDocumentError(DutiesError):
    """A small document unfolds to more than any plan holds."""

    def __init__(self, name: str, limit: int) -> None:
        super().__init__(
            Message(
                N_("the document unfolds to more than {limit} MB and was not read"),
                {"limit": limit // 1_000_000},
            ),
            name,
        )


class EntityError(DutiesError):
    """The XML of a document declares entities, which no office program writes."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(N_("the document declares XML entities, which is not safe, and was not read")),
            name,
        )


class DamagedDocumentError(DutiesError):
    """A document is of a known kind but cannot be read."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(N_("the document is damaged; open it in its program and save it anew")), name
        )


class NoNotesError(DutiesError):
    """A document names nobody who is responsible for anything."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(
                N_(
                    "no responsibility notes (牵头单位, 责任单位 and the like) were found in the "
                    "document; is it the right one?"
                )
            ),
            name,
        )


class UnknownRuleError(DutiesError):
    """No rule has this code or name, or begins so."""

    def __init__(self, word: str, nearest: tuple[str, ...]) -> None:
        if nearest:
            text = N_("there is no rule {word}; did you mean {nearest}?")
        else:
            text = N_("there is no rule {word}; `duties rule` lists them all")
        super().__init__(Message(text, {"word": word, "nearest": nearest}))


class UnknownCommandError(DutiesError):
    """The command line has no command of this name."""

    def __init__(self, name: str, nearest: tuple[str, ...]) -> None:
        if nearest:
            text = N_("there is no command {name}; did you mean {nearest}?")
        else:
            text = N_("there is no command {name}; `duties --help` lists them all")
        super().__init__(Message(text, {"name": name, "nearest": nearest}))


class UnknownLanguageError(DutiesError):
    """`DUTIES_LANG` names a language that the messages do not have."""

    def __init__(self, setting: str, known: tuple[str, ...]) -> None:
        super().__init__(
            Message(
                N_("DUTIES_LANG is {setting}; it may be one of {known}"),
                {"setting": setting, "known": known},
            )
        )


class UnknownUnitError(NothingFoundError):
    """No unit has this name; `nearest` are the names most like it."""

    def __init__(self, query: str, nearest: tuple[str, ...]) -> None:
        if nearest:
            text = N_("no unit is called {query}; did you mean {nearest}?")
        else:
            text = N_("no unit is called {query}; `duties units` lists them all")
        super().__init__(Message(text, {"query": query, "nearest": nearest}))


class AmbiguousUnitError(DutiesError):
    """Several units fit what was typed."""

    def __init__(self, query: str, candidates: tuple[str, ...]) -> None:
        facts = {"query": query, "count": len(candidates), "candidates": candidates[:SHOWN]}
        if len(candidates) > SHOWN:
            text = N_("{query} fits {count} units, among them {candidates}; type more of the name")
        else:
            text = N_("{query} fits {count} units: {candidates}; type more of the name")
        super().__init__(Message(text, facts))


class UnknownTaskError(NothingFoundError):
    """No task has this id or these words in its title."""

    def __init__(self, query: str, ids: tuple[str, ...]) -> None:
        facts = {"query": query, "first": ids[0] if ids else "", "last": ids[-1] if ids else ""}
        if ids:
            text = N_(
                "no task has the id {query} or these words in its title; "
                "the ids run from {first} to {last}"
            )
        else:
            text = N_("no task has the id {query}; the plan has no tasks yet")
        super().__init__(Message(text, facts))


class BackwardRangeError(DutiesError):
    """A range of tasks ends before it starts."""

    def __init__(self, query: str, turned: str) -> None:
        super().__init__(
            Message(
                N_("the range {query} runs backwards; did you mean {turned}?"),
                {"query": query, "turned": turned},
            )
        )


class UnknownActionError(NothingFoundError):
    """No action has this id or these words in its title."""

    def __init__(self, query: str, ids: tuple[str, ...]) -> None:
        if ids:
            text = N_("no action has the id {query} or these words in its title; the ids are {ids}")
        else:
            text = N_("no action has the id {query}; the plan has no actions")
        super().__init__(Message(text, {"query": query, "ids": ids[:SHOWN]}))


class AmbiguousActionError(DutiesError):
    """Several actions fit what was typed; `candidates` are their ids and titles."""

    def __init__(self, query: str, candidates: tuple[str, ...]) -> None:
        facts = {"query": query, "count": len(candidates), "candidates": candidates[:SHOWN]}
        super().__init__(
            Message(N_("{query} fits {count} actions: {candidates}; name one by its id"), facts)
        )


class NoPartError(NothingFoundError):
    """A unit has no part in the tasks asked about; `others` are those named there."""

    def __init__(self, unit: str, tasks: tuple[str, ...], others: tuple[str, ...]) -> None:
        facts = {"unit": unit, "tasks": tasks[:SHOWN], "others": others[:SHOWN]}
        if others:
            text = N_("{unit} has no part in task {tasks}, which names {others}")
        else:
            text = N_("{unit} has no part in task {tasks}, which names no unit")
        super().__init__(Message(text, facts))


class NoChainError(NothingFoundError):
    """No chain of shared tasks joins two units."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(
            Message(
                N_("no chain of shared tasks joins {first} and {second}"),
                {"first": first, "second": second},
            )
        )


class PatternError(DutiesError):
    """A search pattern is no regular expression."""

    def __init__(self, pattern: str, reason: str) -> None:
        super().__init__(
            Message(
                N_("{pattern} is not a regular expression ({reason}); put \\ before ( [ * + ? . |"),
                {"pattern": pattern, "reason": reason},
            )
        )


class SameUnitError(DutiesError):
    """A question about two units was asked of one."""

    def __init__(self, unit: str) -> None:
        super().__init__(
            Message(N_("both names mean {unit}; name two different units"), {"unit": unit})
        )


SHOWN = 12  # names in one sentence
