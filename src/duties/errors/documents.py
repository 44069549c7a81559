"""Errors of documents that cannot be imported."""

from duties.errors.base import DutiesError
from duties.messages import N_, Message


class MissingDocumentError(DutiesError):
    """There is no document of this name."""

    def __init__(self, name: str) -> None:
        super().__init__(Message(N_("there is no such document")), name)


class UnreadableDocumentError(DutiesError):
    """A file is not of a kind that can be imported."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(
                N_(
                    "this kind of document cannot be imported; save it as .docx, .pdf, .xlsx, "
                    ".html, .csv, .md or .txt"
                )
            ),
            name,
        )


class EmptyDocumentError(DutiesError):
    """A document holds no text."""

    def __init__(self, name: str) -> None:
        super().__init__(Message(N_("the document is empty: it holds no text")), name)


class ScannedDocumentError(DutiesError):
    """A document is a picture of its pages, and nobody asked to have its text recognised."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(
                N_(
                    "the document is a scan: pictures without text; add --ocr to have the text "
                    'recognised (once, before: `pip install "duties[ocr]"`), or import the Word '
                    "file"
                )
            ),
            name,
        )


class NoRecogniserError(DutiesError):
    """Text is to be recognised, and what does that is not installed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(
                N_(
                    "to recognise text, --ocr needs an addition that is not installed: "
                    '`pip install "duties[ocr]"`'
                )
            ),
            name,
        )


class EndlessPictureError(DutiesError):
    """A picture has more dots, or a file of pictures more pages, than are recognised."""

    def __init__(self, name: str, dots: int, pages: int) -> None:
        super().__init__(
            Message(
                N_(
                    "the picture has more than {dots} million dots or {pages} pages, so it was not "
                    "read; save it with fewer dots, or in parts"
                ),
                {"dots": dots // 1_000_000, "pages": pages},
            ),
            name,
        )


class PasswordError(DutiesError):
    """A document can be read only with a password."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(N_("the document is locked with a password; save a copy without one")), name
        )


class OldFormatError(DutiesError):
    """A document is of a kind that only LibreOffice reads, which is not installed."""

    def __init__(self, name: str, kind: str, ending: str) -> None:
        super().__init__(
            Message(
                N_(
                    "{kind} is read by way of LibreOffice, which was not found here; save the "
                    "document as .{ending}, or install LibreOffice"
                ),
                {"kind": kind, "ending": ending},
            ),
            name,
        )


class NotConvertedDocumentError(DutiesError):
    """LibreOffice made nothing of a document."""

    def __init__(self, name: str, ending: str) -> None:
        super().__init__(
            Message(
                N_(
                    "LibreOffice could not read the document; open it in its own program and save "
                    "it as .{ending}"
                ),
                {"ending": ending},
            ),
            name,
        )


class OfficeTimeLimitError(DutiesError):
    """LibreOffice takes more seconds for a document than it may."""

    def __init__(self, name: str, limit: float, ending: str) -> None:
        super().__init__(
            Message(
                N_(
                    "LibreOffice takes more than {limit} seconds for the document, so it was given "
                    "up; open it in its own program and save it as .{ending}"
                ),
                {"limit": round(limit), "ending": ending},
            ),
            name,
        )


class BloatedDocumentError(DutiesError):
    """A small document unpacks to more than any plan holds."""

    def __init__(self, name: str, limit: int) -> None:
        super().__init__(
            Message(
                N_("the document unpacks to more than {limit} MB, so it was not read"),
                {"limit": limit // 1_000_000},
            ),
            name,
        )


class MemoryLimitError(DutiesError):
    """Reading a document takes more memory than it may, in bytes."""

    def __init__(self, name: str, limit: int) -> None:
        super().__init__(
            Message(
                N_(
                    "reading the document takes more than {limit} MB of memory, so it was given "
                    "up; if you trust the document, add --no-limits"
                ),
                {"limit": limit // 1_000_000},
            ),
            name,
        )


class TimeLimitError(DutiesError):
    """Reading a document takes more seconds of the processor than it may."""

    def __init__(self, name: str, limit: float) -> None:
        super().__init__(
            Message(
                N_(
                    "reading the document takes more than {limit} seconds, so it was given up; "
                    "if you trust the document, add --no-limits"
                ),
                {"limit": round(limit)},
            ),
            name,
        )


class EndlessTextError(DutiesError):
    """A document holds more letters than any plan."""

    def __init__(self, name: str, limit: int) -> None:
        super().__init__(
            Message(
                N_(
                    "the document holds more than {limit} characters of text (some {size} MB), "
                    "more than any plan; save a copy with the plan alone"
                ),
                {"limit": f"{limit:,}", "size": 3 * limit // 1_000_000},
            ),
            name,
        )


class EndlessTableError(DutiesError):
    """A sheet has more rows than any plan."""

    def __init__(self, name: str, sheet: str, limit: int) -> None:
        super().__init__(
            Message(
                N_(
                    "sheet {sheet} has more than {limit} rows or merges as many, so it was not "
                    "read; save a copy with the rows of the plan alone"
                ),
                {"sheet": sheet, "limit": limit},
            ),
            name,
        )


class EntityError(DutiesError):
    """The XML of a document declares entities, which no office program writes."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(N_("the document declares XML entities, which are unsafe, so it was not read")),
            name,
        )


class DamagedDocumentError(DutiesError):
    """A document is of a known kind but cannot be read."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(N_("the document is damaged; open it in its own program and save it again")),
            name,
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
    """A document holds only a table that cannot be read; `place` and `reason` say where and why."""

    def __init__(self, name: str, place: Message, reason: Message) -> None:
        super().__init__(Message(N_("{place}: {reason}"), {"place": place, "reason": reason}), name)


class UnwritableDraftError(DutiesError):
    """The plan file of a document would not say what was read; a fault of the program."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(
                N_(
                    "what was read could not be written as a plan, so nothing was written; please "
                    "report this, with the document"
                )
            ),
            name,
        )


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


class NoPlanEndingError(DutiesError):
    """The plan to be written is named like a file of another kind."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(
                N_(
                    "import writes a plan file; end its name in .yaml, and make other files of it "
                    "with `duties export`"
                )
            ),
            name,
        )


class MissingRegisterError(DutiesError):
    """There is no file of this name to take units from."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(N_("there is no such file; name a plan, or a file with units, to take over")),
            name,
        )


class NoUnitsError(DutiesError):
    """The file to take units from registers none."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(
                N_("the file registers no units; name a plan, or a file with units, that does")
            ),
            name,
        )
