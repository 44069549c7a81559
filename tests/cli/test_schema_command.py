import json
from pathlib import Path

import pytest
from conftest import ROOT, Duties

from duties.cli.language import Language, translator
from duties.planfile.schema import plan_schema


@pytest.mark.parametrize("language", list(Language))
def test_the_schema_is_printed_in_the_users_language(
    workplace: Path, duties: Duties, language: Language
) -> None:
    code, out, err = duties("schema", "--lang", str(language))

    assert (code, err) == (0, "")
    assert json.loads(out) == plan_schema(translator(language))


def test_the_schema_in_the_docs_is_todays(duties: Duties) -> None:
    assert (ROOT / "docs" / "plan.schema.json").read_text("utf-8") == duties("schema").out
