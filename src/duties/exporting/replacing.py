"""Which files that are there already an export may replace."""

from collections.abc import Callable, Iterable
from pathlib import Path

from duties.errors.exports import ForeignFileError, PlanAsTargetError
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


def check_is_no_plan(file: Path, plans: Iterable[str | Path]) -> None:
    """Raise `PlanAsTargetError` if the file to write is one of the plans that it is made of."""
    if file.exists() and any(Path(plan).exists() and file.samefile(plan) for plan in plans):
        raise PlanAsTargetError(str(file))
