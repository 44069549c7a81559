"""What LibreOffice makes of the Excel and Word files: pages that can be printed."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from test_export import ODD_PLANS

from duties.exporting.dossier import Dossier
from duties.exporting.export import ExportFormat, export
from duties.exporting.word import notice
from duties.messages import Translator
from duties.queries.my_tasks import my_tasks
from handing_on import EN, ZH, dossier, shipped_dossier

pytestmark = [
    pytest.mark.system,
    pytest.mark.skipif(
        shutil.which("soffice") is None or shutil.which("pdftotext") is None,
        reason="LibreOffice or poppler is not installed",
    ),
]

A4, A3 = (842, 595), (1191, 842)  # points, landscape


class Printed:
    """A file as LibreOffice prints it: the size in points and the words of each page."""

    def __init__(self, folder: Path, name: str, data: bytes) -> None:
        file = folder / name
        file.write_bytes(data)
        profile = (folder / "profile").as_uri()
        _run("soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf",
             "--outdir", folder, file)  # fmt: skip
        pdf = file.with_suffix(".pdf")
        told = _run("pdfinfo", "-f", "1", "-l", "-1", pdf)
        sizes = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", told)
        self.sizes = [(round(float(width)), round(float(height))) for width, height in sizes]
        text = _run("pdftotext", "-layout", pdf, "-")
        self.pages = ["".join(page.split()) for page in text.split("\f")[: len(self.sizes)]]


def _run(*command: str | Path) -> str:
    done = subprocess.run(
        list(map(str, command)),
        check=True,
        capture_output=True,
        text=True,
        timeout=180,
        encoding="utf-8",
    )
    return done.stdout


def printed(folder: Path, format_: ExportFormat, of: Dossier, into: Translator) -> Printed:
    return Printed(folder, f"plan.{format_}", export(format_, of, into))


@pytest.mark.parametrize(
    ("into", "page"),
    [(ZH, "第{0}页共{1}页"), (EN, "Page{0}of{1}")],
    ids=["zh", "en"],
)
def test_the_workbook_prints_on_landscape_paper_with_headings_on_every_page(
    tmp_path: Path, into: Translator, page: str
) -> None:
    """The matrix takes two sheets of A3; its signs are explained above, at the right, and below."""
    sheets, legends = 2, 5
    of = shipped_dossier()
    found = printed(tmp_path, ExportFormat.XLSX, of, into)

    assert 10 <= len(found.pages) <= 32
    assert found.sizes.count(A3) == sheets
    assert set(found.sizes) == {A4, A3}
    heading = "".join(into.gettext(word) for word in ("No.", "Action", "Task", "Lead"))
    assert heading.replace(" ", "") in found.pages[0]
    for number, words in enumerate(found.pages, 1):
        assert page.format(number, len(found.pages)) in words
    first = found.sizes.index(A3)
    matrix = "".join(found.pages[first : first + sheets])
    assert matrix.count("●") == 57 + legends
    assert matrix.count("○") == 115 + legends
    everything = "".join(found.pages)
    assert all(task.title[:12] in everything for task in of.plan.tasks)  # long ones are wrapped
    assert all(unit in everything for unit in of.register.units)


@pytest.mark.parametrize(
    ("into", "heading", "of_targets", "annex"),
    [
        (ZH, "序号任务牵头单位责任单位", "名称目标值目标时点承担任务", "附件"),
        (EN, "No.TaskLeadResponsible", "NameValueByCarriedby", "Annex"),
    ],
    ids=["zh", "en"],
)
def test_the_annex_prints_on_a4_with_its_heading_and_number_on_every_page(
    tmp_path: Path, into: Translator, heading: str, of_targets: str, annex: str
) -> None:
    found = printed(tmp_path, ExportFormat.DOCX, shipped_dossier(), into)

    assert 4 <= len(found.pages) <= 8
    assert set(found.sizes) == {A4}
    assert found.pages[0].startswith(annex)
    for number, words in enumerate(found.pages, 1):
        assert heading in words or of_targets in words
        assert f"—{number}—" in words
    assert all(f"{sign}、" in "".join(found.pages) for sign in "一二三四五六七八九十")


def test_a_notice_fits_on_portrait_a4(tmp_path: Path) -> None:
    of = shipped_dossier()
    data = notice.render(of, "区教委", my_tasks(of.plan, of.register, ["区教委"]), ZH)
    found = Printed(tmp_path, "notice.docx", data)

    assert found.sizes == [A4[::-1]]
    assert found.pages[0].startswith("《渝中区全力推进")
    assert "区教委任务清单共承担任务" in found.pages[0]
    assert "牵头任务（1项）" in found.pages[0]


@pytest.mark.parametrize("format_", [ExportFormat.XLSX, ExportFormat.DOCX])
@pytest.mark.parametrize("text", ODD_PLANS.values(), ids=ODD_PLANS)
def test_odd_plans_open_too(tmp_path: Path, format_: ExportFormat, text: str) -> None:
    found = printed(tmp_path, format_, dossier(text), ZH)

    assert found.pages
    assert found.pages[0]
