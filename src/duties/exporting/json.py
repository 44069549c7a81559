"""The plan as JSON, in the keys of the plan file: `duties` and any YAML reader can read it back."""

from duties.exporting.dossier import Dossier
from duties.formats.data import as_json
from duties.planfile.fields import PLAN
from duties.planfile.plain import written

_BEGINNING = b'{\n  "title": '


def render(dossier: Dossier) -> bytes:
    """Return the plan; what the plan leaves out is left out here too."""
    return as_json(written(PLAN, dossier.plan)).encode()


def is_own(data: bytes) -> bool:
    """Tell whether the file begins and is laid out as an export."""
    import json

    try:
        return data.startswith(_BEGINNING) and data == as_json(json.loads(data)).encode()
    except (ValueError, RecursionError):
        return False
