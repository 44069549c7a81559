"""Write docs/rules.md and its Chinese counterpart from the rules: run by `make docs`."""

from pathlib import Path

from duties.cli.language import Language, translator
from duties.formats.rules import rules_page
from duties.lint.rules import RULES

DOCS = Path(__file__).parent.parent / "docs"
PAGES = {Language.EN: DOCS / "rules.md", Language.ZH: DOCS / "rules.zh-CN.md"}


def page(language: Language) -> str:
    return rules_page(RULES, translator(language))


if __name__ == "__main__":
    for language, file in PAGES.items():
        file.write_text(page(language), encoding="utf-8")
