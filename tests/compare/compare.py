"""`make compare REV=...`: all that differs between a revision and this tree, to the byte.

Both run the same commands over the same inputs. What differs is shown, and kept in
build/compare/differences.txt; the exit code is 1 where more than English words differ.
"""

import argparse
import fnmatch
import io
import json
import os
import subprocess
import sys
import tarfile
import tomllib
from collections.abc import Sequence
from pathlib import Path

import corpus
from differing import Difference, Tally, compare, read_outcomes

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "build/compare"
WORKER = Path(__file__).with_name("worker.py")
LINES = 30
"""Of a difference, so many lines are shown on the screen, and of each so many letters."""
LETTERS = 300


def _git(*words: str) -> bytes:
    return subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, check=True).stdout


def tree_of(revision: str) -> Path:
    """Return a folder with the sources of a git revision, unpacked there if need be."""
    commit = _git("rev-parse", "--verify", f"{revision}^{{commit}}").decode().strip()
    tree = BUILD / "trees" / commit
    if not tree.exists():
        part = tree.with_suffix(".part")
        archive = _git("archive", commit, "src", "pyproject.toml", "README.md", "LICENSE")
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            files.extractall(part, filter="data")
        part.rename(tree)
    return tree


def _dependencies(tree: Path) -> object:
    project = tomllib.loads((tree / "pyproject.toml").read_text("utf-8"))["project"]
    return project["dependencies"], project["optional-dependencies"]


def python_for(tree: Path) -> str:
    """Return the Python to run a tree with: this one, unless the tree needs other packages."""
    if _dependencies(tree) == _dependencies(ROOT):
        return sys.executable
    python = tree / ".venv/bin/python"
    if not python.exists():
        print("The revision needs other packages; it gets an environment of its own.")
        subprocess.run([sys.executable, "-m", "venv", str(tree / ".venv")], check=True)
        install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([str(python), *install, f"{tree}[parquet]"], check=True)
    return str(python)


def start(tree: Path, jobs: Path, outcomes: Path, only: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start a worker for a tree."""
    kept = ("PATH", "HOME", "TMPDIR", "SYSTEMROOT")
    environ = {name: os.environ[name] for name in kept if name in os.environ}
    environ |= {
        "PYTHONPATH": str(tree / "src"),
        "PYTHONHASHSEED": "0",
        "LANGUAGE": "en",
        "COLUMNS": "100",
        "TZ": "UTC",
    }
    words = [python_for(tree), str(WORKER), str(tree), str(jobs), str(outcomes), *only]
    return subprocess.Popen(words, env=environ)


def chosen(listed: Path, pattern: str, limit: int) -> Path:
    """Return the list of inputs whose name fits a pattern, at most so many, spread over all."""
    lines = listed.read_text("utf-8").splitlines()
    fitting = [line for line in lines if fnmatch.fnmatch(json.loads(line)[0], pattern)]
    if limit and limit < len(fitting):
        fitting = [fitting[place * len(fitting) // limit] for place in range(limit)]
    jobs = BUILD / "jobs.jsonl"
    jobs.write_text("".join(f"{line}\n" for line in fitting), encoding="utf-8")
    return jobs


def run(trees: tuple[Path, Path], jobs: Path, only: Sequence[str]) -> Tally:
    """Run both trees at the same time over the inputs, and compare."""
    outcomes = (BUILD / "before.jsonl", BUILD / "after.jsonl")
    workers = [start(tree, jobs, file, only) for tree, file in zip(trees, outcomes, strict=True)]
    try:
        codes = [worker.wait() for worker in workers]
    finally:
        for worker in workers:
            worker.kill()
    if any(codes):
        sys.exit("a worker failed; what it said stands above")
    return compare(*(read_outcomes(file) for file in outcomes))


def _text(difference: Difference) -> str:
    lines = [f"== {difference.input}", f"   {difference.command}", *difference.lines]
    return "\n".join(lines) + "\n"


def _short(difference: Difference) -> str:
    lines = _text(difference).splitlines()
    kept = [line[:LETTERS] + "…" * (len(line) > LETTERS) for line in lines[:LINES]]
    return "\n".join([*kept, *["   ..."][: len(lines) > LINES]])


def report(tally: Tally, most: int) -> None:
    """Show what differs, and keep all of it in a file."""
    kept = BUILD / "differences.txt"
    with kept.open("w", encoding="utf-8", errors="backslashreplace") as file:
        file.writelines(f"{_text(each)}\n" for each in tally.found)
    for each in tally.real[:most]:
        print(f"{_short(each)}\n")
    if (rest := len(tally.real) - most) > 0:
        print(f"... and {rest} more; all are in {kept.relative_to(ROOT)}\n")
    if tally.wording:
        print("English words alone (the Chinese of the same command is the same):")
        for line, count in tally.wording.most_common(10 * most):
            print(f"{count:6} {line[:LETTERS]}")
        print()
    inputs = {each.input for each in tally.real}
    worded = sum(each.is_wording for each in tally.found)
    print(
        f"{tally.inputs} inputs, {tally.commands} commands ({tally.drafts} good imports): "
        f"{len(tally.real)} commands differ for {len(inputs)} inputs; "
        f"{worded} more differ in English words alone; "
        f"{tally.twice_dead} inputs ended both alike before all was asked"
    )


def main() -> int:
    """Compare as the command line says; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("revision")
    parser.add_argument("--tree", type=Path, default=ROOT, help="compare with this tree instead")
    parser.add_argument("--only", default="", help="only these commands: import,lint")
    parser.add_argument("--inputs", default="*", help="only inputs whose name fits: 'generated*'")
    parser.add_argument("--limit", type=int, default=0, help="so many inputs, spread over all")
    parser.add_argument("--most", type=int, default=20, help="so many differences on the screen")
    parser.add_argument("--documents", default="", help="folders of more documents, with blanks")
    options = parser.parse_args()
    BUILD.mkdir(parents=True, exist_ok=True)
    folders = [Path(folder) for folder in options.documents.split()]
    if missing := [str(folder) for folder in folders if not folder.is_dir()]:
        parser.error(f"no such folder: {', '.join(missing)}")
    jobs = chosen(corpus.make(BUILD / "corpus", folders), options.inputs, options.limit)
    only = [word for word in options.only.split(",") if word]
    tally = run((tree_of(options.revision), options.tree.resolve()), jobs, only)
    report(tally, options.most)
    return 1 if tally.real else 0


if __name__ == "__main__":
    sys.exit(main())
