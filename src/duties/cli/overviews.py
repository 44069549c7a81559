"""The pictures of a whole plan, on a day or beside another plan: how each is made."""

from datetime import date
from functools import partial
from typing import Literal, assert_never

from duties.abridging import abridged
from duties.cli.pictures import Drawing, Picture, Wishes, no_mermaid
from duties.cli.session import Session
from duties.cli.standing import day_of, standings_on
from duties.drawing.scene import Scene
from duties.errors.pictures import NoComparisonError
from duties.messages import N_, Message
from duties.naming.names import Register


def _heatmap(scene: Scene, wishes: Wishes) -> Drawing:
    from duties.drawing.pictures.heatmap import draw_heatmap
    from duties.queries.heat import heat_map

    found = heat_map(
        scene.plan, scene.register, top=wishes.top, order=wishes.order, direct=wishes.direct
    )
    return Drawing(
        Picture.HEATMAP, partial(draw_heatmap, scene, found), no_mermaid(Picture.HEATMAP)
    )


def _workload(scene: Scene, wishes: Wishes) -> Drawing:
    from duties.drawing.pictures.workload import draw_workload
    from duties.queries.burden import burdens

    done = cancelled = frozenset[int]()
    if scene.standings:
        from duties.queries.burden import over

        done, cancelled = over(scene.standings)
    found = burdens(scene.plan, scene.register, done=done, left_out=cancelled, direct=wishes.direct)
    return Drawing(
        Picture.WORKLOAD,
        partial(draw_workload, scene, found, wishes.top),
        no_mermaid(Picture.WORKLOAD),
    )


def _board(session: Session, scene: Scene, wishes: Wishes) -> Drawing:
    from duties.drawing.pictures.board import Boards, draw_board
    from duties.tracking.ranking import By, board

    day = day_of(wishes.day)
    if not session.has_ledger:
        return _outlook(session, scene, day)
    scene = scene._replace(standings=standings_on(session, day), day=day)
    boards = Boards(
        board(session.tracker, day, By.UNIT, scene.standings),
        board(session.tracker, day, By.ACTION, scene.standings),
        {action.id: action.title for action in scene.plan.actions},
    )
    return Drawing(Picture.BOARD, partial(draw_board, scene, boards), no_mermaid(Picture.BOARD))


def _outlook(session: Session, scene: Scene, day: date) -> Drawing:
    """Return the board of a plan on which nothing was reported."""
    from duties.drawing.pictures.outlook import Outlook, draw_outlook
    from duties.queries.burden import burdens
    from duties.queries.schedule import Grouping, schedule

    groups = schedule(scene.plan, scene.register, standings_on(session, day), Grouping.ACTION)
    outlook = Outlook(
        [slot for group in groups for slot in group.slots], burdens(scene.plan, scene.register)
    )
    return Drawing(
        Picture.BOARD, partial(draw_outlook, scene, outlook, day), no_mermaid(Picture.BOARD)
    )


def _bodies(scene: Scene) -> Drawing:
    from duties.drawing.pictures.bodies import draw_bodies
    from duties.queries.bodies import bodies

    return Drawing(
        Picture.BODIES,
        partial(draw_bodies, scene, bodies(scene.plan)),
        no_mermaid(Picture.BODIES),
    )


def _timeline(session: Session, scene: Scene, wishes: Wishes) -> Drawing:
    from duties.drawing.pictures.timeline import draw_timeline
    from duties.queries.schedule import schedule
    from duties.tracking.targets import readings_by_target, standings

    day = day_of(wishes.day)
    tasks = scene.standings or session.tracker.on(day)
    targets = standings(scene.plan, readings_by_target(session.ledger), day)
    groups = schedule(scene.plan, scene.register, tasks, wishes.grouping)
    return Drawing(
        Picture.TIMELINE,
        partial(draw_timeline, scene, groups, targets, day),
        no_mermaid(Picture.TIMELINE),
    )


def _targets(session: Session, scene: Scene, wishes: Wishes) -> Drawing:
    from duties.drawing.pictures.targets import draw_targets
    from duties.tracking.targets import readings_by_target, standings

    day = day_of(wishes.day)
    readings = readings_by_target(session.ledger)
    found = standings(scene.plan, readings, day)
    if found and all(each.reading is None for each in found):
        session.note(Message(_FIRST_READING))
    return Drawing(
        Picture.TARGETS,
        partial(draw_targets, scene, found, readings, day),
        no_mermaid(Picture.TARGETS),
    )


_FIRST_READING = N_(
    "no target has a reading yet; `duties record --target TARGET --value VALUE` writes the first"
)


def _changes(session: Session, scene: Scene, wishes: Wishes) -> Drawing:
    from duties.cli.differing import compare_sides, tell_unsure, tell_untold
    from duties.drawing.pictures.changes import TwoPlans, draw_changes
    from duties.queries.shifts import shifted_tasks

    if wishes.against is None:
        raise NoComparisonError
    contrast = compare_sides(session, wishes.against, None)
    old, new = (abridged(plan) for plan in (contrast.old, contrast.new))
    compared = TwoPlans(
        scene._replace(plan=old, register=Register(old), faults={}, page=None),
        scene._replace(plan=new, register=Register(new)),
        (contrast.sides[0].name, contrast.sides[1].name),
        shifted_tasks(contrast.old, contrast.new, contrast.found),
        contrast.found,
    )
    tell_untold(session, contrast.found)
    tell_unsure(session, contrast, [], each=False)
    return Drawing(Picture.CHANGES, partial(draw_changes, compared), no_mermaid(Picture.CHANGES))


Overview = Literal[
    Picture.TARGETS,
    Picture.HEATMAP,
    Picture.TIMELINE,
    Picture.WORKLOAD,
    Picture.BOARD,
    Picture.BODIES,
    Picture.CHANGES,
]


def overview(picture: Overview, session: Session, scene: Scene, wishes: Wishes) -> Drawing:
    """Return what makes one of these pictures; raises a `DutiesError` where there is none."""
    match picture:
        case Picture.TARGETS:
            return _targets(session, scene, wishes)
        case Picture.HEATMAP:
            return _heatmap(scene, wishes)
        case Picture.TIMELINE:
            return _timeline(session, scene, wishes)
        case Picture.WORKLOAD:
            return _workload(scene, wishes)
        case Picture.BOARD:
            return _board(session, scene, wishes)
        case Picture.BODIES:
            return _bodies(scene)
        case Picture.CHANGES:
            return _changes(session, scene, wishes)
        case _:
            assert_never(picture)
