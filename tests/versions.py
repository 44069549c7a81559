"""What the tests of comparing share: repositories of plans."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder, as nobody and with nobody's settings, and return what it prints."""
    identity = {
        f"GIT_{who}_{what}": "nobody"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **identity, **settings},
    )
    return done.stdout


def commit(folder: Path, files: Mapping[str, str], message: str = "plan") -> None:
    """Write files and commit them."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        git(folder, "add", name)
    git(folder, "commit", "--quiet", "--message", message)
