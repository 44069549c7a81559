"""The options that teach a shell to complete what is typed, with our own words around Typer's."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress

import click
from typer import completion

from duties.cli.exits import ExitCode
from duties.cli.session import session_of
from duties.errors.options import UnknownShellError
from duties.messages import N_, Message


def speak_of_completion(parameters: list[click.Parameter]) -> None:
    """Give Typer's options callbacks that speak the user's language, and a help of one line."""
    for parameter in parameters:
        if isinstance(parameter, click.Option) and parameter.name in _ANSWERS:
            parameter.help, parameter.callback = _ANSWERS[parameter.name]


def _install(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        with _in_our_words():
            shell, file = completion.install()  # type: ignore[attr-defined]
        text = N_("{shell} completion installed in {file}; it begins in the next terminal")
        session_of(context).note(Message(text, {"shell": shell, "file": str(file)}))
        context.exit(ExitCode.FINE)


def _show(context: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        with _in_our_words() as printed, suppress(SystemExit):  # with which Typer ends
            completion.show_callback(context, parameter, True)
        session_of(context).write(printed.getvalue())
        context.exit(ExitCode.FINE)


@contextmanager
def _in_our_words() -> Iterator[io.StringIO]:
    """Keep what Typer prints; raises `UnknownShellError` where it complains in English."""
    printed = io.StringIO()
    try:
        with redirect_stdout(printed), redirect_stderr(io.StringIO()):
            yield printed
    except click.exceptions.Exit:
        raise UnknownShellError from None


_ANSWERS: dict[str | None, tuple[str, Callable[..., None]]] = {
    "install_completion": (N_("Teach this shell to complete what is typed."), _install),
    "show_completion": (N_("Print what that would install."), _show),
}
