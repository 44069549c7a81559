"""The house rules that no linter knows: what git tracks, the size of modules, names that differ."""

import ast
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
MOST_LINES = 450  # of a module


@cache
def tracked() -> tuple[str, ...]:
    """Return the files below src/ that git tracks; skips where this is no git checkout."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is no git checkout")
    done = subprocess.run(
        ["git", "-C", ROOT, "ls-files", "-z", "src"],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return tuple(filter(None, done.stdout.split("\0")))


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def test_git_tracks_nothing_in_the_package_that_strayed_there() -> None:
    kinds = {
        Path(name).name if name.endswith("py.typed") else Path(name).suffix for name in tracked()
    }

    assert kinds == {".py", ".po", ".mo", ".yaml", ".jinja", ".css", ".js", ".sql", "py.typed"}


def test_every_module_is_tracked() -> None:
    assert {str(file.relative_to(ROOT)) for file in SOURCES} <= set(tracked())


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.relative_to(ROOT / "src")))
def test_a_module_is_no_longer_than_can_be_read_at_once(file: Path) -> None:
    assert len(file.read_text("utf-8").splitlines()) <= MOST_LINES


def test_no_two_classes_have_one_name() -> None:
    names = Counter(
        node.name
        for file in SOURCES
        for node in ast.walk(tree(file))
        if isinstance(node, ast.ClassDef)
    )

    assert [name for name, count in names.items() if count > 1] == []


def test_no_module_takes_what_another_keeps_private() -> None:
    taken = [
        f"{file.relative_to(ROOT)}: {alias.name}"
        for file in SOURCES
        for node in ast.walk(tree(file))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.name.startswith("_")
    ]

    assert taken == []
