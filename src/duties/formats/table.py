"""Tables and cards for the terminal."""

from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest

from duties.formats.colours import PLAIN, Emphasis, Palette
from duties.formats.grid import Grid, grid
from duties.formats.text import printable, width_of
from duties.formats.view import CardLine, Fact, Item, View
from duties.messages import Message, Translator, shown

_NARROWEST = 20  # columns for a text on a card, in however narrow a terminal
_GAP = "  "  # between two columns of a table
_PADDING = 2  # columns beside a heading, if there is room


def render(
    view: View[Item],
    items: Sequence[Item],
    into: Translator,
    caption: Message | None,
    width: int | None,
    palette: Palette = PLAIN,
) -> str:
    """Return the items as a table at most `width` columns wide, or as cards if the view has any.

    No items are an empty text.
    """
    if not items:
        return ""
    if view.card is None:
        body = _table(grid(view, items, into, _cell), width, palette)
    else:
        cards = [_card(view.card(item), into, width, palette) for item in items]
        body = _between(cards).join(cards)
    head = "" if caption is None else f"{headline(caption, into, width, palette)}\n\n"
    return f"{head}{body}\n"


def headline(
    caption: Message, into: Translator, width: int | None, palette: Palette = PLAIN
) -> str:
    """Return what stands above a table, in lines of at most `width` columns."""
    text = printable(caption.put(into))
    return palette.put(Emphasis.HEADING, _wrapped(text, width))


def _between(cards: list[str]) -> str:
    """Return what parts cards: a blank line, unless each has no more than two lines."""
    return "\n\n" if any(card.count("\n") > 1 for card in cards) else "\n"


def _card(
    lines: tuple[CardLine, ...], into: Translator, width: int | None, palette: Palette
) -> str:
    """Return one card, its first line as a heading, the values of its facts below each other."""
    labels = [into.gettext(line.label) for line in lines if isinstance(line, Fact)]
    indent = 0 if len(labels) < 2 else max(map(width_of, labels))
    first, *others = [_card_line(line, into, indent, width, palette) for line in lines]
    return "\n".join([palette.put(Emphasis.HEADING, first), *others])


def _card_line(
    line: CardLine, into: Translator, indent: int, width: int | None, palette: Palette
) -> str:
    if not isinstance(line, Fact):
        text = printable(str(shown(line, into)))
        is_source = text.startswith(" ")  # a line of a file, with marks below it
        return text if is_source else _wrapped(text, width and max(width, _NARROWEST))
    label = into.gettext(line.label)
    head = f"   {label}{' ' * (indent and indent - width_of(label))}  "
    value = printable(str(shown(line.value, into, line.longest)))
    if width is not None:
        value = _wrapped(value, max(width - width_of(head), _NARROWEST))
    margin = "\n" + " " * width_of(head)
    return head + palette.put(line.look, value).replace("\n", margin)


def _wrapped(text: str, width: int | None) -> str:
    """Return a text in lines of at most `width` columns; None means any number."""
    if width is None:
        return text
    from duties.formats.wrapping import wrap

    return wrap(text, width)


def _cell(text: str) -> str:
    return printable(text).strip()


def _table(words: Grid, width: int | None, palette: Palette) -> str:
    rows = words.rows
    widths = [
        max(width_of(heading) + _PADDING, *map(width_of, cells))
        for heading, *cells in zip(words.headings, *rows, strict=True)
    ]
    table = [[[cell] for cell in row] for row in (words.headings, *rows)]
    if width is not None and sum(widths) + len(_GAP) * (len(widths) - 1) > width:
        from duties.formats.columns import column_widths
        from duties.formats.wrapping import longest_word

        least = [
            max(*map(width_of, heading.split()), *map(longest_word, cells))
            for heading, *cells in zip(words.headings, *rows, strict=True)
        ]
        room = column_widths([words.headings, *rows], least, width, len(_GAP))
        table = [
            [_wrapped(cell, most).split("\n") for cell, most in zip(row, room, strict=True)]
            for row in (words.headings, *rows)
        ]
        widths = [max(map(width_of, chain(*cells))) for cells in zip(*table, strict=True)]
    rule = palette.put(Emphasis.RULE, _GAP.join("-" * most for most in widths))
    looks: list[Sequence[Emphasis | None]] = [[Emphasis.HEADING] * len(widths), *words.looks]
    heading, *body = (
        "\n".join(_lines(row, widths, words.numeric, look, palette))
        for row, look in zip(table, looks, strict=True)
    )
    return "\n".join([heading, rule, *body])


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
