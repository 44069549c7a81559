"""Errors of what is compared: neither a file nor anything that git has."""

from duties.errors.base import DutiesError
from duties.messages import N_, Message


class UnknownVersionError(DutiesError):
    """There is neither a file nor a revision of this name; `nearest` are names most like it."""

    def __init__(self, name: str, nearest: tuple[str, ...]) -> None:
        if nearest:
            text = N_("this is neither a file nor a git revision; did you mean {nearest}?")
        else:
            text = N_("this is neither a file nor a git revision; `git log` lists the revisions")
        super().__init__(Message(text, {"nearest": nearest}), name)


class NoRepositoryError(DutiesError):
    """There is no such file, and no git repository that could have such a revision."""

    def __init__(self, name: str, nearest: tuple[str, ...]) -> None:
        if nearest:
            text = N_("there is no such file; did you mean {nearest}?")
        else:
            text = N_(
                "there is no such file, and the plan is in no git repository, so this is no "
                "revision either; check the name"
            )
        super().__init__(Message(text, {"nearest": nearest}), name)


class MissingGitError(DutiesError):
    """There is no such file, and git, which might know such a revision, is not installed."""

    def __init__(self, name: str, nearest: tuple[str, ...]) -> None:
        if nearest:
            text = N_(
                "there is no such file; did you mean {nearest}? If it names a git revision, "
                "install git"
            )
        else:
            text = N_("there is no such file; install git if this names a revision")
        super().__init__(Message(text, {"nearest": nearest}), name)


class ForbiddenRepositoryError(DutiesError):
    """git refuses a repository that belongs to somebody else."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(
                N_(
                    "there is no such file, and git does not read this repository, because it "
                    "belongs to another user; `git status` says how to allow it"
                )
            ),
            name,
        )


class ShallowRepositoryError(DutiesError):
    """The revision may lie before the part of the history that was fetched."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(
                N_(
                    "this is no file, and git has only the latest part of the history here; "
                    "`git fetch --unshallow` gets the rest"
                )
            ),
            name,
        )


class NotInRevisionError(DutiesError):
    """git knows the revision, but the revision has no such file; `nearest` are files it has."""

    def __init__(self, name: str, revision: str, file: str, nearest: tuple[str, ...]) -> None:
        facts = {"revision": revision, "file": file, "nearest": nearest}
        if nearest:
            text = N_("the revision {revision} has no {file}; did you mean {nearest}?")
        else:
            text = N_(
                "the revision {revision} has no {file}; if it had another name then, give it as "
                "{revision}:NAME"
            )
        super().__init__(Message(text, facts), name)


class FolderInRevisionError(DutiesError):
    """A folder of a revision is where a file belongs."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(N_("this is a folder in that revision; name the plan file in it")), name
        )


class UnfetchedError(DutiesError):
    """git knows the file in the revision, but has not got it, or cannot read it."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(
                N_(
                    "git knows this file, but does not have what is in it; fetch the whole "
                    "repository, or run `git fsck`"
                )
            ),
            name,
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


class NotARevisionError(DutiesError):
    """What begins with - or : is never handed to git: it would be an option, or read the index."""

    def __init__(self, name: str, sign: str) -> None:
        super().__init__(
            Message(
                N_(
                    "no file has this name, and no revision begins with {sign}; put ./ before the "
                    "name of a file"
                ),
                {"sign": sign},
            ),
            name,
        )


class EmptyVersionError(DutiesError):
    """What to compare has an empty name."""

    def __init__(self) -> None:
        super().__init__(
            Message(N_("the name of what to compare is empty; name a file or a git revision"))
        )


class StdinTwiceError(DutiesError):
    """Both sides of a comparison should come from the standard input."""

    def __init__(self) -> None:
        super().__init__(
            Message(N_("- can stand for only one of the two; name a file for the other"))
        )
