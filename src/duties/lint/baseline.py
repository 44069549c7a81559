"""Earlier findings, kept so that only new ones are shown."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from gettext import NullTranslations
from itertools import islice
from operator import itemgetter
from typing import Any, NamedTuple

from duties.errors.rules import BaselineError
from duties.files import in_utf8
from duties.findings import Finding
from duties.lint.engine import Checked
from duties.messages import Message

VERSION = 2


class KnownFinding(NamedTuple):
    """What a finding is recognised by: neither its line nor its wording.

    `about` is the unit, action or task, and `facts` are those of its message, as JSON. In an entry
    of the first version `about` is None, and `facts` is the sentence, which was all there was.
    """

    file: str
    code: str
    about: str | None
    facts: str


Baseline = Counter[KnownFinding]


class Sifted(NamedTuple):
    """Findings beside a baseline.

    `fresh` has those that are new, `known` counts the others, and `stale` the entries that match
    nothing, although their rules looked at their files.
    """

    fresh: tuple[Checked, ...]
    known: int
    stale: int


def baseline_text(checked: Iterable[Checked], kept: Iterable[Mapping[str, object]] = ()) -> str:
    """Return the baseline of all findings, as the text of its file; `kept` are further entries.

    The sentences in it are for people; nothing is recognised by them.
    """
    counts: Counter[KnownFinding] = Counter()
    sentences: dict[KnownFinding, str] = {}
    for each in checked:
        for found in each.findings:
            known = _known(each, found)
            counts[known] += 1
            sentences.setdefault(known, _sentence(found))
    entries: list[Mapping[str, object]] = [
        {
            "file": known.file,
            "code": known.code,
            "about": known.about,
            "facts": json.loads(known.facts),
            "message": sentences[known],
            "count": count,
        }
        for known, count in sorted(counts.items(), key=itemgetter(0))
    ]
    held = {"version": VERSION, "findings": [*entries, *kept]}
    text = json.dumps(held, ensure_ascii=False, indent=2) + "\n"
    return in_utf8(text)  # a file's name need not be UTF-8


def not_looked_at(text: str, checked: Iterable[Checked]) -> list[Mapping[str, object]]:
    """Return the entries of a baseline's text that are of other files and rules than these."""
    looked = _looked(checked)
    return [
        entry
        for entry in json.loads(text)["findings"]
        if (entry["file"], entry["code"]) not in looked
    ]


def read_baseline(name: str, text: str) -> Baseline:
    """Return the baseline that a text holds; raises `BaselineError` if it holds none."""
    try:
        held = json.loads(text)
        if held["version"] not in (1, VERSION):
            raise BaselineError(name)
        known: Baseline = Counter()
        for entry in held["findings"]:
            known[_read(entry)] += int(entry["count"])
    except (ValueError, TypeError, KeyError, RecursionError):
        raise BaselineError(name) from None
    return known


def _read(entry: Mapping[str, Any]) -> KnownFinding:
    file, code = str(entry["file"]), str(entry["code"])
    if "about" not in entry:
        return KnownFinding(file, code, None, str(entry["message"]))
    return KnownFinding(file, code, str(entry["about"]), _as_json(dict(entry["facts"])))


def sifted(checked: Iterable[Checked], baseline: Baseline) -> Sifted:
    """Return the findings without those in the baseline; of equal ones, the first are dropped.

    Where nothing matches exactly, a finding is known if an entry says the same about the same part,
    as far as both have the same facts: a rule may come to tell more.
    """
    left = baseline.copy()
    files = list(checked)
    unknown = []
    for each in files:
        kept = [found for found in each.findings if not _taken(left, each, found)]
        unknown.append(each._replace(findings=tuple(kept)))
    rest: defaultdict[tuple[str, str], list[KnownFinding]] = defaultdict(list)
    for entry in +left:
        rest[entry.file, entry.code].append(entry)
    fresh = []
    for each in unknown:
        kept = [
            found
            for found in each.findings
            if not _resembled(left, rest[each.subject.source.name, found.code], each, found)
        ]
        fresh.append(each._replace(findings=tuple(kept)))
    known = sum(len(each.findings) for each in files) - sum(len(each.findings) for each in fresh)
    looked = _looked(files)
    stale = sum(count for entry, count in (+left).items() if (entry.file, entry.code) in looked)
    return Sifted(tuple(fresh), known, stale)


def is_of_others(checked: Iterable[Checked], baseline: Baseline) -> bool:
    """Tell whether a baseline has entries, but none of these files."""
    files = {each.subject.source.name for each in checked}
    return bool(baseline) and not any(entry.file in files for entry in baseline)


def _looked(checked: Iterable[Checked]) -> set[tuple[str, str]]:
    return {(each.subject.source.name, rule.code) for each in checked for rule in each.rules}


def _taken(left: Baseline, checked: Checked, found: Finding) -> bool:
    known = _known(checked, found)
    old = KnownFinding(known.file, known.code, None, _sentence(found))
    return any(_take(left, entry) for entry in (known, old))


def _resembled(
    left: Baseline, entries: list[KnownFinding], checked: Checked, found: Finding
) -> bool:
    if not entries:
        return False
    known = _known(checked, found)
    facts = json.loads(known.facts)
    return any(
        left[entry] > 0 and _is_like(entry, known.about, facts) and _take(left, entry)
        for entry in islice(entries, _MOST_COMPARED)
    )


_MOST_COMPARED = 1000  # entries of one rule that no finding matches exactly


def _is_like(entry: KnownFinding, about: str | None, facts: Mapping[str, object]) -> bool:
    if entry.about is None:
        return all(_stands_in(entry.facts, fact) for fact in _words(facts))
    if entry.about != about:
        return False
    theirs = json.loads(entry.facts)
    return all(theirs[name] == facts[name] for name in theirs.keys() & facts.keys())


def _words(facts: Mapping[str, object]) -> Iterator[str]:
    for fact in facts.values():
        yield from map(str, fact) if isinstance(fact, list) else [str(fact)]


def _stands_in(sentence: str, word: str) -> bool:
    if word.isascii():
        return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", sentence, re.ASCII) is not None
    return word in sentence


def _take(left: Baseline, entry: KnownFinding) -> bool:
    if left[entry] <= 0:
        return False
    left[entry] -= 1
    return True


def _known(checked: Checked, found: Finding) -> KnownFinding:
    part = checked.subject.part_of(found)
    about = f"{part.kind.value} {part.name}" if part is not None else ""
    facts = {
        name: _plain(fact)
        for name, fact in found.message.facts.items()
        if name not in _OF_THE_MOMENT
    }
    return KnownFinding(checked.subject.source.name, found.code, about, _as_json(facts))


_OF_THE_MOMENT = {"line", "known", "near", "times", "tasks"}
"""Where something stands, what the program knows, what other units and later reports change."""


def _plain(fact: object) -> object:
    if isinstance(fact, tuple):
        return [_plain(part) for part in fact]
    if isinstance(fact, Message):
        facts = {name: _plain(each) for name, each in fact.facts.items()}
        return [fact.text, facts] if facts else fact.text
    return fact if isinstance(fact, int | float | bool) else str(fact)


def _as_json(facts: Mapping[str, object]) -> str:
    return json.dumps(facts, ensure_ascii=False, sort_keys=True)


def _sentence(found: Finding) -> str:
    facts = {name: fact for name, fact in found.message.facts.items() if name != "line"}
    return found.message._replace(facts={**facts, "line": "…"}).put(NullTranslations())
