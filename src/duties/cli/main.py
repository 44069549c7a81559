"""The one place where any outcome becomes a sentence and an exit code."""

import io
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn, cast

import click
from click.exceptions import NoArgsIsHelpError

from duties.cli.app import make_app
from duties.cli.exits import ExitCode
from duties.cli.language import Language, choose_language, speak
from duties.cli.session import Session
from duties.cli.signals import Terminated, end_as_asked, listen, stop_listening
from duties.cli.usage import usage_message
from duties.errors.base import DutiesError, NothingFoundError
from duties.errors.files import UnwritableError
from duties.errors.questions import UnknownUnitError
from duties.limited import FailedError
from duties.messages import N_, Message

if TYPE_CHECKING:
    from io import TextIOWrapper


def run() -> NoReturn:
    """Run the `duties` command with the process's arguments, then exit."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the shell
            setattr(sys, name, io.TextIOWrapper(io.BytesIO()))
        stream = cast("TextIOWrapper", getattr(sys, name))
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        listen()
        code = main(sys.argv[1:], is_limited=True)
    except KeyboardInterrupt:
        code = ExitCode.INTERRUPTED
    except Terminated as request:
        end_as_asked(request.number)
    stop_listening()
    sys.exit(code)


def main(arguments: Sequence[str], *, is_limited: bool = False) -> int:
    """Run one command and return its exit code; errors are raised only with --debug.

    `is_limited` has documents read in a process of their own, within limits.
    """
    session = Session(Language.EN)
    try:
        session = Session(choose_language(arguments, os.environ), is_limited=is_limited)
        speak(session.language)
        return _invoke(arguments, session)
    except NothingFoundError as error:
        session.complain(error.message, error.place)
        session.remark(_what_is_open(session, error))
        return ExitCode.FOUND
    except DutiesError as error:
        if session.debug:
            raise
        session.complain(error.message, error.place)
        return ExitCode.UNUSABLE
    except NoArgsIsHelpError as error:
        sys.stdout.write(f"{error.message}\n")
        return ExitCode.FINE
    except click.UsageError as error:
        session.complain(usage_message(error))
        return ExitCode.UNUSABLE
    except (KeyboardInterrupt, click.Abort):
        return ExitCode.INTERRUPTED
    except OSError as error:
        if session.debug:
            raise
        refused = UnwritableError(str(error.filename or "stdout"), error.strerror or str(error))
        session.complain(refused.message, refused.place)
        return ExitCode.UNUSABLE
    except Exception as error:
        if session.debug:
            raise
        session.complain(
            Message(
                N_("duties itself failed ({kind}); please report it with what --debug shows"),
                {"kind": error.kind if isinstance(error, FailedError) else type(error).__name__},
            )
        )
        return ExitCode.UNUSABLE


def _what_is_open(session: Session, error: NothingFoundError) -> Message | None:
    """Return what else may answer a question about a unit that the plan does not name."""
    if not isinstance(error, UnknownUnitError) or not session.has_read:
        return None
    from duties.cli.left_open import what_an_unnamed_unit_may_have

    return what_an_unnamed_unit_may_have(session, error.query)


def _invoke(arguments: Sequence[str], session: Session) -> int:
    code = make_app(session.into).main(
        args=list(arguments), prog_name="duties", standalone_mode=False, obj=session
    )
    return code if isinstance(code, int) else ExitCode.FINE
