import pytest
from conftest import Duties
from wcwidth import wcswidth

from duties.cli.app import COMMANDS


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_fits_a_terminal_of_80_columns(
    duties: Duties, monkeypatch: pytest.MonkeyPatch, command: str, language: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    code, out, _ = duties(*command.split(), "--help", "--lang", language)

    assert code == 0
    assert [line for line in out.splitlines() if wcswidth(line) > 80] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_word_of_the_help_is_chinese_where_chinese_is_asked_for(
    duties: Duties, command: str
) -> None:
    out = duties(command, "--help", "--lang", "zh").out

    described = [line.split("  ")[-1] for line in out.splitlines() if line.startswith("  -")]
    assert [text for text in described if text.isascii() and not text.startswith(("-", "["))] == []
