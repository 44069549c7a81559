"""The plan as JSON, in the keys of the plan file: `duties` and any YAML reader can read it back."""

from collections.abc import Iterable

from duties.exporting.dossier import Dossier, NamedDossier
from duties.formats.data import as_json
from duties.planfile.fields import PLAN
from duties.planfile.plain import written

_BEGINNINGS = (b'{\n  "title": ', b'[\n  {\n    "title": ')
"""Of one plan, and of several."""


def render(dossier: Dossier) -> bytes:
    """Return the plan; what the plan leaves out is left out here too."""
    return as_json(_object(dossier), for_yaml=True).encode()


def render_many(plans: Iterable[NamedDossier]) -> bytes:
    """Return a list of plans, each with its short name under `plan`, last."""
    found = [{**_object(dossier), "plan": name} for name, dossier in plans]
    return as_json(found, for_yaml=True).encode()


def _object(dossier: Dossier) -> dict[str, object]:
    """Return a plan with all its units, those of its register among them, so without that."""
    return written(PLAN, dossier.plan._replace(register=None))


def is_own(data: bytes) -> bool:
    """Tell whether the file begins and is laid out as an export."""
    import json

    try:
        held = json.loads(data) if data.startswith(_BEGINNINGS) else None
        # Earlier releases wrote hidden characters beyond U+FFFF as JSON alone knows them.
        return held is not None and data in [
            as_json(held, for_yaml=for_yaml).encode() for for_yaml in (True, False)
        ]
    except (ValueError, RecursionError):
        return False
