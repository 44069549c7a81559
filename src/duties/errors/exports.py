"""Errors of exports and their targets."""

from duties.errors.base import DutiesError, NothingFoundError
from duties.messages import N_, Message


class PlanAsTargetError(DutiesError):
    """An export would replace the plan that it is made from."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(N_("this is the plan itself, so it was not replaced; name another file")), name
        )


class SameEditionError(DutiesError):
    """The new edition of a plan is the plan's own file."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(N_("this is the plan in use; name the file of the new edition")), name
        )


class InputAsTargetError(DutiesError):
    """A comparison would replace one of the files that it compares, or the plan in use."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(
                N_(
                    "this is a plan or a document that is compared, so it was not replaced; name "
                    "another file"
                )
            ),
            name,
        )


class ForeignFileError(DutiesError):
    """A file that an export would replace may hold somebody's work."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(
                N_(
                    "the file is not an export of duties, or was changed since, so it was not "
                    "replaced; name another one, or add --force"
                )
            ),
            name,
        )


class TooManyRowsError(DutiesError):
    """The plan has more rows than an Excel sheet."""

    def __init__(self, rows: int, limit: int) -> None:
        super().__init__(
            Message(
                N_(
                    "this makes {rows} rows, but an Excel sheet holds at most {limit}; export to "
                    ".csv or .parquet"
                ),
                {"rows": rows, "limit": limit},
            )
        )


class NoTargetError(DutiesError):
    """Nothing says where an export should go, of one unit's tasks or of the whole plan."""

    def __init__(self, *, of_a_unit: bool) -> None:
        if of_a_unit:
            text = N_("name the file to write, such as ours.docx")
        else:
            text = N_("name the file to write, such as plan.xlsx, or a folder with --each-unit")
        super().__init__(Message(text))


class UnknownPartError(DutiesError):
    """A part to leave out is none of those that this kind of file has."""

    def __init__(self, word: str, parts: tuple[Message, ...]) -> None:
        super().__init__(
            Message(
                N_("this file has no part {word}; --without can leave out: {parts}"),
                {"word": word, "parts": parts},
            )
        )


class DataFormatError(DutiesError):
    """An option for files that people read is given for one that programs read."""

    def __init__(self, option: str, format_: str) -> None:
        super().__init__(
            Message(
                N_(
                    "{option} is for files that people read (.xlsx, .docx, .html, .md), "
                    "not for .{format}"
                ),
                {"option": option, "format": format_},
            )
        )


class WordOptionError(DutiesError):
    """An option for Word documents is given where none is written."""

    def __init__(self, option: str) -> None:
        super().__init__(
            Message(
                N_("{option} is for Word documents; write one with -o FILE.docx or --each-unit"),
                {"option": option},
            )
        )


class NoDayError(DutiesError):
    """An option for a day was given something else."""

    def __init__(self, option: str, text: str) -> None:
        super().__init__(
            Message(
                N_("{option} takes a day such as 2026-03-01, 2026年3月1日 or today, not “{text}”"),
                {"option": option, "text": text},
            )
        )


class FormWithoutUnitError(DutiesError):
    """A form of a unit's own document was asked for, but no unit."""

    def __init__(self) -> None:
        super().__init__(
            Message(N_("--form is for the document of a unit; add --unit, or use --each-unit"))
        )


class TargetConflictError(DutiesError):
    """`--each-unit` chooses the names and the format itself."""

    def __init__(self) -> None:
        super().__init__(
            Message(
                N_(
                    "--each-unit writes a Word document for each unit into its folder; "
                    "leave out FILE, --unit and --format"
                )
            )
        )


class NoticesConflictError(DutiesError):
    """`diff --each-unit` chooses the names and the format itself."""

    def __init__(self) -> None:
        super().__init__(
            Message(
                N_(
                    "--each-unit writes a Word notice for each unit into its folder; leave out "
                    "--output and --format"
                )
            )
        )


class NoticeFormatError(DutiesError):
    """One Word notice was asked for, for several units."""

    def __init__(self) -> None:
        super().__init__(
            Message(
                N_(
                    "a Word notice is for one unit; name one, or write one for each into a folder "
                    "with --each-unit"
                )
            )
        )


class NoFormatError(DutiesError):
    """Standard output has no file name to decide the format."""

    def __init__(self) -> None:
        super().__init__(Message(N_("- has no ending to decide the format; give --format")))


class OnePlanFormatError(DutiesError):
    """Many plans should go into a file that holds one."""

    def __init__(self, format_: str) -> None:
        text = N_(
            "a file of the format {format} holds one plan; several go into csv, json, parquet or "
            "xlsx, or name one with --plan"
        )
        super().__init__(Message(text, {"format": format_}))


class AgainstFormatError(DutiesError):
    """Changes were asked for in a format that does not show them."""

    def __init__(self) -> None:
        super().__init__(
            Message(
                N_("--against works only for a page (.html); for other formats use `duties diff`")
            )
        )


class DayFormatError(DutiesError):
    """A day was given for a format that does not depend on it."""

    def __init__(self) -> None:
        text = N_(
            "--as-of works only for a page (.html), a calendar (.ics), a workbook (.xlsx) or "
            "StratML (.stratml)"
        )
        super().__init__(Message(text))


class AlarmFormatError(DutiesError):
    """An alarm was asked for in a file that is no calendar."""

    def __init__(self) -> None:
        super().__init__(Message(N_("--alarm works only for a calendar (.ics)")))


class UnitFormatError(DutiesError):
    """A unit's own list was asked for in a format other than Word."""

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
    """A file's name does not decide the format."""

    def __init__(self, name: str, endings: tuple[str, ...]) -> None:
        super().__init__(
            Message(
                N_("the name does not show the format; end it in one of {endings}"),
                {"endings": endings},
            ),
            name,
        )


class MissingLibraryError(DutiesError):
    """A format needs a library that is not installed; the extra `extra` brings it."""

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(
            Message(
                N_("this format needs {library}; install it with: pip install 'duties[{extra}]'"),
                {"library": library, "extra": extra},
            )
        )


class FormatConflictError(DutiesError):
    """A file's ending means one format, but the command asks for another."""

    def __init__(self, name: str, format_: str) -> None:
        super().__init__(
            Message(
                N_("--format {format} does not match this ending; change one of the two"),
                {"format": format_},
            ),
            name,
        )


class NoOfficeError(DutiesError):
    """A PDF needs LibreOffice, which is not installed."""

    def __init__(self) -> None:
        super().__init__(
            Message(
                N_(
                    "a PDF is made by LibreOffice, which is not installed here; write .docx and "
                    "save that as PDF, or install it (apt install libreoffice-writer)"
                )
            )
        )


class OfficeFailedError(DutiesError):
    """LibreOffice did not make a PDF."""

    def __init__(self, program: str) -> None:
        super().__init__(
            Message(
                N_("{program} made no PDF of the document; write .docx and save that as PDF"),
                {"program": program},
            )
        )


class DayForPeriodError(DutiesError):
    """A period of reports is a day."""

    def __init__(self, option: str, value: str) -> None:
        super().__init__(
            Message(
                N_(
                    "{option} takes a week (2026-W13), a month (2026-03), a quarter (2026-Q1), a "
                    "half-year (2026-H1) or a year (2026), not “{value}”"
                ),
                {"option": option, "value": value},
            )
        )


class AgainstLaterError(DutiesError):
    """A bulletin is to be compared with a time that does not come before it."""

    def __init__(self, against: str, period: str) -> None:
        super().__init__(
            Message(
                N_("--against {against} does not end before --period {period}"),
                {"against": against, "period": period},
            )
        )


class NoDeadlinesError(NothingFoundError):
    """A calendar would be empty."""

    def __init__(self) -> None:
        super().__init__(
            Message(N_("no task or step has a date to be done by, so there is no calendar"))
        )
