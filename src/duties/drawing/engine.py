"""Running Graphviz: DOT in, a picture out, within a time limit."""

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
    """Return an engine's output for a graph.

    Raises `EngineMissingError` if it cannot be started, `EngineTimeoutError` if it takes longer
    than `limit` seconds, `EngineFailedError` if it fails or writes nothing.
    """
    try:
        done = subprocess.run(  # noqa: S603 (a program found by name; the graph goes to its stdin)
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
    """Return the last line that is not blank, cut to fit into a sentence."""
    lines = stderr.decode("utf-8", "replace").split("\n")
    return next((line.strip()[:200] for line in reversed(lines) if line.strip()), "")


def laid_out(engine: Engine, dot: str, layout: str) -> list[Point]:
    """Return the centres that a Graphviz layout gives the nodes, in points, with y upwards.

    The nodes of the graph must be named 0, 1, 2 ...; the centres are in this order. Raises what
    `run` raises.
    """
    text = run(engine, dot, f"-K{layout}", "-Tplain").decode()
    # https://graphviz.org/docs/outputs/plain/: "node NAME X Y ...", in inches.
    rows = [line.split() for line in text.splitlines() if line.startswith("node ")]
    rows.sort(key=lambda row: int(row[1]))
    return [Point(float(row[2]) * INCH, float(row[3]) * INCH) for row in rows]
