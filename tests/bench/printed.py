"""A text printed to a PDF, as offices print theirs: lines of 30 letters, numbers of pages."""

import io

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

FONT = "STSong-Light"
WIDTH, SIZE, PITCH = 30, 15, 28  # letters of a line, points


def printed(text: str) -> bytes:
    """Return a PDF of a text."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4, invariant=1)
    number, top = 1, 760
    for line in text.splitlines():
        for at in range(0, len(line), WIDTH):
            page.setFont(FONT, SIZE)
            page.drawString(60 if at else 90, top, line[at : at + WIDTH])
            top -= PITCH
            if top < 80:
                page.drawString(280, 40, f"— {number} —")
                page.showPage()
                number, top = number + 1, 760
    page.save()
    return out.getvalue()
