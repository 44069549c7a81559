"""LibreOffice is run so that nothing is left of it, and a stranger's file does not act."""

import io
import os
import shutil
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import pytest

from duties import office
from duties.limited import Limits
from duties.office import NotConvertedError, converted, found
from linked_documents import linked_text, linked_workbook, listening

SHORT = Limits(memory=4_000_000_000, seconds=1)

on_posix = pytest.mark.skipif(not hasattr(os, "killpg"), reason="programs here are shell scripts")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, in which nothing else is."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def program(folder: Path, script: str) -> str:
    file = folder / "soffice"
    file.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    file.chmod(0o755)
    return str(file)


@on_posix
def test_what_the_program_writes_is_given_and_nothing_is_left(
    tmp_path: Path, temporary: Path
) -> None:
    told = tmp_path / "told"
    copying = program(
        tmp_path,
        f'echo "$@" > {told}; env | grep -i proxy | sort >> {told}\n'
        'for last; do :; done; while [ "$1" != --outdir ]; do shift; done\n'
        'mkdir -p "$2"; cp "$last" "$2/document.docx"',
    )

    assert converted(copying, b"text", "doc", "docx") == b"text"
    assert list(temporary.iterdir()) == []
    lines = told.read_text("utf-8").splitlines()
    assert "--headless" in lines[0]
    assert "--convert-to docx:MS Word 2007 XML" in lines[0]
    assert set(lines[1:]) == {
        f"{kind}_proxy=http://127.0.0.1:9" for kind in ("all", "ftp", "http", "https")
    }


@on_posix
def test_a_program_that_takes_too_long_is_ended_with_its_children(
    tmp_path: Path, temporary: Path
) -> None:
    child = tmp_path / "child"
    waiting = program(tmp_path, f"sleep 60 & echo $! > {child}; wait")

    with pytest.raises(NotConvertedError) as caught:
        converted(waiting, b"text", "doc", "docx", SHORT)

    assert caught.value.is_late
    assert not _is_running(int(child.read_text("utf-8")))
    assert list(temporary.iterdir()) == []


def _is_running(process: int) -> bool:
    for _ in range(50):  # what is ended by a signal may still be listed for a moment
        state = Path(f"/proc/{process}/stat")
        if not state.exists() or state.read_text("utf-8").rsplit(")", 1)[1].split()[0] == "Z":
            return False
        time.sleep(0.1)
    return True


@pytest.mark.parametrize("script", ["exit 0", "exit 1", "kill -9 $$"])
@on_posix
def test_a_program_that_makes_nothing_is_told(tmp_path: Path, script: str) -> None:
    with pytest.raises(NotConvertedError) as caught:
        converted(program(tmp_path, script), b"text", "doc", "docx")

    assert not caught.value.is_late


def test_a_program_that_is_not_there_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(NotConvertedError):
        converted(str(tmp_path / "soffice"), b"text", "doc", "docx")


def test_the_program_is_found_on_the_path_or_where_it_is_usually_put(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}" if name[0] == "l" else None)
    assert found() == "/bin/libreoffice"

    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(sys, "platform", "win32")
    for variable in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)"):
        monkeypatch.setenv(variable, str(tmp_path))
    assert found() is None
    file = tmp_path / "LibreOffice" / "program" / "soffice.exe"
    file.parent.mkdir(parents=True)
    file.touch()
    assert found() == str(file)


@pytest.mark.system
@pytest.mark.skipif(office.found() is None, reason="LibreOffice is not installed")
def test_links_and_macros_of_a_file_do_not_act(tmp_path: Path) -> None:
    secret, written = tmp_path / "secret.txt", tmp_path / "written"
    secret.write_text("secret words", "utf-8")
    with listening() as (address, asked):
        for ending, to, text in (
            ("fodt", "docx", linked_text(address, secret, written)),
            ("fods", "xlsx", linked_workbook(address, secret)),
        ):
            made = converted(str(found()), text.encode(), ending, to)
            assert b"secret words" not in made
            assert "secret words" not in _words_of(made)
        assert asked == []
    assert not written.exists()


def _words_of(made: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return "".join(archive.read(each).decode("utf-8", "replace") for each in archive.namelist())
