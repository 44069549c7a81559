"""A line of labels without colons, and units: 责任单位 甲局."""

import re

from duties.importing.lexicon import labels as words
from duties.importing.lexicon.bodies import is_unit, names_body
from duties.importing.notes.note import Note
from duties.importing.notes.parser import parse
from duties.importing.notes.parser_state import COLON_MISSING
from duties.importing.notes.styles.sentences import LONGEST_SENTENCE
from duties.messages import Message


def line_without_colon(text: str) -> Note | None:
    """Parse a paragraph of labels without colons, and units: 责任单位 甲局."""
    if len(text) > LONGEST_SENTENCE or words.BARE_HEAD.match(text) is None:
        return None
    heads = [
        head
        for head in words.BARE_HEAD.finditer(text)
        if not head.start() or text[head.start() - 1] in "，,；;。 \u3000"
    ]
    ends = [head.start() for head in heads[1:]] + [len(text)]
    labelled = [
        f"{head[0]}：{text[head.end() : end].strip('，,；; 。')}"
        for head, end in zip(heads, ends, strict=True)
    ]
    note = parse("；".join(labelled))
    if note is None or not note.parties or any(each.endswith("：") for each in labelled):
        return None
    names = [each.name for each in note.parties]
    if not all(map(is_unit, names)) or not all(map(names_body, names)):
        return None
    if any(_REPORTS.search(name) for name in names):
        return None
    message = Message(COLON_MISSING, {"label": heads[0][0]})
    return note.placed(0, len(text), 0).doubted(message, 0)


_REPORTS = re.compile(
    "[将报把要须]|送[省市区县党]|[抄转呈]送|汇总|提[交请]|于\\d|每.?[年季月周]|情况|^(?:负责|联系|会商|协调|[与向由送])"
)
