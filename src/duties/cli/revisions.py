"""A plan as git has it."""

import os
import subprocess
from pathlib import Path

from duties.errors.base import (
    GitTimeoutError,
    MissingGitError,
    OptionAsRevisionError,
    UnknownRevisionError,
)
from duties.files import decode, read_source
from duties.source import Source

_SECONDS = 20


def read_version(version: str, file: str) -> Source:
    """Read the file named `version`, or `file` as it was in the git revision of that name.

    A file takes precedence over a revision. `REV:PATH` names a file that had another name then.
    Raises a `DutiesError` if there is neither, or if git is not installed or does not answer.
    """
    if Path(version).exists():
        return read_source(Path(version))
    if version.startswith("-"):
        raise OptionAsRevisionError(version)
    wanted = version if ":" in version else f"{version}:./{Path(file).name}"
    return decode(wanted, _blob(wanted, version, file))


def _blob(wanted: str, version: str, file: str) -> bytes:
    folder = Path(file).absolute().parent
    settings = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    # `cat-file` gives the stored bytes: no pager, and no filter that the repository sets.
    try:
        done = subprocess.run(  # noqa: S603 (no shell, and the user's input cannot be an option)
            ("git", "cat-file", "blob", wanted),  # noqa: S607
            cwd=folder if folder.is_dir() else None,
            env={**os.environ, **settings},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
    except FileNotFoundError:
        raise MissingGitError(version) from None
    except subprocess.TimeoutExpired:
        raise GitTimeoutError(wanted, _SECONDS) from None
    except ValueError:  # a NUL in the name
        raise UnknownRevisionError(version, file) from None
    if done.returncode:
        raise UnknownRevisionError(version, file)
    return done.stdout
