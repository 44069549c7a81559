"""Keep the division of labour of a published plan: query it, check it and draw it.

For programs: `duties.load("plan.yaml")` opens a plan, `duties.load_folder("plans/")` many of them,
`duties.read_document` reads a document, and `duties.compare` tells what differs between two plans.
docs/python.md shows how. The names below are all there is; nothing is loaded before it is used.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duties.errors.base import DutiesError
    from duties.interface.plan import LoadedPlan, load
    from duties.interface.results import Results

__all__ = [
    "DutiesError",
    "LoadedPlan",
    "Results",
    "load",
]

_MODULES = {
    "DutiesError": "duties.errors.base",
    "LoadedPlan": "duties.interface.plan",
    "Results": "duties.interface.results",
    "load": "duties.interface.plan",
}


def __getattr__(name: str) -> Any:
    """Return a name of the interface, whose module is loaded when it is first used."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found = globals()[name] = getattr(import_module(_MODULES[name]), name)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
