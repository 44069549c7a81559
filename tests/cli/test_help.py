import re
from functools import cache

import click
import pytest
from conftest import Duties
from wcwidth import wcswidth

from duties.cli.app import COMMANDS, MOMENTS, make_app
from duties.cli.language import Language
from duties.cli.pictures import Picture
from duties.cli.session import Session
from duties.naming.spoken import NO_LIGHT
from duties.tracking.lights import RED, YELLOW
from duties.tracking.presets import PRESETS

NAMES = {
    *("duties", "yaml", "JSON", "Schema", "Excel", "Word", "PDF", "CSV", "Markdown"),
    *("DUTIES_PLAN", "DUTIES_PROGRESS", "DUTIES_LANG", "git", "qzjw"),
    *("Parquet", "Dask", "tcp"),
    *("shell", "bash", "zsh", "fish", "PowerShell"),
}
"""What bears an English name in Chinese, too."""


def commands() -> list[click.Command]:
    """Return all commands, the whole first."""
    session = Session(Language.EN)
    app = make_app(session.into)
    assert isinstance(app, click.Group)
    context = click.Context(app, obj=session)
    return [app, *filter(None, (app.get_command(context, name) for name in COMMANDS))]


@cache
def keys() -> set[str]:
    """Return what is typed as it is in any language: commands, options, and values of options."""
    words = {*COMMANDS, *PRESETS, RED, YELLOW, NO_LIGHT}
    for command in commands():
        for parameter in command.params:
            words.update(option.lstrip("-") for option in parameter.opts)
            if isinstance(parameter.type, click.Choice):
                words.update(map(str, parameter.type.choices))
    return words


def english(text: str) -> set[str]:
    """Return the English words of a text that are neither keys nor names."""
    typed = re.sub(r"`[^`]*`|'[^']*'|(?<![\w-])--?[a-z][-a-z]*", "", text)
    return set(re.findall(r"[A-Za-z][-A-Za-z_]+", typed)) - keys() - NAMES


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
@pytest.mark.parametrize("columns", [60, 80])
def test_help_fits_the_terminal(
    duties: Duties, monkeypatch: pytest.MonkeyPatch, command: str, language: str, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    code, out, _ = duties(*command.split(), "--help", "--lang", language)

    assert code == 0
    assert [line for line in out.splitlines() if wcswidth(line) > columns] == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_help_of_the_whole_is_one_screen(
    duties: Duties, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")

    assert 24 <= len(duties("--help", "--lang", language).out.splitlines()) <= 57


def test_every_command_stands_in_the_help_of_the_whole_at_its_moment(duties: Duties) -> None:
    shown = re.findall(r"^  ([a-z][a-z-]+) ", duties("--help").out, re.MULTILINE)

    assert shown == [name for commands in MOMENTS.values() for name in commands]
    assert {*shown, "help"} == set(COMMANDS)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_no_word_of_the_help_is_english_where_chinese_is_asked_for(
    duties: Duties, command: str
) -> None:
    page, *_ = duties(*command.split(), "--help", "--lang", "zh").out.split("示例：")

    assert english(page) == set()


@pytest.mark.parametrize(
    "line",
    [
        "wholeads 19",
        "-p x.yaml",
        "who-leads",
        "who-leads 19 --format",
        "who-leads 19 --format yaml",
        "who-leads 19 --formt json",
        "who-leads 19 --nothing-like-it",
        "tasks 1 2",
        "tasks --direct=yes",
        "tasks --unit a --action b --action c --unit d --format csv --format json",
        "tasks --due-before 何时",
        "workload --top 0",
        "workload --top many",
        "lint --lead-factor 0",
        "lint --lead-factor much",
        "draw",
        "draw circle",
        "draw plan --max-tasks 1.5",
        "my-tasks x --role chief",
        "verify a b c",
        "export",
        "help nothing",
        "help lint draw",
        "--lang",
        "--lang zh --lang en",
    ],
)
def test_no_word_of_a_complaint_is_english_where_chinese_is_asked_for(
    duties: Duties, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    monkeypatch.setenv("DUTIES_LANG", "zh")
    answer = duties(*line.split())

    assert (answer.code, answer.out) == (2, "")
    assert english(answer.err) <= set(line.split())
    assert answer.err.startswith("错误: ")


def test_help_is_a_command_too(duties: Duties) -> None:
    assert duties("help") == duties("--help")
    assert duties("help", "my-tasks") == duties("my-tasks", "--help")
    assert duties("help", "help").out.startswith("Usage: duties help [OPTIONS] [COMMAND]\n")
    assert duties("help", "wholeads") == (
        2,
        "",
        "error: there is no command wholeads; did you mean who-leads, workload?\n",
    )


def test_headings_are_bold_in_a_terminal_only(
    duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = duties("help", "units").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    bold = duties("help", "units").out

    assert bold.startswith("\x1b[1mUsage:\x1b[0m duties units")
    assert re.sub("\x1b\\[[0-9]*m", "", bold) == plain
    assert duties("units", "--help").out == bold


def test_the_help_names_every_picture(duties: Duties) -> None:
    out = duties("draw", "--help").out

    assert [picture for picture in Picture if picture not in out] == []


def test_completion_speaks_the_language(
    duties: Duties, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("typer._completion_shared._get_shell_name", lambda: "bash")
    monkeypatch.setattr("typer.completion._get_shell_name", lambda: "bash")

    assert duties("--show-completion", "--lang", "zh").out.startswith("_duties_completion() {")
    assert duties("--install-completion", "--lang", "zh") == (
        0,
        "",
        f"提示: 已为 bash 安装自动补全：{tmp_path}/.bash_completions/duties.sh；新开终端后生效\n",
    )


@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
def test_an_unknown_shell_is_one_sentence(
    duties: Duties, monkeypatch: pytest.MonkeyPatch, tmp_path: object, option: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("typer._completion_shared._get_shell_name", lambda: "tcsh")
    monkeypatch.setattr("typer.completion._get_shell_name", lambda: "tcsh")

    assert duties(option) == (
        2,
        "",
        "error: completion works in bash, zsh, fish and PowerShell; this is none of them\n",
    )
