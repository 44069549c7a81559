"""Where parts of a page are: what stands after the # of an address."""

import re
from urllib.parse import quote

_UNPLAIN = re.compile(r"[\s%\x00-\x1f\x7f]")


def part_address(name: str, kind: str) -> str:
    """Return what leads to a unit, a task, an action or a record, and is the id of its part.

    A name stands in it as it is, which is short, unless an id cannot hold it: then as in URLs.
    """
    return f"{kind}={quote(name, safe='') if _UNPLAIN.search(name) else name}"
