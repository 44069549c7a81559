"""Pictures as they stand inside a page: SVG without what only a file of its own needs."""

import re
from xml.etree import ElementTree

from duties.drawing.engine import Engine, laid_out
from duties.drawing.pictures.action import draw_action
from duties.drawing.pictures.heatmap import draw_heatmap
from duties.drawing.pictures.network import LAYOUT, draw_network
from duties.drawing.pictures.plan import draw_plan
from duties.drawing.render import PictureFormat, drawn
from duties.drawing.scene import Scene
from duties.drawing.sheet import Sheet
from duties.drawing.ties import network
from duties.errors.pictures import EmptyPictureError
from duties.queries.heat import heat_map
from duties.sections import Section

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_MOST_TASKS = 120  # in a picture of the whole plan
_MOST_IN_ACTION = 40  # tasks in a picture of an action
_MOST_ACTIONS = 30  # that are drawn
_TOP = 60  # units in the network


_SHAPES = ("polygon", "path", "ellipse", "text")
_NEEDLESS = ("id", "class", "font-family", "{http://www.w3.org/XML/1998/namespace}space")


def plan_picture(scene: Scene, engine: Engine) -> str | None:
    """Return the picture of the plan; None where it is too large to be read."""
    if not 0 < len(scene.plan.tasks) <= _MOST_TASKS:
        return None
    return _picture(draw_plan(scene)[0], engine)


def heat_picture(scene: Scene, engine: Engine) -> str | None:
    """Return the heat map of a plan that is too large for a picture; None for any other."""
    if len(scene.plan.tasks) <= _MOST_TASKS or not scene.plan.actions:
        return None
    found = heat_map(scene.plan, scene.register, top=_TOP)
    return _picture(draw_heatmap(scene, found)[0], engine) if found.rows else None


def network_picture(scene: Scene, engine: Engine) -> str | None:
    """Return the picture of the units that share tasks; None where no unit has one."""
    try:
        found = network(scene, top=_TOP, min_shared=None, direct=True)
    except EmptyPictureError:
        return None
    (sheet,) = draw_network(scene, found, lambda dot: laid_out(engine, dot, LAYOUT))
    return _picture(sheet, engine)


def action_picture(scene: Scene, section: Section, engine: Engine) -> str | None:
    """Return the picture of an action; None where it, or the plan, is too large or empty."""
    if len(scene.plan.actions) > _MOST_ACTIONS:
        return None
    if not 0 < len(section.places) <= _MOST_IN_ACTION:
        return None
    return _picture(draw_action(scene, section)[0], engine)


def is_tall(picture: str) -> bool:
    """Tell whether such a picture is higher than it is wide."""
    found = _VIEW_BOX.search(picture)
    return found is not None and float(found[2]) > float(found[1])


_VIEW_BOX = re.compile(r'viewBox="\S+ \S+ (\S+) (\S+)"')


def _picture(sheet: Sheet, engine: Engine) -> str:
    return inline(drawn(sheet, PictureFormat.SVG, engine), sheet.title)


def inline(data: bytes, label: str) -> str:
    """Return an SVG of Graphviz for a page, where `label` names it for those who cannot see it.

    Only shapes, texts and links stay. Ids go, since several pictures would have the same, and so
    do fonts, since the page has its own. What is shown over a part becomes its `title`.
    """
    root = ElementTree.fromstring(data)  # noqa: S314 (the engine wrote it)
    graph = root[0]
    attributes = {
        "viewBox": root.attrib["viewBox"],
        "width": root.attrib["width"],
        "role": "group",
        "aria-label": label,
    }
    picture = ElementTree.Element("svg", attributes)
    group = ElementTree.SubElement(picture, "g", transform=graph.attrib["transform"])
    for node in graph:
        _copy(node, group)
    return ElementTree.tostring(picture, encoding="unicode")


def _copy(element: ElementTree.Element, into: ElementTree.Element) -> None:
    name = element.tag.removeprefix(_SVG)
    if name == "g":
        for child in element:
            _copy(child, into)
    elif name == "a":
        _copy_link(element, into)
    elif name in _SHAPES and not _is_unseen(element):
        into.append(_plain(element, name))


def _copy_link(link: ElementTree.Element, into: ElementTree.Element) -> None:
    """Copy what is a link, or only a part with words shown over it."""
    address = link.attrib.get(f"{_XLINK}href")
    if address is None:
        part = ElementTree.SubElement(into, "g")
    else:
        # The lists of the page lead to the same places; the Tab key need not visit each twice.
        part = ElementTree.SubElement(into, "a", href=address, tabindex="-1")
    ElementTree.SubElement(part, "title").text = link.attrib[f"{_XLINK}title"]
    for child in link:
        _copy(child, part)


def _plain(element: ElementTree.Element, name: str) -> ElementTree.Element:
    kept = {key: value for key, value in element.attrib.items() if key not in _NEEDLESS}
    copy = ElementTree.Element(name, kept)
    copy.text = element.text
    return copy


def _is_unseen(shape: ElementTree.Element) -> bool:
    return shape.attrib.get("fill") == "none" == shape.attrib.get("stroke")
