import gettext
import string
from functools import cache
from pathlib import Path

import click
import typer
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo

from catalogue import LIBRARY_MESSAGES, MO_FILE, PO_FILE, gathered, po_text, read_catalogue


def facts(text: str) -> set[str]:
    """Return the names of the facts in a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def words(text: str) -> str:
    """Return a sentence without its facts."""
    return "".join(literal for literal, _, _, _ in string.Formatter().parse(text))


def originals(message: Message) -> list[str]:
    """Return the English of a message, or both of its forms, for one and for many."""
    return [message.id] if isinstance(message.id, str) else list(message.id)


def translations(message: Message) -> list[str]:
    """Return the Chinese of a message in its one form, or [] if there is none."""
    written = message.string or ""
    return [form for form in ([written] if isinstance(written, str) else written) if form]


def messages(catalogue: Catalog) -> list[Message]:
    """Return the messages of a catalogue without its header."""
    return [message for message in catalogue if message.id]


def translated() -> list[Message]:
    """Return the messages that have a translation."""
    return [message for message in messages(read_catalogue()) if translations(message)]


@cache
def gathered_now() -> Catalog:
    return gathered(read_catalogue())


def test_every_message_of_the_sources_has_a_chinese_translation() -> None:
    found = messages(gathered_now())

    assert [originals(message) for message in found if not translations(message)] == []
    assert [originals(message) for message in found if message.fuzzy] == []
    assert ["Task"] in map(originals, found)


def test_a_translation_has_every_fact_and_no_other() -> None:
    assert [
        (originals(message), form)
        for message in messages(read_catalogue())
        for form in translations(message)
        if facts(form) != set().union(*map(facts, originals(message)))
    ] == []


def test_a_translation_is_in_chinese() -> None:
    assert [
        form
        for message in messages(read_catalogue())
        for form in translations(message)
        if form.isascii() and any(map(str.isalpha, words(form)))
    ] == []


def test_the_catalogue_is_what_gathering_would_write() -> None:
    assert PO_FILE.read_text("utf-8") == po_text(gathered_now()).decode()


def test_the_compiled_catalogue_holds_the_translations_of_the_edited_one() -> None:
    with MO_FILE.open("rb") as file:
        compiled = messages(read_mo(file))

    assert {tuple(originals(message)): translations(message) for message in compiled} == {
        tuple(originals(message)): translations(message) for message in translated()
    }


def test_gettext_speaks_the_translations() -> None:
    with MO_FILE.open("rb") as file:
        spoken = gettext.GNUTranslations(file)

    for message in translated():
        one, many = originals(message)[0], originals(message)[-1]
        if one == many:
            assert [spoken.gettext(one)] == translations(message)
        else:
            assert [spoken.ngettext(one, many, 1)] == translations(message)
            assert [spoken.ngettext(one, many, 2)] == translations(message)


# Words of click and Typer that nobody sees here, by the reason.
UNSEEN = {
    "said in our words by cli/usage.py": {
        "Got unexpected extra argument ({args})",
        "Missing argument",
        "Missing option",
        "Missing parameter",
        "Missing {param_type}",
        "Missing parameter: {param_name}",
        "No such option {name!r}.",
        "Did you mean {possibility}?",
        "Option {name!r} does not take a value.",
        "Option {name!r} requires an argument.",
        "Choose from:\n\t{choices}",
        "{value!r} is not {choice}.",
        "{value!r} does not match the format {format}.",
        "{value!r} is not a valid {number_type}.",
    },
    "said in our words by cli/app.py, cli/main.py, cli/help_page.py or cli/shells.py": {
        "No such command {name!r}.",
        "Usage:",
        "Commands",
        "Aborted!",
        "Error: {message}",
        "Try '{command} {option}' for help.",
        "Show the version and exit.",
        "%(prog)s, version %(version)s",
        "Shell completion is not supported for Bash versions older than 4.4.",
        "Couldn't detect Bash version, shell completion is not supported.",
    },
    "no command has what this is said of: prompts, passwords, editors, checked files, UUIDs": {
        "Do you want to continue?",
        "Confirm the action without prompting.",
        "Repeat for confirmation",
        "Error: The two entered values do not match.",
        "Error: invalid input",
        "Press any key to continue...",
        "{editor}: Editing failed",
        "{editor}: Editing failed: {e}",
        "{value!r} is not a valid UUID.",
        "Could not open file {filename!r}: {message}",
        "unknown error",
        "file",
        "directory",
        "path",
        "{name} {filename!r} does not exist.",
        "{name} {filename!r} is a file.",
        "{name} {filename!r} is a directory.",
        "{name} {filename!r} is not readable.",
        "{name} {filename!r} is not writable.",
        "{name} {filename!r} is not executable.",
        "{len_type} values are required, but {len_value} was given.",
        "Value must be an iterable.",
        "env var: {var}",
        "(dynamic)",
        "deprecated",
        "DeprecationWarning: The command {name!r} is deprecated.{extra_message}",
        "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}",
        "d",
    },
    "said to programmers": {
        "Name '{name}' defined twice",
        "Boolean option {decl!r} cannot use the same flag for true/false.",
        "Could not determine name for option with declarations {decls!r}",
        "No options defined but a name was passed ({name}). Did you mean to declare an argument "
        "instead? Did you mean to pass '--{name}'?",
        "Arguments take exactly one parameter declaration, got {length}: {decls}.",
        "Invalid start character for option ({option})",
        "Choice({choices})",
        "Unknown color {colour!r}",
        "Unknown standard stream '{name}'",
        "Windows error: {error}",
    },
}


def test_every_word_of_the_command_line_libraries_is_translated_or_known_to_be_unseen() -> None:
    """A later release that says something new shows here; add what people may see of it."""
    keywords = {"_": None, "ngettext": (1, 2)}
    said = {
        message if isinstance(message, str) else message[0]
        for library in (click, typer)
        for file, _, message, _, _ in extract_from_dir(
            Path(str(library.__file__)).parent, keywords=keywords
        )
        if file != "rich_utils.py"  # which we do not use
    }
    ours = {message if isinstance(message, str) else message[0] for message in LIBRARY_MESSAGES}

    assert said - ours - set().union(*UNSEEN.values()) == set()
