"""The garbage collector, paused while a growing document or plan is built."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the cyclic collector, which would walk everything built so far again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if gc.get_freeze_count() == 0:
            # Freezing and unfreezing moves the new objects to the oldest generation without a walk.
            gc.freeze()
            gc.unfreeze()
        if was_enabled:
            gc.enable()
