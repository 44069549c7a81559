"""A question to many plans: each is asked as if alone, and the answers are put together.

A command asks its session, and hands its answer to `Session.answer`. Here each plan gets a session
of its own, an `OneOfMany`, which does not write what it is handed, but gives it to `Gathered`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

import click
import typer

from duties.cli.exits import ExitCode
from duties.cli.session import NOTHING, Caption, Session, line_width
from duties.collector import collector_paused
from duties.errors.base import SHOWN, DutiesError, NothingFoundError
from duties.errors.plans import OneLedgerError
from duties.errors.questions import (
    UnknownLightError,
    UnknownTargetError,
    UnknownTaskError,
    UnknownTaskInPlansError,
    UnknownUnitError,
)
from duties.formats.over_plans import Rows, Totals
from duties.formats.render import Format, paragraphs, render
from duties.formats.view import Item, View
from duties.messages import N_, Message, counted
from duties.naming.names import LIST_SIGN
from duties.plans import Folders, PlanPlace, find_plans

_OF_A_PLAN = ("tasks", "names")
"""The parameters whose values may name the plan, too: PLAN:19."""
_WORTH_SHOWING = 100  # plans; fewer are asked before anybody wonders


class OneOfMany(Session):
    """The session of one of many plans: what it is to write or say goes to what is gathered."""

    def __init__(self, whole: Session, place: PlanPlace, gathered: "Gathered") -> None:
        super().__init__(whole.language)
        self.plan_name = str(place.path)
        self.debug = whole.debug
        self._place = place
        self._gathered = gathered
        self._turn = 0

    @property
    def many(self) -> tuple[()]:
        """Nothing: this is one plan, whatever the environment names."""
        return ()

    @property
    def progress_named(self) -> None:
        """Nothing: the ledger is beside the plan."""
        return

    def answer(
        self,
        view: View[Item],
        items: Sequence[Item],
        format_: Format,
        *,
        caption: Caption = None,
        remark: Message | None = None,
        nothing: Message = NOTHING,
        order: Callable[[Item], Any] | None = None,
        totals: Totals[Any] | None = None,
    ) -> None:
        """Hand over the items of this plan; see `Session.answer`."""
        answer = self._gathered.answer(self._turn, format_)
        self._turn += 1
        answer.add(self._place.name, view, items, caption, order, totals)
        self.remark(remark)
        if not items:
            self._gathered.nothing = nothing
            raise typer.Exit(ExitCode.FOUND)

    def add(self, format_: Format, messages: Iterable[Message]) -> None:
        """Hand over what stands below the answer; what several plans say stands there once."""
        self._gathered.below(format_, messages)

    def part(self) -> None:
        """Leave blank lines to what is gathered."""

    def note(self, message: Message) -> None:
        """Hand over a note."""
        self._gathered.notes.append((self._place.name, message))


class _Answers:
    """What all plans answer to one question; a command may ask several, one after another."""

    def __init__(self, format_: Format) -> None:
        self.format_ = format_
        self.rows = Rows(format_)
        self._keys: list[Any] = []
        self._items: list[Any] = []
        self._caption: Caption = None
        self._parts: list[Any] = []
        self._totals: Totals[Any] | None = None

    def add(
        self,
        plan: str,
        view: View[Item],
        items: Sequence[Item],
        caption: Caption,
        order: Callable[[Item], Any] | None,
        totals: Totals[Any] | None,
    ) -> None:
        """Add what one plan answers."""
        is_for_people = self.format_ in (Format.TABLE, Format.MARKDOWN)
        if totals is not None and is_for_people:
            self._totals = totals
            self._parts += totals.parts
        if totals is not None and totals.alone:
            return
        self.rows.add(plan, view, items)
        if order is not None:
            self._keys += map(order, items)
        if callable(caption) and is_for_people:
            self._caption = caption
            self._items += items

    def texts(self, session: Session) -> Iterable[str]:
        """Yield the tables, or what a program gets."""
        rows = self.rows.rows
        if self._keys:
            rows = [rows[at] for at in sorted(range(len(rows)), key=self._keys.__getitem__)]
        caption = self._caption(self._items) if callable(self._caption) else None
        if rows or self.format_ not in (Format.TABLE, Format.MARKDOWN):
            yield _rendered(session, self.format_, self.rows.view(), rows, caption)
        if self._totals is not None and self._parts:
            totals = self._totals
            summed = totals.sums(self._parts)
            head = totals.caption(self._parts)
            yield _rendered(session, self.format_, totals.view, summed, head)


def _rendered(
    session: Session,
    format_: Format,
    view: View[Item],
    items: Sequence[Item],
    caption: Message | None,
) -> str:
    width, palette = line_width(), session.palette
    return render(format_, view, items, session.into, caption=caption, width=width, palette=palette)


class Gathered:
    """What many plans answered and said so far."""

    def __init__(self) -> None:
        self.notes: list[tuple[str, Message]] = []
        self.nothing: Message = NOTHING
        self._answers: list[_Answers] = []
        self._below: dict[str, tuple[Format, Message]] = {}

    def answer(self, turn: int, format_: Format) -> _Answers:
        """Return the answer to the question that a command asks as its `turn`-th, from 0."""
        while len(self._answers) <= turn:
            self._answers.append(_Answers(format_))
        return self._answers[turn]

    def below(self, format_: Format, messages: Iterable[Message]) -> None:
        """Take what stands below the answers."""
        for message in messages:
            self._below.setdefault(repr(message), (format_, message))

    @property
    def has_rows(self) -> bool:
        """Whether any plan answered."""
        return any(answer.rows.rows for answer in self._answers)

    def write(self, session: Session) -> None:
        """Write everything: the answers, what stands below them, and the notes."""
        texts = [text for answer in self._answers for text in answer.texts(session)]
        session.write("\n".join(texts))
        if self.has_rows:
            for format_, message in self._below.values():
                session.write(paragraphs(format_, [message], session.into, line_width()))
        for note in told(self.notes, session):
            session.note(note)


def told(notes: Sequence[tuple[str, Message]], session: Session) -> Iterable[Message]:
    """Yield what plans say: what several say once, and of what is alike only the first few."""
    plans: dict[str, list[str]] = {}
    kinds: dict[str, list[str]] = {}
    for plan, message in notes:
        sentence = message.put(session.into)
        if sentence not in plans:
            kinds.setdefault(message.text, []).append(sentence)
        plans.setdefault(sentence, []).append(plan)
    for sentences in kinds.values():
        for sentence in sentences[:_ALIKE]:
            yield _of_plans(plans[sentence], sentence)
        if left := len({plan for sentence in sentences[_ALIKE:] for plan in plans[sentence]}):
            yield counted(
                "the like holds for {count} more plan",
                "the like holds for {count} more plans",
                left,
            )


_ALIKE = 5  # notes that differ only in their facts


def _of_plans(plans: Sequence[str], sentence: str) -> Message:
    facts: dict[str, object] = {"plans": tuple(plans[:SHOWN]), "sentence": sentence}
    if len(plans) <= SHOWN:
        return Message(N_("{plans}: {sentence}"), facts)
    facts["count"] = len(plans)
    return Message(N_("{count} plans, among them {plans}: {sentence}"), facts)


_LACKING = (UnknownLightError, UnknownTargetError)
"""Misuse where one plan is asked, but what a plan may lack that others have."""


class _Round:
    """One run through all plans: who has what was asked for, and what went wrong."""

    def __init__(self, session: Session, context: click.Context, ask: Callable[[], object]) -> None:
        self._session = session
        self._context = context
        self._ask = ask
        self._lacking: dict[str, list[DutiesError]] = {}
        self._silent: list[DutiesError] = []
        self.gathered = Gathered()
        self.asked = 0
        self.code = ExitCode.FINE

    def ask(self, sitting: "Sitting", typed: Mapping[str, Any]) -> None:
        """Ask one plan; of several names those that it lacks are left out."""
        self.asked += 1
        wanted = dict(typed)
        while True:
            self._context.params = dict(wanted)
            self._context.obj = sitting.open(self.gathered)
            try:
                self._ask()
            except click.exceptions.Exit:
                pass  # nothing of this plan matches
            except (NothingFoundError, *_LACKING) as error:
                error.place = error.place or sitting.name
                if error.query is not None:
                    self._lacking.setdefault(error.query, []).append(error)
                    if _leave_out(error.query, wanted):
                        continue
                self._silent.append(error)
            except DutiesError as error:
                if self._session.debug:
                    raise
                self._session.complain(error.message, error.place or sitting.name)
                self.code = ExitCode.UNUSABLE
                self.asked -= 1
            return

    def finish(self) -> None:
        """Write what was gathered, and say what no plan has; raises `typer.Exit`."""
        if self.asked and len(self._silent) == self.asked:
            raise self._nothing_found()
        self.gathered.write(self._session)
        for errors in self._lacking.values():
            if len(errors) == self.asked:
                error = error_of_all(errors)
                self._session.complain(error.message, error.place)
                self.code = max(self.code, ExitCode.FOUND)
        if not self.gathered.has_rows and self.code is ExitCode.FINE:
            nothing = self.gathered.nothing
            self._session.note(_NOTHING_IN_PLANS if nothing is NOTHING else nothing)
            self.code = ExitCode.FOUND
        if self.code:
            raise typer.Exit(self.code)

    def _nothing_found(self) -> DutiesError:
        """Return what to say where every plan was passed over."""
        whole = next((each for each in self._lacking.values() if len(each) == self.asked), None)
        if whole is not None:
            return error_of_all(whole)
        return self._silent[0]


_NOTHING_IN_PLANS = Message(N_("nothing in these plans matches"))


def error_of_all(errors: Sequence[DutiesError]) -> DutiesError:
    """Return what to say of a name that no plan has, with the names most like it in any."""
    first, *others = errors
    if not others:
        return first
    units = [error.near for error in errors if isinstance(error, UnknownUnitError)]
    if units and first.query is not None:
        near = dict.fromkeys(name for rank in zip_longest(*units) for name in rank if name)
        return UnknownUnitError(first.query, tuple(near)[:_NEAREST])
    if isinstance(first, UnknownTaskError) and first.query is not None:
        return UnknownTaskInPlansError(first.query)
    return first


_NEAREST = 5  # names that may be meant


def _leave_out(query: str, params: dict[str, Any]) -> bool:
    """Leave a name out of the parameters; tell whether others are left beside it."""
    for key, values in params.items():
        if not isinstance(values, list | tuple):
            continue
        left = [rest for value in values if (rest := _without(query, value))]
        if left != list(values):
            params[key] = left
            return bool(left)
    return False


def _without(query: str, value: object) -> object:
    """Return a value without the name; None where it is only that."""
    if value == query:
        return None
    if not isinstance(value, str) or query not in value:
        return value
    parts = [part for part in LIST_SIGN.split(value.removesuffix("等")) if part.strip()]
    return "、".join(part for part in parts if part != query) if query in parts else value


class Sitting(NamedTuple):
    """One of many plans by its name, and what opens a session for it."""

    name: str
    open: Callable[[Gathered], OneOfMany]


class Asked(NamedTuple):
    """The plans to ask, and before that the names of all of them."""

    names: Sequence[str]
    sittings: Iterable[Sitting]


def ask_each(session: Session, context: click.Context, ask: Callable[[], object]) -> None:
    """Ask each of the plans that the session names, and write their answers as one.

    `ask` runs the command in the context. A plan that has nothing of what is asked for is passed
    over; what is wrong with a plan is told, and the others answer. Raises `typer.Exit` where the
    exit code is not 0, `NothingFoundError` if every plan is passed over, and what `plans_at`
    raises.
    """
    typed, asking = dict(context.params), _Round(session, context, ask)
    asked = _asked(session, context, typed, asking)
    owners = _owners(typed, asked.names)
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
                    if (own := _for_plan(typed, sitting.name, owners)) is not None:
                        asking.ask(sitting, own)
            asking.finish()
    finally:
        context.params, context.obj = typed, session


def _asked(
    session: Session, context: click.Context, typed: Mapping[str, Any], asking: _Round
) -> Asked:
    """Return the plans of a corpus that are concerned, or all that are in files."""
    if session.corpus is not None:
        from duties.cli.corpora import opened, sittings_in

        return sittings_in(opened(session), session, context.info_name or "", typed)
    found = plans_at(session, session.many)
    if found.faults:
        asking.code = ExitCode.UNUSABLE
    sittings = [Sitting(each.name, partial(OneOfMany, session, each)) for each in found.plans]
    return Asked([each.name for each in found.plans], sittings)


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


def _owners(typed: Mapping[str, Any], plans: Sequence[str]) -> dict[str, str]:
    """Return the plan that each value names before a colon, if it names one."""
    values = [value for key in _OF_A_PLAN for value in typed.get(key) or () if ":" in value]
    found = {}
    for value in values:
        named = [plan for plan in plans if value.startswith(f"{plan}:")]
        if named:
            found[value] = max(named, key=len)
    return found


def _for_plan(
    typed: Mapping[str, Any], plan: str, owners: Mapping[str, str]
) -> dict[str, Any] | None:
    """Return the parameters for one plan, PLAN:19 as 19; None where all are for other plans."""
    wanted = dict(typed)
    for key in _OF_A_PLAN if owners else ():
        values = typed.get(key) or ()
        own = [
            value[len(plan) + 1 :].strip() if value in owners else value
            for value in values
            if owners.get(value, plan) == plan
        ]
        if values and not own:
            return None
        if values:
            wanted[key] = own
    return wanted
