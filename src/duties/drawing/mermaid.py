"""A plan as Mermaid, which code hosts and many editors render.

https://mermaid.js.org/syntax/flowchart.html
"""

import re
from collections.abc import Iterable, Iterator

from duties.drawing.measure import shown_line
from duties.drawing.palette import BAND, DEEP, FAINT, INK, PAPER, RULE, look_of_kind
from duties.drawing.scene import Scene
from duties.drawing.ties import Network
from duties.messages import N_
from duties.model import Role, UnitKind
from duties.sections import Section

_CLASSES = (
    f"  classDef action fill:{PAPER},stroke:{RULE},color:{INK}",
    f"  classDef lead fill:{DEEP},stroke:{DEEP},color:{PAPER}",
    f"  classDef responsible fill:{PAPER},stroke:{DEEP},color:{INK}",
    f"  classDef support fill:{PAPER},stroke:{FAINT},color:{FAINT}",
    f"  classDef task fill:{BAND},stroke:{INK},color:{INK}",
    "  classDef collective stroke-dasharray:4 3",
    f"  classDef others fill:{PAPER},stroke:{INK},color:{FAINT},stroke-dasharray:1 3",
)
# Characters that end a quoted text, begin an entity, or are markup.
_SPECIAL = re.compile(r"""["#&<>;`\\*_~|%{}\[\]()]""")
# What begins a list is not shown: "Unsupported markdown: list".
_LIST = re.compile(r"(\d*)([-+.])")


def flowchart(scene: Scene, sections: Iterable[Section]) -> str:
    """Return the tasks of some sections with their units, all lines from left to right.

    Every section repeats that direction, since a subgraph does not inherit it. A unit appears
    at most once on either side of a section: on the left if it leads, on the right if it shares.
    """
    lines = ["flowchart LR"]
    for number, section in enumerate(sections):
        id_ = f"a{number}"
        lines.append(f"  subgraph {id_}[{_quoted(scene.action_words(section.action))}]")
        lines.append("    direction LR")
        lines += _tasks(scene, section, id_)
        lines += ["  end", f"  class {id_} action"]
    return "\n".join((*lines, *_CLASSES)) + "\n"


def _tasks(scene: Scene, section: Section, prefix: str) -> Iterator[str]:
    ids: dict[tuple[bool, str], str] = {}
    for place in section.places:
        task = scene.plan.tasks[place]
        id_ = f"t{place}"
        yield f"    {id_}[{_quoted(f'{task.id} {task.title}')}]:::task"
        for role in Role:
            for unit in scene.units(task, role):
                side = role is Role.LEAD, unit
                if side not in ids:
                    ids[side] = f"{prefix}u{len(ids)}"
                    yield f"    {ids[side]}({_quoted(f'{role.mark} {unit}')}):::{role}"
                    if scene.register.is_collective(unit):
                        yield f"    class {ids[side]} collective"
                yield f"    {_joined(id_, ids[side], role)}"
        if task.open_ended:
            others = scene.put(N_("and others"))
            yield f"    {id_} -.- {id_}x({_quoted(others)}):::others"


def _joined(task: str, unit: str, role: Role) -> str:
    match role:
        case Role.LEAD:
            return f"{unit} ==> {task}"
        case Role.RESPONSIBLE:
            return f"{task} --- {unit}"
        case Role.SUPPORT:
            return f"{task} -.- {unit}"


def network_chart(scene: Scene, found: Network) -> str:
    """Return the units of a network in the colours of their kinds.

    Each tie is labelled with its number of shared tasks.
    """
    ids = {unit: f"u{number}" for number, unit in enumerate(found.units)}
    registered = {unit: scene.register.units.get(unit) for unit in found.units}
    kinds = {name: (unit and unit.kind) or UnitKind.OTHER for name, unit in registered.items()}
    lines = ["graph LR"]
    lines += [
        f"  {id_}({_quoted(f'{unit} {found.counts[unit].tasks}')}):::{kinds[unit]}"
        for unit, id_ in ids.items()
    ]
    lines += [
        f"  {ids[tie.first]} {'-.-' if tie.is_weak else '---'}|{tie.shared}| {ids[tie.second]}"
        for tie in found.ties
    ]
    lines += [_class_of_kind(kind) for kind in UnitKind if kind in kinds.values()]
    return "\n".join(lines) + "\n"


def _class_of_kind(kind: UnitKind) -> str:
    """Return the class of the units of a kind."""
    look = look_of_kind(kind)
    dashes = ",stroke-dasharray:4 3" if look.border_style == "dashed" else ""
    return f"  classDef {kind} fill:{look.fill},stroke:{look.border},color:{look.ink}{dashes}"


def _quoted(text: str) -> str:
    """Return a text that Mermaid shows literally, with special characters as numeric entities.

    An empty text is no label for it.
    """
    plain = _SPECIAL.sub(lambda found: f"#{ord(found[0])};", shown_line(text))
    if opening := _LIST.match(plain):
        plain = f"{opening[1]}#{ord(opening[2])};{plain[opening.end() :]}"
    return f'"{plain or " "}"'
