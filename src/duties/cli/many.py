"""A question to many plans: each is asked as if alone, and the answers are put together.

Commands know nothing of this: each runs once for every plan, in a session of its own, and
`gathering.py` puts together what these are handed.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any

import click
import typer

from duties.answers.lacking import leave_out
from duties.cli.exits import ExitCode
from duties.cli.gathering import Gathered, OneOfMany, told
from duties.cli.session import NOTHING, Session
from duties.cli.sittings import AskedPlans, Sitting, owners_of, typed_for
from duties.collector import collector_paused
from duties.errors.base import DutiesError, NothingFoundError
from duties.errors.plans import OneLedgerError, UnknownTaskInPlansError
from duties.errors.questions import (
    UnknownLightError,
    UnknownTargetError,
    UnknownTaskError,
    UnknownUnitError,
)
from duties.messages import N_, Message, counted
from duties.naming.vocabulary import Vocabulary
from duties.plans import Folders, find_plans

_WORTH_SHOWING = 100  # plans; fewer are asked before anybody wonders


_LACKING = (UnknownLightError, UnknownTargetError)
"""Misuse where one plan is asked, but what a plan may lack that others have."""


class _Missed:
    """A name that plans lack: how many do, and what to say of it, unless another plan has it."""

    def __init__(self) -> None:
        self.plans = 0
        self._first: DutiesError | None = None
        self._vocabulary = Vocabulary()
        self._is_known = False

    def add(self, error: DutiesError) -> None:
        """Take note that one more plan lacks it."""
        self.plans += 1
        if self._is_known:
            return
        self._first = self._first or error
        if isinstance(error, UnknownUnitError) and error.known is not None:
            self._vocabulary.add(error.known)

    def found(self) -> None:
        """Take note that a plan has it."""
        self._is_known = True
        self._first, self._vocabulary = None, Vocabulary()

    def error(self) -> DutiesError:
        """Return what to say where no plan has it, with the names most like it in any."""
        first = self._first
        assert first is not None  # noqa: S101 (a plan lacks it, and no other has it)
        if self.plans == 1 or first.query is None:
            return first
        if isinstance(first, UnknownUnitError):
            return self._vocabulary.unknown(first.query)
        if isinstance(first, UnknownTaskError):
            return UnknownTaskInPlansError(first.query)
        return first


class _Round:
    """One run through all plans: who has what was asked for, and what went wrong."""

    def __init__(self, session: Session, context: click.Context, ask: Callable[[], object]) -> None:
        self._session = session
        self._context = context
        self._ask = ask
        self._missed: dict[str, _Missed] = {}
        self._silent = 0  # plans that were passed over
        self._silence: DutiesError | None = None  # what the first of them said
        self._asked = 0
        self._has_failed = False  # the plan asked last
        self._faults: list[tuple[str, Message]] = []  # that have no place of their own
        self.gathered = Gathered()
        self.code = ExitCode.FINE

    def ask(self, sitting: "Sitting", typed: Mapping[str, Any]) -> None:
        """Ask one plan; of several names those that it lacks are left out."""
        self._asked += 1
        wanted = dict(typed)
        lacking: set[str] = set()
        while (error := self._answered(sitting, wanted)) is not None:
            if error.query is not None:
                lacking.add(error.query)
                self._missed.setdefault(error.query, _Missed()).add(error)
                lists = [key for key, value in wanted.items() if isinstance(value, list | tuple)]
                if leave_out(error.query, wanted, lists):
                    continue
            self._silent += 1
            self._silence = self._silence or error
            return
        for name, missed in self._missed.items():
            if name not in lacking and not self._has_failed:
                missed.found()

    def _answered(self, sitting: "Sitting", wanted: Mapping[str, Any]) -> DutiesError | None:
        """Ask one plan; return what it lacks, if that is why it does not answer."""
        self._has_failed = False
        self._context.params = dict(wanted)
        self._context.obj = sitting.open(self.gathered)
        try:
            self._ask()
        except click.exceptions.Exit:
            return None  # nothing of this plan matches
        except (NothingFoundError, *_LACKING) as error:
            error.file = error.file or sitting.name
            # What led to it holds all that was read of the plan.
            error.__traceback__ = error.__context__ = None
            return error
        except DutiesError as error:
            if self._session.debug:
                raise
            if error.place:
                self._session.complain(error.message, error.place)
            else:
                self._faults.append((sitting.name, error.message))
            self.code = ExitCode.UNUSABLE
            self._has_failed = True
            self._asked -= 1
        return None

    def finish(self) -> None:
        """Write what was gathered, and say what no plan has; raises `typer.Exit`."""
        self._tell_faults()
        missed = [each for each in self._missed.values() if each.plans >= self._asked]
        if self._silence is not None and self._silent >= self._asked:
            raise missed[0].error() if missed else self._silence
        self.gathered.write(self._session)
        for each in missed:
            error = each.error()
            self._session.complain(error.message, error.place)
            self.code = max(self.code, ExitCode.FOUND)
        if not self.gathered.has_rows and self.code is ExitCode.FINE:
            nothing = self.gathered.nothing
            self._session.note(_NOTHING_IN_PLANS if nothing is NOTHING else nothing)
            self.code = ExitCode.FOUND
        if self.code:
            raise typer.Exit(self.code)

    def _tell_faults(self) -> None:
        """Say what keeps plans from answering; what all say is the fault of the question."""
        sentences = {message.put(self._session.into) for _, message in self._faults}
        if self._asked == 0 and len(sentences) == 1 and len(self._faults) > 1:
            self._session.complain(self._faults[0][1])
        else:
            for message in told(self._faults, self._session):
                self._session.complain(message)


_NOTHING_IN_PLANS = Message(N_("nothing in these plans matches"))


def ask_each(session: Session, context: click.Context, ask: Callable[[], object]) -> None:
    """Ask each of the plans that the session names, and write their answers as one.

    `ask` runs the command in the context. A plan that has nothing of what is asked for is passed
    over; what is wrong with a plan is told, and the others answer. Raises `typer.Exit` where the
    exit code is not 0, `NothingFoundError` if every plan is passed over, and what `plans_at`
    raises.
    """
    typed, asking = dict(context.params), _Round(session, context, ask)
    asked = _asked(session, context, typed, asking)
    owners = owners_of(typed, asked.names)
    count = len(asked.names)
    shown = (
        session.progress(asked.sittings, Message(N_("plans")), count)
        if count >= _WORTH_SHOWING
        else nullcontext(asked.sittings)
    )
    try:
        with collector_paused():
            with shown as sittings:
                for sitting in sittings:
                    if (own := typed_for(typed, sitting.name, owners)) is not None:
                        asking.ask(sitting, own)
            asking.finish()
    finally:
        context.params, context.obj = typed, session


def _asked(
    session: Session, context: click.Context, typed: Mapping[str, Any], asking: _Round
) -> AskedPlans:
    """Return the plans of a corpus that are concerned, or all that are in files."""
    if session.corpus is not None:
        from duties.cli.corpora import opened, sittings_in

        return sittings_in(opened(session), session, context.info_name or "", typed)
    found = plans_at(session, session.many)
    if found.faults:
        asking.code = ExitCode.UNUSABLE
    asking.gathered.places = found.plans
    sittings = [Sitting(each.name, partial(OneOfMany, session, each)) for each in found.plans]
    return AskedPlans([each.name for each in found.plans], sittings)


def plans_at(session: Session, names: Sequence[Path]) -> Folders:
    """Return the plans that are named, and say what is wrong with their folders.

    Raises `OneLedgerError` if one ledger is named, too, and what `find_plans` raises.
    """
    if session.progress_named is not None:
        raise OneLedgerError
    found = find_plans(names)
    for fault in found.faults:
        session.complain(fault.message, fault.place)
    for name, plans in found.again:
        session.note(
            counted(
                "{name}: {count} plan was named before, and counts once",
                "{name}: {count} plans were named before, and count once",
                plans,
                name=str(name),
            )
        )
    return found
