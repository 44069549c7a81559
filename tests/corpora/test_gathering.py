"""Gathering again reads only what changed, and may be killed anywhere."""

import json
from pathlib import Path

import pytest

from campaign import of_a_campaign
from duties.corpus import reading
from duties.corpus.gathering import gather
from duties.corpus.manifest import MANIFEST, Partition
from duties.corpus.merging import folder_of
from duties.corpus.places import find_places
from duties.corpus.rows import Rows
from duties.corpus.store import FolderStore, store_at
from duties.errors.base import DutiesError
from duties.errors.corpora import NoCorpusError, OlderCorpusError
from gathered import DAY, HILL, LAKE, contents, folder_of_plans, gathered
from reading import said

pytest.importorskip("pyarrow")
pytestmark = pytest.mark.extras


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    return folder_of_plans(tmp_path)


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_every_year_and_issuer_has_one_file_a_table(plans: Path, tmp_path: Path) -> None:
    gathered(tmp_path / "corpus", [plans])
    folders = {str(Path(name).parent) for name in files(tmp_path / "corpus") if "year=" in name}

    assert "tasks/year=2026/issuer=山南区人民政府" in folders
    assert "tasks/year=2025/issuer=湖北区人民政府" in folders
    assert len(folders) == len([name for name in files(tmp_path / "corpus") if "year=" in name])


def test_what_has_not_changed_is_not_read_again(
    plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = gathered(tmp_path / "corpus", [plans])
    before = files(tmp_path / "corpus")
    read: list[str] = []
    rows_given = reading.rows_given

    def noting(given: reading.GivenPlan) -> Rows:
        read.append(given.name)
        return rows_given(given)

    monkeypatch.setattr(reading, "rows_given", noting)
    again = gathered(tmp_path / "corpus", [plans])

    assert (first.read, first.kept, first.gone) == (7, 0, 0)
    assert (again.read, again.kept, again.gone) == (0, 7, 0)
    assert files(tmp_path / "corpus") == before

    (plans / "湖北.yaml").write_text(LAKE.replace("植树", "种草"), "utf-8")
    (plans / "tracked" / "progress" / "2026-03.yaml").unlink()
    (plans / "full.yaml").unlink()
    third = gathered(tmp_path / "corpus", [plans])

    assert sorted(read) == ["tracked", "湖北"]
    assert (third.read, third.kept, third.gone) == (2, 4, 1)
    gathered(tmp_path / "anew", [plans])
    assert contents(tmp_path / "corpus") == contents(tmp_path / "anew")
    assert files(tmp_path / "corpus") == files(tmp_path / "anew")


def test_a_plan_of_another_issuer_moves_to_another_folder(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(HILL, "utf-8")
    gathered(tmp_path / "corpus", [plan])
    plan.write_text(HILL.replace("山南区人民政府", "山北区人民政府"), "utf-8")
    gathered(tmp_path / "corpus", [plan])

    assert {row["issuer"] for row in contents(tmp_path / "corpus")["tasks"]} == {"山北区人民政府"}
    assert not [name for name in files(tmp_path / "corpus") if "山南" in name]


def test_a_failed_file_is_listed_and_leaves_what_it_said_before(
    plans: Path, tmp_path: Path
) -> None:
    gathered(tmp_path / "corpus", [plans])
    (plans / "山南.yaml").write_text("tasks: [", "utf-8")
    found = gathered(tmp_path / "corpus", [plans])

    assert [each.path for each in found.manifest.failed] == [f"{plans / '山南.yaml'}:1:8"]
    assert (found.read, found.kept, found.gone) == (0, 6, 0)
    assert "山南" not in {row["plan"] for row in contents(tmp_path / "corpus")["plans"]}


def test_documents_are_gathered_as_drafts_with_their_doubts(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    text = "清水区实施方案\n一、修缮老旧小区。（牵头单位：区住建委；责任单位：财政局等）\n"
    (documents / "清水.txt").write_text(text, "utf-8")
    (documents / "空.txt").write_text("通知\n", "utf-8")
    found = gathered(tmp_path / "corpus", [], [documents])
    rows = contents(tmp_path / "corpus")

    assert [row["title"] for row in rows["tasks"]] == ["修缮老旧小区"]
    assert [(row["plan"], row["is_draft"]) for row in rows["plans"]] == [("清水", True)]
    assert [each.path for each in found.manifest.failed] == [str(documents / "空.txt")]
    assert {row["name"] for row in rows["findings"]} >= {"import-doubt"}
    again = gathered(tmp_path / "corpus", [], [documents])
    assert (again.read, again.kept) == (0, 1)


def test_processes_give_what_one_gives(plans: Path, tmp_path: Path) -> None:
    gathered(tmp_path / "one", [plans])
    gathered(tmp_path / "two", [plans], jobs=2)

    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    assert files(tmp_path / "one") == files(tmp_path / "two")


class KilledError(Exception):
    """What stands for a kill."""


class Mortal(FolderStore):
    """A folder in which a run is killed before one of its changes."""

    def __init__(self, location: Path, changes: int) -> None:
        super().__init__(str(location))
        self._left = changes

    def _live(self) -> None:
        if self._left == 0:
            raise KilledError
        self._left -= 1

    def write(self, name: str, data: bytes) -> None:
        self._live()
        super().write(name, data)

    def rename(self, old: str, new: str) -> None:
        self._live()
        super().rename(old, new)

    def remove(self, name: str) -> None:
        self._live()
        super().remove(name)


@pytest.mark.campaign
def test_a_run_that_is_killed_anywhere_is_gone_on_with_and_nothing_is_lost_or_doubled(
    tmp_path: Path,
) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    (plans / "a.yaml").write_text(HILL, "utf-8")
    (plans / "b.yaml").write_text(LAKE, "utf-8")
    corpus = tmp_path / "corpus"
    gathered(corpus, [plans])
    (plans / "a.yaml").write_text(HILL.replace("建设公园", "建设花园"), "utf-8")
    (plans / "b.yaml").unlink()
    (plans / "c.yaml").write_text(LAKE.replace("植树", "种草"), "utf-8")
    gathered(tmp_path / "wanted", [plans])
    wanted, names = contents(tmp_path / "wanted"), files(tmp_path / "wanted")
    before = {path: (corpus / path).read_bytes() for path in files(corpus)}
    kills = 0
    while True:
        for path in files(corpus):
            (corpus / path).unlink()
        for path, data in before.items():
            (corpus / path).parent.mkdir(parents=True, exist_ok=True)
            (corpus / path).write_bytes(data)
        try:
            gathered(Mortal(corpus, kills), [plans])
        except KilledError:
            kills += of_a_campaign(5, 1)
        else:
            break
        gathered(corpus, [plans])
        assert contents(corpus) == wanted, kills
        assert files(corpus) == names, kills
    assert kills > 30


def test_what_a_killed_run_had_read_is_not_read_again(
    plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr("duties.corpus.gathering.merge", killed)
        with pytest.raises(KilledError):
            gathered(tmp_path / "corpus", [plans])
    with monkeypatch.context() as patch:
        patch.setattr(reading, "rows_given", killed)
        found = gathered(tmp_path / "corpus", [plans])

    assert found.read == 7
    assert found.manifest.failed == ()


def test_a_corpus_of_another_format_is_left_alone(plans: Path, tmp_path: Path) -> None:
    gathered(tmp_path / "corpus", [plans])
    path = tmp_path / "corpus" / MANIFEST
    manifest = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**manifest, "format": 0, "release": "0.0.9"}), "utf-8")

    with pytest.raises(OlderCorpusError) as raised:
        gathered(tmp_path / "corpus", [plans])

    assert said(raised.value) == (
        str(tmp_path / "corpus"),
        "this corpus was gathered by duties 0.0.9 in another format; gather it anew into another "
        "folder",
    )


def test_a_folder_of_other_things_is_no_place_for_a_corpus(plans: Path) -> None:
    with pytest.raises(NoCorpusError):
        gathered(plans, [plans])


@pytest.mark.parametrize(
    ("issuer", "folder"),
    [
        ("渝中区人民政府", "issuer=渝中区人民政府"),
        ("../../etc", "issuer=..%2F..%2Fetc"),
        ("a=b\n", "issuer=a%3Db%0A~"),
        (None, "issuer=__HIVE_DEFAULT_PARTITION__"),
    ],
)
def test_an_issuer_cannot_lead_out_of_the_corpus(issuer: str | None, folder: str) -> None:
    year, last = folder_of(Partition(None, issuer)).split("/")

    assert year == "year=__HIVE_DEFAULT_PARTITION__"
    assert last.startswith(folder)


def test_two_long_issuers_that_begin_alike_have_two_folders() -> None:
    long = [folder_of(Partition(2026, "政" * 300 + end)) for end in "甲乙"]

    assert len(set(long)) == 2
    assert max(len(name.encode()) for path in long for name in path.split("/")) < 255


def test_a_corpus_may_lie_behind_a_url() -> None:
    memory = pytest.importorskip("fsspec").filesystem("memory")
    memory.pipe_file("/plans/a/plan.yaml", HILL.encode())
    memory.pipe_file("/plans/b.yaml", LAKE.encode())
    memory.pipe_file("/plans/b.progress/2025-03.yaml", b"period: 2025-03\nreports:\n")
    store = store_at("memory://corpus")
    places = find_places(["memory://plans"], [])
    first = gather(store, places.found, places.faults, DAY)
    again = gather(store, places.found, places.faults, DAY)

    assert (first.read, again.read, again.kept) == (2, 0, 2)
    assert [row["plan"] for row in contents(store)["plans"]] == ["a", "b"]
    assert [row["has_ledger"] for row in contents(store)["plans"]] == [False, True]


def test_errors_know_that_a_url_has_no_plans() -> None:
    pytest.importorskip("fsspec")

    with pytest.raises(DutiesError):
        find_places(["memory://nowhere"], [])
