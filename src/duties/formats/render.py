"""The formats that results are written in."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import assert_never

from duties.formats.colours import PLAIN, Palette
from duties.formats.view import Item, View
from duties.messages import Message, Translator


class Format(StrEnum):
    """How a result is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


def render(
    format_: Format,
    view: View[Item],
    items: Sequence[Item],
    into: Translator,
    *,
    caption: Message | None = None,
    width: int | None = None,
    palette: Palette = PLAIN,
) -> str:
    """Return the items as one text that ends with a line end.

    `caption` heads what people read. `width` is how many columns a line of a table may have; None
    means any number. A table may have the colours of a `palette`.
    """
    match format_:
        case Format.TABLE:
            from duties.formats import table

            return table.render(view, items, into, caption, width, palette)
        case Format.MARKDOWN:
            from duties.formats import markdown

            return markdown.render(view, items, into, caption)
        case Format.JSON:
            from duties.formats import data

            return data.json_text(view, items)
        case Format.CSV:
            from duties.formats import data

            return data.csv_text(view, items)
        case _:
            assert_never(format_)


def paragraphs(
    format_: Format, messages: Iterable[Message], into: Translator, width: int | None = None
) -> str:
    """Return what stands below a table for people, each after a blank line; programs get nothing.

    A line has at most `width` columns in a terminal; None means any number.
    """
    match format_:
        case Format.TABLE:
            from duties.formats.text import printable
            from duties.formats.wrapping import wrap

            texts = (printable(message.put(into)) for message in messages)
            return "".join(f"\n{text if width is None else wrap(text, width)}\n" for text in texts)
        case Format.MARKDOWN:
            from duties.formats import markdown

            return "".join(f"\n{markdown.paragraph(each.put(into))}\n" for each in messages)
        case Format.JSON | Format.CSV:
            return ""
        case _:
            assert_never(format_)
