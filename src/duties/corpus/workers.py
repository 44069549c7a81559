"""Batches read by several processes, or by the workers of a Dask cluster; in order of arrival."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    wait,
)
from contextlib import contextmanager
from importlib import import_module
from typing import TypeVar

from duties.collector import collector_paused, end_soon
from duties.errors.base import DutiesError
from duties.errors.corpora import LostWorkersError, NoClusterError, NoCorpusLibraryError

Piece = TypeVar("Piece")
Result = TypeVar("Result")
_AHEAD = 3  # pieces of work that wait for each worker


def work_through(
    function: Callable[[Piece], Result], pieces: Iterable[Piece], jobs: int, cluster: str | None
) -> Iterator[Result]:
    """Yield what a function gives for each piece, as soon as it is there.

    `jobs` is the number of processes, of which one is this; `cluster` is the address of a Dask
    scheduler. No more pieces are taken at a time than keep the workers busy. Raises
    `NoClusterError`, and `LostWorkersError` where they end before they are done.
    """
    if cluster is None and jobs == 1:
        yield from map(function, pieces)
        return
    opened = _processes(jobs, function.__module__) if cluster is None else _on_cluster(cluster)
    with opened as (workers, count):
        try:
            yield from _arriving(workers, count * _AHEAD, function, pieces)
        except (DutiesError, GeneratorExit, KeyboardInterrupt):
            raise
        except Exception as error:
            raise LostWorkersError(type(error).__name__) from error


def in_threads(
    function: Callable[[Piece], Result], pieces: Iterable[Piece], threads: int
) -> Iterator[Result]:
    """Yield what a function that mostly waits gives for each piece, as soon as it is there.

    No more pieces are taken at a time than there are threads. What the function raises is raised.
    """
    if threads == 1:
        yield from map(function, pieces)
        return
    with ThreadPoolExecutor(threads) as workers:
        yield from _arriving(workers, threads, function, pieces)


def _arriving(
    workers: Executor, most: int, function: Callable[[Piece], Result], pieces: Iterable[Piece]
) -> Iterator[Result]:
    waiting: set[Future[Result]] = set()
    try:
        for piece in pieces:
            waiting.add(workers.submit(function, piece))
            if len(waiting) >= most:
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                yield from (each.result() for each in done)
        while waiting:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            yield from (each.result() for each in done)
    finally:
        for each in waiting:
            each.cancel()


@contextmanager
def _processes(jobs: int, module: str) -> Iterator[tuple[Executor, int]]:
    from multiprocessing import get_context

    workers = ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (module,))
    try:
        yield workers, jobs
    except BaseException:
        workers.shutdown()
        raise
    workers.shutdown(wait=False)  # they end while others go on with what they gave


def _begin(module: str) -> None:
    """Import what a worker runs, which ends with the command."""
    end_soon()
    with collector_paused():
        import_module(module)


@contextmanager
def _on_cluster(address: str) -> Iterator[tuple[Executor, int]]:
    try:
        from distributed import Client
    except ImportError:
        raise NoCorpusLibraryError("dask", "cluster") from None
    try:
        client = Client(address, timeout=_PATIENCE)
    except (OSError, ValueError, TimeoutError):
        raise NoClusterError(address) from None
    with client:
        count = sum(client.nthreads().values())
        yield client.get_executor(pure=False), max(count, 1)


_PATIENCE = 10  # seconds
