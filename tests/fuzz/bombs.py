"""Small files that unfold to very much: each is imported or refused, with a sentence, in limits.

`python tests/fuzz/bombs.py` makes them and tells what became of each: what was said, seconds of
the processor, and the memory of parent and child. Run by `make fuzz`.
"""

import io
import os
import resource
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

SECONDS = 10.0
MEGABYTES = 500.0

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _repacked(data: bytes, member: str, text: str) -> bytes:
    """Return an office file with another member in place of its own."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, text if name == member else old.read(name))
    return packed.getvalue()


def _word(body: str) -> bytes:
    import docx

    file = io.BytesIO()
    docx.Document().save(file)
    document = f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    return _repacked(file.getvalue(), "word/document.xml", document)


def _excel(member: str, text: str) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "任务"
    file = io.BytesIO()
    book.save(file)
    return _repacked(file.getvalue(), member, text)


def _merges() -> bytes:
    areas = "".join(f'<mergeCell ref="A{at}:CV{at + 50_000}"/>' for at in range(1, 100_001))
    rows = "".join(
        f'<row r="{at}"><c r="A{at}" t="inlineStr"><is><t>河</t></is></c></row>'
        for at in range(1, 50_000)
    )
    return _excel(
        "xl/worksheets/sheet1.xml",
        f'<worksheet xmlns="{_SHEET}"><sheetData>{rows}</sheetData>'
        f'<mergeCells count="100000">{areas}</mergeCells></worksheet>',
    )


def _styles() -> bytes:
    own = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' * 1_500_000
    font = '<fonts count="1"><font><sz val="11"/></font></fonts><fills count="1"><fill/></fills>'
    return _excel(
        "xl/styles.xml",
        f'<styleSheet xmlns="{_SHEET}">{font}<borders count="1"><border/></borders>'
        f'<cellXfs count="1500000">{own}</cellXfs></styleSheet>',
    )


def pdf(*objects: bytes) -> bytes:
    """Return a PDF of these objects, the first of which is its catalogue."""
    parts = [b"%PDF-1.4\n"]
    places = []
    at = len(parts[0])
    for number, each in enumerate(objects, 1):
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, each))
        places.append(at)
        at += len(parts[-1])
    body = b"".join(parts)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        body
        + b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\n"
        % (
            len(objects) + 1,
            table,
            len(objects) + 1,
        )
        + b"startxref\n%d\n%%%%EOF" % len(body)
    )


def stream(data: bytes, filters: str = "", more: str = "") -> bytes:
    entry = f"/Filter {filters}" if filters else ""
    head = f"<</Length {len(data)}{entry}{more}>>stream\n".encode()
    return head + data + b"\nendstream"


def _one_page(*more: bytes, resources: bytes = b"", content: bytes = b"BT ET") -> bytes:
    """Return a PDF of one page; `more` are its objects from 5 on."""
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<%b>>>>"
        % resources,
        content if content.startswith(b"<<") else stream(content),
        *more,
    )


def _pages() -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(4, 100_004))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 3 0 R>>"
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%b]/Count 100000>>" % kids,
        stream(b"BT ET"),
        *[page] * 100_000,
    )


def _font(descendant: bytes = b"", unicode: bytes = b"<<>>") -> bytes:
    return _one_page(
        b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[6 0 R]"
        b"/ToUnicode 7 0 R>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)"
        b"/Ordering(Identity)/Supplement 0>>%b>>" % descendant,
        unicode,
        resources=b"/Font<</F 5 0 R>>",
        content=b"BT /F 12 Tf 50 700 Td <00410042> Tj ET",
    )


def _forms() -> bytes:
    forms = [
        stream(
            b"/X Do " * 10,
            more=f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {at} 0 R>>>>",
        )
        for at in range(6, 26)
    ]
    last = stream(b"BT ET", more="/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    return _one_page(*forms, last, resources=b"/XObject<</X 5 0 R>>", content=b"/X Do " * 10)


def _squeezed(times: int) -> bytes:
    data = bytes(400_000_000) if times > 1 else bytes(100_000_000)
    for _ in range(times):
        data = zlib.compress(data, 9)
    return data


BOMBS: dict[str, Callable[[], bytes]] = {
    "paragraphs.docx": lambda: _word("<w:p/>" * 7_000_000),
    "empty-runs.docx": lambda: _word("<w:p><w:r/></w:p>" * 2_000_000),
    "text.docx": lambda: _word(f"<w:p><w:r><w:t>{'河' * 1_000_000}</w:t></w:r></w:p>" * 30),
    "span.docx": lambda: _word(
        "<w:tbl>"
        + '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999"/></w:tcPr><w:p/></w:tc></w:tr>' * 100_000
        + "</w:tbl>"
    ),
    "merges.xlsx": _merges,
    "styles.xlsx": _styles,
    "attributes.html": lambda: (
        "<html><p " + " ".join(f"a{at}='1'" for at in range(300_000)) + ">河</p></html>"
    ).encode(),
    "paragraphs.html": lambda: b"<html>" + b"<p>" * 16_000_000,
    "spans.html": lambda: (
        b"<html><table>" + b"<tr><td rowspan=99999 colspan=99999>x</td></tr>" * 50_000
    ),
    "long.csv": lambda: b"1,2,3\n" * 5_700_000,
    "wide.csv": lambda: b"," * 34_000_000,
    "long.txt": lambda: ("一、修桥。（甲局）\n" * 3_500_000).encode(),
    "pages.pdf": _pages,
    "widths.pdf": lambda: _font(b"/W[0 999999999 500]"),
    "upright-widths.pdf": lambda: _font(b"/W2[0 999999999 500 0 0]"),
    "to-unicode.pdf": lambda: _font(
        unicode=stream(
            b"begincmap 1 begincodespacerange <00000000> <ffffffff> endcodespacerange\n"
            b"1 beginbfrange <00000000> <ffffffff> <0041> endbfrange endcmap"
        )
    ),
    "forms.pdf": _forms,
    "second-filter.pdf": lambda: _one_page(
        content=stream(_squeezed(2), "[/FlateDecode /FlateDecode]")
    ),
    "other-filter.pdf": lambda: _one_page(
        content=stream(b"80" * 5_000_000 + b">", "[/ASCIIHexDecode /RunLengthDecode]")
    ),
    "predictor.pdf": lambda: _one_page(
        content=stream(
            zlib.compress(b"\x02" * 1_000_000),
            "/FlateDecode",
            "/DecodeParms<</Predictor 15/Columns 2000000000>>",
        )
    ),
}
"""By file name: what makes them."""


def bombs(ending: str = "") -> list[str]:
    """Import each with such a name in a process of its own; return what did not hold."""
    faults = []
    for name, took, memory, said in _tried(ending):
        is_said = said.rpartition("\n")[2].startswith("error: ")
        holds = took <= SECONDS and memory <= MEGABYTES and is_said
        line = f"bombs: {name}: {took:.1f} s, {memory:.0f} MB: {said[-150:]}"
        print(line, flush=True)
        if not holds:
            faults.append(line)
    return faults


def _tried(ending: str) -> Iterator[tuple[str, float, float, str]]:
    """Yield for each bomb its name, seconds of the processor, megabytes, and what was said."""
    with tempfile.TemporaryDirectory() as folder:
        for name, make in BOMBS.items():
            if not name.endswith(ending):
                continue
            Path(folder, name).write_bytes(make())
            done = subprocess.run(
                (sys.executable, __file__, name),
                capture_output=True,
                text=True,
                cwd=folder,
                check=False,
                encoding="utf-8",
            )
            took, memory = done.stdout.split()[-2:]
            yield name, float(took), float(memory), done.stderr.strip()


def _measured(name: str) -> None:
    """Import a file, and print how long it took and how much memory parent and child had."""
    from duties.cli.main import main

    main(["import", name, "-o", os.devnull, "--force", "--lang", "en"], is_limited=True)
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    took = sum(each.ru_utime + each.ru_stime for each in used)
    # The child shares the pages of the parent, and has nearly all that the two have together.
    print(took, used[1].ru_maxrss / 1000)


if __name__ == "__main__":
    if sys.argv[1:]:
        _measured(sys.argv[1])
    else:
        sys.exit(bool(bombs()))
