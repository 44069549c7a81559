import subprocess
import sys
import weakref
from pathlib import Path

from duties.collector import collector_paused

SCRIPT = """
import atexit, gc, sys
from duties.collector import keep_to_the_end

class Dear:
    def __del__(self):
        print("taken apart")

class Cheap:
    def __del__(self):
        print("freed")

keep_to_the_end([Dear()])
print(gc.get_freeze_count() > 0)
Cheap()
gc.collect()
atexit.register(print, "at exit")
sys.exit(3)
"""

RUN = """
import atexit, sys
from duties.start import run
atexit.register(lambda: print("and then at exit"))
sys.argv = ["duties", "--plan", "plan.yaml", *sys.argv[1:]]
run()
"""


def of_a_process(script: str, *arguments: str, folder: Path | None = None) -> tuple[int, str]:
    done = subprocess.run(
        (sys.executable, "-c", script, *arguments),
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        check=False,
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


def test_what_is_kept_to_the_end_is_never_taken_apart() -> None:
    assert of_a_process(SCRIPT) == (3, "True\nfreed\nat exit\n")


def test_a_process_that_keeps_its_plan_still_ends_in_order(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(
        "title: 码头方案\ntasks:\n  - {id: 1, title: 修缮码头, lead: 区交通局}\n", encoding="utf-8"
    )

    asked = of_a_process(RUN, "--lang", "en", "who-leads", "1", folder=tmp_path)
    nothing = of_a_process(RUN, "--lang", "en", "lint", folder=tmp_path)

    assert asked == (0, "1 修缮码头\n   Lead  区交通局\nand then at exit\n")
    assert nothing[0] == 1
    assert nothing[1].endswith("and then at exit\n")


class Ring:
    """Something that only the collector can free."""

    def __init__(self) -> None:
        self.ring = self


def test_a_process_that_goes_on_frees_what_it_is_done_with() -> None:
    freed = []

    for _ in range(30):
        with collector_paused():
            built: list[list[int]] = [[] for _ in range(1000)]
        freed.append(weakref.ref(Ring()))
        del built

    assert freed[0]() is None
