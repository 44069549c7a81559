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


class FullDiskError(DutiesError):
    """There is no room for the file."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(N_("the disk is full and the file was not written; make room, run this again")),
            name,
        )


class MissingFolderError(DutiesError):
    """A file is to be written into a folder that is not there."""

    def __init__(self, name: str, folder: str) -> None:
        super().__init__(
            Message(N_("there is no folder {folder}; make it first"), {"folder": folder}), name
        )


class FolderAsTargetError(DutiesError):
    """A folder stands where a file is to be written, or a file where a folder is needed."""

    def __init__(self, name: str) -> None:
        super().__init__(Message(N_("this is no place for a file; name a file in a folder")), name)


class OpenElsewhereError(DutiesError):
    """Another program holds the file, as Excel does on Windows with what it has open."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(
                N_(
                    "the file cannot be replaced; close it in the program that has it open "
                    "(Excel, Word), or name another one"
                )
            ),
            name,
        )


class ReadOnlyFolderError(DutiesError):
    """The user may not write into the folder."""

    def __init__(self, name: str, folder: str) -> None:
        super().__init__(
            Message(
                N_("the folder {folder} cannot be written to; use another one"),
                {"folder": folder},
            ),
            name,
        )


class PlanAsTargetError(DutiesError):
    """An export would replace the plan that it is made from."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(N_("this is the plan itself and was left as it is; name another file")), name
        )


class BinaryForTerminalError(DutiesError):
    """A file that is no text would go to the screen."""

    def __init__(self) -> None:
        super().__init__(
            Message(N_("this format is no text for a screen; name a file, or send it to one by >"))
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


class UnreadTableError(DutiesError):
    """A document has nothing but a table that cannot be read; `reason` says why, at a `place`."""

    def __init__(self, name: str, place: Message, reason: Message) -> None:
        super().__init__(Message(N_("{place}: {reason}"), {"place": place, "reason": reason}), name)


class TraditionalCharactersError(DutiesError):
    """A document is written in traditional characters; `words` are some of them."""

    def __init__(self, name: str, words: tuple[str, ...]) -> None:
        super().__init__(
            Message(
                N_(
                    "the document is written in traditional characters ({words}); convert it to "
                    "simplified ones first (in Word: Review, Traditional to Simplified)"
                ),
                {"words": words},
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


class FileAsFolderError(DutiesError):
    """A file stands where a folder is needed."""

    def __init__(self, name: str) -> None:
        super().__init__(Message(N_("this is a file; name a folder")), name)


class ForeignFileError(DutiesError):
    """A file that an export would replace may hold somebody's work."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(
                N_(
                    "the file is no export of duties, or was changed since, and was left as it "
                    "is; name another one, or replace it with --force"
                )
            ),
            name,
        )


class TooManyRowsError(DutiesError):
    """The plan has more rows than a sheet of Excel."""

    def __init__(self, rows: int, limit: int) -> None:
        super().__init__(
            Message(
                N_(
                    "this makes {rows} rows, and a sheet of Excel holds {limit} at most; "
                    "export to .csv or .parquet"
                ),
                {"rows": rows, "limit": limit},
            )
        )


class NoTargetError(DutiesError):
    """Nothing says where an export is to go."""

    def __init__(self) -> None:
        super().__init__(
            Message(N_("name the file to write, such as plan.xlsx, or a folder with --each-unit"))
        )


class TargetConflictError(DutiesError):
    """`--each-unit` chooses the names and the format of what it writes."""

    def __init__(self) -> None:
        super().__init__(
            Message(
                N_(
                    "--each-unit writes a Word document for each unit into its folder; "
                    "leave out FILE, --unit and --format"
                )
            )
        )


class NoFormatError(DutiesError):
    """What goes to the standard output has no name that says its format."""

    def __init__(self) -> None:
        super().__init__(Message(N_("- has no ending that says the format; name it by --format")))


class AgainstFormatError(DutiesError):
    """What changed was asked for in a format that does not tell it."""

    def __init__(self) -> None:
        super().__init__(
            Message(
                N_("--against adds what changed to a page (.html); elsewhere use `duties diff`")
            )
        )


class UnitFormatError(DutiesError):
    """A unit's own list is to be written in a format that it does not come in."""

    def __init__(self) -> None:
        super().__init__(
            Message(
                N_(
                    "--unit writes a Word document; name a file that ends in .docx, "
                    "or use `duties my-tasks --format csv`"
                )
            )
        )


class UnknownEndingError(DutiesError):
    """A file's name does not say in which format it is to be written."""

    def __init__(self, name: str, endings: tuple[str, ...]) -> None:
        super().__init__(
            Message(
                N_("the name does not say the format; let it end in one of {endings}"),
                {"endings": endings},
            ),
            name,
        )


class MissingLibraryError(DutiesError):
    """A format needs a library that is not installed; `extra` of duties brings it."""

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(
            Message(
                N_("this format needs {library}; install it with: pip install 'duties[{extra}]'"),
                {"library": library, "extra": extra},
            )
        )


class MissingGitError(DutiesError):
    """A plan is to be read from git, which is not installed."""

    def __init__(self, version: str) -> None:
        super().__init__(
            Message(N_("there is no such file, and no git here that may know it as a revision")),
            version,
        )


class GitTimeoutError(DutiesError):
    """git does not answer."""

    def __init__(self, wanted: str, seconds: int) -> None:
        super().__init__(
            Message(
                N_("git did not answer within {seconds} seconds; try `git show {wanted}`"),
                {"seconds": seconds, "wanted": wanted},
            )
        )


class UnknownRevisionError(DutiesError):
    """There is neither a file nor a revision of this name."""

    def __init__(self, version: str, file: str) -> None:
        super().__init__(
            Message(
                N_(
                    "there is no such file, and git knows no revision of this name with a file "
                    "{file}; `git log -- {file}` lists those there are"
                ),
                {"file": file},
            ),
            version,
        )


class OptionAsRevisionError(DutiesError):
    """What looks like an option is never handed to git."""

    def __init__(self, version: str) -> None:
        super().__init__(
            Message(
                N_("no file has this name, and no revision begins with -; put ./ before a file")
            ),
            version,
        )


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


class IdleUnitError(NothingFoundError):
    """A unit has no task that could be drawn."""

    def __init__(self, unit: str) -> None:
        super().__init__(
            Message(N_("{unit} has no task, so there is nothing to draw"), {"unit": unit})
        )


class ActionWithoutTasksError(NothingFoundError):
    """An action has no task that could be drawn."""

    def __init__(self, action: str) -> None:
        super().__init__(
            Message(
                N_("action {action} has no task, so there is nothing to draw"), {"action": action}
            )
        )


class EmptyPictureError(NothingFoundError):
    """Nobody has a task that could be drawn."""

    def __init__(self) -> None:
        super().__init__(Message(N_("no unit has a task in this, so there is nothing to draw")))


class UnknownPictureError(DutiesError):
    """A file's name does not say in which format a picture is to be written."""

    def __init__(self, name: str, endings: tuple[str, ...]) -> None:
        super().__init__(
            Message(
                N_("pictures end in one of {endings}; name another file, or give --format"),
                {"endings": endings},
            ),
            name,
        )


class FormatConflictError(DutiesError):
    """The ending of a file's name says one format, and the command another."""

    def __init__(self, name: str, format_: str) -> None:
        super().__init__(
            Message(
                N_("--format {format} does not go with this ending; change one of the two"),
                {"format": format_},
            ),
            name,
        )


class NoDotError(DutiesError):
    """A format needs the system's Graphviz, and there is none."""

    def __init__(self, format_: str) -> None:
        super().__init__(
            Message(
                N_(
                    "{format} needs Graphviz itself; install it (apt install graphviz, "
                    "brew install graphviz, winget install graphviz), or draw SVG"
                ),
                {"format": format_.upper()},
            )
        )


class NoSystemEngineError(DutiesError):
    """Graphviz was asked for, and there is none."""

    def __init__(self) -> None:
        super().__init__(
            Message(
                N_("there is no Graphviz on this machine; without --engine system, duties draws")
            )
        )


class EngineFormatError(DutiesError):
    """The embedded engine knows no fonts for Chinese, so it draws SVG only."""

    def __init__(self, format_: str) -> None:
        super().__init__(
            Message(
                N_("the embedded engine draws SVG only; {format} needs --engine system"),
                {"format": format_.upper()},
            )
        )


class NoMermaidError(DutiesError):
    """A picture cannot be put into Mermaid."""

    def __init__(self, picture: str) -> None:
        super().__init__(
            Message(
                N_("Mermaid has no such picture as {picture}; draw SVG, or `duties matrix`"),
                {"picture": picture},
            )
        )


class TooManyTasksError(DutiesError):
    """A whole plan has more tasks than one page can hold."""

    def __init__(self, count: int, limit: int) -> None:
        super().__init__(
            Message(
                N_(
                    "{count} tasks are too many for one page (over {limit}); draw a page for "
                    "each action with `duties draw actions`, or raise --max-tasks"
                ),
                {"count": count, "limit": limit},
            )
        )


class NoSubjectError(DutiesError):
    """A picture of one unit or action was asked for without saying which."""

    def __init__(self, picture: str) -> None:
        super().__init__(
            Message(
                N_("say which {picture} to draw: duties draw {picture} NAME"), {"picture": picture}
            )
        )


class NeedlessSubjectError(DutiesError):
    """A picture of the whole plan was asked for one of its parts."""

    def __init__(self, picture: str, subject: str) -> None:
        super().__init__(
            Message(
                N_(
                    "`duties draw {picture}` shows the whole plan and takes no {subject}; "
                    "draw a unit or an action"
                ),
                {"picture": picture, "subject": subject},
            )
        )


class NeedlessOptionError(DutiesError):
    """An option was given that means nothing for the picture."""

    def __init__(self, option: str, picture: str) -> None:
        super().__init__(
            Message(
                N_("{option} means nothing for `duties draw {picture}`"),
                {"option": option, "picture": picture},
            )
        )


class EngineMissingError(DutiesError):
    """A program that draws cannot be started."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            Message(
                N_("{name} cannot be started ({reason}); install duties or Graphviz again"),
                {"name": name, "reason": reason},
            )
        )


class EngineTimeoutError(DutiesError):
    """A program that draws was stopped; `limit` in seconds."""

    def __init__(self, name: str, limit: float) -> None:
        super().__init__(
            Message(
                N_("{name} was stopped after {limit} seconds; draw less, or try another --engine"),
                {"name": name, "limit": f"{limit:g}"},
            )
        )


class EngineFailedError(DutiesError):
    """A program that draws failed; `said` is what it said last."""

    def __init__(self, name: str, code: int, said: str) -> None:
        facts = {"name": name, "code": code, "said": said}
        if said:
            text = N_("{name} failed with code {code} and said: {said}")
        else:
            text = N_("{name} failed with code {code} and said nothing")
        super().__init__(Message(text, facts))


SHOWN = 12  # names in one sentence
