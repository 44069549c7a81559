"""What a command needs from outside: the language, the plan, and where answers go."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click
import typer

from duties.book import Book, doubts_of_ledger
from duties.cli import clock
from duties.cli.exits import ExitCode
from duties.cli.language import Language, translator
from duties.cli.locate import corpus_named, find_plan, many_named
from duties.cli.terminal import palette_of
from duties.collector import collector_paused, keep_to_the_end
from duties.errors.files import (
    BinaryForTerminalError,
    FileExistsAlreadyError,
    PlanNamedTwiceError,
)
from duties.errors.plans import OnePlanError
from duties.files import read_source
from duties.formats.colours import Emphasis, Palette
from duties.formats.render import Format, paragraphs, render
from duties.formats.text import printable
from duties.formats.view import CountingCaption, Item, View
from duties.messages import N_, Message, Translator
from duties.model import Plan
from duties.naming.beside import load_whole
from duties.naming.names import Register
from duties.planfile.loading import Loaded
from duties.source import Source

if TYPE_CHECKING:
    from duties.answers.reply import Reply
    from duties.formats.over_plans import Totals
    from duties.ledger.model import Ledger
    from duties.queries.other_plans import OtherPlan
    from duties.tracking.tracker import Tracker


NOTHING = Message(N_("nothing in the plan matches"))
Caption = Message | CountingCaption | None
"""What heads an answer; where a function of the items makes it, also over many plans."""


class Session:
    """One run of the command. Parsing the command line sets the common options.

    `is_limited` says that this is all that the process does: plans last to its end, and documents
    are read in a process of their own, within limits.
    """

    def __init__(self, language: Language, *, is_limited: bool = False) -> None:
        self.language = language
        self.plan_names: tuple[str, ...] = ()
        self.progress_name: str | None = None
        self.debug = False
        self.is_limited = is_limited
        self.into = translator(language)
        self.noting: Callable[[Message], None] = partial(_note, self.into)
        """What gives the user a note, and does not hold this session."""

    @cached_property
    def book(self) -> Book:
        """The plan asked about; raises a `DutiesError` if there is no plan to read."""
        return self.read(read_source(Path(self.plan_path)))

    @property
    def has_read(self) -> bool:
        """Whether the plan asked about has been read."""
        return "book" in self.__dict__

    def read(self, source: Source, beside: Path | None = None) -> Book:
        """Read a plan; report on stderr how many faults its file has.

        `beside` is the file whose folder a register is seen from, if the source is no file.
        Raises a `DutiesError` if it holds no plan.
        """
        loaded = self.load(source, beside)
        book = Book(source, loaded, self.progress_named, self.ledger_listener(), beside)
        for unread in book.unread():
            self.note(unread)
        return book

    def load(self, source: Source, beside: Path | None = None) -> Loaded:
        """Return what a source holds, with the register that it names; see `read`."""
        loaded = load_whole(source, beside)
        if self.is_limited:
            keep_to_the_end(loaded)
        return loaded

    @property
    def plan_name(self) -> str | None:
        """The name that --plan gave; None where it gave none, or several."""
        return self.plan_names[0] if len(self.plan_names) == 1 else None

    @plan_name.setter
    def plan_name(self, name: str | None) -> None:
        self.plan_names = () if name is None else (name,)

    @property
    def many(self) -> tuple[Path, ...]:
        """What was named where many plans are meant; nothing where one is."""
        return many_named(self.plan_names, os.environ)

    @property
    def corpus(self) -> str | None:
        """The corpus that was named for the plan: a folder or a URL; None where it is no corpus."""
        return corpus_named(self.plan_names, os.environ)

    def take_plans(self, names: Sequence[str]) -> None:
        """Take note that a command names plans itself.

        Raises `PlanNamedTwiceError` if --plan names another one.
        """
        others = [name for name in self.plan_names if name not in names]
        if names and others:
            raise PlanNamedTwiceError(others[0], tuple(names))

    @property
    def palette(self) -> Palette:
        """The colours that an answer on stdout may have."""
        return palette_of(sys.stdout)

    @property
    def plan_path(self) -> str:
        """The name of the plan's file.

        Raises `NoPlanError` if there is none, `OnePlanError` if many are named.
        """
        if (corpus := self.corpus) is not None:
            raise OnePlanError((corpus,))
        if many := self.many:
            raise OnePlanError(tuple(map(str, many)))
        return str(find_plan(self.plan_name, os.environ))

    @property
    def plan(self) -> Plan:
        """The plan asked about; raises a `DutiesError` if there is none to read."""
        return self.book.plan

    def others(self) -> "tuple[OtherPlan, ...]":
        """The plans that are asked beside this one; none where it is the only one."""
        return ()

    @property
    def register(self) -> Register:
        """The units of the plan."""
        return self.book.register

    @property
    def progress_folder(self) -> Path:
        """The folder of the ledger, which need not exist; raises `NoPlanError`."""
        from duties.ledger.where import folder_of

        return folder_of(Path(self.plan_path), self.progress_named)

    @property
    def progress_named(self) -> str | None:
        """The name of the ledger's folder; None where nobody named one."""
        return self.progress_name or os.environ.get("DUTIES_PROGRESS")

    @property
    def has_ledger(self) -> bool:
        """Whether the folder of the ledger holds any file of it: see `Book`."""
        return self.book.has_ledger

    @property
    def ledger(self) -> "Ledger":
        """What was reported on the plan: see `Book`.

        Says on stderr how many places could not be read, and which files not at all.
        """
        return self.book.ledger

    def ledger_listener(self) -> "Callable[[Ledger, Path], None]":
        """Return what says what of a ledger does not count, for a book.

        It does not hold this session, which holds the book.
        """
        return partial(_has_read_ledger, self.noting, self.is_limited)

    @property
    def tracker(self) -> "Tracker":
        """How the tasks stand on any day, by the plan and its ledger."""
        return self.book.tracker

    def answer(
        self,
        view: View[Item],
        items: Sequence[Item],
        format_: Format,
        *,
        caption: Caption = None,
        remark: Message | None = None,
        nothing: Message = NOTHING,
        order: Callable[[Item], Any] | None = None,  # noqa: ARG002 (for answers over many plans)
        most: int | None = None,
        totals: "Totals[Any] | None" = None,  # noqa: ARG002
    ) -> None:
        """Write the items to stdout; if there are none, say so and exit with code 1.

        A `remark` is a note on what the answer leaves open, `nothing` what is said without items.
        Over many plans, all items are listed by `order`, or plan by plan where there is none, and
        people get a table of the `totals` below them. No more than `most` are listed.
        """
        items = items[:most]
        if items:
            with collector_paused():
                text = render(
                    format_,
                    view,
                    items,
                    self.into,
                    caption=caption(items) if isinstance(caption, CountingCaption) else caption,
                    width=line_width(),
                    palette=self.palette,
                )
        else:
            text = render(format_, view, items, self.into)
        self.write(text)
        if not items:
            self.note(nothing)
        self.remark(remark)
        if not items:
            raise typer.Exit(ExitCode.FOUND)

    def give(
        self,
        answer: "Reply[Item]",
        format_: Format,
        *,
        caption: Caption = None,
        nothing: Message = NOTHING,
        order: Callable[[Item], Any] | None = None,
        most: int | None = None,
        totals: "Totals[Any] | None" = None,
    ) -> None:
        """Write an answer, and tell on stderr what is to be told of it: see `answer`."""
        for note in answer.notes:
            self.note(note)
        self.answer(
            answer.view,
            answer.items,
            format_,
            caption=caption,
            remark=answer.remark,
            nothing=nothing,
            order=order,
            most=most,
            totals=totals,
        )
        for note in answer.after:
            self.note(note)

    def add(self, format_: Format, messages: Iterable[Message]) -> None:
        """Write what stands below an answer, for people."""
        self.write(paragraphs(format_, messages, self.into, line_width()))

    def part(self) -> None:
        """Write a blank line between an answer and the next."""
        self.write("\n")

    def write(self, text: str) -> None:
        """Write to stdout."""
        sys.stdout.write(text)
        sys.stdout.flush()

    def create(self, path: Path, text: str, *, overwrite: bool | None = None) -> None:
        """Write a new file; raises a `DutiesError` if it exists or cannot be written.

        `overwrite` is None for a command that never overwrites.
        """
        from duties.writing import create_file, write_file, writing_error

        try:
            if overwrite:
                for remark in write_file(path, text.encode()):
                    self.note(remark)
            else:
                create_file(path, text.encode())
        except FileExistsError:
            raise FileExistsAlreadyError(str(path), can_be_forced=overwrite is not None) from None
        except OSError as error:
            raise writing_error(path, error) from None

    def write_bytes(self, data: bytes) -> None:
        """Write binary data to stdout; raises `BinaryForTerminalError` if that is a terminal."""
        if sys.stdout.isatty():
            raise BinaryForTerminalError
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()

    @contextmanager
    def progress(
        self, items: Iterable[Item], label: Message, count: int | None = None
    ) -> Iterator[Iterable[Item]]:
        """Show progress through the items on stderr, if that is a terminal.

        `count` says how many they are, where they do not know it.
        """
        with click.progressbar(
            items,
            length=count,
            label=label.put(self.into),
            file=sys.stderr,
            hidden=not sys.stderr.isatty(),
        ) as bar:
            yield bar

    def note(self, message: Message) -> None:
        """Give the user a note that is not part of the answer."""
        self.noting(message)

    def remark(self, message: Message | None) -> None:
        """Give a note on what an answer leaves open, if it leaves anything open."""
        if message is not None:
            self.note(message)

    def doubt(self, message: Message) -> None:
        """Point the user to something that a person should check."""
        _tell(self.into, N_("check:"), message.put(self.into), Emphasis.WARNING)

    def explain(self, line: str) -> None:
        """Tell a developer what was done, in a line that is in no catalogue."""
        sys.stderr.write(f"{printable(line)}\n")

    def complain(self, message: Message, place: str | None = None) -> None:
        """Report what went wrong, and where."""
        sentence = message.put(self.into)
        sentence = f"{place}: {sentence}" if place else sentence
        _tell(self.into, N_("error:"), sentence, Emphasis.ERROR)


def _note(into: Translator, message: Message) -> None:
    _tell(into, N_("note:"), message.put(into), Emphasis.WARNING)


def _tell(into: Translator, head: str, sentence: str, look: Emphasis) -> None:
    word = palette_of(sys.stderr).put(look, into.gettext(head))
    sys.stderr.write(f"{word} {printable(sentence)}\n")


def _has_read_ledger(
    note: Callable[[Message], None], is_limited: bool, ledger: "Ledger", folder: Path
) -> None:
    """Say what of a ledger does not count, and keep it as long as this process lasts."""
    if is_limited:
        keep_to_the_end(ledger)
    for doubt in doubts_of_ledger(ledger, folder, clock.today()):
        note(doubt)


def session_of(context: click.Context) -> Session:
    """Return the session that a command runs in."""
    return cast("Session", context.obj)


def line_width() -> int | None:
    """Return the width of the terminal in columns, or None if the answer goes elsewhere."""
    if not sys.stdout.isatty() and "COLUMNS" not in os.environ:
        return None
    return max(shutil.get_terminal_size().columns, _NARROWEST)


_NARROWEST = 40  # columns; a narrower terminal folds the lines itself
