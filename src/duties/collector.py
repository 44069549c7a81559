"""The garbage collector: paused while much is built, and kept from what the process ends with."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the cyclic collector, which would walk everything built so far again and again.

    In a process that soon ends, what was built is not walked after the pause either.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if _ends_soon:
            # Freezing and unfreezing moves the new objects to the oldest generation without a
            # walk; where something is kept to the end already, so is what was built on it. A
            # process that goes on would never collect the garbage in that generation: its turn
            # comes by a count, which freezing sets to 0.
            gc.freeze()
            if not _kept:
                gc.unfreeze()
        if was_enabled:
            gc.enable()


def end_soon() -> None:
    """Say that the process works for one command and ends."""
    global _ends_soon
    _ends_soon = True


_ends_soon = False


def keep_to_the_end(thing: object) -> None:
    """Have an object, and all that it holds, last until the process has ended.

    To walk a large plan, and to take it apart value by value at the end, takes longer than to ask
    it; the system takes the memory back at once. The collector does not look at what is frozen,
    and so frees no cycle among it.
    """
    ring: list[object] = [thing]
    ring.append(ring)
    _kept.append(ring)
    gc.freeze()


_kept: list[object] = []  # to count what is frozen instead takes a walk through all of it
