import json
from pathlib import Path

import pytest
from conftest import ROOT, Duties

from duties.cli.language import Language, translator
from duties.ledger.schema import ledger_schema
from duties.planfile.schema import plan_schema


@pytest.mark.parametrize("language", list(Language))
def test_the_schema_is_printed_in_the_users_language(
    workplace: Path, duties: Duties, language: Language
) -> None:
    code, out, err = duties("schema", "--lang", str(language))

    assert (code, err) == (0, "")
    assert json.loads(out) == plan_schema(translator(language))
    out = duties("schema", "--ledger", "--lang", str(language)).out
    assert json.loads(out) == ledger_schema(translator(language))


@pytest.mark.parametrize("arguments", ["plan.schema.json", "ledger.schema.json --ledger"])
def test_the_schemas_in_the_docs_are_todays(duties: Duties, arguments: str) -> None:
    name, *options = arguments.split()

    assert (ROOT / "docs" / name).read_text("utf-8") == duties("schema", *options).out
