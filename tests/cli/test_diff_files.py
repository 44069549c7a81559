"""Where differences are written, and which files may be replaced."""

from pathlib import Path

import pytest
from conftest import Duties, duties_process

from transcripts import draft

UNIT = "区住建委任务变化通知.docx"


@pytest.fixture(autouse=True)
def files(plan: Path) -> None:
    Path("draft.yaml").write_text(draft(), "utf-8")


def names(folder: str) -> list[str]:
    return sorted(file.name for file in Path(folder).iterdir())


def test_each_unit_with_changes_gets_a_notice(duties: Duties) -> None:
    code, out, err = duties("diff", "draft.yaml", "--each-unit", "通知", "--lang", "zh")

    assert (code, out) == (1, "")
    assert UNIT in names("通知")
    assert err == (
        f"提示: 已写入 {len(names('通知'))} 个文件，文件夹 通知\n"
        f"提示: 另有 {47 - len(names('通知'))} 个单位没有变化，未写通知\n"
    )


def test_the_same_plans_give_the_same_bytes(duties: Duties) -> None:
    for folder in ("one", "two"):
        duties("diff", "draft.yaml", "--each-unit", folder)
        duties("diff", "draft.yaml", "-o", f"{folder}.docx")

    assert names("one") == names("two")
    for name in names("one"):
        assert Path("one", name).read_bytes() == Path("two", name).read_bytes()
    assert Path("one.docx").read_bytes() == Path("two.docx").read_bytes()


def test_only_certain_units_get_a_notice(duties: Duties) -> None:
    duties(
        "diff", "draft.yaml", "--each-unit", "x", "-u", "区住建委", "-u", "区教委", "--lang", "zh"
    )

    assert names("x") == ["区住建委任务变化通知.docx", "区教委任务变化通知.docx"]


def test_notices_stand_beside_the_lists_of_an_export(duties: Duties) -> None:
    small = "title: 方案\ntasks: [{{id: 1, title: 修桥, lead: {}, support: {}}}]\n"
    Path("plan.yaml").write_text(small.format("区教委", "区民政局"), "utf-8")
    Path("draft.yaml").write_text(small.format("区民政局", "区教委"), "utf-8")
    duties("export", "--each-unit", "x", "--lang", "zh")
    lists = {name: Path("x", name).read_bytes() for name in names("x")}

    assert duties("diff", "draft.yaml", "--each-unit", "x", "--lang", "zh").code == 1
    assert len(names("x")) == 2 * len(lists) == 4
    assert {name: Path("x", name).read_bytes() for name in lists} == lists


def test_a_notice_that_somebody_changed_is_not_replaced(duties: Duties) -> None:
    Path("x").mkdir()
    Path("x", UNIT).write_bytes("手写".encode())

    code, _, err = duties("diff", "draft.yaml", "--each-unit", "x", "--lang", "zh")

    assert (code, names("x")) == (2, [UNIT])
    assert "不是 duties 导出的" in err
    assert duties("diff", "draft.yaml", "--each-unit", "x", "--lang", "zh", "--force").code == 1
    assert len(names("x")) > 1


def test_earlier_notices_that_are_not_written_again_are_named(duties: Duties) -> None:
    duties("diff", "draft.yaml", "--each-unit", "x", "-u", "区住建委")

    code, _, err = duties("diff", "plan.yaml", "--each-unit", "x")

    assert code == 0
    assert err == (
        "note: nothing changes for 47 units, which get no file\n"
        "note: 1 earlier notice there was not updated: Changes in the tasks of 区住建委.docx\n"
        "note: no task differs\n"
    )


@pytest.mark.parametrize("ending", ["docx", "csv", "json", "md", "txt"])
def test_the_ending_decides_the_format(duties: Duties, ending: str) -> None:
    file = Path(f"变化.{ending}")

    assert duties("diff", "draft.yaml", "-o", str(file)) == (1, "", f"note: wrote {file}\n")
    begins = {"docx": b"PK", "csv": b"\xef\xbb\xbfchange,", "json": b"{", "md": b"5", "txt": b"5"}
    assert file.read_bytes().startswith(begins[ending])


@pytest.mark.parametrize("ending", ["docx", "csv", "json"])
def test_what_we_wrote_may_be_replaced(duties: Duties, ending: str) -> None:
    for _ in range(2):
        assert duties("diff", "draft.yaml", "-o", f"x.{ending}").code == 1


@pytest.mark.parametrize("ending", ["docx", "csv", "json", "md", "txt"])
def test_what_somebody_wrote_is_not_replaced(duties: Duties, ending: str) -> None:
    file = Path(f"x.{ending}")
    file.write_text("工作笔记\n", "utf-8")

    assert "is not an export of duties" in duties("diff", "draft.yaml", "-o", str(file)).err
    assert file.read_text("utf-8") == "工作笔记\n"
    assert duties("diff", "draft.yaml", "-o", str(file), "--force").code == 1


def test_what_is_compared_is_never_replaced(duties: Duties) -> None:
    duties("export", "去年.docx")
    before = Path("去年.docx").read_bytes()

    code, _, err = duties("diff", "去年.docx", "draft.yaml", "-o", "去年.docx", "--force")

    assert (code, "a plan or a document that is compared" in err) == (2, True)
    assert Path("去年.docx").read_bytes() == before
    assert duties("diff", "draft.yaml", "-f", "table", "-o", "plan.yaml", "--force").code == 2


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("-o", "x.html"), "the name does not show the format"),
        (("-o", "x.docx", "-f", "csv"), "does not match this ending"),
        (("--each-unit", "x", "-o", "y.docx"), "leave out --output"),
        (("--each-unit", "x", "-f", "csv"), "leave out --output and --format"),
        (("--each-unit", "x.docx"), "name one such as x\n"),
        (("-f", "docx", "-u", "区住建委", "-u", "区教委"), "a Word notice is for one unit"),
    ],
)
def test_options_that_do_not_agree_are_refused(
    duties: Duties, options: tuple[str, ...], sentence: str
) -> None:
    code, out, err = duties("diff", "draft.yaml", *options)

    assert (code, out) == (2, "")
    assert sentence in err
    assert not Path("x").exists()


def test_several_units_are_told_one_after_the_other(duties: Duties) -> None:
    both = duties("diff", "draft.yaml", "-u", "区教委", "-u", "区住建委").out
    each = [duties("diff", "draft.yaml", "-u", unit).out for unit in ("区住建委", "区教委")]

    assert both == "\n".join(each)
    assert duties("diff", "draft.yaml", "-u", "区教委", "-u", "qjw").out == each[1]


def test_a_unit_for_which_nothing_changes_is_named_among_others(duties: Duties) -> None:
    answer = duties("diff", "draft.yaml", "-u", "区教委", "-u", "区司法局")

    assert answer.code == 1
    assert answer.out == duties("diff", "draft.yaml", "-u", "区教委").out
    told, *unsure = answer.err.splitlines()
    assert told == "note: nothing changes for 区司法局"
    assert [line.partition(" too")[0] for line in unsure] == [
        "note: other tasks with changes may concern 区教委",
        "note: other tasks with changes may concern 区司法局",
    ]


def test_a_notice_may_go_to_the_standard_output() -> None:
    assert duties_process("diff", "draft.yaml", "-f", "docx").stdout.startswith(b"PK")


def test_a_new_name_and_notices_for_collectives_are_told(duties: Duties) -> None:
    old = Path("draft.yaml").read_text("utf-8").replace("区文旅委", "区旅游发展委")
    Path("draft.yaml").write_text(old, "utf-8")

    err = duties("diff", "draft.yaml").err
    assert "区旅游发展委 and 区文旅委 may be one unit" in err
    assert "without listed members" not in err
    assert "may be one unit" in duties("diff", "draft.yaml", "--unit", "区文旅委").err
    assert "may be one unit" not in duties("diff", "draft.yaml", "--unit", "区教委").err

    Path("draft.yaml").write_text(old.replace("完善收入分配机制", "改进收入分配机制"), "utf-8")
    err = duties("diff", "draft.yaml", "--each-unit", "notices").err
    assert "1 file is for a collective without listed members (区级有关部门)" in err
