"""Runs the `duties` that Python finds over all inputs, each in a process of its own.

`python worker.py TREE JOBS OUTCOMES`: JOBS has a line of JSON for each input; OUTCOMES gets a line
for each command, written as soon as it has ended. The process that reads a document is forked from
one that has everything loaded, so that no input sees what another left and none pays for imports.
"""

import datetime
import gc
import io
import json
import os
import resource
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, TextIO, cast

from asked import (
    OF_A_DRAFT,
    OF_A_PLAN,
    PLAN,
    Call,
    calls_of_document,
    calls_of_import,
    calls_of_itself,
    calls_of_plan,
)

SECONDS = 10
"""Of the processor, for one command."""
WALL_SECONDS = 600
MEMORY = 1_500_000_000  # bytes, for one input, beside what is loaded for all
OLDER = "title: 旧方案\ntasks:\n  - {id: 1, title: 改造东桥, lead: 市交通局}\n"

Main = Callable[[Sequence[str]], int]


class Job(NamedTuple):
    """An input: its name, its file (or None), what it is, and its place among all inputs."""

    name: str
    file: str | None
    is_plan: bool
    number: int


class Stopwatch:
    """Ends this process where a command takes too long."""

    def start(self) -> None:
        """Give the next command its time."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        limit = int(used.ru_utime + used.ru_stime) + SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
        signal.alarm(WALL_SECONDS)


def run(main: Main, arguments: Sequence[str]) -> tuple[int | str, bytes, bytes]:
    """Return the exit code (or what was raised) and the bytes of stdout and stderr."""
    streams = sys.stdout, sys.stderr
    out, err = (
        io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace") for _ in streams
    )
    sys.stdout, sys.stderr = out, err
    code: int | str
    try:
        code = int(main(arguments))
    except BaseException as error:  # noqa: BLE001 (whatever it is, it is the outcome)
        code = f"raised {type(error).__name__}"
    finally:
        sys.stdout, sys.stderr = streams
    return code, _written(out), _written(err)


def _written(stream: io.TextIOWrapper) -> bytes:
    """Return what was written to a stream, without what may differ: the folder and the day."""
    stream.flush()
    data = cast("io.BytesIO", stream.buffer).getvalue()
    data = data.replace(str(Path.cwd()).encode(), b"<folder>")
    today = datetime.date.today()
    for form in (today.isoformat(), f"{today.year}年{today.month}月{today.day}日"):
        data = data.replace(form.encode(), b"<today>")
    return data


def new_files(before: set[Path]) -> dict[str, bytes]:
    """Return the files that a command left in this folder, and delete them."""
    found = {}
    for path in sorted(Path().rglob("*")):
        if path.is_file() and path not in before:
            found[str(path)] = path.read_bytes()
            path.unlink()
    return found


def record(main: Main, call: Call, into: TextIO, watch: Stopwatch) -> bytes:
    """Run a command, write down what came of it, and return its stdout."""
    before = set(Path().rglob("*"))
    watch.start()
    code, out, err = run(main, call.arguments)
    outcome = {
        "call": [call.words, call.language],
        "code": code,
        "out": out.decode("latin-1"),
        "err": err.decode("latin-1"),
        "files": {name: data.decode("latin-1") for name, data in new_files(before).items()},
    }
    into.write(f"{json.dumps(outcome)}\n")
    into.flush()
    return out


def examine(main: Main, job: Job, into: TextIO, only: Sequence[str]) -> None:
    """Ask everything of one input, in the folder that this process stands in."""

    def wanted(calls: Iterator[Call]) -> Iterator[Call]:
        return (call for call in calls if not only or call.words[0] in only)

    watch = Stopwatch()
    nowhere = io.StringIO()
    if job.file is None:
        for call in wanted(calls_of_itself()):
            record(main, call, into, watch)
        return
    name = Path(job.file).name
    plan = Path(PLAN)
    if job.is_plan:
        plan.write_bytes(Path(job.file).read_bytes())
    else:
        shutil.copyfile(job.file, name)
        first, *more = calls_of_import(name, job.number)
        is_kept = not only or "import" in only
        draft = record(main, first, into if is_kept else nowhere, watch)
        for call in more if is_kept else ():
            record(main, call, into, watch)
        if draft:
            plan.write_bytes(draft)
        for call in wanted(calls_of_document(name, job.number)):
            record(main, call, into, watch)
        if not draft:
            return
    Path("older.yaml").write_text(OLDER, encoding="utf-8")
    text = plan.read_bytes().decode("utf-8", "replace")
    for call in wanted(calls_of_plan(text, job.number, OF_A_PLAN if job.is_plan else OF_A_DRAFT)):
        record(main, call, into, watch)


def in_a_child(work: Callable[[], None]) -> str | None:
    """Do work in a forked process; return how that died, None where it ended well."""
    child = os.fork()
    if child == 0:
        try:
            limit = _address_space() + MEMORY
            resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
            work()
            os._exit(0)
        except BaseException as error:  # noqa: BLE001 (told by the parent)
            sys.stderr.write(f"{type(error).__name__}: {error}\n")
            os._exit(1)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return f"ended by {signal.Signals(os.WTERMSIG(status)).name}"
    return f"ended with {os.WEXITSTATUS(status)}" if status else None


def _address_space() -> int:
    """Return how many bytes of addresses this process has, which libraries take far more of."""
    pages = int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[0])
    return pages * resource.getpagesize()


def warm_up(main: Main, jobs: Sequence[Job]) -> None:
    """Load what the commands load only when they need it: run some of each kind once."""
    seen: set[str] = set()
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        for job in jobs:
            kind = Path(job.file).suffix if job.file else ""
            if kind in seen or not job.name.startswith("generated"):
                continue
            with tempfile.TemporaryDirectory() as folder:
                os.chdir(folder)
                examine(main, job._replace(number=1 if seen else 0), nowhere, ())
                os.chdir("/")
            seen.add(kind)
    gc.collect()
    gc.freeze()
    signal.alarm(0)
    resource.setrlimit(resource.RLIMIT_CPU, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def work(tree: Path, jobs_file: Path, outcomes: Path, only: Sequence[str]) -> None:
    """Examine all inputs with the `duties` of a tree."""
    import duties
    from duties.cli.main import main

    if not Path(duties.__file__).is_relative_to(tree):
        sys.exit(f"duties came from {duties.__file__}, not from {tree}")
    jobs = [Job(*json.loads(line)) for line in jobs_file.read_text("utf-8").splitlines()]
    with outcomes.open("w", encoding="utf-8") as into:
        warm_up(main, jobs)
        for done, job in enumerate(jobs, 1):
            into.write(f"{json.dumps({'input': job.name})}\n")
            into.flush()
            with tempfile.TemporaryDirectory() as folder:
                os.chdir(folder)
                death = in_a_child(partial(examine, main, job, into, only))
                os.chdir("/")
            if death:
                into.write(f"\n{json.dumps({'death': death})}\n")
            if done % 200 == 0:
                sys.stderr.write(f"{tree.name}: {done} of {len(jobs)} inputs\n")


if __name__ == "__main__":
    tree, jobs_file, outcomes, *only = sys.argv[1:]
    work(Path(tree).resolve(), Path(jobs_file).resolve(), Path(outcomes).resolve(), only)
