"""duties record"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import typer

from duties.cli.completion import complete_parts, complete_targets, complete_units
from duties.cli.entry_files import typed_in
from duties.cli.exits import ExitCode
from duties.cli.options import DryRunOption, unit_option
from duties.cli.recording import Recorded, record, tell_pieces, tell_written
from duties.cli.session import Session, session_of
from duties.cli.typed_entries import Typed, word_for
from duties.errors.ledgers import KindlessWordError, MissingWordError, OneRulingError
from duties.formats.text import printable
from duties.formats.views.recorded import effect, target_effect
from duties.ledger.drafts import GRAMMARS, Value
from duties.ledger.model import RULED, LessonKind, Stage, State
from duties.messages import N_, Message

EXAMPLES = (
    "duties record 19 --percent 60 --done 签约三家",
    "duties record 5 --problem new --text 征收进度滞后",
    "duties record --problem P1 --stage solved --text 已交地",
    "duties record 19 --ruling --accepted --by 区委督查室",
    "duties record --target gdp --value 1830",
    "duties record --from reports.csv --dry-run",
)


_TOLD = tuple(state.value for state in State if state not in RULED)


def _text(option: str, help_: str, metavar: str = "TEXT") -> Any:
    return typer.Option(option, metavar=metavar, help=help_)


def command(
    context: typer.Context,
    task: Annotated[
        str | None,
        typer.Argument(
            metavar="[TASK]",
            help=N_("The task (19), or the step (19/2), that the entry is about."),
            autocompletion=complete_parts,
            show_default=False,
        ),
    ] = None,
    state: Annotated[
        State | None,
        typer.Option("--state", metavar=f"[{'|'.join(_TOLD)}]", help=N_("How far the task is.")),
    ] = None,
    percent: Annotated[
        str | None, _text("--percent", N_("How much of the task is done, in per cent."), "PERCENT")
    ] = None,
    done: Annotated[str | None, _text("--done", N_("What was done."))] = None,
    next_: Annotated[str | None, _text("--next", N_("What comes next."))] = None,
    evidence: Annotated[
        str | None, _text("--evidence", N_("What shows it: a file, a number of a document."))
    ] = None,
    unit: Annotated[
        str | None,
        unit_option(N_("The unit that reports; otherwise the only one that answers for the task.")),
    ] = None,
    date: Annotated[
        str | None, _text("--date", N_("The day that it speaks of; otherwise today."), "DATE")
    ] = None,
    received: Annotated[
        str | None, _text("--received", N_("The day it came in, if that was another."), "DATE")
    ] = None,
    stretch: Annotated[
        str | None,
        _text("--stretch", N_("The stretch of a standing task that is meant."), "PERIOD"),
    ] = None,
    reason: Annotated[
        str | None, _text("--reason", N_("Why it was decided, or taken back."))
    ] = None,
    problem: Annotated[
        str | None,
        _text("--problem", N_("A problem by its id, or new: what it is, and its stage."), "ID"),
    ] = None,
    stage: Annotated[
        Stage | None, typer.Option("--stage", help=N_("The stage that the problem reached."))
    ] = None,
    text: Annotated[
        str | None, _text("--text", N_("What the problem is, what was done, or what to learn."))
    ] = None,
    needs: Annotated[
        list[str] | None,
        typer.Option(
            "--needs",
            metavar="UNIT",
            help=N_("A unit or a body that is asked for help; may be given more than once."),
            autocompletion=complete_units,
        ),
    ] = None,
    ruling: Annotated[
        bool, typer.Option("--ruling", help=N_("Record a decision of the coordinating office."))
    ] = False,
    light: Annotated[
        str | None,
        _text("--light", N_("The light that is shown, whatever the rules say."), "LIGHT"),
    ] = None,
    until: Annotated[
        str | None, _text("--until", N_("The last day on which that light is shown."), "DATE")
    ] = None,
    due: Annotated[str | None, _text("--due", N_("The deadline from now on."), "PERIOD")] = None,
    accepted: Annotated[
        bool, typer.Option("--accepted", help=N_("The task is accepted as done (销号)."))
    ] = False,
    cancelled: Annotated[
        bool, typer.Option("--cancelled", help=N_("The task is dropped."))
    ] = False,
    reopened: Annotated[
        bool, typer.Option("--reopened", help=N_("An accepted or dropped task goes on."))
    ] = False,
    former: Annotated[
        list[str] | None,
        typer.Option(
            "--former",
            metavar="UNIT",
            help=N_(
                "The task was handed over: until the day before, this unit answered for it; may be "
                "given more than once."
            ),
            autocompletion=complete_units,
        ),
    ] = None,
    by: Annotated[str | None, _text("--by", N_("Who ruled."))] = None,
    lesson: Annotated[
        LessonKind | None,
        typer.Option("--lesson", help=N_("Record what others can learn: practice or warning.")),
    ] = None,
    target: Annotated[
        str | None,
        typer.Option(
            "--target",
            metavar="TARGET",
            help=N_("A target that was measured, by its id or name."),
            autocompletion=complete_targets,
        ),
    ] = None,
    value: Annotated[
        str | None, _text("--value", N_("What its figure was: a number, or words."), "VALUE")
    ] = None,
    source: Annotated[str | None, _text("--source", N_("Where the figure comes from."))] = None,
    from_: Annotated[
        str | None,
        _text(
            "--from",
            N_("Record the entries of a JSON or CSV file, all or none; - is stdin."),
            "FILE",
        ),
    ] = None,
    dry_run: DryRunOption = False,
) -> None:
    """Record what was reported, decided or learnt."""
    session = session_of(context)
    given = {
        "id": problem,
        "task": task,
        "unit": unit,
        "date": date,
        "received": received,
        "state": state,
        "percent": percent,
        "done": done,
        "next": next_,
        "evidence": evidence,
        "stage": stage,
        "text": text,
        "needs": tuple(needs or ()),
        "light": light,
        "until": until,
        "due": due,
        "former": tuple(former or ()),
        "by": by,
        "accepted": "true" if accepted else None,
        "cancelled": "true" if cancelled else None,
        "reopened": "true" if reopened else None,
        "stretch": stretch,
        "kind": lesson,
        "reason": reason,
        "target": target,
        "value": value,
        "source": source,
    }
    values: dict[str, Value] = {
        key: value for key, value in given.items() if value is not None and value != ()
    }
    typed = [_alone(values, is_ruling=ruling)] if from_ is None else typed_in(from_, values)
    _tell(session, record(session, typed, is_dry=dry_run), is_dry=dry_run)


def _alone(values: Mapping[str, Value], *, is_ruling: bool) -> Typed:
    """Return the entry that the options are about; raises a `DutiesError` for those of another."""
    kinds = {
        "problems": ("--problem", "id" in values),
        "rulings": ("--ruling", is_ruling),
        "lessons": ("--lesson", "kind" in values),
        "readings": ("--target", "target" in values),
    }
    wanted = [section for section, (_, is_given) in kinds.items() if is_given]
    if len(wanted) > 1:
        raise OneRulingError(*(kinds[section][0] for section in wanted[:2]))
    if values.get("state") in RULED:
        raise KindlessWordError(f"--state {values['state']}", f"--ruling --{values['state']}")
    if wanted:
        return Typed(wanted[0], values)
    for key in values:
        if key not in GRAMMARS["reports"]:
            kind = next(
                option for section, (option, _) in kinds.items() if key in GRAMMARS[section]
            )
            raise KindlessWordError(word_for(key, is_option=True), kind)
    if "task" not in values:
        raise MissingWordError(word_for("task", is_option=True))
    return Typed("reports", values)


def _tell(session: Session, recorded: Recorded, *, is_dry: bool) -> None:
    """Say what was recorded, what is doubtful in it, and how tasks stand now."""
    for fault in recorded.faults:
        session.complain(fault.message, fault.place and fault.place.put(session.into))
    if recorded.faults:
        raise typer.Exit(ExitCode.UNUSABLE)
    if is_dry:
        tell_pieces(session, recorded.changes)
    for warning in recorded.warnings:
        session.doubt(warning.message)
    for remark in recorded.remarks:
        session.doubt(remark)
    for line in _outcome(recorded):
        sentence = printable(line.put(session.into))
        if is_dry:
            session.note(line)
        else:
            session.write(f"{sentence}\n")
    if not is_dry:
        tell_written(session, recorded.changes)


def _outcome(recorded: Recorded) -> Iterator[Message]:
    """Yield a line for each problem, then for each task, step and target that entries are about."""
    for draft in recorded.drafts:
        if draft.section == "problems":
            facts = {
                "id": draft.values["id"],
                "stage": Message(Stage(str(draft.values["stage"])).label),
            }
            yield Message(N_("problem {id}: {stage}"), facts)
    for before, after in recorded.effects:
        yield effect(before, after)
    for was, now in recorded.targets:
        yield target_effect(was, now)
