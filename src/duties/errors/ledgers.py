"""Errors of recording: what cannot be put into a ledger, and why."""

from duties.errors.base import DutiesError
from duties.messages import N_, Message
from duties.source import Span


class UnusableLedgerFileError(DutiesError):
    """The file that an entry belongs into cannot be read; `message` says why."""

    def __init__(self, name: str, message: Message, span: Span) -> None:
        super().__init__(
            Message(N_("{fault}; nothing was recorded, mend the file first"), {"fault": message}),
            f"{name}:{span.line}:{span.column}",
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
