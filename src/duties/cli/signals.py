"""What the system tells the process: that the user, or the system, wants it to end."""

import os
import signal
import sys
from types import FrameType
from typing import NoReturn

_ENDING = ("SIGTERM", "SIGHUP", "SIGBREAK")  # not every system has each


class Terminated(BaseException):
    """The process was asked to end; raised so that it leaves no half-written file."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def listen() -> None:
    """From now on, ^C raises `KeyboardInterrupt` and a request to end `Terminated`.

    What the parent told the process to ignore, as `nohup` does, stays ignored.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in _ENDING:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, _end)


def _end(number: int, _: FrameType | None) -> NoReturn:
    signal.signal(number, signal.SIG_IGN)  # once is enough
    raise Terminated(number)


def end_as_asked(number: int) -> NoReturn:
    """End the process by the signal that asked for it, so that its parent sees which."""
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
    sys.exit(128 + number)  # Windows


def stop_listening() -> None:
    """From now on, ^C ends the process without a word: all is done."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
