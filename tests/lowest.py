"""The lowest releases that `pyproject.toml` allows, as constraints for pip: `make audit`.

Those of the program itself and its extras; tools for development are as new as can be had.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
_LOWEST = re.compile(r"(?P<name>[\w.-]+)>=(?P<version>[\w.]+)")


def lowest(text: str) -> Iterator[str]:
    """Yield a constraint for each dependency of a `pyproject.toml` of this text."""
    project = tomllib.loads(text)["project"]
    for dependency in (
        *project["dependencies"],
        *(each for extra in project["optional-dependencies"].values() for each in extra),
    ):
        bound = _LOWEST.match(dependency)
        if bound is None:
            raise ValueError(f"{dependency} has no lowest release")
        yield f"{bound['name']}=={bound['version']}"


if __name__ == "__main__":
    sys.stdout.write("\n".join([*lowest((ROOT / "pyproject.toml").read_text("utf-8")), ""]))
