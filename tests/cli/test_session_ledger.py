"""What a command says of the ledger that it reads."""

import weakref
from datetime import date
from pathlib import Path

import pytest

from duties.cli.exits import ExitCode
from duties.cli.language import Language
from duties.cli.main import main
from duties.cli.session import Session
from duties.collector import collector_paused
from duties.errors.files import NoLedgerError
from reading import said


@pytest.fixture
def session(plan: Path) -> Session:
    return Session(Language.EN)


def test_a_plan_without_ledger_has_none_and_nothing_is_said(
    session: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not session.has_ledger
    assert session.ledger.files == ()
    assert capsys.readouterr().err == ""


def test_places_that_do_not_count_are_counted_and_files_that_do_not_are_named(
    session: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path("progress")
    folder.mkdir()
    (folder / "2026-03.yaml").write_text(
        "period: 2026-03\nreports:\n"
        "  - {task: 190, unit: 区住建委, date: 2026-03-01}\n"
        "  - {task: 19, unit: 无此单位, date: 2026-03-01}\n"
        "  - {task: 19, unit: 区住建委, date: 2026-03-01}\n",
        "utf-8",
    )
    (folder / "2026-04.yaml").write_text("period: 2026-04\nreports: [", "utf-8")
    (folder / "四月.yaml").write_text("period: 2026-04\n", "utf-8")

    counts = [len(file.record.reports) for file in session.ledger.files]

    assert counts == [1, 0, 0]
    assert capsys.readouterr().err.splitlines() == [
        "note: progress/2026-04.yaml:2:10: the bracket [ opened here is not closed; nothing "
        "of this file counts",
        "note: progress/四月.yaml:1:1: no entry of this file counts, for its name is no period, as "
        "2026-03.yaml is; rename it, or move it out of the folder",
        "note: 2 entries or places in progress could not be understood and do not count; `duties "
        "lint` shows them",
    ]


def test_a_folder_that_was_named_and_is_not_there_is_refused(session: Session) -> None:
    session.progress_name = "elsewhere"

    with pytest.raises(NoLedgerError) as caught:
        _ = session.ledger

    assert said(caught.value) == (
        "elsewhere",
        "there is no such folder; name another one, or write a first entry with `duties record`, "
        "which makes it",
    )


def test_a_folder_that_was_named_and_is_not_there_is_refused_where_lights_are_only_shown(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["tasks", "--progress", "nowhere"]) == ExitCode.UNUSABLE
    assert capsys.readouterr().err.startswith("error: nowhere: there is no such folder")


def test_entries_dated_later_than_today_are_said(
    session: Session, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("duties.cli.clock.today", lambda: date(2026, 3, 9))
    folder = Path("progress")
    folder.mkdir()
    (folder / "2026-03.yaml").write_text(
        "period: 2026-03\nreports:\n"
        "  - {task: 19, unit: 区住建委, date: 2026-03-09}\n"
        "  - {task: 19, unit: 区住建委, date: 2026-03-10}\n",
        "utf-8",
    )

    assert session.ledger.files
    assert capsys.readouterr().err == (
        "note: 1 entry in progress is dated later than today, 2026-03-09 by the clock; "
        "`duties lint` shows it\n"
    )


@pytest.mark.usefixtures("plan")
def test_a_session_that_is_over_lets_go_of_its_plan_at_once() -> None:
    session = Session(Language.EN)
    assert session.ledger.files == ()
    book = weakref.ref(session.book)
    with collector_paused():
        del session

        assert book() is None
