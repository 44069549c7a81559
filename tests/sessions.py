"""Sessions of Python in the docs, run again: what stands below `>>>` is what Python prints."""

import io
import sys
import traceback
from contextlib import redirect_stdout
from doctest import DocTestParser, Example
from unittest.mock import patch


class Session:
    """A session in which each statement sees what those before it made."""

    def __init__(self) -> None:
        self._names: dict[str, object] = {"__name__": "__main__"}

    def replayed(self, text: str) -> str:
        """Return statements as they stand in a text, each with what it prints today."""
        return "".join(map(self._told, DocTestParser().get_examples(text)))

    def _told(self, example: Example) -> str:
        first, *others = example.source.splitlines()
        lines = [f">>> {first}", *(f"... {line}".rstrip() for line in others)]
        return "\n".join([*lines, self._printed(example.source)])

    def _printed(self, source: str) -> str:
        printed = io.StringIO()
        try:
            with redirect_stdout(printed), patch.object(sys, "displayhook", sys.__displayhook__):
                exec(compile(source, "<docs>", "single"), self._names)  # noqa: S102 (our own docs)
        except Exception as error:  # noqa: BLE001 (shown, as Python does)
            last = traceback.format_exception_only(error)[-1]
            return f"{printed.getvalue()}Traceback (most recent call last):\n  ...\n{last}"
        return printed.getvalue()
