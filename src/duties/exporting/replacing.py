"""Which files that are there already an export may replace."""

from collections.abc import Callable
from pathlib import Path

from duties.errors.exports import ForeignFileError
from duties.errors.files import ForbiddenFileError, UnreadableError


def check_replaceable(file: Path, is_own: Callable[[bytes], bool], *, force: bool) -> None:
    """Raise `ForeignFileError` if a file that is there already may hold somebody's work."""
    if force or not file.is_file():
        return
    try:
        data = file.read_bytes()
    except PermissionError:
        raise ForbiddenFileError(str(file)) from None
    except OSError as error:
        raise UnreadableError(str(file), error.strerror or str(error)) from None
    if not is_own(data):
        raise ForeignFileError(str(file))
