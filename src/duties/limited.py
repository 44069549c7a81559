"""Work in a process of its own, which ends where it takes too much memory or time.

What reads a stranger's file may run away, in C code that no exception reaches. A child process can
be ended whatever it does; the system holds its limits where it can (`resource`), a thread in the
child and the waiting parent elsewhere.
"""

import math
import os
import signal
import sys
import time
from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn, TypeVar, cast

from duties.errors.base import DutiesError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")


class Limits(NamedTuple):
    """What a child may take: bytes beyond what its parent has, and seconds of the processor."""

    memory: int
    seconds: float


class Resource(Enum):
    """What was used up."""

    MEMORY = auto()
    TIME = auto()


class ExhaustedError(Exception):
    """A child took more than it may; `resource` says of what."""

    def __init__(self, resource: Resource) -> None:
        super().__init__(resource)
        self.resource = resource


class FailedError(Exception):
    """A child failed, by an error of the program or of a library; `kind` names it."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


_NO_MEMORY, _NO_TIME = 90, 91  # exit codes
_STDERR = 2
_PAUSE = 0.05  # seconds between two looks of the watch
_PATIENCE = 5  # times the seconds of the processor; on a busy machine they pass slowly


def limited(limits: Limits, function: Callable[..., T], *arguments: object) -> T:
    """Return what a function gives for the arguments, worked out in a child process.

    Raises the `DutiesError` that it raises; `ExhaustedError` where it takes too much; `FailedError`
    where it raises anything else, or its process crashes. Function, arguments and result must be
    picklable.
    """
    import multiprocessing
    import pickle

    context = multiprocessing.get_context("fork" if hasattr(os, "fork") else "spawn")
    receiving, sending = context.Pipe(duplex=False)
    child = context.Process(  # type: ignore[attr-defined]  # each context has one
        target=_work, args=(sending, limits, function, arguments), daemon=True
    )
    child.start()
    sending.close()
    try:
        if not receiving.poll(limits.seconds * _PATIENCE):
            raise ExhaustedError(Resource.TIME)
        data = receiving.recv_bytes(limits.memory)
    except EOFError:
        child.join()
        raise _end(child.exitcode) from None
    except OSError:  # a longer answer
        raise ExhaustedError(Resource.MEMORY) from None
    finally:
        child.kill()
        child.join()
        receiving.close()
    kind, value = pickle.loads(data)  # noqa: S301 (from our own process)
    match kind:
        case "result":
            return cast("T", value)
        case "refused":
            raise value
    raise FailedError(value)


def _end(code: int | None) -> Exception:
    """Return the error that tells why a child ended without an answer."""
    if code in (_NO_TIME, -getattr(signal, "SIGXCPU", 0)):
        return ExhaustedError(Resource.TIME)
    # Killed where the machine has none; aborted by a library that cannot go on without.
    if code in (_NO_MEMORY, -getattr(signal, "SIGKILL", 0), -signal.SIGABRT):
        return ExhaustedError(Resource.MEMORY)
    return FailedError(f"exit code {code}")


def _work(
    sending: "Connection",
    limits: Limits,
    function: Callable[..., object],
    arguments: tuple[object, ...],
) -> NoReturn:
    """Do the work in the child, send the answer, and end."""
    import pickle

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    os.dup2(os.open(os.devnull, os.O_WRONLY), _STDERR)  # libraries out of memory are loud
    _hold(limits)
    try:
        answer: tuple[str, object] = ("result", function(*arguments))
    except MemoryError:
        os._exit(_NO_MEMORY)
    except DutiesError as error:
        answer = ("refused", error)
    except Exception as error:  # noqa: BLE001 (the parent reports it)
        answer = ("failed", type(error).__name__)
    try:
        sending.send_bytes(pickle.dumps(answer, pickle.HIGHEST_PROTOCOL))
    except (MemoryError, OSError):
        os._exit(_NO_MEMORY)
    os._exit(0)  # nothing is left to do, and freeing what the work took would take time


def _hold(limits: Limits) -> None:
    """Have the system hold the limits of this process, or else a thread."""
    try:
        import resource

        seconds = math.ceil(limits.seconds)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        bound = _addressed() + limits.memory
        resource.setrlimit(resource.RLIMIT_AS, (bound, bound))
    except (ImportError, OSError, ValueError):  # no such limits, or none of the memory
        import threading

        threading.Thread(target=_watch, args=(limits,), daemon=True).start()


def _addressed() -> int:
    """Return how many bytes this process has mapped; raises an `OSError` where nothing tells."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def _watch(limits: Limits) -> NoReturn:
    """End this process when it has taken too much."""
    before = _peak()
    while True:
        time.sleep(_PAUSE)
        if time.process_time() > limits.seconds:
            os._exit(_NO_TIME)
        if _peak() - before > limits.memory:
            os._exit(_NO_MEMORY)


def _peak() -> int:
    """Return the most memory that this process has had, in bytes; 0 where nothing tells."""
    try:
        import resource
    except ImportError:
        return _peak_on_windows()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _peak_on_windows() -> int:
    """Return the peak of the working set, as `GetProcessMemoryInfo` tells it.

    https://learn.microsoft.com/windows/win32/api/psapi/ns-psapi-process_memory_counters
    """
    import ctypes

    libraries = getattr(ctypes, "windll", None)
    if libraries is None:
        return 0

    class Counters(ctypes.Structure):
        _fields_ = (
            ("size", ctypes.c_uint32),
            ("faults", ctypes.c_uint32),
            ("peak", ctypes.c_size_t),
            ("others", ctypes.c_size_t * 7),
        )

    counters = Counters(size=ctypes.sizeof(Counters))
    this_process = libraries.kernel32.GetCurrentProcess
    this_process.restype = ctypes.c_void_p
    tell = libraries.kernel32.K32GetProcessMemoryInfo
    tell.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint32)
    return int(counters.peak) if tell(this_process(), ctypes.byref(counters), counters.size) else 0
