"""The rows of a table in a terminal that may be too narrow for them.

Where it is, a first column that may do so heads the rows that share its cell; the columns share
the width that there is; and if that leaves them too little, or makes the rows much higher, the last
ones stand below each row, as facts. No word is cut that a line of the terminal has room for.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest
from typing import NamedTuple

from duties.formats.colours import PLAIN, Emphasis, Palette
from duties.formats.grid import Grid
from duties.formats.text import width_of
from duties.messages import N_, Translator

MARGIN = "   "  # before what stands below a row, or the head of a card
_GAP = "  "  # between two columns
_PADDING = 2  # columns beside a heading, if there is room
_MUCH_HIGHER = 1.25


class _Layout(NamedTuple):
    """Which columns stand in the rows, from `first` to before `last`, and how wide each is."""

    first: int
    last: int
    widths: list[int]


def rows_of(
    words: Grid, into: Translator, width: int | None, palette: Palette, *, may_head: bool
) -> str:
    """Return a table in lines of at most `width` columns of a terminal; None is any number.

    Its first column may stand above the rows that share its cell if it `may_head` them.
    """
    widths = [
        max(width_of(heading) + _PADDING, *map(width_of, cells))
        for heading, *cells in zip(words.headings, *words.rows, strict=True)
    ]
    layout = _Layout(0, len(widths), widths)
    if width is None or _taken(widths) <= width:
        return "\n".join(_drawn(words, layout, into, None, palette))
    return "\n".join(
        _drawn(words, _fitted(words, into, width, may_head=may_head), into, width, palette)
    )


def wrapped(text: str, width: int | None) -> str:
    """Return a text in lines of at most `width` columns; None is any number."""
    if width is None:
        return text
    from duties.formats.wrapping import wrap

    return wrap(text, width)


def _taken(widths: Sequence[int]) -> int:
    return sum(widths) + len(_GAP) * (len(widths) - 1)


def _fitted(words: Grid, into: Translator, width: int, *, may_head: bool) -> _Layout:
    """Return how a table too wide for a terminal fits it: with all columns in its rows, or not."""
    from duties.formats.columns import column_widths, fitting, needs_of, sample

    first = int(may_head and _is_in_runs([row[0] for row in words.rows]))
    needs = needs_of([words.headings, *words.rows])[first:]
    gap = len(_GAP)

    def laid(floors: Sequence[int]) -> _Layout:
        last = first + len(floors)
        inside = [row[first:last] for row in (words.headings, *words.rows)]
        return _Layout(first, last, column_widths(inside, floors, width, gap))

    least = [need.least for need in needs]
    well = [need.comfortable for need in needs]
    count = max(fitting(well, width, gap), 1)
    if count == len(needs):
        return laid(least)
    few = laid(well[:count])
    if fitting(least, width, gap) < len(needs):
        return few
    whole = laid(least)
    looked_at = words._replace(rows=sample(words.rows), looks=sample(words.looks))
    high, low = (
        len("\n".join(_drawn(looked_at, layout, into, width, PLAIN)).splitlines())
        for layout in (whole, few)
    )
    return whole if high <= low * _MUCH_HIGHER else few


def _is_in_runs(cells: Sequence[str]) -> bool:
    """Tell whether the same cells stand together, two or more on average."""
    runs = [cell for cell, _ in groupby(cells)]
    return len(runs) == len(set(runs)) and 2 * len(runs) <= len(cells)


def _drawn(
    words: Grid, layout: _Layout, into: Translator, width: int | None, palette: Palette
) -> Iterator[str]:
    """Yield the headings, the rule and the rows of a table, of which each may have several lines.

    Where `width` is None no cell is broken.
    """
    first, last, _ = layout
    table = [
        [
            [cell] if width is None else wrapped(cell, most).split("\n")
            for cell, most in zip(row[first:last], layout.widths, strict=True)
        ]
        for row in (words.headings, *words.rows)
    ]
    widths = layout.widths
    if width is not None:
        widths = [
            max(width_of(line) for cell in cells for line in cell)
            for cells in zip(*table, strict=True)
        ]
    numeric = words.numeric[first:last]
    yield from _lines(table[0], widths, numeric, [Emphasis.HEADING] * len(widths), palette)
    yield palette.put(Emphasis.RULE, _GAP.join("-" * most for most in widths))
    above = None
    for row, cells, looks in zip(words.rows, table[1:], words.looks, strict=True):
        if first and row[0] != above:
            if above is not None:
                yield ""
            above = row[0]
            fact = _fact(words.headings[0], above, into)
            yield palette.put(Emphasis.HEADING, wrapped(fact, width))
        yield from _lines(cells, widths, numeric, looks[first:last], palette)
        if width is not None:
            facts = zip(words.headings[last:], row[last:], looks[last:], strict=True)
            yield from _below(facts, into, width - len(MARGIN), palette)


def _lines(
    row: list[list[str]],
    widths: list[int],
    numeric: list[bool],
    looks: Sequence[Emphasis | None],
    palette: Palette,
) -> Iterator[str]:
    """Yield the lines of a row of cells, each cell in its look; escapes take no room."""
    for line in zip_longest(*row, fillvalue=""):
        cells = []
        for text, most, is_number, look in zip(line, widths, numeric, looks, strict=True):
            blanks = " " * (most - width_of(text))
            shown_text = palette.put(look, text)
            cells.append(blanks + shown_text if is_number else shown_text + blanks)
        yield _GAP.join(cells).rstrip()


def _below(
    facts: Iterable[tuple[str, str, Emphasis | None]],
    into: Translator,
    room: int,
    palette: Palette,
) -> Iterator[str]:
    """Yield the lines below a row: a heading and its cell after the other, where there is any."""
    lines: list[str] = []
    taken = room
    for heading, cell, look in facts:
        if not cell:
            continue
        fact = wrapped(_fact(heading, cell, into), room)
        needed = len(_GAP) + width_of(fact)
        if "\n" not in fact and taken + needed <= room:
            lines[-1] += _GAP + palette.put(look, fact)
            taken += needed
        else:
            lines += palette.put(look, fact).split("\n")
            taken = room if "\n" in fact else width_of(fact)
    return (MARGIN + line for line in lines)


def _fact(heading: str, cell: str, into: Translator) -> str:
    return into.gettext(N_("{label}: {value}")).format(label=heading, value=cell)
