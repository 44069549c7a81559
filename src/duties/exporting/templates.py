"""The templates of web pages: what they are filled in by."""

from typing import TYPE_CHECKING

from duties.exporting.dates import dates_apart

if TYPE_CHECKING:
    from jinja2 import Environment


def environment(folder: str) -> "Environment":
    """Return what fills in the templates of a folder: all is escaped, and nothing may be missing.

    A line that begins with //% is a statement, which in a script is a comment.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("duties.exporting", folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        line_statement_prefix="//%",
    )
    made.filters["dates_apart"] = dates_apart
    return made
