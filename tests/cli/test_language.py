import pytest

from duties.cli.language import Language, choose_language
from duties.errors.base import UnknownLanguageError


@pytest.mark.parametrize(
    ("arguments", "environ", "language"),
    [
        (["--lang", "zh", "tasks"], {"DUTIES_LANG": "en", "LANG": "en_US.UTF-8"}, "zh"),
        (["tasks", "--lang=en"], {"DUTIES_LANG": "zh"}, "en"),
        (["--lang", "中文", "tasks"], {"DUTIES_LANG": "en"}, "zh"),
        (["--lang", "zh-CN", "tasks"], {"DUTIES_LANG": "en"}, "zh"),
        (["--lang", "English", "tasks"], {"DUTIES_LANG": "zh"}, "en"),
        ([], {"DUTIES_LANG": "中文", "LANG": "en_US.UTF-8"}, "zh"),
        (["tasks", "--", "--lang=en"], {"DUTIES_LANG": "zh"}, "zh"),
        (["tasks", "--lang"], {"DUTIES_LANG": "zh"}, "zh"),
        ([], {"DUTIES_LANG": "zh-Hans", "LANG": "en_US.UTF-8"}, "zh"),
        ([], {"DUTIES_LANG": "EN_gb", "LANG": "zh_CN.UTF-8"}, "en"),
        ([], {"DUTIES_LANG": "", "LANG": "zh_CN.UTF-8"}, "zh"),
        ([], {"LC_ALL": "zh_TW.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        ([], {"LANGUAGE": "zh:en", "LC_ALL": "C"}, "zh"),
        ([], {"LC_MESSAGES": "fr_FR", "LANG": "zh_CN.UTF-8"}, "en"),
        ([], {"LANG": "C"}, "en"),
    ],
)
def test_the_language_is_chosen_by_option_then_environment_then_locale(
    arguments: list[str], environ: dict[str, str], language: str
) -> None:
    assert choose_language(arguments, environ) is Language(language)


@pytest.mark.parametrize("name", ["Chinese (Simplified)_China", "zh_CN"])
def test_without_any_variable_the_system_is_asked(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("locale.getlocale", lambda: (name, "UTF-8"))

    assert choose_language([], {}) is Language.ZH


def test_a_language_without_a_catalogue_is_refused_by_name() -> None:
    with pytest.raises(UnknownLanguageError):
        choose_language([], {"DUTIES_LANG": "fr"})
