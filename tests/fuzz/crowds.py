"""Many runs of `record` at once: each entry that a run says it wrote must be there, and once."""

import re
import tempfile
from collections import Counter
from pathlib import Path
from random import Random

from kills import set_up, started

_SIZES = (2, 12)
_PERIODS = ("2026-03", "2026-04")
"""Of the first there is a file already, the second's is made by whoever comes first."""


def crowds(count: int, chance: Random) -> list[str]:
    """Start as many crowds of each size; return what was lost, doubled or left behind."""
    faults: list[str] = []
    written = gave_way = 0
    for number, size in enumerate(size for size in _SIZES for _ in range(count)):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            set_up(folder)
            runs = [started(folder, _record(each, chance)) for each in range(size)]
            codes = [run.wait() for run in runs]
            said = {each for each, code in enumerate(codes) if code == 0}
            found = _found(folder)
            written += len(said)
            gave_way += codes.count(2)
            if found != Counter(said) or set(codes) - {0, 2}:
                faults.append(f"crowd {number}: of {sorted(said)} there are {sorted(found)}")
            if left := list(folder.rglob(".duties-*")):
                faults.append(f"crowd {number}: left {', '.join(file.name for file in left)}")
            check = started(folder, ("status", "19", "--as-of", "2026-04-30"))
            if check.wait():
                faults.append(f"crowd {number}: the ledger cannot be read")
    print(
        f"crowds: {count} each of {' and '.join(map(str, _SIZES))} runs at once, "
        f"{written} entries written, {gave_way} runs gave way, {len(faults)} faults"
    )
    return faults


def _record(number: int, chance: Random) -> tuple[str, ...]:
    day = f"{chance.choice(_PERIODS)}-20"
    return "record", "19", "--percent", "50", "--done", f"run{number}.", "--date", day


def _found(folder: Path) -> Counter[int]:
    """Return which runs left an entry, and how many."""
    texts = [file.read_text("utf-8") for file in (folder / "progress").glob("*.yaml")]
    return Counter(int(number) for text in texts for number in re.findall(r"run(\d+)\.", text))
