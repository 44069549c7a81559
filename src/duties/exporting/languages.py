"""Which language a translator speaks; a catalogue names its own at its head."""

from duties.messages import Translator


def is_chinese(into: Translator) -> bool:
    """Tell whether the language is Chinese."""
    return "Language: zh" in into.gettext("")


def tag_of(into: Translator) -> str:
    """Return the tag of the language, as a web page has it."""
    return "zh-CN" if is_chinese(into) else "en"
