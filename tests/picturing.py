"""What the tests of drawing share: every picture of a plan, hostile plans, an SVG reader."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
import yaml
from hypothesis import strategies as st

from asking import EN, shipped_plan
from duties.amounts import Amount
from duties.drawing.engine import Engine, laid_out
from duties.drawing.engines import EngineChoice, choose_engine
from duties.drawing.pictures.action import draw_action
from duties.drawing.pictures.board import Boards, draw_board
from duties.drawing.pictures.bodies import draw_bodies
from duties.drawing.pictures.changes import TwoPlans, draw_changes
from duties.drawing.pictures.heatmap import draw_heatmap
from duties.drawing.pictures.matrix import draw_matrix
from duties.drawing.pictures.network import LAYOUT, draw_network
from duties.drawing.pictures.outlook import Outlook, draw_outlook
from duties.drawing.pictures.plan import draw_plan
from duties.drawing.pictures.targets import draw_targets
from duties.drawing.pictures.timeline import draw_timeline
from duties.drawing.pictures.unit import draw_unit, duties_of
from duties.drawing.pictures.workload import draw_workload
from duties.drawing.render import PictureFormat, drawn
from duties.drawing.scene import Scene
from duties.drawing.sheet import Point, Sheet
from duties.drawing.ties import network
from duties.ledger.model import Ledger, Reading, State
from duties.messages import Message, Translator
from duties.model import Plan
from duties.naming.names import Register
from duties.planfile.loading import load
from duties.queries.bodies import bodies
from duties.queries.burden import burdens
from duties.queries.handover import revision
from duties.queries.heat import heat_map
from duties.queries.matrix import matrix
from duties.queries.schedule import Grouping, schedule
from duties.queries.shifts import shifted_tasks
from duties.sections import sections
from duties.source import Source
from duties.tracking.ranking import By, board
from duties.tracking.standing import Light, Standing
from duties.tracking.targets import standings as target_standings
from duties.tracking.tracker import Tracker
from reading import PLANS, plan_of

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}"


def embedded() -> Engine:
    """Return the engine that was installed with duties."""
    return choose_engine(EngineChoice.EMBEDDED, PictureFormat.SVG)


def scene_of(
    plan: Plan,
    into: Translator = EN,
    *,
    faults: Mapping[int, tuple[str, ...]] | None = None,
    page: str | None = None,
) -> Scene:
    return Scene(plan, Register(plan), into, faults or {}, page)


@cache
def fixture_plans() -> Mapping[str, Plan]:
    """Return the shipped plan and those among the data of the tests, by their names."""
    found = {path.stem: plan_of(path.read_text("utf-8")) for path in sorted(PLANS.glob("*.yaml"))}
    return {"shipped": shipped_plan(), **found}


def sheets(scene: Scene) -> Iterator[tuple[str, Sheet]]:
    """Yield every picture of a plan with a name for it."""
    plan, register = scene.plan, scene.register
    found = matrix(plan, register, by_task=True)
    for section in sections(plan):
        if section.places and section.action is not None:
            yield f"action {section.action.id}", draw_action(scene, section)[0]
    if plan.tasks:
        yield "plan", draw_plan(scene)[0]
    if found.rows:
        yield "matrix", draw_matrix(scene, found)[0]
        yield "network", network_sheet(scene)
    yield from overviews(scene)
    for row in found.rows:
        yield (
            f"unit {row.name}",
            draw_unit(scene, row.name, duties_of(scene, row.name, direct=False))[0],
        )


DAY = date(2026, 4, 30)


def overviews(scene: Scene) -> Iterator[tuple[str, Sheet]]:
    """Yield the pictures of a whole plan, without a ledger, and as if one had been kept."""
    plan, register = scene.plan, scene.register
    tracker = Tracker(plan, register, Ledger(()))
    standings = tracker.on(DAY)
    targets = target_standings(plan, {}, DAY)
    if plan.targets:
        yield "targets without readings", draw_targets(scene, targets, {}, DAY)[0]
        yield "targets", measured(scene)[0]
    followed = scene._replace(standings=[made_up(*each) for each in enumerate(standings)], day=DAY)
    titles = {action.id: action.title for action in plan.actions}
    if plan.tasks:
        yield "outlook", draw_outlook(scene, outlook_of(scene, standings), DAY)[0]
        units, actions = (
            board(tracker, DAY, by, followed.standings) for by in (By.UNIT, By.ACTION)
        )
        yield "board", draw_board(followed, Boards(units, actions, titles))[0]
    for name, each in (("", scene), (" with a ledger", followed)):
        if plan.bodies:
            yield f"bodies{name}", draw_bodies(each, bodies(plan))[0]
        if plan.tasks:
            for by in Grouping:
                groups = schedule(plan, register, each.standings or standings, by)
                yield f"timeline by {by}{name}", draw_timeline(each, groups, targets, DAY)[0]
        if found := burdens(plan, register, done=range(0, len(plan.tasks), 2)):
            yield f"workload{name}", draw_workload(each, found, 80)[0]
    if (heats := heat_map(plan, register, top=80)).rows:
        yield "heatmap", draw_heatmap(scene, heats)[0]
    if len(plan.tasks) > 1:
        yield "changes", draw_changes(compared(scene, earlier(plan)))[0]


def measured(scene: Scene) -> list[Sheet]:
    """Return the targets of a plan as if all but every third had been measured twice."""
    readings = {
        target.id: [
            Reading({}, target.span, target.id, DAY - timedelta(days), Amount((figure,), False))
            for days, figure in ((90, "3"), (10, "12.5"))
        ]
        for number, target in enumerate(scene.plan.targets)
        if number % 3 != 1
    }
    return draw_targets(scene, target_standings(scene.plan, readings, DAY), readings, DAY)


def outlook_of(scene: Scene, standings: Sequence[Standing]) -> Outlook:
    groups = schedule(scene.plan, scene.register, standings, Grouping.ACTION)
    slots = [slot for group in groups for slot in group.slots]
    return Outlook(slots, burdens(scene.plan, scene.register))


def made_up(place: int, standing: Standing) -> Standing:
    """Return a standing with a light, half done and overdue, as others stand by the place."""
    names = ("red", "yellow", "green", "蓝<b>", None)
    state = list(State)[place % len(State)]
    light = None
    if state is not State.CANCELLED:
        light = Light(names[place % len(names)], "lag", Message("&lt;b>\\N"))
    return standing._replace(
        state=state,
        percent=Fraction(200, 3),
        is_overdue=place % 2 == 0,
        light=light,
        steps=tuple(made_up(place + at, step) for at, step in enumerate(standing.steps, 1)),
    )


def earlier(plan: Plan) -> Plan:
    """Return a plan from which the others differ: without the first task, with one handed over."""
    _, second, *others = plan.tasks
    handed = second._replace(lead=second.support, support=second.lead, title=f"{second.title}乙")
    new = second._replace(id=f"{second.id}x", title="\0<b>旧任务", action=None)
    return plan._replace(tasks=(handed, *others, new))


def compared(scene: Scene, old: Plan) -> TwoPlans:
    """Return an earlier plan beside that of a scene."""
    register, new = Register(old), scene.plan
    found = revision(old, register, new, scene.register)
    before = scene._replace(plan=old, register=register, faults={}, page=None)
    return TwoPlans(before, scene, ("旧.yaml", "<b>\\N"), shifted_tasks(old, new, found), found)


def network_sheet(scene: Scene, *, min_shared: int | None = None) -> Sheet:
    def layout(dot: str) -> Sequence[Point]:
        return laid_out(embedded(), dot, LAYOUT)

    found = network(scene, top=80, min_shared=min_shared, direct=False)
    return draw_network(scene, found, layout)[0]


# Names with a special meaning for a shell, YAML, DOT, HTML, XML, Mermaid or a font.
HOSTILE = [
    "<b>",
    "<b>甲</b>",
    "<>",
    "&lt;",
    "&#60;",
    "&",
    '"',
    '\'"\\"',
    "\\",
    "\\N",
    "\\G\\E\\T\\H\\L",
    "甲\\n乙\\l丙\\r",
    "]]>",
    "-->",
    "甲--乙",
    "}",
    ";",
    '"]',
    "甲]; x [label=乙",
    "{甲|乙}",
    "甲\n乙",
    "\0",
    "甲\x1b[31m\x07",
    "甲\u202e乙",
    "\u200b",
    "\ufeff甲",
    "\ue000",
    "القاهرة",
    "ירושלים א",
    "e\u0301\u0323",
    "👩\u200d👩\u200d👧\u200d👦",
    "👍🏽",
    "🇨🇳",
    "办" * 200,
    "W" * 200,
    "a b " * 50,
    "end",
    "graph",
    "#quot;",
    "%%{init}%%",
    "`甲`",
    "-",
    "甲-2",
    "page",
    "title",
    "𠀀𠀁",
    "㋿",
]
names = st.sampled_from(HOSTILE) | st.text(min_size=1, max_size=12)
JOINED_EMOJI = re.compile("\u200d|[\U0001f3fb-\U0001f3ff]")  # one, or several


@st.composite
def hostile_plans(draw: st.DrawFn) -> Plan:
    """Draw a plan whose every word is hostile, with a share in it for at least one unit."""
    pool = draw(st.lists(names, min_size=1, max_size=6))
    some = st.lists(st.sampled_from(pool), max_size=3)
    task = st.fixed_dictionaries(
        {
            "id": names,
            "title": names,
            "action": st.sampled_from(["一", "二", "三"]) | names,
            "lead": some,
            "responsible": some,
            "support": some,
            "open_ended": st.booleans(),
        },
        optional={
            "due": st.sampled_from([2026, "2026-02", "2027-Q2"]),
            "due_text": names,
            "start": st.just("2026-01-01"),
            "every": st.just("quarter"),
            "steps": st.lists(
                st.fixed_dictionaries(
                    {"id": names, "title": names, "lead": some},
                    optional={"due": st.just("2026-03"), "start": st.just("2026-02")},
                ),
                max_size=2,
            ),
        },
    )
    body = st.fixed_dictionaries(
        {"name": names, "office": some, "members": some},
        optional={
            "tier": st.sampled_from(["leading-group", "special-group", "task-force"]),
            "under": st.sampled_from(["甲组", "乙组"]),
            "actions": st.lists(st.sampled_from(["一", "二"]), max_size=2),
            "leader": names,
        },
    )
    written = {
        "title": draw(names),
        "issuer": draw(names),
        "units": [
            {"name": name, "kind": kind} | ({"members": draw(some)} if kind == "collective" else {})
            for name, kind in draw(
                st.dictionaries(
                    st.sampled_from(pool),
                    st.sampled_from(
                        ["department", "party", "committee", "street", "company", "collective"]
                    ),
                )
            ).items()
        ],
        "actions": [
            {"id": id_, "title": draw(names), "lead": draw(some)}
            for id_ in draw(st.lists(st.sampled_from(["一", "二"]), unique=True))
        ],
        "bodies": [
            {"id": id_, **draw(body)}
            for id_ in draw(st.lists(st.sampled_from(["甲组", "乙组"]), unique=True))
        ],
        "targets": [{"id": "甲", "name": draw(names), "value": draw(names), "by": 2026}],
        "tasks": [
            *draw(st.lists(task, max_size=4)),
            {"id": draw(names), "title": draw(names), "lead": pool[:1], "support": pool},
        ],
    }
    plan = load(Source("plan.yaml", yaml.safe_dump(written))).plan
    assert plan is not None
    return plan


class Word(NamedTuple):
    """A line of text in an SVG; `x` is its left end or, where centred, its middle.

    One that `is_turned` begins at the bottom, at `y`.
    """

    text: str
    x: float
    y: float
    size: float
    is_centred: bool
    is_bold: bool
    is_turned: bool = False


class Shape(NamedTuple):
    """The content of one group of an SVG: outline, texts, tooltip and link."""

    id: str
    outline: tuple[Point, ...]
    is_ellipse: bool
    is_polygon: bool
    words: tuple[Word, ...]
    tooltip: str
    link: str | None
    is_line: bool

    @property
    def text(self) -> str:
        """The lines joined, without blanks, at which lines may be broken."""
        return without_blanks("".join(word.text for word in self.words))


class Picture(NamedTuple):
    """An SVG: its view box and its shapes, in the coordinates of the view box."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    elements: frozenset[str]


def svg_of(sheet: Sheet, engine: Engine | None = None) -> bytes:
    return drawn(sheet, PictureFormat.SVG, engine or embedded())


def read_svg(data: bytes) -> Picture:
    root = ElementTree.fromstring(data)  # noqa: S314 (what the engine wrote a moment ago)
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    graph = root.find(f"{SVG}g")
    assert graph is not None
    shift = re.search(r"translate\((\S+) (\S+)\)", graph.attrib["transform"])
    assert shift is not None
    move = float(shift[1]), float(shift[2])
    return Picture(
        width,
        height,
        tuple(_shape(group, move) for group in graph.findall(f"{SVG}g")),
        frozenset(element.tag.removeprefix(SVG) for element in root.iter()),
    )


def _shape(group: ElementTree.Element, move: tuple[float, float]) -> Shape:
    anchor = group.find(f".//{SVG}a")
    outlines = [
        points
        for element in group.iter()
        if (points := _outline(element, move)) and element.tag != f"{SVG}text"
    ]
    return Shape(
        group.attrib["id"],
        outlines[0] if outlines else (),
        group.find(f".//{SVG}ellipse") is not None,
        group.find(f".//{SVG}polygon") is not None,
        tuple(_word(text, move) for text in group.iter(f"{SVG}text")),
        "" if anchor is None else anchor.attrib[f"{LINK}title"],
        None if anchor is None else anchor.get(f"{LINK}href"),
        group.attrib["class"] == "edge",
    )


def _outline(element: ElementTree.Element, move: tuple[float, float]) -> tuple[Point, ...]:
    match element.tag.removeprefix(SVG):
        case "polygon" | "path":
            places = element.get("points") or element.get("d") or ""
            numbers = [float(number) for number in re.findall(r"-?[\d.]+", places)]
        case "ellipse":
            x, y, rx, ry = (float(element.attrib[key]) for key in ("cx", "cy", "rx", "ry"))
            numbers = [x - rx, y, x, y - ry, x + rx, y, x, y + ry]
        case _:
            return ()
    return tuple(
        Point(x + move[0], y + move[1]) for x, y in zip(numbers[::2], numbers[1::2], strict=True)
    )


def _word(text: ElementTree.Element, move: tuple[float, float]) -> Word:
    x, y = float(text.attrib["x"]), float(text.attrib["y"])
    turned = re.fullmatch(r"rotate\(-90 (\S+) (\S+)\)", text.get("transform", ""))
    if turned is not None:
        middle, level = float(turned[1]), float(turned[2])
        x, y = middle + (y - level), level - (x - middle)
    return Word(
        text.text or "",
        x + move[0],
        y + move[1],
        float(text.attrib["font-size"]),
        text.attrib["text-anchor"] == "middle",
        text.get("font-weight") == "bold",
        turned is not None,
    )


def without_blanks(text: str) -> str:
    return "".join(text.split())


every_plan = pytest.mark.parametrize("plan", fixture_plans().values(), ids=fixture_plans())
