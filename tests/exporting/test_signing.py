"""Where a Word document bears its number, who signs it and the day."""

from datetime import date
from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from duties.exporting.imprint import Imprint
from duties.exporting.word.paper import Paper
from duties.exporting.word.signing import write_number, write_signature
from duties.messages import Translator, day_name
from handing_on import EN, ZH, small_dossier

DAY = date(2026, 3, 1)


def signed(imprint: Imprint, into: Translator = ZH) -> Document:
    paper = Paper(small_dossier().plan, "题")
    paper.write("题", "Title")
    write_number(paper, imprint)
    paper.write("文", "Body")
    write_signature(paper, imprint, into)
    return docx.Document(BytesIO(paper.to_bytes()))


def lines(document: Document) -> list[tuple[str, float]]:
    """Return the lines at the right, each with its room to the margin in characters."""
    found = []
    for paragraph in document.paragraphs:
        if paragraph.style is not None and paragraph.style.name == "Closing":
            assert paragraph.style.paragraph_format.alignment is WD_ALIGN_PARAGRAPH.RIGHT
            room = paragraph.paragraph_format.right_indent
            found.append((paragraph.text, room.pt / 16 if room else 0))
    return found


def test_a_day_is_written_as_documents_write_it() -> None:
    assert day_name(DAY).put(ZH) == "2026年3月1日"
    assert day_name(DAY).put(EN) == "2026-03-01"


def test_the_number_stands_in_the_middle_below_the_title() -> None:
    document = signed(Imprint(number="渝中督〔2026〕3号"))

    assert [paragraph.text for paragraph in document.paragraphs] == [
        "题", "渝中督〔2026〕3号", "文"
    ]  # fmt: skip
    style = document.paragraphs[1].style
    assert style is not None
    assert style.paragraph_format.alignment is WD_ALIGN_PARAGRAPH.CENTER


@pytest.mark.parametrize(
    ("names", "day", "expected"),
    [
        # The day begins two characters later than the signature, which stays two from the margin.
        (("某某区人民政府督查室",), DAY, [("某某区人民政府督查室", 2), ("2026年3月1日", 4)]),
        # A day that ends further right stays two from the margin, and the signature moves.
        (("区督查室",), DAY, [("区督查室", 6), ("2026年3月1日", 2)]),
        (("甲局", "乙委员会"), DAY, [("甲局", 8), ("乙委员会", 6), ("2026年3月1日", 2)]),
        (("区督查室",), None, [("区督查室", 2)]),
        (("甲局", "乙委员会"), None, [("甲局", 4), ("乙委员会", 2)]),
        ((), DAY, [("2026年3月1日", 2)]),
        ((), None, []),
    ],
)
def test_who_signs_and_the_day_stand_at_the_right(
    names: tuple[str, ...], day: date | None, expected: list[tuple[str, float]]
) -> None:
    assert lines(signed(Imprint(names, day=day))) == expected


def test_the_signature_stays_with_what_it_signs() -> None:
    document = signed(Imprint(("区督查室",), day=DAY))

    kept = [paragraph.paragraph_format.keep_with_next for paragraph in document.paragraphs]
    assert kept == [None, True, True, False]


def test_a_long_signature_does_not_push_the_day_off_the_paper() -> None:
    document = signed(Imprint(("长" * 40,), day=DAY))

    assert max(room for _, room in lines(document)) == 15


def test_what_is_hidden_in_a_signature_is_shown() -> None:
    assert lines(signed(Imprint(("甲\u202e局\n乙",)))) == [(r"甲\u202e局 乙", 2)]
