"""How things look: one set of colours and shapes for all pictures.

Dark and light tones differ in lightness, so they stay distinct in grey print and for any colour
vision; hues are from Okabe and Ito (2008). Signs, borders or shapes also show each role and kind,
so colour is never the only clue.
"""

from typing import NamedTuple

from duties.model import Role, UnitKind

INK = "#1a1a1a"
FAINT = "#5c6670"
PAPER = "#ffffff"
BAND = "#eef1f4"
RULE = "#c3cad1"
DEEP = "#12456b"
TIE = "#9aa5af"
ALARM = "#b03a00"


class Stroke(NamedTuple):
    """How a line is drawn; `style` is a Graphviz style."""

    colour: str = FAINT
    width: float = 0.8
    style: str = "solid"


class Look(NamedTuple):
    """How a box is drawn: colours (None for none), border, and a Graphviz shape and style."""

    fill: str | None = None
    border: str | None = None
    ink: str = INK
    border_width: float = 0.8
    border_style: str = "solid"
    shape: str = "box"
    is_rounded: bool = False
    is_bold: bool = False


PLAIN = Look()
HEADING = Look(is_bold=True)
QUIET = Look(ink=FAINT)
BACKGROUND = Look(fill=BAND)
CARD = Look(fill=PAPER, border=RULE, is_rounded=True)
ON_LINE = Look(fill=PAPER, ink=FAINT)
SECTION = Look(fill="#d3dce4", is_bold=True)
RULER = Look(fill=RULE)
UNIT = Look(fill=BAND, border=DEEP, border_width=1.6)
BAR = Look(fill=DEEP, ink=PAPER, is_bold=True)
TASK = Look(fill=PAPER, border=INK)
COLLECTIVE = Look(fill=PAPER, border=INK, border_style="dashed", is_rounded=True)
COLLECTIVE_NAME = Look(border=INK, border_style="dashed", border_width=0.6)
OPEN_END = Look(border=INK, ink=FAINT, border_style="dotted", border_width=1.1, is_rounded=True)
FAULT = Look(fill=PAPER, border=ALARM, ink=ALARM, border_width=1.6, is_bold=True, shape="octagon")

# How much there is of something, from little to much: each clearly darker than the one before.
HEATS = (
    Look(fill="#e2ebf2"),
    Look(fill="#b9d0e1"),
    Look(fill="#84adc9"),
    Look(fill="#3f7aa3", ink=PAPER),
    Look(fill=DEEP, ink=PAPER),
)

# Time: what is planned, how much of it is done, what has no end, and what is late.
TRACK = Look(fill="#d3dfe9", border=DEEP, border_width=0.5)
DONE_PART = Look(fill=DEEP)
CANCELLED = Look(border=TIE, border_width=0.7)
OPEN_BAR = Look(fill="#e6ebef")
LATE = Look(fill=ALARM)
TODAY = Look(fill=ALARM, ink=PAPER, is_bold=True)
MILESTONE = Look(fill=DEEP, border=DEEP, shape="diamond")
MILESTONE_AHEAD = MILESTONE._replace(fill=PAPER, border_width=1.2)

# Lines that cross: distinct by hue on a screen, and by their ends on paper.
STRANDS = (DEEP, "#a34700", "#006b4f", "#7b3f6b", "#5c6670", "#6b5d00")

LEAD_STROKE = Stroke(DEEP, 1.5)
SHARE_STROKE = Stroke(FAINT, 0.8)
SUPPORT_STROKE = Stroke(FAINT, 0.8, "dashed")

_ROLES = {
    Role.LEAD: Look(fill=DEEP, border=DEEP, ink=PAPER, is_rounded=True),
    Role.RESPONSIBLE: Look(fill=PAPER, border=DEEP, is_rounded=True),
    Role.SUPPORT: Look(fill=PAPER, border=FAINT, is_rounded=True, ink=FAINT),
}
_SIGNS = {
    Role.LEAD: Look(fill=DEEP, border=DEEP, shape="circle"),
    Role.RESPONSIBLE: Look(fill=PAPER, border=DEEP, shape="circle", border_width=1.2),
    Role.SUPPORT: Look(fill=PAPER, border=FAINT, shape="diamond", border_width=1.2),
}
_LOADS = {
    Role.LEAD: (DONE_PART._replace(border=DEEP, border_width=0.6), TRACK),
    Role.RESPONSIBLE: (
        Look(fill="#84adc9", border=DEEP, border_width=0.6),
        Look(fill=PAPER, border=DEEP, border_width=0.6),
    ),
    Role.SUPPORT: (
        Look(fill=RULE, border=FAINT, border_width=0.6),
        Look(fill=PAPER, border=FAINT, border_width=0.6, border_style="dotted"),
    ),
}
SIGN_OF_LEAD = _SIGNS[Role.LEAD]
_STROKES = {
    Role.LEAD: LEAD_STROKE,
    Role.RESPONSIBLE: SHARE_STROKE,
    Role.SUPPORT: SUPPORT_STROKE,
}
_KINDS = {
    UnitKind.DEPARTMENT: Look(fill="#d4e8f7", border=DEEP, is_rounded=True),
    UnitKind.PARTY: Look(fill="#f7c9b4", border="#7a2c00", border_width=1.6),
    UnitKind.COMMITTEE: Look(fill="#cfeee2", border="#00553f", shape="octagon"),
    UnitKind.STREET: Look(fill="#fbf3b0", border="#6b5f00", shape="ellipse"),
    UnitKind.COMPANY: Look(fill="#f0d3e3", border="#6d2d52", shape="hexagon"),
    UnitKind.OFFICE: Look(fill="#e3ddf3", border="#43357a"),
    UnitKind.COLLECTIVE: COLLECTIVE,
    UnitKind.OTHER: Look(fill="#e6e6e6", border=FAINT),
}

_NO_LIGHT = Look(fill="#dde2e7", is_rounded=True)
_OTHER_LIGHT = Look(fill=FAINT, ink=PAPER, is_rounded=True)
_LIGHTS = {
    "red": Look(fill="#b3261e", ink=PAPER, is_rounded=True),
    "orange": Look(fill="#e08a1e", is_rounded=True),
    "yellow": Look(fill="#f2c94c", is_rounded=True),
    "blue": Look(fill="#2f6fb3", ink=PAPER, is_rounded=True),
    "green": Look(fill="#8ccba3", is_rounded=True),
}


_CLASSES = {
    "done": Look(fill=DEEP, ink=PAPER),
    "ahead": Look(fill="#3f7aa3", ink=PAPER),
    "on-pace": Look(fill="#9cc0d8"),
    "behind": Look(fill=ALARM, ink=PAPER),
    "other": Look(fill="#dde2e7"),
}


def look_of_class(class_: str) -> Look:
    """Return how one of the five classes looks, by its key."""
    return _CLASSES[class_]


def look_of_light(light: str | None) -> Look:
    """Return how a light looks, by its name; None is no light. Its sign is always beside it."""
    return _NO_LIGHT if light is None else _LIGHTS.get(light, _OTHER_LIGHT)


def look_of_role(role: Role, *, is_collective: bool = False) -> Look:
    """Return how a unit in a role looks; a collective has a dashed border."""
    look = _ROLES[role]
    if is_collective:
        border = PAPER if role is Role.LEAD else look.border
        return look._replace(border=border, border_style="dashed", border_width=1.2)
    return look


def load_of_role(role: Role) -> tuple[Look, Look]:
    """Return how tasks of a unit in a role look in a bar: those that count, and those not done."""
    return _LOADS[role]


def sign_of_role(role: Role) -> Look:
    """Return how the sign of a role looks."""
    return _SIGNS[role]


def stroke_of_role(role: Role) -> Stroke:
    """Return how a line to or from a unit in a role is drawn."""
    return _STROKES[role]


def look_of_kind(kind: UnitKind | None) -> Look:
    """Return how a unit of a kind looks in a picture without roles."""
    return _KINDS[kind or UnitKind.OTHER]
