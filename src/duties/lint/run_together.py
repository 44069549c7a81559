"""Registered names written together as one: 区交通局区教委, 区交通局和区教委."""

import re
from collections.abc import Container

_JOINT = re.compile(r"\s*(?:[/／+＋&＆·]|以及|[和与及暨])\s*|\s*")
_LONGEST = 100


def run_together(name: str, known: Container[str]) -> tuple[str, ...]:
    """Return the known names that make up a name, two or more; none if something else is in it."""
    if len(name) > _LONGEST or name in known:
        return ()
    ways: dict[int, tuple[str, ...]] = {0: ()}  # up to where it is read, by which names
    for start in range(len(name)):
        if start not in ways:
            continue
        for end in range(len(name), start + 1, -1):
            if name[start:end] in known:
                joint = _JOINT.match(name, end)
                after = joint.end() if joint else end
                for place in {end, after}:
                    ways.setdefault(place, (*ways[start], name[start:end]))
    found = ways.get(len(name), ())
    return found if len(found) > 1 else ()
