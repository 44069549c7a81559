"""The templates of web pages: what they are filled in by."""

from functools import cache
from typing import TYPE_CHECKING

from duties.exporting.dates import dates_apart
from duties.exporting.languages import tag_of
from duties.messages import Translator

if TYPE_CHECKING:
    from types import CodeType

    from jinja2 import BytecodeCache, Environment


def environment(folder: str, into: Translator) -> "Environment":
    """Return what fills in the templates of a folder: all is escaped, and nothing may be missing.

    A line that begins with //% is a statement, which in a script is a comment. A template is
    compiled once in a process for each language, as filters may be asked for constants then.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("duties.exporting", folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        line_statement_prefix="//%",
        bytecode_cache=_compiled(tag_of(into)),
    )
    made.filters["dates_apart"] = dates_apart
    return made


@cache
def _compiled(_: str) -> "BytecodeCache":
    """Return what keeps the compiled templates of a language."""
    from jinja2 import BytecodeCache
    from jinja2.bccache import Bucket

    class Compiled(BytecodeCache):
        def __init__(self) -> None:
            self._codes: dict[str, CodeType] = {}

        def load_bytecode(self, bucket: Bucket) -> None:
            bucket.code = self._codes.get(bucket.key)

        def dump_bytecode(self, bucket: Bucket) -> None:
            if bucket.code is not None:
                self._codes[bucket.key] = bucket.code

    return Compiled()
