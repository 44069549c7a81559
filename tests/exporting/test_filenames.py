import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duties.exporting.filenames import file_names

FORBIDDEN = set('<>:"/\\|?*') | set(map(chr, range(32)))
DEVICES = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{d}{n}" for d in ("com", "lpt") for n in "0123456789¹²³"),
}


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        ("区住建委", "区住建委.docx"),
        ("../../etc/passwd", "_.._.._etc_passwd.docx"),
        ('a/b\\c:d*e?f"g<h>i|j', "a_b_c_d_e_f_g_h_i_j.docx"),
        ("CON", "_CON.docx"),
        ("nul.txt", "_nul.txt.docx"),
        ("COM¹", "_COM¹.docx"),
        ("console", "console.docx"),
        ("end. . ", "end.docx"),
        (".hidden", "_.hidden.docx"),
        ("-rf", "_-rf.docx"),
        (" --help", "_--help.docx"),
        ("C:\\plan.yaml", "C__plan.yaml.docx"),
        ("COM1 .txt", "_COM1 .txt.docx"),
        ("甲局：一处", "甲局：一处.docx"),
        ("", "_.docx"),
        ("\u202egnp.exe", "_gnp.exe.docx"),
        ("a\nb\0c", "a_b_c.docx"),
        ("e\u0301", "é.docx"),
        ("长" * 200, "长" * 60 + ".docx"),
    ],
)
def test_a_name_is_safe_on_every_system(unit: str, name: str) -> None:
    assert file_names([unit], "docx") == {unit: name}


def test_names_that_would_be_one_file_are_numbered() -> None:
    units = ["甲:", "甲?", "甲*", "Abc", "aBC", "甲_ (2)", "é", "É", "e\u0301"]

    assert list(file_names(units, "docx").values()) == [
        "甲_.docx",
        "甲_ (2).docx",
        "甲_ (3).docx",
        "Abc.docx",
        "aBC (2).docx",
        "甲_ (2) (2).docx",
        "é.docx",
        "É (2).docx",
        "é (3).docx",
    ]


@settings(deadline=None)
@given(st.lists(st.text(max_size=300), unique=True, max_size=8))
def test_no_name_can_leave_the_folder_or_meet_another(units: list[str]) -> None:
    names = file_names(units, "docx")

    assert list(names) == units
    assert len({name.casefold() for name in names.values()}) == len(units)
    for name in names.values():
        stem = name.removesuffix(".docx")
        assert not FORBIDDEN & set(name)
        assert stem.split(".")[0].casefold() not in DEVICES
        assert stem == stem.rstrip(". ")
        assert not name.startswith((".", " ", "-"))
        assert len(name.encode()) <= 255
