"""duties board"""

from collections.abc import Sequence
from typing import Annotated

import typer

from duties.answers.same_units import sharing
from duties.cli.completion import complete_presets
from duties.cli.options import AsOfOption, FormatOption
from duties.cli.session import Session, line_width, session_of
from duties.cli.standing import day_of, standings_on
from duties.errors.options import RulesForPresetError, UnknownPresetError
from duties.formats.over_plans import Totals
from duties.formats.render import Format
from duties.formats.views.board import (
    CLASSES,
    board_caption,
    board_totals_caption,
    board_totals_view,
    board_view,
    class_counts,
    how_it_is_counted,
    left_out,
    no_row,
)
from duties.formats.views.light_rules import Given, light_rules_view
from duties.messages import N_, Message
from duties.queries.ranked_units import ranked_totals
from duties.queries.unit_totals import UnitShare
from duties.tracking.presets import DEFAULT, PRESETS, Preset, preset_called, rules_of
from duties.tracking.ranking import BoardRow, By, board, summed

EXAMPLES = (
    "duties board",
    "duties board --by action --as-of 2026-04-30",
    "duties board --rules",
    "duties board --rules yinchuan",
)


def command(
    context: typer.Context,
    preset: Annotated[
        str | None,
        typer.Argument(
            metavar="[PLACE]",
            help=N_("With --rules: the place whose rules are shown (yinchuan, suqian)."),
            autocompletion=complete_presets,
            show_default=False,
        ),
    ] = None,
    by: Annotated[By, typer.Option("--by", help=N_("What there is a row for each of."))] = By.UNIT,
    rules: Annotated[
        bool,
        typer.Option("--rules", help=N_("Show the rules of the lights and where they come from.")),
    ] = False,
    as_of: AsOfOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Compare units: work done, overdue, lights, and the ranking."""
    session = session_of(context)
    if rules:
        _show_rules(session, preset, format_)
        return
    if preset is not None:
        raise RulesForPresetError(preset)
    day = day_of(as_of)
    standings = standings_on(session, day)
    found = board(session.tracker, day, by, standings)
    if found.rows and format_ in (Format.TABLE, Format.MARKDOWN):
        session.answer(
            CLASSES,
            class_counts(found.total),
            format_,
            caption=board_caption(found.total, day),
            totals=Totals(
                [found.total],
                lambda totals: class_counts(summed(totals)),
                CLASSES,
                lambda totals: board_caption(summed(totals), day),
                alone=True,
            ),
        )
        session.part()
    width = line_width() if format_ is Format.TABLE else None
    view = board_view(session.plan, by, width)
    session.answer(
        view,
        found.rows,
        format_,
        nothing=no_row(by),
        totals=_over_plans(session, found.rows, width) if by is By.UNIT else None,
    )
    below = (*(left_out(width) if found.rows else ()), *how_it_is_counted(session.plan, by))
    session.add(format_, below)


def _over_plans(
    session: Session, rows: Sequence[BoardRow], width: int | None
) -> Totals[UnitShare[BoardRow]]:
    """Return what ranks the units of many plans among all of them."""
    share = sharing(session.book)
    return Totals(
        [share(row.key, row) for row in rows],
        ranked_totals,
        board_totals_view(width),
        board_totals_caption,
    )


def _show_rules(session: Session, name: str | None, format_: Format) -> None:
    """Show the rules in force, or those of a place; raises `UnknownPresetError`."""
    rules, below = _own_rules(session) if name is None else _rules_of(name)
    session.answer(light_rules_view(session.into), rules, format_)
    session.add(format_, below)


def _own_rules(session: Session) -> tuple[list[Given], tuple[Message, ...]]:
    plan = session.plan
    if rules_of(plan) == DEFAULT.rules:
        return _given(DEFAULT), (_said(DEFAULT.source),)
    source = Message(N_("the plan's own rules ({file})"), {"file": session.book.source.name})
    return [Given(rule, source, line=rule.span.line) for rule in rules_of(plan)], (_said(source),)


def _rules_of(name: str) -> tuple[list[Given], tuple[Message, ...]]:
    preset = preset_called(name)
    if preset is None:
        raise UnknownPresetError(name, tuple(PRESETS))
    facts = {"source": preset.source, "address": preset.address}
    source = (
        Message(N_("Source: {source}, {address}"), facts)
        if preset.address
        else _said(preset.source)
    )
    return _given(preset), tuple(filter(None, (source, preset.note)))


def _said(source: Message) -> Message:
    return Message(N_("Source: {source}"), {"source": source})


def _given(preset: Preset) -> list[Given]:
    return [Given(rule, preset.source, preset.address) for rule in preset.rules]
