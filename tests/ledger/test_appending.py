"""New entries after those of a file: what was there stays, byte for byte."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duties.errors.base import DutiesError
from duties.ledger.appending import entry_of, with_entries
from duties.ledger.drafts import EntryDraft
from duties.ledger.loading import load_file
from duties.periods import Period, period_of
from duties.source import Source
from reading import said

ENTRY = EntryDraft("reports", {"task": "19", "unit": "甲局", "date": "2026-03-25", "state": "done"})
LINE = "{task: 19, unit: 甲局, date: 2026-03-25, state: done}"


def march() -> Period:
    period = period_of("2026-03")
    assert period is not None
    return period


def appended(text: str, *drafts: EntryDraft) -> str:
    done = with_entries(load_file(Source("f.yaml", text)), march(), drafts or (ENTRY,))
    return done.file.source.text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f"period: 2026-03\nreports:\n  - {LINE}\n"),
        ("# 三月\n", f"# 三月\nperiod: 2026-03\nreports:\n  - {LINE}\n"),
        ("# 三月", f"# 三月\nperiod: 2026-03\nreports:\n  - {LINE}"),
        ("---\n", f"---\nperiod: 2026-03\nreports:\n  - {LINE}\n"),
        ("period: 2026-03\n", f"period: 2026-03\nreports:\n  - {LINE}\n"),
        ("period: 2026-03", f"period: 2026-03\nreports:\n  - {LINE}"),
        ("period: 2026-03\r\n", f"period: 2026-03\r\nreports:\r\n  - {LINE}\r\n"),
        ("period: 2026-03\n...\n", f"period: 2026-03\nreports:\n  - {LINE}\n...\n"),
        ("period: 2026-03\nreports:\n", f"period: 2026-03\nreports:\n  - {LINE}\n"),
        (
            "period: 2026-03\nreports: # 暂无\nrulings: []\n",
            f"period: 2026-03\nreports: # 暂无\n  - {LINE}\nrulings: []\n",
        ),
        ("period: 2026-03\nreports: []\n", f"period: 2026-03\nreports: [{LINE}]\n"),
        ("period: 2026-03\nreports: ~\n", f"period: 2026-03\nreports: [{LINE}]\n"),
        ("{period: 2026-03}\n", f"{{period: 2026-03, reports: [{LINE}]}}\n"),
        (
            "period: 2026-03\nreports: [\n  {task: 1, unit: 乙, date: 2026-03-01}, # 注\n]\n",
            "period: 2026-03\nreports: [\n  {task: 1, unit: 乙, date: 2026-03-01},\n"
            f"  {LINE}, # 注\n]\n",
        ),
        (
            "reports:\n- {task: 1, unit: 乙, date: 2026-03-01} # 注\n# 后\nperiod: 2026-03\n",
            f"reports:\n- {{task: 1, unit: 乙, date: 2026-03-01}} # 注\n- {LINE}\n# 后\n"
            "period: 2026-03\n",
        ),
        (
            "period: 2026-03\nreports:\n  -   task: 1\n      unit: 乙\n      date: 2026-03-01\n"
            "      done: |\n        一\n\n        二\n\n# 后\n",
            "period: 2026-03\nreports:\n  -   task: 1\n      unit: 乙\n      date: 2026-03-01\n"
            "      done: |\n        一\n\n        二\n\n"
            "  -   task: 19\n      unit: 甲局\n      date: 2026-03-25\n      state: done\n# 后\n",
        ),
    ],
)
def test_an_entry_goes_behind_the_last_in_the_style_of_the_file(before: str, after: str) -> None:
    assert appended(before) == after


def test_a_long_entry_has_a_line_for_each_key() -> None:
    draft = EntryDraft(ENTRY.section, {**ENTRY.values, "done": "签约企业三家" * 10})

    assert appended("", draft) == (
        "period: 2026-03\nreports:\n  - task: 19\n    unit: 甲局\n    date: 2026-03-25\n"
        f"    state: done\n    done: {'签约企业三家' * 10}\n"
    )


def test_entries_of_several_kinds_go_each_into_its_list() -> None:
    lesson = EntryDraft(
        "lessons", {"task": "19/2", "date": "2026-03-25", "kind": "practice", "text": "好"}
    )
    assert appended("period: 2026-03\nlessons: []\n", lesson, ENTRY, ENTRY) == (
        "period: 2026-03\nlessons: [{task: 19/2, date: 2026-03-25, kind: practice, text: 好}]\n"
        f"reports:\n  - {LINE}\n  - {LINE}\n"
    )


@pytest.mark.parametrize(
    ("text", "place", "sentence"),
    [
        (
            "period: 2026-03\nreports:\n  - {task: 1, unit: ",
            "f.yaml:3:21",
            "no value can begin here; delete the extra comma or bracket, or put the text in "
            "quotes; nothing was recorded, mend the file first",
        ),
        (
            "title: x\n",
            "f.yaml:1:1",
            "this is no file of a ledger, whose keys are period, reports, readings, problems, "
            "rulings, lessons; move it out of the folder; nothing was recorded, mend the file "
            "first",
        ),
        (
            "period: 2026-03\nreports: 5\n",
            "f.yaml",
            "nothing was recorded, for this file is written so that no entry can be added without "
            f"changing others; write it under reports by hand: {LINE}",
        ),
        (
            "period: 2026-03\nreports:\n  - task: 1\n    unit: 乙\n    date: 2026-03-01\n"
            "    done: |\n      无末行换行",
            "f.yaml",
            "nothing was recorded, for this file is written so that no entry can be added without "
            f"changing others; write it under reports by hand: {LINE}",
        ),
    ],
)
def test_where_no_entry_can_be_added_the_file_stays_and_it_is_said(
    text: str, place: str, sentence: str
) -> None:
    with pytest.raises(DutiesError) as caught:
        appended(text)

    assert said(caught.value) == (place, sentence)


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(
    lambda text: bool(text) and not text.isspace()
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts, texts)
def test_any_text_comes_out_as_it_went_in(done: str, unit: str) -> None:
    draft = EntryDraft("reports", {**ENTRY.values, "done": done, "unit": unit})
    alone = entry_of(draft)
    (report,) = alone.record.reports

    assert (report.done, report.unit and report.unit.text) == (done, unit)
    long = load_file(Source("f.yaml", appended("", draft, draft))).record.reports
    assert [(each.done, each.unit and each.unit.text) for each in long] == [(done, unit)] * 2


@st.composite
def files(draw: st.DrawFn) -> str:
    """A file as people write it: flow or block, with comments, blank lines, any line ends."""
    lines = ["period: 2026-03"]
    for section in draw(st.permutations(["reports", "problems", "lessons"])):
        dash = " " * draw(st.integers(0, 4)) + "-" + " " * draw(st.integers(1, 3))
        match draw(st.sampled_from(["absent", "empty", "null", "none", "flow", "short", "long"])):
            case "empty":
                lines.append(f"{section}: []")
            case "null":
                lines.append(f"{section}: null")
            case "none":
                lines.append(f"{section}:")
            case "flow":
                lines += [f"{section}: [", "  {task: 1},", "  {task: 2} # 二", "]"]
            case "short":
                lines += [f"{section}:", f"{dash}{{task: 1, text: 'a: b'}}", f"{dash}{{task: 2}}"]
            case "long":
                pad = " " * len(dash)
                lines += [
                    f"{section}:",
                    f"{dash}task: 1",
                    f"{pad}text: >-",
                    f"{pad}  甲",
                    f"{pad}  乙",
                ]
        lines += draw(st.sampled_from([[], ["# 注"], ["", "  # 注"]]))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    return (
        draw(st.sampled_from(["", "# 头\n", "---\n"])).replace("\n", end)
        + end.join(lines)
        + (draw(st.sampled_from(["", end, end * 3])))
    )


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(files())
def test_every_other_byte_stays(text: str) -> None:
    after = appended(text)

    at = next(
        (at for at, (old, new) in enumerate(zip(text, after, strict=False)) if old != new),
        len(text),
    )
    added = len(after) - len(text)
    kept = after[:at] + after[at + added :]
    assert kept == text or "reports: null" in text
    assert "\r\n" not in text or "\n" not in after.replace("\r\n", "")
    old, new = (load_file(Source("f", each)).record for each in (text, after))
    assert [each[2:] for each in new.reports[:-1]] == [each[2:] for each in old.reports]
    assert (new.reports[-1].task, new.reports[-1].unit and new.reports[-1].unit.text) == (
        "19",
        "甲局",
    )
