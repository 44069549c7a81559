"""One run of `duties draw`: what is drawn, by which program, and where it goes."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import NamedTuple

from duties.abridging import abridged
from duties.cli import clock
from duties.cli.delivering import (
    STDOUT,
    check_target,
    deliver,
    make_folder,
    tell_written,
    write,
)
from duties.cli.engines import EngineChoice, choose_engine
from duties.cli.left_open import what_is_left_open
from duties.cli.open_work import plan_of_day
from duties.cli.session import Session
from duties.cli.standing import day_of, standings_on
from duties.drawing.dot import dot_text
from duties.drawing.engine import laid_out
from duties.drawing.render import PictureFormat, drawn, format_of, known_format
from duties.drawing.scene import Scene
from duties.drawing.sheet import Point, Sheet
from duties.errors.exports import FormatConflictError
from duties.errors.pictures import (
    EmptyPictureError,
    NeedlessSubjectError,
    NoMermaidError,
    NoSubjectError,
    TooManyTasksError,
)
from duties.exporting.filenames import file_names, file_stem
from duties.findings import Severity
from duties.messages import N_, Message
from duties.naming.lookup import find_shown_unit, find_unit
from duties.naming.names import Register
from duties.queries.matrix import Order, matrix
from duties.queries.schedule import Grouping
from duties.queries.selection import select_action
from duties.sections import Section, sections


class Picture(StrEnum):
    """What can be drawn."""

    UNIT = "unit"
    ACTION = "action"
    ACTIONS = "actions"
    PLAN = "plan"
    NETWORK = "network"
    MATRIX = "matrix"
    TARGETS = "targets"
    HEATMAP = "heatmap"
    TIMELINE = "timeline"
    WORKLOAD = "workload"
    BOARD = "board"
    BODIES = "bodies"
    CHANGES = "changes"


class Wishes(NamedTuple):
    """What the command's options ask for."""

    format: PictureFormat
    engine: EngineChoice
    marks_findings: bool
    page: str | None
    direct: bool
    max_tasks: int
    min_shared: int | None
    top: int
    order: Order
    open_on: date | None = None
    day: date | None = None
    grouping: Grouping = Grouping.ACTION


class _Drawing(NamedTuple):
    """A picture still to be made, as a sheet or in Mermaid, and the stem of its file name."""

    stem: str
    sheet: Callable[[], Sheet]
    mermaid: Callable[[], str]


def wanted_format(
    format_: PictureFormat | None, output: str | None, picture: Picture
) -> PictureFormat:
    """Return the format to draw in: the one asked for, that of the file's ending, or SVG.

    Raises `UnknownPictureError` for an unknown ending, and `FormatConflictError` for one that does
    not match the format asked for.
    """
    if format_ is not None:
        if output is not None and known_format(output) not in (None, format_):
            raise FormatConflictError(output, format_)
        return format_
    if output in (None, STDOUT) or picture is Picture.ACTIONS:
        return PictureFormat.SVG
    return format_of(output)


def draw(
    session: Session, picture: Picture, subject: str | None, output: str | None, wishes: Wishes
) -> Path | None:
    """Draw a picture into a file and return the file, or None if it went to stdout."""
    if picture is Picture.ACTIONS:
        return _draw_actions(session, subject, output, wishes)
    drawing = _drawing(session, picture, subject, wishes)
    target = output or f"{file_stem(drawing.stem)}.{wishes.format}"
    file = None if target == STDOUT else Path(target)
    if file is not None:
        check_target(session, file)
    deliver(session, target, _made(drawing, wishes), is_text=wishes.format.is_text)
    if picture is Picture.UNIT:
        unit = find_unit(session.register, subject or "")  # its whole name, not as it is drawn
        session.remark(what_is_left_open(session, [unit], direct=wishes.direct))
    return file


def _draw_actions(
    session: Session, subject: str | None, output: str | None, wishes: Wishes
) -> Path:
    """Draw each action that has tasks into a file of its own; return their folder."""
    if subject is not None:
        raise NeedlessSubjectError(Picture.ACTIONS, subject)
    scene = _scene(session, wishes)
    drawings = [
        _action_drawing(scene, section)
        for section in sections(scene.plan)
        if section.action is not None and section.places
    ]
    if not drawings:
        raise EmptyPictureError
    folder = Path(output or Picture.ACTIONS)
    make_folder(folder, has_formats=True)
    files = file_names((drawing.stem for drawing in drawings), wishes.format)
    with session.progress(drawings, Message(N_("Drawing"))) as pending:
        for drawing in pending:
            write(session, folder / files[drawing.stem], _made(drawing, wishes))
    tell_written(session, len(drawings), folder)
    return folder


def _drawing(session: Session, picture: Picture, subject: str | None, wishes: Wishes) -> _Drawing:
    if picture in (Picture.UNIT, Picture.ACTION):
        if subject is None:
            raise NoSubjectError(picture)
    elif subject is not None:
        raise NeedlessSubjectError(picture, subject)
    scene = _scene(session, wishes)
    match picture:
        case Picture.UNIT:
            unit = find_shown_unit(session.register, scene.register, subject or "")
            return _unit_drawing(scene, unit, wishes)
        case Picture.ACTION:
            action = select_action(scene.plan, subject or "")
            section = next(each for each in sections(scene.plan) if each.action == action)
            return _action_drawing(scene, section)
        case Picture.NETWORK:
            return _network_drawing(scene, wishes)
        case Picture.MATRIX:
            return _matrix_drawing(scene, wishes)
        case Picture.TARGETS:
            return _targets_drawing(session, scene, wishes)
        case Picture.HEATMAP:
            return _heatmap_drawing(scene, wishes)
        case Picture.TIMELINE:
            return _timeline_drawing(session, scene, wishes)
        case Picture.WORKLOAD:
            return _workload_drawing(session, scene, wishes)
        case Picture.BOARD:
            return _board_drawing(session, scene, wishes)
        case Picture.BODIES:
            return _bodies_drawing(session, scene, wishes)
    return _plan_drawing(scene, wishes)


def _unit_drawing(scene: Scene, unit: str, wishes: Wishes) -> _Drawing:
    from duties.drawing.mermaid import flowchart
    from duties.drawing.pictures.unit import draw_unit, duties_of

    duties = duties_of(scene, unit, direct=wishes.direct)
    own = {duty.place for duty in duties}
    parts = [
        part._replace(places=tuple(place for place in part.places if place in own))
        for part in sections(scene.plan)
    ]
    return _Drawing(
        unit,
        partial(draw_unit, scene, unit, duties),
        partial(flowchart, scene, [part for part in parts if part.places]),
    )


def _action_drawing(scene: Scene, section: Section) -> _Drawing:
    from duties.drawing.mermaid import flowchart
    from duties.drawing.pictures.action import draw_action

    return _Drawing(
        f"{Picture.ACTION}-{section.action.id if section.action else ''}",
        partial(draw_action, scene, section),
        partial(flowchart, scene, [section]),
    )


def _plan_drawing(scene: Scene, wishes: Wishes) -> _Drawing:
    from duties.drawing.mermaid import flowchart
    from duties.drawing.pictures.plan import draw_plan

    if len(scene.plan.tasks) > wishes.max_tasks:
        raise TooManyTasksError(len(scene.plan.tasks), wishes.max_tasks)
    parts = [part for part in sections(scene.plan) if part.places]
    return _Drawing(Picture.PLAN, partial(draw_plan, scene), partial(flowchart, scene, parts))


def _network_drawing(scene: Scene, wishes: Wishes) -> _Drawing:
    from duties.drawing.mermaid import network_chart
    from duties.drawing.pictures.network import LAYOUT, draw_network, network

    found = network(scene, top=wishes.top, min_shared=wishes.min_shared, direct=wishes.direct)

    def layout(dot: str) -> list[Point]:
        return laid_out(choose_engine(wishes.engine, PictureFormat.SVG), dot, LAYOUT)

    return _Drawing(
        Picture.NETWORK,
        partial(draw_network, scene, found, layout),
        partial(network_chart, found),
    )


def _matrix_drawing(scene: Scene, wishes: Wishes) -> _Drawing:
    from duties.drawing.pictures.matrix import draw_matrix

    found = matrix(
        scene.plan, scene.register, by_task=True, order=wishes.order, direct=wishes.direct
    )

    return _Drawing(Picture.MATRIX, partial(draw_matrix, scene, found), _no_mermaid(Picture.MATRIX))


def _heatmap_drawing(scene: Scene, wishes: Wishes) -> _Drawing:
    from duties.drawing.pictures.heatmap import draw_heatmap
    from duties.queries.heat import heat_map

    found = heat_map(
        scene.plan, scene.register, top=wishes.top, order=wishes.order, direct=wishes.direct
    )
    return _Drawing(
        Picture.HEATMAP, partial(draw_heatmap, scene, found), _no_mermaid(Picture.HEATMAP)
    )


def _no_mermaid(picture: Picture) -> Callable[[], str]:
    """Return what says that there is no Mermaid of a picture."""

    def refuse() -> str:
        raise NoMermaidError(picture)

    return refuse


def _workload_drawing(session: Session, scene: Scene, wishes: Wishes) -> _Drawing:
    from duties.drawing.pictures.workload import draw_workload
    from duties.queries.burden import burdens

    scene = _followed(session, scene, wishes)
    done = cancelled = frozenset[int]()
    if scene.standings:
        from duties.queries.burden import over

        done, cancelled = over(scene.standings)
    found = burdens(scene.plan, scene.register, done=done, left_out=cancelled, direct=wishes.direct)
    return _Drawing(
        Picture.WORKLOAD,
        partial(draw_workload, scene, found, wishes.top),
        _no_mermaid(Picture.WORKLOAD),
    )


def _board_drawing(session: Session, scene: Scene, wishes: Wishes) -> _Drawing:
    from duties.drawing.pictures.board import Boards, draw_board
    from duties.tracking.ranking import By, board

    day = day_of(wishes.day)
    scene = scene._replace(standings=standings_on(session, day), day=day)
    boards = Boards(
        board(session.tracker, day, By.UNIT, scene.standings),
        board(session.tracker, day, By.ACTION, scene.standings),
        {action.id: action.title for action in scene.plan.actions},
    )
    return _Drawing(Picture.BOARD, partial(draw_board, scene, boards), _no_mermaid(Picture.BOARD))


def _bodies_drawing(session: Session, scene: Scene, wishes: Wishes) -> _Drawing:
    from duties.drawing.pictures.bodies import draw_bodies
    from duties.queries.bodies import bodies

    scene = _followed(session, scene, wishes)
    return _Drawing(
        Picture.BODIES,
        partial(draw_bodies, scene, bodies(scene.plan)),
        _no_mermaid(Picture.BODIES),
    )


def _followed(session: Session, scene: Scene, wishes: Wishes) -> Scene:
    """Return the scene with how its tasks stand on the day, if there is a ledger."""
    if not session.has_ledger:
        return scene
    day = day_of(wishes.day)
    return scene._replace(standings=session.tracker.on(day), day=day)


def _timeline_drawing(session: Session, scene: Scene, wishes: Wishes) -> _Drawing:
    from duties.drawing.pictures.timeline import draw_timeline
    from duties.queries.schedule import schedule
    from duties.tracking.targets import readings_by_target, standings

    day = day_of(wishes.day)
    scene = _followed(session, scene, wishes)
    tasks = scene.standings or session.tracker.on(day)
    targets = standings(scene.plan, readings_by_target(session.ledger), day)
    groups = schedule(scene.plan, scene.register, tasks, wishes.grouping)
    return _Drawing(
        Picture.TIMELINE,
        partial(draw_timeline, scene, groups, targets, day),
        _no_mermaid(Picture.TIMELINE),
    )


def _targets_drawing(session: Session, scene: Scene, wishes: Wishes) -> _Drawing:
    from duties.drawing.pictures.targets import draw_targets
    from duties.tracking.targets import readings_by_target, standings

    day = day_of(wishes.day)
    readings = readings_by_target(session.ledger)
    found = standings(scene.plan, readings, day)

    return _Drawing(
        Picture.TARGETS,
        partial(draw_targets, scene, found, readings, day),
        _no_mermaid(Picture.TARGETS),
    )


def _scene(session: Session, wishes: Wishes) -> Scene:
    plan = abridged(plan_of_day(session, wishes.open_on))
    return Scene(
        plan,
        session.register if plan is session.plan else Register(plan),
        session.into,
        dict(_faults(session)) if wishes.marks_findings else {},
        wishes.page,
        open_on=wishes.open_on,
    )


def _faults(session: Session) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the index of each task with errors or warnings from `duties lint`, and these."""
    from duties.lint.settings import Settings

    source, plan, loaded = session.book
    (checked,) = Settings().check(source, loaded, clock.today())
    grave = [finding for finding in checked.findings if finding.severity is not Severity.INFO]
    lines = [finding.span.line for finding in grave]  # in their order
    for place, task in enumerate(plan.tasks):
        start = bisect_left(lines, task.span.line)
        if here := grave[start : bisect_right(lines, task.span.end_line, start)]:
            yield (
                place,
                tuple(f"{finding.code} {finding.message.put(session.into)}" for finding in here),
            )


def _made(drawing: _Drawing, wishes: Wishes) -> bytes:
    match wishes.format:
        case PictureFormat.MERMAID:
            return drawing.mermaid().encode()
        case PictureFormat.DOT:
            return dot_text(drawing.sheet()).encode()
        case format_:
            engine = choose_engine(wishes.engine, format_)
            return drawn(drawing.sheet(), format_, engine)
