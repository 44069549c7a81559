from duties.exporting.markdown import render
from handing_on import EN, ZH, dossier, shipped_dossier, small_dossier


def test_tasks_stand_under_their_action_and_again_under_their_units() -> None:
    text = render(shipped_dossier(), ZH).decode()

    headings = [line for line in text.splitlines() if line.startswith("#")]
    assert headings[:3] == [
        f"# {shipped_dossier().plan.title}",
        "## 任务分工表",
        "### 1 提升主城都市区极核引领行动",
    ]
    assert [line for line in headings if line.startswith("## ")] == [
        "## 任务分工表",
        "## 目标清单",
        "## 单位清单",
        "## 检查结果",
    ]
    assert headings.count("### 区住建委") == 1
    assert "区住建委：牵头 5 项、责任 8 项" in text
    assert "行动牵头单位：区发改委" in text


def test_names_are_never_markup() -> None:
    of = small_dossier(
        actions="id: '#', title: '*a* <b>'", tasks="id: 1, action: '#', title: '|', lead: '[x](y)'"
    )
    text = render(of, EN).decode()

    assert r"### \# \*a\* \<b\>" in text
    assert r"### \[x\](y)" in text
    assert r"\|" in text


def test_an_empty_plan_is_a_document_all_the_same() -> None:
    assert render(dossier("title: 空\ntasks: []\n"), EN).decode() == (
        "<!-- duties export -->\n\n# 空\n\n0 tasks\n\n## Division of tasks\n\n"
        "## Duties by unit\n\n## Check results\n\nNothing was found.\n"
    )
