"""Timings of `duties`, as ratios within one run: `make bench`.

Every figure is the median of whole runs, taken in turn with what it is compared to, so that a
machine that is busy for a while slows both.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import NamedTuple

from filled import MERELY, write_filled
from plans import (
    document_text,
    ledger_texts,
    one_of_many_text,
    plan_text,
    readings_texts,
    targets_plan_text,
    tracked_plan_text,
)
from printed import printed
from tabulate import tabulate

from corpora import write_corpus

ROOT = Path(__file__).parents[2]
PLAN = ROOT / "plan.yaml"
DUTIES = str(Path(sysconfig.get_path("scripts")) / "duties")
ENGINE = str(Path(sysconfig.get_path("scripts")) / "graphviz-pure")
RUNS = 21

Command = Sequence[str]

# The least that a Typer program does to answer `who-leads 19` from the file.
TEN_LINES = f"""
import typer, yaml{{imports}}
app = typer.Typer()
@app.command()
def who_leads(task: str) -> None:
    with open({str(PLAN)!r}, encoding="utf-8") as file:
        plan = yaml.load(file, yaml.CSafeLoader)
    print(next(entry["lead"] for entry in plan["tasks"] if str(entry["id"]) == task))
app()
"""

DRAIN = """
import sys, time, yaml
texts = [open(file, encoding="utf-8").read() for file in sys.argv[1:]]
start = time.perf_counter()
for text in texts:
    parser = yaml.CSafeLoader(text)
    while not isinstance(parser.get_event(), yaml.StreamEndEvent):
        pass
print(time.perf_counter() - start)
"""

LOAD = """
import resource, sys, time
from pathlib import Path
from duties.planfile.loading import load
from duties.files import read_source
source = read_source(Path(sys.argv[1]))
start = time.perf_counter()
loaded = load(source)
seconds = time.perf_counter() - start
assert loaded.plan is not None and len(loaded.plan.tasks) == int(sys.argv[2])
print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


LOAD_ALL = """
import sys
from pathlib import Path
from duties.planfile.loading import load
from duties.files import read_source
for file in sorted(Path(sys.argv[1]).rglob("*.yaml")):
    assert load(read_source(file)).plan is not None
"""


LINT = """
import sys, time
from datetime import date
from pathlib import Path
from duties.lint.engine import check
from duties.lint.rule import Subject
from duties.lint.rules import RULES
from duties.planfile.loading import load
from duties.files import read_source
source = read_source(Path(sys.argv[1]))
start = time.perf_counter()
loaded = load(source)
loading = time.perf_counter() - start
check(Subject(source, loaded, date.today()), RULES)
print(loading, time.perf_counter() - start - loading)
"""

PLAIN_LOAD = """
import sys, yaml
with open(sys.argv[1], encoding="utf-8") as file:
    yaml.load(file, yaml.CSafeLoader)
"""


IMPORT = """
import re, sys, time
from duties.collector import end_soon
from duties.importing.pipeline import draft
from duties.importing.shape import read_document
from duties.importing.plan.writing import plan_text
with open(sys.argv[1], "rb") as file:
    data = file.read()
text = data.decode()
end_soon()  # as the command does
ends = re.compile("[。！？；]")
plan_text(draft(read_document("plan.txt", text[:7_000].encode())))  # loads what is loaded late
start = time.perf_counter()
ends.split(text)
split = time.perf_counter() - start
start = time.perf_counter()
found = draft(read_document("plan.txt", data))
plan_text(found)
print(time.perf_counter() - start, split, len(found.tasks))
"""


IMPORT_PDF = """
import logging, sys, time
import pdfplumber
from duties.importing.pipeline import draft
from duties.importing.shape import read_document
from duties.importing.plan.writing import plan_text
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
small, large = sys.argv[1:]
with open(large, "rb") as file:
    data = file.read()
with open(small, "rb") as file:
    plan_text(draft(read_document("plan.pdf", file.read())))  # loads what is loaded late
with pdfplumber.open(small) as document:
    document.pages[0].extract_words()
start = time.process_time()
with pdfplumber.open(large) as document:
    for page in document.pages:
        page.extract_words()
        page.close()
words = time.process_time() - start
start = time.process_time()
found = draft(read_document("plan.pdf", data))
plan_text(found)
print(time.process_time() - start, words, len(found.tasks))
"""


class Row(NamedTuple):
    """A measured ratio, and what it may be at most."""

    what: str
    compared_to: str
    ratio: float
    limit: float | None


def seconds(command: Command) -> float:
    start = time.perf_counter()
    subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT
    )
    return time.perf_counter() - start


def ratio(command: Command, base: Command, runs: int = RUNS) -> float:
    pairs = [(seconds(command), seconds(base)) for _ in range(runs + 1)]
    return median(mine / theirs for mine, theirs in pairs[1:])


def ten_lines(folder: Path, *imports: str) -> Command:
    script = folder / f"ten_lines_{'_'.join(imports)}.py"
    script.write_text(
        TEN_LINES.format(imports="".join(f", {name}" for name in imports)), encoding="utf-8"
    )
    return (sys.executable, str(script), "19")


def whole_commands(folder: Path) -> list[Row]:
    nothing = (sys.executable, "-c", "pass")
    least = ten_lines(folder)
    with_tabulate = ten_lines(folder, "tabulate")
    with_networkx = ten_lines(folder, "tabulate", "networkx")
    rows = [
        ("who-leads 19", "ten lines of Typer and PyYAML", least, 1.25),
        ("my-tasks 区住建委", "the same with tabulate", with_tabulate, 1.25),
        ("partners 区住建委", "the same with networkx", with_networkx, 1.25),
        ("workload", "the same with networkx", with_networkx, 1.25),
        ("lint --fail-on error", "duties workload", (DUTIES, "workload"), 1.5),
        ("who-leads 19", "python -c pass", nothing, None),
        ("my-tasks 区住建委", "python -c pass", nothing, None),
        ("workload", "python -c pass", nothing, None),
    ]
    return [
        Row(question, name, ratio((DUTIES, *question.split()), base), limit)
        for question, name, base, limit in rows
    ]


def from_python() -> list[Row]:
    """Measure a program that imports the package, and one that asks a question."""
    nothing = (sys.executable, "-c", "pass")
    importing = (sys.executable, "-c", "import duties")
    script = "import duties; duties.load('plan.yaml').my_tasks('区住建委').to_dicts()"
    asking = (sys.executable, "-c", script)
    command = (DUTIES, "my-tasks", "区住建委", "-f", "json")
    return [
        Row("import duties", "python -c pass", ratio(importing, nothing), 1.2),
        Row("my_tasks from Python", "duties my-tasks", ratio(asking, command), 1.0),
    ]


def drawing(folder: Path) -> list[Row]:
    """Measure pictures against the engine's own time, with reading and starting as `workload`."""
    large = folder / "2000.yaml"
    large.write_text(plan_text(2000), encoding="utf-8")
    rows = []
    for plan, picture, engines, limit in (
        (PLAN, "plan", 2, 1.0),
        (PLAN, "network", 2, 1.0),
        (large, "network", 1, 1.2),
        (large, "matrix", 1, 1.2),
        *((PLAN, picture, 1, 2.0) for picture in ("heatmap", "workload", "timeline", "board")),
        *((large, picture, 1, 1.2) for picture in ("heatmap", "workload", "timeline", "board")),
    ):
        duties = (DUTIES, "--plan", str(plan))
        dot = folder / f"{picture}.dot"
        subprocess.run(
            (*duties, "draw", picture, "-o", str(dot)), check=True, stderr=subprocess.DEVNULL
        )
        base = (*duties, "workload")
        draw = (*duties, "draw", picture, "-o", str(dot.with_suffix(".svg")))
        engine = (ENGINE, "-Tsvg", str(dot), "-o", str(dot.with_suffix(".engine.svg")))
        runs = [[seconds(command) for command in (draw, base, engine)] for _ in range(RUNS)]
        tasks = "55 tasks" if plan is PLAN else "2,000 tasks"
        rows += [
            Row(
                f"draw {picture}, {tasks}",
                f"workload + {engines} x engine on the same DOT",
                median(mine / (start + engines * own) for mine, start, own in runs),
                limit,
            ),
            Row(
                f"draw {picture}, {tasks}",
                "the engine alone",
                median(mine / own for mine, _, own in runs),
                None,
            ),
        ]
    return rows


KEYSTROKES = """
() => ["推", "推进", "推进第7", "第77", "", "第", ""].map((words) => {
  const field = document.getElementById("words");
  const start = performance.now();
  field.value = words;
  field.dispatchEvent(new Event("input"));
  document.body.offsetHeight;
  return performance.now() - start;
})
"""


FIRST_VIEW = """
() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))))
"""


def page(folder: Path) -> list[Row]:
    """Measure the page of 1,000 tasks, without and with a year of progress.

    That is its size and, where Chromium is, its first view and its search.
    """
    home, plan = folder / "a year", folder / "1000.yaml"
    plan.write_text(plan_text(1000), encoding="utf-8")
    _write_tracked(home, 1000)
    alone, followed = folder / "1000.html", folder / "12000.html"
    seconds((DUTIES, "--plan", str(plan), "export", str(alone)))
    seconds(_asked_in(home, "export", str(followed), "--as-of", "2026-12-31"))
    entries = "page of 1,000 tasks and 12,000 entries"
    rows = [
        Row("page of 1,000 tasks", "3 MB", alone.stat().st_size / 3_000_000, 1.0),
        Row(entries, "4 MB", followed.stat().st_size / 4_000_000, 1.0),
    ]
    chromium = shutil.which("chromium")
    if chromium is None or find_spec("playwright") is None:
        return rows
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for what, file in (("page of 1,000 tasks", alone), (entries, followed)):
            opened, first = browser.new_page(), []
            for part in ("", "#tasks", "#units", "#matrix") * 3:
                opened.goto("about:blank")
                opened.goto(f"{file.as_uri()}{part}")
                first.append(opened.evaluate(FIRST_VIEW))
            opened.goto(f"{file.as_uri()}#tasks")
            answered = zip(*(opened.evaluate(KEYSTROKES) for _ in range(5)), strict=True)
            slowest = max(map(median, answered))
            rows += [
                Row(f"first view, {what}", "1 second", median(first) / 1000, 1.0),
                Row(f"a keystroke in its search, {what}", "50 ms", slowest / 50, 1.0),
            ]
        browser.close()
    return rows


def figures(script: str, *arguments: str) -> list[float]:
    done = subprocess.run(
        (sys.executable, "-c", script, *arguments),
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return [float(figure) for figure in done.stdout.split()]


def loading(folder: Path) -> tuple[list[Row], list[tuple[int, float, float]]]:
    """Measure loading in processes of their own, where no earlier run has filled the memory."""
    rows, sizes = [], []
    for tasks in (10_000, 100_000):
        file = folder / f"{tasks}.yaml"
        file.write_text(plan_text(tasks), encoding="utf-8")
        runs = [
            (figures(LOAD, str(file), str(tasks)), figures(DRAIN, str(file))[0]) for _ in range(5)
        ]
        rows.append(
            Row(
                f"loading {tasks:,} tasks",
                "PyYAML's bare C event stream",
                median(mine[0] / theirs for mine, theirs in runs),
                2.0,
            )
        )
        sizes.append(
            (tasks, median(mine[0] for mine, _ in runs), median(mine[1] for mine, _ in runs))
        )
    small, large = sizes
    rows.append(Row("100,000 tasks", "ten times 10,000 tasks", large[1] / (10 * small[1]), None))
    return rows, sizes


def asking(folder: Path) -> list[Row]:
    """Measure whole questions on 100,000 tasks against a process that only reads the events."""
    file = str(folder / "100000.yaml")
    drain = (sys.executable, "-c", DRAIN, file)
    return [
        Row(
            f"{' '.join(question)}, 100,000 tasks",
            "a process of PyYAML's bare C event stream",
            ratio((DUTIES, "--plan", file, *question), drain, 5),
            limit,
        )
        for question, limit in ((("who-leads", "19"), 2.5), (("my-tasks", "第7局"), 3.5))
    ]


def many_plans(folder: Path, plans: int = 2_000) -> list[Row]:
    """Measure a question to a folder of plans against a process that only loads them."""
    home = folder / "plans"
    for number in range(plans):
        file = home / f"{number % 40}" / f"{number}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(one_of_many_text(number), encoding="utf-8")
    load_all = (sys.executable, "-c", LOAD_ALL, str(home))
    return [
        Row(
            f"my-tasks, {plans:,} plans of 55 tasks",
            "a process that loads them",
            ratio((DUTIES, "--plan", str(home), "my-tasks", unit), load_all, 3),
            1.3,
        )
        for unit in ("市住建局", "第4区住建局")
    ]


OWN_QUERY = """
import sys, duckdb
folder, unit = sys.argv[1:]
rows = duckdb.execute(
    f'''SELECT a.plan, t.id, t.title, a.role, t.due
    FROM read_parquet('{folder}/assignments/**/*.parquet') AS a
    JOIN read_parquet('{folder}/tasks/**/*.parquet') AS t USING (plan, position)
    WHERE a.unit = ?''',
    [unit],
).fetchall()
assert rows
"""

PEAK = """
import resource, subprocess, sys, time
start = time.perf_counter()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
seconds = time.perf_counter() - start
print(seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
"""


def corpora(folder: Path) -> list[Row]:
    """Measure gathering, and a question to what is gathered against DuckDB's own query."""
    plans = folder / "plans"
    start = (DUTIES, "who-leads", "19")
    seconds_of = {}
    for jobs in (1, 2):
        made = folder / f"gathered{jobs}"
        seconds_of[jobs] = seconds((DUTIES, "gather", str(plans), "-o", str(made), "-j", str(jobs)))
    small = folder / "gathered1"
    rows = [
        Row(
            "gather 2,000 plans, two workers",
            "one worker",
            seconds_of[2] / seconds_of[1],
            1 / 1.7,
        ),
        _asked_of_corpus("2,000 plans gathered", small, "第7区财政局", start),
    ]
    large = folder / "large"
    write_corpus(large, issuers=79, plans=3_452, units=1_200)
    rows.append(_asked_of_corpus("15 million tasks", large, "第3区第7局", start))
    command = (DUTIES, "--plan", str(large), "my-tasks", "第3区第7局", "-f", "json")
    runs = [figures(PEAK, *command) for _ in range(5)]
    took = median(each for each, _ in runs) - median(seconds(start) for _ in range(5))
    rows += [
        Row("my-tasks, 15 million tasks, after start", "a second", took, 2),
        Row(
            "my-tasks, 15 million tasks, memory", "1,000 MB", max(most for _, most in runs) / 1e3, 1
        ),
    ]
    shutil.rmtree(large)
    return rows


def _asked_of_corpus(what: str, corpus: Path, unit: str, start: Command) -> Row:
    mine = (DUTIES, "--plan", str(corpus), "my-tasks", unit, "-f", "json")
    own = (sys.executable, "-c", OWN_QUERY, str(corpus), unit)
    runs = [[seconds(command) for command in (mine, start, own)] for _ in range(11)]
    return Row(
        f"my-tasks, {what}",
        "who-leads 19 + DuckDB's own query",
        median(took / (begun + query) for took, begun, query in runs),
        1.5,
    )


def tracking(folder: Path, least: int = 1_000, times: int = 10) -> list[Row]:
    """Measure questions on a ledger with twelve entries a task, and writing into it."""
    small, large = folder / "tracked", folder / "tracked_more"
    for home, tasks in ((small, least), (large, least * times)):
        _write_tracked(home, tasks)
    status = _asked_in(large, "status", "--as-of", "2026-12-31")
    files = sorted(map(str, large.rglob("*.yaml")))
    record = _asked_in(large, "record", "19", "--done", "完成一批", "--date", "2026-12-30")
    named = f"{least * times:,} tasks with {12 * least * times:,} entries"
    rows = [
        Row(
            f"status, {named}",
            "a process of PyYAML's bare C event stream",
            ratio(status, (sys.executable, "-c", DRAIN, *files), 5),
            2.5,
        ),
        Row(
            f"status, {named}",
            f"{times} times {least:,} tasks",
            ratio(status, _asked_in(small, "status", "--as-of", "2026-12-31"), 5) / times,
            1.2,
        ),
    ]
    beside = _asked_in(small, "who-leads", "19")
    alone = (*beside, "--progress", str(folder / "nowhere"))
    return [
        *rows,
        Row(
            f"record 19, {named}",
            "status on it",
            ratio(record, status, 5),
            1.1,
        ),
        Row(
            f"who-leads 19 beside {12 * least:,} entries", "without them", ratio(beside, alone), 1.1
        ),
    ]


def targets(folder: Path, least: int = 1_000, times: int = 10) -> list[Row]:
    """Measure the question on targets with ten readings each."""
    small, large = folder / "aimed", folder / "aimed_more"
    for home, count in ((small, least), (large, least * times)):
        _write(home, targets_plan_text(count), readings_texts(count))
    asked = _asked_in(large, "targets", "--as-of", "2026-12-31")
    files = sorted(map(str, large.rglob("*.yaml")))
    named = f"{least * times:,} targets with {10 * least * times:,} readings"
    return [
        Row(
            f"targets, {named}",
            "a process of PyYAML's bare C event stream",
            ratio(asked, (sys.executable, "-c", DRAIN, *files), 5),
            2.5,
        ),
        Row(
            f"targets, {named}",
            f"{times} times {least:,} targets",
            ratio(asked, _asked_in(small, "targets", "--as-of", "2026-12-31"), 5) / times,
            1.2,
        ),
    ]


def _write_tracked(home: Path, tasks: int) -> None:
    _write(home, tracked_plan_text(tasks), ledger_texts(tasks))


def _write(home: Path, plan: str, ledger: Mapping[str, str]) -> None:
    (home / "progress").mkdir(parents=True)
    (home / "plan.yaml").write_text(plan, encoding="utf-8")
    for name, text in ledger.items():
        (home / "progress" / name).write_text(text, encoding="utf-8")


def _asked_in(home: Path, *question: str) -> Command:
    return (DUTIES, "--plan", str(home / "plan.yaml"), *question)


def linting(folder: Path) -> list[Row]:
    """Measure the whole rule set, and the whole command on a plan of 10,000 tasks."""
    small, large = folder / "10000.yaml", folder / "100000.yaml"
    runs = {file: [figures(LINT, str(file)) for _ in range(3)] for file in (small, large)}
    took = {file: median(rules for _, rules in runs[file]) for file in runs}
    whole = (DUTIES, "lint", "--fail-on", "error", "--statistics", str(small))
    plain = (sys.executable, "-c", PLAIN_LOAD, str(small))
    return [
        Row(
            "the rules on 100,000 tasks",
            "loading them",
            median(rules / loading for loading, rules in runs[large]),
            2.0,
        ),
        Row(
            "the rules on 100,000 tasks", "ten times 10,000", took[large] / (10 * took[small]), None
        ),
        Row("lint of 10,000 tasks", "yaml.load of the file", ratio(whole, plain, 5), 2.0),
    ]


def importing(folder: Path) -> list[Row]:
    """Measure texts of a megabyte, 20 plans long, and of four.

    Importing and its base are measured alike: each once, one after the other, in a process that
    has done neither before.
    """
    small, large = folder / "20.txt", folder / "80.txt"
    for file in (small, large):
        file.write_text(document_text(int(file.stem)), encoding="utf-8")
    runs = [(figures(IMPORT, str(small)), figures(IMPORT, str(large))) for _ in range(11)]
    one, several = folder / "1.pdf", folder / "2.pdf"
    for file in (one, several):
        file.write_bytes(printed(document_text(int(file.stem))))
    of_pdf = [figures(IMPORT_PDF, str(one), str(several)) for _ in range(7)]
    return [
        Row(
            "importing a PDF",
            "the words of pdfplumber",
            median(mine / words for mine, words, _ in of_pdf),
            1.2,
        ),
        Row(
            "importing 1 MB of text",
            "re.split on its sentence ends",
            median(mine / split for (mine, split, _), _ in runs),
            30.0,
        ),
        Row(
            "importing 4 MB",
            "four times 1 MB",
            median(most[0] / (4 * least[0]) for least, most in runs),
            1.5,
        ),
    ]


def collecting(folder: Path) -> list[Row]:
    """Measure how forms are collected against a process that merely reads every cell of them."""
    back = write_filled(DUTIES, folder / "forms", units=200, tasks=50)
    anew = f"rm -rf progress && {DUTIES} collect back 2>/dev/null"
    command = ("sh", "-c", f"cd {back.parent} && {anew}")
    merely = (sys.executable, "-c", MERELY, str(back))
    return [
        Row(
            "collect, 200 forms of 50 rows",
            "openpyxl merely reading every cell",
            ratio(command, merely, 5),
            1.5,
        )
    ]


def main() -> None:
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors, {RUNS} runs each\n")
    with tempfile.TemporaryDirectory() as name:
        rows = whole_commands(Path(name)) + from_python()
        more, sizes = loading(Path(name))
        more += asking(Path(name))
        more += many_plans(Path(name))
        more += corpora(Path(name))
        more += tracking(Path(name)) + targets(Path(name))
        more += linting(Path(name))
        more += drawing(Path(name))
        more += page(Path(name))
        more += importing(Path(name))
        more += collecting(Path(name))
    table = [
        (row.what, row.compared_to, f"{row.ratio:.2f}", row.limit or "", _verdict(row))
        for row in (*rows, *more)
    ]
    print(tabulate(table, ("what", "compared to", "ratio", "at most", ""), disable_numparse=True))
    print()
    print(
        tabulate(
            [(f"{tasks:,}", f"{time:.2f}", f"{memory:.0f}") for tasks, time, memory in sizes],
            ("tasks", "loading, s", "peak memory, MB"),
            colalign=("right", "right", "right"),
        )
    )
    if any(row.limit is not None and row.ratio > row.limit for row in rows + more):
        sys.exit("a ratio is over its limit")


def _verdict(row: Row) -> str:
    if row.limit is None:
        return ""
    return "ok" if row.ratio <= row.limit else "OVER"


if __name__ == "__main__":
    main()
