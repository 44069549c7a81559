"""The text of one file of the ledger → its entries and what is wrong with them."""

from duties.ledger import fields
from duties.ledger.model import LedgerFile, PeriodRecord
from duties.messages import N_, Message
from duties.planfile.faults import SYNTAX, Faults
from duties.planfile.nodes import NodeError, NodeReader
from duties.planfile.reading import Reader
from duties.source import Source

_NOTHING = Message(N_("the file holds no entries; `duties record` writes the first"))


def load_file(source: Source) -> LedgerFile:
    """Read one file of the ledger; never raises for what stands in it."""
    faults = Faults()
    record = None
    try:
        record = Reader(faults).document(NodeReader(source.text), fields.RECORD, _NOTHING)
    except NodeError as error:
        faults.report(SYNTAX, error.message, error.span)
    return LedgerFile(source, record or PeriodRecord({}), faults.in_order())
