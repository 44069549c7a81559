"""Engines that are missing, crash, hang or say nothing."""

import stat
import sys
import time
from pathlib import Path

import pytest

from asking import refused
from duties.drawing.engine import Engine, laid_out, run
from duties.errors.pictures import EngineFailedError, EngineMissingError, EngineTimeoutError


def engine(folder: Path, script: str) -> Engine:
    """Return an engine that is a short Python script."""
    program = folder / "engine"
    program.write_text(f"#!{sys.executable}\nimport sys, time, os\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return Engine("fake", str(program))


def test_an_engine_gets_the_graph_and_its_arguments(tmp_path: Path) -> None:
    echo = engine(tmp_path, "print(sys.argv[1:], sys.stdin.buffer.read().decode(), end='')")

    assert run(echo, "graph {甲}", "-Tsvg").decode() == "['-Tsvg'] graph {甲}"


def test_an_engine_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    assert refused(EngineMissingError, lambda: run(Engine("dot", str(tmp_path / "no")), "")) == (
        "dot cannot be started (No such file or directory); install duties or Graphviz again"
    )


def test_an_engine_that_may_not_be_started_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "engine").write_text("", encoding="utf-8")

    assert refused(EngineMissingError, lambda: run(Engine("dot", str(tmp_path)), "")) == (
        "dot cannot be started (Permission denied); install duties or Graphviz again"
    )


def test_what_a_crashing_engine_said_last_is_told(tmp_path: Path) -> None:
    crash = engine(tmp_path, "sys.stderr.write('Warning: a\\nError: b \\n\\n'); sys.exit(3)")

    assert refused(EngineFailedError, lambda: run(crash, "")) == (
        "fake failed with code 3 and said: Error: b"
    )


def test_a_crash_after_half_of_the_picture_is_a_failure(tmp_path: Path) -> None:
    crash = engine(tmp_path, "print('<svg', flush=True); os.kill(os.getpid(), 11)")

    assert refused(EngineFailedError, lambda: run(crash, "")) == (
        "fake failed with code -11 and said nothing"
    )


def test_an_engine_that_makes_nothing_has_failed(tmp_path: Path) -> None:
    assert refused(EngineFailedError, lambda: run(engine(tmp_path, ""), "")) == (
        "fake failed with code 0 and said nothing"
    )


def test_what_an_engine_says_need_be_neither_utf_8_nor_short(tmp_path: Path) -> None:
    crash = engine(tmp_path, "sys.stderr.buffer.write(b'\\xd6\\xd0' + b'x' * 9999); sys.exit(1)")

    sentence = refused(EngineFailedError, lambda: run(crash, ""))
    assert sentence.startswith("fake failed with code 1 and said: \ufffd")
    assert len(sentence) < 300


def test_an_engine_that_hangs_is_stopped(tmp_path: Path) -> None:
    hang = engine(tmp_path, "time.sleep(60)")
    start = time.monotonic()

    assert refused(EngineTimeoutError, lambda: run(hang, "", limit=0.5)) == (
        "fake was stopped after 0.5 seconds; draw less, or try another --engine"
    )
    assert time.monotonic() - start < 20


def test_an_engine_that_does_not_read_is_no_fault_of_the_pipe(tmp_path: Path) -> None:
    deaf = engine(tmp_path, "os.close(0); print('<svg/>')")

    assert run(deaf, "x" * 1_000_000) == b"<svg/>\n"


def test_places_of_nodes_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    plain = "graph 1 2 2\\nnode 1 0.5 2 1 1 x\\nnode 0 1 1.5 1 1 x\\nedge 0 1 2\\nstop"
    fake = engine(tmp_path, f"print('{plain}')")

    assert laid_out(fake, "graph {}", "neato") == [(72, 108), (36, 144)]


@pytest.mark.parametrize("script", ["print('junk')", "print('graph 1 2 2')"])
def test_a_layout_without_nodes_has_no_places(tmp_path: Path, script: str) -> None:
    assert laid_out(engine(tmp_path, script), "graph {}", "neato") == []
