import gettext
import string

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo

from catalogue import MO_FILE, PO_FILE, gathered, po_text, read_catalogue


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


def test_every_message_of_the_sources_has_a_chinese_translation() -> None:
    found = messages(gathered(read_catalogue()))

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
    assert PO_FILE.read_text("utf-8") == po_text(gathered(read_catalogue())).decode()


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
