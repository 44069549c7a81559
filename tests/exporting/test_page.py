import base64
import hashlib
import json
import re
from dataclasses import replace
from datetime import date
from functools import cache
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from plans import plan_text

from duties.drawing.engines import EngineChoice, choose_engine
from duties.drawing.render import PictureFormat
from duties.exporting.dossier import Dossier
from duties.exporting.file_parts import FilePart
from duties.exporting.imprint import Imprint
from duties.exporting.page.render import PARTS, is_own, render
from duties.messages import Translator
from duties.naming.names import Register
from duties.planfile.templates import demo_files
from duties.queries.handover import revision
from duties.source import Source
from handing_on import EN, ZH, dossier, shipped_dossier, small_dossier
from reading import plan_of

ENGINE = choose_engine(EngineChoice.EMBEDDED, PictureFormat.SVG)
HOSTILE = "<script>alert(1)</script>'\"&lt; --> ]]> {{ 7 * 7 }}"


class Page(HTMLParser):
    """What a test needs from a page: its elements, the content of each, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.inside = ""
        self.held: dict[str, list[str]] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self.inside = tag

    def handle_data(self, data: str) -> None:
        self.text += data
        self.held.setdefault(self.inside, []).append(data)

    def every(self, attribute: str) -> list[str]:
        return [held[attribute] for _, held in self.elements if attribute in held]

    def dead_links(self) -> set[str]:
        """The addresses that lead nowhere; as in browsers to an id as it is, or else decoded."""
        known = {f"#{id_}" for id_ in self.every("id")}
        links = set(self.every("href")) - {"data:,"}
        return {link for link in links if not {link, unquote(link)} & known}


def page(of: Dossier, into: Translator = ZH, *, draws: bool = False) -> Page:
    return Page(render(replace(of, engine=ENGINE if draws else None), into).decode())


@cache
def shipped_page(*, draws: bool = False) -> Page:
    """Return the page of the shipped plan, only to be read: tests share it."""
    return page(shipped_dossier(), draws=draws)


def test_every_link_leads_to_a_part_of_the_page() -> None:
    shown = shipped_page(draws=True)

    ids = shown.every("id")
    links = shown.every("href")
    assert len(ids) == len(set(ids))
    assert not shown.dead_links()
    assert "#unit=区住建委" in links
    assert "#task=19" in links
    assert "#action=2" in links


def test_every_task_and_every_unit_with_a_task_has_its_part() -> None:
    plan = shipped_dossier().plan
    shown = shipped_page()

    ids = shown.every("id")
    assert [id_ for id_ in ids if id_.startswith("task=")] == [f"task={t.id}" for t in plan.tasks]
    assert sum(id_.startswith("action=") for id_ in ids) == 10
    assert sum(id_.startswith("unit=") for id_ in ids) == 47


def test_the_pictures_of_the_plan_the_network_and_each_action_are_in_it() -> None:
    shown = shipped_page(draws=True)

    assert shown.every("class").count("picture") == 12
    assert "picture" not in shipped_page().every("class")


@pytest.mark.parametrize("into", [EN, ZH], ids=["en", "zh"])
def test_nothing_comes_from_outside_and_only_its_own_script_runs(into: Translator) -> None:
    text = render(replace(shipped_dossier(), engine=ENGINE), into).decode()
    shown = Page(text)

    assert not {"src", "srcset", "action", "style", "onclick", "onload"} & {
        name for _, held in shown.elements for name in held
    }
    [policy] = [held["content"] for _, held in shown.elements if "http-equiv" in held]
    assert policy.startswith("default-src 'none'; ")
    for tag, kind in (("script", "script-src"), ("style", "style-src")):
        held = re.findall(f"(?s)<{tag}>(.*?)</{tag}>", text)
        digests = (hashlib.sha256(each.encode()).digest() for each in held)
        hashes = " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
        assert f"{kind} {hashes};" in policy


def test_names_and_titles_are_text_whatever_stands_in_them() -> None:
    name = json.dumps(HOSTILE)
    of = dossier(
        f'title: {name}\nissuer: {name}\nunits: [{{name: {name}, aliases: [{name[:-1]}2"]}}]\n'
        f"actions: [{{id: {name}, title: {name}, lead: {name}}}]\n"
        f"tasks: [{{id: {name}, action: {name}, title: {name}, lead: {name}, note: {name}}}]\n"
    )
    tame = page(small_dossier(tasks="id: 1, title: 河, lead: 甲局"), EN, draws=True)

    shown = page(of, EN, draws=True)

    assert {tag for tag, _ in shown.elements} <= {tag for tag, _ in tame.elements} | {
        "small",
        "br",
        "ellipse",
    }
    assert shown.held["h1"][0] == HOSTILE


def test_what_is_hidden_in_a_name_is_shown() -> None:
    shown = page(small_dossier(tasks='id: 1, title: "河\\u202e流", lead: 甲局'), EN)

    assert r"河\u202e流" in shown.text
    assert "\u202e" not in shown.text


def test_an_empty_plan_has_a_page_that_says_so() -> None:
    shown = page(dossier("title: 清水方案\ntasks: []\n"), EN, draws=True)

    assert "The plan has no tasks yet." in shown.text


def test_a_plan_that_is_compared_tells_what_changed() -> None:
    new = small_dossier(tasks="id: 1, title: 河, lead: 甲局\nid: 2, title: 井, lead: 乙局")
    old = plan_of("title: 清水方案\ntasks: [{id: 1, title: 河, lead: 丙局}]\n")
    found = revision(old, Register(old), new.plan, new.register)

    compared = page(replace(new, revision=found), EN)
    alone = page(new, EN)

    assert "changes" in compared.every("id")
    assert "1 task differs" not in alone.text
    assert "2 tasks differ" in compared.text
    assert "changes" not in alone.every("id")


def test_nothing_changed_is_told_as_well() -> None:
    of = small_dossier(tasks="id: 1, title: 河, lead: 甲局")
    found = revision(of.plan, of.register, of.plan, of.register)

    assert "no task differs" in page(replace(of, revision=found), EN).text


@pytest.mark.parametrize("part", [*PARTS, None], ids=lambda part: part or "all")
def test_no_link_leads_to_a_part_that_is_left_out(part: FilePart | None) -> None:
    left_out = frozenset([part] if part else PARTS)
    demo = demo_files(date(2026, 6, 18))["plan.yaml"]  # it has bodies, which the shipped one lacks
    shown = page(replace(dossier(demo), without=left_out), draws=True)

    ids = shown.every("id")
    assert not shown.dead_links()
    assert not left_out & set(ids)
    assert [id_ for id_ in ids if id_.startswith("task=")]


def test_without_pictures_there_is_no_view_of_them() -> None:
    shown = page(replace(shipped_dossier(), without=frozenset({FilePart.PICTURES})), draws=True)

    assert "picture" not in shown.every("class")
    assert not {"whole", "network"} & set(shown.every("id"))
    assert "放不下" not in shown.text


def test_a_plan_too_large_for_one_picture_says_so() -> None:
    shown = page(dossier(plan_text(121)), EN, draws=True)

    assert "whole" not in shown.every("id")
    assert "heat" in shown.every("id")
    assert "The plan has 121 tasks, too many for one picture; see the heat map." in shown.text


def test_findings_stand_by_rule_each_with_its_task() -> None:
    of = small_dossier(tasks="id: 1, title: 河\nid: 2, title: 井\nid: 3, title: 渠, lead: 甲局")
    shown = page(of, EN)

    text = " ".join(shown.text.split())
    assert "error DUT101 no-lead 2 AboutFindingPlace 1task 1 has no leadplan.yaml:5:10" in text
    assert "warning DUT103 no-responsible 3 About" in text


def test_a_change_leads_to_its_task_and_its_unit() -> None:
    new = small_dossier(tasks="id: 1, title: 河, lead: 甲局\nid: 2, title: 井, lead: 乙局")
    old = plan_of("title: 清水方案\ntasks: [{id: 1, title: 河, lead: 丙局}, {id: 3, title: 渠}]\n")
    of = replace(new, revision=revision(old, Register(old), new.plan, new.register))
    text = render(of, EN).decode()

    changes = Page(text[text.index('id="changes"') :])
    links = [link for link in changes.every("href") if link.startswith("#")]
    assert links == ["#task=1", "#task=2", "#unit=甲局", "#unit=乙局"]


def test_a_unit_names_those_that_it_works_with() -> None:
    tasks = "id: 1, title: 河, lead: 甲局, responsible: [乙局, 丙局]\n"
    shown = page(small_dossier(tasks=f"{tasks}id: 2, title: 井, lead: 乙局, support: 甲局"), EN)

    assert "Works most with: 乙局 2, 丙局 1" in " ".join(shown.text.split()).replace(" ,", ",")


def test_the_head_names_who_sent_the_page() -> None:
    imprint = Imprint(("区督查室",), "某督〔2026〕3号", date(2026, 3, 1))
    shown = page(replace(small_dossier(tasks="id: 1, title: 河, lead: 甲局"), imprint=imprint))

    assert "".join(shown.held["p"][0].split()) == (
        "1项任务·某督〔2026〕3号·制发单位：区督查室·制发日期："
    )
    assert "2026年3月1日" in shown.held["span"]


def test_the_findings_do_not_tell_in_which_folder_the_plan_lies() -> None:
    of = small_dossier(tasks="id: 1, title: 河")
    of = replace(of, source=Source("home/somebody/plan.yaml", of.source.text))
    shown = page(of)

    assert "plan.yaml:5:10" in shown.held["td"]
    assert "somebody" not in shown.text


def test_the_same_plan_gives_the_same_page() -> None:
    of = replace(shipped_dossier(), engine=ENGINE)

    assert render(of, ZH) == render(of, ZH)


def test_a_page_is_known_again() -> None:
    assert is_own(render(shipped_dossier(), ZH))
    assert not is_own(b"<!doctype html><title>somebody's page</title>")


def test_words_go_with_their_numbers() -> None:
    shown = page(small_dossier(tasks="id: 1, title: 河, lead: 甲局"), EN)

    assert {" task", " unit with tasks"} <= set(shown.held["b"])


def test_without_units_nobody_asks_who_works_with_whom(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        pytest.fail("asked")

    for name in ("partners", "PlanGraph", "spellings_of"):
        monkeypatch.setattr(f"duties.exporting.page.render.{name}", never)

    render(replace(shipped_dossier(), without=frozenset({FilePart.UNITS})), ZH)


def test_findings_about_units_and_targets_lead_there() -> None:
    links = shipped_page().every("href")
    without = replace(shipped_dossier(), without=frozenset({FilePart.TARGETS}))

    assert links.count("#targets") > 20
    assert "#targets" not in page(without).every("href")


def test_a_plan_of_a_thousand_tasks_stays_under_three_megabytes() -> None:
    of = replace(dossier(plan_text(1000)), engine=ENGINE)

    assert len(render(of, ZH)) < 3_000_000


def test_what_has_no_task_is_no_link_and_no_choice() -> None:
    of = small_dossier(
        actions="id: 1, title: 增绿, lead: 闲局\nid: 2, title: 修路",
        tasks="id: 1, action: 2, title: 河, lead: 甲局",
    )

    shown = page(of, draws=True)

    assert not shown.dead_links()
    assert "闲局" in shown.text
    assert [wanted for wanted in shown.every("data-wanted") if "action=" in wanted] == ["action=1"]
