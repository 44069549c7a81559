"""What is to be gathered: plans with their ledgers, and documents, in folders or behind URLs."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from duties.corpus.manifest import FailedFile
from duties.corpus.reading import GivenPlan
from duties.corpus.store import is_url, remote
from duties.errors.base import DutiesError
from duties.errors.corpora import TwoOfOneNameError
from duties.errors.files import MissingFileError, UnreadableError
from duties.errors.plans import NoPlanBelowError
from duties.files import SIZE_LIMIT, decode, in_utf8, is_folder, read_bytes
from duties.importing.readers import SIZE_LIMIT as DOCUMENT_LIMIT
from duties.ledger.folder import LedgerBytes, period_named, read_folder
from duties.ledger.where import ENDINGS, folder_of, is_ledger_folder
from duties.naming.beside import register_path
from duties.planfile.loading import load
from duties.plans import find_plans, is_plan


class GatheredPlace(NamedTuple):
    """A plan or a document, by the short name of the plan; `read` takes the day of gathering."""

    name: str
    path: str
    read: Callable[[date], GivenPlan]


class GatheredPlaces(NamedTuple):
    """What was found, and what could not be looked at."""

    found: tuple[GatheredPlace, ...]
    faults: tuple[FailedFile, ...]


def find_places(plans: Sequence[str], documents: Sequence[str]) -> GatheredPlaces:
    """Return the plans and documents that names of files, of folders and URLs mean.

    Two of one short name are not both taken: the second is a fault. Raises a `DutiesError` where
    something that is named is not there, or a folder has no plan: otherwise a mistyped name, or a
    drive that is not connected, would take plans out of a corpus.
    """
    found: list[GatheredPlace] = []
    faults: list[FailedFile] = []
    local = [Path(name) for name in plans if not is_url(name)]
    for named in (*local, *map(Path, documents)):
        if not os.path.exists(named):  # noqa: PTH110 (as a Path it may raise an error)
            read_bytes(named, SIZE_LIMIT)
    if local:
        folders = find_plans(local)
        if missing := next(
            (each for each in folders.faults if isinstance(each, NoPlanBelowError)), None
        ):
            raise missing
        faults += (_failed(error, "") for error in folders.faults)
        found += (
            GatheredPlace(name, str(path), partial(_read_plan, name, path))
            for name, path in folders.plans
        )
    for url in filter(is_url, plans):
        found += _plans_behind(url)
    for document in documents:
        found += _documents(Path(document), faults)
    return GatheredPlaces(tuple(_once(found, faults)), tuple(faults))


def _failed(error: DutiesError, path: str) -> FailedFile:
    return FailedFile(error.place or path, error.message)


def _once(found: Iterable[GatheredPlace], faults: list[FailedFile]) -> Iterator[GatheredPlace]:
    known: dict[str, str] = {}
    for each in found:
        each = each._replace(name=in_utf8(each.name), path=in_utf8(each.path))
        if known.setdefault(each.name, each.path) == each.path:
            yield each
        else:
            faults.append(_failed(TwoOfOneNameError(each.path, known[each.name]), each.path))


def _read_plan(name: str, path: Path, today: date) -> GivenPlan:
    ledger = tuple(read_folder(folder_of(path, None)))
    data = read_bytes(path, SIZE_LIMIT)
    named = _register_named(data)
    register = None if named is None else _read_register(register_path(path, named))
    return GivenPlan(in_utf8(name), str(path), data, ledger, False, today, register)


_REGISTER = re.compile(rb"^[\"']?register[\"']?[ \t]*(?::|\xef\xbc\x9a).*$", re.MULTILINE)


def _register_named(data: bytes) -> str | None:
    """Return the register that a plan names, from its line alone if that says it."""
    line = _REGISTER.search(data)
    if line is None:
        return None
    for text in (line[0], data):
        with suppress(DutiesError):
            plan = load(decode("", text)).plan
            if plan is not None and plan.register:
                return plan.register
    return None


def _read_register(path: Path) -> LedgerBytes:
    data: bytes | DutiesError
    try:
        data = read_bytes(path, SIZE_LIMIT)
    except DutiesError as error:
        data = error
    return LedgerBytes(str(path), data)


def _read_document(name: str, path: Path, today: date) -> GivenPlan:
    return GivenPlan(in_utf8(name), str(path), read_bytes(path, DOCUMENT_LIMIT), (), True, today)


def _documents(named: Path, faults: list[FailedFile]) -> Iterator[GatheredPlace]:
    if not is_folder(named):
        yield GatheredPlace(named.stem, str(named), partial(_read_document, named.stem, named))
        return

    def note(error: OSError) -> None:
        file = str(error.filename)
        faults.append(FailedFile(file, UnreadableError(file, error.strerror or "").message))

    for folder, below, files in os.walk(named, onerror=note):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for file in sorted(files):
            if not file.startswith((".", "~$")) and not file.casefold().endswith(ENDINGS):
                path = Path(folder) / file
                name = path.relative_to(named).with_suffix("").as_posix()
                yield GatheredPlace(name, str(path), partial(_read_document, name, path))


def _plans_behind(url: str) -> list[GatheredPlace]:
    """Return the plans behind a URL: one file, or all below a folder that have tasks."""
    files, root = remote(url)
    if files.isfile(root):
        path = PurePosixPath(root)
        name = path.parent.name if path.stem == "plan" else path.stem
        return [GatheredPlace(name, url, partial(_read_remote, files, root, name))]
    found = []
    for path in sorted(files.find(root)):
        below = PurePosixPath(path[len(root) :].lstrip("/"))
        if (
            below.suffix.casefold() in ENDINGS
            and not any(map(is_ledger_folder, below.parts[:-1]))
            and is_plan(files.cat_file(path))
        ):
            short = below.parent if below.stem == "plan" else below.with_suffix("")
            name = str(short) if short.name else PurePosixPath(root).name
            read = partial(_read_remote, files, path, name)
            found.append(GatheredPlace(name, files.unstrip_protocol(path), read))
    if not found:
        raise NoPlanBelowError(url)
    return found


def _read_remote(files, path: str, name: str, today: date) -> GivenPlan:  # type: ignore[no-untyped-def]
    address = files.unstrip_protocol(path)
    folder = str(folder_of(Path(PurePosixPath(path)), None))
    try:
        data = files.cat_file(path)
        names = sorted(files.find(folder)) if files.isdir(folder) else []
        ledger = tuple(
            LedgerBytes(
                files.unstrip_protocol(each),
                files.cat_file(each) if period_named(PurePosixPath(each).name) else None,
            )
            for each in names
            if each.casefold().endswith(ENDINGS)
        )
    except FileNotFoundError:
        raise MissingFileError(address) from None
    except OSError as error:
        raise UnreadableError(address, error.strerror or str(error)) from None
    named = _register_named(data)
    register = None
    if named is not None:
        beside = os.path.normpath(PurePosixPath(path).parent / named)
        try:
            content: bytes | DutiesError = files.cat_file(beside)
        except OSError:
            content = MissingFileError(files.unstrip_protocol(beside))
        register = LedgerBytes(files.unstrip_protocol(beside), content)
    return GivenPlan(name, address, data, ledger, False, today, register)
