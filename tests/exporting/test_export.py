import hashlib
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from duties.errors.exports import UnknownEndingError
from duties.exporting.export import ExportFormat, export, format_of, is_own
from handing_on import EACH_FORMAT, EN, HOSTILE, ZH, dossier, shipped_dossier
from reading import PLANS, ROOT

DIGESTS = """
import hashlib, sys
from datetime import date
from pathlib import Path
from duties.cli.language import Language, translator
from duties.exporting.dossier import Dossier
from duties.exporting.export import ExportFormat, export
from duties.planfile.loading import load
from duties.source import Source
source = Source("plan.yaml", Path(sys.argv[1]).read_text("utf-8"))
loaded = load(source)
for format_ in map(ExportFormat, sys.argv[2:]):
    made = Dossier(source, loaded, loaded.plan, date(2026, 1, 1))
    data = export(format_, made, translator(Language.ZH))
    print(format_, hashlib.sha256(data).hexdigest())
"""

ODD_PLANS = {
    "without tasks": "title: 空\ntasks: []\n",
    "without actions": "title: 甲\ntasks:\n  - {id: 1, title: 事, lead: 甲局}\n",
    "without units": "title: 甲\nactions: [{id: 1, title: 行}]\ntasks: [{id: 1, title: 事}]\n",
    "with faults": "titel: 甲\ntasks:\n  - {id: 1}\n  - {title: 事, action: 9, lead: 甲局}\n",
    "with one id twice": (
        "title: 甲\nactions: [{id: 1, title: 行}, {id: 1, title: 动}]\n"
        "tasks: [{id: 1, title: 事, action: 1}, {id: 1, title: 情, lead: [甲局, 甲局]}]\n"
    ),
    "with members in a ring": (
        "title: 甲\nunits: [{name: 各局, members: [各委]}, {name: 各委, members: [各局]}]\n"
        "tasks: [{id: 1, title: 事, lead: 各局}]\n"
    ),
    "hostile": (
        'title: "=1+1\\e[31m<b>&\\u202E\\uFFFE"\nissuer: "=1+1\\e[31m<b>&\\u202E\\uFFFE"\n'
        'units: [{name: "=1+1\\e[31m<b>&\\u202E\\uFFFE", aliases: ["</w:t>"]}]\n'
        'actions: [{id: "@a", title: "=1+1\\e[31m<b>&\\u202E\\uFFFE"}]\n'
        'tasks: [{id: "-1", action: "@a", title: "=1+1\\e[31m<b>&\\u202E\\uFFFE", '
        'lead: "=1+1\\e[31m<b>&\\u202E\\uFFFE", note: "a\\x00\\nb"}]\n'
    ),
    "with a long title": f"title: {'长' * 40_000}\ntasks: [{{id: 1, title: {'长' * 40_000}}}]\n",
}


@pytest.mark.parametrize("format_", EACH_FORMAT)
@pytest.mark.parametrize("text", ODD_PLANS.values(), ids=ODD_PLANS)
def test_every_plan_can_be_exported_and_the_file_is_known_again(
    format_: ExportFormat, text: str
) -> None:
    data = export(format_, dossier(text), ZH)

    assert is_own(format_, data)
    assert not is_own(format_, b"")
    assert not is_own(format_, b"PK\x03\x04")
    assert not is_own(format_, data[:20])


@pytest.mark.parametrize(
    "formats",
    [
        [each for each in ExportFormat if each is not ExportFormat.PARQUET],
        pytest.param([ExportFormat.PARQUET], marks=pytest.mark.extras),
    ],
    ids=["others", "parquet"],
)
def test_the_same_plan_gives_the_same_bytes_in_every_process(formats: list[ExportFormat]) -> None:
    runs = [
        subprocess.run(
            (sys.executable, "-c", DIGESTS, str(PLANS / "full.yaml"), *formats),
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            encoding="utf-8",
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Shanghai"))
    ]

    assert len(runs[0].splitlines()) == len(formats)
    assert runs[0] == runs[1]


@pytest.mark.parametrize("format_", [ExportFormat.XLSX, ExportFormat.DOCX])
def test_office_documents_are_not_dated_by_the_clock(format_: ExportFormat, tmp_path: Path) -> None:
    file = tmp_path / "plan.zip"
    file.write_bytes(export(format_, shipped_dossier(), EN))

    with ZipFile(file) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert "2023-05-23T00:00:00Z" in core
    assert "渝中区全力推进成渝地区双城经济圈建设" in core
    assert str(ROOT) not in core


@pytest.mark.parametrize("format_", [ExportFormat.XLSX, ExportFormat.DOCX])
def test_an_office_document_that_somebody_saved_is_not_ours_any_more(
    format_: ExportFormat, tmp_path: Path
) -> None:
    data = export(format_, shipped_dossier(), EN)
    saved = tmp_path / "saved"
    before = tmp_path / "before"
    before.write_bytes(data)
    with ZipFile(before) as source, ZipFile(saved, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                part = part.replace(b"By>duties<", "By>王科长<".encode())
            target.writestr(name, part)

    assert is_own(format_, data)
    assert not is_own(format_, saved.read_bytes())


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("plan.xlsx", ExportFormat.XLSX),
        ("方案.DOCX", ExportFormat.DOCX),
        ("a.b/c.md", ExportFormat.MARKDOWN),
        ("x.json.graphml", ExportFormat.GRAPHML),
    ],
)
def test_the_ending_says_the_format(name: str, format_: ExportFormat) -> None:
    assert format_of(name) is format_


@pytest.mark.parametrize("name", ["plan", "plan.xls", "plan.doc", "csv", "plan.xlsx.", "", "-"])
def test_a_name_that_does_not_say_the_format_is_refused(name: str) -> None:
    with pytest.raises(UnknownEndingError):
        format_of(name)


def test_no_export_holds_a_hidden_character_of_the_plan() -> None:
    hostile = dossier(ODD_PLANS["hostile"])
    assert hostile.plan.title == HOSTILE

    for format_ in (
        ExportFormat.MARKDOWN,
        ExportFormat.CSV,
        ExportFormat.JSON,
        ExportFormat.GRAPHML,
    ):
        text = export(format_, hostile, EN).decode()
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert r"\u202e" in text


@pytest.mark.parametrize("format_", EACH_FORMAT)
def test_the_digests_differ_where_the_plan_does(format_: ExportFormat) -> None:
    other = (PLANS / "full.yaml").read_text("utf-8").replace("清理河道", "清理湖面")

    plans = (dossier((PLANS / "full.yaml").read_text("utf-8")), dossier(other))
    first, second = (hashlib.sha256(export(format_, each, ZH)).digest() for each in plans)
    assert first != second
