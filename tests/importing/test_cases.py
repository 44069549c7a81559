"""The case files under cases/ are run: a document, its tasks, and what is doubtful."""

import pytest
from documents import cases, result


@pytest.mark.parametrize(
    ("document", "expected"), [pytest.param(*case[1:], id=case[0]) for case in cases()]
)
def test_a_document_becomes_what_its_case_file_shows(document: str, expected: str) -> None:
    assert result(document) == expected
