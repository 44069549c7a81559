from pathlib import Path

import pytest

from duties.cli.language import Language
from rules_reference import PAGES, page


@pytest.mark.parametrize(("language", "file"), PAGES.items())
def test_the_rule_reference_is_what_the_rules_say(language: Language, file: Path) -> None:
    assert file.read_text("utf-8") == page(language)
