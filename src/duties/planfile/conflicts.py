"""What git leaves in a file where two people wrote in the same place."""

import re
from collections.abc import Iterator

from duties.messages import N_, Message
from duties.planfile.repairs import Cause
from duties.source import Source, place_of

_CONFLICT = re.compile(r"^<{7}(?:[ ].*)?\r?\n(?:.*\n)*?>{7}(?:[ ].*)?$", re.MULTILINE)


def conflicts(source: Source) -> Iterator[Cause]:
    """Yield each place of a text that git could not merge, at its first line."""
    if "<<<<<<<" not in source.text:
        return
    for found in _CONFLICT.finditer(source.text):
        first, last = (place_of(source.text, at) for at in (found.start(), found.end()))
        message = Message(
            N_(
                "git could not merge lines {first} to {last}; keep what is right of both sides, "
                "and delete the lines <<<<<<<, ======= and >>>>>>>"
            ),
            {"first": first.line, "last": last.line},
        )
        yield Cause(message, first._replace(end_column=first.column + 7))
