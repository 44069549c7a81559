"""Two texts → what changed, as a unified diff (https://www.gnu.org/software/diffutils/manual/)."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher

_CONTEXT = 3  # lines beside a change
_MOST_COMPARED = 250_000  # pairs of lines; a longer stretch is told as changed as a whole


def unified(before: Sequence[str], after: Sequence[str], name: str) -> Iterator[str]:
    """Yield the lines of a unified diff of two versions of a file; none if they are the same."""
    is_first = True
    for group in _PatientMatcher(before, after).get_grouped_opcodes(_CONTEXT):
        if is_first:
            yield f"--- {name}"
            yield f"+++ {name}"
            is_first = False
        old = _stretch(group[0][1], group[-1][2])
        new = _stretch(group[0][3], group[-1][4])
        yield f"@@ -{old} +{new} @@"
        for tag, start, end, new_start, new_end in group:
            if tag == "equal":
                yield from (f" {line}" for line in before[start:end])
            else:
                yield from (f"-{line}" for line in before[start:end])
                yield from (f"+{line}" for line in after[new_start:new_end])


def _stretch(start: int, end: int) -> str:
    """Return some lines as a diff writes them: from which one, and how many."""
    length = end - start
    if length == 1:
        return str(start + 1)
    return f"{start + (length > 0)},{length}"


class _PatientMatcher(SequenceMatcher[str]):
    """Compares lines as "patience diff" does: those that are unique on both sides first.

    What `difflib` does takes the square of the time where a large file has many changes; here it
    only compares what stands between.
    """

    def __init__(self, before: Sequence[str], after: Sequence[str]) -> None:
        super().__init__(None, "", "", autojunk=False)
        self.a = before
        self.b = after

    def get_matching_blocks(self) -> list[Match]:
        """Return the stretches of lines that are the same, in order, the last one empty."""
        blocks = [Match(0, 0, 0)]
        for start, new_start, size in self._matches():
            last = blocks[-1]
            if (last.a + last.size, last.b + last.size) == (start, new_start):
                blocks[-1] = last._replace(size=last.size + size)
            else:
                blocks.append(Match(start, new_start, size))
        return [*(block for block in blocks if block.size), Match(len(self.a), len(self.b), 0)]

    def _matches(self) -> Iterator[tuple[int, int, int]]:
        """Yield lines that are the same, in order: from where on each side, and how many."""
        before, after = self.a, self.b
        start = new_start = 0
        for place, new_place in [*_anchors(before, after), (len(before), len(after))]:
            shared = 0
            while (
                start + shared < place
                and new_start + shared < new_place
                and before[start + shared] == after[new_start + shared]
            ):
                shared += 1
            yield start, new_start, shared
            start, new_start = start + shared, new_start + shared
            end, new_end = place, new_place
            while end > start and new_end > new_start and before[end - 1] == after[new_end - 1]:
                end, new_end = end - 1, new_end - 1
            if 0 < (end - start) * (new_end - new_start) <= _MOST_COMPARED:
                between = SequenceMatcher(
                    None, before[start:end], after[new_start:new_end], autojunk=False
                )
                for match in between.get_matching_blocks():
                    yield start + match.a, new_start + match.b, match.size
            yield end, new_end, place - end
            if place < len(before):
                yield place, new_place, 1
            start, new_start = place + 1, new_place + 1


def _anchors(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Return the most lines that are unique on both sides and stand in the same order on both."""
    counts, new_counts = Counter(before), Counter(after)
    places = {line: place for place, line in enumerate(after) if new_counts[line] == 1}
    found: list[tuple[int, int]] = []  # of each length, the sequence that ends first, by its end
    ends: list[int] = []
    previous: dict[tuple[int, int], tuple[int, int] | None] = {}
    for place, line in enumerate(before):
        if counts[line] == 1 and line in places:
            pair = place, places[line]
            at = bisect_left(ends, pair[1])
            previous[pair] = found[at - 1] if at else None
            found[at : at + 1] = [pair]
            ends[at : at + 1] = [pair[1]]
    chain: list[tuple[int, int]] = []
    last = found[-1] if found else None
    while last is not None:
        chain.append(last)
        last = previous[last]
    return chain[::-1]
