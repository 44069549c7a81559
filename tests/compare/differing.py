"""What two runs of the same commands gave → where they differ, to the byte."""

import difflib
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

DEAR = 400  # lines of a part that are compared line by line
SHOWN_BYTES = 16


class Outcome(NamedTuple):
    """What one command gave."""

    words: tuple[str, ...]
    language: str
    code: int | str
    out: bytes
    err: bytes
    files: dict[str, bytes]

    @property
    def command(self) -> str:
        """The command as a person would type it."""
        return f"duties {' '.join(self.words)} --lang {self.language}"

    def parts(self) -> dict[str, bytes]:
        """Everything that is compared, by name."""
        named = {"exit code": str(self.code).encode(), "stdout": self.out, "stderr": self.err}
        return named | self.files


class Examined(NamedTuple):
    """What all commands gave for one input; `death` tells how the last one ended its process."""

    name: str
    outcomes: list[Outcome]
    death: str | None


class Difference(NamedTuple):
    """What differs between two outcomes of a command, as the lines of a unified diff."""

    input: str
    command: str
    lines: list[str]
    is_wording: bool
    """Only the English words differ: the same command in Chinese gave the same bytes."""


def read_outcomes(file: Path) -> Iterator[Examined]:
    """Yield what a worker wrote, input by input."""
    current: Examined | None = None
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            try:
                found = json.loads(line)
            except ValueError:  # cut short by the death that the next line tells
                continue
            if "input" in found:
                if current:
                    yield current
                current = Examined(found["input"], [], None)
            elif current and "death" in found:
                current = current._replace(death=found["death"])
            elif current:
                current.outcomes.append(_outcome(found))
    if current:
        yield current


def _outcome(found: dict[str, object]) -> Outcome:
    # As the worker writes it: bytes as Latin-1.
    words, language = found["call"]  # type: ignore[misc]
    files: dict[str, str] = found["files"]  # type: ignore[assignment]
    return Outcome(
        tuple(words),  # type: ignore[has-type]
        language,  # type: ignore[has-type]
        found["code"],  # type: ignore[arg-type]
        str(found["out"]).encode("latin-1"),
        str(found["err"]).encode("latin-1"),
        {name: data.encode("latin-1") for name, data in files.items()},
    )


def differences(before: Examined, after: Examined) -> Iterator[Difference]:
    """Yield what differs between the outcomes for one input in two trees."""
    old = {(each.words, each.language): each for each in before.outcomes}
    new = {(each.words, each.language): each for each in after.outcomes}
    changed = [key for key in old if key in new and old[key] != new[key]]
    same = {key for key in old if key in new and old[key] == new[key]}
    for key in changed:
        words, language = key
        lines = [
            line
            for name in dict.fromkeys((*old[key].parts(), *new[key].parts()))
            for line in part_lines(name, old[key].parts().get(name), new[key].parts().get(name))
        ]
        is_wording = language == "en" and (words, "zh") in same
        yield Difference(before.name, old[key].command, lines, is_wording)
    if before.death != after.death:
        lines = [f"-{before.death or 'ended well'}", f"+{after.death or 'ended well'}"]
        yield Difference(before.name, "all commands", lines, is_wording=False)
    elif alone := [key for key in (*old, *new) if (key in old) != (key in new)]:
        lines = [
            f"{'-' if key in old else '+'}duties {' '.join(key[0])} --lang {key[1]}"
            for key in alone
        ]
        yield Difference(before.name, "commands asked of one draft only", lines, is_wording=False)


def part_lines(name: str, before: bytes | None, after: bytes | None) -> Iterator[str]:
    """Yield how a part differs, as the lines of a diff; none where it does not."""
    if before == after:
        return
    if before is None or after is None:
        yield f"--- {name}: {'only after' if before is None else 'only before'}"
        return
    old, new = _members(before), _members(after)
    if old is None or new is None:
        yield from _data_lines(name, before, after)
        return
    if old == new:
        yield f"--- {name}: the members are the same; {_first(before, after)}"
    for member in dict.fromkeys((*old, *new)):
        yield from part_lines(f"{name}/{member}", old.get(member), new.get(member))


def _members(data: bytes) -> dict[str, bytes] | None:
    """Return the files within a Word or Excel file, None for other data."""
    if not data.startswith(b"PK"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, ValueError):
        return None


def _data_lines(name: str, before: bytes, after: bytes) -> Iterator[str]:
    try:
        old, new = (_lines(each.decode()) for each in (before, after))
    except UnicodeDecodeError:
        yield f"--- {name}: {_first(before, after)}"
        return
    if old == new:
        yield f"--- {name}: the lines are the same; {_first(before, after)}"
        return
    start = _common(old, new)
    end = _common(reversed(old[start:]), reversed(new[start:]))
    old_rest = old[start : len(old) - end][:DEAR]
    new_rest = new[start : len(new) - end][:DEAR]
    lines = difflib.unified_diff(
        old_rest, new_rest, f"{name}, before", f"{name}, after", "", "", 1, ""
    )
    for number, line in enumerate(lines):
        yield f"{line} (from line {start + 1})" if number == 2 else line


_TAGS = re.compile(r">(?=<)")


def _lines(text: str) -> list[str]:
    """Return the lines of a text; of XML in one line, a line for each tag."""
    return _TAGS.sub(">\n", text).splitlines() if text.startswith("<") else text.splitlines()


def _common(old: Iterable[str], new: Iterable[str]) -> int:
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        count += 1
    return count


def _first(before: bytes, after: bytes) -> str:
    """Tell where two strings of bytes part."""
    pairs = zip(before, after, strict=False)
    at = next((place for place, (one, other) in enumerate(pairs) if one != other), None)
    if at is None:
        at = min(len(before), len(after))
    old, new = (each[at : at + SHOWN_BYTES].hex(" ") for each in (before, after))
    return f"{len(before)} and {len(after)} bytes, from byte {at}: {old or 'end'} | {new or 'end'}"


class Tally(NamedTuple):
    """What a comparison found, counted."""

    inputs: int
    commands: int
    drafts: int
    """Imports into a plan that went well in this tree."""
    found: list[Difference]
    twice_dead: int
    """Inputs that ended the process in both trees alike."""

    @property
    def real(self) -> list[Difference]:
        """The differences that are more than English words."""
        return [each for each in self.found if not each.is_wording]

    @property
    def wording(self) -> Counter[str]:
        """The lines that differ in English words alone, each once, with how often it came up."""
        return Counter(
            line
            for each in self.found
            if each.is_wording
            for line in each.lines
            if line.startswith(("-", "+")) and not line.startswith(("---", "+++"))
        )


def compare(before: Iterable[Examined], after: Iterable[Examined]) -> Tally:
    """Compare all outcomes of two trees, which must be of the same inputs in the same order."""
    inputs = commands = drafts = twice_dead = 0
    found: list[Difference] = []
    for old, new in zip(before, after, strict=True):
        assert old.name == new.name, f"{old.name} beside {new.name}"
        inputs += 1
        commands += len(new.outcomes)
        drafts += sum(each.words[0] == "import" and each.code == 0 for each in new.outcomes)
        twice_dead += old.death is not None and old.death == new.death
        found += differences(old, new)
    return Tally(inputs, commands, drafts, found, twice_dead)
