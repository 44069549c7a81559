"""Which files of a folder belong to a ledger, and what is said of the others."""

from pathlib import Path

import pytest

from duties.errors.base import DutiesError
from duties.errors.files import DeadLinkError, LoopingLinkError
from duties.ledger.folder import load_folder
from duties.ledger.where import folder_of, has_files
from reading import line_of, said


@pytest.mark.parametrize(
    ("plan", "folder"),
    [
        ("plan.yaml", "progress"),
        ("plan.yml", "progress"),
        ("a/plan.yaml", "a/progress"),
        ("c.yaml", "c.progress"),
        ("/x/2026.plan.yaml", "/x/2026.plan.progress"),
    ],
)
def test_the_ledger_stands_beside_its_plan(plan: str, folder: str) -> None:
    assert folder_of(Path(plan), None) == Path(folder)


def test_another_folder_may_be_named() -> None:
    assert folder_of(Path("plan.yaml"), "elsewhere") == Path("elsewhere")


def files_in(folder: Path, **texts: str) -> list[tuple[str, str | None, list[str]]]:
    """Return the name, the period and the findings of each file that is read."""
    for name, text in texts.items():
        (folder / name).write_bytes(text.encode())
    return [
        (
            Path(file.source.name).name,
            None if file.record.period is None else str(file.record.period),
            [line_of(finding) for finding in file.findings],
        )
        for file in load_folder(folder)
    ]


def test_files_come_in_the_order_of_their_periods(tmp_path: Path) -> None:
    names = ["2026.yaml", "2026-H1.yaml", "2026-Q2.yaml", "2026-W13.yaml", "2026-03.yml"]

    found = files_in(tmp_path, **{name: f"period: {name.split('.')[0]}\n" for name in names})

    assert found == [
        ("2026-H1.yaml", "2026-H1", []),
        ("2026.yaml", "2026", []),
        ("2026-03.yml", "2026-03", []),
        ("2026-W13.yaml", "2026-W13", []),
        ("2026-Q2.yaml", "2026-Q2", []),
    ]


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert load_folder(tmp_path / "progress") == ()
    assert not has_files(tmp_path / "progress")


def test_what_is_no_yaml_file_and_what_is_hidden_is_passed_over(tmp_path: Path) -> None:
    files = {"README.md": "# 台账\n", ".2026-03.yaml.swp": "x", "附件3.pdf": "x", "a.yaml~": "x"}

    assert files_in(tmp_path, **files) == []
    assert not has_files(tmp_path)


def test_a_name_that_is_no_period_is_said_and_how_to_spell_one(tmp_path: Path) -> None:
    found = files_in(tmp_path, **{
        "2026-3.yaml": "period: 2026-03\n",
        "2026年3月.yaml": "period: 2026-03\n",
        "2026-03.yaml.txt": "period: 2026-03\n",
        "2026-03-01.yaml": "period: 2026-03\n",
        "三月.yaml": "period: 2026-03\n",
        "2026-13.yaml": "period: 2026-03\n",
    })  # fmt: skip

    sentence = "1:1-1:1 DUT413 error: no entry of this file counts, for its name is no period"
    other = f"{sentence}, as 2026-03.yaml is; rename it, or move it out of the folder"
    assert {name: faults for name, _, faults in found} == {
        "2026-3.yaml": [f"{sentence}; rename it 2026-03.yaml"],
        "2026年3月.yaml": [f"{sentence}; rename it 2026-03.yaml"],
        "2026-03.yaml.txt": [f"{sentence}; rename it 2026-03.yaml"],
        "2026-03-01.yaml": [other],
        "三月.yaml": [other],
        "2026-13.yaml": [other],
    }


def test_the_name_decides_what_period_a_file_is_for(tmp_path: Path) -> None:
    found = files_in(tmp_path, **{"2026-04.yaml": "period: 2026-03\n"})

    assert found == [
        (
            "2026-04.yaml",
            "2026-04",
            [
                "1:9-1:16 DUT413 error: the file is named for 2026-04 but says that it is for "
                "2026-03; its entries count for 2026-04, so correct this, or rename the file"
            ],
        )
    ]


def test_two_files_of_one_period_both_count_and_are_said(tmp_path: Path) -> None:
    entry = "period: 2026-03\nlessons:\n  - {task: 1, date: 2026-03-01, kind: practice, text: x}\n"

    found = files_in(tmp_path, **{"2026-03.yaml": entry, "2026-03.yml": entry})

    assert [len(file.record.lessons) for file in load_folder(tmp_path)] == [1, 1]
    assert found[0][2] == []
    assert found[1][2] == [
        "1:9-1:16 DUT414 warning: 2026-03.yaml is for 2026-03 too; the entries of both count, but "
        "belong in one file"
    ]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "1:1-1:1 DUT001 error: the file holds no entries; `duties record` writes the first"),
        (
            b"# soon\n",
            "1:1-1:1 DUT001 error: the file holds no entries; `duties record` writes the first",
        ),
        (
            b"period: 2026-03\nreports:\n  - {task: 1, unit: ",
            "3:21-3:21 DUT001 error: no value can begin here; delete the extra comma or bracket, "
            "or put the text in quotes",
        ),
        (
            b"title: x\ntasks: []\n",
            "1:1-1:6 DUT004 error: this is no file of a ledger, whose keys are period, reports, "
            "readings, problems, rulings, lessons; move it out of the folder",
        ),
        (b"- 1\n", "1:1-1:4 DUT004 error: a mapping (key: value) belongs here, but this is a list"),
        (
            "period: 2026-03 # 三月的进展情况\n".encode("gb18030"),
            "1:1-1:1 DUT001 error: the file is saved as GB18030; save it as UTF-8 (in Notepad: "
            "Save As, encoding UTF-8; in a shell: iconv -f GB18030 -t UTF-8)",
        ),
        (
            b"period: 2026-03\n# \xff\xfe\xfd x\n",
            "2:3-2:3 DUT001 error: these bytes are not UTF-8; save the file as UTF-8",
        ),
    ],
)
def test_one_file_that_cannot_be_read_leaves_the_others(
    tmp_path: Path, data: bytes, fault: str
) -> None:
    (tmp_path / "2026-03.yaml").write_bytes(data)
    (tmp_path / "2026-04.yaml").write_bytes(b"period: 2026-04\r\nreports: []\r\n")

    broken, whole = load_folder(tmp_path)

    assert [line_of(finding) for finding in broken.findings] == [fault]
    assert str(broken.record.period) == "2026-03"
    assert (str(whole.record.period), whole.findings) == ("2026-04", ())


def test_a_folder_named_like_a_file_of_the_ledger_is_said(tmp_path: Path) -> None:
    (tmp_path / "2026-03.yaml").mkdir()

    (file,) = load_folder(tmp_path)

    assert [line_of(finding) for finding in file.findings] == [
        "1:1-1:1 DUT001 error: this is a folder; name the plan file in it"
    ]


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "progress").write_bytes(b"x")

    with pytest.raises(DutiesError) as caught:
        load_folder(tmp_path / "progress")

    assert said(caught.value) == (str(tmp_path / "progress"), "this is a file; name a folder")


def test_a_folder_of_too_many_files_or_bytes_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for month in (1, 2, 3):
        (tmp_path / f"2026-0{month}.yaml").write_bytes(f"period: 2026-0{month}\n".encode())

    monkeypatch.setattr("duties.ledger.folder.SIZE_LIMIT", 40)
    with pytest.raises(DutiesError) as caught:
        load_folder(tmp_path)
    assert said(caught.value)[1] == "the files here are 0 MB or more, which is too much to read"

    monkeypatch.setattr("duties.ledger.folder.MOST_FILES", 2)
    with pytest.raises(DutiesError) as caught:
        load_folder(tmp_path)
    assert said(caught.value)[1] == (
        "there are more than 2 files here; is this the folder of a ledger?"
    )


def test_a_link_that_leads_nowhere_is_no_empty_ledger(tmp_path: Path) -> None:
    (tmp_path / "gone").symlink_to("nowhere")
    (tmp_path / "round").symlink_to("round")

    with pytest.raises(DeadLinkError):
        load_folder(tmp_path / "gone")
    with pytest.raises(LoopingLinkError):
        load_folder(tmp_path / "round")
