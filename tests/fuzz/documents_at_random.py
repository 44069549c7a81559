"""Documents that nobody wrote: each is imported, or refused with a sentence, within limits.

They are the documents of the tests with pieces cut out, doubled, swapped or overwritten, and the
files of the readers' tests with bytes changed.
"""

import re
import time
from collections import Counter
from pathlib import Path
from random import Random

from duties.errors.base import DutiesError
from duties.findings import Severity
from duties.importing.drafting import LIMITS, drafted
from duties.importing.plan.rereading import is_told_by
from duties.importing.plan.writing import plan_text
from duties.limited import ExhaustedError, FailedError, limited
from duties.planfile.loading import load
from duties.source import Source

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "tests" / "importing" / "cases", ROOT / "tests" / "importing" / "styles")
SIGNS = "（）()【】：:；;、，,。.一二12\t\n|#-*<>&\"'\0\x1b\u3000\u202e\U0001fae8等"


def documents(seconds: float, chance: Random) -> list[str]:
    """Import documents for so many seconds; return what did not hold."""
    texts = [
        block
        for folder in FOLDERS
        for file in sorted(folder.glob("*.md"))
        for block in re.findall(r"```document\n(.*?)```", file.read_text("utf-8"), re.DOTALL)
    ]
    ends: Counter[str] = Counter()
    faults = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        text = _changed(chance.choice(texts), chance)
        data = text.encode("utf-8", "replace")
        try:
            loaded = limited(LIMITS, _imported, data)
        except DutiesError:
            ends["refused"] += 1
        except ExhaustedError:
            ends["limit"] += 1
            faults.append(f"documents: takes too much: {text[:300]!r}")
        except FailedError as error:
            ends["failed"] += 1
            faults.append(f"documents: {error.kind}: {text[:300]!r}")
        else:
            ends["read"] += 1
            if loaded:
                faults.append(f"documents: the plan file has {loaded}: {text[:300]!r}")
    print(f"documents: {ends.total()} in {seconds:.0f} s: {dict(ends)}, {len(faults)} faults")
    return faults


def _imported(data: bytes) -> str:
    """Return what is wrong with the plan file of a document, "" if nothing is."""
    draft, _ = drafted("plan.txt", data, is_traced=False)
    for with_text in (False, True):
        loaded = load(Source("plan.yaml", plan_text(draft, with_text=with_text)))
        if loaded.plan is None:
            return str(loaded.obstacle.message)
        errors = [each for each in loaded.findings if each.severity is Severity.ERROR]
        if errors:
            return str(errors[0].message)
        if not is_told_by(loaded.plan, draft):
            return "something else than what was read"
    titles = [task.title for task in draft.tasks] + [action.title for action in draft.actions]
    return "" if all(titles) else "an empty title"


def _changed(text: str, chance: Random) -> str:
    for _ in range(chance.randint(1, 6)):
        at, to = sorted(chance.randrange(len(text) + 1) for _ in range(2))
        to = min(to, at + 40)
        match chance.randrange(5):
            case 0:
                text = text[:at] + text[to:]
            case 1:
                text = text[:to] + text[at:to] * chance.choice([1, 1, 2, 30]) + text[to:]
            case 2:
                text = text[:at] + chance.choice(SIGNS) + text[at:]
            case 3:
                text = text[:at] + chance.choice(SIGNS) + text[at + 1 :]
            case 4:
                text = text[:at] + text[to:] + text[at:to]
    return text or "一"
