"""What a unit is asked → the workbook that it fills in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from duties.collecting.asking import AskedForm, AskedTarget, AskedTask, titles
from duties.collecting.columns import (
    FORM_VERSION,
    HIDDEN_ID,
    MARKS,
    MARKS_SHEET,
    STEP,
    TASK,
    TASK_ID,
    FormColumn,
    FormSheet,
    Kind,
)
from duties.exporting.excel.sheet import A4, Worksheet, row_height
from duties.exporting.excel.styles import FORM_SIZE, OPTIONS, Styles
from duties.exporting.excel.values import whole
from duties.exporting.marks import WRITER, property_text, written_on
from duties.formats.text import printable
from duties.ledger.model import RULED, Stage, State
from duties.messages import N_, Message, Translator, day_name, shown
from duties.model import Plan

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

HEAD_ROW = 4  # where the headings stand, counted from 0
_FIRST_ROW = HEAD_ROW + 1
_FEWEST_LINES = 2  # that a row has room for, so that there is space to write by hand
_OFTEN_EMPTY, _EMPTY_WIDTH = (STEP, "leader"), 10
"""The columns that are narrow where the plan has nothing for them, in columns of text."""
_WORDS = re.compile("[A-Za-z]+").findall
_LONGEST_WORD = 16  # letters
_OF_BOLD = 1.15  # columns of text that a bold letter takes
_CLOSE = 2  # columns of text that a heading, which is in the middle, leaves free less than a cell
_OF_LETTERS = 10 / FORM_SIZE  # the size that heights and widths assume, by the size of a form
_MOST_UNITS = 2_000  # in the list of units
_STATES = [state for state in State if state not in RULED]
_STRETCHES = "stretches"  # of a row, those of a standing task that may be chosen
_AS_DAY = "yyyy-mm-dd"  # in both languages, for the Chinese form does not fit in a column
_AS_TEXT = "@"  # so that 2026-05 does not become a day
_LISTS = {Kind.STATE: 3, Kind.STAGE: 4, Kind.NEEDS: 5}
"""The columns of the hidden sheet with what can be chosen, counted from 0."""


class Sender(NamedTuple):
    """Who sends the forms: where they go back to, and by when if not on the day of the plan."""

    back_to: str | None = None
    back_by: date | None = None


def render(
    form: AskedForm, plan: Plan, units: Sequence[str], office: Sender, into: Translator
) -> bytes:
    """Return the workbook for a unit; `units` are those that it can ask for help.

    Raises `TooManyRowsError` where a sheet cannot hold it.
    """
    from xlsxwriter import Workbook

    out = BytesIO()
    with Workbook(out, OPTIONS) as book:
        book.set_properties(
            {
                "title": property_text(plan.title),
                "subject": property_text(form.unit),
                "author": WRITER,
                "company": property_text(plan.issuer),
                "created": written_on(plan),
            }
        )
        _FormWriter(book, form, plan, office, into).write(units)
    return out.getvalue()


def _width(column: FormColumn, heading: str, cells: Sequence[str]) -> float:
    """Return how wide a column is: a narrow one where there is nothing to be read in it.

    No word in Latin letters is broken in it.
    """
    is_empty = column.key in _OFTEN_EMPTY and not any(cells)
    words = (word for cell in cells for word in _WORDS(cell))
    margin = 2 if column.is_centred else 3
    return max(
        _EMPTY_WIDTH if is_empty else column.width,
        max(map(len, _WORDS(heading)), default=0) * _OF_BOLD + 2,
        min(max(map(len, words), default=0), _LONGEST_WORD) / _OF_LETTERS + margin,
    )


class _FormWriter:
    """Writes the sheets of one form."""

    def __init__(
        self, book: "Workbook", form: AskedForm, plan: Plan, office: Sender, into: Translator
    ) -> None:
        self._book = book
        self._form = form
        self._plan = plan
        self._office = office
        self._into = into
        self._styles = Styles(book)
        self._lists: dict[Kind, str] = {}

    def write(self, units: Sequence[str]) -> None:
        form, into = self._form, self._into
        others = [unit for unit in units if unit != form.unit][:_MOST_UNITS]
        choices = {
            Kind.STATE: [into.gettext(state.label) for state in _STATES],
            Kind.STAGE: [into.gettext(stage.label) for stage in Stage],
            Kind.NEEDS: [printable(unit) for unit in others],
        }
        for kind, words in choices.items():
            if words:
                column = "ABCDEF"[_LISTS[kind]]
                self._lists[kind] = f"={MARKS_SHEET}!${column}$1:${column}${len(words)}"
        tables: dict[FormSheet, list[Mapping[str, object]]] = {
            FormSheet.REPORT: [self._task_row(number) for number in form.answered],
            FormSheet.SHARED: [self._task_row(number) for number in form.shared],
            FormSheet.TARGETS: [self._target_row(each) for each in form.targets],
        }
        for sheet, rows in tables.items():
            if rows:
                self._write_table(sheet, rows)
        self._write_help([sheet for sheet, rows in tables.items() if rows])
        self._write_marks(choices)

    def _task_row(self, asked: AskedTask) -> Mapping[str, object]:
        title, step = titles(asked.part)
        return {
            TASK_ID: whole(asked.key),
            TASK: title,
            STEP: step,
            "due": asked.due(),
            "leader": asked.leader,
            "state-before": Message(asked.standing.state.label),
            "percent-before": f"{asked.percent()}%",
            "done-before": "\n".join(self._said(asked)),
            _STRETCHES: [each.name().put(self._into) for each in asked.stretches],
            HIDDEN_ID: asked.key,
        }

    def _said(self, asked: AskedTask) -> Iterator[str]:
        """Yield what is open of a standing task, what was last done, and the open problems."""
        if (stretch := asked.unsettled()) is not None:
            text = N_("{period} is not done yet")
            yield Message(text, {"period": stretch.name()}).put(self._into)
        if asked.done:
            yield asked.done
        for problem in asked.problems:
            facts = {
                "id": problem.id,
                "text": problem.text or "",
                "stage": Message(problem.stage.label),
            }
            text = N_("Open problem {id}: {text} ({stage})")
            yield Message(text, facts).put(self._into)

    def _target_row(self, asked: AskedTarget) -> Mapping[str, object]:
        target = asked.target
        return {
            "name": target.name,
            "asked": target.asked(),
            "by": target.by and target.by.deadline(),
            "value-before": asked.value,
            "date-before": asked.day,
            HIDDEN_ID: target.id,
        }

    def _write_table(self, sheet: FormSheet, rows: Sequence[Mapping[str, object]]) -> None:
        page = Worksheet(self._book, self._styles, self._into, sheet.label, self._plan.title)
        has_standing = any(row.get(_STRETCHES) for row in rows)
        columns = tuple(
            column for column in sheet.columns if has_standing or column.kind is not Kind.STRETCH
        )
        seen = [column for column in columns if column.kind is not Kind.ID]
        widths = [
            _width(
                column,
                self._into.gettext(column.heading) if column in seen else "",
                [self._words(row.get(column.key)) for row in rows],
            )
            for column in columns
        ]
        self._write_head(page, sheet, seen, int(sum(widths[: len(seen)])))
        for place, column in enumerate(columns):
            hidden = {"hidden": True} if column.kind is Kind.ID else {}
            page.sheet.set_column(place, place, widths[place], None, hidden)
            style = self._styles.head if column.kind.is_filled else self._styles.quiet_head
            page.write(HEAD_ROW, place, self._into.gettext(column.heading), style)
        room = [max(int(width * _OF_LETTERS), 4) for width in widths]
        headings = [self._into.gettext(column.heading) for column in seen]
        beside = [int(width) + _CLOSE for width in widths[: len(seen)]]
        page.sheet.set_row(HEAD_ROW, row_height(headings, beside, fewest=2))
        last = HEAD_ROW + len(rows)
        for number, row in enumerate(rows, _FIRST_ROW):
            texts = []
            for place, column in enumerate(columns):
                value = row.get(column.key, "")
                text = value if isinstance(value, int | date) else self._words(value)
                texts.append(text if isinstance(text, str) else "")
                page.write(number, place, text, self._look(column, row))
                if column.kind is Kind.STRETCH and (names := row.get(_STRETCHES)):
                    self._guard(page, column, place, number, number, source=names)
            height = row_height(texts, room, fewest=_FEWEST_LINES) / _OF_LETTERS
            page.sheet.set_row(number, height)
        for place, column in enumerate(columns):
            if column.kind is not Kind.STRETCH:
                self._guard(page, column, place, _FIRST_ROW, last)
        page.sheet.autofilter(HEAD_ROW, 0, last, len(columns) - 1)
        page.sheet.ignore_errors({"number_stored_as_text": f"A{_FIRST_ROW + 1}:Z{last + 1}"})
        page.sheet.freeze_panes(_FIRST_ROW, 2 if sheet is not FormSheet.TARGETS else 1)
        page.page(A4, HEAD_ROW)
        page.sheet.protect("", _ALLOWED)

    def _words(self, value: object) -> str:
        return str(shown(value, self._into)) if value else ""

    def _look(self, column: FormColumn, row: Mapping[str, object]) -> "Format":
        if column.kind is Kind.STRETCH and row.get(_STRETCHES):
            return self._styles.to_fill(centred=True, number_format=_AS_TEXT)
        if not column.kind.is_filled or column.kind is Kind.STRETCH:
            form = _AS_DAY if column.key == "date-before" else None
            return self._styles.given(centred=column.is_centred, number_format=form)
        form = _AS_DAY if column.kind is Kind.DATE else None
        return self._styles.to_fill(centred=column.is_centred, number_format=form)

    def _write_head(
        self, page: Worksheet, sheet: FormSheet, columns: Sequence[FormColumn], room: int
    ) -> None:
        """Write the title, what the form is for, who fills it in, and what is to be filled.

        The columns together have `room` for so many columns of text.
        """
        form, into, styles = self._form, self._into, self._styles
        facts = (
            Message(N_("Unit: {unit}"), {"unit": printable(form.unit)}),
            Message(N_("Period: {period}"), {"period": form.period.name()}),
            Message(N_("Due back by: {day}"), {"day": day_name(self._back_by())}),
        )
        caption = "　　".join(fact.put(into) for fact in facts)
        page.head(caption, len(columns), room=room)
        page.write(1, 0, f"{into.gettext(sheet.label)}　　{caption}", styles.form_caption)
        filled = [place for place, column in enumerate(columns) if column.kind.is_filled]
        first, last = filled[0], filled[-1]
        page.sheet.set_row(2, 24)
        blank, (person, person_cell, phone, phone_cell) = styles.to_fill(centred=False), _WHO[sheet]
        page.span(2, *person, into.gettext(N_("Filled in by:")), styles.label)
        page.span(2, *person_cell, "", blank)
        page.span(2, *phone, into.gettext(N_("Telephone:")), styles.label)
        page.span(2, *phone_cell, "", blank)
        page.sheet.set_row(3, 18)
        page.span(3, 0, first - 1, into.gettext(N_("Until now (grey: not to be changed)")),
                  styles.quiet_band)  # fmt: skip
        page.span(3, first, last, into.gettext(N_("This period (white: please fill in)")),
                  styles.band)  # fmt: skip

    def _guard(
        self,
        page: Worksheet,
        column: FormColumn,
        place: int,
        first: int,
        last: int,
        *,
        source: object = None,
    ) -> None:
        """Let a column take what is meant for it alone, and say what that is."""
        if column.hint is None:
            return
        into = self._into
        hint = into.gettext(column.hint)[:_LONGEST_HINT]
        wish: dict[str, object] = {
            "input_title": into.gettext(column.heading)[:_LONGEST_TITLE],
            "input_message": hint,
            "error_title": into.gettext(column.heading)[:_LONGEST_TITLE],
            "error_message": hint,
        }
        match column.kind:
            case Kind.PERCENT:
                wish |= {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100}
            case Kind.DATE:
                wish |= {
                    "validate": "date",
                    "criteria": "between",
                    "minimum": date(2000, 1, 1),
                    "maximum": date(2099, 12, 31),
                    "error_type": "warning",
                }
            case Kind.STRETCH:
                # Another one may be meant.
                wish |= {"validate": "list", "source": source, "error_type": "warning"}
            case Kind.STATE | Kind.STAGE:
                wish |= {"validate": "list", "source": self._lists[column.kind]}
            case Kind.NEEDS if column.kind in self._lists:
                # Several units may be named, which no list can offer.
                wish |= {
                    "validate": "list",
                    "source": self._lists[column.kind],
                    "error_type": "information",
                }
            case _:
                wish |= {"validate": "any"}
        page.sheet.data_validation(first, place, last, place, wish)

    def _back_by(self) -> date:
        return self._office.back_by or self._form.due_back

    def _write_help(self, sheets: Sequence[FormSheet]) -> None:
        """Write how to fill the form in, by when, and to whom it goes."""
        into, styles = self._into, self._styles
        page = Worksheet(self._book, styles, into, FormSheet.HELP.label, self._plan.title)
        page.head(Message(N_("Unit: {unit}"), {"unit": printable(self._form.unit)}).put(into), 2,
                  room=sum(_HELP_WIDTHS))  # fmt: skip
        for column, width in enumerate(_HELP_WIDTHS):
            page.sheet.set_column(column, column, width)
        row = 2
        for head, text in self._instructions(sheets):
            words = (into.gettext(head), self._words(text))
            page.write(row, 0, words[0], styles.given(centred=False, bold=True))
            page.write(row, 1, words[1], styles.cell())
            page.sheet.set_row(row, row_height(words, _HELP_WIDTHS))
            row += 1
        page.page(A4, 1)
        page.sheet.protect("", _ALLOWED)

    def _instructions(self, sheets: Sequence[FormSheet]) -> Iterator[tuple[str, object]]:
        yield N_("Due back by"), day_name(self._back_by())
        if back_to := self._office.back_to or self._plan.issuer:
            yield N_("Sent back to"), printable(back_to)
        has_standing = any(each.stretches for each in (*self._form.answered, *self._form.shared))
        names = tuple(Message(sheet.label) for sheet in sheets)
        yield N_("What to fill in"), Message(_WHAT, {"sheets": names})
        if FormSheet.REPORT in sheets:
            yield FormSheet.REPORT.label, Message(_ANSWERED)
        if FormSheet.SHARED in sheets:
            yield FormSheet.SHARED.label, Message(_SHARED)
        columns = {
            column.heading: column.hint
            for sheet in sheets
            for column in sheet.columns
            if column.hint is not None and (has_standing or column.kind is not Kind.STRETCH)
        }
        for heading, hint in columns.items():
            yield heading, Message(hint)
        yield N_("Rows"), Message(_ROWS)

    def _write_marks(self, choices: Mapping[Kind, Sequence[str]]) -> None:
        """Write what the form is, and what can be chosen, where nobody looks."""
        sheet = self._book.add_worksheet(MARKS_SHEET)
        form = self._form
        values = (FORM_VERSION, printable(form.unit), str(form.period), form.fingerprint())
        for row, pair in enumerate(zip(MARKS, values, strict=True)):
            for column, text in enumerate(pair):
                sheet.write_string(row, column, text)
        for kind, words in choices.items():
            for row, word in enumerate(words):
                sheet.write_string(row, _LISTS[kind], word)
        sheet.protect("")
        sheet.very_hidden()


_WHO = {
    FormSheet.REPORT: ((0, 1), (2, 3), (4, 5), (6, 7)),
    FormSheet.SHARED: ((0, 1), (2, 3), (4, 5), (6, 7)),
    FormSheet.TARGETS: ((0, 0), (1, 2), (3, 3), (4, 5)),
}
"""The columns of who fills the form in, and of the telephone: the words, the cell after."""
_HELP_WIDTHS = (27, 92)  # columns of text
_LONGEST_HINT, _LONGEST_TITLE = 250, 32  # characters that Excel takes
_ALLOWED = {
    "sort": True,
    "autofilter": True,
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "delete_rows": True,
}
_WHAT = N_(
    "Fill in the white cells on {sheets}. Grey cells are locked, without a password. A row in "
    "which nothing is filled in counts as not reported."
)
_ANSWERED = N_("Your unit answers for these. What is reported here decides how they stand.")
_SHARED = N_(
    "Your unit shares these, and others answer for them. What is reported here is shown, and does "
    "not change how they stand; rows where there is nothing to say may stay empty."
)
_ROWS = N_(
    "Rows may be sorted and filtered, and what does not concern you may be left empty. Please "
    "leave the columns and their headings as they are."
)
