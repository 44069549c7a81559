"""DUT211 unclosed-bracket."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.marks import stray
from duties.lint.rule import Fault, Subject, rule
from duties.lint.spots import names_that
from duties.messages import N_, Message


@rule("DUT211", "unclosed-bracket", Severity.WARNING)
def unclosed_bracket(subject: Subject) -> Iterator[Fault]:
    """Find names with an unmatched bracket.

    ## What it does
    Matches the brackets （） () 〔〕 [] 【】 《》 in each name.

    ## Why it matters
    Part of the name was lost on the way from the document, or part of another one came along.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 区委组织部（人才办}
    ```

    ## Use instead
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 区委组织部（人才办）}
    ```
    """
    for name in names_that(subject, _has_odd_bracket):
        text = N_("{name} has an unmatched bracket")
        yield Fault(Message(text, {"name": name.text}), name.span)


def _has_odd_bracket(name: str) -> bool:
    if stray(name) is not None:
        return False  # punctuation-in-name tells of it
    awaited: list[str] = []
    for character in name:
        if character in _CLOSING:
            awaited.append(_CLOSING[character])
        elif character in _CLOSING.values() and (not awaited or awaited.pop() != character):
            return True
    return bool(awaited)


_CLOSING = {"（": "）", "(": ")", "〔": "〕", "[": "]", "【": "】", "《": "》"}
