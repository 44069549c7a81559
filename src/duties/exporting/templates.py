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
    made.globals["dated"] = _dated
    return made


def _dated(text: str) -> str:
    """Return a text as HTML in which no line breaks a date."""
    from jinja2.filters import do_forceescape, do_mark_safe

    pieces = ((do_forceescape(piece), is_date) for piece, is_date in dates_apart(text))
    told = (f'<span class="day">{piece}</span>' if is_date else piece for piece, is_date in pieces)
    return do_mark_safe("".join(told))


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
