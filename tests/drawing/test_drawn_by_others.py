"""Pictures as the system's Graphviz draws them, and as a browser measures them."""

import html
import json
import re
import shutil
import string
import struct
import subprocess
from pathlib import Path

import pytest
from test_svg import outside

from asking import EN, ZH, shipped_plan
from duties.drawing.engine import Engine
from duties.drawing.render import PictureFormat, drawn
from duties.drawing.sheet import INCH, Box, Sheet
from duties.messages import Translator
from duties.model import Plan
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
      const inner = text.getBBox(), outer = shape.getBBox();
      const over = Math.max(outer.x - inner.x, inner.x + inner.width - outer.x - outer.width);
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
