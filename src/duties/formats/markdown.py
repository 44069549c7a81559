"""Tables for Markdown documents."""

import re
from collections.abc import Sequence

from duties.formats.grid import alignments, grid
from duties.formats.text import printable
from duties.formats.view import Item, View
from duties.messages import Message, Translator

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~&#!$]")
# What would make a line a list, a rule or the underlining of a heading.
_OPENING = re.compile(r"(?=[-+=])|\d{1,9}(?=[.)])")


def escape(text: str) -> str:
    """Return `text` so that Markdown shows it as it is, within one line."""
    return "<br>".join(
        _SPECIAL.sub(lambda found: "\\" + found[0], printable(line)) for line in text.splitlines()
    )


def paragraph(text: str) -> str:
    """Return `text` so that Markdown shows it as it is, as a paragraph of one line."""
    line = escape(text).strip()
    opening = _OPENING.match(line)
    return line if opening is None else f"{opening[0]}\\{line[opening.end() :]}"


def heading(level: int, text: str) -> str:
    """Return a heading of one line, which shows `text` as it is."""
    return f"{'#' * level} {escape(' '.join(text.split()))}\n"


def render(
    view: View[Item], items: Sequence[Item], into: Translator, caption: Message | None
) -> str:
    """Return the items as a GitHub-flavoured table under its caption."""
    from tabulate import tabulate

    words = grid(view, items, into, escape)
    body = tabulate(
        words.rows,
        words.headings,
        tablefmt="github",
        disable_numparse=True,
        colalign=alignments(words) if words.rows else None,
    )
    head = "" if caption is None else f"{paragraph(caption.put(into))}\n\n"
    return f"{head}{body}\n"
