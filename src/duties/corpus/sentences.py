"""Sentences as values ↔ text, so that a finding that was gathered is told in any language."""

import json
from datetime import date

from duties.files import in_utf8
from duties.messages import Message


def packed(message: Message) -> str:
    """Return a message as text; a fact of any other kind is kept as its text."""
    text = json.dumps(_packed(message), ensure_ascii=False, separators=(",", ":"))
    return in_utf8(text)  # a file that it names need not be called in UTF-8


def _packed(fact: object) -> object:
    match fact:
        case Message(text, facts, plural):
            return {"text": text, "plural": plural, "facts": {k: _packed(facts[k]) for k in facts}}
        case tuple():
            return {"all": [_packed(each) for each in fact]}
        case date():
            return {"day": fact.isoformat()}
        case None | bool() | int() | float():
            return fact
        case _:
            return str(fact)


def unpacked(text: str) -> Message:
    """Return the message that a text was made from."""
    found = _unpacked(json.loads(text))
    return found if isinstance(found, Message) else Message(str(found))


def _unpacked(fact: object) -> object:
    match fact:
        case {"text": str(text), "facts": dict(facts), "plural": plural}:
            plural = plural if isinstance(plural, str) else None
            return Message(text, {key: _unpacked(each) for key, each in facts.items()}, plural)
        case {"all": list(each)}:
            return tuple(map(_unpacked, each))
        case {"day": str(day)}:
            return date.fromisoformat(day)
        case _:
            return fact
