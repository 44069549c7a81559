"""Where a corpus lies: a folder, or by way of fsspec whatever a URL names; files come whole."""

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from duties.errors.corpora import NoCorpusLibraryError, UnknownAddressError
from duties.writing import write_file, writing_error

if TYPE_CHECKING:
    import duckdb


class Store(Protocol):
    """Files by their names, which are relative and parted by slashes."""

    location: str

    def names(self) -> list[str]:
        """Return the names of all files, in order; none where there is no folder."""

    def read(self, name: str) -> bytes:
        """Return what a file holds; raises `FileNotFoundError`, or another `DutiesError`."""

    def write(self, name: str, data: bytes) -> None:
        """Write a file, all at once or not at all; raises a `DutiesError`."""

    def rename(self, old: str, new: str) -> None:
        """Rename a file, which replaces one that has that name."""

    def remove(self, name: str) -> None:
        """Remove a file, if it is there, and folders that are empty then."""

    def address(self, name: str) -> str:
        """Return what DuckDB calls a file."""

    def introduce(self, connection: "duckdb.DuckDBPyConnection") -> None:
        """Let DuckDB read what lies here."""


def store_at(location: str) -> Store:
    """Return the store at a path or a URL; raises `NoCorpusLibraryError` without fsspec."""
    return RemoteStore(location) if is_url(location) else FolderStore(location)


def is_url(location: str) -> bool:
    """Tell whether a location is a URL: s3://bucket/corpus."""
    return "://" in location


class FolderStore:
    """A folder, which need not exist yet."""

    def __init__(self, location: str) -> None:
        self.location = location
        self._folder = Path(location)

    def names(self) -> list[str]:
        found = []
        for folder, _, files in os.walk(self._folder):
            below = Path(folder).relative_to(self._folder)
            found += [(below / name).as_posix() for name in files]
        return sorted(found)

    def read(self, name: str) -> bytes:
        return (self._folder / name).read_bytes()

    def write(self, name: str, data: bytes) -> None:
        path = self._folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_file(path, data)
        except OSError as error:
            raise writing_error(path, error) from None

    def rename(self, old: str, new: str) -> None:
        (self._folder / old).replace(self._folder / new)

    def remove(self, name: str) -> None:
        path = self._folder / name
        path.unlink(missing_ok=True)
        with suppress(OSError):  # not empty
            for parent in Path(name).parents[:-1]:
                (self._folder / parent).rmdir()

    def address(self, name: str) -> str:
        return str(self._folder / name)

    def introduce(self, connection: "duckdb.DuckDBPyConnection") -> None:
        """A folder needs no introduction."""


class RemoteStore:
    """What a URL names, by way of fsspec."""

    def __init__(self, location: str) -> None:
        self.location = location
        self._files, self._root = remote(location)

    def names(self) -> list[str]:
        self._files.invalidate_cache()
        try:
            found = self._files.find(self._root)
        except FileNotFoundError:
            return []
        return sorted(path[len(self._root) :].lstrip("/") for path in found)

    def read(self, name: str) -> bytes:
        data: bytes = self._files.cat_file(self._path(name))
        return data

    def write(self, name: str, data: bytes) -> None:
        self._files.makedirs(self._path(name).rpartition("/")[0], exist_ok=True)
        self._files.pipe_file(f"{self._path(name)}~", data)
        self._files.mv(f"{self._path(name)}~", self._path(name))

    def rename(self, old: str, new: str) -> None:
        self._files.mv(self._path(old), self._path(new))

    def remove(self, name: str) -> None:
        with suppress(FileNotFoundError):
            self._files.rm_file(self._path(name))

    def address(self, name: str) -> str:
        return self._files.unstrip_protocol(self._path(name))  # type: ignore[no-any-return]

    def introduce(self, connection: "duckdb.DuckDBPyConnection") -> None:
        connection.register_filesystem(self._files)

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"


def remote(location: str) -> tuple[Any, str]:
    """Return the file system of fsspec that a URL names, and the path in it.

    Raises `NoCorpusLibraryError` where fsspec, or what it needs for this kind of URL, is not
    installed, and `UnknownAddressError` where it knows no such kind.
    """
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise NoCorpusLibraryError("fsspec", "cluster") from None
    try:
        files, root = url_to_fs(location)
    except ImportError as error:
        raise NoCorpusLibraryError(error.name or location.partition(":")[0], "cluster") from None
    except ValueError:
        raise UnknownAddressError(location) from None
    return files, root.rstrip("/")
