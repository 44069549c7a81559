"""Tables for Markdown documents."""

import re
from collections.abc import Sequence

from duties.formats.grid import alignments, grid
from duties.formats.text import printable
from duties.formats.view import Item, View
from duties.messages import Message, Translator

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~&#!]")


def escape(text: str) -> str:
    """Return `text` so that Markdown shows it as it is, in one line."""
    return "<br>".join(
        _SPECIAL.sub(lambda found: "\\" + found[0], printable(line)) for line in text.splitlines()
    )


def render(
    view: View[Item], items: Sequence[Item], into: Translator, caption: Message | None
) -> str:
    """Return the items as a GitHub-flavoured table under its caption."""
    from tabulate import tabulate

    words = grid(view, items, into)
    body = tabulate(
        [[escape(cell) for cell in row] for row in words.rows],
        words.headings,
        tablefmt="github",
        disable_numparse=True,
        colalign=alignments(words) if words.rows else None,
    )
    head = "" if caption is None else f"{escape(caption.put(into))}\n\n"
    return f"{head}{body}\n"
