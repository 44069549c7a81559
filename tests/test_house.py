"""The house rules that no linter knows: what git tracks, the size of modules, names that differ."""

import re
import subprocess
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from radon.complexity import cc_visit
from radon.visitors import Function

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
MOST_LINES = 450  # of a module
MOST_WAYS = 25  # through a function, as radon counts: each `and`, `if` of a list and assert is one
FORKS = re.compile(r"\b(?:and|assert|case|elif|else|except|for|if|lambda|or|while|with)\b")
"""The words of which each makes one way more at most; only where many are does radon count."""


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


def test_git_tracks_nothing_in_the_package_that_strayed_there() -> None:
    kinds = {
        Path(name).name if name.endswith("py.typed") else Path(name).suffix for name in tracked()
    }

    assert kinds == {".py", ".po", ".mo", ".yaml", ".jinja", ".css", ".js", ".sql", "py.typed"}


def test_every_module_is_tracked() -> None:
    assert {str(file.relative_to(ROOT)) for file in SOURCES} <= set(tracked())


def test_a_module_is_no_longer_than_can_be_read_at_once() -> None:
    lines = {file: len(file.read_text("utf-8").splitlines()) for file in SOURCES}

    assert {file.name: count for file, count in lines.items() if count > MOST_LINES} == {}


@pytest.mark.parametrize("folder", ["src", "tests"])
def test_no_function_has_too_many_ways_through(folder: str) -> None:
    counted = {
        f"{file.relative_to(ROOT)}:{block.lineno} {block.name}": block.complexity
        for file in sorted((ROOT / folder).rglob("*.py"))
        if may_have_too_many_ways(text := file.read_text("utf-8"))
        for block in cc_visit(text)
        if isinstance(block, Function)
    }

    assert counted
    assert {name: count for name, count in counted.items() if count > MOST_WAYS} == {}


def may_have_too_many_ways(text: str) -> bool:
    parts = re.split(r"^(?=def |class |async def |@)", text, flags=re.MULTILINE)
    return any(len(FORKS.findall(part)) >= MOST_WAYS for part in parts)


def test_no_two_classes_have_one_name() -> None:
    names = Counter(
        name
        for file in SOURCES
        for name in re.findall(r"^ *class (\w+)", file.read_text("utf-8"), re.MULTILINE)
    )

    assert "Plan" in names
    assert [name for name, count in names.items() if count > 1] == []


def test_no_module_takes_what_another_keeps_private() -> None:
    taken = [
        (file.name, line)
        for file in SOURCES
        for line in _IMPORTS.findall(file.read_text("utf-8"))
        if re.search(r"(?<!\bas )\b_\w", line.partition(" import ")[2])
    ]

    assert taken == []


_IMPORTS = re.compile(r"^ *from [\w.]+ import (?:\([^)]*\)|.*)", re.MULTILINE)


# What newcomers are told

ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
TOLD = {"architecture": ARCHITECTURE, "contributing": (ROOT / "CONTRIBUTING.md").read_text("utf-8")}
MOST_WORDS = 1400  # fit on two pages of A4, set in 10 points
PACKAGE = ROOT / "src" / "duties"


def test_the_architecture_fits_on_two_pages() -> None:
    assert len(ARCHITECTURE.split()) <= MOST_WORDS


@pytest.mark.parametrize("page", TOLD)
def test_every_file_that_newcomers_are_told_of_is_there(page: str) -> None:
    named = re.findall(r"`([\w{},*./-]+(?:\.py|\.md|/))`", TOLD[page])

    assert len(named) > 80
    assert [name for name in named if not all(map(there, alternatives(name)))] == []


def alternatives(name: str) -> list[str]:
    """Return the names that one with braces stands for; a word in capitals stands for any."""
    name = re.sub(r"\b(?:NAME|KIND|FORMAT)\b", "*", name)
    found = re.search(r"\{(.*)\}", name)
    return [name.replace(found[0], each) for each in found[1].split(",")] if found else [name]


def there(name: str) -> bool:
    """Return whether the tree has such a file or folder; one without a folder may be anywhere."""
    if "/" not in name.rstrip("/"):
        return any(PACKAGE.rglob(name)) or any(ROOT.glob(name))
    return any(any(base.glob(name)) for base in (ROOT, PACKAGE, PACKAGE / "importing"))


@pytest.mark.parametrize("page", TOLD)
def test_every_name_that_newcomers_shall_look_for_in_a_file_is_there(page: str) -> None:
    told = " ".join(TOLD[page].split())
    named = [
        (name, file)
        for names, file in re.findall(r"((?:`\w+`(?:, | and | or )?)+) in `([a-z_/]+\.py)`", told)
        for name in re.findall(r"\w+", names.replace(" and ", " ").replace(" or ", " "))
    ]

    assert len(named) > 10
    assert [
        (name, file)
        for name, file in named
        if not re.search(rf"\b{name}\b", (PACKAGE / file).read_text("utf-8"))
    ] == []


def test_the_architecture_shows_the_layers_in_their_order() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    level = {name: place for place, names in enumerate(layers) for name in names.split(" | ")}
    section = ARCHITECTURE.partition("## The layers")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)(?:/|\.py)` \|", section, re.MULTILINE)

    assert [name for name in level if not re.search(rf"`{name}(?:/|\.py)`", section)] == []
    assert rows == sorted(rows, key=level.__getitem__)
