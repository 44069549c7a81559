"""A line of labels that lack their colons, and units: 责任单位 市交通局

The line must begin with a label and hold nothing but units that are bodies beyond doubt. Sentences
begin with such words too (责任单位要于每月报送…): words for reports and duties rule a line out.
"""

import re
from collections.abc import Sequence

from duties.importing.lexicon import labels as words
from duties.importing.lexicon.bodies import is_unit, names_body
from duties.importing.notes.note import Note, Style
from duties.importing.notes.parser import parse
from duties.importing.notes.parser_state import COLON_MISSING
from duties.importing.notes.styles.sentences import LONGEST_SENTENCE
from duties.messages import Message


def find(text: str, _found: Sequence[Note]) -> list[Note]:
    """Return a paragraph of labels without colons, and units, as one note."""
    if len(text) > LONGEST_SENTENCE or words.BARE_HEAD.match(text) is None:
        return []
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
    if any(each.endswith("：") for each in labelled):
        return []
    note = parse("；".join(labelled))
    if note is None or not _are_units([each.name for each in note.parties]):
        return []
    message = Message(COLON_MISSING, {"label": heads[0][0]})
    return [note.placed(0, len(text), 0, STYLE).doubted(message, 0)]


STYLE = Style("line_without_colon", find, is_last_resort=True)


def _are_units(names: Sequence[str]) -> bool:
    return bool(names) and all(
        is_unit(name) and names_body(name) and _REPORTS.search(name) is None for name in names
    )


_REPORTS = re.compile(
    "[将报把要须]|送[省市区县党]|[抄转呈]送|汇总|提[交请]|于\\d|每.?[年季月周]|情况|^(?:负责|联系|会商|协调|[与向由送])"
)
