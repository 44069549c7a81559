"""Many plans: which files below a folder are plans, and what each is called.

A YAML file (.yaml, .yml) with a top-level `tasks:` is a plan, and so is one that cannot be read or
parsed, so that somebody is told of it; a file that was named is one whatever it holds. The ledgers
in `progress/` and `c.progress/` are none, nor is what begins with a dot. Links are followed after
all that is no link; below one name each folder and each file counts once, where it was met first,
so that a link in a circle ends.
"""

import os
import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from duties.errors.base import DutiesError
from duties.errors.corpora import UnfinishedCorpusError
from duties.errors.files import EmptySourceError
from duties.errors.plans import CorpusBelowError, NoPlanBelowError, TooManyFilesError
from duties.files import CORPUS_FILES, SIZE_LIMIT, decode, folder_error, is_folder
from duties.ledger.where import ENDINGS, PLAN_NAMES, is_ledger_folder
from duties.planfile.nodes import NodeError, Scalar
from duties.planfile.registers import outermost

PLANS_LIMIT = 100_000
"""How many YAML files may be below one folder."""
_FILES_LIMIT = 1_000_000  # of any kind, and folders


class PlanPlace(NamedTuple):
    """Where one of many plans is, and its short name, which no other of them has.

    `a/plan.yaml` is `a`, `c.yaml` is `c`, both seen from the folder that was named: `b/c.yaml` is
    `b/c`. So a plan keeps its name, whatever other plans come and go. Where several names were
    given, the plans of a folder have its name before theirs: `2026/a`.
    """

    name: str
    path: Path


class Again(NamedTuple):
    """What was named although so many `plans` of it had been named before; they count once."""

    name: Path
    plans: int


class Folders(NamedTuple):
    """The plans found, in the order of what was named, and below each by their paths.

    `faults` are folders that cannot be looked into, or have no plan while others do.
    """

    plans: tuple[PlanPlace, ...]
    faults: tuple[DutiesError, ...] = ()
    again: tuple[Again, ...] = ()


def find_plans(names: Sequence[Path], limit: int = PLANS_LIMIT) -> Folders:
    """Return the plans that are meant by names of files and folders; `names` has one at least.

    A file is not looked at here, and need not exist. Where two plans would have one name, as
    `a.yaml` and `a/plan.yaml` have, both are called by their files, or if these are alike, too
    (`x/c.yaml` and `y/c.yaml`, each named), by their whole paths: an error would withhold every
    answer for the sake of one file's name.

    Raises `TooManyFilesError` if there are more than `limit` YAML files below a folder, and if
    there is no plan at all `NoPlanBelowError`, or what keeps a folder from being looked into.
    """
    faults: list[DutiesError] = []
    found: list[_Found] = []
    again: list[Again] = []
    known: set[_Identity] = set()
    for name in names:
        before = len(faults)
        if is_folder(name):
            label = _name_of_folder(name) if len(names) > 1 else ""
            met = _plans_below(name, label, faults, limit)
            if not met and len(faults) == before:
                faults.append(_without_plans(name))
        else:
            met = {_identity_of(name): _Found(name, _way_to_file(name), "")}
        new = [each for identity, each in met.items() if identity not in known]
        known.update(met)
        found += sorted(new, key=lambda each: each.parts)
        if len(new) < len(met):
            again.append(Again(name, len(met) - len(new)))
    if not found:
        raise faults[0]
    return Folders(tuple(_named(found)), tuple(faults), tuple(again))


def _without_plans(folder: Path) -> DutiesError:
    """Return what to say of a folder in which no plan is; it may be a corpus, or to become one."""
    if any((folder / name).is_file() for name in CORPUS_FILES):
        return CorpusBelowError(str(folder))
    if any((folder / "staged").glob("*.arrow")):
        return UnfinishedCorpusError(str(folder))
    return NoPlanBelowError(str(folder))


class _Found(NamedTuple):
    """A plan, the way to it from what was named, and what comes before that in its name."""

    path: Path
    parts: tuple[str, ...]
    label: str

    @property
    def short(self) -> str:
        """The way to it without plan.yaml or the ending."""
        *above, file = self.parts
        if file not in PLAN_NAMES:
            above.append(Path(file).stem)
        return self._called(*above)

    @property
    def long(self) -> str:
        """The way to it with the name of its file."""
        return self._called(*self.parts)

    def _called(self, *parts: str) -> str:
        label = (self.label,) if self.label else ()
        return "/".join((*label, *parts)) or _name_of_folder(self.path.parent)


def _name_of_folder(folder: Path) -> str:
    return Path(os.path.realpath(folder)).name or str(folder)


def _way_to_file(path: Path) -> tuple[str, ...]:
    """Return what a file that was named goes by: a plan.yaml by its folder, too."""
    return path.parts[-2:] if path.name in PLAN_NAMES and path.parent.name else path.parts[-1:]


def _named(found: Sequence[_Found]) -> Iterator[PlanPlace]:
    names = [each.short for each in found]
    for longer in ([each.long for each in found], [each.path.as_posix() for each in found]):
        count = Counter(names)
        names = [
            long if count[name] > 1 else name for name, long in zip(names, longer, strict=True)
        ]
    return (PlanPlace(name, each.path) for name, each in zip(names, found, strict=True))


_Identity = tuple[int, int] | str
"""What a file is, whatever path leads to it: its device and number, or the path if it has none."""


def _identity_of(path: Path) -> _Identity:
    try:
        return _identity(path.stat())
    except (OSError, ValueError):
        return str(path)


def _identity(status: os.stat_result) -> _Identity:
    return status.st_dev, status.st_ino


def _plans_below(
    folder: Path, label: str, faults: list[DutiesError], limit: int
) -> dict[_Identity, _Found]:
    """Return the plans below a folder, each under the first path that led to it."""
    found: dict[_Identity, _Found] = {}
    files = list(islice(_yaml_files(folder, faults), limit + 1))
    if len(files) > limit:
        raise TooManyFilesError(str(folder), limit, are_plans=True)
    above = len(folder.parts)
    for path in files:
        identity, counts = _look(path)
        if counts and identity not in found:
            found[identity] = _Found(path, path.parts[above:], label)
    return found


def _yaml_files(folder: Path, faults: list[DutiesError]) -> Iterator[Path]:
    """Yield the YAML files below a folder, those last that are links or that a link leads to.

    A link to a folder above would lead back into this one, so it is passed over.
    """
    waiting, links = deque([folder]), deque[Path]()
    entered = {_identity_of(above) for above in Path(os.path.realpath(folder)).parents}
    count = 0
    while waiting or links:
        path = waiting.popleft() if waiting else links.popleft()
        try:
            if path.is_symlink() and not is_folder(path):
                if not path.exists() or path.is_file():  # not a pipe, or the like
                    yield path
                continue
            here = _identity(path.stat())
            entries = [] if here in entered else sorted(os.scandir(path), key=_name)
        except OSError as error:
            faults.append(folder_error(path, error))
            continue
        entered.add(here)
        count += len(entries)
        if count > _FILES_LIMIT:
            raise TooManyFilesError(str(folder), _FILES_LIMIT, are_plans=False)
        for entry in entries:
            if entry.name.startswith("."):
                continue
            is_yaml = entry.name.casefold().endswith(ENDINGS)
            if entry.is_symlink():
                if is_yaml or (is_folder(Path(entry)) and not is_ledger_folder(entry.name)):
                    links.append(Path(entry))
            elif entry.is_dir():
                if not is_ledger_folder(entry.name):
                    waiting.append(Path(entry))
            elif is_yaml and entry.is_file():
                yield Path(entry)


def _name(entry: "os.DirEntry[str]") -> str:
    return entry.name


def _look(path: Path) -> tuple[_Identity, bool]:
    """Return what a YAML file is, and whether it counts as a plan."""
    try:
        file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError:
        return str(path), True
    try:
        identity = _identity(os.fstat(file))
        data = os.read(file, _PIECE)
        while len(data) <= SIZE_LIMIT and not _has_tasks(data):
            if not (piece := os.read(file, SIZE_LIMIT)):
                break
            data += piece
    except OSError:
        return str(path), True
    finally:
        os.close(file)
    return identity, is_plan(data)


_PIECE = 1 << 16  # bytes


def _has_tasks(data: bytes) -> bool:
    """Tell whether a line begins with the key `tasks`, and a colon of either width after it."""
    for found in _TASKS.finditer(data):
        before = data[max(0, found.start() - 3) : found.start()].rstrip(b"\"'")
        if not before or before.endswith((b"\n", b"\r")) or before == _BYTE_ORDER_MARK:
            return True
    return False


_TASKS = re.compile(rb"tasks[\"']?[ \t]*(?::|\xef\xbc\x9a)")
"""Begins with a word, which is found in a hundredth of the time of a line's beginning."""
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def is_plan(data: bytes) -> bool:
    """Tell whether the bytes of a YAML file count as a plan: they have tasks, or are no YAML."""
    if _has_tasks(data):
        return True
    try:
        keys = [key for key, _ in outermost(decode("", data))]
    except EmptySourceError:
        return False
    except (DutiesError, NodeError):
        return True
    return any(type(key) is Scalar and key.value == "tasks" for key in keys)
