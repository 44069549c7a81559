import codecs
import os
import sys
import threading
from pathlib import Path

import pytest

from duties.errors.base import DutiesError
from duties.errors.files import (
    BinarySourceError,
    EmptySourceError,
    EncodingError,
    FolderError,
    MissingFileError,
    OtherEncodingError,
    TooLargeError,
    UnreadableError,
)
from duties.files import SIZE_LIMIT, decode, read_source
from duties.source import Source
from reading import PLANS, said

TEXT = "title: 云溪县清水方案\ntasks: []\n"

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="a matter of POSIX systems")


def refusal(path: Path) -> DutiesError:
    with pytest.raises(DutiesError) as caught:
        read_source(path)
    return caught.value


def refused(data: bytes) -> DutiesError:
    with pytest.raises(DutiesError) as caught:
        decode("plan.yaml", data)
    return caught.value


def test_a_utf8_file_is_read_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "方案.yaml"
    path.write_bytes("title: 清水\r\nissuer: 县\r# \U00020bb7\n".encode())

    assert read_source(path) == Source(str(path), "title: 清水\r\nissuer: 县\r# \U00020bb7\n")


def test_a_byte_order_mark_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(codecs.BOM_UTF8 + TEXT.encode())

    assert read_source(path) == Source(str(path), TEXT)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"

    error = refusal(path)

    assert type(error) is MissingFileError
    assert said(error) == (
        str(path),
        "there is no such file; name the plan with --plan, or run `duties init`",
    )


def test_a_folder_is_said_to_be_a_folder(tmp_path: Path) -> None:
    error = refusal(tmp_path)

    assert type(error) is FolderError
    assert said(error) == (str(tmp_path), "this is a folder; name the plan file in it")


@needs_posix
def test_a_path_through_a_file_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "plan.yaml" / "plan.yaml"

    error = refusal(path)

    assert type(error) is UnreadableError
    assert said(error) == (str(path), "the file cannot be read (Not a directory)")


@needs_posix
def test_a_link_to_itself_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.symlink_to(path)

    error = refusal(path)

    assert said(error) == (str(path), "this link leads to itself; name another file")


def test_a_link_to_no_file_is_said_to_be_one(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.symlink_to("nowhere.yaml")

    target = Path(os.path.realpath(tmp_path)) / "nowhere.yaml"
    assert said(refusal(path)) == (str(path), f"this is a link to {target}, which does not exist")


def test_a_name_that_no_file_can_have_is_unreadable() -> None:
    error = refusal(Path("plan\0.yaml"))

    assert type(error) is UnreadableError
    assert said(error) == ("plan\0.yaml", "the file cannot be read (embedded null byte)")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)

    error = refusal(path)

    assert said(error) == (
        str(path),
        "you have no permission for this file or its folder; ask whoever owns it",
    )


@needs_posix
def test_a_named_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(TEXT.encode(),))
    writer.start()

    source = read_source(path)

    writer.join()
    assert source == Source(str(path), TEXT)


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    with path.open("wb") as file:
        file.truncate(350_000_000)

    error = refusal(path)

    assert SIZE_LIMIT == 200_000_000
    assert type(error) is TooLargeError
    assert said(error) == (
        str(path),
        "the file is 350 MB or more; at most 200 MB are read",
    )


@needs_posix
def test_an_endless_pipe_is_refused_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duties.files.SIZE_LIMIT", 3_000_000)

    error = refusal(Path("/dev/zero"))

    assert type(error) is TooLargeError
    assert said(error) == (
        "/dev/zero",
        "the file is 3 MB or more; at most 3 MB are read",
    )


def test_a_file_of_just_the_limit_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(TEXT.encode())
    monkeypatch.setattr("duties.files.SIZE_LIMIT", len(TEXT.encode()))

    assert read_source(path) == Source(str(path), TEXT)

    path.write_bytes(TEXT.encode() + b"\n")

    assert type(refusal(path)) is TooLargeError


@pytest.mark.parametrize(
    "data",
    [b"", b" \n\t\r\n", codecs.BOM_UTF8, codecs.BOM_UTF8 + b"\n", "\u3000\u00a0\n".encode()],
    ids=["nothing", "blanks", "byte order mark", "mark and line", "Chinese blanks"],
)
def test_a_file_of_nothing_but_blanks_is_empty(data: bytes) -> None:
    error = refused(data)

    assert type(error) is EmptySourceError
    assert said(error) == (
        "plan.yaml",
        "the file is empty; `duties init` writes a plan to start from",
    )


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04\0\0", "标题".encode("utf-16-le") + b"\n\0", TEXT.encode() + b"\0"]
)
def test_a_file_with_a_nul_byte_is_binary(data: bytes) -> None:
    error = refused(data)

    assert type(error) is BinarySourceError
    assert said(error) == (
        "plan.yaml",
        "this is a binary file, not a plan, which is a YAML text file; `duties import` makes one "
        "of a Word, Excel or PDF document",
    )


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_utf16_file_is_known_by_its_mark(encoding: str) -> None:
    error = refused(("\ufeff" + TEXT).encode(encoding))

    assert type(error) is OtherEncodingError
    assert said(error) == (
        "plan.yaml",
        "the file is saved as UTF-16; save it as UTF-8 (in Notepad: Save As, encoding UTF-8; "
        "in a shell: iconv -f UTF-16 -t UTF-8)",
    )


@pytest.mark.parametrize("name", ["full.yaml", "minimal.yaml"])
def test_a_gb18030_file_is_known_by_its_characters(name: str) -> None:
    error = refused((PLANS / name).read_text(encoding="utf-8").encode("gb18030"))

    assert type(error) is OtherEncodingError
    assert said(error) == (
        "plan.yaml",
        "the file is saved as GB18030; save it as UTF-8 (in Notepad: Save As, encoding UTF-8; "
        "in a shell: iconv -f GB18030 -t UTF-8)",
    )


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"\xff", "plan.yaml:1:1"),
        (b"title: caf\xe9\n", "plan.yaml:1:11"),
        ("title: 清水\nissuer: 云溪".encode() + b"\xff\n", "plan.yaml:2:11"),
        ("title: 清水\r\nissuer: 云溪".encode() + b"\xff\n", "plan.yaml:2:11"),
        ("title: 清水\rissuer: 云溪\u2028".encode() + b"\xff\n", "plan.yaml:3:1"),
        (codecs.BOM_UTF8 + "title: 清水".encode() + b"\xff\n", "plan.yaml:1:10"),
        (codecs.BOM_UTF8 + "title: 清水\n\n".encode() + b"a\xff\n", "plan.yaml:3:2"),
        ("title: \U00020bb7".encode()[:-1], "plan.yaml:1:8"),
    ],
)
def test_a_damaged_utf8_file_is_refused_at_its_first_bad_byte(data: bytes, place: str) -> None:
    error = refused(data)

    assert type(error) is EncodingError
    assert said(error) == (place, "these bytes are not UTF-8; save the file as UTF-8")


def test_a_gb18030_file_may_hold_a_few_rare_characters() -> None:
    text = "title: 云溪县清水方案\nissuer: 县长张堃\n# 、。“”：；（）\n"

    assert type(refused(text.encode("gb18030"))) is OtherEncodingError


def test_a_big5_file_is_not_taken_for_gb18030() -> None:
    data = "title: 雲溪縣清水方案\n".encode("big5")
    assert data.decode("gb18030") == "title: 冻匪郡睲\ue772よ\ue1ae\n"

    assert type(refused(data)) is EncodingError


def test_a_utf8_file_cut_within_a_character_is_not_taken_for_gb18030() -> None:
    data = "title: 区发\nissuer: 区".encode()[:-1]
    assert data.decode("gb18030") == "title: 鍖哄彂\nissuer: 鍖"

    assert type(refused(data)) is EncodingError
