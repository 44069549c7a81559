"""The labels within a note: 牵头单位：, 完成时限：, and where the words after each stand."""

import re
from functools import lru_cache
from typing import NamedTuple

from duties.importing.lexicon import labels as words
from duties.importing.lexicon.brackets import outside
from duties.importing.notes.parser_state import Mode
from duties.model import Role


class Label(NamedTuple):
    """What a label makes of the words that follow it."""

    mode: Mode
    role: Role | None = None
    concerns_action: bool = False
    is_below_lead: bool = False  # 主责单位: it leads where no other label does

    def leads_first(self) -> bool:
        """Tell whether the label gives the lead, whatever other labels there are."""
        return self.role is Role.LEAD and not self.is_below_lead

    def below_another(self) -> "Label":
        """Return what is left of the label where another one gives the lead."""
        return self._replace(role=Role.RESPONSIBLE) if self.is_below_lead else self


def opens_note(text: str, at: int) -> bool:
    """Tell whether a label of units stands at `at` in a text."""
    colon = words.COLON_SIGN.search(text, at, at + words.LONGEST_LABEL)
    label = label_in(text[at : colon.end()]) if colon is not None else None
    return label is not None and label.mode is Mode.UNITS


@lru_cache(maxsize=4096)
def label_in(text: str) -> Label | None:
    """Return the label that a text is, with its colon; None where it is none."""
    head = words.HEAD.fullmatch(text)
    if head is None:
        return None
    if head["deadline"]:
        return Label(Mode.DEADLINE)
    if head["person"]:
        return Label(Mode.PERSON)
    role = role_of(head)
    is_of_action = words.ACTION.search(head["qualifier"]) is not None
    return Label(Mode.UNITS, role, is_of_action, head[role.value].startswith("主责"))


class LabelledSection(NamedTuple):
    """A label of a note, None before the first one, and where the words after it stand."""

    label: Label | None
    begin: int
    end: int


def labelled_sections(content: str) -> list[LabelledSection]:
    """Cut a note at its labels outside brackets; the first section stands before them all."""
    found: list[LabelledSection] = []
    label, begin = None, 0
    if ":" in content or "：" in content:
        for colon in outside(content, words.COLON_SIGN):
            end = colon.end()
            start = max(begin, end - words.LONGEST_LABEL)
            start = max(
                start,
                content.rfind("，", start, end) + 1,
                content.rfind("；", start, end) + 1,
                content.rfind("。", start, end) + 1,
            )
            last = _last_label(content[start:end])
            if last is not None:
                label_begins, next_label = end - last[0], last[1]
                found.append(LabelledSection(label, begin, label_begins))
                label, begin = next_label, end_of_copula(content, end)
    found.append(LabelledSection(label, begin, len(content)))
    return found


@lru_cache(maxsize=4096)
def _last_label(text: str) -> tuple[int, Label | None] | None:
    """Return the label that ends a text, with how many letters it has; None where none does."""
    label = _LABEL_AT_END.search(text)
    return (len(label["head"]), label_in(label["head"])) if label is not None else None


_COPULA = re.compile("[为是 \\t]*")


def end_of_copula(text: str, at: int) -> int:
    """Return where the units begin after a label that ends at `at`: 牵头单位为甲局."""
    copula = _COPULA.match(text, at)
    return copula.end() if copula is not None else at


_LABEL_AT_END = re.compile(
    f"(?:^|(?<=[、，,；;。|｜/／\\s●•○◆■▲）)局厅委办部会府道司团心区县市]))(?P<head>{words.ANY_HEAD})$"
)


def role_of(match: re.Match[str]) -> Role:
    """Return the role whose group matched, in a pattern with one for each role."""
    return next(role for role in Role if match[role.value] is not None)
