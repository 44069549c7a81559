import codecs
import errno
import os
import signal
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from duties.errors.files import (
    BusyFolderError,
    ChangedMeanwhileError,
    FileAsFolderError,
    FolderInUseError,
    FullDiskError,
    ReadOnlyFileError,
    ReadOnlyFolderError,
)
from duties.files import read_source
from duties.locking import locked
from duties.writing import create_file, create_folder, replace_file, write_file, writing_error
from reading import said

TEXT = b"title: plan\ntasks: []\n"
STRAY = ".duties-0123456789abcdef"

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="a matter of POSIX systems")


def test_a_new_file_is_written_as_utf8_with_the_line_ends_given(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"

    create_file(path, "title: 清水\ntasks: []\r\n".encode())

    assert path.read_bytes() == "title: 清水\ntasks: []\r\n".encode()


def test_a_file_that_exists_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"mine")

    with pytest.raises(FileExistsError):
        create_file(path, TEXT)

    assert path.read_bytes() == b"mine"


@needs_posix
def test_a_file_that_cannot_be_written_whole_is_not_left_behind(tmp_path: Path) -> None:
    import resource

    path = tmp_path / "plan.yaml"
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            create_file(path, TEXT * 10_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert list(tmp_path.iterdir()) == []


def test_a_file_is_written_or_replaced_whole(tmp_path: Path) -> None:
    file = tmp_path / "plan.xlsx"

    write_file(file, b"one")
    write_file(file, b"two")

    assert file.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [file]


@needs_posix
def test_permissions_stay_and_a_link_still_leads_to_the_file(tmp_path: Path) -> None:
    file, link = tmp_path / "plan.csv", tmp_path / "link.csv"
    file.write_bytes(b"one")
    file.chmod(0o640)
    link.symlink_to(file)

    write_file(link, b"two")

    assert link.is_symlink()
    assert file.read_bytes() == b"two"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


@needs_posix
def test_a_new_file_may_be_read_by_those_the_user_lets_read_new_files(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()

    write_file(tmp_path / "new", b"")

    assert (tmp_path / "new").stat().st_mode == plain.stat().st_mode


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_what_was_there_stays_where_a_file_cannot_be_written_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    file = tmp_path / "plan.xlsx"
    file.write_bytes(b"one")

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(f"pathlib.Path.{step}" if step == "replace" else f"os.{step}", fail)

    with pytest.raises(OSError, match="No space"):
        write_file(file, b"two")
    assert file.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [file]


@needs_posix
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()

    write_file(pipe, b"one")
    reader.join()

    assert got == [b"one"]
    assert pipe.is_fifo()


@pytest.mark.parametrize(
    ("error", "there", "sentence"),
    [
        (OSError(errno.ENOSPC, ""), True, "the disk is full"),
        (OSError(errno.EDQUOT, ""), True, "the disk is full"),
        (FileNotFoundError(), False, "there is no folder"),
        (IsADirectoryError(), True, "a file cannot be written here"),
        (NotADirectoryError(), False, "this is a file; name a folder"),
        (FileExistsError(), True, "this is a file; name a folder"),
        (PermissionError(), True, "cannot be written to; use another one"),
        (PermissionError(), False, "cannot be written to; use another one"),
        (OSError(errno.EROFS, ""), True, "cannot be written to; use another one"),
        (OSError(errno.EIO, "Input/output error"), True, "written (Input/output error)"),
    ],
)
def test_what_the_system_says_becomes_a_sentence(
    tmp_path: Path, error: OSError, there: bool, sentence: str
) -> None:
    file = tmp_path / "plan.xlsx"
    if there:
        file.touch()

    place, told = said(writing_error(file, error))

    assert sentence in told
    assert place in (str(file), str(tmp_path))


def test_windows_refuses_to_replace_what_another_program_has_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "plan.xlsx"
    file.touch()
    monkeypatch.setattr("sys.platform", "win32")

    _, told = said(writing_error(file, PermissionError()))

    assert "close it in the program that has it open" in told


def test_a_folder_is_no_file_also_where_the_system_only_refuses(tmp_path: Path) -> None:
    assert said(writing_error(tmp_path, PermissionError()))[1].startswith(
        "a file cannot be written here"
    )


@needs_posix
def test_a_new_file_is_never_there_by_half(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.symlink_to(tmp_path / "nowhere")

    with pytest.raises(FileExistsError):
        create_file(path, TEXT)

    assert path.is_symlink()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("error", [OSError(errno.EPERM, ""), NotImplementedError()])
def test_a_new_file_is_made_also_where_there_are_no_hard_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("os.link", fail)
    path = tmp_path / "plan.yaml"

    create_file(path, TEXT)

    assert path.read_bytes() == TEXT
    assert list(tmp_path.iterdir()) == [path]


@needs_posix
def test_what_is_being_written_is_read_by_nobody_who_may_not_read_the_old_file(
    tmp_path: Path,
) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"old")
    path.chmod(0o600)
    modes = []

    def look() -> None:
        (new,) = set(tmp_path.iterdir()) - {path}
        modes.append(stat.S_IMODE(new.stat().st_mode))

    write_file(path, TEXT, check=look)

    assert modes == [0o600]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root gives away")
def test_owner_and_group_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"old")
    os.chown(path, 4321, 1234)
    path.chmod(0o640)

    write_file(path, TEXT)

    status = path.stat()
    assert (status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode)) == (4321, 1234, 0o640)


@needs_posix
@pytest.mark.parametrize(("mode", "kept"), [(0o640, 0o600), (0o664, 0o644), (0o600, 0o600)])
def test_another_group_may_do_no_more_than_everybody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int, kept: int
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("os.fchown", refuse)
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"old")
    path.chmod(mode)

    write_file(path, TEXT)

    assert stat.S_IMODE(path.stat().st_mode) == kept


def test_a_read_only_file_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"mine")
    path.chmod(0o444)

    with pytest.raises(PermissionError) as caught:
        write_file(path, TEXT)

    error = writing_error(path, caught.value)
    assert type(error) is ReadOnlyFileError
    assert said(error) == (
        str(path),
        "the file is read-only; name another one, or allow writing to it and try again",
    )
    assert path.read_bytes() == b"mine"
    path.chmod(0o644)


def test_another_name_of_the_file_is_said_to_keep_the_old_content(tmp_path: Path) -> None:
    path, other = tmp_path / "plan.yaml", tmp_path / "copy.yaml"
    path.write_bytes(b"old")
    other.hardlink_to(path)

    (remark,) = write_file(path, TEXT)

    assert remark.text == "{file} has another name (a hard link), which keeps the old content"
    assert remark.facts == {"file": str(path)}
    assert (path.read_bytes(), other.read_bytes()) == (TEXT, b"old")
    assert write_file(path, TEXT) == ()


@needs_posix
def test_a_link_that_leads_nowhere_is_said_to(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.symlink_to(tmp_path / "gone" / "plan.yaml")

    with pytest.raises(FileNotFoundError) as caught:
        write_file(path, TEXT)

    assert said(writing_error(path, caught.value)) == (
        str(path),
        f"this is a link to {tmp_path / 'gone' / 'plan.yaml'}, in a folder that does not exist; "
        "make it first",
    )


@needs_posix
def test_a_link_to_itself_is_said_to_be_one(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.symlink_to(path)

    with pytest.raises(OSError, match="symbolic links") as caught:
        write_file(path, TEXT)

    assert said(writing_error(path, caught.value)) == (
        str(path),
        "this link leads to itself; name another file",
    )


def aged(path: Path, hours: float) -> Path:
    path.write_bytes(b"half")
    then = time.time() - hours * 3600
    os.utime(path, (then, then))
    return path


def test_what_killed_runs_left_is_deleted_after_an_hour(tmp_path: Path) -> None:
    old, young = aged(tmp_path / STRAY, 1.1), aged(tmp_path / (STRAY[:-1] + "0"), 0.9)
    foreign = aged(tmp_path / ".duties-notes", 5)

    write_file(tmp_path / "plan.yaml", TEXT)

    assert not old.exists()
    assert young.exists()
    assert foreign.exists()


@needs_posix
def test_what_another_run_is_still_writing_is_left_alone(tmp_path: Path) -> None:
    import fcntl

    stray = aged(tmp_path / STRAY, 2)
    with stray.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        write_file(tmp_path / "plan.yaml", TEXT)

    assert stray.exists()


def test_a_file_that_was_saved_right_before_the_rename_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(TEXT)
    source = read_source(path)
    reads = []

    def read(where: Path, limit: int) -> bytes:
        reads.append(where)
        if len(reads) == 2:
            path.write_bytes(b"title: saved\n")
        return path.read_bytes()

    monkeypatch.setattr("duties.writing.read_bytes", read)

    with pytest.raises(ChangedMeanwhileError):
        replace_file(path, source, "title: ours\n")

    assert path.read_bytes() == b"title: saved\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_byte_order_mark_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(codecs.BOM_UTF8 + TEXT)

    replace_file(path, read_source(path), "title: 清水\n")

    assert path.read_bytes() == codecs.BOM_UTF8 + "title: 清水\n".encode()


@pytest.mark.parametrize("without", ["nothing", "fcntl"])
def test_two_runs_that_write_into_a_folder_wait_for_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, without: str
) -> None:
    if without != "nothing":
        monkeypatch.setitem(sys.modules, without, None)
    order: list[str] = []

    def second() -> None:
        with locked(tmp_path):
            order.append("second")

    with locked(tmp_path):
        other = threading.Thread(target=second)
        other.start()
        time.sleep(0.1)
        order.append("first")
    other.join()

    assert order == ["first", "second"]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_stays_locked_is_said_to_be_busy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("duties.locking._PATIENCE", 0.05)

    with locked(tmp_path), pytest.raises(BusyFolderError) as caught, locked(tmp_path):
        pass

    assert said(caught.value) == (
        str(tmp_path),
        "another run of duties is writing into this folder; try again later",
    )


@needs_posix
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_run_that_is_asked_to_end_leaves_nothing(tmp_path: Path, name: str) -> None:
    """The run waits, with its file complete but not yet in place, until it is asked to end."""
    program = (
        "import sys, time\n"
        "import duties.cli.main as main\n"
        "from duties.writing import write_file\n"
        "def work(arguments, *, is_limited):\n"
        "    def wait():\n"
        "        print('ready', flush=True)\n"
        "        time.sleep(60)\n"
        "    from pathlib import Path\n"
        "    write_file(Path('plan.yaml'), b'new', check=wait)\n"
        "main.main = work\n"
        "main.run()\n"
    )
    run = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent / "src")},
    )
    assert run.stdout is not None
    assert run.stdout.readline() == b"ready\n"
    assert len(list(tmp_path.iterdir())) == 1

    run.send_signal(getattr(signal, name))
    _, told = run.communicate(timeout=30)

    assert told == b""
    assert run.returncode == (130 if name == "SIGINT" else -getattr(signal, name))
    assert list(tmp_path.iterdir()) == []


FILES = {"plan.yaml": TEXT, "progress/2026-06.yaml": b"period: 2026-06\n"}


def held(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_a_folder_is_written_with_all_its_files(tmp_path: Path) -> None:
    create_folder(tmp_path / "new", FILES)

    assert held(tmp_path / "new") == FILES
    assert list(tmp_path.iterdir()) == [tmp_path / "new"]


def test_an_empty_folder_stays_the_one_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / STRAY).mkdir()  # a run that was killed
    monkeypatch.chdir(tmp_path)
    before = tmp_path.stat().st_ino

    create_folder(Path(), FILES)

    assert held(Path()) == FILES
    assert tmp_path.stat().st_ino == before


def test_nothing_is_added_to_a_folder_in_use(tmp_path: Path) -> None:
    (tmp_path / "notes").touch()

    with pytest.raises(FolderInUseError) as caught:
        create_folder(tmp_path, FILES)

    assert said(caught.value) == (
        str(tmp_path),
        "there is something in this folder already; name a new one",
    )
    assert [part.name for part in tmp_path.iterdir()] == ["notes"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "notes").write_bytes(b"mine")

    with pytest.raises(FileAsFolderError):
        create_folder(tmp_path / "notes", FILES)

    assert held(tmp_path) == {"notes": b"mine"}


@pytest.mark.parametrize("there", [True, False], ids=["an empty folder", "a new folder"])
@pytest.mark.parametrize("step", ["fsync", "rename"])
def test_a_folder_that_cannot_be_written_whole_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool, step: str
) -> None:
    folder = tmp_path / "new"
    if there:
        folder.mkdir()
    done = getattr(Path, step, None) or getattr(os, step)
    calls: list[object] = []

    def fail(*arguments: object) -> object:
        calls.append(arguments)
        if len(calls) == 2 or (step == "rename" and not there):
            raise OSError(errno.ENOSPC, "No space left on device")
        return done(*arguments)

    monkeypatch.setattr(f"pathlib.Path.{step}" if step == "rename" else f"os.{step}", fail)

    with pytest.raises(FullDiskError):
        create_folder(folder, FILES)
    assert list(tmp_path.iterdir()) == ([folder] if there else [])
    assert held(tmp_path) == {}
    assert not there or list(folder.iterdir()) == []


@needs_posix
def test_a_folder_that_may_not_be_written_to_is_named(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    tmp_path.chmod(0o500)
    try:
        for folder in (tmp_path, tmp_path / "new"):
            with pytest.raises(ReadOnlyFolderError) as caught:
                create_folder(folder, FILES)
            assert str(tmp_path) in said(caught.value)[1]
    finally:
        tmp_path.chmod(0o700)


def test_the_folder_that_a_killed_run_left_is_deleted_after_an_hour(tmp_path: Path) -> None:
    stray = tmp_path / STRAY
    stray.mkdir()
    (stray / "plan.yaml").touch()
    then = time.time() - 3700
    os.utime(stray, (then, then))

    create_folder(tmp_path / "new", FILES)

    assert [part.name for part in tmp_path.iterdir()] == ["new"]
