"""What a page may load and run: what stands in it, and nothing from outside."""

import base64
import hashlib


def policy_of(style: str, *scripts: str) -> str:
    """Return the content security policy: this style, these scripts, no more."""
    allowed = " ".join(map(_hash, scripts))
    return (
        f"default-src 'none'; style-src {_hash(style)}; "
        + (f"script-src {allowed}; " if scripts else "")
        + "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
