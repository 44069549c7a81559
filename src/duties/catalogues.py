"""The languages that there are messages in, and their catalogues."""

import gettext
from enum import StrEnum
from functools import cache
from pathlib import Path

DOMAIN = "duties"
CATALOGUES = Path(__file__).parent / "locale"


class Language(StrEnum):
    """A language that the messages are written in."""

    ZH = "zh"
    EN = "en"


@cache
def translator(language: Language) -> gettext.NullTranslations:
    """Return the catalogue of a language; English needs none, as messages are written in it."""
    if language is Language.EN:
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, CATALOGUES, [language])
