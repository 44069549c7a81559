"""The plan as JSON, in the keys of the plan file: `duties` and any YAML reader can read it back."""

from duties.exporting.dossier import Dossier
from duties.formats.data import as_json
from duties.planfile.fields import PLAN
from duties.planfile.plain import written

_BEGINNING = b'{\n  "title": '


def render(dossier: Dossier) -> bytes:
    """Return the plan; what the plan leaves out is left out here too."""
    return as_json(written(PLAN, dossier.plan), for_yaml=True).encode()


def is_own(data: bytes) -> bool:
    """Tell whether the file begins and is laid out as an export."""
    import json

    try:
        held = json.loads(data) if data.startswith(_BEGINNING) else None
        # Earlier releases wrote hidden characters beyond U+FFFF as JSON alone knows them.
        return held is not None and data in [
            as_json(held, for_yaml=for_yaml).encode() for for_yaml in (True, False)
        ]
    except (ValueError, RecursionError):
        return False
