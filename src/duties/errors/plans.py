"""Errors of many plans: folders without any, and what goes with one plan alone."""

from duties.errors.base import SHOWN, DutiesError
from duties.messages import N_, Message


class NoPlanBelowError(DutiesError):
    """A folder that was named for its plans holds none, nor does any folder in it."""

    def __init__(self, folder: str) -> None:
        super().__init__(
            Message(
                N_(
                    "no plan is in this folder or below: no YAML file (.yaml, .yml) has tasks; "
                    "name another one, or run `duties import`"
                )
            ),
            folder,
        )


class TooManyFilesError(DutiesError):
    """There are more files below a folder than anybody keeps plans in."""

    def __init__(self, folder: str, limit: int, *, are_plans: bool) -> None:
        text = (
            N_("more than {limit} YAML files are below this folder; name folders further down")
            if are_plans
            else N_("more than {limit} files are below this folder; name those with the plans")
        )
        super().__init__(Message(text, {"limit": limit}), folder)


class OnePlanError(DutiesError):
    """Many plans are named, but the command works on one."""

    def __init__(self, names: tuple[str, ...]) -> None:
        text = N_(
            "this command works on one plan, but {names} may be many; name a file with --plan"
        )
        super().__init__(Message(text, {"names": names[:SHOWN]}))


class OneLedgerError(DutiesError):
    """One ledger is named, but many plans are asked about."""

    def __init__(self) -> None:
        text = N_(
            "each of the plans has its progress in a folder of its own; leave out --progress, and "
            "DUTIES_PROGRESS"
        )
        super().__init__(Message(text))
