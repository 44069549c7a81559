"""What `--help` looks like: click's page, broken as all our text is, in the user's language."""

from collections.abc import Iterable

import click

from duties.formats.colours import Emphasis, Palette
from duties.formats.text import width_of
from duties.formats.wrapping import wrap
from duties.messages import N_, Message, Translator

_WIDEST_TERM = 30
_GAP = 2
_NARROW = 70  # columns; what is narrower has more room for the meaning of a term
_VERBATIM = "\b"  # stands alone above a paragraph that keeps its lines


class HelpPage(click.HelpFormatter):
    """A page of help in a language and, where there are any, in colours."""

    def __init__(self, into: Translator, palette: Palette) -> None:
        super().__init__()
        self._into = into
        self._palette = palette

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is called."""
        word = prefix or Message(N_("{title}:"), {"title": Message(N_("Usage"))}).put(self._into)
        blank = "" if word.endswith("：") else " "
        head = f"{word}{blank}{prog} "
        margin = width_of(head)
        lines = wrap(args, self.width - margin).replace("\n", "\n" + " " * margin)
        bold = self._palette.put(Emphasis.HEADING, word)
        self.write(f"{bold}{head.removeprefix(word)}{lines}".rstrip() + "\n")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        title = Message(N_("{title}:"), {"title": heading}).put(self._into)
        self.write(f"{self._palette.put(Emphasis.HEADING, title)}\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs, which blank lines divide."""
        margin = " " * self.current_indent
        for number, paragraph in enumerate(text.split("\n\n")):
            first, *rest = paragraph.split("\n")
            if first == _VERBATIM:
                lines = rest
            else:
                words = " ".join([first, *rest])
                lines = wrap(words, self.width - self.current_indent).split("\n")
            self.write("\n" if number else "")
            self.write("".join(f"{margin}{line}\n" for line in lines))

    def write_dl(
        self,
        rows: Iterable[tuple[str, str]],
        col_max: int = _WIDEST_TERM,
        col_spacing: int = _GAP,
    ) -> None:
        """Write what each option or command does beside it, or below it if it is long."""
        rows = list(rows)
        widest = max((width_of(term) for term, _ in rows), default=0)
        most = col_max if self.width > _NARROW else self.width // 3
        column = self.current_indent + min(widest, most) + col_spacing
        for term, meaning in rows:
            head = " " * self.current_indent + term
            lines = wrap(meaning, self.width - column).split("\n")
            if width_of(head) + col_spacing > column:
                self._write_long(term)
                head = ""
            for line in lines:
                self.write(f"{head}{' ' * (column - width_of(head))}{line}".rstrip() + "\n")
                head = ""

    def _write_long(self, term: str) -> None:
        """Write a term on lines of its own."""
        margin = " " * self.current_indent
        for line in wrap(term, self.width - self.current_indent - _GAP).split("\n"):
            self.write(f"{margin}{line}\n")
            margin = " " * (self.current_indent + _GAP)
