"""What units answered → entries that the ledger does not have yet, and where answers differ."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from duties.amounts import amount_of
from duties.collecting.asking import AskedForm
from duties.collecting.doubts import FormDoubt, row_of
from duties.collecting.problem_entries import ProblemEntries
from duties.collecting.understanding import RowAnswer, Understood
from duties.ledger.drafts import EntryDraft, Value
from duties.ledger.fields import TELLING
from duties.ledger.model import Ledger, Reading, Report, State
from duties.lint.entries import percent_text
from duties.messages import N_, Message
from duties.periods import Period

_MARGIN = 10  # percentage points that two units may differ in


class Drafted(NamedTuple):
    """New entries, each with the answer that it comes from, and what a person should look at.

    `known` counts the answers that the ledger has already, `known_as_earlier` the reports among
    them that it has as come in before the day that is given; `units` are those with any answer.
    """

    drafts: tuple[EntryDraft, ...]
    origins: tuple[RowAnswer, ...]
    doubts: tuple[FormDoubt, ...]
    known: int
    known_as_earlier: int
    units: frozenset[str]


def drafted(
    forms: Sequence[Understood],
    forms_asked: Mapping[str, AskedForm],
    ledger: Ledger,
    period: Period,
    received: date | None = None,
) -> Drafted:
    """Return the entries that forms give beside those that the ledger has.

    Reports, then readings and problems, each in the order of the plan's units and of the rows.
    """
    doubts = [doubt for form in forms for doubt in form.doubts]
    rank = {unit: place for place, unit in enumerate(forms_asked)}
    ordered = sorted(
        forms, key=lambda form: (rank.get(form.unit or "", len(rank)), form.unit or "", form.file)
    )
    answers = list(_agreed([each for form in ordered for each in form.answers], doubts))
    doubts += _opposed(answers, forms_asked)
    book = _Entered(ledger, period)
    drafts: list[tuple[EntryDraft, RowAnswer]] = []
    known = known_as_earlier = 0
    for answer in answers:
        found, has_known = book.new_entry(answer, received, doubts)
        known += has_known
        known_as_earlier += has_known and book.has_as_earlier(answer, received)
        if found is not None:
            drafts.append((found, answer))
    problems = ProblemEntries(ledger)
    for answer in answers:
        if not answer.is_reading:
            found, doubt = problems.entry(answer)
            if doubt is not None:
                doubts.append(doubt)
            if found is not None:
                drafts.append((found, answer))
    drafts.sort(key=lambda pair: _SECTIONS.index(pair[0].section))
    return Drafted(
        tuple(draft for draft, _ in drafts),
        tuple(answer for _, answer in drafts),
        tuple(doubts),
        known,
        known_as_earlier,
        frozenset(answer.unit for answer in answers),
    )


_SECTIONS = ("reports", "readings", "problems")


def _agreed(answers: Iterable[RowAnswer], doubts: list[FormDoubt]) -> Iterator[RowAnswer]:
    """Yield each answer once, but none where a unit contradicts itself on a task and a day."""
    groups: dict[tuple[object, ...], list[RowAnswer]] = defaultdict(list)
    for answer in answers:
        stretch = answer.values.get("stretch")
        groups[answer.unit, answer.is_reading, answer.about, answer.day, stretch].append(answer)
    for group in groups.values():
        first = group[0]
        others = [each for each in group[1:] if each.told() != first.told()]
        if not others:
            yield first
            continue
        for other in others:
            facts = {
                "unit": first.unit,
                "about": _subject(first),
                "one": said(first, other),
                "where": row_of(first.file, first.row),
                "other": said(other, first),
            }
            text = N_("{unit} says of {about}: {other}; but in {where}: {one}")
            doubts.append(FormDoubt(row_of(other.file, other.row), Message(text, facts), True))


def _subject(answer: RowAnswer) -> Message:
    """Return what an answer is about, for people."""
    text = N_("target {id}") if answer.is_reading else N_("task {id}")
    return Message(text, {"id": answer.about})


def said(answer: RowAnswer, beside: RowAnswer | None = None) -> tuple[object, ...]:
    """Return what an answer says in words; only what is not the same `beside` another."""
    told = [
        _value(key, value)
        for key, value in answer.values.items()
        if beside is None or beside.values.get(key) != value
    ]
    return tuple(told) or (Message(N_("nothing of this")),)


def _value(key: str, value: str) -> object:
    if key == "state":
        return Message(State(value).label)
    return f"{value}%" if key == "percent" else value


def _opposed(answers: Sequence[RowAnswer], forms: Mapping[str, AskedForm]) -> Iterator[FormDoubt]:
    """Yield where two units disagree about a task: side by side, and whose counts."""
    answering = {
        asked.key: asked.standing.answering
        for form in forms.values()
        for asked in (*form.answered, *form.shared)
    }
    by_key: dict[tuple[str, str | None], list[RowAnswer]] = defaultdict(list)
    for answer in answers:
        if not answer.is_reading and answer.is_report:
            by_key[answer.about, answer.values.get("stretch")].append(answer)
    for (key, _), group in by_key.items():
        leads = answering.get(key, ())
        order = {unit: place for place, unit in enumerate(leads)}
        ranked = sorted(group, key=lambda each: order.get(each.unit, len(order)))
        first = ranked[0]
        for other in ranked[1:]:
            if other.unit != first.unit and _disagree(first, other):
                facts = {
                    "about": _subject(first),
                    "unit": first.unit,
                    "one": _standing(first),
                    "other_unit": other.unit,
                    "other": _standing(other),
                    "where": row_of(first.file, first.row),
                }
                text = (
                    N_("on {about}, {other_unit} reports {other}, but {unit} {one} ({where})")
                    if first.unit in order
                    else N_(
                        "on {about}, {other_unit} reports {other}, but {unit} {one} ({where}); "
                        "neither answers for it"
                    )
                )
                yield FormDoubt(row_of(other.file, other.row), Message(text, facts))


def _disagree(one: RowAnswer, other: RowAnswer) -> bool:
    states = one.values.get("state"), other.values.get("state")
    if all(states) and states[0] != states[1]:
        return True
    percents = [
        amount_of(each.values["percent"]) for each in (one, other) if "percent" in each.values
    ]
    numbers = [each.number for each in percents if each is not None and each.number is not None]
    return len(numbers) == 2 and abs(numbers[0] - numbers[1]) > _MARGIN


def _standing(answer: RowAnswer) -> tuple[object, ...]:
    found = tuple(
        _value(key, answer.values[key]) for key in ("state", "percent") if key in answer.values
    )
    return found or (answer.values.get("done", ""),)


class _Entered:
    """The reports and readings that the ledger has."""

    def __init__(self, ledger: Ledger, period: Period) -> None:
        self._period = period
        self._reports: dict[tuple[str, ...], list[Mapping[str, str]]] = defaultdict(list)
        self._came: dict[tuple[str, ...], date] = {}
        self._readings: dict[tuple[str, str], list[Reading]] = defaultdict(list)
        for file in ledger.files:
            if file.record.period == period:
                for report in file.record.reports:
                    if report.unit is not None and report.date is not None:
                        stretch = "" if report.stretch is None else str(report.stretch)
                        key = (report.task, report.unit.text, report.date.isoformat(), stretch)
                        self._reports[key].append(_told(report))
                        self._came[key] = report.received or report.date
            for reading in file.record.readings:
                if reading.date is not None:
                    self._readings[reading.target, reading.date.isoformat()].append(reading)

    def new_entry(
        self, answer: RowAnswer, received: date | None, doubts: list[FormDoubt]
    ) -> tuple[EntryDraft | None, bool]:
        """Return the report or the reading of an answer, None where none is to be written.

        Also tells whether the ledger has it. A later entry that says otherwise stays in force,
        and is told.
        """
        if answer.is_reading:
            return self._new_reading(answer)
        if not answer.is_report:
            return None, False
        told = {key: answer.values[key] for key in TELLING if key in answer.values}
        stretch = answer.values.get("stretch", "")
        there = self._reports[_key(answer)]
        if told in there:
            if there[-1] != told:
                text = N_(
                    "the ledger has this report on {task}, and after it one of the same unit and "
                    "day that says otherwise and counts"
                )
                message = Message(text, {"task": answer.about})
                doubts.append(FormDoubt(row_of(answer.file, answer.row), message))
            return None, True
        if there:
            text = N_("this report on {task} replaces what {unit} reported for the same day")
            facts = {"task": answer.about, "unit": answer.unit}
            doubts.append(FormDoubt(row_of(answer.file, answer.row), Message(text, facts)))
        values: dict[str, Value] = {
            "task": answer.about,
            "unit": answer.unit,
            "date": answer.day,
            **told,
        }
        if stretch:
            values["stretch"] = stretch
        if received is not None:
            values["received"] = received.isoformat()
        return EntryDraft("reports", values), False

    def has_as_earlier(self, answer: RowAnswer, received: date | None) -> bool:
        """Tell whether the ledger has a report as come in before the day on which it came."""
        came = None if answer.is_reading else self._came.get(_key(answer))
        return came is not None and received is not None and came < received

    def _new_reading(self, answer: RowAnswer) -> tuple[EntryDraft | None, bool]:
        amount = amount_of(answer.values["value"])
        source = answer.values.get("source")
        for each in self._readings[answer.about, answer.day]:
            is_same = each.value is not None and each.value.same_as(amount)
            if is_same and each.source == source:
                return None, True
        values: dict[str, Value] = {
            "target": answer.about,
            "date": answer.day,
            "value": answer.values["value"],
        }
        if source is not None:
            values["source"] = source
        return EntryDraft("readings", values), False


def _key(answer: RowAnswer) -> tuple[str, ...]:
    return answer.about, answer.unit, answer.day, answer.values.get("stretch", "")


def _told(report: Report) -> Mapping[str, str]:
    """Return what a report of the ledger says, as answers do."""
    values = {
        "state": report.state and report.state.value,
        "percent": None if report.percent is None else percent_text(report.percent),
        "done": report.done,
        "next": report.next,
        "evidence": report.evidence,
    }
    return {key: value for key, value in values.items() if value is not None}
