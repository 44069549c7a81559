"""What a page may load and run: what stands in it, and nothing from outside."""

import base64
import hashlib


def policy_of(style: str, script: str | None = None) -> str:
    """Return the content security policy: this style, this script if there is one, no more."""
    scripts = "" if script is None else f"script-src {_hash(script)}; "
    return (
        f"default-src 'none'; style-src {_hash(style)}; {scripts}"
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
