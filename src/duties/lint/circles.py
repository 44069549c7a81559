"""Circles among what names one another: collectives and their members, bodies and what is above."""

from collections.abc import Callable, Iterable, Iterator


def circles(starts: Iterable[str], named_by: Callable[[str], Iterable[str]]) -> Iterator[list[str]]:
    """Yield each circle that a walk from `starts` closes, without recursion.

    `named_by` gives what one of them names.
    """
    done: set[str] = set()
    for start in starts:
        path: dict[str, Iterator[str]] = {}
        here: str | None = start
        while here is not None:
            if here not in path and here not in done:
                path[here] = iter(dict.fromkeys(named_by(here)))
            elif here in path:
                yield list(path)[list(path).index(here) :]
            here = None
            while path and here is None:
                last = next(reversed(path))
                here = next(path[last], None)
                if here is None:
                    done.add(last)
                    del path[last]
