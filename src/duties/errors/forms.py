"""Errors of forms that go out to units and come back."""

from duties.errors.base import DutiesError
from duties.messages import N_, Message


class NoFormError(DutiesError):
    """A workbook is no form."""

    def __init__(self, name: str) -> None:
        text = N_("this is no form of `duties forms`: no sheet has a table with its headings")
        super().__init__(Message(text), name)


class NoWorkbookError(DutiesError):
    """What came back is no Excel workbook, but another kind of file."""

    def __init__(self, name: str) -> None:
        text = N_("a form is an Excel workbook (.xlsx); open the file and save it as .xlsx")
        super().__init__(Message(text), name)


class NoFormsError(DutiesError):
    """What was named holds no form."""

    def __init__(self, names: tuple[str, ...]) -> None:
        text = N_("there is no Excel file in {names}; name the forms that came back, or a folder")
        super().__init__(Message(text, {"names": names}))


class NoPeriodError(DutiesError):
    """No form says which period it is for."""

    def __init__(self) -> None:
        super().__init__(Message(N_("no form says for which period it is; say it with --period")))


class SeveralPeriodsError(DutiesError):
    """Forms are for different periods."""

    def __init__(self, periods: tuple[Message, ...]) -> None:
        text = N_("the forms are for {periods}; say with --period which of these to collect")
        super().__init__(Message(text, {"periods": periods}))


class NoUnitToAskError(DutiesError):
    """No unit has anything to report on."""

    def __init__(self) -> None:
        super().__init__(
            Message(N_("no unit answers for any task or target, so there are no forms"))
        )


class UnreadFormError(DutiesError):
    """Reading a form takes more than any form should, or fails."""

    def __init__(self, name: str) -> None:
        text = N_("reading the file takes more time or memory than a form may, so it was given up")
        super().__init__(Message(text), name)
