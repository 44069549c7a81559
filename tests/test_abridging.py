from duties.abridging import LONGEST_ID, LONGEST_NAME, LONGEST_TITLE, abridged
from duties.model import Plan
from duties.naming.names import Register, names_registered, names_used
from duties.planfile.loading import load
from duties.source import Source

NAME, ID = "局" * LONGEST_NAME, "9" * LONGEST_ID


def plan_of(text: str) -> Plan:
    plan = load(Source("plan.yaml", text)).plan
    assert plan is not None
    return plan


def test_a_plan_of_ordinary_texts_is_the_same_plan() -> None:
    plan = plan_of(
        f"title: {'题' * LONGEST_TITLE}\nunits:\n  - {{name: {NAME}, aliases: [乙局]}}\n"
        f"tasks:\n  - {{id: '{ID}', title: 修缮码头, lead: {NAME}}}\n"
    )

    assert abridged(plan) is plan


def test_what_is_too_long_is_cut_with_a_sign() -> None:
    plan = abridged(
        plan_of(
            f"title: {'题' * 2000}\nissuer: {'府' * 300}\nactions:\n"
            f"  - {{id: {'章' * 200}, title: {'章' * 2000}, lead: 甲局}}\n"
            f"tasks:\n  - id: 1\n    action: {'章' * 200}\n"
            f"    title: {'事' * 2000}\n    note: {'注' * 20000}\n"
        )
    )

    task = plan.tasks[0]
    assert plan.title == "题" * 1000 + "…"
    assert plan.issuer == "府" * 200 + "…"
    assert plan.actions[0].title == "章" * 1000 + "…"
    assert task.action == plan.actions[0].id == "章" * 100 + "…"
    assert task.title == "事" * 1000 + "…"
    assert task.note == "注" * 16000 + "…"


def test_names_and_ids_that_differ_still_differ() -> None:
    plan = abridged(
        plan_of(
            f"title: 方案\nunits:\n  - name: {NAME}甲\n  - name: {NAME}乙\n"
            f"    aliases: [{NAME}丙]\n    members: [{NAME}甲]\n"
            f"tasks:\n  - {{id: {ID}1, title: 一, lead: {NAME}甲}}\n"
            f"  - {{id: {ID}2, title: 二, lead: {NAME}丙, support: {NAME}丁}}\n"
        )
    )

    assert [name.text for name in names_registered(plan)] == [
        f"{NAME}…",
        f"{NAME}…(2)",
        f"{NAME}…(3)",
        f"{NAME}…",
    ]
    assert [name.text for name in names_used(plan)] == [f"{NAME}…", f"{NAME}…(3)", f"{NAME}…(4)"]
    assert Register(plan).unit_of(f"{NAME}…(3)") == f"{NAME}…(2)"
    assert [task.id for task in plan.tasks] == [f"{ID}…", f"{ID}…(2)"]


def test_steps_and_bodies_are_cut_as_tasks_are() -> None:
    long, unit = "长" * 2000, "局" * 300
    plan = plan_of(
        f"title: 清水\ntasks: [{{id: 1, title: 河, lead: {unit}, steps: [{{id: 1, title: {long}, "
        f"lead: {unit}}}]}}]\nbodies: [{{id: 组, name: {long}, office: {unit}}}]\n"
    )

    short = abridged(plan)

    (task,) = short.tasks
    assert task.steps[0].title == f"{'长' * 1000}…"
    assert task.steps[0].lead[0].text == task.lead[0].text == f"{'局' * 200}…"
    assert short.bodies[0].office[0].text == task.lead[0].text
    assert short.bodies[0].name == f"{'长' * 200}…"
