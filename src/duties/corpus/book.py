"""A plan of a corpus that is open: what is asked of files was gathered."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from duties.book import Book
from duties.corpus.asking import GatheredPlan
from duties.corpus.sources import register_of_bytes
from duties.errors.base import DutiesError
from duties.naming.beside import register_path
from duties.naming.joining import joined
from duties.naming.names import Register
from duties.planfile.loading import Loaded, load
from duties.planfile.registers import RegisterFile
from duties.source import Source
from duties.teamwork import Teamwork

if TYPE_CHECKING:
    from duties.ledger.model import Ledger, LedgerFile


class GatheredBook(Book):
    """A plan of a corpus, from its rows, or from its file where it has a ledger."""

    def __init__(
        self,
        of: GatheredPlan,
        when_read: "Callable[[Ledger, Path], None]" = lambda _ledger, _folder: None,
    ) -> None:
        self._of = of
        if of.file is None:
            source, loaded = Source(of.path, ""), Loaded(of.plan, ())
        else:
            source = of.file.source
            loaded = joined(load(source), self._register)
        super().__init__(source, loaded, None, when_read)

    @cached_property
    def register(self) -> Register:
        """The units of the plan."""
        return Register(self.plan) if self._of.file is not None else self._of.register()

    def teamwork(self, *, direct: bool = False) -> Teamwork:
        """Return who works on what, which was counted for this where there is no file."""
        return super().teamwork(direct=direct) if self._of.work is None else self._of.work

    @property
    def has_ledger(self) -> bool:
        """Whether anything was gathered that was reported on the plan."""
        return self._of.file is not None and bool(self._of.file.ledger)

    @cached_property
    def ledger_files(self) -> "tuple[LedgerFile, ...]":
        """The files of the ledger as they were gathered."""
        from duties.ledger.folder import load_files

        return load_files(() if self._of.file is None else self._of.file.ledger)

    @cached_property
    def shared_register(self) -> RegisterFile | None:
        """The register that the plan names, as it was gathered."""
        with suppress(DutiesError):
            return self._register(self.plan.register or "")
        return None

    def _misread(self) -> Iterator[tuple[str, int]]:
        of = self._of
        if of.file is not None:
            yield from super()._misread()
            return
        yield of.path, of.unread
        if of.plan.register is not None:
            yield str(register_path(Path(of.path), of.plan.register)), of.register_unread

    def _register(self, name: str) -> RegisterFile:
        return register_of_bytes(self._of.shared_register, name)
