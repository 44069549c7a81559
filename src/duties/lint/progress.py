"""What was reported on a plan, as the rules need it: made once for all files of a ledger."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from duties.ledger.model import Ledger, LedgerFile
from duties.model import Plan
from duties.naming.names import Register
from duties.planfile.faults import MISSING_KEY, SYNTAX, WRONG_VALUE
from duties.source import Source

if TYPE_CHECKING:
    from duties.tracking.standing import Standing
    from duties.tracking.tracker import Tracker


class Progress:
    """A plan with the files of its ledger as they were loaded, in order, and the day.

    Nothing is computed before a rule asks for it.
    """

    def __init__(
        self, plan: Plan, register: Register, loaded: Sequence[LedgerFile], today: date
    ) -> None:
        self.plan = plan
        self.register = register
        self.today = today
        self._loaded = tuple(loaded)

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger without the entries that name what the plan has not."""
        from duties.ledger.checking import checked

        return checked(self._loaded, self.plan, self.register)

    @property
    def files(self) -> tuple[LedgerFile, ...]:
        """The files of the ledger; their findings tell of the entries that are left out."""
        return self.ledger.files

    @cached_property
    def tracker(self) -> "Tracker":
        """What computes how the tasks stand."""
        from duties.tracking.tracker import Tracker

        return Tracker(self.plan, self.register, self.ledger)

    @cached_property
    def standings(self) -> "tuple[Standing, ...]":
        """How the tasks stand today, in the order of the plan, with their steps inside."""
        return self.tracker.on(self.today)

    def of_plan(self, plan: Plan) -> "Progress":
        """Return what the same files say of another reading of the plan."""
        return Progress(plan, Register(plan), self._loaded, self.today)

    def with_text(self, source: Source) -> "Progress":
        """Return what is said once a file of the ledger has another text."""
        from duties.ledger.loading import load_file

        name = source.name
        files = [
            load_file(source) if file.source.name == name else file for file in self._loaded
        ]
        return Progress(self.plan, self.register, files, self.today)

    def file(self, name: str) -> LedgerFile:
        """Return the file of this name; raises `StopIteration` if there is none."""
        return next(file for file in self.files if file.source.name == name)


def is_readable(file: LedgerFile) -> bool:
    """Tell whether a file's outermost value could be read; a finding says why it could not."""
    codes = {found.code for found in file.findings}
    if SYNTAX.code in codes:
        return False
    return bool(file.record.spans) or MISSING_KEY.code in codes or WRONG_VALUE.code not in codes
