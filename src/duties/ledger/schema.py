"""The grammar of the ledger's files as a JSON Schema, for editors."""

from duties.ledger.fields import RECORD
from duties.messages import N_, Translator
from duties.planfile.schema import Schema, schema_of


def ledger_schema(into: Translator) -> Schema:
    """Return the JSON Schema of a file of the ledger, described in the translator's language."""
    return schema_of(RECORD.grammar, N_("What was reported on a plan in a period"), into)
