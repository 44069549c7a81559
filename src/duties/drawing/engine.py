"""Running Graphviz: DOT in, a picture out, within a limit of time."""

import subprocess
from typing import NamedTuple

from duties.drawing.sheet import INCH, Point
from duties.errors.pictures import EngineFailedError, EngineMissingError, EngineTimeoutError

TIME_LIMIT = 120  # seconds


class Engine(NamedTuple):
    """A program that takes the arguments of `dot`; `name` is what messages call it."""

    name: str
    program: str


def run(engine: Engine, dot: str, *arguments: str, limit: float = TIME_LIMIT) -> bytes:
    """Return what an engine makes of a graph.

    Raises `EngineMissingError` where it cannot be started, `EngineTimeoutError` where it takes
    longer than `limit` seconds, `EngineFailedError` where it fails or makes nothing.
    """
    try:
        done = subprocess.run(  # noqa: S603 (a program found by name; the graph comes by its input)
            [engine.program, *arguments],
            input=dot.encode(),
            capture_output=True,
            check=False,
            timeout=limit,
        )
    except OSError as error:
        raise EngineMissingError(engine.name, error.strerror or str(error)) from None
    except subprocess.TimeoutExpired:
        raise EngineTimeoutError(engine.name, limit) from None
    if done.returncode != 0 or not done.stdout:
        raise EngineFailedError(engine.name, done.returncode, _last_line(done.stderr))
    return done.stdout


def _last_line(stderr: bytes) -> str:
    """Return the last line that says something, as much of it as a sentence can hold."""
    lines = stderr.decode("utf-8", "replace").split("\n")
    return next((line.strip()[:200] for line in reversed(lines) if line.strip()), "")


def laid_out(engine: Engine, dot: str, layout: str) -> list[Point]:
    """Return where a layout of Graphviz puts the middle of each node: in points, y from below.

    The nodes of the graph are named 0, 1, 2 ...; their places are in this order. Raises as `run`
    does.
    """
    text = run(engine, dot, f"-K{layout}", "-Tplain").decode()
    # https://graphviz.org/docs/outputs/plain/: "node NAME X Y ...", in inches.
    rows = [line.split() for line in text.splitlines() if line.startswith("node ")]
    rows.sort(key=lambda row: int(row[1]))
    return [Point(float(row[2]) * INCH, float(row[3]) * INCH) for row in rows]
