"""Slips of the keyboard: punctuation as Chinese input methods write it, where YAML wants its own.

Looked for only where something could not be read: a line of a text that is no YAML, a key that
nobody knows, a value that does not fit.
"""

import re
import unicodedata
from collections.abc import Container, Iterator
from typing import NamedTuple

from duties.messages import N_, Message
from duties.planfile.deadlines import deadline_in
from duties.planfile.grammar import Grammar, Nested, NestedList
from duties.planfile.wording import ROLES, WORDS, key_for


class Slip(NamedTuple):
    """What was typed wrong: from `start` to `end` in its text, and what to write there.

    A `sure` slip can be read in one way only. `right` is None where more than this must change.
    `shown` is the character to point to, where that is another.
    """

    start: int
    end: int
    right: str | None
    message: Message
    sure: bool = True
    shown: int | None = None

    def key(self, text: str) -> str:
        """Return the key of a text that is `in_key` once this is mended."""
        mended = f"{text[: self.start]}{self.right}{text[self.end :]}"
        return mended.lstrip("- ").partition(":")[0].rstrip()


def in_key(text: str, known: Container[str]) -> Slip | None:
    """Return the slip that makes a text no key; `known` are the keys of its place."""
    for slip in (wide_indent(text), _marked(text), _colon(text, known)):
        if slip is not None:
            return _with_pairs(slip, text, known)
    if text[:1] in _HALF:
        return _bracket(text, 0)._replace(right=None)
    right = _key(text, known)
    if right is None or right == text:
        return None
    words = _CHINESE if key_for(text, known) else _WIDE_LETTERS
    return Slip(0, len(text), right, Message(words, {"key": text, "right": right}))


def in_line(line: str, above: str, known: Container[str]) -> Iterator[Slip]:
    """Yield what may be a slip in a line of a text that is no YAML.

    `above` is the line before, `known` are all keys of such a file.
    """
    yield from filter(None, (wide_indent(line), _marked(line), _colon(line, known)))
    if "\t" in line[: len(line) - len(line.lstrip())]:
        yield _tab(line, above)
    if (bare := _BARE.match(line)) and bare["key"] in known:
        end = bare.end()
        yield Slip(end, end, ":", Message(_NO_COLON), sure=False, shown=bare.start("key"))
    yield from _in_flow(line, known)
    yield from _in_value(line)


class LineHead(NamedTuple):
    """The beginning of a line that was meant as a key: where it stands, and which key."""

    at: int
    key: str


def head_of(line: str, known: Container[str]) -> LineHead | None:
    """Return the key that a line begins with, if its colon, or the blank after that, is none.

    Words such as 说明 begin lines of any text; only English keys and the roles of units count.
    """
    slip, found = _colon(line, known), _HEAD.match(line)
    if slip is None or found is None or not (found["key"] in known or found["key"] in ROLES):
        return None
    return LineHead(found.start("key"), ROLES.get(found["key"], found["key"]))


LONGEST_LINE = 2000  # a longer one is not searched


def spellings(value: str) -> Iterator[tuple[str, str]]:
    """Yield what a value that does not fit may have been meant as, each with what to say."""
    folded = half_width(value.strip("“”‘’ \u3000"))
    if folded != value:
        yield folded, WIDE_VALUE
    if word := WORDS.get(folded):
        yield word, _FOREIGN
    if date := _DATE.fullmatch(folded):
        year, month, day = map(int, date.groups())
        yield f"{year:04}-{month:02}-{day:02}", _DATE_FORM
    if year_alone := _YEAR.fullmatch(folded):
        yield year_alone[1], _YEAR_FORM
    if (period := deadline_in(folded)) is not None:
        yield period, _FOREIGN


def half_width(text: str) -> str:
    """Return a text with full-width letters and digits as half-width ones."""
    return unicodedata.normalize("NFKC", text)


_DATE = re.compile(r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?")
_YEAR = re.compile(r"([0-9]{4})\s*年")


def keys_in(grammar: Grammar) -> set[str]:
    """Return every key of a grammar and of those below it."""
    keys = set(grammar)
    for field in grammar.values():
        if isinstance(field.kind, Nested | NestedList):
            keys |= keys_in(field.kind.shape.grammar)
    return keys


_COLONS = "：﹕∶︰"
_DASHES = "－—–―‐‑−﹣ー"
_BLANKS = "\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff"
_WORD = r"[^\W\d_][\w-]*"

_INDENT = re.compile(f" *(?:- +)*([{_BLANKS}][ {_BLANKS}]*)(?=[^ {_BLANKS}])")
_DASH = re.compile(rf" *(?:- +)*([{_DASHES}][ {_BLANKS}]*|-[{_BLANKS}][ {_BLANKS}]*|-(?=[^\s-]))")
_HASH = re.compile(" *(＃)")
_HEAD = re.compile(
    rf" *(?:- +)*[{{｛]?\s*(?P<key>{_WORD}) *(?P<mark>[{_COLONS}]\s*|:[{_BLANKS}]+ *|:(?=[^\s/]))"
)
_BARE = re.compile(r" *(?:- +)*(?P<key>[a-z_-]+)(?= |$)(?! *:)")
_PAIR = re.compile(rf"(?P<gap>[，、；]\s*)(?P<key>{_WORD}) *[{_COLONS}:]")
_VALUE = re.compile(rf" *(?:- +)*(?:{_WORD}: +)?(?P<value>\S.*)")

_COLON = N_("the colon after {key} is a full-width one ({mark}); write {right}: and a blank")
_NO_BLANK = N_("there is no blank after the colon of {key}; write {right}: and a blank")
_BAD_BLANK = N_("the blank after the colon of {key} is not an ordinary one ({code}); type it anew")
_CHINESE = N_("the key {key} is Chinese, but keys are English words; write {right}")
_CHINESE_COLON = N_(
    "the key {key} is Chinese, and the colon after it a full-width one ({mark}); write {right}: "
    "and a blank"
)
_CHINESE_NO_BLANK = N_(
    "the key {key} is Chinese, and there is no blank after its colon; write {right}: and a blank"
)
_WIDE_LETTERS = N_("the key {key} is written in full-width letters; write {right}")
_WIDE_BLANK = N_("this is a full-width blank ({code}), which is no indentation; type blanks")
_ODD_BLANK = N_("this is an invisible or unusual blank ({code}), no indentation; type blanks")
_WIDE_DASH = N_("the dash is a full-width one ({mark}); write - and a blank")
_DASH_BLANK = N_("there is no blank after the dash; write - and a blank")
_WIDE_HASH = N_("this # is a full-width one ({mark}); a comment begins with #")
_BRACKET = N_("the bracket {mark} is a full-width one; write {right}")
_COMMA = N_("the comma is a full-width one ({mark}); write , and a blank")
_QUOTES = N_('the quotes {mark} are full-width ones, which quote nothing; write "…"')
_QUOTE_END = N_("this quote is a full-width one ({mark}), which closes nothing; write {right}")
_QUOTE_OPEN = N_("the quote opened here is not closed")
_NOT_CLOSED = N_("the bracket {mark} opened here is not closed")
_NO_COLON = N_("this line has no colon after its key")
_TAB = N_("a tab is not allowed here; indent and separate with spaces")
WIDE_VALUE = N_("{value} is written in full-width characters; write {right}")
_FOREIGN = N_("{value} is written {right} here")
_DATE_FORM = N_("dates are written as 2023-12-31: for {value}, write {right}")
_YEAR_FORM = N_("a year is written in digits alone: for {value}, write {right}")


def _key(word: str, known: Container[str]) -> str | None:
    """Return the key that a word means: itself, a Chinese word for it, or one of another width."""
    folded = half_width(word)
    return folded if folded in known else key_for(folded, known)


def _colon(text: str, known: Container[str]) -> Slip | None:
    found = _HEAD.match(text)
    if found is None:
        return None
    key, mark = found["key"], found["mark"]
    right = _key(key, known)
    if right is None:
        return None
    facts: dict[str, object] = {"key": key, "right": right, "mark": mark[0]}
    if right != key:
        words = _CHINESE_NO_BLANK if mark[0] == ":" else _CHINESE_COLON
    elif mark[0] != ":":
        words = _COLON
    elif mark == ":":
        words = _NO_BLANK
    else:
        words, facts["code"] = _BAD_BLANK, _code(mark[1])
    at = found.start("mark") + (words is _BAD_BLANK)
    start = found.start("key") if right != key else at
    written = " " if words is _BAD_BLANK else ": " if text[found.end() :] else ":"
    if right != key:
        written = right + written
    return Slip(start, found.end("mark"), written, Message(words, facts))


def _with_pairs(slip: Slip, text: str, known: Container[str]) -> Slip:
    """Return the slip together with those of keys that follow in the same text: id：1，title：…"""
    pairs = [
        found for found in _PAIR.finditer(text, slip.end) if _key(found["key"], known) is not None
    ]
    if not pairs or slip.right is None:
        return slip
    written, done = [slip.right], slip.end
    for found in pairs:
        written += [text[done : found.start()], f", {_key(found['key'], known)}: "]
        done = found.end()
    return slip._replace(end=done, right="".join(written))


def wide_indent(text: str) -> Slip | None:
    """Return the blanks of another width that a line is indented with."""
    found = _INDENT.match(text)
    if found is None:
        return None
    blanks = found[1]
    words = _WIDE_BLANK if blanks[0] == "\u3000" else _ODD_BLANK
    message = Message(words, {"code": _code(blanks[0])})
    return Slip(*found.span(1), " " * sum(map(_width, blanks)), message, sure=False)


def _width(blank: str) -> int:
    if blank == "\u3000":
        return 2
    return 0 if unicodedata.category(blank) == "Cf" else 1


def _marked(text: str) -> Slip | None:
    """Find a dash, or the mark of a comment, that YAML does not take for one."""
    if found := _HASH.match(text):
        return Slip(*found.span(1), "#", Message(_WIDE_HASH, {"mark": found[1]}))
    found = _DASH.match(text)
    if found is not None and not text.startswith("---"):
        mark = found[1][0]
        if mark != "-":
            words = _WIDE_DASH
        elif len(found[1]) > 1:
            words = _BAD_DASH
        else:
            words = _DASH_BLANK
        start, end = found.span(1)
        facts = {"mark": mark, "code": _code(found[1][-1])}
        if words is _BAD_DASH:
            return Slip(start + 1, end, " ", Message(words, facts))
        return Slip(start, end, "- ", Message(words, facts))
    return None


_BAD_DASH = N_("the blank after the dash is not an ordinary one ({code}); type it anew")
_HALF = {"［": "[", "］": "]", "【": "[", "】": "]", "｛": "{", "｝": "}"}
_CLOSING = {"[": "]", "{": "}"}


def _bracket(text: str, at: int) -> Slip:
    facts = {"mark": text[at], "right": _HALF[text[at]]}
    return Slip(at, at + 1, _HALF[text[at]], Message(_BRACKET, facts))


def _in_flow(line: str, known: Container[str]) -> Iterator[Slip]:
    """Yield brackets and commas of another width in what is, or was meant as, [a, b] or {a: b}."""
    body = line.lstrip(" -")
    if not any(mark in body for mark in "[{［【｛"):
        return
    for at, mark in enumerate(line):
        if mark in _HALF:
            yield _bracket(line, at)
    for found in _PAIR.finditer(line):
        if _key(found["key"], known) is not None:
            mark = found["gap"][0]
            message = Message(_COMMA, {"mark": mark})
            yield Slip(*found.span("gap"), ", ", message, sure=found["key"] in known)
            end = found.end()
            if line[end - 1] in _COLONS:
                facts = {"key": found["key"], "right": found["key"], "mark": line[end - 1]}
                yield Slip(end - 1, end, ": ", Message(_COLON, facts))

    text = line.partition(" #")[0].rstrip()
    for opening, closing in _CLOSING.items():
        if text.count(opening) == text.count(closing) + 1:
            at = text.rindex(opening)
            message = Message(_NOT_CLOSED, {"mark": opening})
            yield Slip(len(text), len(text), closing, message, sure=False, shown=at)


def _in_value(line: str) -> Iterator[Slip]:
    """Yield quotes of another width, and quotes that nothing closes, around a value."""
    found = _VALUE.match(line.rstrip())
    if found is None:
        return
    value, at = found["value"], found.start("value")
    first = value[0]
    if first in "“‘" and value[-1] in "”’":
        inner = value[1:-1]
        if '"' not in inner and "\\" not in inner:
            message = Message(_QUOTES, {"mark": f"{first}{value[-1]}"})
            yield Slip(at, found.end("value"), f'"{inner}"', message, sure=False)
    elif first in "\"'" and value.count(first) == 1:
        end = next((place for place in (value.find("”"), value.find("’")) if place > 0), None)
        if end is not None:
            facts = {"mark": value[end], "right": first}
            yield Slip(at + end, at + end + 1, first, Message(_QUOTE_END, facts))
        else:
            stop = at + len(value.partition(" #")[0].rstrip())
            yield Slip(stop, stop, first, Message(_QUOTE_OPEN), sure=False, shown=at)


def _tab(line: str, above: str) -> Slip:
    """Return the slip of a line indented with a tab: as deep as the line above it, perhaps."""
    rest = line.lstrip()
    start = len(line) - len(rest)
    is_entry = rest.startswith("- ") and above.lstrip().startswith("- ")
    depth = len(above) - len(above.lstrip(" " if is_entry else " -"))
    at = line.index("\t")
    return Slip(at, start, " " * max(depth - at, 0), Message(_TAB), sure=False)


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"
