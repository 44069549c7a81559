"""A file as git has it in a revision.

A repository may be anybody's: nothing that it configures is run, nothing is fetched, and no more is
read than a plan may hold.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import islice
from pathlib import Path, PurePath
from tempfile import TemporaryFile
from threading import Event, Timer
from typing import NamedTuple

from duties.errors.revisions import (
    FolderInRevisionError,
    ForbiddenRepositoryError,
    GitTimeoutError,
    MissingGitError,
    NoRepositoryError,
    NotARevisionError,
    NotInRevisionError,
    ShallowRepositoryError,
    UnfetchedError,
    UnknownVersionError,
)
from duties.naming.names import normal_form

_SECONDS = 20
_FORBIDDEN = ("-", ":")  # an option; the index, whose reading may start a monitor of the repository
_MOST = 1_000_000  # bytes of a list
_PLANS = (".yaml", ".yml")
_SHOWN = 3  # names that may have been meant
_NAMES = 10_000  # of a folder that are looked at
_SUFFIXES = ("~", "^", "@{")  # what may follow the name of a branch or tag
_GIT = (
    "git",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
)
_SETTINGS = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


class _Answer(NamedTuple):
    code: int
    out: bytes
    error: bytes

    @property
    def lines(self) -> list[str]:
        return self.out.decode("utf-8", "replace").splitlines()


def blob(version: str, file: Path, limit: int) -> bytes:
    """Return what `file` was in the git revision named `version`; at most `limit` + 1 bytes.

    `REV:PATH` names a file that had another name then. Raises a `DutiesError` that says what is
    wrong if there is no such revision or file, or if git is not installed or does not answer.
    """
    if version.startswith(_FORBIDDEN):
        raise NotARevisionError(version, version[0])
    folder = file.absolute().parent
    revision, path = parted(version)
    wanted = version if path is not None else f"{version}:./{file.name}"
    try:
        # `cat-file` gives the stored bytes: no pager, and no filter that the repository sets.
        answer = _git(folder, wanted, "cat-file", "blob", wanted, limit=limit)
    except ValueError:  # a NUL in the name
        raise UnknownVersionError(version, ()) from None
    except OSError:
        raise MissingGitError(version, _near_files(version)) from None
    if answer.code and len(answer.out) <= limit:
        _explain(folder, version, revision, path if path is not None else file.name)
    return answer.out


def parted(version: str) -> tuple[str, str | None]:
    """Return the revision and the path of REV:PATH; a colon in braces belongs to the revision."""
    depth = 0
    for at, letter in enumerate(version):
        depth += (letter == "{") - (letter == "}")
        if letter == ":" and depth == 0:
            return version[:at], version[at + 1 :]
    return version, None


def _explain(folder: Path, version: str, revision: str, path: str) -> None:
    """Raise the error that says why git has no such file."""

    def ask(*words: str) -> _Answer:
        return _git(folder, version, *words, limit=_MOST)

    inside = ask("rev-parse", "--is-shallow-repository")
    if b"dubious ownership" in inside.error:
        raise ForbiddenRepositoryError(version)
    if inside.code:
        raise NoRepositoryError(version, _near_files(version))
    if ask("rev-parse", "--verify", "--quiet", f"{revision}^{{tree}}").code:
        if inside.out.strip() == b"true":
            raise ShallowRepositoryError(version)
        refs = ask("for-each-ref", "--format=%(refname:short)", "--count=1000").lines
        near = (*_near_files(version), *_near_revisions(revision, refs))
        raise UnknownVersionError(version, near)
    tree, slash, name = path.rpartition("/")
    whole = f"{tree}{slash}" if version != revision else "./"
    entries = dict(_entries(ask("ls-tree", "-z", "--full-tree", f"{revision}:{whole}")))
    match entries.get(name):
        case None if name:
            near = _near(name, entries) or tuple(n for n in entries if n.endswith(_PLANS))
            names = tuple(f"{revision}:{whole}{each}" for each in near[:_SHOWN])
            raise NotInRevisionError(version, revision, path, names)
        case "blob":
            raise UnfetchedError(version)
        case _:
            raise FolderInRevisionError(version)


def _entries(answer: _Answer) -> Iterator[tuple[str, str]]:
    """Yield the name and the kind of what stands in a folder."""
    for line in answer.out.decode("utf-8", "replace").split("\0"):
        facts, tab, name = line.partition("\t")
        if tab:
            yield name, facts.split()[1]


def _near_revisions(revision: str, refs: Iterable[str]) -> tuple[str, ...]:
    at = min((at for sign in _SUFFIXES if (at := revision.find(sign)) > 0), default=len(revision))
    return tuple(near + revision[at:] for near in _near(revision[:at], refs))


def _near_files(version: str) -> tuple[str, ...]:
    """Return the names of files that are most like one that does not exist."""
    path = Path(version)
    try:
        with os.scandir(path.parent) as entries:
            names = [e.name for e in islice(entries, _NAMES) if not e.name.startswith(".")]
    except (OSError, ValueError):
        return ()
    return tuple(str(path.with_name(near)) for near in _near(path.name, names)) if path.name else ()


def _near(name: str, names: Iterable[str]) -> tuple[str, ...]:
    forms: dict[str, str] = {}
    for each in names:
        forms.setdefault(normal_form(each), each)
    wanted = normal_form(name)
    without_ending = [form for form in sorted(forms) if PurePath(form).stem == wanted]
    near = (*without_ending, *get_close_matches(wanted, sorted(forms), _SHOWN))
    return tuple(forms[form] for form in dict.fromkeys(near))[:_SHOWN]


def _git(folder: Path, wanted: str, *words: str, limit: int) -> _Answer:
    """Run git and return its answer, at most `limit` + 1 bytes of it.

    Raises `GitTimeoutError`, an `OSError` if git cannot be run, and `ValueError` for a NUL.
    """
    with (
        TemporaryFile() as errors,
        subprocess.Popen(  # noqa: S603 (no shell, and the user's input cannot be an option)
            (*_GIT, *words),
            cwd=folder if folder.is_dir() else None,
            env={**os.environ, **_SETTINGS},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
        ) as process,
    ):
        assert process.stdout is not None  # noqa: S101 (a pipe was asked for)
        is_late = Event()

        def give_up() -> None:
            is_late.set()
            process.kill()

        timer = Timer(_SECONDS, give_up)
        timer.start()
        try:
            out = process.stdout.read(limit + 1)
            if len(out) > limit:
                process.kill()
            code = process.wait()
        finally:
            timer.cancel()
        if is_late.is_set():
            raise GitTimeoutError(wanted, _SECONDS)
        errors.seek(0)
        return _Answer(code, out, errors.read(_MOST))
