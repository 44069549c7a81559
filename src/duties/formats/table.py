"""Tables and cards for the terminal."""

from collections.abc import Sequence

from duties.formats.colours import PLAIN, Emphasis, Palette
from duties.formats.grid import grid
from duties.formats.rows import MARGIN, rows_of, wrapped
from duties.formats.text import printable, width_of
from duties.formats.view import CardLine, Fact, Item, View
from duties.messages import Message, Translator, shown

_NARROWEST = 20  # columns for a text on a card, in however narrow a terminal


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
        words = grid(view, items, into, _cell)
        body = rows_of(words, into, width, palette, may_head=view.columns[0].may_head)
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
    return palette.put(Emphasis.HEADING, wrapped(text, width))


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
        return text if is_source else wrapped(text, width and max(width, _NARROWEST))
    label = into.gettext(line.label)
    head = f"{MARGIN}{label}{' ' * (indent and indent - width_of(label))}  "
    value = printable(str(shown(line.value, into, line.longest)))
    if width is not None:
        value = wrapped(value, max(width - width_of(head), _NARROWEST))
    margin = "\n" + " " * width_of(head)
    return head + palette.put(line.look, value).replace("\n", margin)


def _cell(text: str) -> str:
    return printable(text).strip()
