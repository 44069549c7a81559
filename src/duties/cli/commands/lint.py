"""duties lint [PLAN...]"""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import click
import typer

from duties.cli.exits import ExitCode
from duties.cli.ledgers import plans_of
from duties.cli.linting import Job, Showing
from duties.cli.session import Session, session_of
from duties.errors.corpora import GatheredFindingsError
from duties.files import is_folder
from duties.findings import Severity
from duties.formats.findings.render import LintFormat
from duties.lint.settings import Settings
from duties.messages import N_

EXAMPLES = (
    "duties lint",
    "duties lint --severity error",
    "duties lint --select DUT2 --diff",
    "duties lint progress/2026-03.yaml",
    "duties lint plans/*.yaml -f github",
)


def command(
    context: typer.Context,
    plans: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PLAN]...",
            help=N_("The plans, or files of their progress; - is the standard input."),
        ),
    ] = None,
    format_: Annotated[
        LintFormat, typer.Option("--format", "-f", help=N_("The format of the findings."))
    ] = LintFormat.TEXT,
    select: Annotated[
        list[str] | None,
        typer.Option(
            metavar="RULE,...", help=N_("Only these rules: codes, beginnings of codes, or names.")
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="RULE,...", help=N_("Leave out these rules."))
    ] = None,
    fail_on: Annotated[
        Severity | None,
        typer.Option(help=N_("The mildest severity that exits with code 1; otherwise warning.")),
    ] = None,
    severity: Annotated[
        Severity | None,
        typer.Option(help=N_("The mildest severity that is shown; the exit code is the same.")),
    ] = None,
    each: Annotated[
        bool, typer.Option("--all", help=N_("Show each finding by itself, like ones as well."))
    ] = False,
    lead_factor: Annotated[
        float | None,
        typer.Option(
            metavar="TIMES",
            min=0.1,
            help=N_("How many times the average number of leads is too many."),
        ),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help=N_("Leave out findings that this file already lists.")),
    ] = None,
    write_baseline: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help=N_("Write the findings to this file and exit.")),
    ] = None,
    safe_fixes: Annotated[bool, typer.Option("--fix", help=N_("Make the safe fixes."))] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help=N_("Also make fixes that need a decision."))
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help=N_("Show what fixing would change; write nothing."))
    ] = False,
    show_passed: Annotated[
        bool, typer.Option("--show-passed", help=N_("List every rule, with ✓ or ✗."))
    ] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help=N_("Only count what each rule finds."))
    ] = False,
) -> None:
    """Check plans: what is missing, contradictory or doubtful."""
    session = session_of(context)
    if write_baseline is not None and (safe_fixes or unsafe_fixes or diff):
        raise click.UsageError(
            session.into.gettext(N_("--write-baseline goes without --fix, --unsafe-fixes, --diff"))
        )
    session.take_plans(plans_of(plans or (), session.plan_name))
    job = Job(session, Settings(_words(select), _words(ignore), fail_on, lead_factor))
    if session.corpus is not None and not plans:
        if safe_fixes or unsafe_fixes or diff or lead_factor is not None:
            raise GatheredFindingsError
        job.read_gathered()
    else:
        job.read(_files(session, job, plans or ()))
    if write_baseline is not None:
        job.compare()
        job.write_baseline(write_baseline, baseline)
    elif diff:
        job.show_fixes(unsafe=unsafe_fixes)
    else:
        if safe_fixes or unsafe_fixes:
            job.fix(unsafe=unsafe_fixes)
        job.compare()
        mildest = severity or Severity.INFO
        job.report(format_, Showing(baseline, show_passed, statistics, mildest, each))
    raise typer.Exit(job.code)


def _files(session: Session, job: Job, named: Sequence[str]) -> Sequence[str]:
    """Return the files to check: those that are named, and the plans in folders."""
    if not named and not session.many:
        return [session.plan_path]
    from duties.cli.many import plans_at

    if not any(is_folder(Path(name)) for name in named or ["."]):
        return named
    found = plans_at(session, [Path(name) for name in named] or session.many)
    if found.faults:
        job.code = ExitCode.UNUSABLE
    return [str(place.path) for place in found.plans]


def _words(lists: list[str] | None) -> list[str]:
    return [word.strip() for words in lists or () for word in words.split(",") if word.strip()]
