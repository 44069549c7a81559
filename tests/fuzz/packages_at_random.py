"""Packages that nobody packed: Word, Excel and OFD files with their XML changed.

Each is imported, or refused with a sentence, within limits.
"""

import io
import re
import time
import zipfile
from collections import Counter
from copy import deepcopy
from random import Random

from lxml import etree

from duties.errors.base import DutiesError
from duties.importing.drafting import LIMITS, drafted
from duties.importing.plan.writing import plan_text
from duties.limited import ExhaustedError, FailedError, limited
from duties.planfile.loading import load
from duties.source import Source
from ofd_files import Body, grid, ofd, path, text

NUMBERS = ("", "0", "-1", "nan", "inf", "1e308", "-1e-308", "999999999", "0.5", "g 9999999 1", "x")
_TORN = 0.05  # of the changed members, which may be XML no more


def packages(seconds: float, chance: Random) -> list[str]:
    """Import packages for so many seconds; return what did not hold."""
    originals = [("plan.ofd", _ofd()), ("plan.docx", _word()), ("plan.xlsx", _excel())]
    ends: Counter[str] = Counter()
    faults = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        name, original = chance.choice(originals)
        seed = chance.randrange(10**9)
        data = _changed(original, Random(seed))
        try:
            fault = limited(LIMITS, _imported, name, data)
        except DutiesError:
            ends[f"{name} refused"] += 1
        except ExhaustedError:
            ends[f"{name} ended by its limits"] += 1  # which is said: a merge of a whole sheet
        except FailedError as error:
            ends["failed"] += 1
            faults.append(f"packages: {name} of seed {seed}: {error.kind}")
        else:
            ends[f"{name} read"] += 1
            if fault:
                faults.append(f"packages: {name} of seed {seed}: {fault}")
    print(f"packages: {ends.total()} in {seconds:.0f} s: {dict(ends)}, {len(faults)} faults")
    return faults


def _imported(name: str, data: bytes) -> str:
    """Return what is wrong with the plan file of a document, "" if nothing is."""
    draft, _ = drafted(name, data, is_traced=False)
    loaded = load(Source("plan.yaml", plan_text(draft)))
    return "" if loaded.plan is not None else str(loaded.obstacle.message)


def _changed(data: bytes, chance: Random) -> bytes:
    """Return a package with pieces of the XML of its members changed, or a member gone."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w") as made:
        names = package.namelist()
        parts = [name for name in names if name.endswith((".xml", ".rels"))]
        chosen = set(chance.sample(parts, min(len(parts), chance.randint(1, 3))))
        gone = chance.choice(names) if chance.random() < 0.05 else None
        for name in names:
            if name == gone:
                continue
            content = package.read(name)
            if name in chosen:
                content = _with_changes(content, chance)
            made.writestr(name, content)
    return out.getvalue()


def _with_changes(content: bytes, chance: Random) -> bytes:
    """Return XML with elements gone, doubled or moved, and with other values in them."""
    if chance.random() < _TORN:
        at = chance.randrange(len(content))
        return content[:at] + chance.randbytes(chance.randrange(9)) + content[at + 5 :]
    root = etree.fromstring(content)
    for _ in range(chance.randint(1, 8)):
        elements = [each for each in root.iter(etree.Element) if each.getparent() is not None]
        if not elements:
            break
        element, other = chance.choice(elements), chance.choice(elements)
        match chance.randrange(5):
            case 0:
                parent = element.getparent()
                assert parent is not None
                parent.remove(element)
            case 1:
                for _ in range(chance.choice([1, 2, 30])):
                    element.addnext(deepcopy(element))
            case 2:
                element.append(deepcopy(other))
            case 3 if element.text:
                element.text = _with_another_number(element.text, chance)
            case _ if element.keys():
                key = chance.choice(element.keys())
                element.set(key, _with_another_number(element.get(key, ""), chance))
    return etree.tostring(root)


def _with_another_number(words: str, chance: Random) -> str:
    changed = re.sub(r"-?\d+(\.\d+)?", lambda _: chance.choice(NUMBERS), words, count=1)
    return chance.choice(NUMBERS) if changed == words else changed


ROWS = (
    ("序号", "任务", "牵头单位", "责任单位", "完成时限"),
    ("1", "修好大桥", "市交通局", "市财政局、市住建局", "2026年6月底"),
    ("2", "清理沟渠", "市水利局", "各街道", "每季度"),
)


def _ofd() -> bytes:
    xs, ys = (20, 35, 80, 115, 160, 195), (60, 75, 90, 105)
    cells = "".join(
        text(x + 1, y + 9, words)
        for y, row in zip(ys, ROWS, strict=False)
        for x, words in zip(xs, row, strict=False)
    )
    first = (
        text(60, 30, "某市重点任务分工方案", deltas="4 4 g 3 4.2 4 4 4 4")
        + text(20, 45, "一、加强统筹。", CTM="1 0 0 1 0 0")
        + grid(xs, ys)
        + cells
    )
    second = text(20, 40, "（三）完善制度。（牵头单位：市司法局）") + path(
        "M 0 0 L 9 9 B 1 1 2 2 3 3 C"
    )
    return ofd(Body([first, second], templates=[text(100, 290, "第1页")]), Body([second]))


def _word() -> bytes:
    import docx

    document = docx.Document()
    document.add_paragraph("某市重点任务分工方案")
    document.add_paragraph(
        "（一）完善制度。（牵头单位：市司法局；责任单位：市财政局）", style="List Number"
    )
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for row, words in zip(table.rows, ROWS, strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    table.cell(1, 2).merge(table.cell(2, 2))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _excel() -> bytes:
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("分工")
        sheet.merge_range(0, 0, 0, 4, "某市重点任务分工表")
        for number, row in enumerate(ROWS, 1):
            sheet.write_row(number, 0, row)
        sheet.write_comment(2, 2, "待定")
        sheet.set_column(4, 4, None, None, {"hidden": True})
    return file.getvalue()
