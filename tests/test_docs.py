from pathlib import Path

import pytest

from transcripts import FILES, ROOT, replayed


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_command_shown_prints_what_is_shown(file: Path) -> None:
    assert file.read_text("utf-8") == replayed(file)
