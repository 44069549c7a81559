import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"

# A module finder that presses ^C when a module is looked for.
PROGRAM = """
import os, signal, sys

class Finder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name == MODULE:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Finder)
from duties.start import run
sys.argv[1:] = ["who-leads", "19"]
run()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a matter of POSIX systems")
@pytest.mark.parametrize("module", ["duties.cli.main", "typer", "duties.cli.app", "yaml"])
def test_an_interrupt_during_start_up_ends_the_run_without_a_word(module: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", f"MODULE = {module!r}\n{PROGRAM}"],
        cwd=SOURCE.parent,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
    )

    assert (run.stdout, run.stderr) == (b"", b"")
    assert run.returncode in (-signal.SIGINT, 130)
