"""Forms that LibreOffice has opened and saved, as its own kind of file and back, say the same."""

import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path

import pytest
from conftest import Duties

from duties.cli import clock
from forms_filled import Rows, filled

pytestmark = [
    pytest.mark.system,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]

PLAN = """\
title: 清水县重点工作实施方案
issued: 2026-01-01
tasks:
  - {id: 1, title: 修缮码头, lead: 县交通局, due: 2026-12}
  - {id: 2, title: 改造老街, lead: 县交通局, due: 2026-10}
  - {id: 3, title: 编制规划, lead: 县交通局, due: 2026-06}
"""


def _converted(file: Path, kind: str, folder: Path) -> Path:
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind,
               "--outdir", str(folder), str(file)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / f"{file.stem}.{kind}"


@pytest.mark.parametrize("kinds", [("xlsx",), ("ods", "xlsx"), ("xls", "xlsx")])
def test_what_libreoffice_saved_is_collected_alike(
    duties: Duties,
    workplace: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kinds: tuple[str, ...],
) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 4, 3))
    (workplace / "plan.yaml").write_text(PLAN, "utf-8")
    duties("forms", "out", "--period", "2026-03", "--lang", "zh")
    rows: Rows = {
        "1": {
            "state": "推进中",
            "percent": 0.6,
            "done": "签约\n两家",
            "date": datetime(2026, 3, 5),
        },
        "2": {"percent": ("=1-0.1", "0%"), "text": "缺资金", "stage": "分析问题"},
        "3": {"state": "受阻", "percent": "45%", "date": "3月25日"},
    }
    file = workplace / "县交通局.xlsx"
    file.write_bytes(filled(Path("out/县交通局.xlsx").read_bytes(), rows))
    for step, kind in enumerate(kinds):
        folder = tmp_path / f"saved{step}"
        folder.mkdir()
        file = _converted(file, kind, folder)
    answer = duties("collect", str(file), "--lang", "en")

    assert answer.code == 0, answer.err
    assert Path("progress/2026-03.yaml").read_text("utf-8") == (
        "period: 2026-03\n"
        "reports:\n"
        "  - {task: 1, unit: 县交通局, date: 2026-03-05, state: in-progress, percent: 60, "
        'done: "签约\\n两家"}\n'
        "  - {task: 2, unit: 县交通局, date: 2026-03-31, percent: 90}\n"
        "  - {task: 3, unit: 县交通局, date: 2026-03-25, state: blocked, percent: 45}\n"
        "problems:\n"
        "  - {id: P1, task: 2, unit: 县交通局, date: 2026-03-31, stage: analysed, text: 缺资金}\n"
    )
