"""Errors of many plans: folders without any, and what goes with one plan alone."""

from collections.abc import Sequence

from duties.errors.base import SHOWN, DutiesError, NothingFoundError
from duties.errors.questions import UnknownTaskError, UnknownUnitError, unknown_in_all
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


class CorpusBelowError(NoPlanBelowError):
    """A corpus was named where plans are needed themselves."""

    def __init__(self, folder: str) -> None:
        DutiesError.__init__(
            self,
            Message(
                N_(
                    "this is a corpus, which answers questions where `--plan` names it and nothing "
                    "else; name the plans that were gathered into it"
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


class UnknownTaskInPlansError(NothingFoundError):
    """No task of many plans has this id or these words in its title."""

    def __init__(self, query: str) -> None:
        text = N_(
            "no task of these plans has the id {query} or these words in its title; PLAN:19 names "
            "a task of one plan"
        )
        super().__init__(Message(text, {"query": query}))
        self.query = query


def error_of_all(errors: Sequence[DutiesError]) -> DutiesError:
    """Return what to say of a name that no plan has, with the names most like it in any."""
    first, *others = errors
    if not others:
        return first
    if units := [error for error in errors if isinstance(error, UnknownUnitError)]:
        return unknown_in_all(units)
    if isinstance(first, UnknownTaskError) and first.query is not None:
        return UnknownTaskInPlansError(first.query)
    return first
