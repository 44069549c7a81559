"""Errors of files: reading, decoding and writing them, and finding the plan in one."""

from duties.errors.base import DutiesError
from duties.messages import N_, Message


class MissingFileError(DutiesError):
    """There is no file of this name."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(N_("there is no such file; name the plan with --plan, or run `duties init`")),
            name,
        )


class UnnamedPlanError(DutiesError):
    """`DUTIES_PLAN` is set to something in which there is no name."""

    def __init__(self, setting: str) -> None:
        text = N_("DUTIES_PLAN is “{setting}”, which names no plan; set it to one, or unset it")
        super().__init__(Message(text, {"setting": setting}))


class NoPlanError(DutiesError):
    """Neither an option, nor the environment, nor the folder names a plan."""

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


class GoneFolderError(DutiesError):
    """The folder that the user works in was deleted."""

    def __init__(self) -> None:
        super().__init__(
            Message(N_("the folder that you are in was deleted; change to another one (cd)"))
        )


class PlanNamedTwiceError(DutiesError):
    """`--plan` names one plan, the arguments of the command another."""

    def __init__(self, option: str, names: tuple[str, ...]) -> None:
        super().__init__(
            Message(
                N_("--plan names {option}, but the command also names {names}; leave one out"),
                {"option": option, "names": names},
            )
        )


class DeadLinkError(DutiesError):
    """A symbolic link leads to a file that does not exist."""

    def __init__(self, name: str, target: str) -> None:
        super().__init__(
            Message(N_("this is a link to {target}, which does not exist"), {"target": target}),
            name,
        )


class FolderError(DutiesError):
    """A folder is where a file belongs."""

    def __init__(self, name: str) -> None:
        super().__init__(Message(N_("this is a folder; name the plan file in it")), name)


class UnreadableError(DutiesError):
    """The system does not allow the file to be read."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            Message(N_("the file cannot be read ({reason})"), {"reason": reason}), name
        )


class ForbiddenFileError(DutiesError):
    """The user may not read the file, or look into its folder."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(N_("you have no permission for this file or its folder; ask whoever owns it")),
            name,
        )


class ClosedInputError(DutiesError):
    """The standard input, from which a file is to be read, is closed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(N_("the standard input is closed; name a file, or pipe one in")), name
        )


class TerminalInputError(DutiesError):
    """What is to be read is a terminal, where nobody types a whole file."""

    def __init__(self, name: str) -> None:
        super().__init__(Message(N_("this is a terminal; name a file, or pipe one in")), name)


class SilentInputError(DutiesError):
    """Nothing came from a pipe for so many seconds, or it has not ended after so many."""

    def __init__(self, name: str, seconds: float, *, has_begun: bool) -> None:
        text = (
            N_("this did not end within {seconds} seconds; name a file, or see what writes to it")
            if has_begun
            else N_("nothing came within {seconds} seconds; name a file, or see what writes to it")
        )
        super().__init__(Message(text, {"seconds": round(seconds)}), name)


class TooLargeError(DutiesError):
    """The file is larger than any plan; sizes in bytes."""

    def __init__(self, name: str, size: int, limit: int) -> None:
        facts = {"size": size // 1_000_000, "limit": limit // 1_000_000}
        super().__init__(
            Message(N_("the file is {size} MB or more; at most {limit} MB are read"), facts),
            name,
        )


class LargeLedgerError(DutiesError):
    """The folder of a ledger holds more than anybody reports: files, or bytes in all of them."""

    def __init__(self, folder: str, *, files: int = 0, size: int = 0) -> None:
        if files:
            message = Message(
                N_("there are more than {limit} files here; is this the folder of a ledger?"),
                {"limit": files},
            )
        else:
            message = Message(
                N_("the files here are {limit} MB or more, which is too much to read"),
                {"limit": size // 1_000_000},
            )
        super().__init__(message, folder)


class NoLedgerError(DutiesError):
    """The folder that was named for the ledger does not exist."""

    def __init__(self, folder: str) -> None:
        super().__init__(
            Message(
                N_(
                    "there is no such folder; name another one, or write a first entry with "
                    "`duties record`, which makes it"
                )
            ),
            folder,
        )


class EmptySourceError(DutiesError):
    """The file holds nothing but blanks."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(N_("the file is empty; `duties init` writes a plan to start from")), name
        )


class BinarySourceError(DutiesError):
    """The file is not text."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(
                N_(
                    "this is a binary file, not a plan, which is a YAML text file; `duties import` "
                    "makes one of a Word, Excel or PDF document"
                )
            ),
            name,
        )


class OtherEncodingError(DutiesError):
    """The file is text in a known encoding other than UTF-8."""

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
        self.encoding = encoding


class EncodingError(DutiesError):
    """The bytes at a place are not UTF-8."""

    def __init__(self, name: str, line: int, column: int) -> None:
        super().__init__(
            Message(N_("these bytes are not UTF-8; save the file as UTF-8")),
            name,
            line,
            column,
        )


class LostLedgerFileError(DutiesError):
    """A file of a ledger should be checked, but its plan is not there."""

    def __init__(self, name: str, plan: str) -> None:
        super().__init__(
            Message(
                N_(
                    "this file tells of the progress of a plan, but there is no {plan} beside its "
                    "folder; name the plan with --plan"
                ),
                {"plan": plan},
            ),
            name,
        )


class UnusablePlanError(DutiesError):
    """The file is text, but no plan, or no unit, can be read from it; `message` says why."""

    def __init__(self, message: Message, name: str, line: int, column: int) -> None:
        super().__init__(message, name, line, column)


class FileExistsAlreadyError(DutiesError):
    """The file to write already exists."""

    def __init__(self, name: str, *, can_be_forced: bool = False) -> None:
        if can_be_forced:
            text = N_("the file already exists; name another one, or add --force")
        else:
            text = N_("the file already exists; name another one")
        super().__init__(Message(text), name)


class UnwritableError(DutiesError):
    """The system does not allow the file to be written."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            Message(N_("the file cannot be written ({reason})"), {"reason": reason}), name
        )


class FullDiskError(DutiesError):
    """There is no room for the file."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(
                N_("the disk is full, so the file was not written; make room and run this again")
            ),
            name,
        )


class MissingFolderError(DutiesError):
    """A file should go into a folder that does not exist."""

    def __init__(self, name: str, folder: str) -> None:
        super().__init__(
            Message(N_("there is no folder {folder}; make it first"), {"folder": folder}), name
        )


class FolderAsTargetError(DutiesError):
    """A folder is where a file should be written."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(N_("a file cannot be written here; name a file in a folder")), name
        )


class ReadOnlyFileError(DutiesError):
    """The file itself may not be written."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(
                N_("the file is read-only; name another one, or allow writing to it and try again")
            ),
            name,
        )


class DanglingLinkError(DutiesError):
    """A symbolic link leads into a folder that does not exist."""

    def __init__(self, name: str, target: str) -> None:
        super().__init__(
            Message(
                N_("this is a link to {target}, in a folder that does not exist; make it first"),
                {"target": target},
            ),
            name,
        )


class LoopingLinkError(DutiesError):
    """A symbolic link leads to itself."""

    def __init__(self, name: str) -> None:
        super().__init__(Message(N_("this link leads to itself; name another file")), name)


class BusyFolderError(DutiesError):
    """Another run has been writing into the folder for a long time."""

    def __init__(self, folder: str) -> None:
        super().__init__(
            Message(N_("another run of duties is writing into this folder; try again later")),
            folder,
        )


class OpenElsewhereError(DutiesError):
    """Another program locks the file, as Excel does with open files on Windows."""

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


class BinaryForTerminalError(DutiesError):
    """Binary data would go to the screen."""

    def __init__(self) -> None:
        super().__init__(
            Message(
                N_(
                    "this format cannot be shown on a screen; name a file, or redirect to one "
                    "with >"
                )
            )
        )


class ChangedMeanwhileError(DutiesError):
    """A file has changed since it was read, so it was not overwritten."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(
                N_("the file changed in the meantime, so it was not overwritten; run this again")
            ),
            name,
        )


class InterruptedExchangeError(DutiesError):
    """A killed run had replaced some files, and one of them was written to since."""

    def __init__(self, name: str, journal: str) -> None:
        text = N_(
            "a revision was interrupted, and this file was changed since, so it cannot be undone; "
            "put in order by hand what {journal} holds, before and after, then delete that"
        )
        super().__init__(Message(text, {"journal": journal}), name)


class FolderInUseError(DutiesError):
    """A folder that should be new or empty holds something."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(N_("there is something in this folder already; name a new one")), name
        )


class FileAsFolderError(DutiesError):
    """A file is where a folder is needed."""

    def __init__(self, name: str) -> None:
        super().__init__(Message(N_("this is a file; name a folder")), name)


class FileNameForFolderError(DutiesError):
    """Several files go into a folder, but what was named ends like one file."""

    def __init__(self, name: str, ending: str, folder: str, *, has_formats: bool) -> None:
        if has_formats:
            text = N_(
                "several files are written into a folder, whose name should not end in {ending}; "
                "name one such as {folder}, and give the format with --format"
            )
        else:
            text = N_(
                "several files are written into a folder, whose name should not end in {ending}; "
                "name one such as {folder}"
            )
        super().__init__(Message(text, {"ending": ending, "folder": folder}), name)
