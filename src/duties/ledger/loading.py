"""The text of one file of the ledger → its entries and what is wrong with them."""

from duties.ledger import fields
from duties.ledger.model import LedgerFile, PeriodRecord
from duties.messages import N_, Message
from duties.planfile.faults import SYNTAX, UNKNOWN_KEY, WRONG_VALUE, Faults
from duties.planfile.loading import blame_slips
from duties.planfile.nodes import NodeError
from duties.planfile.reading import Reader
from duties.source import START, Source

NOTHING = Message(N_("the file holds no entries; `duties record` writes the first"))
"""What is wrong with a file in which nothing stands."""
_OTHER = Message(
    N_("this is no file of a ledger, whose keys are {known}; move it out of the folder"),
    {"known": tuple(fields.RECORD.grammar)},
)


def load_file(source: Source) -> LedgerFile:
    """Read one file of the ledger; never raises for what stands in it.

    Nothing is read of a text that is not YAML to its end, or that holds something else.
    """
    faults = Faults()
    record = None
    try:
        record = Reader(source, faults).document(fields.RECORD, NOTHING)
    except NodeError as error:
        faults = Faults()
        faults.report(SYNTAX, error.message, error.span)
        blame_slips(source, fields.RECORD.grammar, faults)
    if record is not None and not record.spans:
        unknown = [found.span for found in faults.in_order() if found.code == UNKNOWN_KEY.code]
        faults = Faults()
        faults.report(WRONG_VALUE, _OTHER, unknown[0] if unknown else START)
    return LedgerFile(source, record or PeriodRecord({}), faults.in_order())
