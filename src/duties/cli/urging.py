"""One run of `duties urge`: a document for each task whose light calls for it."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import typer

from duties.answers.progress import lights_named
from duties.cli.delivering import check_target, left_there, write_each
from duties.cli.exits import ExitCode
from duties.cli.session import Session
from duties.cli.standing import tell_how_to_begin
from duties.errors.base import SHOWN
from duties.exporting.filenames import file_names, file_stem
from duties.exporting.imprint import UNSIGNED, Imprint
from duties.exporting.marks import is_own_document
from duties.exporting.replacing import check_replaceable
from duties.formats.light_marks import light_label, light_order
from duties.formats.views.status import title_of
from duties.messages import N_, Message, counted
from duties.queries.selection import select_tasks
from duties.queries.status import lights_of
from duties.queries.urging import Urged, light_of, urged

_ENDING = "docx"
_LONGEST_TITLE = 30  # characters of a task's title in the name of a file


class UrgeWishes(NamedTuple):
    """What the user wants of the documents, besides where they go.

    `lights` and `tasks` are as typed; of the first document the imprint has the number, those of
    the others count on from it.
    """

    day: date
    answer_by: date
    lights: Sequence[str] = ()
    tasks: Sequence[str] = ()
    imprint: Imprint = UNSIGNED
    force: bool = False


def write_urges(session: Session, folder: Path, wishes: UrgeWishes) -> None:
    """Write a document for each task that has one of the lights into a folder.

    Writes nothing unless every file may be written. Ends with code 1 where no task has one.
    """
    from duties.exporting.word.urge import render

    tracker, day = session.tracker, wishes.day
    lights = lights_named(wishes.lights, lights_of(session.plan, tracker.on(day)))
    ids = {task.id for task in select_tasks(session.plan, wishes.tasks)} if wishes.tasks else None
    found = urged(tracker, session.register, session.ledger, day, lights, ids)
    if not found:
        tell_how_to_begin(session)
        text = (
            N_("no task has such a light on {day}: {lights}")
            if ids is None
            else N_("none of these tasks has such a light on {day}: {lights}")
        )
        names = tuple(map(light_label, sorted(lights, key=light_order)))
        session.note(Message(text, {"day": day, "lights": names}))
        raise typer.Exit(ExitCode.FOUND)
    files = {place: folder / name for place, name in enumerate(_names(session, found))}

    def check(file: Path) -> None:
        if file.is_file():
            check_target(session, file)
            check_replaceable(file, is_own_document, force=wishes.force)

    def made(place: int) -> bytes:
        imprint = wishes.imprint._replace(number=_number(wishes.imprint.number, place))
        return render(session.plan, found[place], day, wishes.answer_by, session.into, imprint)

    write_each(session, folder, files, check, made)
    _tell_left(session, folder, found, files.values())


def _names(session: Session, found: Sequence[Urged]) -> list[str]:
    """Return the name of each file: what it is, the task's number, its title; so they sort."""
    numbers = [task.id for task in session.plan.tasks if task.id.isdecimal()]
    digits = max(map(len, numbers), default=0)
    stems = []
    for each in found:
        standing = each.standing
        id_ = standing.id.zfill(digits) if standing.id.isdecimal() else standing.id
        title = " ".join(title_of(standing).split())[:_LONGEST_TITLE]
        stems.append(f"{_kind(session, each)} {id_} {title}")
    unique = [
        stem if stem not in stems[:place] else f"{stem} {place}" for place, stem in enumerate(stems)
    ]
    return list(file_names(unique, _ENDING).values())


def _kind(session: Session, each: Urged) -> str:
    from duties.exporting.word.urge import kind_of

    return kind_of(light_of(each.standing)).put(session.into)


def _number(first: str | None, place: int) -> str | None:
    """Return the number of the document at a place, counted on from that of the first."""
    if first is None:
        return None
    return _LAST_NUMBER.sub(lambda found: str(int(found[0]) + place).zfill(len(found[0])), first)


_LAST_NUMBER = re.compile("[0-9]{1,9}(?=[^0-9]*$)")


def _tell_left(
    session: Session, folder: Path, found: Sequence[Urged], written: Iterable[Path]
) -> None:
    """Report earlier documents of these kinds in the folder that were not written again."""
    kinds = dict.fromkeys(file_stem(_kind(session, each)) for each in found)
    left = [name for kind in kinds for name in left_there(folder, f"{kind} *.{_ENDING}", written)]
    if left:
        session.note(
            counted(
                "{count} earlier document there was not written again: {files}",
                "{count} earlier documents there were not written again: {files}",
                len(left),
                files=tuple(left[:SHOWN]),
            )
        )
