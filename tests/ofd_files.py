"""OFD files (GB/T 33190-2016) to try the reader with, as small as the standard allows."""

import io
import zipfile
from collections.abc import Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

_NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SIZE = 4.2  # millimetres of a letter


def text(
    x: float,
    y: float,
    words: str,
    *,
    size: float = SIZE,
    deltas: str | None = None,
    **attributes: str,
) -> str:
    """Return words that begin at a place of the page, in millimetres from its top left corner."""
    told = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())
    steps = f"g {max(len(words) - 1, 0)} {size}" if deltas is None else deltas
    delta = f' DeltaX="{steps}"' if steps else ""
    return (
        f'<ofd:TextObject ID="9" Boundary="{x} {y - size} 180 {size * 1.4}" Font="3" '
        f'Size="{size}"{told}><ofd:TextCode X="0" Y="{size}"{delta}>{escape(words)}</ofd:TextCode>'
        "</ofd:TextObject>"
    )


def path(data: str, boundary: str = "0 0 210 297", **attributes: str) -> str:
    told = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())
    return (
        f'<ofd:PathObject ID="8" Boundary="{boundary}" LineWidth="0.3"{told}>'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


PICTURE = '<ofd:ImageObject ID="7" Boundary="0 0 210 297" CTM="210 0 0 297 0 0" ResourceID="5"/>'


def grid(xs: Sequence[float], ys: Sequence[float]) -> str:
    """Return the ruled lines of a table."""
    level = [f"M {xs[0]} {y} L {xs[-1]} {y}" for y in ys]
    upright = [f"M {x} {ys[0]} L {x} {ys[-1]}" for x in xs]
    return "".join(path(line) for line in (*level, *upright))


class Body(NamedTuple):
    """A document of a file: what stands on its pages, and on the templates that all pages have.

    `more` is put into the main file of the document, `parts` are other files in its folder.
    """

    pages: Sequence[str]
    templates: Sequence[str] = ()
    box: str = "0 0 210 297"
    more: str = ""
    parts: Sequence[tuple[str, str]] = ()


def ofd(*bodies: Body, entry: str = "", **members: bytes) -> bytes:
    """Return a file with documents; `entry` is put into its first file, `members` are others."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        roots = "".join(
            f"<ofd:DocBody><ofd:DocRoot>Doc_{at}/Document.xml</ofd:DocRoot></ofd:DocBody>"
            for at in range(len(bodies))
        )
        file.writestr("OFD.xml", _xml("OFD", roots + entry))
        for at, body in enumerate(bodies):
            for name, content in _files(body):
                file.writestr(f"Doc_{at}/{name}", content)
        for name, data in members.items():
            file.writestr(name.replace("__", "."), data)
    return out.getvalue()


def _xml(name: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><ofd:{name} {_NAMESPACE}>{content}</ofd:{name}>'


def _page(content: str, template: str = "") -> str:
    layer = content if content.startswith("<ofd:Layer") else f"<ofd:Layer>{content}</ofd:Layer>"
    return _xml("Page", f"{template}<ofd:Content>{layer}</ofd:Content>")


def _files(body: Body) -> Sequence[tuple[str, str]]:
    templates = "".join(
        f'<ofd:TemplatePage ID="{100 + at}" BaseLoc="Tpls/Tpl_{at}/Content.xml"/>'
        for at in range(len(body.templates))
    )
    used = "".join(f'<ofd:Template TemplateID="{100 + at}"/>' for at in range(len(body.templates)))
    pages = "".join(
        f'<ofd:Page ID="{at}" BaseLoc="Pages/Page_{at}/Content.xml"/>'
        for at in range(len(body.pages))
    )
    return [
        (
            "Document.xml",
            _xml(
                "Document",
                f"<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>{body.box}</ofd:PhysicalBox>"
                f"</ofd:PageArea><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>{templates}"
                f"</ofd:CommonData><ofd:Pages>{pages}</ofd:Pages>{body.more}",
            ),
        ),
        *((f"Tpls/Tpl_{at}/Content.xml", _page(each)) for at, each in enumerate(body.templates)),
        *(
            (f"Pages/Page_{at}/Content.xml", _page(each, used))
            for at, each in enumerate(body.pages)
        ),
        *(
            (name, _xml(name.partition(".")[0].rpartition("/")[2], each))
            for name, each in body.parts
        ),
    ]
