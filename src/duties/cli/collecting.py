"""Forms that came back → the file of their period."""

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date
from pathlib import PurePath
from typing import NamedTuple

import typer

from duties.cli import clock
from duties.cli.exits import ExitCode
from duties.cli.recording import Drafts, Recorded, enter, tell_pieces, tell_written
from duties.cli.returned_files import Read, files_named, passed_over, read_all
from duties.cli.session import Session
from duties.collecting.answered import Unanswered, silences
from duties.collecting.asking import AskedForm, Asking
from duties.collecting.doubts import FormDoubt, cell_of, row_of, whole
from duties.collecting.drafting import Drafted, drafted
from duties.collecting.reading import Returned
from duties.collecting.understanding import RowAnswer, Understanding, Understood, period_of_form
from duties.errors.base import SHOWN, DutiesError
from duties.errors.forms import NoPeriodError, SeveralPeriodsError
from duties.findings import Finding
from duties.formats.text import printable
from duties.ledger.appending import OF_THE_FOLDER
from duties.ledger.drafts import EntryDraft
from duties.ledger.model import AnyEntry, Ledger, LedgerFile
from duties.lint.rules.date_outside_period import date_outside_period
from duties.lint.rules.future_date import future_date
from duties.lint.rules.unknown_entry_unit import unknown_entry_unit
from duties.messages import N_, Message, counted
from duties.naming.lookup import unit_called
from duties.naming.names import Register
from duties.periods import Period
from duties.tracking_rules import Tracking


class _Outcome(NamedTuple):
    """What came of the forms: what was written, what is doubtful, and who left out something."""

    recorded: Recorded
    drafted: Drafted
    doubts: tuple[FormDoubt, ...]
    silences: tuple[Unanswered, ...]
    senders: frozenset[str]
    """The units that a form came back from, whatever is in it."""
    useless: tuple[str, ...]
    """Those of them from whose forms nothing could be taken, in the order of the plan."""


def collect(
    session: Session,
    names: Sequence[str],
    period: Period | None,
    received: date | None,
    *,
    is_dry: bool,
) -> None:
    """Put what units wrote into forms into the file of the period, and say what is doubtful.

    Exits with code 1 where something was left out. Raises a `DutiesError` where nothing can be
    collected.
    """
    read = read_all(session, files_named(names))
    forms = [each for each in read if isinstance(each, Returned)]
    wanted = period or _period_of(forms)
    outcome = _collected(session, read, forms, wanted, received, is_dry=is_dry)
    _tell(session, outcome, len(read), wanted, received, is_dry=is_dry)
    if others := passed_over(names):
        session.note(
            counted(
                "{count} file is no workbook and was passed over: {files}",
                "{count} files are no workbooks and were passed over: {files}",
                len(others),
                files=tuple(map(str, others)),
            )
        )
    if any(doubt.is_left_out for doubt in outcome.doubts):
        raise typer.Exit(ExitCode.FOUND)


def _period_of(forms: Sequence[Returned]) -> Period:
    """Return the one period that forms are for; raises a `DutiesError` where there is none."""
    found: dict[Period, list[str]] = {}
    for form in forms:
        if (period := period_of_form(form)) is not None:
            found.setdefault(period, []).append(form.file)
    if not found:
        raise NoPeriodError
    if len(found) > 1:
        raise SeveralPeriodsError(tuple(_with_file(*each) for each in sorted(found.items())))
    return next(iter(found))


def _with_file(period: Period, files: Sequence[str]) -> Message:
    """Return a period, with its file if only one is for it: that is the odd one."""
    if len(files) > 1:
        return period.name()
    return Message(N_("{period} ({file})"), {"period": period.name(), "file": files[0]})


def _collected(
    session: Session,
    read: Sequence[Read],
    forms: Sequence[Returned],
    period: Period,
    received: date | None,
    *,
    is_dry: bool,
) -> _Outcome:
    plan, register = session.plan, session.register
    refused: dict[str, FormDoubt] = {}
    seen: list[tuple[Drafted, dict[str, AskedForm], Ledger]] = []
    senders: set[str] = set()
    useless: set[str] = set()

    def drafting(_: Sequence[LedgerFile], ledger: Ledger) -> Drafts:
        asked = Asking(plan, register, ledger, period).forms()
        understanding = Understanding(plan, register, asked, period)
        senders.update(_senders(register, read))
        understood = [_without(understanding.of(form), refused) for form in forms]
        senders.update(form.unit for form in understood if form.unit is not None)
        useless.update(
            form.unit
            for form in understood
            if form.unit is not None and not form.answers and any(map(_leaves_out, form.doubts))
        )
        found = drafted(understood, asked, ledger, period, received)
        seen.append((found, asked, ledger))
        return Drafts(found.drafts, tuple(_place(each) for each in found.origins))

    while True:
        recorded = enter(session, drafting, is_dry=is_dry, period=period)
        if not recorded.faults:
            break
        for fault in recorded.faults:
            place = fault.place or Message("")
            refused[repr(place)] = FormDoubt(place, fault.message, is_left_out=True)
    found, asked, ledger = seen[-1]
    unread = [_unread(each) for each in read if isinstance(each, DutiesError)]
    warned = _warned(recorded, found)
    silent = silences(asked, ledger, period, found.drafts)
    return _Outcome(
        recorded,
        found,
        (*unread, *found.doubts, *refused.values(), *warned),
        silent,
        frozenset(senders),
        _useless(asked, senders, silent, useless - found.units),
    )


def _leaves_out(doubt: FormDoubt) -> bool:
    return doubt.is_left_out


def _useless(
    asked: Iterable[str],
    senders: Container[str],
    silent: Sequence[Unanswered],
    refused: Container[str],
) -> tuple[str, ...]:
    """Return the units from whose forms nothing was taken: they owe more, or were `refused`."""
    unheard = {each.unit for each in silent if each.is_silent and each.unit in senders}
    return tuple(unit for unit in asked if unit in unheard or unit in refused)


def _senders(register: Register, read: Sequence[Read]) -> Iterator[str]:
    """Yield the units that files are called after, and could not be read."""
    for each in read:
        if isinstance(each, DutiesError) and each.place:
            unit = unit_called(register, PurePath(each.place).stem)
            if unit is not None:
                yield unit


def _unread(error: DutiesError) -> FormDoubt:
    return FormDoubt(whole(error.place or ""), error.message, is_left_out=True)


def _place(answer: RowAnswer) -> Message:
    return row_of(answer.file, answer.row)


def _without(form: Understood, refused: dict[str, FormDoubt]) -> Understood:
    """Return a form without the rows that the ledger cannot take."""
    if not refused:
        return form
    kept = tuple(each for each in form.answers if repr(_place(each)) not in refused)
    return form._replace(answers=kept)


def _warned(recorded: Recorded, found: Drafted) -> Iterator[FormDoubt]:
    """Yield what `duties lint` will say of the new entries, at the cells that they come from."""
    for change in recorded.changes:
        entries = sorted(
            (entry.span, row, entry) for row, entry in change.new_entries(recorded.drafts)
        )
        starts = [span for span, _, _ in entries]
        for warning in recorded.warnings:
            if warning.code in OF_THE_FOLDER:
                yield FormDoubt(None, warning.message)
                continue
            place = bisect_right(starts, warning.span) - 1
            _, row, entry = entries[place]
            answer, draft = found.origins[row], recorded.drafts[row]
            if warning.name == future_date.name and not answer.is_day_given:
                continue  # said once for all of them
            if warning.name == unknown_entry_unit.name and draft.section == "problems":
                continue  # said about the cell, by what also knows bodies
            where = _place_in(warning, entry, answer, draft)
            period = change.after.record.period
            day = entry.date
            if warning.name == date_outside_period.name and period and day and day > period.last:
                text = N_(
                    "{day} is after {period}, so at its end this does not count; if that is the "
                    "day of filling in, write {last} or nothing there, and collect again"
                )
                facts = {"day": day, "period": period.name(), "last": period.last}
                yield FormDoubt(where, Message(text, facts))
                continue
            yield FormDoubt(where, warning.message)


def _place_in(warning: Finding, entry: AnyEntry, answer: RowAnswer, draft: EntryDraft) -> Message:
    """Return the cell that a warning about an entry is about, or its row."""
    key = next((key for key, span in entry.spans.items() if span == warning.span), "")
    if draft.section == "problems" and key == "text" and "text" not in answer.row.cells:
        key = "stage"
    if key in answer.row.cells and key not in ("task", "unit", "target"):
        return cell_of(answer.file, answer.row, key)
    return _place(answer)


def _tell(
    session: Session,
    outcome: _Outcome,
    files: int,
    period: Period,
    received: date | None,
    *,
    is_dry: bool,
) -> None:
    """Say what is doubtful, what was or would be written, and who has not answered."""
    recorded, found, doubts, silent, senders, useless = outcome
    for doubt in doubts:
        session.doubt(doubt.told())
    for remark in recorded.remarks:
        session.doubt(remark)
    if is_dry:
        tell_pieces(session, recorded.changes)
    for remark in _remarks(session, found, period, received):
        session.note(remark)
    for line in _summary(outcome, files, period):
        _say(session, line, is_dry=is_dry)
    for line in _silence(silent, senders, useless):
        _say(session, line, is_dry=is_dry)
    if not is_dry:
        tell_written(session, recorded.changes)
    if not recorded.changes:
        session.note(Message(N_("there is nothing new to write")))


def _say(session: Session, line: Message, *, is_dry: bool) -> None:
    """Write a line of the answer; where the answer is what would be written, as a note."""
    if is_dry:
        session.note(line)
    else:
        session.write(f"{printable(line.put(session.into))}\n")


def _remarks(
    session: Session, found: Drafted, period: Period, received: date | None
) -> Iterator[Message]:
    """Yield what is to be known of all new reports together."""
    today = clock.today()
    later = sum(
        not answer.is_day_given and draft.values["date"] == period.last.isoformat()
        for draft, answer in zip(found.drafts, found.origins, strict=True)
    )
    if later and period.last > today:
        yield counted(
            "{count} entry without a day is dated {day}, which is yet to come, and counts from "
            "then on",
            "{count} entries without a day are dated {day}, which is yet to come, and count from "
            "then on",
            later,
            day=period.last,
        )
    if found.known_as_earlier:
        yield counted(
            "{count} report was in the ledger before, as come in earlier, and stays so; correct "
            "its `received` in the file if that is wrong",
            "{count} reports were in the ledger before, as come in earlier, and stay so; correct "
            "their `received` in the file if that is wrong",
            found.known_as_earlier,
        )
    reports = sum(draft.section == "reports" for draft in found.drafts)
    report_by = (session.plan.tracking or Tracking({})).report_by
    if received is None and reports and (today - period.last).days > report_by:
        yield counted(
            "{count} report counts as received on its own day, in time; if it came in only now, "
            "add --received {today}",
            "{count} reports count as received on their own days, in time; if they came in only "
            "now, add --received {today}",
            reports,
            today=today.isoformat(),
        )


def _summary(outcome: _Outcome, files: int, period: Period) -> Iterator[Message]:
    """Yield what was collected, and how much was not."""
    found = outcome.drafted
    by_section = {"reports": 0, "readings": 0, "problems": 0}
    for draft in found.drafts:
        by_section[draft.section] += 1
    yield counted(
        "{period}: {count} file, {units}; {reports}, {readings}, {problems}; {known}",
        "{period}: {count} files, {units}; {reports}, {readings}, {problems}; {known}",
        files,
        period=period.name(),
        units=counted("{count} unit answered", "{count} units answered", len(found.units)),
        reports=counted("{count} new report", "{count} new reports", by_section["reports"]),
        readings=counted("{count} reading", "{count} readings", by_section["readings"]),
        problems=counted(
            "{count} entry on problems", "{count} entries on problems", by_section["problems"]
        ),
        known=counted("{count} known before", "{count} known before", found.known),
    )
    left_out = sum(doubt.is_left_out for doubt in outcome.doubts)
    if left_out:
        yield counted(
            "{count} place was left out, see above; correct the form, or take a file away, and "
            "collect again",
            "{count} places were left out, see above; correct the forms, or take a file away, and "
            "collect again",
            left_out,
        )


def _silence(
    found: Sequence[Unanswered], senders: Container[str], useless: Sequence[str]
) -> Iterator[Message]:
    """Yield who has not answered, whose form was of no use, then who has left out something."""
    silent = tuple(each.unit for each in found if each.is_silent and each.unit not in senders)
    if silent:
        yield counted(
            "{count} unit has not answered: {units}",
            "{count} units have not answered: {units}",
            len(silent),
            units=silent,
        )
    elif not useless:
        yield Message(N_("every unit has answered"))
    if useless:
        yield counted(
            "{count} unit sent a form from which nothing was taken: {units}",
            "{count} units sent a form from which nothing was taken: {units}",
            len(useless),
            units=tuple(useless),
        )
    for each in found:
        if not each.is_silent:
            keys = (*each.keys[:SHOWN], *(("…",) if len(each.keys) > SHOWN else ()))
            facts = {"unit": each.unit, "left": (*keys, *each.targets[:SHOWN])}
            yield Message(N_("still missing from {unit}: {left}"), facts)
