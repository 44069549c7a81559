"""Files written whole or not at all.

What is written stands in a file (or folder) of its own beside the target until it is complete; one
rename then puts it there. It bears a name of `_STRAY`, is locked while it is written, and is
deleted by a later run where a killed one left it.
"""

import codecs
import errno
import os
import re
import stat
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from duties.errors.base import DutiesError
from duties.errors.files import (
    ChangedMeanwhileError,
    DanglingLinkError,
    EmptySourceError,
    FileAsFolderError,
    FolderAsTargetError,
    FolderInUseError,
    ForbiddenFileError,
    FullDiskError,
    GoneFolderError,
    LoopingLinkError,
    MissingFileError,
    MissingFolderError,
    OpenElsewhereError,
    ReadOnlyFileError,
    ReadOnlyFolderError,
    UnwritableError,
)
from duties.files import SIZE_LIMIT, decode, is_folder, read_bytes
from duties.locking import hold, locked
from duties.messages import N_, Message
from duties.source import Source

_STRAY = re.compile(r"\.duties-[0-9a-f]{16}")
_STALE = 3600  # seconds; no run takes so long to write one file


def create_file(path: Path, data: bytes) -> None:
    """Write a new file; never touch an existing one.

    Raises `FileExistsError`, or another `OSError`; no half-written file is left.
    """
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    with _complete(path, data, None) as new:
        try:
            os.link(new, path)
        except FileExistsError:
            raise
        except (OSError, NotImplementedError):  # a file system without hard links
            if os.path.lexists(path):
                raise FileExistsError(errno.EEXIST, "", str(path)) from None
            new.replace(path)


def create_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files, by their names, into a folder that is new or empty: all of them or none.

    Raises a `DutiesError` if the folder holds anything, or the system does not allow writing.
    """
    is_new = not os.path.lexists(folder)
    try:
        if not is_new and _is_used(folder):
            raise FolderInUseError(str(folder))
        with _staged(folder.parent if is_new else folder, files) as stage:
            if is_new:
                stage.rename(folder)
            else:
                _move_all(stage, folder)
    except OSError as error:
        raise writing_error(folder if is_new else folder / next(iter(files)), error) from None


def _is_used(folder: Path) -> bool:
    """Tell whether a folder holds anything but what killed runs left."""
    if not folder.is_dir():
        raise FileAsFolderError(str(folder))
    return any(not _STRAY.fullmatch(part.name) for part in folder.iterdir())


@contextmanager
def _staged(home: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """Give the path of a folder in `home` that holds the files, gone afterwards."""
    import secrets
    import shutil

    _sweep(home)
    stage = home / f".duties-{secrets.token_hex(8)}"
    stage.mkdir()
    try:
        for name, data in files.items():
            (stage / name).parent.mkdir(parents=True, exist_ok=True)
            create_file(stage / name, data)
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _move_all(stage: Path, folder: Path) -> None:
    """Move what one folder holds into another, its folders first; put it back if one cannot be."""
    moved: list[Path] = []
    try:
        for part in sorted(stage.iterdir(), key=Path.is_file):
            part.rename(folder / part.name)
            moved.append(part)
    except BaseException:
        for part in moved:
            (folder / part.name).rename(part)
        raise


def replace_file(path: Path, source: Source, text: str) -> None:
    """Replace what was read as `source` with `text`, all at once or not at all.

    Keeps a byte order mark, and all that `write_file` keeps. Raises `ChangedMeanwhileError` if the
    file has changed since, or another `DutiesError` if the system does not allow writing.
    """
    try:
        with locked(Path(os.path.realpath(path)).parent):
            replace_in_locked(path, source, text)
    except OSError as error:
        raise writing_error(path, error) from None


def replace_in_locked(path: Path, source: Source, text: str) -> None:
    """Do what `replace_file` does, in a folder whose lock is held; may also raise an `OSError`.

    An empty source may also be a file that does not exist, or holds blanks only.
    """

    def current() -> bytes:
        try:
            data = read_bytes(path, SIZE_LIMIT)
            is_same = decode(source.name, data).text == source.text
        except MissingFileError:
            data, is_same = b"", not source.text
        except EmptySourceError:
            is_same = not source.text
        if not is_same:
            raise ChangedMeanwhileError(source.name)
        return data

    mark = codecs.BOM_UTF8 if current().startswith(codecs.BOM_UTF8) else b""
    write_file(path, mark + text.encode(), check=current)


def write_file(
    path: Path, data: bytes, *, check: Callable[[], object] = lambda: None
) -> tuple[Message, ...]:
    """Write or replace a file, all at once or not at all; return what the user should know.

    Keeps an existing file's permissions, a symbolic link, and, where the system allows it, owner
    and group. `check` is called right before the file is put in place, and may raise. Raises an
    `OSError`, which leaves the old file as it was (see `writing_error`).
    """
    target = Path(os.path.realpath(path))
    try:
        old = target.stat()
    except FileNotFoundError:
        old = None
    if old is not None:
        if not stat.S_ISREG(old.st_mode):
            target.write_bytes(data)  # a device or a pipe; a folder raises
            return ()
        if _is_read_only(target, old):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    with _complete(target, data, old) as new:
        check()
        new.replace(target)
    if old is not None and old.st_nlink > 1:
        facts = {"file": str(path)}
        return (
            Message(
                N_("{file} has another name (a hard link), which keeps the old content"), facts
            ),
        )
    return ()


def _is_read_only(path: Path, status: os.stat_result) -> bool:
    """Tell whether nobody may write the file, or this user may not; root may write every file."""
    return not status.st_mode & 0o222 or not os.access(path, os.W_OK)


@contextmanager
def _complete(target: Path, data: bytes, old: os.stat_result | None) -> Iterator[Path]:
    """Give the path of a file beside `target` that holds `data`, gone afterwards.

    It may never be read by anyone who may not read the `old` file; where there is none, by those
    whom the user lets read new files.
    """
    import secrets

    _sweep(target.parent)
    new = target.with_name(f".duties-{secrets.token_hex(8)}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(new, flags, 0o666 if old is None else 0o600)
        with os.fdopen(descriptor, "wb") as file:
            hold(file.fileno())
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            if old is not None:
                new.chmod(_given_over(file.fileno(), old))
        yield new
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)


def _given_over(descriptor: int, old: os.stat_result) -> int:
    """Give a new file the owner and group of the old one; return the mode it may have.

    Where the group cannot be kept, another may do no more than everybody.
    """
    mode = stat.S_IMODE(old.st_mode)
    if not hasattr(os, "fchown"):  # Windows
        return mode
    for owner in (old.st_uid, -1):
        with suppress(OSError):
            os.fchown(descriptor, owner, old.st_gid)
            return mode
    others = mode & stat.S_IRWXO
    return mode & ~stat.S_IRWXG | others << 3 & mode


def _sweep(folder: Path) -> None:
    """Delete what killed runs left in a folder: an hour old, and, if files, held by no process."""
    with suppress(OSError), os.scandir(folder) as entries:
        strays = [Path(each.path) for each in entries if _STRAY.fullmatch(each.name)]
        for stray in strays:
            with suppress(OSError):
                status = stray.lstat()
                if time.time() - status.st_mtime <= _STALE:
                    continue
                if stat.S_ISDIR(status.st_mode):
                    import shutil

                    shutil.rmtree(stray)
                elif stat.S_ISREG(status.st_mode):
                    with stray.open("rb") as file:
                        is_free = hold(file.fileno())
                    if is_free:
                        stray.unlink()


def writing_error(path: Path, error: OSError) -> DutiesError:
    """Return the error to report for a file that the system did not allow to be written."""
    name, folder = str(path), str(path.parent)
    match error:
        case FileNotFoundError() if not path.is_absolute() and is_folder_gone():
            return GoneFolderError()
        case OSError(errno=errno.ENOSPC | errno.EDQUOT):
            return FullDiskError(name)
        case OSError(errno=errno.ELOOP):
            return LoopingLinkError(name)
        case FileNotFoundError() if path.is_symlink():
            return DanglingLinkError(name, str(Path(os.path.realpath(path))))
        case FileNotFoundError():
            return MissingFolderError(name, folder)
        case IsADirectoryError():
            return FolderAsTargetError(name)
        case NotADirectoryError():
            return FileAsFolderError(folder)
        case FileExistsError():  # when making a folder
            return FileAsFolderError(name)
        case PermissionError() if is_folder(path):
            return FolderAsTargetError(name)
        case PermissionError() if path.exists() and _is_read_only(path, path.stat()):
            return ReadOnlyFileError(name)
        case PermissionError() if path.exists() and sys.platform == "win32":
            return OpenElsewhereError(name)
        case PermissionError() | OSError(errno=errno.EROFS):
            return ReadOnlyFolderError(name, folder)
    return UnwritableError(name, error.strerror or str(error))


def unforeseen(error: OSError) -> DutiesError:
    """Return the error to report where no one foresaw what the system refuses."""
    if error.filename is None and is_folder_gone():
        return GoneFolderError()
    if isinstance(error, PermissionError) and error.filename is not None:
        return ForbiddenFileError(str(error.filename))
    return UnwritableError(str(error.filename or "stdout"), error.strerror or str(error))


def is_folder_gone() -> bool:
    """Return whether the folder that the process works in was deleted."""
    try:
        Path.cwd()
    except OSError:
        return True
    return False
