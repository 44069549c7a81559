"""Tables and cards for the terminal."""

from collections.abc import Sequence

from duties.formats.grid import alignments, grid
from duties.formats.text import column_widths, printable, width_of, wrap
from duties.formats.view import CardLine, Fact, Item, View
from duties.messages import Message, Translator, shown

_NARROWEST = 20  # columns for a value of a card, in however narrow a terminal
_GAP = 2  # columns that tabulate leaves between two cells
_PADDING = "  "  # what it leaves room for beside a heading


def render(
    view: View[Item],
    items: Sequence[Item],
    into: Translator,
    caption: Message | None,
    width: int | None,
) -> str:
    """Return the items as a table at most `width` columns wide, or as cards if the view has any.

    No items are an empty text.
    """
    if not items:
        return ""
    if view.card is None:
        body = _table(view, items, into, width)
    else:
        cards = [_card(view.card(item), into, width) for item in items]
        body = _between(cards).join(cards)
    head = "" if caption is None else f"{printable(caption.put(into))}\n\n"
    return f"{head}{body}\n"


def _between(cards: list[str]) -> str:
    """Return what parts cards: a blank line, unless each has no more than two lines."""
    return "\n\n" if any(card.count("\n") > 1 for card in cards) else "\n"


def _card(lines: tuple[CardLine, ...], into: Translator, width: int | None) -> str:
    """Return one card, the values of its facts below each other."""
    labels = [into.gettext(line.label) for line in lines if isinstance(line, Fact)]
    indent = 0 if len(labels) < 2 else max(map(width_of, labels))
    return "\n".join(_card_line(line, into, indent, width) for line in lines)


def _card_line(line: CardLine, into: Translator, indent: int, width: int | None) -> str:
    if not isinstance(line, Fact):
        return printable(str(shown(line, into)))
    label = into.gettext(line.label)
    head = f"   {label}{' ' * (indent and indent - width_of(label))}  "
    value = printable(str(shown(line.value, into)))
    if width is None:
        return head + value
    margin = width_of(head)
    return head + wrap(value, max(width - margin, _NARROWEST)).replace("\n", "\n" + " " * margin)


def _table(view: View[Item], items: Sequence[Item], into: Translator, width: int | None) -> str:
    from tabulate import tabulate

    words = grid(view, items, into)
    headings = words.headings
    rows = [[printable(cell) for cell in row] for row in words.rows]
    if width is not None:
        padded = [heading + _PADDING for heading in headings]
        longest_words = [max(map(width_of, heading.split())) for heading in headings]
        least = [word + len(_PADDING) for word in longest_words]
        widths = column_widths([padded, *rows], least, width, _GAP)
        headings = [
            wrap(heading, limit - len(_PADDING))
            for heading, limit in zip(headings, widths, strict=True)
        ]
        rows = [
            [wrap(cell, limit) for cell, limit in zip(row, widths, strict=True)] for row in rows
        ]
    return tabulate(
        rows,
        headings,
        tablefmt="simple",
        disable_numparse=True,
        colalign=alignments(words),
    )
