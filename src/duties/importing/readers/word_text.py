"""A paragraph of Word → its text, and what stands in it besides: notes, boxes, hidden words."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, NamedTuple

from duties.importing.fates import Fate
from duties.importing.readers.word_numbering import based_on
from duties.importing.readers.word_package import W
from duties.importing.readers.word_symbols import sign_of, with_signs

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_ASIDE = frozenset({f"{W}{tag}" for tag in ("pPr", "rPr", "rubyPr", "instrText")} | {_FALLBACK})
"""What is no text of a paragraph: how it looks, what fields compute."""
_DELETED = {f"{W}del": Fate.DELETED, f"{W}moveFrom": Fate.DELETED, f"{W}rt": Fate.SOUND}
"""What is left out of the text of a paragraph: what was deleted, how letters are pronounced."""
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_PICTURES = ("}blip", "}imagedata", "}chart", "}relIds", "}OLEObject")
"""The ends of the names of pictures, of charts and diagrams, and of files of other programs."""
_WITHIN = frozenset(f"{W}{tag}" for tag in ("txbxContent", "footnote", "endnote"))
"""What holds paragraphs of its own: a box, and in Word of 2003 a note."""
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}


class ParagraphText(NamedTuple):
    """What a paragraph says: its text, with insertions and without what was deleted.

    `hidden` is what only its author sees, `notes` are the kinds and the numbers of footnotes and
    endnotes, `boxes` what stands in boxes beside it. `left_out` has the words that are none of its
    text and why, `pictures` counts what only shows something.
    """

    text: str
    hidden: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    boxes: tuple[Any, ...] = ()
    left_out: tuple[tuple[str, Fate], ...] = ()
    pictures: int = 0


class Texts:
    """Reads paragraphs; `styles` are all styles by what they are called."""

    def __init__(self, styles: Mapping[str, Any]) -> None:
        self._styles = styles

    def of(self, paragraph: Any) -> ParagraphText:
        """Return what a paragraph says."""
        parts: list[str] = []
        hidden: list[str] = []
        notes: list[tuple[str, str]] = []
        boxes: list[Any] = []
        left_out: list[tuple[str, Fate]] = []
        pictures = 0
        are_hidden = self._is_hidden(paragraph, "pPr/pStyle")
        run_font = ""
        into = parts
        pending = [iter(paragraph)]
        while pending:
            element = next(pending[-1], None)
            if element is None:
                pending.pop()
                continue
            tag = element.tag
            if tag in (f"{W}t", _MATH):
                into.append(with_signs(element.text or "", run_font))
            elif tag in (f"{W}br", f"{W}cr"):
                into.append("\n")
            elif tag == f"{W}tab":
                into.append("\t")
            elif tag == f"{W}noBreakHyphen":
                into.append("-")
            elif tag == f"{W}sym":
                into.append(sign_of(element.get(f"{W}font") or "", element.get(f"{W}char") or ""))
            elif tag in _NOTES:
                notes.append((_NOTES[tag], element.get(f"{W}id") or ""))
            elif tag in _WITHIN:
                boxes.append(element)
            elif tag in _DELETED:
                left_out.append((_words_in(element), _DELETED[tag]))
            elif tag not in _ASIDE and isinstance(tag, str) and not is_comment_of_2003(element):
                pictures += tag.endswith(_PICTURES)
                if tag == f"{W}r":
                    run_font = _font(element)
                    into = hidden if self._hides(element, otherwise=are_hidden) else parts
                pending.append(iter(element))
        return ParagraphText(
            "".join(parts),
            "".join(hidden),
            tuple(notes),
            tuple(boxes),
            tuple(left_out),
            pictures,
        )

    def _hides(self, run: Any, *, otherwise: bool) -> bool:
        sign = run.find(f"{W}rPr/{W}vanish")
        if sign is not None:
            return _is_on(sign)
        return self._is_hidden(run, "rPr/rStyle") or otherwise

    def _is_hidden(self, element: Any, path: str) -> bool:
        """Tell whether the style that an element names hides its text."""
        if not self._are_any_hidden:
            return False
        named = element.find("/".join(f"{W}{tag}" for tag in path.split("/")))
        for _, style in based_on(named, self._styles):
            sign = style.find(f"{W}rPr/{W}vanish")
            if sign is not None:
                return _is_on(sign)
        return False

    @cached_property
    def _are_any_hidden(self) -> bool:
        return any(style.find(f"{W}rPr/{W}vanish") is not None for style in self._styles.values())


def is_comment_of_2003(element: Any) -> bool:
    """Tell whether an element holds a comment, in the midst of the text as Word of 2003 has it."""
    return bool(element.get(f"{W}type") == "Word.Comment")


def _words_in(element: Any) -> str:
    """Return the words of something that is left out."""
    return "".join([each.text or "" for each in element.iter(f"{W}t", f"{W}delText")])


def _is_on(element: Any) -> bool:
    return element.get(f"{W}val") not in ("0", "false", "off")


def _font(run: Any) -> str:
    fonts = run.find(f"{W}rPr/{W}rFonts")
    return "" if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""


def is_mark_deleted(paragraph: Any) -> bool:
    """Tell whether the end of a paragraph was deleted, so that the next one goes on with it."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and any(
        mark.find(f"{W}{tag}") is not None for tag in ("del", "moveFrom")
    )
