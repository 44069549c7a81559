"""The case files under cases/ are run: a document, its tasks, and what is doubtful."""

import pytest
from documents import cases, imported, result

from duties.cli.language import Language, translator


@pytest.mark.parametrize(
    ("document", "expected"), [pytest.param(*case[1:], id=case[0]) for case in cases()]
)
def test_a_document_becomes_what_its_case_file_shows(document: str, expected: str) -> None:
    assert result(document) == expected


def test_every_doubt_is_told_in_chinese_too() -> None:
    chinese = translator(Language.ZH)
    told = [
        doubt.message.put(chinese)
        for _, document, _ in cases()
        for doubt in imported(document).doubts
    ]

    assert len(told) > 100
    assert [words for words in told if "{" in words or words.isascii()] == []
