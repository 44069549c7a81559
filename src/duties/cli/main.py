"""The one place where any outcome becomes a sentence and an exit code."""

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click
from click.exceptions import NoArgsIsHelpError

from duties.cli.app import make_app
from duties.cli.exits import ExitCode
from duties.cli.language import Language, choose_language, speak
from duties.cli.session import Session
from duties.cli.signals import Terminated, end_as_asked, listen, stop_listening
from duties.cli.streams import LostStreamError, ReaderGoneError, prepare_streams
from duties.cli.usage import usage_message
from duties.errors.base import DutiesError, NothingFoundError
from duties.errors.questions import UnknownUnitError
from duties.messages import N_, Message


def run() -> NoReturn:
    """Run the `duties` command with the process's arguments, then exit."""
    prepare_streams()
    try:
        listen()
        code = main(sys.argv[1:], is_limited=True)
    except KeyboardInterrupt:
        code = ExitCode.INTERRUPTED
    except ReaderGoneError:
        code = ExitCode.FINE
    except LostStreamError:  # stderr, so that nothing can be said
        code = ExitCode.UNUSABLE
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
    except click.UsageError as error:
        session.complain(usage_message(error))
        return ExitCode.UNUSABLE
    except (KeyboardInterrupt, click.Abort):
        return ExitCode.INTERRUPTED
    except ReaderGoneError:
        raise
    except OSError as error:
        if session.debug:
            raise
        from duties.writing import unforeseen

        refused = unforeseen(error)
        session.complain(refused.message, refused.place)
        return ExitCode.UNUSABLE
    except Exception as error:
        if session.debug:
            raise
        from duties.limited import FailedError

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
    from duties.answers.left_open import what_an_unnamed_unit_may_have

    return what_an_unnamed_unit_may_have(session.book, error.query)


def _invoke(arguments: Sequence[str], session: Session) -> int:
    try:
        code = make_app(session.into).main(
            args=list(arguments), prog_name="duties", standalone_mode=False, obj=session
        )
    except NoArgsIsHelpError as error:
        session.write(f"{error.message}\n")
        return ExitCode.FINE
    return code if isinstance(code, int) else ExitCode.FINE
