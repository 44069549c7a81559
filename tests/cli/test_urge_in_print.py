"""Orders and reminders on paper: one page to act on, one to return."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from conftest import Duties, begin_demo

pytestmark = [
    pytest.mark.system,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]


@pytest.mark.parametrize(("language", "receipt"), [("zh", "回执"), ("en", "Receipt")])
def test_an_order_takes_one_page_and_its_receipt_another(
    duties: Duties,
    workplace: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    receipt: str,
) -> None:
    begin_demo(workplace, monkeypatch, date(2026, 12, 1))
    options = ("--light", "red,yellow", "--number", "清府督〔2026〕3号", "--lang", language)
    duties("urge", "orders", *options)
    files = sorted(Path("orders").iterdir())
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
               "--convert-to", "pdf", "--outdir", "printed", *map(str, files)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)

    assert len(files) > 2
    for file in files:
        pages = list(pypdfium2.PdfDocument(Path("printed", f"{file.stem}.pdf")))
        assert len(pages) == 2, file
        assert pages[1].get_textpage().get_text_range().startswith(receipt)
