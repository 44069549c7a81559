"""The bytes of a plan, or of a document, → its rows: a pure function, which other processes run."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, partial
from hashlib import sha256
from importlib.metadata import version
from typing import TYPE_CHECKING, NamedTuple

from duties.corpus.manifest import FORMAT, FailedFile
from duties.corpus.rows import FoundIn, PlanFacts, Rows, rows_of
from duties.corpus.sources import SourceFile, SourceRole, register_of_bytes
from duties.corpus.tables import TABLES, schema_of
from duties.errors.base import DutiesError
from duties.errors.corpora import UngatheredError, UnparsedError
from duties.errors.rules import UnknownRuleError
from duties.exporting.dossier import Dossier
from duties.files import decode, in_utf8
from duties.findings import Finding, Severity
from duties.ledger.checking import checked
from duties.ledger.folder import LedgerBytes, load_files
from duties.ledger.model import LedgerFile
from duties.lint.registers import check_register
from duties.lint.settings import Settings
from duties.naming.joining import joined
from duties.planfile.loading import Loaded, load
from duties.planfile.registers import RegisterFile
from duties.source import START, Source

if TYPE_CHECKING:
    from pyarrow import Table

    from duties.corpus.drafts import DraftedPlan


class GivenPlan(NamedTuple):
    """A plan with its ledger, or a document, as bytes; `name` is the short name of the plan.

    `today` is the day that it is gathered on, which due dates are compared with; `register` is the
    file that the plan names as its register.
    """

    name: str
    path: str
    data: bytes
    ledger: tuple[LedgerBytes, ...]
    is_document: bool
    today: date
    register: LedgerBytes | None = None

    def in_utf8(self) -> "GivenPlan":
        """Return it with the names of its files as UTF-8 can have them."""
        return self._replace(
            path=in_utf8(self.path),
            ledger=tuple(each._replace(path=in_utf8(each.path)) for each in self.ledger),
            register=self.register and self.register._replace(path=in_utf8(self.register.path)),
        )

    @property
    def digest(self) -> str:
        """What all that was given comes to; another release reads anew."""
        found = sha256(f"{FORMAT} {release()} {self.is_document}".encode())
        others = self.ledger if self.register is None else (self.register, *self.ledger)
        for path, data in ((self.path, self.data), *others):
            told = data if isinstance(data, bytes) else repr(data).encode()
            found.update(f"\0{path}\0{len(told)}\0".encode())
            found.update(told)
        return found.hexdigest()


@cache
def release() -> str:
    """Return the version of duties that reads."""
    return version("duties")


class Batch(NamedTuple):
    """The rows of some plans in one Arrow table each, written as bytes (a stream of Arrow IPC).

    `digests` are those of the plans that are in it, by name.
    """

    tables: dict[str, bytes]
    digests: dict[str, str]
    failed: tuple[FailedFile, ...]


def read_batch(given: Sequence[GivenPlan]) -> Batch:
    """Return what plans and documents hold; one that cannot be read does not affect the others.

    It reads and writes nothing but what it is given, and may run in any process, on any machine.
    """
    rows: Rows = {table: [] for table in TABLES}
    digests, failed = {}, []
    for each in given:
        try:
            found = rows_given(each)
        except DutiesError as error:
            failed.append(FailedFile(error.place or each.path, error.message))
            continue
        except Exception as error:  # noqa: BLE001 (our fault in one plan)
            failed.append(FailedFile(each.path, UngatheredError(type(error).__name__).message))
            continue
        digests[each.name] = each.digest
        for table, some in found.items():
            rows[table] += some
    return Batch(dict(_streams(rows)), digests, tuple(failed))


def rows_given(given: GivenPlan) -> Rows:
    """Return the rows of one plan or document; raises a `DutiesError` if it cannot be read."""
    draft = None
    if given.is_document:
        from duties.corpus.drafts import plan_drafted

        draft = plan_drafted(given.path, given.data)
    source = draft.source if draft is not None else decode(given.path, given.data)
    loaded = joined(load(source), partial(register_of_bytes, given.register))
    plan = loaded.plan
    if plan is None:
        fault = loaded.obstacle
        place = f"{source.name}:{fault.span.line}:{fault.span.column}"
        raise UnparsedError(fault.message, place)
    dossier = Dossier(source, loaded, plan, given.today)
    files = load_files(given.ledger)
    ledger = checked(files, plan, dossier.register)
    register = given.register and _unless_unread(given.register)
    facts = PlanFacts(
        name=given.name,
        path=given.path,
        is_draft=given.is_document,
        has_ledger=bool(files),
        unread=len(loaded.findings),
        gathered=given.today,
        digest=given.digest,
        register_unread=0 if register is None else len(register.findings),
        sources=tuple(_sources(source, given)),
    )
    findings = [*_doubts(draft), *_linted(source, loaded, given, files, register)]
    return rows_of(dossier, ledger.files, findings, facts)


def _sources(source: Source, given: GivenPlan) -> Iterator[SourceFile]:
    yield SourceFile(SourceRole.PLAN, source.name, source.text.encode())
    if given.register is not None and isinstance(given.register.data, bytes):
        yield SourceFile(SourceRole.REGISTER, given.register.path, given.register.data)
    for path, data in given.ledger:
        if not isinstance(data, DutiesError):
            yield SourceFile(SourceRole.LEDGER, path, data)


def _unless_unread(found: LedgerBytes) -> RegisterFile | None:
    try:
        return register_of_bytes(found, found.path)
    except DutiesError:
        return None


def _doubts(draft: "DraftedPlan | None") -> Iterator[FoundIn]:
    if draft is not None:
        yield from (FoundIn(draft.source.name, doubt) for doubt in draft.doubts)


def _linted(
    source: Source,
    loaded: Loaded,
    given: GivenPlan,
    files: Sequence[LedgerFile],
    register: RegisterFile | None,
) -> list[FoundIn]:
    try:
        checked_files = list(Settings().check(source, loaded, given.today, files))
    except UnknownRuleError as error:  # which the plan's own settings name
        unchecked = Finding("", UNCHECKED, Severity.ERROR, error.message, START)
        return [FoundIn(source.name, unchecked)]
    if register is not None:
        checked_files.append(check_register(register, given.today))
    return [FoundIn(each.name, finding) for each in checked_files for finding in each.findings]


UNCHECKED = "not-checked"
"""What is in the place of a rule's name where the settings of a plan keep it from being checked."""


def _streams(rows: Rows) -> Iterator[tuple[str, bytes]]:
    import pyarrow as pa

    for name, table in TABLES.items():
        if rows[name]:
            made = pa.Table.from_pylist(rows[name], schema=schema_of(table))
            sink = pa.BufferOutputStream()
            with pa.ipc.new_stream(sink, made.schema) as writer:
                writer.write_table(made)
            yield name, sink.getvalue().to_pybytes()


def table_in(stream: bytes) -> "Table":
    """Return the Arrow table that a stream holds."""
    import pyarrow as pa

    with pa.ipc.open_stream(stream) as reader:
        return reader.read_all()
