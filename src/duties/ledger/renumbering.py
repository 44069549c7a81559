"""A file of the ledger → the same file, its entries about tasks and targets under other numbers."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from duties.errors.ledgers import UnfitNumberError
from duties.ledger.appending import bare_values
from duties.ledger.drafts import SECTIONS, id_text
from duties.ledger.loading import load_file
from duties.ledger.model import AnyEntry, LedgerFile, Reading
from duties.source import Edit, Source, apply_edits


class NumberedEntry(NamedTuple):
    """An entry of a file with the key under which it names its task, step or target, and that."""

    entry: AnyEntry
    key: str
    number: str


def numbered(file: LedgerFile) -> Iterator[NumberedEntry]:
    """Yield the entries of a file that name a task, a step or a target."""
    for section in SECTIONS:
        for entry in getattr(file.record, section):
            key = "target" if isinstance(entry, Reading) else "task"
            number = getattr(entry, key)
            if number and key in entry.spans:
                yield NumberedEntry(entry, key, number)


def renumbered(
    file: LedgerFile, parts: Mapping[str, str], targets: Mapping[str, str]
) -> LedgerFile:
    """Return a file with other numbers in it, every other byte as it was.

    `parts` are the new numbers of tasks and steps, `targets` those of targets; others stay. Raises
    `UnfitNumberError` where the file would not say the same otherwise.
    """
    edits = []
    for entry, key, number in numbered(file):
        new = (targets if key == "target" else parts).get(number, number)
        if new != number:
            edits.append(Edit(entry.spans[key], id_text(new)))
    source = file.source
    after = load_file(Source(source.name, apply_edits(source, edits)))
    period = file.record.period
    after = after._replace(record=after.record._replace(period=period))
    for section in SECTIONS:
        expected = [
            entry._replace(target=targets.get(entry.target, entry.target))
            if isinstance(entry, Reading)
            else entry._replace(task=parts.get(entry.task, entry.task))
            for entry in getattr(file.record, section)
        ]
        found = getattr(after.record, section)
        if [*map(bare_values, expected)] != [*map(bare_values, found)]:
            raise UnfitNumberError(source.name)
    return after
