from pathlib import Path

import pytest

from catalogue import PO_FILE
from transcripts import FILES, ROOT, replayed

LONG = [file for file in FILES if file.name.startswith(("export.", "draw."))]
"""Those in which hundreds of files are made."""


OTHER_WORDS = {"名册": "名录"}
"""Words for a thing that is called something else throughout."""


def name_of(file: Path) -> str:
    return str(file.relative_to(ROOT))


@pytest.mark.parametrize(
    "file",
    [
        pytest.param(file, marks=pytest.mark.extras if file.name.startswith("python.") else ())
        for file in FILES
        if file not in LONG
    ],
    ids=name_of,
)
def test_every_command_shown_prints_what_is_shown(file: Path) -> None:
    assert file.read_text("utf-8") == replayed(file)


@pytest.mark.thorough
@pytest.mark.parametrize("file", LONG, ids=name_of)
def test_every_command_that_makes_files_prints_what_is_shown(file: Path) -> None:
    assert file.read_text("utf-8") == replayed(file)


@pytest.mark.parametrize("file", [*FILES, PO_FILE], ids=name_of)
def test_a_thing_has_one_name(file: Path) -> None:
    assert [word for word in OTHER_WORDS if word in file.read_text("utf-8")] == []
