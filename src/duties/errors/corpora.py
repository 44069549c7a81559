"""Errors about corpora: folders into which many plans were gathered."""

from duties.errors.base import DutiesError
from duties.messages import N_, Message


class UnparsedError(DutiesError):
    """A file holds no plan that can be gathered; `reason` is what is wrong at a place."""

    def __init__(self, reason: Message, place: str) -> None:
        super().__init__(reason, place)


class UngatheredError(DutiesError):
    """Reading a file failed by a fault of the program; `kind` names it."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            Message(
                N_("the program failed while reading this file ({kind}); please report it"),
                {"kind": kind},
            )
        )


class NoCorpusLibraryError(DutiesError):
    """A library is not installed that the extra `extra` brings."""

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(
            Message(
                N_("this needs {library}; install it with: pip install 'duties[{extra}]'"),
                {"library": library, "extra": extra},
            )
        )


class OlderCorpusError(DutiesError):
    """A corpus was gathered by a release whose format is another."""

    def __init__(self, folder: str, release: str) -> None:
        super().__init__(
            Message(
                N_(
                    "this corpus was gathered by duties {release} in another format; gather it "
                    "anew into another folder"
                ),
                {"release": release},
            ),
            folder,
        )


class UnfinishedCorpusError(DutiesError):
    """A gathering was interrupted while it put its files in place."""

    def __init__(self, folder: str) -> None:
        super().__init__(
            Message(
                N_("gathering into this corpus was interrupted; run `duties gather` on it again")
            ),
            folder,
        )


class DamagedCorpusError(DutiesError):
    """A file of a corpus is not there, or cannot be read."""

    def __init__(self, file: str) -> None:
        super().__init__(
            Message(
                N_(
                    "this file of the corpus is gone or damaged; run `duties gather` as before, "
                    "which reads anew what is lost"
                )
            ),
            file,
        )


class UnknownAddressError(DutiesError):
    """A URL is of a kind that nobody here knows."""

    def __init__(self, address: str) -> None:
        super().__init__(
            Message(N_("addresses of this kind are not known here; name a folder, or another URL")),
            address,
        )


class NoCorpusError(DutiesError):
    """A folder that holds other things was named for a corpus."""

    def __init__(self, folder: str) -> None:
        super().__init__(
            Message(N_("this folder holds other things than a corpus; name a new one")), folder
        )


class NoClusterError(DutiesError):
    """Nothing answers at the address of a cluster."""

    def __init__(self, address: str) -> None:
        super().__init__(
            Message(N_("no Dask scheduler answers here; name one as tcp://host:8786")), address
        )


class LostWorkersError(DutiesError):
    """The processes that read ended, or failed; `kind` names how."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            Message(
                N_(
                    "the workers ended before they were done ({kind}); what they read is kept, so "
                    "run this again to go on"
                ),
                {"kind": kind},
            )
        )


class TwoOfOneNameError(DutiesError):
    """A document would be called what another plan or document is."""

    def __init__(self, path: str, other: str) -> None:
        super().__init__(
            Message(
                N_("this would have the short name of {other}; rename one of them"),
                {"other": other},
            ),
            path,
        )


class GatheredFindingsError(DutiesError):
    """The findings of a corpus are to be fixed, or found anew."""

    def __init__(self) -> None:
        super().__init__(
            Message(
                N_(
                    "the findings of a corpus are those of the day it was gathered; to fix "
                    "them, or to check with another --lead-factor, name the plans themselves"
                )
            )
        )
