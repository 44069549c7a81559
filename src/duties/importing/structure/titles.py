"""The titles that paragraphs begin with: of items, and of points without a number."""

import re
from collections.abc import Iterable, Iterator

from duties.importing.lexicon import labels as words
from duties.importing.lexicon.blanks import close_up
from duties.importing.lexicon.english import is_english
from duties.importing.lexicon.numbers import SUB_POINT

_NAMED = re.compile(
    "(?:(?:重点|民生)?(?:项目|任务|事项|实事|工作|工程|措施|行动|课题|问题)名称"
    "|(?:项目|工程)(?:[一二三四五六七八九十]{1,3}|\\d{1,3}))\\s?[：:]\\s?(?=\\S)"
    "|(?:任务|事项|实事)\\s?[：:]\\s?(?![\\s\\d（(①-⑳]|[一二三四五六七八九十]{1,3}[、是]|$)"
)
"""The label of a title: 项目名称：, 项目一：, 任务：."""
_LABEL_OF_TITLE = re.compile(
    f"{_NAMED.pattern}"
    "|(?:(?:工作|具体|重点|主要|整改|目标|反馈|存在|突出)?的?(?:任务|事项|内容|问题)(?:描述|表现)?"
    "|(?:项目|建设|任务|实施|问题)内容)"
    "\\s?[：:]\\s?(?![\\s\\d（(①-⑳]|[一二三四五六七八九十]{1,3}[、是]|$)"
)
"""What stands before a title: its label, or that of what has none."""
_PLAIN_TITLE = re.compile("\\w{1,30}(?=[。！？；;]|$)")
_SHORTEST_TITLE = 4  # letters before the comma
_LONG_TITLE = 30  # letters; a longer one is cut at its first comma
_LONGEST_TITLE = 80
_COLON_WITHIN = 24


def title_of(text: str, start: int = 0) -> str:
    """Return the title that a paragraph begins with: its first sentence, or the beginning of it.

    `start` is where the paragraph's own text begins, after its number. A word that only says what
    follows, 问题：, is no part of it.
    """
    plain = _PLAIN_TITLE.match(text, start)
    if plain is not None:
        return plain[0]
    label = _LABEL_OF_TITLE.match(text, start)
    if label is not None:
        start = label.end()
    text = close_up(text[start : start + _SEARCHED])
    if text[:1].isascii() and is_english(text):
        return _english_title(text)
    end = len(text)
    commas = []
    depth = 0
    for sign in _TITLE_SIGN.finditer(text):
        match _SIGNS[sign[0]]:
            case "opening":
                depth += 1
            case "closing":
                depth = max(0, depth - 1)
            case _ if depth:
                continue
            case "comma":
                commas.append(sign.start())
            case "colon" if not 0 < sign.start() < _COLON_WITHIN:
                continue
            case _:
                end = sign.start()
                break
    if end > _LONG_TITLE:
        end = next(_ends_of_clauses(text, commas), end)
    return text[:end].strip(" 、，,：:。.")[:_LONGEST_TITLE]


def _english_title(text: str) -> str:
    """Return the first sentence; where it is long, as many of its words as fit, and a sign."""
    end = _END_OF_ENGLISH.search(text)
    title = text[: end.start() if end is not None else len(text)].strip(" ,:;.")
    head, colon, _ = title.partition(": ")
    if colon and len(head) <= _LONG_TITLE and _NUMBERED_BAND.fullmatch(head) is None:
        return head
    if len(title) <= _LONGEST_ENGLISH_TITLE:
        return title
    return title[:_LONGEST_ENGLISH_TITLE].rpartition(" ")[0].rstrip(" ,:;") + "…"


_LONGEST_ENGLISH_TITLE = 120
_END_OF_ENGLISH = re.compile(
    '(?<![A-Z])(?<!\\b(?:No|Co|St|Dr|Mr|vs))(?<!Inc|Ltd|Art)[.!?;](?=\\s+[A-Z“"(]|$)'
)
"""Where a sentence ends: not within 2,400 or 1.5, and not after an abbreviation."""
_NUMBERED_BAND = re.compile("[A-Za-z]+ (?:[0-9.]{1,5}|[IVX]{1,5}|[A-Z])")
"""What is only a number before a title: Theme 1."""


def _ends_of_clauses(text: str, commas: Iterable[int]) -> Iterator[int]:
    """Yield the commas after which a title may end: not those after an introduction to it."""
    begin = 0
    for comma in commas:
        if comma >= _SHORTEST_TITLE and not _INTRODUCTION.match(text, begin, comma):
            yield comma
        begin = comma + 1


_INTRODUCTION = re.compile(
    "(?:在.*[下内上中前后时]|(?:按照|根据|依据|围绕|遵照|结合|对照|依托|坚持|针对|聚焦|为|以(?=.*(?:指导|引领|主线|目标|重点|抓手|导向|核心)$)|到20\\d\\d年|20\\d\\d年).*)$"
)
_SIGNS = {
    **dict.fromkeys("。！？；;", "sentence"),
    **dict.fromkeys("：:", "colon"),
    **dict.fromkeys("，,", "comma"),
    **dict.fromkeys("（(〔[【〈《“「『", "opening"),
    **dict.fromkeys("）)〕]】〉》”」』", "closing"),
}
_TITLE_SIGN = re.compile(f"[{re.escape(''.join(_SIGNS))}]")
_SEARCHED = 400  # letters in which a title ends
_POINT_HEADING = re.compile(
    '[“"][^”"]{1,20}[”"](?=[：:])|[^，。：；,;:]{2,20}(?=[：:])|[^，。：；、,;:]{2,18}(?=。)'
)
_ALONE = re.compile("[^，。：；！？,;:]{2,25}")


def point_title(text: str) -> str | None:
    """Return the heading of a point without a number (一是…, “一核”：…), None if it has none."""
    sign = SUB_POINT.match(text)
    if sign is not None:
        return title_of(text, sign.end())
    if _NAMED.match(text) is not None:
        return title_of(text)
    if words.LIKE_LABEL.match(text) or words.FIELD.match(text):
        return None
    heading = _POINT_HEADING.match(text)
    if heading is not None:
        return close_up(heading[0])
    return close_up(text) if _ALONE.fullmatch(text) else None
