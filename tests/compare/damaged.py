"""Damage to documents: what copying, printing and saving does, and changes at random."""

import random
from collections.abc import Callable

WIDTH = 28  # letters of a line of print


def wrapped(chance: random.Random, text: str) -> str:
    """Return the text as a page has it: lines of one length, with page numbers between."""
    width = chance.choice((WIDTH, WIDTH, 36, 20))
    mark = chance.choice(("— {} —", "- {} -", "{}", "第{}页", "第 {} 页 共 9 页", "－{}－"))
    lines: list[str] = []
    for line in text.splitlines():
        for at in range(0, max(len(line), 1), width):
            lines.append(line[at : at + width])
            if len(lines) % 13 == 0:
                lines.append(mark.format(len(lines) // 13))
    return "\n".join(lines) + "\n"


def joined(chance: random.Random, text: str) -> str:
    """Return the text without its line breaks, or with a blank for each."""
    return chance.choice(("", " ", "　")).join(text.split("\n")) + "\n"


def spaced(chance: random.Random, text: str) -> str:
    """Return the text with blank lines or indents between its lines."""
    return chance.choice(("\n\n", "\n　　", "\n\n　　", "\r\n", "\n \n")).join(text.split("\n"))


def random_breaks(chance: random.Random, text: str) -> str:
    """Return the text with line breaks anywhere."""
    return _sprinkled(chance, text, "\n")


def random_blanks(chance: random.Random, text: str) -> str:
    """Return the text with blanks anywhere."""
    return _sprinkled(chance, text, chance.choice(" 　\u00a0\t"))


def _sprinkled(chance: random.Random, text: str, what: str) -> str:
    letters = list(text)
    for _ in range(chance.randint(1, max(len(letters) // 40, 2))):
        letters.insert(chance.randint(0, len(letters)), what)
    return "".join(letters)


def lines_changed(chance: random.Random, text: str) -> str:
    """Return the text with lines dropped, doubled, or swapped."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(lines))
        match chance.randrange(3):
            case 0 if len(lines) > 1:
                del lines[at]
            case 1:
                lines.insert(at, lines[at])
            case _:
                other = chance.randrange(len(lines))
                lines[at], lines[other] = lines[other], lines[at]
    return "\n".join(lines)


SIGNIFICANT = "（）()：:、，。；;等1.一牵头责任单位|\t和及《》“”【】·*#由各以上附件注年月"


def letters_changed(chance: random.Random, text: str) -> str:
    """Return the text with letters dropped, doubled, swapped, or put in."""
    letters = list(text)
    marks = [at for at, letter in enumerate(letters) if letter in SIGNIFICANT]
    for _ in range(chance.randint(1, 4)):
        places = marks if marks and chance.random() < 0.7 else range(len(letters))
        at = min(chance.choice(places), len(letters) - 1) if letters else 0
        match chance.randrange(4):
            case 0 if len(letters) > 1:
                del letters[at]
            case 1 if letters:
                letters.insert(at, letters[at])
            case 2 if at + 1 < len(letters):
                letters[at], letters[at + 1] = letters[at + 1], letters[at]
            case _:
                letters.insert(at, chance.choice(SIGNIFICANT))
    return "".join(letters)


BRACKETS = "（(〔[［【〈《{）)〕]］】〉》}"


def brackets_changed(chance: random.Random, text: str) -> str:
    """Return the text with brackets dropped, put in, or of another shape."""
    letters = list(text)
    places = [at for at, letter in enumerate(letters) if letter in BRACKETS]
    for at in sorted(chance.sample(places, min(len(places), chance.randint(1, 4))), reverse=True):
        match chance.randrange(4):
            case 0 | 1:
                del letters[at]
            case 2:
                letters[at] = chance.choice(BRACKETS)
            case _:
                letters.insert(chance.randint(0, at), chance.choice(BRACKETS))
    return "".join(letters)


def other_marks(chance: random.Random, text: str) -> str:
    """Return the text with other punctuation or digits throughout."""
    swaps = (
        ("（）：，；", "():,;"),
        ("0123456789", "０１２３４５６７８９"),
        ("、", "，"),
        ("。", "．"),
        ("：", " "),
        ("（）", "【】"),
        ("单", "⼀"),
        ("，", "、"),
    )
    return text.translate(str.maketrans(*chance.choice(swaps)))


def cut(chance: random.Random, text: str) -> str:
    """Return a part of the text."""
    one, other = sorted(chance.randint(0, len(text)) for _ in range(2))
    return text[:one] + text[other:] if chance.random() < 0.5 else text[one:other]


LAYOUT: tuple[Callable[[random.Random, str], str], ...] = (
    wrapped,
    joined,
    spaced,
    random_breaks,
    random_blanks,
)
DAMAGES = (
    *LAYOUT,
    lines_changed,
    lines_changed,
    lines_changed,
    letters_changed,
    letters_changed,
    letters_changed,
    letters_changed,
    brackets_changed,
    brackets_changed,
    other_marks,
    cut,
)


def damaged(chance: random.Random, text: str) -> str:
    """Return the text with one or two kinds of damage."""
    for damage in chance.sample(DAMAGES, chance.choice((1, 1, 2))):
        text = damage(chance, text)
    return text
