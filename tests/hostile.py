"""A plan with a hostile text in every field, and what no answer about it may hold.

The checks know nothing of how the tool escapes: they read each format as its readers do.
"""

import csv
import io
import json
import re
import unicodedata
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from zipfile import ZipFile

import yaml
from markdown_it import MarkdownIt

TEXTS = (
    "\x1b[2J\x1b[31mPWNED\x1b]8;;http://evil.example\x1b\\\u202eid",
    "\x9b2J\x07\b\x7f\u200b\u2028\ufeff\U000e0041",
    "=cmd|'/c calc'!A1",
    "甲;=cmd|'/c calc'!A1",
    '甲; "=HYPERLINK(""http://evil.example"")',
    "甲\n=1+1",
    '甲,\n"\n@SUM(A1)',
    "＝1+1",
    "-rf",
    "--help",
    "+1",
    "<img src=x onerror=alert(1)>|x",
    "</script><script>alert(1)</script>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "--><b>",
    "]]>",
    "]",
    "[甲](javascript:alert(1))",
    "![甲](http://evil.example/x.png)",
    "[甲]: http://evil.example",
    "<http://evil.example>",
    "- item",
    "1. item",
    "2) item",
    "# heading",
    "> quote",
    "    code",
    "```",
    "`code` *a* _b_ ~~c~~ $d$",
    "===",
    "---",
    "| a | b |\n|---|---|\n| c | d |",
    "甲\\",
    '"]; evil [label="x',
    "\\N \\G \\l &amp; &#60;b&#62;",
    "<TABLE>",
    "end\n  click t0 callback",
    "a --> b; %% c",
    "#quot;#60;",
    "{{7*7}} {% raw %} {0} {count} %s",
    "::error file=x::y%0A::error::z",
    "../../etc/passwd",
    "C:\\CON:NUL",
    "Total",
    "unit",
    "Lead",
    "=",
)
FORMULA_SIGNS = tuple("=+-@＝＋－＠")


def plain_texts() -> tuple[str, ...]:
    """Return as many texts, none of which means anything anywhere."""
    return tuple(f"甲乙{number}" for number in range(len(TEXTS)))


@cache
def plan_of(texts: tuple[str, ...]) -> str:
    """Return a plan that has each text as every kind of name, number and title."""
    each = list(enumerate(texts))
    plan = {
        "title": " ".join(texts),
        "issuer": texts[0],
        "issued": "2026-01-01",
        "units": [
            {"name": f"{text}局", "aliases": [f"{text}会"], "kind": "district"}
            for _, text in each[: len(each) // 2]
        ]
        + [{"name": text, "members": [f"{texts[0]}局", f"{text}组员"]} for text in texts[-3:]],
        "actions": [
            {"id": text, "title": text, "lead": [f"{texts[place - 1]}局"]} for place, text in each
        ],
        "tasks": [
            {
                "id": text,
                "action": text,
                "title": text,
                "lead": [f"{text}局"],
                "responsible": [text, f"{texts[place - 1]}局"],
                "support": [f"{texts[place - 2]}会"],
                "open_ended": place % 2 == 0,
                "due": "2026-06-30",
                "note": text,
                "leader": text,
                "contact": text,
                "steps": [{"id": text, "title": text, "lead": [f"{texts[place - 1]}局"]}],
            }
            for place, text in each
        ],
        "bodies": [
            {"id": text, "name": text, "office": f"{text}局", "tasks": [text], "leader": text}
            for _, text in each
        ],
        "tracking": {"lights": [{"light": text, "when": "otherwise"} for text in texts]},
    }
    return yaml.safe_dump(plan, allow_unicode=False)


def check_hidden(text: str) -> None:
    """Nothing hidden, nothing that steers a terminal; a text ends its lines with LF."""
    bad = {
        character
        for character in set(text) - {"\n"}
        if unicodedata.category(character) in ("Cc", "Cf", "Cn", "Cs", "Zl", "Zp")
    }
    assert not bad, ascii(bad)


def check_csv(text: str) -> None:
    """No cell is a formula, whether a reader divides lines at , or at ; and minds quotes or not."""
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    for delimiter in ";\t":
        cells += [c for row in csv.reader(io.StringIO(text), delimiter=delimiter) for c in row]
    cells += [cell.lstrip(' "') for line in text.split("\n") for cell in line.split(";")]
    formulas = [cell for cell in cells if cell.startswith(FORMULA_SIGNS) and not _is_number(cell)]
    assert not formulas
    assert len({len(row) for row in csv.reader(io.StringIO(text))}) == 1


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"-[0-9]+(\.[0-9]+)?", cell) is not None


def markdown_structure(text: str) -> Counter[str]:
    """Return what a document has of each kind of part but text, as CommonMark with tables reads it.

    A line end within a text may be a <br>.
    """
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    found: Counter[str] = Counter()
    for token in parser.parse(text):
        for part in (token, *(token.children or ())):
            is_break = part.type == "html_inline" and part.content == "<br>"
            if part.type not in ("text", "text_special", "inline") and not is_break:
                found[f"{part.type} {part.tag}"] += 1
    return found


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        for name, value in attrs:
            self.found.add(f"{tag} {name}")
            assert not (value or "").strip().lower().startswith("javascript:")


def page_structure(text: str) -> tuple[set[str], int]:
    """Return every tag of a page with the attributes that it has, and the number of scripts."""
    tags = _Tags()
    tags.feed(text)
    return tags.found, tags.scripts


def check_svg(data: bytes) -> None:
    """A picture runs nothing and fetches nothing."""
    for element in ElementTree.fromstring(data).iter():  # noqa: S314 (our own)
        tag = element.tag.rpartition("}")[2]
        assert tag in {"svg", "g", "title", "text", "path", "polygon", "polyline", "ellipse", "a"}
        for name, value in element.attrib.items():
            assert not name.rpartition("}")[2].startswith("on")
            assert "javascript:" not in value.casefold() or "href" not in name


_MERMAID = re.compile(
    r"""flowchart\ LR|graph\ LR|\ \ end|\ \ classDef\ .*|\ +class\ \w+\ (collective|action)
    |\ \ \ \ direction\ LR
    |\ \ subgraph\ a\d+\["[^"]*"\]
    |\ +\w+[\[(]"[^"]*"[\])](:::\w+)?
    |\ +\w+\ (==>|---|-\.-)(\|\d+\|)?\ \w+(\("[^"]*"\):::others)?""",
    re.VERBOSE,
)


def check_mermaid(text: str) -> None:
    """Every line is one that we write, and within quotes nothing is special."""
    for line in text.splitlines():
        assert _MERMAID.fullmatch(line), line
        for quoted in re.findall('"([^"]*)"', line):
            assert quoted
            assert not re.match(r"[-+]|\d+\.", quoted)
            assert not set(re.sub(r"#\d+;", "", quoted)) & set('"#&<>;`\\*_~|%{}[]()')


def check_github(text: str) -> None:
    """Every line is one command, with the properties that we write."""
    for line in text.splitlines():
        assert re.fullmatch(r"::(error|warning|notice) file=[^:]*::.*", line)
        assert "%0A" not in line
        assert "%0D" not in line


def check_sarif(text: str) -> None:
    """No message has a link, or a place for an argument (SARIF 2.1.0, 3.11.5 and 3.11.6)."""
    for result in json.loads(text)["runs"][0]["results"]:
        message = result["message"]["text"]
        assert not re.search(r"(?<!\\)\[[^\]]*\]\(", message), message
        assert not re.search(r"(?<!\{)(\{\{)*\{\d+\}", message), message


def check_xml(text: str) -> None:
    """It can be read, and has no document type."""
    assert "<!DOCTYPE" not in text
    ElementTree.fromstring(text)  # noqa: S314 (our own)


def check_office(data: bytes) -> None:
    """Nothing in a file of Office is a formula, a link out, or a field besides page numbers."""
    with ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if not name.endswith((".xml", ".rels")):
                continue
            text = archive.read(name).decode()
            assert 'TargetMode="External"' not in text
            if name.endswith(".rels"):
                continue
            for element in _elements(text):
                tag = element.tag.rpartition("}")[2]
                assert tag not in ("f", "hyperlink", "fldSimple", "altChunk"), (name, tag)
                if tag == "instrText":
                    assert (element.text or "").strip() in ("PAGE", "NUMPAGES")
                check_hidden((element.text or "").replace("\t", ""))


def _elements(text: str) -> Iterator[ElementTree.Element]:
    yield from ElementTree.fromstring(text).iter()  # noqa: S314 (our own)
