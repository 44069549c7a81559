"""Names of units → names of files that every system takes."""

import re
import unicodedata
from collections.abc import Iterable

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
# Windows takes these for devices, whatever ending follows.
_DEVICES = re.compile(
    r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(\.|$)", re.IGNORECASE
)
_LONGEST = 180  # bytes of UTF-8; with what is added, file systems take 255


def file_names(units: Iterable[str], ending: str) -> dict[str, str]:
    """Return a file name for each unit, no two the same on any system.

    What a system forbids is replaced by _; where two names would be one, as they are for a
    system that does not tell capitals from small letters, or two spellings of one letter, the
    later ones are numbered.
    """
    taken: set[str] = set()
    names = {}
    for unit in units:
        stem = file_stem(unit)
        name, number = f"{stem}.{ending}", 1
        while _as_one(name) in taken:
            number += 1
            name = f"{stem} ({number}).{ending}"
        taken.add(_as_one(name))
        names[unit] = name
    return names


def _as_one(name: str) -> str:
    """Return what is the same for names that are one file on any system."""
    return unicodedata.normalize("NFD", name.upper().casefold())


def file_stem(name: str) -> str:
    """Return a name as that of a file, still without an ending: what is forbidden becomes _.

    Nothing takes it for an option or a hidden file.
    """
    composed = unicodedata.normalize("NFC", name)
    seen = "".join("_" if unicodedata.category(c) in _UNSEEN else c for c in composed)
    stem = _FORBIDDEN.sub("_", seen)
    stem = stem.encode()[:_LONGEST].decode("utf-8", "ignore").strip().rstrip(". ")
    if not stem or stem.startswith((".", "-")) or _DEVICES.match(stem):
        return f"_{stem}"
    return stem
