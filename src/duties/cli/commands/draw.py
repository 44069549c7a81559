"""duties draw PICTURE [SUBJECT]"""

from typing import Annotated

import typer

from duties.cli.completion import complete_subjects
from duties.cli.drawing import draw, wanted_format
from duties.cli.open_work import open_day
from duties.cli.options import DirectOption, OpenAsOfOption
from duties.cli.pictures import SHOWING_PROGRESS, Picture, Wishes
from duties.cli.session import session_of
from duties.drawing.engines import EngineChoice
from duties.drawing.paper import PaperSize, paper_of
from duties.drawing.render import PictureFormat
from duties.errors.pictures import (
    NeedlessOptionError,
    NoPaperError,
    OpposedOptionsError,
    PaperInMermaidError,
)
from duties.messages import N_, Message
from duties.queries.matrix import Order
from duties.queries.schedule import Grouping

EXAMPLES = (
    "duties draw unit 区住建委",
    "duties draw action 二 -o action.png",
    "duties draw plan --open",
    "duties draw actions -o pictures",
    "duties draw network --open-work",
)

_MAX_TASKS = 120  # readable on one page
_TOP = 80  # units that can still be told apart

_WITH_TASKS = (Picture.UNIT, Picture.ACTION, Picture.ACTIONS, Picture.PLAN, Picture.MATRIX)
_HEEDED_BY = {
    "--max-tasks": (Picture.PLAN,),
    "--min-shared": (Picture.NETWORK,),
    "--top": (Picture.NETWORK, Picture.HEATMAP, Picture.WORKLOAD),
    "--open-work": (Picture.NETWORK,),
    "--as-of": (Picture.NETWORK, Picture.TARGETS, *SHOWING_PROGRESS),
    "--by": (Picture.TIMELINE,),
    "--against": (Picture.CHANGES,),
    "--sort": (Picture.MATRIX, Picture.HEATMAP),
    "--mark-findings": (*_WITH_TASKS, Picture.TIMELINE, Picture.CHANGES),
    "--no-direct": (Picture.NETWORK,),
}


def command(
    context: typer.Context,
    picture: Annotated[
        Picture,
        typer.Argument(
            metavar="PICTURE",
            help=N_(
                "What to draw: unit, action, actions, plan, network, matrix, heatmap, workload, "
                "timeline, board, targets, bodies or changes."
            ),
            show_default=False,
        ),
    ],
    subject: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            help=N_("The unit or the action to draw, by name or id."),
            autocompletion=complete_subjects,
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help=N_("The file, or the folder for `actions`; - is the standard output."),
        ),
    ] = None,
    format_: Annotated[
        PictureFormat | None,
        typer.Option("--format", "-f", help=N_("The format; otherwise the file's ending decides.")),
    ] = None,
    engine: Annotated[
        EngineChoice,
        typer.Option(help=N_("The program that draws: the system's or the embedded one.")),
    ] = EngineChoice.AUTO,
    opens: Annotated[bool, typer.Option("--open", help=N_("Open the file once it is drawn."))] = (
        False
    ),
    marks_findings: Annotated[
        bool, typer.Option("--mark-findings", help=N_("Mark tasks that `duties lint` objects to."))
    ] = False,
    page: Annotated[
        str | None,
        typer.Option(
            "--link-to", metavar="PAGE", help=N_("Link each part to its place in this web page.")
        ),
    ] = None,
    paper: Annotated[
        PaperSize,
        typer.Option(
            help=N_(
                "Lay the picture out for this paper, over several sheets where one is too small."
            ),
        ),
    ] = PaperSize.SCREEN,
    landscape: Annotated[
        bool, typer.Option("--landscape", help=N_("Lay the paper on its side."))
    ] = False,
    direct: DirectOption = False,
    no_direct: Annotated[
        bool,
        typer.Option(
            "--no-direct",
            help=N_("network: also count what reaches a unit through a collective."),
        ),
    ] = False,
    max_tasks: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="N",
            help=N_("plan: more tasks than this are divided over sheets; otherwise 120."),
        ),
    ] = None,
    min_shared: Annotated[
        int | None,
        typer.Option(
            min=1, metavar="N", help=N_("network: join units that share at least this many tasks.")
        ),
    ] = None,
    top: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="N",
            help=N_("network, heatmap, workload: this many of the busiest units; otherwise 80."),
        ),
    ] = None,
    open_work: Annotated[
        bool, typer.Option("--open-work", help=N_("network: only work that is open."))
    ] = False,
    as_of: OpenAsOfOption = None,
    order: Annotated[
        Order | None, typer.Option("--sort", help=N_("matrix, heatmap: how the units are sorted."))
    ] = None,
    by: Annotated[
        Grouping | None,
        typer.Option("--by", help=N_("timeline: what the tasks are grouped by.")),
    ] = None,
    against: Annotated[
        str | None,
        typer.Option(
            "--against",
            metavar="OLD",
            help=N_("changes: the earlier plan, as a file, a document or a git revision."),
        ),
    ] = None,
) -> None:
    """Draw who has which task, how they stand, and what changed."""
    session = session_of(context)
    own_options = {
        "--max-tasks": max_tasks,
        "--min-shared": min_shared,
        "--top": top,
        "--open-work": open_work or None,
        "--as-of": as_of,
        "--sort": order,
        "--by": by,
        "--against": against,
        "--mark-findings": marks_findings or None,
        "--no-direct": no_direct or None,
    }
    for option, value in own_options.items():
        if value is not None and picture not in _HEEDED_BY[option]:
            raise NeedlessOptionError(option, picture)
    if direct and no_direct:
        raise OpposedOptionsError("--direct", "--no-direct")
    wishes = Wishes(
        wanted_format(format_, output, picture),
        engine,
        marks_findings,
        page,
        direct or (picture is Picture.NETWORK and not no_direct),
        max_tasks or _MAX_TASKS,
        min_shared,
        top or _TOP,
        order or Order.LOAD,
        open_day(
            is_open=open_work,
            as_of=as_of if picture is Picture.NETWORK else None,
            option="--open-work",
        ),
        as_of,
        by or Grouping.ACTION,
        against,
    )
    if landscape and paper is PaperSize.SCREEN:
        raise NoPaperError
    if wishes.format is PictureFormat.MERMAID and paper is not PaperSize.SCREEN:
        raise PaperInMermaidError
    wishes = wishes._replace(paper=paper_of(paper, is_landscape=landscape))
    file = draw(session, picture, subject, output, wishes)
    if opens and file is not None:
        code = typer.launch(str(file.absolute()))  # which no program takes for an option
        if code:
            text = N_("no program was found that opens {file}")
            session.note(Message(text, {"file": str(file)}))
