"""Which language to address people in."""

import gettext
import locale
import os
from collections.abc import Mapping, Sequence

from duties.catalogues import CATALOGUES, DOMAIN
from duties.catalogues import Language as Language
from duties.catalogues import translator as translator
from duties.errors.base import UnknownLanguageError

LANGUAGE_WORDS = {
    "zh": "中文 汉语 简体中文 zh-cn zh_cn zh-hans chinese",
    "en": "英文 英语 en-us en_us en-gb en_gb english",
}
"""What else may be typed for a language."""


def choose_language(arguments: Sequence[str], environ: Mapping[str, str]) -> Language:
    """Return the language set by --lang, else by `DUTIES_LANG`, else by the locale.

    --lang is read ahead of the parser, because help and the parser's own errors need it; an unknown
    value is left for the parser to refuse. Raises `UnknownLanguageError` if `DUTIES_LANG` has one.
    """
    if (wanted := _named(_option(arguments) or "")) is not None:
        return wanted
    if setting := environ.get("DUTIES_LANG"):
        return _of_setting(setting)
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environ.get(variable):
            return _of_locale(value)
    return _of_locale(locale.getlocale()[0] or "")  # what Windows and macOS are set to


def _option(arguments: Sequence[str]) -> str | None:
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang":
            return next(iter(arguments[place + 1 :]), None)
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return None


def _named(word: str) -> Language | None:
    typed = word.strip().casefold()
    for language in Language:
        if typed == language or typed in LANGUAGE_WORDS[language].split():
            return language
    return None


def _of_setting(setting: str) -> Language:
    plain = setting.casefold().replace("-", "_").partition("_")[0]
    if (named := _named(setting) or _named(plain)) is not None:
        return named
    raise UnknownLanguageError(setting, tuple(Language))


def _of_locale(name: str) -> Language:
    return Language.ZH if name.casefold().startswith(("zh", "chinese")) else Language.EN


def speak(language: Language) -> None:
    """Make the command-line library take its words from our catalogue, too."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, CATALOGUES)
    gettext.textdomain(DOMAIN)
