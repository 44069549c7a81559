"""Keep the division of labour of a published plan: query it, check it and draw it.

For programs: `duties.load("plan.yaml")` opens a plan, `duties.load_folder("plans/")` many of them,
`duties.read_document` reads a document, `duties.compare` tells what differs between two plans, and
`duties.sentence` says in Chinese, too, what is wrong. docs/python.md shows how. The names below are
all there is; nothing is loaded before it is used.
"""

TYPE_CHECKING = False  # as checkers take it for True, without the time that `typing` takes

if TYPE_CHECKING:
    from duties.errors.base import DutiesError
    from duties.interface.comparing import PlanComparison, compare
    from duties.interface.documents import ImportedDocument, read_document
    from duties.interface.exporting import Exported
    from duties.interface.folder import InPlan, PlanFolder, load_folder
    from duties.interface.plan import LoadedPlan, load
    from duties.interface.results import Results
    from duties.interface.saying import sentence
    from duties.interface.verifying import PlanVerification

__all__ = [
    "DutiesError",
    "Exported",
    "ImportedDocument",
    "InPlan",
    "LoadedPlan",
    "PlanComparison",
    "PlanFolder",
    "PlanVerification",
    "Results",
    "compare",
    "load",
    "load_folder",
    "read_document",
    "sentence",
]

_MODULES = {
    "DutiesError": "duties.errors.base",
    "Exported": "duties.interface.exporting",
    "ImportedDocument": "duties.interface.documents",
    "InPlan": "duties.interface.folder",
    "LoadedPlan": "duties.interface.plan",
    "PlanComparison": "duties.interface.comparing",
    "PlanFolder": "duties.interface.folder",
    "PlanVerification": "duties.interface.verifying",
    "Results": "duties.interface.results",
    "compare": "duties.interface.comparing",
    "load": "duties.interface.plan",
    "load_folder": "duties.interface.folder",
    "read_document": "duties.interface.documents",
    "sentence": "duties.interface.saying",
}


if not TYPE_CHECKING:  # so that a checker knows which names there are

    def __getattr__(name: str) -> object:
        """Return a name of the interface, whose module is loaded when it is first used."""
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        found = globals()[name] = getattr(import_module(_MODULES[name]), name)
        return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
