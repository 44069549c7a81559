"""Files of forms are read in a process of their own; what is too much for it harms no other."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from asking import EN
from duties.cli.language import Language
from duties.cli.returned_files import files_named, read_all
from duties.cli.session import Session
from duties.collecting.asking import Asking
from duties.collecting.reading import Returned
from duties.collecting.workbook import Sender, render
from duties.errors.documents import MissingDocumentError
from duties.errors.forms import NoFormsError
from duties.ledger.model import Ledger
from duties.limited import Limits
from duties.naming.names import Register
from duties.periods import period_of
from tracked import plan_of


def form() -> bytes:
    """Return the form of a unit."""
    plan = plan_of()
    period = period_of("2026-03")
    assert period is not None
    asked = Asking(plan, Register(plan), Ledger(), period).forms()
    return render(asked["住建局"], plan, ["住建局"], Sender(), EN)


def _with_sheet(data: bytes, sheet: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = sheet if name == "xl/worksheets/sheet1.xml" else old.read(name)
            new.writestr(name, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def test_a_sheet_too_large_for_the_limits_is_given_up_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A quarter of both: what has no room in the limits, and the limits.
    monkeypatch.setattr("duties.cli.returned_files._LIMITS", Limits(memory=95_000_000, seconds=8))
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    cells = b'<row><c t="str"><v>a</v></c></row>' * 500_000
    bomb = b'<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (space, cells)
    (tmp_path / "a.xlsx").write_bytes(form())
    (tmp_path / "b.xlsx").write_bytes(_with_sheet(form(), bomb))
    (tmp_path / "c.xlsx").write_bytes(form())
    (tmp_path / "d.xlsx").write_bytes(b"PK\x03\x04")
    found = read_all(Session(Language.EN, is_limited=True), files_named([str(tmp_path)]))

    assert [type(each).__name__ for each in found] == [
        "Returned",
        "UnreadFormError",
        "Returned",
        "DamagedDocumentError",
    ]


def test_external_links_and_macros_are_passed_over(tmp_path: Path) -> None:
    data = BytesIO(form())
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 macro")
        archive.writestr("xl/externalLinks/externalLink1.xml", b"<externalLink/>")
    (tmp_path / "a.xlsm").write_bytes(data.getvalue())
    (found,) = read_all(Session(Language.EN), files_named([str(tmp_path)]))

    assert isinstance(found, Returned)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingDocumentError):
        files_named([str(tmp_path / "none.xlsx")])


def test_folders_are_searched_and_what_is_open_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "镇街").mkdir()
    for name in ("县住建局.xlsx", "~$县住建局.xlsx", ".隐藏.xlsx", "说明.docx", "镇街/城关镇.XLSX"):
        (tmp_path / name).touch()
    found = files_named([str(tmp_path), str(tmp_path / "县住建局.xlsx")])

    assert [path.name for path in found] == ["县住建局.xlsx", "城关镇.XLSX"]


def test_a_folder_without_workbooks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoFormsError):
        files_named([str(tmp_path)])
