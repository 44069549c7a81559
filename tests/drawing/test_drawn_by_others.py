"""Pictures as the system's Graphviz draws them, and as a browser measures them."""

import html
import json
import re
import shutil
import string
import struct
import subprocess
import zlib
from pathlib import Path

import pytest
from test_svg import outside

from asking import EN, ZH, shipped_plan
from duties.drawing.engine import Engine
from duties.drawing.paper import PaperSize, paper_of
from duties.drawing.pictures.matrix import draw_matrix
from duties.drawing.pictures.plan import draw_plan
from duties.drawing.render import PictureFormat, drawn, drawn_each
from duties.drawing.sheet import INCH, Box, Sheet
from duties.messages import Translator
from duties.model import Plan
from duties.queries.matrix import matrix
from picturing import every_plan, read_svg, scene_of, sheets, svg_of

pytestmark = pytest.mark.system
both_languages = pytest.mark.parametrize("into", [EN, ZH], ids=["en", "zh"])
LEAVES = 0.5  # points by which a text may leave its shape


def program(*names: str) -> str:
    """Return the first of some programs that is installed, or skip the test."""
    for name in names:
        if (found := shutil.which(name)) is not None:
            return found
    pytest.skip(f"{' or '.join(names)} is not installed")


def system_dot() -> Engine:
    return Engine("dot", program("dot"))


def shipped_sheets(into: Translator) -> dict[str, Sheet]:
    return dict(sheets(scene_of(shipped_plan(), into)))


@every_plan
@both_languages
def test_the_systems_engine_keeps_every_text_in_its_shape(plan: Plan, into: Translator) -> None:
    engine = system_dot()
    for name, sheet in sheets(scene_of(plan, into)):
        assert outside(read_svg(svg_of(sheet, engine))) == [], name


@both_languages
def test_the_systems_engine_keeps_every_text_in_its_shape_on_paper(into: Translator) -> None:
    engine = system_dot()
    scene = scene_of(shipped_plan(), into)._replace(paper=paper_of(PaperSize.A3, is_landscape=True))
    found = matrix(scene.plan, scene.register, by_task=True)
    for sheet in (*draw_plan(scene), *draw_matrix(scene, found)):
        assert outside(read_svg(svg_of(sheet, engine))) == []


def test_a_pdf_on_paper_has_its_size_and_a_page_a_sheet(tmp_path: Path) -> None:
    info, reader = program("pdfinfo"), program("pdftotext")
    paper = paper_of(PaperSize.A4, is_landscape=False)
    scene = scene_of(shipped_plan(), ZH)._replace(paper=paper)
    sheets = draw_matrix(scene, matrix(scene.plan, scene.register, by_task=True))
    file = tmp_path / "a.pdf"
    (data,) = drawn_each(sheets, PictureFormat.PDF, system_dot())
    file.write_bytes(data)

    told = subprocess.run([info, file], check=True, capture_output=True).stdout.decode()
    assert re.search(rf"Pages: +{len(sheets)}\n", told)
    assert re.search(r"Page size: .*\(A4\)", told)
    text = subprocess.run([reader, file, "-"], check=True, capture_output=True).stdout.decode()
    assert "CBD管委会" in text
    assert f"第{len(sheets)}张" in "".join(text.split())


def test_a_turned_text_is_turned_in_a_png(tmp_path: Path) -> None:
    box = Box("b", 10, 10, 20, 80, ("lllllll",), 10, is_turned=True)
    file = tmp_path / "a.png"
    file.write_bytes(drawn(Sheet("甲", 100, 100, (box,)), PictureFormat.PNG, system_dot()))

    dark = dark_dots(file)
    left, right = min(x for x, _ in dark), max(x for x, _ in dark)
    top, bottom = min(y for _, y in dark), max(y for _, y in dark)
    assert bottom - top > right - left
    assert 86 > bottom > 80


def dark_dots(file: Path) -> list[tuple[float, float]]:
    """Return the places in points of the dark dots of a PNG without filters."""
    data = file.read_bytes()
    width, height = struct.unpack(">II", data[16:24])
    start = data.index(b"IDAT") + 4
    size = struct.unpack(">I", data[start - 8 : start - 4])[0]
    rows = zlib.decompress(data[start : start + size])
    stride = len(rows) // height
    each = (stride - 1) // width
    return [
        (x * INCH / 150, y * INCH / 150)
        for y in range(height)
        for x in range(width)
        if rows[y * stride + 1 + x * each] < 128
    ]


def test_the_systems_engine_takes_a_line_of_any_sign_alone() -> None:
    signs = (*string.punctuation, "]]", "]]>", "<!--", "-->", "<![CDATA[", "\\N", "&amp;")
    boxes = [
        Box(f"b{place}-{is_left}", 0, 20.0 * place, 60, 20, (sign,), is_left=is_left)
        for place, sign in enumerate(signs)
        for is_left in (True, False)
    ]
    sheet = Sheet("甲", 100, 20.0 * len(signs), tuple(boxes), ())

    _, *shapes = read_svg(svg_of(sheet, system_dot())).shapes
    assert [shape.words[0].text for shape in shapes] == [box.lines[0] for box in boxes]


@pytest.mark.parametrize("name", ["plan", "network", "matrix", "action 2", "unit 区住建委"])
def test_a_png_has_the_size_of_its_sheet(name: str) -> None:
    engine = system_dot()
    sheet = shipped_sheets(ZH)[name]
    data = drawn(sheet, PictureFormat.PNG, engine)

    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    size = struct.unpack(">II", data[16:24])
    assert size == pytest.approx(
        (sheet.width / INCH * 150, sheet.height / INCH * 150), rel=0.01, abs=4
    )


@pytest.mark.parametrize("name", ["plan", "network", "action 2", "unit 区住建委"])
def test_a_pdf_holds_the_names_as_text(tmp_path: Path, name: str) -> None:
    reader = program("pdftotext")
    data = drawn(shipped_sheets(ZH)[name], PictureFormat.PDF, system_dot())
    file = tmp_path / "a.pdf"
    file.write_bytes(data)

    assert data.startswith(b"%PDF-")
    done = subprocess.run([reader, file, "-"], check=True, capture_output=True)
    text = "".join(done.stdout.decode().split())
    assert "区住建委" in text
    assert "区交通局" in text


MEASURE = """
<!DOCTYPE html><meta charset="utf-8"><body>%s<pre id="found"></pre><script>
const found = [];
for (const svg of document.querySelectorAll("svg")) {
  let texts = 0;
  for (const group of svg.querySelectorAll("g.node")) {
    const shape = group.querySelector("polygon, path, ellipse");
    for (const text of group.querySelectorAll("text")) {
      texts += 1;
      if (!shape || !text.textContent.trim()) continue;
      const inner = text.getBoundingClientRect(), outer = shape.getBoundingClientRect();
      const across = Math.max(outer.left - inner.left, inner.right - outer.right);
      const down = Math.max(outer.top - inner.top, inner.bottom - outer.bottom);
      const over = (text.hasAttribute("transform") ? down : across) * 72 / 96;
      if (over > %s) found.push([group.id, text.textContent, over]);
    }
  }
  if (!texts) found.push(["no text at all", "", 0]);
}
document.getElementById("found").textContent = JSON.stringify(found);
</script>
"""


@both_languages
def test_a_browser_finds_every_text_in_its_shape(tmp_path: Path, into: Translator) -> None:
    browser = program("chromium", "chromium-browser", "google-chrome")
    pictures = [
        re.sub(r"<\?xml.*?<svg", "<svg", svg_of(sheet).decode(), flags=re.DOTALL)
        for sheet in shipped_sheets(into).values()
    ]
    page = tmp_path / "page.html"
    page.write_text(MEASURE % ("".join(pictures), LEAVES), encoding="utf-8")

    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}"]
    done = subprocess.run(
        [browser, *options, "--dump-dom", page.as_uri()],
        check=True,
        capture_output=True,
        timeout=120,
    )
    found = re.search(r'<pre id="found">(.*?)</pre>', done.stdout.decode(), re.DOTALL)
    assert found is not None
    assert json.loads(html.unescape(found[1])) == []
