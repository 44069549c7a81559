"""Files that a command writes: where they may go, and the note that says so."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from duties.cli.session import Session
from duties.errors.files import FileNameForFolderError
from duties.exporting.replacing import check_is_no_plan
from duties.formats.data import as_file
from duties.messages import N_, Message, counted
from duties.writing import write_file, writing_error

STDOUT = "-"
Key = TypeVar("Key")
_FILE_ENDINGS = frozenset(
    f".{ending}"
    for ending in "docx xlsx pdf html md csv json txt zip svg png jpg dot mmd".split()  # noqa: SIM905
)


def check_target(session: Session, file: Path) -> None:
    """Raise `PlanAsTargetError` if the file to write is the plan itself."""
    check_is_no_plan(file, [session.plan_path])


def deliver(
    session: Session, target: str, data: bytes, *, is_text: bool, format_: str = ""
) -> None:
    """Write to a file and say so, or write to stdout; raises a `DutiesError`.

    `format_` may be csv, which begins otherwise in a file.
    """
    if target != STDOUT:
        write(session, Path(target), as_file(data, format_))
        session.note(Message(N_("wrote {file}"), {"file": target}))
    elif is_text:
        session.write(data.decode())
    else:
        session.write_bytes(data)


def write(session: Session, file: Path, data: bytes) -> None:
    """Write a file; raises a `DutiesError` if the system does not allow it."""
    try:
        for remark in write_file(file, data):
            session.note(remark)
    except OSError as error:
        raise writing_error(file, error) from None


def make_folder(folder: Path, *, has_formats: bool = False) -> None:
    """Make a folder and its parents if needed; raises a `DutiesError`.

    A new one that is named like a file is refused: whoever types it expects that file. Where there
    is a choice of formats, they may only have wanted one.
    """
    if folder.suffix.casefold() in _FILE_ENDINGS and not folder.exists():
        raise FileNameForFolderError(
            str(folder), folder.suffix, folder.with_suffix("").name, has_formats=has_formats
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise writing_error(folder, error) from None


def write_each(
    session: Session,
    folder: Path,
    files: Mapping[Key, Path],
    check: Callable[[Path], None],
    render: Callable[[Key], bytes],
) -> None:
    """Write files into a folder, making it if needed, and say how many they are.

    Writes nothing unless `check` lets every file pass. `render` makes each from its key.
    """
    for file in files.values():
        check(file)
    make_folder(folder)
    with session.progress(list(files.items()), Message(N_("Writing"))) as pending:
        for key, file in pending:
            write(session, file, render(key))
    tell_written(session, len(files), folder)


def left_there(folder: Path, pattern: str, written: Iterable[Path]) -> list[str]:
    """Return the names of the files in a folder that fit a pattern and were not written."""
    return sorted({file.name for file in folder.glob(pattern)} - {file.name for file in written})


def tell_written(session: Session, count: int, folder: Path) -> None:
    """Tell the user how many files were written."""
    session.note(
        counted(
            "wrote {count} file into {folder}",
            "wrote {count} files into {folder}",
            count,
            folder=str(folder),
        )
    )
