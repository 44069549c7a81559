"""Commands in the docs, run again: what a `console` block shows is what `duties` prints.

A block holds lines `$ duties …`, each followed by its output and, unless it is 0, its exit code.
`make docs` writes today's outputs into the files; a test fails where they differ. What a `console
demo` block shows is asked in the folder that `duties init --demo` writes, on the day of the demo;
what a `console month 2026-07-25` block shows in another such folder, on that day, with the forms
that had come back by then (`month.py`). A `pycon` block holds a session of Python, which goes on in
the next one of the file: see `sessions.py`; `$ python FILE` runs a script of `docs/`.
"""

import io
import os
import re
import runpy
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import (
    AbstractContextManager,
    chdir,
    contextmanager,
    nullcontext,
    redirect_stderr,
    redirect_stdout,
)
from datetime import date
from pathlib import Path
from unittest.mock import patch

from duties.cli import clock
from duties.cli.main import main
from duties.planfile.templates import demo_files
from duties.writing import create_folder
from month import WRITTEN, come_back_by
from sessions import Session

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 6, 1)
DEMO_DAY = date(2026, 6, 18)
DOCUMENTS = ROOT / "tests" / "data" / "documents"
FILES = sorted(
    [
        *ROOT.glob("README*.md"),
        *ROOT.glob("docs/**/*.md"),
        *ROOT.glob("tests/cli/transcripts/*.md"),
    ]
)

_BLOCK = re.compile(
    r"(?<=^```console)( demo| month (?P<day>[0-9-]{10}))?\n(.*?)(?=^```$)", re.MULTILINE | re.DOTALL
)
_SESSION = re.compile(r"(?<=^```pycon\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ ((?:duties|python) .*)\n", re.MULTILINE)


def replayed(file: Path) -> str:
    """Return the text of a file with today's output of each command."""
    with _workplace("zh" if ".zh" in file.suffixes or "zh-CN" in file.name else "en"):
        text = file.read_text("utf-8")
        if _SESSION.search(text):
            lay_out_plans(DEMO_DAY)
            session = Session()
            text = _SESSION.sub(lambda block: session.replayed(block[1]), text)
        return _BLOCK.sub(_replayed, text)


def lay_out_plans(day: date) -> None:
    """Put the demo of a day and a folder of three plans into the folder we are in."""
    files = {name: text.encode() for name, text in demo_files(day).items()}
    for folder in ("demo", "plans/清水县"):
        Path(folder).parent.mkdir(exist_ok=True)
        create_folder(Path(folder), files)
    shutil.copy(ROOT / "plan.yaml", "plans/渝中区.yaml")
    shutil.copy(ROOT / "tests" / "data" / "plans" / "county.yaml", "plans/软件县.yaml")


@contextmanager
def _workplace(language: str) -> Iterator[None]:
    """A folder of its own, with plans, a folder of two, documents; a terminal of 100 columns."""
    settings = {"DUTIES_LANG": language, "COLUMNS": "100", "LANGUAGE": language}
    with (
        tempfile.TemporaryDirectory() as folder,
        patch.dict(os.environ, settings),
        patch.object(clock, "today", lambda: TODAY),
        chdir(folder),
    ):
        for name in ("DUTIES_PLAN", "FORCE_COLOR"):
            os.environ.pop(name, None)
        shutil.copy(ROOT / "plan.yaml", "plan.yaml")
        Path("draft.yaml").write_text(draft(), "utf-8")
        plans = ROOT / "tests" / "data" / "plans"
        names = ("deadlines.yaml", "county.yaml", "county-next.yaml", "tracked.yaml", "loop.yaml")
        for name in names:
            shutil.copy(plans / name, name)
        for name in ("tracked.progress", "loop.progress", "offices"):
            shutil.copytree(plans / name, name)
        shutil.copytree(plans / "tracked.progress", Path("plans", "county", "progress"))
        shutil.copy(plans / "tracked.yaml", Path("plans", "county", "plan.yaml"))
        shutil.copy(ROOT / "plan.yaml", Path("plans", "district.yaml"))
        for document in DOCUMENTS.iterdir():
            shutil.copy(document, document.name)
        yield


@contextmanager
def _demo() -> Iterator[None]:
    """The folder of the demo, on its day; written when it is first asked."""
    folder = Path("demo")
    if not folder.exists():
        files = demo_files(DEMO_DAY).items()
        create_folder(folder, {name: text.encode() for name, text in files})
        for file in (ROOT / "tests" / "data" / "demo").iterdir():
            shutil.copy(file, folder)
    with chdir(folder), patch.object(clock, "today", lambda: DEMO_DAY):
        yield


@contextmanager
def _month(day: date) -> Iterator[None]:
    """The folder of a month on a day of it; what had come back by then is there."""
    folder, seen = Path("month"), Path("month-seen")
    if not folder.exists():
        files = demo_files(WRITTEN).items()
        create_folder(folder, {name: text.encode() for name, text in files})
        seen.write_text(date.min.isoformat(), "utf-8")
    with chdir(folder):
        come_back_by(day, date.fromisoformat(Path("..", seen).read_text("utf-8")))
    seen.write_text(day.isoformat(), "utf-8")
    with chdir(folder), patch.object(clock, "today", lambda: day):
        yield


def draft() -> str:
    """Return the shipped plan as an invented draft of it might have been."""
    text = (ROOT / "plan.yaml").read_text("utf-8")
    for now, then in _DRAFTED:
        assert text.count(now) == 1, now
        text = text.replace(now, then)
    return text


_DRAFTED = (
    (
        "城市核心区\n    lead: 区商务委\n    responsible: [CBD管委会]",
        "城市\n    lead: 区商务委\n    responsible: [CBD管委会]",
    ),
    (
        "lead: 区大健康公司\n    responsible: [区卫健委, 区科技局]",
        "lead: 区卫健委\n    responsible: [区大健康公司, 区科技局]",
    ),
    ("responsible: [区住建委, 区城管局]", "responsible: [区城管局]"),
    ("  - id: 53\n    action: 10\n    title: 高水平建设一流基础教育强区\n    lead: 区教委\n", ""),
    (
        "  - id: 55\n",
        "  - {id: 53, action: 10, title: 推进老旧小区改造提升, lead: 区住建委}\n  - id: 55\n",
    ),
)


def _replayed(block: re.Match[str]) -> str:
    place: AbstractContextManager[None]
    if block["day"]:
        place = _month(date.fromisoformat(block["day"]))
    else:
        place = _demo() if block[1] else nullcontext()
    with place:
        lines = [f"$ {line}\n{output(line)}" for line in _COMMAND.findall(block[3])]
    return f"{block[1] or ''}\n{''.join(lines)}"


def output(line: str) -> str:
    """Return what a command prints, and its exit code if that is not 0."""
    printed = io.StringIO()
    program, *arguments = shlex.split(line)
    with redirect_stdout(printed), redirect_stderr(printed):
        code = _run_script(*arguments) if program == "python" else main(arguments)
    return printed.getvalue() + (f"[exit code {code}]\n" if code else "")


def _run_script(name: str, *arguments: str) -> int:
    script = str(ROOT / "docs" / name)
    with patch.object(sys, "argv", [script, *arguments]):
        runpy.run_path(script, run_name="__main__")
    return 0


if __name__ == "__main__":
    for path in FILES:
        path.write_text(replayed(path), encoding="utf-8")
        sys.stdout.write(f"{path.relative_to(ROOT)}\n")
