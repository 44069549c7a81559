"""One side of a comparison, as the command line names it: a plan file, a document, a revision."""

import re
from pathlib import Path, PurePath
from typing import NamedTuple

from duties.cli.session import Session
from duties.cli.standard_input import STDIN, STDIN_NAME, read_standard_input
from duties.errors.base import SHOWN
from duties.errors.files import NoPlanError
from duties.errors.revisions import EmptyVersionError, NotInRevisionError
from duties.files import SIZE_LIMIT, decode, read_bytes
from duties.formats.views.differences import Side
from duties.messages import N_, Message, counted
from duties.model import Plan
from duties.queries.members import completed

_PLANS = (".yaml", ".yml", ".json")
_DOCUMENTS = (".docx", ".pdf", ".xlsx", ".csv", ".tsv", ".html", ".htm", ".md")
_TASKS = re.compile(
    rb'^(?:\xef\xbb\xbf)?(?:tasks|[ \t]*"tasks")[ \t]*:[ \t]*(?:[\[#]|\r?$)', re.MULTILINE
)
"""The key of a plan file, before a list or at the end of its line."""


class Fetched(NamedTuple):
    """What the command line names, as bytes: `name` is what it is called, `path` its file's name.

    `command` shows its doubts if it is a document.
    """

    name: str
    path: str
    data: bytes
    command: str
    is_file: bool = False
    beside: Path | None = None
    """The file of the plan in use, whose register an earlier revision has, too."""

    @property
    def is_plan(self) -> bool:
        """Tell whether this is a plan file and not a document to import."""
        ending = PurePath(self.path).suffix.casefold()
        if ending in (*_PLANS, *_DOCUMENTS):
            return ending in _PLANS
        return _TASKS.search(self.data) is not None


def fetch(name: str, session: Session) -> Fetched:
    """Return a file, the standard input (-) or what a git revision has.

    A file takes precedence over a revision, which is that of the plan in use unless it names a
    file. Raises a `DutiesError` if there is nothing of this name.
    """
    if not name:
        raise EmptyVersionError
    if name == STDIN:
        return Fetched(STDIN_NAME, "", read_standard_input(), "duties import --dry-run -")
    if _exists(name):
        data = read_bytes(Path(name), SIZE_LIMIT)
        return Fetched(name, name, data, f"duties import --dry-run {name}", is_file=True)
    from duties.cli.revisions import blob, parted

    _, path = parted(name)
    try:
        file = Path(session.plan_path)
    except NoPlanError as error:
        file = Path(path or name)
        try:
            data = blob(name, file, SIZE_LIMIT)
        except NotInRevisionError as missing:
            raise (error if path is None else missing) from None
    else:
        data = blob(name, file, SIZE_LIMIT)
    command = f"git show {name} | duties import --dry-run -"
    return Fetched(name, path or file.name, data, command, beside=file)


def read_side(fetched: Fetched, session: Session) -> tuple[Plan, Side]:
    """Return the plan that was fetched, and what people call it.

    A document is imported, and how many doubts it leaves is told. Raises a `DutiesError` if there
    is no plan in it.
    """
    if fetched.is_plan:
        return session.read(decode(fetched.name, fetched.data), fetched.beside).plan, Side(
            fetched.name
        )
    from duties.cli.documents import draft_of, plan_of

    draft = draft_of(fetched.name, fetched.data, session)
    if draft.doubts:
        session.note(
            counted(
                "{count} place in {document} is doubtful; `{command}` shows it",
                "{count} places in {document} are doubtful; `{command}` shows them",
                len(draft.doubts),
                document=fetched.name,
                command=fetched.command,
            )
        )
    return plan_of(draft), Side(fetched.name, {task.id: task.place for task in draft.tasks})


def with_members(
    session: Session, plans: tuple[Plan, Plan], sides: tuple[Side, Side]
) -> tuple[Plan, Plan]:
    """Return both plans, each with what only the other one states of units; say so."""
    found = [
        completed(plan, other, is_document=side.places is not None)
        for plan, other, side in zip(plans, reversed(plans), sides, strict=True)
    ]
    for (_, collectives), side, other in zip(found, sides, reversed(sides), strict=True):
        if collectives:
            session.note(
                Message(
                    N_(
                        "{name} does not say who {collectives} are; they are taken to be those of "
                        "{other}"
                    ),
                    {"name": side.name, "other": other.name, "collectives": collectives[:SHOWN]},
                )
            )
    return found[0].plan, found[1].plan


def _exists(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):  # too long for the system, or with a NUL in it
        return False
