"""Fixing keeps its five promises on any plan: see the names of the tests."""

import re
from collections import Counter
from collections.abc import Iterator

from checking import checked
from hypothesis import given
from hypothesis import strategies as st

from campaign import drawn
from duties.findings import Fix, Severity
from duties.lint.fixing import fix
from duties.lint.rule import Fault, Subject, rule
from duties.messages import Message
from duties.source import Edit, Span

UNITS = ["区教委", "区教育委", "区 教 委", "区交通局", "区交通运输局", "区水利局", "ＣＢＤ管委会"]
SOME = drawn(24, 120, derandomize=True)


@st.composite
def plans(draw: st.DrawFn) -> str:
    """A plan with fixable faults, comments, flow and block lists, and anchors."""
    end = draw(st.sampled_from(["\n", "\r\n"]))
    names = st.lists(st.sampled_from(UNITS), min_size=1, max_size=4)
    lines = ["# 方案  # 注", "title: 方案  # 标题", "units:"]
    lines += ["  - {name: 区教委, aliases: [区教育委]}  # 单位", "  - name: 区交通局", "    # 别名"]
    lines += ["    aliases: [区交通运输局]", "  - {name: CBD管委会}", "tasks:"]
    for number in range(1, draw(st.integers(1, 4)) + 1):
        id_ = draw(st.sampled_from([str(number), f"0{number}", f"'{number}'"]))
        lines += [f"  - id: {id_}  # 第{number}项", f"    title: 任务{number}"]
        for key in ("lead", "responsible", "support"):
            lines += _names(draw, key, draw(names), number)
        lines += [draw(st.sampled_from(["    open_ended: true", "    opn_ended: true", ""]))]
    return end.join(line for line in lines if line) + end


def _names(draw: st.DrawFn, key: str, names: list[str], number: int) -> Iterator[str]:
    quote = draw(st.sampled_from(["", "'", '"']))
    quoted = [f"{quote}{name}{quote}" for name in names]
    match draw(st.sampled_from(["none", "single", "flow", "wide", "block", "anchor", "alias"])):
        case "single":
            yield f"    {key}: {quoted[0]}  # {key}"
        case "flow":
            yield f"    {key}: [{', '.join(quoted)}]  # {key}"
        case "wide":
            yield f"    {key}: [ {' , '.join(quoted)} ,"
            yield "      区水利局 ]"
        case "block":
            yield f"    {key}:  # {key}"
            yield from (f"      - {name}{'  # 注' if len(name) > 4 else ''}" for name in quoted)
        case "anchor":
            yield f"    {key}: [&a{number}{key} {quoted[0]}, *a{number}{key}]"
        case "alias":
            yield f"    {key}: &l{number}{key} [{', '.join(quoted)}]"


def comments(text: str) -> list[str]:
    return [line.split("#", 1)[1] for line in text.splitlines() if "#" in line]


@SOME
@given(plans(), st.booleans())
def test_after_fixing_a_plan_loads_and_what_was_fixed_is_gone(text: str, unsafe: bool) -> None:
    before = checked(text)
    after, mended = fix(before, unsafe=unsafe)

    assert after.subject.loaded.plan is not None
    assert len(after.findings) <= len(before.findings)
    assert (mended > 0) == (after.subject.source.text != text)


@SOME
@given(plans(), st.booleans())
def test_fixing_again_changes_nothing(text: str, unsafe: bool) -> None:
    once, _ = fix(checked(text), unsafe=unsafe)
    twice, mended = fix(checked(once.subject.source.text), unsafe=unsafe)

    assert mended == 0
    assert twice.subject.source.text == once.subject.source.text


@SOME
@given(plans(), st.booleans())
def test_comments_and_line_ends_stay(text: str, unsafe: bool) -> None:
    after, _ = fix(checked(text), unsafe=unsafe)
    fixed = after.subject.source.text

    assert comments(fixed) == comments(text)
    assert ("\r\n" in fixed) == ("\r\n" in text)
    assert fixed.count("\r\n") in (0, fixed.count("\n"))


@SOME
@given(plans(), st.booleans())
def test_a_line_without_a_finding_stays_byte_for_byte(text: str, unsafe: bool) -> None:
    before = checked(text)
    after, _ = fix(before, unsafe=unsafe)
    touched = {
        line
        for finding in before.findings
        for line in range(finding.span.line, finding.span.end_line + 1)
    }
    kept = [line for number, line in enumerate(text.splitlines(), 1) if number not in touched]

    assert _is_subsequence(kept, after.subject.source.text.splitlines())


def _is_subsequence(part: list[str], whole: list[str]) -> bool:
    rest = iter(whole)
    return all(line in rest for line in part)


ODD = (
    *("区教委等", "区教委、区水利局", "区交通局，区科委等", "区科委；区体育局等部门", "等"),
    *("“区教委”", "［区教委，区水利局］", "【区科委】", "－区教委", "-区水利局", "区教委＃注"),
    *(
        "区教育委（区教科所）",
        "区交运局",
        "区水利局（区水务局、区河长办）",
        "区体 育局",
        "区交通局等单位",
    ),
)
SLIPS = st.sampled_from(["：", ": ", ":", "： "])


@st.composite
def odd_plans(draw: st.DrawFn) -> str:
    """A plan whose names hold lists, 等 and stray marks, with slips of the keyboard."""
    odd = st.lists(st.sampled_from([*ODD, *UNITS]), min_size=1, max_size=4)
    lines = ["title: 方案", "units:"]
    lines += ["  - {name: 区教委, aliases: [区教育委]}", "  - {name: 区交通局}"]
    lines += [f"  - {{name: 各单位, kind: collective, members: [{', '.join(draw(odd))}]}}"]
    lines += ["actions:", f"  - {{id: 1, title: 行动, lead: [{', '.join(draw(odd))}]}}", "tasks:"]
    for number in range(1, draw(st.integers(1, 3)) + 1):
        lines += [f"  - id: {number}  # 第{number}项", f"    title{draw(SLIPS)}任务{number}"]
        for key in draw(st.permutations(["lead", "responsible", "support", "责任单位"])):
            lines += _odd_names(draw, key, draw(odd))
        lines += draw(
            st.sampled_from([[], ["    note: 甲等、乙等  # 注"], ["    open_ended: false"]])
        )
    return "\n".join(lines) + draw(st.sampled_from(["\n", "", "\n# 尾注"]))


def _odd_names(draw: st.DrawFn, key: str, names: list[str]) -> Iterator[str]:
    colon = draw(SLIPS)
    match draw(st.sampled_from(["none", "single", "flow", "block"])):
        case "single":
            yield f"    {key}{colon}{names[0]}  # {key}"
        case "flow":
            yield f"    {key}{colon}[{', '.join(names)}]"
        case "block":
            yield f"    {key}:"
            dash = draw(st.sampled_from(["- ", "－", "-", "- "]))
            yield from (f"      {dash}{name}{'  # 注' if len(name) > 5 else ''}" for name in names)


SINGLES = [
    "区教委",
    "区水利局",
    "区交通局",
    "区科委",
    "区体育局",
    "区教科所",
    "区水务局",
    "区河长办",
]


def names_by_part(text: str) -> list[set[str]]:
    """The names in each task, and in what comes before the tasks."""
    parts = re.split(r"^  - id", text, flags=re.MULTILINE)
    return [{name for name in SINGLES if name in part.replace(" ", "")} for part in parts]


def letters(text: str) -> set[str]:
    """The Chinese letters of a text."""
    return {letter for letter in text if letter.isalpha() and not letter.isascii()}


@drawn(60, 300, derandomize=True)
@given(odd_plans(), st.booleans())
def test_no_word_is_lost(text: str, unsafe: bool) -> None:
    """But for what the fixes say: 等 becomes `open_ended`, a key English, 交运局 registered."""
    fixed = fix(checked(text), unsafe=unsafe).checked.subject.source.text

    assert letters(text) - letters(fixed) <= set("等单位部门责任育运")
    assert Counter(comments(text)) <= Counter(comments(fixed))
    for before, after in zip(names_by_part(text), names_by_part(fixed), strict=True):
        assert before <= after
    for part, mended in zip(text.split("  - id")[1:], fixed.split("  - id")[1:], strict=True):
        assert "等" not in part or "等" in mended or "open_ended: true" in mended


def _harmful(subject: Subject) -> Iterator[Fault]:
    first = Span(1, 1, 1, 1)
    yield Fault(Message("harm"), first, Fix((Edit(first, "["),), safe=True))


def test_a_fix_that_breaks_the_plan_is_not_made() -> None:
    harmful = rule("DUT999", "harmful", Severity.ERROR)(_harmful)

    after, mended = fix(checked("title: a\ntasks: []\n", harmful), unsafe=True)

    assert (after.subject.source.text, mended) == ("title: a\ntasks: []\n", 0)


def test_a_fix_that_helps_is_made_although_another_would_harm() -> None:
    harmful = rule("DUT999", "harmful", Severity.ERROR)(_harmful)

    def _helpful(subject: Subject) -> Iterator[Fault]:
        if subject.plan.title == "a":
            span = subject.plan.spans["title"]
            yield Fault(Message("a"), span, Fix((Edit(span, "b"),), safe=True))

    helpful = rule("DUT998", "helpful", Severity.ERROR)(_helpful)

    after, mended = fix(checked("title: a\ntasks: []\n", harmful, helpful), unsafe=False)

    assert (after.subject.source.text, mended) == ("title: b\ntasks: []\n", 1)


def test_unsafe_fixes_are_left_alone_unless_asked_for() -> None:
    text = "title: a\ntasks:\n  - {id: 1, title: b, lead: 甲局, responsible: [乙局、丙局]}\n"

    assert fix(checked(text), unsafe=False).checked.subject.source.text == text
    assert (
        "responsible: [乙局, 丙局]" in fix(checked(text), unsafe=True).checked.subject.source.text
    )
