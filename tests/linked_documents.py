"""Documents that ask for more than they hold: links to the network and to files, a macro."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}"'
    for short, long in (
        ("office", "office:1.0"),
        ("text", "text:1.0"),
        ("table", "table:1.0"),
        ("draw", "drawing:1.0"),
        ("svg", "svg-compatible:1.0"),
        ("script", "script:1.0"),
        ("of", "of:1.2"),
    )
) + (
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:ooo="http://openoffice.org/2004/office"'
    ' xmlns:dom="http://www.w3.org/2001/xml-events"'
)


@contextmanager
def listening() -> Iterator[tuple[str, list[str]]]:
    """Yield the address of a server on this machine, and what is asked of it."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815 (the names of the library)

        def log_message(self, *arguments: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def linked_text(address: str, secret: Path, written: Path) -> str:
    """Return a flat text of OpenDocument that links a picture and sections, and acts when opened.

    Its macro would write a file named `written`.
    """
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {_NAMES} office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:scripts>
<office:script script:language="ooo:Basic"><ooo:libraries>
<ooo:library-embedded ooo:name="Standard"><ooo:module ooo:name="M"><ooo:source-code>
Sub Act
  Open "{written}" For Output As #1
  Print #1, "acted"
  Close #1
End Sub
</ooo:source-code></ooo:module></ooo:library-embedded></ooo:libraries></office:script>
<office:event-listeners><script:event-listener script:language="ooo:script"
 script:event-name="dom:load" xlink:type="simple"
 xlink:href="vnd.sun.star.script:Standard.M.Act?language=Basic&amp;location=document"/>
</office:event-listeners></office:scripts>
<office:body><office:text><text:p>清水县植树方案</text:p>
<text:p><draw:frame text:anchor-type="as-char" svg:width="2cm" svg:height="2cm"><draw:image
 xlink:href="{address}/a.png" xlink:type="simple" xlink:show="embed"
 xlink:actuate="onLoad"/></draw:frame></text:p>
<text:section text:name="s1"><text:section-source xlink:href="{address}/b.odt"
 xlink:type="simple"/><text:p>one</text:p></text:section>
<text:section text:name="s2"><text:section-source xlink:href="{secret.as_uri()}"
 xlink:type="simple"/><text:p>two</text:p></text:section>
</office:text></office:body></office:document>"""


def linked_workbook(address: str, secret: Path) -> str:
    """Return a flat workbook of OpenDocument with formulas and a sheet from elsewhere."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {_NAMES} office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:body><office:spreadsheet>
<table:table table:name="t"><table:table-row>
<table:table-cell office:value-type="string"
 table:formula="of:=WEBSERVICE(&quot;{address}/ws&quot;)"><text:p>种植树木</text:p></table:table-cell>
<table:table-cell office:value-type="string"
 table:formula="of:='{secret.as_uri()}'#$secret.A1"><text:p>县林业局</text:p></table:table-cell>
</table:table-row></table:table>
<table:table table:name="linked"><table:table-source xlink:href="{address}/c.ods"
 xlink:type="simple" table:table-name="x"/><table:table-row><table:table-cell/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document>"""
