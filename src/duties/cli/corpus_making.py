"""One run of `duties gather`: what is said of it, and where the corpus lies."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from duties.cli.session import Session
from duties.corpus.gathering import gather
from duties.corpus.places import find_places
from duties.corpus.store import is_url, store_at
from duties.errors.base import SHOWN
from duties.errors.corpora import NoCorpusLibraryError
from duties.locking import locked
from duties.messages import N_, counted
from duties.writing import writing_error

_FEW = 50  # plans that one process reads before others would have started


def gather_into(
    session: Session,
    location: str,
    plans: Sequence[str],
    documents: Sequence[str],
    today: date,
    *,
    jobs: int,
    cluster: str | None,
) -> bool:
    """Gather plans and documents into a corpus, and say what became of them.

    Returns whether all could be gathered. Raises a `DutiesError` where nothing could be.
    """
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        raise NoCorpusLibraryError("pyarrow", "corpus") from None
    places = find_places(plans, documents)
    count = len(places.found)
    with (
        _held(location),
        click.progressbar(
            length=count,
            label=session.into.gettext(N_("gathering")),
            file=sys.stderr,
            hidden=not sys.stderr.isatty(),
        ) as bar,
    ):
        found = gather(
            store_at(location),
            places.found,
            places.faults,
            today,
            jobs=min(jobs, max(count // _FEW, 1)),
            cluster=cluster,
            tell=bar.update,
        )
    if found.lost:
        session.note(
            counted(
                "{count} file of {corpus} was gone or damaged; what it held was read anew from the "
                "plans: {files}",
                "{count} files of {corpus} were gone or damaged; what they held was read anew from "
                "the plans: {files}",
                len(found.lost),
                corpus=location,
                files=found.lost[:SHOWN],
            )
        )
    for path, reason in found.manifest.failed:
        session.complain(reason, path)
    read, kept = found.read, found.kept
    facts = {"corpus": location, "read": read, "kept": kept, "gone": found.gone}
    session.note(
        counted(
            "{corpus} has {count} plan: {read} read, {kept} as before; {gone} gone",
            "{corpus} has {count} plans: {read} read, {kept} as before; {gone} gone",
            read + kept,
            **facts,
        )
    )
    if failed := len(found.manifest.failed):
        session.note(
            counted(
                "{count} file could not be gathered; the others were",
                "{count} files could not be gathered; the others were",
                failed,
            )
        )
    return not found.manifest.failed


@contextmanager
def _held(location: str) -> Iterator[None]:
    """Keep another run from gathering into the same folder at the same time."""
    if is_url(location):
        yield
        return
    folder = Path(location)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder):
            yield
    except OSError as error:
        raise writing_error(folder, error) from None
