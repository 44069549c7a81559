"""What a light looks like: a mark that is told apart without colour, a word, and a colour."""

from duties.formats.colours import Emphasis
from duties.messages import N_, Message

_WORDS = {
    "red": N_("red"),
    "yellow": N_("yellow"),
    "green": N_("green"),
    "blue": N_("blue"),
    "orange": N_("orange"),
}
_MARKS = {"red": "●", "yellow": "▲", "green": "○"}
_MARK = "◆"  # of all others; code page 936 has each of these, and all take one column
_LOOKS = {"red": Emphasis.ERROR, "yellow": Emphasis.WARNING, "green": Emphasis.GOOD}


def light_word(name: str | None) -> str | Message:
    """Return the word for a light: 红; one that the rules of a plan made up is its own."""
    if name is None:
        return Message(N_("no light"))
    return Message(_WORDS[name]) if name in _WORDS else name


def light_mark(name: str) -> str:
    """Return the sign of a light, which is told apart without colour."""
    return _MARKS.get(name, _MARK)


def light_label(name: str | None) -> Message:
    """Return a light as a table shows it, with its mark: ● 红."""
    if name is None:
        return Message(N_("no light"))
    return Message(N_("{mark} {light}"), {"mark": light_mark(name), "light": light_word(name)})


def light_look(name: str | None) -> Emphasis | None:
    """Return how a light stands out where there are colours; the three of the rules do."""
    return None if name is None else _LOOKS.get(name)


def light_order(name: str | None) -> tuple[bool, int, str]:
    """Return what lights are ordered by: red, yellow, green, others by name, then no light."""
    places = list(_MARKS)
    return name is None, places.index(name) if name in places else len(places), name or ""
