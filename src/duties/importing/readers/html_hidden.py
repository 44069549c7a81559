"""What a page hides: by an attribute, by its own style, or by a plain rule of its style sheets.

.gone { display: none }        hides <p class="gone">
p.gone, #old { visibility: hidden }
.tab .gone { … }               hides nothing here: a rule that looks at what is around an element
@media print { … }             nothing either: it is not always so
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

_HIDES = re.compile("(?:^|;)(?:display:none|visibility:(?:hidden|collapse))(?:!important)?(?:;|$)")
_SHOWS = re.compile("(?:^|;)(?:display:(?!none)|visibility:visible)")
_AT_RULE = re.compile("@[a-z-]{1,30}+[^{};@]{0,500}+([{;])")
_BRACE = re.compile("[{}]")
_COMPOUND = re.compile("(?P<tag>[a-z][a-z0-9]*|\\*)?(?P<marks>(?:[.#][\\w-]+)*)")
_MARK = re.compile("[.#][^.#]+")
_MOST_RULES = 1000
_LONGEST_SHEET = 1_000_000  # letters


class _Rule(NamedTuple):
    """A rule that hides elements, or shows them: of which kind, with which marks (.class, #id).

    `weight` is how much it counts beside others: the marks, the tag, its place in the sheets.
    """

    tag: str
    marks: frozenset[str]
    hides: bool
    weight: tuple[int, int, int, int]

    def fits(self, tag: str, marks: frozenset[str]) -> bool:
        return self.tag in ("", "*", tag) and self.marks <= marks


class HidingRules:
    """The rules of the style sheets in a page that hide elements by what these are themselves."""

    def __init__(self, sheets: Iterable[str]) -> None:
        self._rules: dict[str, list[_Rule]] = {}  # by one mark of each, or by its tag
        rules = list(_rules(sheets))
        if any(rule.hides for rule in rules):
            for rule in rules:
                key = min(rule.marks, default=rule.tag)
                self._rules.setdefault(key, []).append(rule)

    def hide(self, element: Any) -> bool:
        """Tell whether an element is not shown."""
        if element.get("hidden") is not None:
            return True
        style = element.get("style")
        if style is not None:
            said = "".join(style.lower().split())
            if _HIDES.search(said) is not None:
                return True
            if _SHOWS.search(said) is not None:
                return False
        return bool(self._rules) and self._is_hidden_by_rule(element)

    def _is_hidden_by_rule(self, element: Any) -> bool:
        marks = {f".{name}" for name in (element.get("class") or "").split()}
        if (id_ := element.get("id")) is not None:
            marks.add(f"#{id_}")
        own = frozenset(marks)
        keys = (*own, element.tag, "*")
        fitting = [
            rule for key in keys for rule in self._rules.get(key, ()) if rule.fits(element.tag, own)
        ]
        return bool(fitting) and max(fitting, key=lambda rule: rule.weight).hides


def _rules(sheets: Iterable[str]) -> Iterator[_Rule]:
    """Yield the plain rules that hide or show, without those that hold only sometimes."""
    number = 0
    for sheet in sheets:
        plain_sheet = _without_blocks(_without_comments(sheet[:_LONGEST_SHEET]))
        for rule in plain_sheet.split("}"):
            selectors, _, body = rule.partition("{")
            said = "".join(body.lower().split())
            hides = _HIDES.search(said) is not None
            if not hides and _SHOWS.search(said) is None:
                continue
            for selector in selectors.split(","):
                plain = _COMPOUND.fullmatch(selector.strip())
                if plain is None or not (plain["tag"] or plain["marks"]):
                    continue
                number += 1
                if number > _MOST_RULES:
                    return
                marks = frozenset(_MARK.findall(plain["marks"]))
                ids = sum(mark.startswith("#") for mark in marks)
                tag = plain["tag"] or ""
                weight = (ids, len(marks) - ids, bool(tag.strip("*")), number)
                yield _Rule(tag, marks, hides, weight)


def _without_comments(sheet: str) -> str:
    kept: list[str] = []
    at = 0
    while (start := sheet.find("/*", at)) >= 0:
        kept.append(sheet[at:start])
        end = sheet.find("*/", start + 2)
        at = end + 2 if end >= 0 else len(sheet)
    return "".join([*kept, sheet[at:]])


def _without_blocks(sheet: str) -> str:
    """Return a style sheet without what holds under a condition: @media print { … }."""
    kept: list[str] = []
    at = 0
    while (sign := _AT_RULE.search(sheet, at)) is not None:
        kept.append(sheet[at : sign.start()])
        at = _end_of_block(sheet, sign.end()) if sign[1] == "{" else sign.end()
    return "".join([*kept, sheet[at:]])


def _end_of_block(sheet: str, at: int) -> int:
    """Return where the block ends that has been opened before `at`."""
    depth = 1
    for brace in _BRACE.finditer(sheet, at):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.end()
    return len(sheet)
