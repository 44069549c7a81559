"""The garbage collector, held still while a document or plan is built that grows all the time."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the cyclic collector, which would walk what grows within again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if gc.get_freeze_count() == 0:
            # Freezing and thawing puts what was built among the old objects without walking it.
            gc.freeze()
            gc.unfreeze()
        if was_enabled:
            gc.enable()
