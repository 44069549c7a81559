"""Gather the messages of src/ into the Chinese catalogue, and compile it.

Run by `make catalogues`; a test compares what it would write with what is there.
"""

import io
from datetime import UTC, datetime
from gettext import NullTranslations
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from duties.cli.app import COMMANDS, make_app
from duties.cli.language import Language
from duties.cli.session import Session
from duties.lint.documentation import words
from duties.lint.rules import RULES

SOURCE = Path(__file__).parent.parent / "src" / "duties"
PO_FILE = SOURCE / "locale" / "zh" / "LC_MESSAGES" / "duties.po"
MO_FILE = PO_FILE.with_suffix(".mo")

KEYWORDS = {"N_": None, "counted": (1, 2)}

# Words of the command-line libraries that people may see; they take them from our catalogue.
LIBRARY_MESSAGES: tuple[str | tuple[str, str], ...] = (
    "Options",
    "Arguments",
    "Show this message and exit.",
    "default: {default}",
    "required",
    "Missing command.",
    "Invalid value: {message}",
    "Invalid value for {param_hint}: {message}",
    "{value} is not in the range {range}.",
    "{value!r} is not a valid boolean. Recognized values: {states}",
    "Argument {name!r} takes {nargs} values.",
    ("Takes {nargs} values but 1 was given.", "Takes {nargs} values but {len} were given."),
)


def stand_ins() -> set[str]:
    """Return the words that stand for values in the help of all commands."""
    app = make_app(NullTranslations())
    assert isinstance(app, click.Group)
    context = click.Context(app, obj=Session(Language.EN))
    commands = [app, *(app.get_command(context, name) for name in COMMANDS)]
    return {
        word
        for command in commands
        if command is not None
        for word in (
            command.options_metavar,
            command.subcommand_metavar if isinstance(command, click.Group) else None,
            *(parameter.metavar for parameter in command.params),
        )
        if word is not None
    }


# Without dates and names, which would change with every run.
HEADER = """\
# The Chinese messages of duties.
msgid ""
msgstr ""
"Language: zh\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""


def gathered(translated: Catalog) -> Catalog:
    """Return every message of the sources with its translation, without obsolete ones."""
    template = Catalog()
    for word in LIBRARY_MESSAGES:
        template.add(word)
    for word in stand_ins():
        template.add(word)
    for file, _, message, _, _ in extract_from_dir(SOURCE, keywords=KEYWORDS, comment_tags=()):
        template.add(message, locations=[(file, 0)])
    for rule in RULES:
        for text in words(rule):
            template.add(text, locations=[(f"lint/rules/{rule.name.replace('-', '_')}.py", 0)])
    translated.update(template, no_fuzzy_matching=True)
    translated.obsolete.clear()
    return translated


def po_text(catalogue: Catalog) -> bytes:
    """Return the catalogue as translators edit it."""
    out = io.BytesIO()
    write_po(out, catalogue, width=100, omit_header=True, include_lineno=False, sort_output=True)
    return HEADER.encode() + out.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    """Return the catalogue as gettext reads it."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def read_catalogue() -> Catalog:
    """Return the catalogue that is there."""
    with PO_FILE.open("rb") as file:
        found = read_po(file, locale="zh")
    found.creation_date = found.revision_date = _DAY
    return found


_DAY = datetime(2026, 1, 1, tzinfo=UTC)  # otherwise each compiled catalogue would differ


if __name__ == "__main__":
    catalogue = gathered(read_catalogue())
    PO_FILE.write_bytes(po_text(catalogue))
    MO_FILE.write_bytes(mo_bytes(read_catalogue()))
