"""A plan of many units, and the forms of all of them as they come back."""

import os
import subprocess
from datetime import datetime
from pathlib import Path

from forms_filled import Rows, filled

MERELY = """
import sys
from pathlib import Path
import openpyxl
filled = 0
for file in sorted(Path(sys.argv[1]).glob("*.xlsx")):
    for sheet in openpyxl.load_workbook(file, data_only=True).worksheets:
        for row in sheet.iter_rows():
            filled += sum(cell.value is not None for cell in row)
assert filled > 10_000
"""
"""All that openpyxl does to read every cell of the forms in a folder."""


def forms_plan_text(units: int, tasks: int) -> str:
    """Return a plan in which each of so many units leads so many tasks."""
    names = [f"县第{number}局" for number in range(1, units + 1)]
    lines = [
        f"  - {{id: {number}, title: 推进第{number}项工程和配套改造, lead: {name}, due: 2026-12}}"
        for unit, name in enumerate(names)
        for number in range(unit * tasks + 1, (unit + 1) * tasks + 1)
    ]
    head = "title: 清水县年度重点任务\nissuer: 清水县人民政府\nissued: 2026-01-01\nunits:\n"
    registered = "".join(f"  - {{name: {name}}}\n" for name in names)
    return f"{head}{registered}tasks:\n" + "\n".join(lines) + "\n"


def write_filled(duties: str, home: Path, units: int, tasks: int) -> Path:
    """Write a plan, and the forms that came back; return their folder."""
    home.mkdir()
    (home / "plan.yaml").write_text(forms_plan_text(units, tasks), encoding="utf-8")
    settings = {**os.environ, "DUTIES_LANG": "zh"}
    command = [duties, "forms", "out", "--period", "2026-03"]
    subprocess.run(command, check=True, capture_output=True, cwd=home, env=settings)
    back = home / "back"
    back.mkdir()
    for place, form in enumerate(sorted((home / "out").iterdir())):
        unit = int(form.stem.removeprefix("县第").removesuffix("局")) - 1
        rows: Rows = {
            str(unit * tasks + task + 1): {
                "state": "推进中",
                "percent": 2 + (task * 7 + place) % 97,
                "done": f"完成第{task + 1}阶段，投资{task * place}万元",
                "next": "下月继续推进",
                "date": datetime(2026, 3, 25),
                **({"text": "征收进度滞后"} if task % 10 == 0 else {}),
            }
            for task in range(tasks)
        }
        (back / form.name).write_bytes(filled(form.read_bytes(), rows))
    return back
