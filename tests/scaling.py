"""How the work of a function grows with the size of what it gets."""

import gc
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

LINEAR = 8.0
"""What four times as much may take: four times as long, with much room for a busy machine."""


def growth(made: Callable[[int], T], work: Callable[[T], object], size: int) -> float:
    """Return how many times the processor's time 4 x `size` takes of that for `size`."""

    def seconds(given: T) -> float:
        start = time.process_time()
        work(given)
        return time.process_time() - start

    small, large = made(size), made(4 * size)
    gc.collect()
    gc.disable()
    try:
        return min(seconds(large) for _ in range(2)) / min(seconds(small) for _ in range(3))
    finally:
        gc.enable()
