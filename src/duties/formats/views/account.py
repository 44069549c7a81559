"""What became of all that stands in a document, and how much of it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from duties.formats.view import Column, View
from duties.importing.fates import Became, Fate
from duties.importing.plan.draft import Accounted
from duties.messages import N_, Message, cut

_LONGEST = 40  # letters that are shown of a paragraph

ACCOUNT: View[Accounted] = View(
    (
        Column(N_("Place"), lambda line: line.place.message()),
        Column(N_("Text"), lambda line: cut(" ".join(line.words.split()), _LONGEST)),
        Column(N_("What became of it"), lambda line: Message(line.fate.became.value)),
        Column(N_("As what, or why"), lambda line: line.what),
    ),
    {},
)


def summary_of(account: Sequence[Accounted]) -> Iterator[Message]:
    """Yield for each thing that may become of a part of a document how many there are."""
    counts = Counter(line.fate for line in account)
    for became in Became:
        told = [fate for fate in Fate if fate.became is became and counts[fate]]
        kinds = tuple(
            Message(N_("{what} {count}"), {"what": Message(fate.words), "count": counts[fate]})
            for fate in told
        )
        if told:
            total = sum(counts[fate] for fate in told)
            facts = {"became": Message(became.value), "count": total, "kinds": kinds}
            yield Message(N_("{became}: {count} ({kinds})"), facts)
