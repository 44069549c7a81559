"""DUT204 irregular-spacing."""

import re
from collections.abc import Iterator
from functools import partial

from duties.findings import Severity
from duties.lint.edits import replaced
from duties.lint.marks import stray
from duties.lint.rule import Fault, Subject, rule
from duties.lint.spots import names_that
from duties.messages import N_, Message


@rule("DUT204", "irregular-spacing", Severity.WARNING)
def irregular_spacing(subject: Subject) -> Iterator[Fault]:
    """Find names with blanks, invisible characters or full-width letters in them.

    ## What it does
    Looks for a blank next to a Chinese character, blanks at either end or several in a row,
    invisible characters, and full-width letters, digits and brackets. If the name is another
    spelling of a registered unit, the fix replaces it with the registered name.

    ## Why it matters
    Search and other programs treat the two spellings as two units.

    ## Example
    ```yaml
    units:
      - {name: CBD管委会}
    tasks:
      - {id: 1, title: 修缮码头, lead: CBD 管委会}
    ```

    ## Use instead
    ```yaml
    units:
      - {name: CBD管委会}
    tasks:
      - {id: 1, title: 修缮码头, lead: CBD管委会}
    ```
    """
    for name in names_that(subject, partial(_is_irregular, subject)):
        unit = subject.register.unit_of(name.text)
        is_spelling = name.text != unit and name.text not in subject.aliases
        fix = replaced(subject.source, name.span, unit, safe=True) if is_spelling else None
        yield Fault(_message(name.text), name.span, fix)


def _message(name: str) -> Message:
    """Say which characters are out of place, the strangest first."""
    for character in name:
        if not character.isprintable() and not character.isspace():
            facts = {"name": name, "code": f"U+{ord(character):04X}"}
            return Message(N_("{name} has a hidden character in it ({code})"), facts)
    for character in name:
        if character.isspace() and character != " ":
            facts = {"name": name, "code": f"U+{ord(character):04X}"}
            if character == "\u3000":
                return Message(N_("{name} has a full-width blank in it ({code})"), facts)
            return Message(N_("{name} has an unusual blank in it ({code})"), facts)
    if wide := _FULL_WIDTH.findall(name):
        facts = {"name": name, "letters": "".join(wide)}
        return Message(N_("{name} has full-width characters in it: {letters}"), facts)
    return Message(N_("{name} has blanks in it"), {"name": name})


def _is_irregular(subject: Subject, name: str) -> bool:
    if stray(name) is not None or subject.run_together(name):
        return False  # punctuation-in-name and several-units-in-one-name tell of it
    if any(not character.isprintable() and not character.isspace() for character in name):
        return True
    if _FULL_WIDTH.search(name):
        return True
    blank = _BLANK if _CHINESE.search(name) else _ODD_BLANK
    return blank.search(name) is not None


_FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ［］｛｝]")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_BLANK = re.compile(r"(?<![!-~])\s|\s(?![!-~])|[^\S ]")
_ODD_BLANK = re.compile(r"^\s|\s$|\s\s|[^\S ]")
