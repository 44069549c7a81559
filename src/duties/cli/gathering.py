"""What many plans answer, put together: a session for each, and what they hand over.

A command hands its answer to `Session.answer`. An `OneOfMany`, the session of one of many plans,
does not write it, but gives it to `Gathered`, which writes those of all plans as one.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import typer

from duties.cli.exits import ExitCode
from duties.cli.session import NOTHING, Caption, Session, line_width
from duties.errors.base import SHOWN, DutiesError
from duties.files import read_source
from duties.formats.over_plans import Rows, Totals
from duties.formats.render import Format, paragraphs, render
from duties.formats.view import CountingCaption, Item, View
from duties.messages import N_, Message, counted
from duties.naming.beside import load_whole
from duties.plans import PlanPlace

if TYPE_CHECKING:
    from duties.queries.other_plans import OtherPlan

MOST_OTHERS = 100  # plans that a plan is seen beside


class OneOfMany(Session):
    """The session of one of many plans: what it is to write or say goes to what is gathered."""

    def __init__(self, whole: Session, place: PlanPlace, gathered: "Gathered") -> None:
        super().__init__(whole.language)
        self.plan_name = str(place.path)
        self.debug = whole.debug
        self._place = place
        self._gathered = gathered
        self.noting = partial(gathered.note, place.name)
        self._turn = 0

    @property
    def plan_path(self) -> str:
        """The name of the plan's file."""
        return str(self._place.path)

    @property
    def many(self) -> tuple[()]:
        """Nothing: this is one plan, whatever the environment names."""
        return ()

    def others(self) -> "tuple[OtherPlan, ...]":
        """The other plans, as far as they can be read, and not too many."""
        return self._gathered.others(self._place)

    @property
    def corpus(self) -> None:
        """Nothing: this is one plan."""
        return

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
        most: int | None = None,
        totals: Totals[Any] | None = None,
    ) -> None:
        """Hand over the items of this plan; see `Session.answer`."""
        answer = self._gathered.answer(self._turn, format_)
        self._turn += 1
        answer.most = most
        answer.add(self._place.name, view, items[:most], caption, order, totals)
        self.remark(remark)
        if not items:
            self._gathered.nothing = nothing
            raise typer.Exit(ExitCode.FOUND)

    def add(self, format_: Format, messages: Iterable[Message]) -> None:
        """Hand over what stands below the answer; what several plans say stands there once."""
        self._gathered.below(format_, messages)

    def part(self) -> None:
        """Leave blank lines to what is gathered."""


class _Answers:
    """What all plans answer to one question; a command may ask several, one after another."""

    def __init__(self, format_: Format) -> None:
        self.format_ = format_
        self.rows = Rows(format_)
        self.most: int | None = None
        self._keys: list[Any] = []
        self._counts: Counter[Any] = Counter()
        self._caption: CountingCaption | None = None
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
        if isinstance(caption, CountingCaption) and is_for_people:
            self._caption = caption
            self._counts.update(caption.counted(items))

    def texts(self, session: Session) -> Iterable[str]:
        """Yield the tables, or what a program gets."""
        rows = self.rows.rows
        if self._keys:
            rows = [rows[at] for at in sorted(range(len(rows)), key=self._keys.__getitem__)]
        rows = rows[: self.most]
        caption = self._headline()
        if rows or self.format_ not in (Format.TABLE, Format.MARKDOWN):
            yield _rendered(session, self.format_, self.rows.view(), rows, caption)
        if self._totals is not None and self._parts:
            totals = self._totals
            summed = totals.sums(self._parts)
            head = totals.caption(self._parts)
            yield _rendered(session, self.format_, totals.view, summed, head)

    def _headline(self) -> Message | None:
        return None if self._caption is None else self._caption.of(self._counts)


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
        self.places: Sequence[PlanPlace] = ()
        self.nothing: Message = NOTHING
        self._answers: list[_Answers] = []
        self._below: dict[str, tuple[Format, Message]] = {}
        self._plans: dict[PlanPlace, OtherPlan | None] = {}

    def others(self, own: PlanPlace) -> "tuple[OtherPlan, ...]":
        """Return the plans other than one; `MOST_OTHERS` at most, the first ones."""
        read = [(place, self._plan(place)) for place in self.places[: MOST_OTHERS + 1]]
        others = [plan for place, plan in read if plan is not None and place != own]
        return tuple(others[:MOST_OTHERS])

    def _plan(self, place: PlanPlace) -> "OtherPlan | None":
        """Return a plan, None where it cannot be read, which is told when that plan is asked."""
        from duties.queries.other_plans import OtherPlan

        if place not in self._plans:
            try:
                plan = load_whole(read_source(place.path)).plan
            except DutiesError:
                plan = None
            self._plans[place] = None if plan is None else OtherPlan(plan)
        return self._plans[place]

    def answer(self, turn: int, format_: Format) -> _Answers:
        """Return the answer to the question that a command asks as its `turn`-th, from 0."""
        while len(self._answers) <= turn:
            self._answers.append(_Answers(format_))
        return self._answers[turn]

    def note(self, plan: str, message: Message) -> None:
        """Take what a plan says beside its answers."""
        self.notes.append((plan, message))

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
                "much the same for {count} more plan",
                "much the same for {count} more plans",
                left,
            )


_ALIKE = 5  # notes that differ only in their facts


def _of_plans(plans: Sequence[str], sentence: str) -> Message:
    facts: dict[str, object] = {"plans": tuple(plans[:SHOWN]), "sentence": sentence}
    if len(plans) <= SHOWN:
        return Message(N_("{plans}: {sentence}"), facts)
    facts["count"] = len(plans)
    return Message(N_("{count} plans, among them {plans}: {sentence}"), facts)
