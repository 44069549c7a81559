"""A difference between two trees is found, and equal trees give none."""

import io
import json
import os
import random
import subprocess
import sys
import zipfile
from pathlib import Path

import damaged
import pytest
import written
from differing import Difference, Examined, Outcome, compare, differences, part_lines, read_outcomes

PROGRAM = """
import os, sys
from pathlib import Path

def main(arguments):
    name = Path(arguments[1]) if arguments[0] == "import" else None
    text = name.read_text("utf-8") if name and name.exists() else ""
    if "deadly" in text and {is_deadly}:
        os.kill(os.getpid(), 9)
    sys.stdout.write("title: 方案\\ntasks:\\n  - {{id: 1, title: {title}, lead: 甲局}}\\n")
    sys.stderr.write("{english}" if arguments[-1] == "en" else "任务")
    return 0
"""


def tree(
    folder: Path, title: str = "修桥", english: str = "task", *, is_deadly: bool = False
) -> Path:
    """Return the tree of a program that stands in for duties."""
    package = folder / "src/duties/cli"
    package.mkdir(parents=True)
    for path in (package.parent, package):
        (path / "__init__.py").touch()
    program = PROGRAM.format(title=title, english=english, is_deadly=is_deadly)
    (package / "main.py").write_text(program, encoding="utf-8")
    return folder


def outcomes(tree: Path, folder: Path) -> Path:
    """Return what a worker writes of a tree, for a document, a deadly one and a plan."""
    jobs = []
    for number, (name, text) in enumerate(
        {"a.txt": "修桥", "b.txt": "deadly", "c.yaml": "tasks: []"}.items()
    ):
        file = folder / name
        file.write_text(text, encoding="utf-8")
        jobs.append(json.dumps([name, str(file), name.endswith("yaml"), number * 3]))
    (folder / "jobs").write_text("\n".join(jobs), encoding="utf-8")
    worker = Path(__file__).with_name("worker.py")
    found = folder / f"{tree.name}.jsonl"
    subprocess.run(
        [sys.executable, worker, tree, folder / "jobs", found, "import"],
        env={**os.environ, "PYTHONPATH": str(tree / "src")},
        check=True,
    )
    return found


def compared(tmp_path: Path, before: Path, after: Path) -> tuple[list[Difference], list[str]]:
    files = (outcomes(before, tmp_path), outcomes(after, tmp_path))
    tally = compare(*(read_outcomes(file) for file in files))
    assert tally.inputs == 3
    assert tally.drafts > 0
    return tally.real, sorted(tally.wording)


def test_equal_trees_give_no_difference(tmp_path: Path) -> None:
    trees = tree(tmp_path / "before"), tree(tmp_path / "after")

    assert compared(tmp_path, *trees) == ([], [])


def test_another_draft_is_shown(tmp_path: Path) -> None:
    found, _ = compared(tmp_path, tree(tmp_path / "before"), tree(tmp_path / "after", "铺路"))

    assert ("a.txt", "duties import a.txt --lang zh") in [
        (each.input, each.command) for each in found
    ]
    assert "-  - {id: 1, title: 修桥, lead: 甲局}" in found[0].lines
    assert "+  - {id: 1, title: 铺路, lead: 甲局}" in found[0].lines


def test_english_words_alone_are_told_apart(tmp_path: Path) -> None:
    trees = tree(tmp_path / "before"), tree(tmp_path / "after", english="duty")

    found, wording = compared(tmp_path, *trees)

    assert found == []
    assert wording == ["+duty (from line 1)", "-task (from line 1)"] or wording == [
        "+duty",
        "-task",
    ]


def test_a_process_that_dies_in_one_tree_is_a_difference(tmp_path: Path) -> None:
    found, _ = compared(
        tmp_path, tree(tmp_path / "before"), tree(tmp_path / "after", is_deadly=True)
    )

    assert [each.input for each in found] == ["b.txt"]
    assert found[0].lines == ["-ended well", "+ended by SIGKILL"]


def zipped(text: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("same.xml"), "<a/>")
        archive.writestr(zipfile.ZipInfo("text.xml"), f"<w><t>{text}</t><b/></w>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        (b"a\nb\n", b"a\nb\n", []),
        (b"a\nb\n", b"a\nc\n", ["-b", "+c"]),
        (
            b"a\n",
            b"a",
            ["--- x: the lines are the same; 2 and 1 bytes, from byte 1: 0a | end"],
        ),
        (b"\xff\x01", b"\xff\x02", ["--- x: 2 and 2 bytes, from byte 1: 01 | 02"]),
        (b"", None, ["--- x: only before"]),
        (zipped("甲"), zipped("乙"), ["-<t>甲</t>", "+<t>乙</t>"]),
    ],
    ids=["equal", "text", "end of line", "bytes", "file", "Word"],
)
def test_a_part_that_differs(before: bytes, after: bytes | None, lines: list[str]) -> None:
    found = list(part_lines("x", before, after))

    assert [line for line in found if line in lines] == lines
    assert bool(found) == bool(lines)


def test_a_command_that_only_one_draft_leads_to_is_a_difference() -> None:
    one = Outcome(("show", "1"), "zh", 0, b"", b"", {})
    other = one._replace(words=("show", "2"))

    (found,) = differences(Examined("a", [one], None), Examined("a", [other], None))

    assert found.lines == ["-duties show 1 --lang zh", "+duties show 2 --lang zh"]


def test_documents_are_written_and_damaged_alike_every_time() -> None:
    def made() -> list[str]:
        chances = [random.Random(f"test {number}") for number in range(20)]
        return [damaged.damaged(chance, written.document(chance)) for chance in chances]

    assert made() == made()
    assert len(set(made())) == 20
