import os
import sys
import time
from collections.abc import Callable

import pytest

from duties.errors.base import DutiesError, NothingFoundError
from duties.errors.files import FolderError
from duties.limited import ExhaustedError, FailedError, Limits, Resource, limited
from reading import said

LIMITS = Limits(memory=200_000_000, seconds=1)

pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")


def doubled(number: int) -> int:
    return number * 2


def refuse() -> None:
    raise FolderError("folder")


def find_nothing() -> None:
    raise NothingFoundError(FolderError("folder").message)


def fail() -> None:
    raise KeyError("somewhere")


def take_memory() -> int:
    return len(bytearray(1_000_000_000))


def take_memory_slowly() -> None:
    taken: list[bytes] = []
    while True:
        taken.append(b"x" * (1_000_000 + len(taken)))


def answer_at_length() -> bytes:
    return bytes(150_000_000)


def take_time() -> None:
    while True:
        pass


def sleep() -> None:
    time.sleep(60)


def test_a_result_comes_back() -> None:
    assert limited(LIMITS, doubled, 21) == 42


@pytest.mark.parametrize("function", [refuse, find_nothing])
def test_an_error_for_the_user_comes_back_as_it_is(function: Callable[[], None]) -> None:
    with pytest.raises(DutiesError) as expected:
        function()

    with pytest.raises(type(expected.value)) as caught:
        limited(LIMITS, function)

    assert said(caught.value) == said(expected.value)


def test_another_error_is_a_failure_that_names_it() -> None:
    with pytest.raises(FailedError) as caught:
        limited(LIMITS, fail)

    assert caught.value.kind == "KeyError"


def test_a_crash_is_a_failure() -> None:
    with pytest.raises(FailedError, match="exit code"):
        limited(LIMITS, os._exit, 3)


@pytest.mark.parametrize("function", [take_memory, take_memory_slowly, answer_at_length])
def test_too_much_memory_ends_the_child(function: Callable[[], object]) -> None:
    with pytest.raises(ExhaustedError) as caught:
        limited(LIMITS._replace(memory=100_000_000, seconds=20), function)

    assert caught.value.resource is Resource.MEMORY


def test_where_the_system_holds_no_memory_a_thread_does(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse_limit(*_: object) -> None:
        raise ValueError("no such limit")

    monkeypatch.setattr("resource.setrlimit", refuse_limit)

    with pytest.raises(ExhaustedError) as caught:
        limited(LIMITS._replace(memory=50_000_000, seconds=20), take_memory_slowly)

    assert caught.value.resource is Resource.MEMORY


@pytest.mark.parametrize("without", ["nothing", "resource"])
def test_too_much_time_ends_the_child(monkeypatch: pytest.MonkeyPatch, without: str) -> None:
    if without != "nothing":
        monkeypatch.setitem(sys.modules, without, None)

    with pytest.raises(ExhaustedError) as caught:
        limited(LIMITS._replace(seconds=0.2), take_time)

    assert caught.value.resource is Resource.TIME


def test_a_child_that_only_waits_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ExhaustedError) as caught:
        limited(LIMITS._replace(seconds=0.1), sleep)

    assert caught.value.resource is Resource.TIME
