"""`duties gather`: what it says, what it refuses, and how it ends."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Duties

from duties.corpus.manifest import MANIFEST, PENDING
from gathered import HILL, LAKE, contents

pytest.importorskip("pyarrow")
pytestmark = pytest.mark.extras


@pytest.fixture
def plans(workplace: Path) -> Path:
    folder = workplace / "plans"
    folder.mkdir()
    (folder / "山南.yaml").write_text(HILL, "utf-8")
    (folder / "湖北.yaml").write_text(LAKE, "utf-8")
    return folder


def test_it_tells_what_was_read_what_is_as_before_and_what_is_gone(
    plans: Path, duties: Duties
) -> None:
    first = duties("gather", "plans", "-o", "corpus")
    (plans / "湖北.yaml").unlink()
    second = duties("gather", "plans", "-o", "corpus")

    assert first == (0, "", "note: corpus has 2 plans: 2 read, 0 as before; 0 gone\n")
    assert second == (0, "", "note: corpus has 1 plan: 0 read, 1 as before; 1 gone\n")
    assert [row["plan"] for row in contents(Path("corpus"))["plans"]] == ["山南"]


def test_a_file_that_cannot_be_gathered_is_told_and_costs_no_other(
    plans: Path, duties: Duties
) -> None:
    (plans / "坏.yaml").write_text("tasks: [", "utf-8")
    (plans / "乱.yaml").write_bytes(b"\xff\xfe\x00tasks:")
    code, _, err = duties("gather", "plans", "-o", "corpus")

    assert code == 1
    assert "error: plans/坏.yaml:1:8: " in err
    assert "error: plans/乱.yaml" in err
    assert err.endswith(
        "note: corpus has 2 plans: 2 read, 0 as before; 0 gone\n"
        "note: 2 files could not be gathered; the others were\n"
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("-o", "c"), "name plans, or documents with --import; see `duties gather --help`"),
        (("plans",), "DIR is missing; see `duties gather --help`"),
        (
            ("plans", "-o", " "),
            "--output names no folder; name the one of the corpus, such as -o corpus/; see "
            "`duties gather --help`",
        ),
        (
            ("plans", "-o", "plans"),
            "plans: this folder holds other things than a corpus; name a new one",
        ),
        (
            ("nothing", "-o", "c"),
            "nothing: no plan is in this folder or below: no YAML file (.yaml, .yml) has tasks; "
            "name another one, or run `duties import`",
        ),
        (("plans", "-o", "plans/山南.yaml"), "plans/山南.yaml: this is a file; name a folder"),
    ],
)
def test_what_makes_no_sense_is_refused(
    plans: Path, duties: Duties, arguments: tuple[str, ...], sentence: str
) -> None:
    (plans.parent / "nothing").mkdir()
    code, out, err = duties("gather", *arguments)

    assert (code, out) == (2, "")
    assert err == f"error: {sentence}\n"


def test_a_corpus_of_another_release_is_left_as_it_is(plans: Path, duties: Duties) -> None:
    duties("gather", "plans", "-o", "corpus")
    path = Path("corpus") / MANIFEST
    text = json.dumps({**json.loads(path.read_text("utf-8")), "format": 9, "release": "9.1"})
    path.write_text(text, "utf-8")
    code, _, err = duties("gather", "plans", "-o", "corpus")

    assert code == 2
    assert err == (
        "error: corpus: this corpus was gathered by duties 9.1 in another format; gather it anew "
        "into another folder\n"
    )
    assert path.read_text("utf-8") == text


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 2}', '{"format": 2, "release": 1}'])
def test_of_a_corpus_with_a_damaged_manifest_all_is_read_anew(
    plans: Path, duties: Duties, text: str
) -> None:
    duties("gather", "plans", "-o", "corpus")
    before = contents(Path("corpus"))
    (Path("corpus") / MANIFEST).write_text(text, "utf-8")

    asked = duties("--plan", "corpus", "units")
    code, _, err = duties("gather", "plans", "-o", "corpus")

    assert asked.code == 2
    assert asked.err.startswith("error: corpus/duties-corpus.json: this file of the corpus is gone")
    assert (code, err) == (
        0,
        "note: 1 file of corpus was gone or damaged; what it held was read anew from the plans: "
        "corpus/duties-corpus.json\n"
        "note: corpus has 2 plans: 2 read, 0 as before; 0 gone\n",
    )
    assert contents(Path("corpus")) == before


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(b"PAR1")])
@pytest.mark.parametrize(
    ("table", "read"), [("plans", 1), ("tasks", 1), ("names", 1), ("vocabulary", 0), ("schemas", 0)]
)
def test_what_a_corpus_has_lost_is_read_anew_and_no_more(
    plans: Path, duties: Duties, table: str, read: int, spoil: Callable[[Path], object]
) -> None:
    duties("gather", "plans", "-o", "corpus")
    before, files = contents(Path("corpus")), sorted(Path("corpus").rglob("*.parquet"))
    *_, lost = sorted((Path("corpus") / table).rglob("*.parquet"))
    spoil(lost)

    code, _, err = duties("gather", "plans", "-o", "corpus")

    told = (
        ""
        if table == "schemas"
        else "note: 1 file of corpus was gone or damaged; what it held was read anew from the "
        f"plans: {lost}\n"
    )
    assert (code, err) == (
        0,
        f"{told}note: corpus has 2 plans: {read} read, {2 - read} as before; 0 gone\n",
    )
    assert contents(Path("corpus")) == before
    assert sorted(Path("corpus").rglob("*.parquet")) == files
    assert duties("--plan", "corpus", "my-tasks", "林业局").code == 0


def test_what_is_lost_of_a_plan_that_is_gone_too_leaves_with_it(
    plans: Path, duties: Duties
) -> None:
    duties("gather", "plans", "-o", "corpus")
    *_, lost = sorted(Path("corpus/tasks").rglob("*.parquet"))
    lost.unlink()
    name = next(each.stem for each in plans.iterdir() if HILL in each.read_text("utf-8"))
    (plans / f"{name}.yaml").unlink()

    code, _, err = duties("gather", "plans", "-o", "corpus")

    assert code == 0
    assert err.endswith("note: corpus has 1 plan: 0 read, 1 as before; 1 gone\n")
    assert {row["name"] for row in contents(Path("corpus"))["names"]} == {
        "区住房和城乡建设委员会",
        "财政局",
        "林业局",
    }


def test_a_gathering_whose_files_are_lost_while_it_was_interrupted_goes_on(
    plans: Path, duties: Duties
) -> None:
    duties("gather", "plans", "-o", "corpus")
    before = contents(Path("corpus"))
    (Path("corpus") / MANIFEST).rename(Path("corpus") / PENDING)
    *_, lost = sorted(Path("corpus/tasks").rglob("*.parquet"))
    lost.unlink()

    code, _, err = duties("gather", "plans", "-o", "corpus")

    assert code == 0
    assert err.endswith("note: corpus has 2 plans: 1 read, 1 as before; 0 gone\n")
    assert contents(Path("corpus")) == before


@pytest.mark.parametrize(
    "sources",
    [("plnas",), ("plans", "plnas"), ("plans", "empty"), ("plans", "--import", "plnas")],
)
def test_what_is_named_and_not_there_costs_the_corpus_nothing(
    plans: Path, duties: Duties, sources: tuple[str, ...]
) -> None:
    (plans.parent / "empty").mkdir()
    duties("gather", "plans", "-o", "corpus")
    before = contents(Path("corpus"))
    code, out, err = duties("gather", *sources, "-o", "corpus")

    assert (code, out) == (2, "")
    assert err.startswith(("error: plnas: there is no such file", "error: empty: no plan is in"))
    assert err.count("\n") == 1
    assert contents(Path("corpus")) == before


def test_files_of_others_in_the_folders_of_tables_stay(plans: Path, duties: Duties) -> None:
    duties("gather", "plans", "-o", "corpus")
    left = Path("corpus/tasks/notes.txt")
    left.write_text("ours", "utf-8")
    stray = Path("corpus/tasks/0123456789abcdef.parquet.new")
    stray.write_bytes(b"")
    (plans / "湖北.yaml").unlink()
    duties("gather", "plans", "-o", "corpus")

    assert left.read_text("utf-8") == "ours"
    assert not stray.exists()


def test_an_address_of_an_unknown_kind_is_told(plans: Path, duties: Duties) -> None:
    assert duties("gather", "foo://bucket/plans", "-o", "corpus") == (
        2,
        "",
        "error: foo://bucket/plans: addresses of this kind are not known here; name a folder, or "
        "another URL\n",
    )


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names of files are Unicode")
def test_a_file_whose_name_is_not_utf_8_is_gathered_with_the_others(
    plans: Path, duties: Duties
) -> None:
    odd = plans / os.fsdecode(b"\xc4\xcf.yaml")
    odd.write_text(f"{HILL}register: gone.yaml\n", "utf-8")
    (plans / os.fsdecode(b"\xff.yaml")).write_text("tasks: [", "utf-8")
    first = duties("gather", "plans", "-o", "corpus")
    again = duties("gather", "plans", "-o", "corpus")

    assert first.err.endswith(
        "note: corpus has 3 plans: 3 read, 0 as before; 0 gone\n"
        "note: 1 file could not be gathered; the others were\n"
    )
    assert "note: corpus has 3 plans: 0 read, 3 as before; 0 gone\n" in again.err
    assert "\\udcc4\\udccf" in duties("--plan", "corpus", "tasks", "-f", "csv").out
    assert duties("--plan", "plans", "export", "all.parquet").code == 2  # for the broken one
    assert Path("all.parquet").read_bytes().startswith(b"PAR1")
