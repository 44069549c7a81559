"""The automatic numbers of paragraphs of Word, counted as Word counts them.

ECMA-376, part 1, 17.9.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from duties.importing.readers.html_lists import roman_of
from duties.importing.readers.word_package import W
from duties.naming.numerals import numeral_of


class _Level(NamedTuple):
    """A level of a list: its first number, and how its numbers are written: 第%1章.

    `is_legal` says that those of the levels above it are written in digits too. It begins anew
    below a number of the level `after` or of one above that, never where that is -1. `style` is
    the style of paragraphs that it numbers.
    """

    start: int
    form: str
    pattern: str
    is_legal: bool
    after: int
    style: str


def number_in(element: Any) -> int:
    """Return the number that an element has as its value, 1 where it has none."""
    value = element.get(f"{W}val") or ""
    return int(value) if value.isdecimal() and len(value) < _MOST_DIGITS else 1


_MOST_DIGITS = 7


def _levels_in(parent: Any) -> dict[int, _Level]:
    """Return the levels that a list, or what overrides one, declares."""
    return {at: _level(at, level) for level in parent.iter(f"{W}lvl") if (at := _at(level)) >= 0}


def _at(element: Any) -> int:
    value = element.get(f"{W}ilvl") or ""
    return int(value) if value.isdecimal() and len(value) < _MOST_DIGITS else -1


def _level(at: int, element: Any) -> _Level:
    start, form, text, restart, style = (
        element.find(f"{W}{tag}") for tag in ("start", "numFmt", "lvlText", "lvlRestart", "pStyle")
    )
    return _Level(
        number_in(start) if start is not None else 1,
        form.get(f"{W}val") if form is not None else "decimal",
        (text.get(f"{W}val") or "") if text is not None else "",
        element.find(f"{W}isLgl") is not None,
        at - 1 if restart is None else number_in(restart) - 1,
        (style.get(f"{W}val") or "") if style is not None else "",
    )


class Numbering:
    """Counts the numbers of paragraphs; `styles` are all styles by what they are called."""

    def __init__(self, root: Any, styles: Mapping[str, Any]) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, _Level]] = {}  # by number, its own levels included
        self._list_of: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}  # of each list, by level
        self._restarts: dict[tuple[str, int], int] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: Any) -> None:
        lists = {each.get(f"{W}abstractNumId"): each for each in root.iter(f"{W}abstractNum")}
        numbers = {each.get(f"{W}numId"): each for each in root.iter(f"{W}num")}
        for key, number in numbers.items():
            found = self._list(number, lists, numbers)
            if found is None:
                continue
            self._list_of[key] = found.get(f"{W}abstractNumId")
            self._levels[key] = _levels_in(found)
            for override in number.iter(f"{W}lvlOverride"):
                self._levels[key] |= _levels_in(override)
                start = override.find(f"{W}startOverride")
                if start is not None:
                    self._restarts[key, _at(override)] = number_in(start)

    def _list(self, number: Any, lists: Mapping[str, Any], numbers: Mapping[str, Any]) -> Any:
        """Return the list of a number; a style of lists may say which it is."""
        named = number.find(f"{W}abstractNumId")
        found = None if named is None else lists.get(named.get(f"{W}val"))
        link = None if found is None else found.find(f"{W}numStyleLink")
        style = None if link is None else self._styles.get(link.get(f"{W}val"))
        other = None if style is None else style.find(f"{W}pPr/{W}numPr/{W}numId")
        linked = None if other is None else numbers.get(other.get(f"{W}val"))
        named = None if linked is None else linked.find(f"{W}abstractNumId")
        return found if named is None else lists.get(named.get(f"{W}val"), found)

    def label(self, paragraph: Any) -> str:
        """Return the number before a paragraph, "" where it has none, and count on."""
        printed = paragraph.find(f"{W}pPr/{W}listPr")
        if printed is not None:
            return _printed_in_2003(printed)
        if not self._levels:
            return ""
        key, at = self._numbered(paragraph)
        levels = self._levels.get(key, {})
        if at not in levels:
            return ""
        return _label(at, levels, self._counted(key, at, levels))

    def _numbered(self, paragraph: Any) -> tuple[str, int]:
        """Return the number and the level of a paragraph, from itself or from its styles."""
        key: str | None = None
        at: str | None = None
        names = []
        for name, properties in self._properties(paragraph):
            names.append(name)
            number, level = properties.find(f"{W}numId"), properties.find(f"{W}ilvl")
            if at is None and level is not None:
                at = level.get(f"{W}val") or "0"
            if number is not None:
                key = number.get(f"{W}val") or ""
                break
        if key is None:
            return "", -1
        if "" not in names:  # the level that is linked with a style counts, not what it says
            own = next(iter(names), "")
            linked = (
                each for each, level in self._levels.get(key, {}).items() if level.style == own
            )
            found = next(linked, None)
            if found is not None:
                return key, found
        return key, int(at) if at is not None and at.isdecimal() and len(at) < _MOST_DIGITS else 0

    def _properties(self, paragraph: Any) -> Iterator[tuple[str, Any]]:
        """Yield what says how a paragraph is numbered: itself, called "", then its styles."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        if own is not None:
            yield "", own
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        for name, style in based_on(named, self._styles):
            properties = style.find(f"{W}pPr/{W}numPr")
            if properties is not None:
                yield name, properties

    def _counted(self, key: str, at: int, levels: Mapping[int, _Level]) -> dict[int, int]:
        """Return the numbers of all levels of a list, that of the level `at` counted on."""
        counts = self._counts.setdefault(self._list_of[key], {})
        for deeper in [each for each in counts if each > at]:
            if deeper not in levels or levels[deeper].after >= at:
                del counts[deeper]
        restart = self._restarts.pop((key, at), None)
        if restart is not None:
            counts[at] = restart
        else:
            counts[at] = counts[at] + 1 if at in counts else levels[at].start
        for above in range(at):
            counts.setdefault(above, 1)
        return counts


def based_on(named: Any, styles: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the style that an element names, and those that it is based on."""
    for _ in range(_DEEPEST):
        name = "" if named is None else named.get(f"{W}val") or ""
        style = styles.get(name)
        if style is None:
            return
        yield name, style
        named = style.find(f"{W}basedOn")


_DEEPEST = 10


def _printed_in_2003(properties: Any) -> str:
    """Return the number that Word of 2003 keeps beside a paragraph as it prints it."""
    for each in properties:
        if isinstance(each.tag, str) and each.tag.endswith("auxHint}t"):
            return next(iter(each.attrib.values()), "")
    return ""


def _label(at: int, levels: Mapping[int, _Level], counts: Mapping[int, int]) -> str:
    """Return a number as the pattern of its level has it, with those of the levels above it."""
    label = levels[at].pattern
    if levels[at].form == "bullet":
        return _OF_SYMBOLS.sub("●", label)
    for each in range(at + 1):
        form = levels[each].form if each in levels and not levels[at].is_legal else "decimal"
        label = label.replace(f"%{each + 1}", _formed(counts[each], form))
    return f"{label} " if label and label[-1].isalnum() else label


_OF_SYMBOLS = re.compile("[\ue000-\uf8ff]")
"""Letters that a font of signs shows as bullets."""
_CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "chineseLegalSimplified",
    "ideographDigital",
    "japaneseCounting",
    "taiwaneseCountingThousand",
    "taiwaneseCounting",
    "japaneseDigitalTenThousand",
}
_ROMAN = 4000  # numbers in Roman letters are smaller


def _formed(value: int, kind: str) -> str:
    if kind in _CHINESE:
        return numeral_of(value) or str(value)
    if kind.startswith("decimalEnclosedCircle") and 0 < value <= 20:
        return chr(ord("①") + value - 1)
    if kind in ("upperLetter", "lowerLetter") and 0 < value <= 26:
        return chr(ord("A" if kind == "upperLetter" else "a") + value - 1)
    if kind in ("upperRoman", "lowerRoman") and 0 < value < _ROMAN:
        return roman_of(value) if kind == "upperRoman" else roman_of(value).lower()
    if kind == "decimalZero":
        return f"{value:02}"
    if kind in ("bullet", "none"):
        return ""
    return str(value)
