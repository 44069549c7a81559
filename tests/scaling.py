"""How the work of a function grows with the size of what it gets."""

import gc
import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import Any, TypeVar

T = TypeVar("T")

IN_PROPORTION = 5.0
"""What four times as much may take in steps: four times as many, and some more for sorting."""
LINEAR = 8.0
"""What it may take in time: four times as long, with much room for a busy machine."""

_LEAST, _MOST = 2, 10  # times that each is timed


def steps(work: Callable[[], object]) -> int:
    """Return how many lines of Python a function runs, itself and by all that it calls.

    However busy the machine is, they are as many. What is not Python (a pattern, a method of texts)
    is one step however long it takes.
    """
    count = 0

    def note(_: FrameType, __: str, ___: Any) -> Any:
        nonlocal count
        count += 1
        return note

    before = sys.gettrace()
    sys.settrace(note)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def growth(made: Callable[[int], T], work: Callable[[T], object], size: int) -> float:
    """Return how many times the steps for `size` are those for 4 x `size`."""
    small, large = made(size), made(4 * size)
    return steps(lambda: work(large)) / steps(lambda: work(small))


def slowdown(made: Callable[[int], T], work: Callable[[T], object], size: int) -> float:
    """Return how many times the processor's time 4 x `size` takes of that for `size`.

    For work that is not done in steps of Python. Each is timed several times, in turns, until the
    least times are in proportion.
    """

    def seconds(given: T) -> float:
        start = time.process_time()
        work(given)
        return time.process_time() - start

    small, large = made(size), made(4 * size)
    short: list[float] = []
    long: list[float] = []
    gc.collect()
    gc.disable()
    try:
        while len(long) < _LEAST or (len(long) < _MOST and min(long) >= LINEAR * min(short)):
            short.append(seconds(small))
            long.append(seconds(large))
    finally:
        gc.enable()
    return min(long) / min(short)
