"""One run of `duties draw`: what is drawn, by which program, and where it goes."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from duties.abridging import abridged
from duties.cli import clock
from duties.cli.delivering import (
    STDOUT,
    check_target,
    deliver,
    left_there,
    make_folder,
    tell_written,
    write,
)
from duties.cli.open_work import plan_of_day
from duties.cli.pictures import SHOWING_PROGRESS, Drawing, Picture, Wishes, no_mermaid
from duties.cli.session import Session
from duties.drawing.dot import dot_text, upright
from duties.drawing.engine import laid_out
from duties.drawing.engines import choose_engine
from duties.drawing.paper import PaperSize, least_size, paper_of
from duties.drawing.render import PictureFormat, drawn_each, format_of, known_format
from duties.drawing.scene import Scene
from duties.drawing.sheet import Point, Sheet
from duties.errors.base import SHOWN
from duties.errors.exports import FormatConflictError
from duties.errors.pictures import (
    EmptyPictureError,
    ManySheetsError,
    NeedlessSubjectError,
    NoSubjectError,
    TooManyTasksError,
)
from duties.exporting.filenames import file_names, file_stem
from duties.findings import Severity
from duties.messages import N_, Message
from duties.naming.lookup import find_shown_unit, find_unit
from duties.naming.names import Register
from duties.queries.matrix import matrix
from duties.queries.selection import select_action
from duties.sections import Section, sections


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
    if target != STDOUT:
        check_target(session, Path(target))
    made = _made(drawing, wishes)
    file = _deliver(session, target, made, wishes)
    if picture is Picture.UNIT:
        from duties.answers.left_open import what_is_left_open

        unit = find_unit(session.register, subject or "")  # its whole name, not as it is drawn
        session.remark(what_is_left_open(session.book, [unit], direct=wishes.direct))
    return file


def _deliver(session: Session, target: str, made: "_MadeSheets", wishes: Wishes) -> Path | None:
    """Write the files of a picture, numbered if they are several, and return the first.

    Says what stands on which sheet, and where letters are smaller than they should be. Raises
    `ManySheetsError` for several files on the standard output.
    """
    files: list[Path] = []
    if target == STDOUT:
        if len(made.files) > 1:
            raise ManySheetsError(len(made.files), wishes.format)
        deliver(session, target, made.files[0], is_text=wishes.format.is_text)
    else:
        files = _numbered(Path(target), len(made.files))
        for file in files:
            check_target(session, file)
        for file, data in zip(files, made.files, strict=True):
            write(session, file, data)
        session.note(_written(files))
        if len(files) > 1 and (left := _left_there(files)):
            text = N_("from an earlier picture, and no part of this one: {files}")
            session.note(Message(text, {"files": tuple(left[:SHOWN])}))
    for remark in _remarks(made.sheets):
        session.note(remark)
    return files[0] if files else None


def _left_there(files: Sequence[Path]) -> list[str]:
    """Return numbered files of an earlier picture that had more sheets."""
    last = files[-1]
    stem = last.stem.removesuffix(f"-{len(files)}")
    numbered = re.compile(rf"{re.escape(stem)}-\d+{re.escape(last.suffix)}")
    left = left_there(last.parent, f"*{last.suffix}", files)
    return [name for name in left if numbered.fullmatch(name)]


def _written(files: Sequence[Path]) -> Message:
    if len(files) == 1:
        return Message(N_("wrote {file}"), {"file": str(files[0])})
    return Message(
        N_("wrote {count} files: {first} to {last}"),
        {"count": len(files), "first": str(files[0]), "last": files[-1].name},
    )


def _numbered(file: Path, count: int) -> list[Path]:
    if count == 1:
        return [file]
    return [file.with_name(f"{file.stem}-{number}{file.suffix}") for number in range(1, count + 1)]


def _remarks(sheets: Sequence[Sheet]) -> Iterator[Message]:
    """Yield how a picture was divided, and that its letters are small."""
    if len(sheets) > 1:
        for number, sheet in enumerate(sheets, 1):
            facts = {"number": number, "count": len(sheets), "what": sheet.holds}
            yield Message(N_("sheet {number} of {count}: {what}"), facts)
    for paper in dict.fromkeys(sheet.paper for sheet in sheets):
        if paper is None:
            continue
        size = min(least_size(sheet) for sheet in sheets if sheet.paper == paper)
        if size < paper.least - _HAIR:
            yield Message(
                N_("the smallest letters are {size} pt; on {paper} {least} pt can be read"),
                {"size": f"{size:.1f}", "paper": paper.name, "least": f"{paper.least:g}"},
            )


_HAIR = 0.05  # points


def _draw_actions(
    session: Session, subject: str | None, output: str | None, wishes: Wishes
) -> Path:
    """Draw each action that has tasks into a file of its own; return their folder."""
    if subject is not None:
        raise NeedlessSubjectError(Picture.ACTIONS, subject)
    scene = _scene(session, Picture.ACTIONS, wishes)
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
        written = 0
        for drawing in pending:
            made = _made(drawing, wishes)
            for file, data in zip(
                _numbered(folder / files[drawing.stem], len(made.files)), made.files, strict=True
            ):
                write(session, file, data)
                written += 1
    tell_written(session, written, folder)
    return folder


def _drawing(session: Session, picture: Picture, subject: str | None, wishes: Wishes) -> Drawing:
    if picture in (Picture.UNIT, Picture.ACTION):
        if subject is None:
            raise NoSubjectError(picture)
    elif subject is not None:
        raise NeedlessSubjectError(picture, subject)
    scene = _scene(session, picture, wishes)
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
        case Picture.PLAN | Picture.ACTIONS:
            return _plan_drawing(scene, wishes)
    from duties.cli.overviews import overview

    return overview(picture, session, scene, wishes)


def _unit_drawing(scene: Scene, unit: str, wishes: Wishes) -> Drawing:
    from duties.drawing.mermaid import flowchart
    from duties.drawing.pictures.unit import draw_unit, duties_of

    duties = duties_of(scene, unit, direct=wishes.direct)
    own = {duty.place for duty in duties}
    parts = [
        part._replace(places=tuple(place for place in part.places if place in own))
        for part in sections(scene.plan)
    ]
    return Drawing(
        unit,
        partial(draw_unit, scene, unit, duties),
        partial(flowchart, scene, [part for part in parts if part.places]),
    )


def _action_drawing(scene: Scene, section: Section) -> Drawing:
    from duties.drawing.mermaid import flowchart
    from duties.drawing.pictures.action import draw_action

    return Drawing(
        f"{Picture.ACTION}-{section.action.id if section.action else ''}",
        partial(draw_action, scene, section),
        partial(flowchart, scene, [section]),
    )


def _plan_drawing(scene: Scene, wishes: Wishes) -> Drawing:
    from duties.drawing.mermaid import flowchart
    from duties.drawing.pictures.plan import draw_plan

    parts = [part for part in sections(scene.plan) if part.places]
    if len(scene.plan.tasks) <= wishes.max_tasks:
        return Drawing(Picture.PLAN, partial(draw_plan, scene), partial(flowchart, scene, parts))

    def refuse() -> str:
        raise TooManyTasksError(len(scene.plan.tasks), wishes.max_tasks)

    return Drawing(Picture.PLAN, partial(_divided_plan, scene, wishes), refuse)


def _divided_plan(scene: Scene, wishes: Wishes) -> Sequence[Sheet]:
    """Return a plan that is too large for one sheet: an overview, then the tasks by action."""
    from duties.drawing.pictures.heatmap import draw_heatmap
    from duties.drawing.pictures.plan import draw_plan
    from duties.queries.heat import heat_map

    paper = None if scene.paper is None else paper_of(PaperSize.A4, is_landscape=False)
    overview: Sequence[Sheet] = ()
    for top in range(wishes.top, _FEWEST, -_FEWER):
        found = heat_map(
            scene.plan, scene.register, top=top, order=wishes.order, direct=wishes.direct
        )
        overview = draw_heatmap(scene._replace(paper=paper), found)
        if len(overview) == 1:
            break
    words = scene.put(N_("overview: units by actions"))
    return [
        *(sheet._replace(holds=words) for sheet in overview),
        *draw_plan(scene, before=len(overview)),
    ]


_FEWEST, _FEWER = 20, 10  # units of an overview, and how many fewer are tried for one sheet


def _network_drawing(scene: Scene, wishes: Wishes) -> Drawing:
    from duties.drawing.pictures.network import LAYOUT, draw_network
    from duties.drawing.ties import network

    found = network(scene, top=wishes.top, min_shared=wishes.min_shared, direct=wishes.direct)

    def layout(dot: str) -> list[Point]:
        return laid_out(choose_engine(wishes.engine, PictureFormat.SVG), dot, LAYOUT)

    def chart() -> str:
        from duties.drawing.mermaid import network_chart

        return network_chart(scene, found)

    return Drawing(
        Picture.NETWORK,
        partial(draw_network, scene, found, layout),
        chart,
    )


def _matrix_drawing(scene: Scene, wishes: Wishes) -> Drawing:
    from duties.drawing.pictures.matrix import draw_matrix

    found = matrix(
        scene.plan, scene.register, by_task=True, order=wishes.order, direct=wishes.direct
    )

    return Drawing(Picture.MATRIX, partial(draw_matrix, scene, found), no_mermaid(Picture.MATRIX))


def _scene(session: Session, picture: Picture, wishes: Wishes) -> Scene:
    """Return what is drawn, with how its tasks stand where the picture shows that."""
    plan = abridged(plan_of_day(session, wishes.open_on))
    day = None
    if picture in SHOWING_PROGRESS and session.has_ledger:
        day = wishes.day or clock.today()
    return Scene(
        plan,
        session.register if plan is session.plan else Register(plan),
        session.into,
        dict(_faults(session)) if wishes.marks_findings else {},
        wishes.page,
        open_on=wishes.open_on,
        paper=wishes.paper,
        standings=() if day is None else session.tracker.on(day),
        day=day,
    )


def _faults(session: Session) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the index of each task with errors or warnings from `duties lint`, and these."""
    from duties.lint.settings import Settings

    book = session.book
    (checked,) = Settings().check(book.source, book.loaded, clock.today())
    grave = [finding for finding in checked.findings if finding.severity is not Severity.INFO]
    lines = [finding.span.line for finding in grave]  # in their order
    for place, task in enumerate(book.plan.tasks):
        start = bisect_left(lines, task.span.line)
        if here := grave[start : bisect_right(lines, task.span.end_line, start)]:
            yield (
                place,
                tuple(f"{finding.code} {finding.message.put(session.into)}" for finding in here),
            )


class _MadeSheets(NamedTuple):
    """The files of a picture, and the sheets that they show."""

    files: Sequence[bytes]
    sheets: Sequence[Sheet] = ()


def _made(drawing: Drawing, wishes: Wishes) -> _MadeSheets:
    if wishes.format is PictureFormat.MERMAID:
        return _MadeSheets([drawing.mermaid().encode()])
    sheets = drawing.sheets()
    if wishes.format is PictureFormat.DOT:
        return _MadeSheets([dot_text(upright(sheet)).encode() for sheet in sheets], sheets)
    engine = choose_engine(wishes.engine, wishes.format)
    return _MadeSheets(drawn_each(sheets, wishes.format, engine), sheets)
