import io

import pytest

from duties.cli.terminal import palette_of


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environ", "on_terminal", "elsewhere"),
    [
        ({}, True, False),
        ({"TERM": "dumb"}, False, False),
        ({"NO_COLOR": "1"}, False, False),
        ({"NO_COLOR": ""}, True, False),
        ({"FORCE_COLOR": "1"}, True, True),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True, True),
        ({"FORCE_COLOR": "0"}, True, False),
        ({"FORCE_COLOR": ""}, True, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
    ],
)
def test_colours_are_for_terminals_that_want_them(
    monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], on_terminal: bool, elsewhere: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environ.items():
        monkeypatch.setenv(name, value)

    assert palette_of(Terminal()).has_colour is on_terminal
    assert palette_of(io.StringIO()).has_colour is elsewhere


@pytest.mark.parametrize(
    ("environ", "has_colour"), [({}, False), ({"WT_SESSION": "1"}, True), ({"TERM": "xterm"}, True)]
)
def test_on_windows_a_terminal_must_be_known_to_read_escapes(
    monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], has_colour: bool
) -> None:
    monkeypatch.setattr("os.name", "nt")
    monkeypatch.delenv("TERM", raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)

    assert palette_of(Terminal()).has_colour is has_colour
