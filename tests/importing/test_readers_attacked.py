"""Files that were damaged or made to do harm: each reader refuses them, or reads what is there."""

import encodings.aliases
import io
import random
import zipfile

import docx
import openpyxl
import pytest

from duties.errors.base import DutiesError
from duties.errors.documents import EndlessTableError, EndlessTextError, EntityError
from duties.importing.document import Row
from duties.importing.raw import Raw, RawLine
from duties.importing.readers import read
from reading import said
from scaling import steps


def workbook(*rows: tuple[str, ...]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    return book


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def word_file(*rows: tuple[str, ...]) -> bytes:
    document = docx.Document()
    table = document.add_table(0, len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


HEADED = ("序号", "任务", "牵头单位")
FIRST = ("1", "修缮码头", "区交通局")


def cells(raw: Raw) -> list[tuple[str, ...]]:
    return [block.cells for block in raw.blocks if isinstance(block, Row)]


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_file_that_lost_a_byte_is_read_or_refused_with_a_sentence(kind: str) -> None:
    whole = word_file(HEADED, FIRST) if kind == "docx" else saved(workbook(HEADED, FIRST))
    places = random.Random(7).sample(range(4, len(whole)), 60)  # noqa: S311

    for place in places:
        try:
            read(f"plan.{kind}", whole[:place] + whole[place + 1 :])
        except DutiesError as error:
            assert error.place == f"plan.{kind}"  # noqa: PT017 (some are read)


def test_a_page_may_name_any_encoding_there_is() -> None:
    names = {*encodings.aliases.aliases, *encodings.aliases.aliases.values(), "undefined", "mbcs"}

    for name in sorted(names):
        page = f'<meta charset="{name}"><body><p>1. task (lead: A)</p></body>'.encode()
        try:
            lines = [each.text for each in read("plan.html", page).blocks]  # type: ignore[union-attr]
        except DutiesError as error:
            assert error.place == "plan.html"  # noqa: PT017 (some make no page of these bytes)
        else:
            assert lines or name


def test_one_bad_byte_of_a_page_costs_nothing_after_it() -> None:
    text = "<meta charset='gbk'><p>一、甲</p><p>二、乙</p>"
    page = text.encode("gbk").replace("甲".encode("gbk"), "甲".encode("gbk") + b"\x80")

    lines = [block.text for block in read("plan.html", page).blocks if isinstance(block, RawLine)]

    assert lines == ["一、甲€", "二、乙"]


ENTITIES = (
    '<?xml version="1.0" encoding="{}"?>'
    '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>'
)


@pytest.mark.parametrize("part", ["word/document.xml", "word/part.bin", "customXml/item1"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "utf-32-be", "cp037"]
)
def test_entities_are_refused_in_every_part_and_encoding(part: str, encoding: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", b"<document/>")
        archive.writestr(part + "x", ENTITIES.format(encoding).encode(encoding))

    with pytest.raises(EntityError):
        read("plan.docx", out.getvalue())


def test_xml_in_an_encoding_that_could_hide_entities_is_refused() -> None:
    hidden = ENTITIES.format("utf-7").replace("<!E", "+ADwAIQ-E").encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", hidden)

    with pytest.raises(EntityError):
        read("plan.docx", out.getvalue())


def test_what_looks_like_an_entity_in_a_picture_is_none() -> None:
    data = bytearray(word_file(HEADED, FIRST))
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/media/image1.png", b"\x89PNG\r\n\x1a\n<!ENTITY a>")

    assert cells(read("plan.docx", out.getvalue())) == [HEADED, FIRST]


def test_a_cell_at_the_end_of_a_sheet_takes_no_work() -> None:
    book = workbook(HEADED, FIRST)
    assert book.active is not None
    book.active["XFD1048576"] = "x"
    book.active["B1048576"] = "附注"
    data = saved(book)

    assert steps(lambda: read("plan.xlsx", data)) < 200_000  # a fifth of the rows
    found = cells(read("plan.xlsx", data))
    assert [row[:3] for row in found] == [HEADED, FIRST, ("", "附注", "")]


def test_merged_cells_fill_the_rows_that_hold_something() -> None:
    book = workbook(HEADED, FIRST, ("2", "整修道路", ""), ("", "", ""), ("3", "种树", "区城管局"))
    assert book.active is not None
    book.active.merge_cells("C2:C4")

    found = cells(read("plan.xlsx", saved(book)))

    assert found == [HEADED, FIRST, ("2", "整修道路", "区交通局"), ("3", "种树", "区城管局")]


def test_a_sheet_with_more_rows_than_any_plan_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duties.importing.readers.xlsx._MOST_ROWS", 20)

    assert len(cells(read("plan.xlsx", saved(workbook(*[FIRST] * 20))))) == 20
    with pytest.raises(EndlessTableError):
        read("plan.xlsx", saved(workbook(*[FIRST] * 21)))


def test_merges_one_over_the_other_are_not_all_carried_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duties.importing.readers.xlsx._MOST_CELLS", 100)
    book = workbook(*[(*FIRST, "", "", "", "", "x")] * 20)
    assert book.active is not None
    for column in "BCDEF":
        book.active.merge_cells(f"A1:{column}20")

    with pytest.raises(EndlessTableError):
        read("plan.xlsx", saved(book))


def test_a_row_of_a_word_table_may_not_begin_as_far_out_as_it_says() -> None:
    whole = word_file(HEADED, FIRST)
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(whole)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.infolist():
            data = old.read(member)
            if member.filename == "word/document.xml":
                data = data.replace(
                    b"<w:tr>", b'<w:tr><w:trPr><w:gridBefore w:val="500000000"/></w:trPr>', 1
                )
            new.writestr(member, data)

    assert len(cells(read("plan.docx", out.getvalue()))[0]) <= 63 + len(HEADED)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("方案.txt", "河\n" * 60),
        ("方案.csv", "河,桥\n" * 60),
        ("方案.html", "<html><body>" + "<p>河桥</p>" * 60),
        ("方案.html", f"<html><table><tr><td rowspan=60>{'河' * 3}</td></tr>" + "<tr></tr>" * 60),
    ],
)
def test_more_text_than_any_plan_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, data: str
) -> None:
    monkeypatch.setattr("duties.importing.readers.text.TEXT_LIMIT", 100)

    with pytest.raises(EndlessTextError):
        read(name, data.encode())


def test_it_is_said_how_much_text_is_too_much() -> None:
    assert said(EndlessTextError("方案.txt", 10_000_000)) == (
        "方案.txt",
        "the document holds more than 10,000,000 characters of text (some 30 MB), more than any "
        "plan; save a copy with the plan alone",
    )
