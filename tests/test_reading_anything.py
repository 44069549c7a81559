"""Whatever a file holds, reading it ends in one sentence or in a plan with its findings."""

import re
from collections.abc import Iterator, Mapping
from gettext import NullTranslations
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from campaign import drawn
from duties.errors.base import DutiesError
from duties.files import decode
from duties.model import Action, Name, Plan, Role, Task, Unit, UnitKind
from duties.planfile.fields import ACTION, EXPECTS, PLAN, TASK, UNIT
from duties.planfile.loading import Loaded, load
from duties.source import Source, Span
from reading import PARSERS, PLANS, parser, said, shown

reading = drawn(30, 150, derandomize=True)

# PyYAML counts no column for U+FEFF, and takes a comma or bracket into a tag.
READ_DIFFERENTLY = re.compile(r"\ufeff|!\S*[,\[\]{}]")

LINE_ENDS = ("\r\n", "\n", "\r", "\x85", "\u2028", "\u2029")


def lines_of(text: str) -> list[str]:
    for end in LINE_ENDS:
        text = text.replace(end, "\n")
    return text.split("\n")


def is_within(span: Span, lines: list[str]) -> bool:
    start, end = span[:2], span[2:]
    return start <= end and all(
        1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1
        for line, column in (start, end)
    )


def values_in(value: object) -> Iterator[object]:
    """Yield a value and everything inside it."""
    yield value
    if isinstance(value, Mapping):
        yield from value
        value = tuple(value.values())
    if isinstance(value, tuple):
        for part in value:
            yield from values_in(part)


def check_plan(plan: Plan, lines: list[str]) -> None:
    assert all(type(unit) is Unit for unit in plan.units)
    assert all(type(action) is Action for action in plan.actions)
    assert all(type(task) is Task for task in plan.tasks)
    for value in values_in(plan):
        if isinstance(value, str):
            value.encode()
        elif isinstance(value, Span):
            assert is_within(value, lines), shown(value)
        elif isinstance(value, Name):
            assert value.text.strip()


def check(text: str) -> Loaded:
    """Check what every reading guarantees, and return it."""
    loaded = load(Source("plan.yaml", text))
    plan, findings = loaded
    lines = lines_of(text)
    assert [shown(found.span) for found in findings if not is_within(found.span, lines)] == []
    assert [(found.span, found.code) for found in findings] == sorted(
        (found.span, found.code) for found in findings
    )
    assert all(found.message.put(NullTranslations()) for found in findings)
    if plan is not None:
        check_plan(plan, lines)
        assert "DUT001" not in {found.code for found in findings}
    else:
        assert {found.code for found in findings} & {"DUT001", "DUT004"}
    return loaded


def decoded(data: bytes) -> Source | DutiesError:
    try:
        return decode("plan.yaml", data)
    except DutiesError as error:
        return error


def check_bytes(data: bytes) -> None:
    result = decoded(data)
    if isinstance(result, Source):
        check(result.text)
    else:
        place, sentence = said(result)
        assert place is not None
        assert place.partition(":")[0] == "plan.yaml"
        assert sentence
        assert sentence.isprintable()


def check_by_both(text: str) -> None:
    """Check a text by both parsers, and that they agree where both can read it."""
    with parser(True):
        by_libyaml = check(text)
    with parser(False):
        by_python = check(text)
    is_yaml = by_libyaml.plan is not None and by_python.plan is not None
    if is_yaml and not READ_DIFFERENTLY.search(text):
        assert by_libyaml.plan == by_python.plan
        assert [(found.code, found.span) for found in by_libyaml.findings] == [
            (found.code, found.span) for found in by_python.findings
        ]


needs_both = pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML came without libyaml")

Strategy = st.SearchStrategy[Any]

# What gives YAML its shape, with the characters that break it.
PALETTE = "ab 0-:,[]{}#&*!|>'\"%@`\\?~<=.\n\r\t\x85\u2028\ufeff\x07\0一县\U00020bb7\ud800"
SHAPES = (PLAN, ACTION, EXPECTS, TASK, UNIT)
KEYS = sorted({*(key for shape in SHAPES for key in shape.grammar), "<<", "牵头单位"})

FRAGMENTS = (
    *("title: ", "tasks:", "tasks: ", "units:", "id: ", "lead: ", "note: ", "<<: ", "县", "1"),
    *("\n", "\n  ", "\n    ", "\n- ", "\n  - ", "- ", "? ", ": ", ", ", "[", "]", "{", "}"),
    *(
        "&a ",
        "*a ",
        "*a",
        "&b ",
        "*b",
        "!!str ",
        "!x ",
        "'",
        '"',
        "|",
        ">-",
        "~",
        "# 注",
        "\\u4e00",
    ),
    *("\n---\n", "\n...\n", "%YAML 1.1\n", "\t"),
)

any_text = (
    st.text(st.characters(exclude_categories=()))
    | st.text(PALETTE, max_size=40)
    | st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join)
)

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.dates()
    | st.text(max_size=8)
    | st.sampled_from(["县", "", "null", "010", *UnitKind])
)
structures = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6)
        | st.dictionaries(scalars, inner, max_size=2)
    ),
    max_leaves=20,
)
plan_like = st.fixed_dictionaries(
    {},
    optional={
        key: structures | st.lists(st.dictionaries(st.sampled_from(KEYS), structures, max_size=5))
        for key in PLAN.grammar
    },
)

# PyYAML folds these line ends away when it writes them.
characters = st.characters(codec="utf-8", exclude_characters="\x85\u2028\u2029")
texts = st.text(characters, min_size=1, max_size=12).filter(lambda text: not text.isspace())
names = texts | st.lists(texts, max_size=3)
ids = st.integers(0, 10**15 - 1) | st.text("一（）a", min_size=1, max_size=4)


longer_periods = st.from_regex(
    "[1-9][0-9]{3}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?",
    fullmatch=True,
    alphabet=st.characters(codec="ascii"),
)


def lists_by_id(optional: Mapping[str, Strategy]) -> Strategy:
    part = st.fixed_dictionaries({"id": ids, "title": texts}, optional=optional)
    return st.lists(part, max_size=4, unique_by=lambda part: str(part["id"]))


@st.composite
def plans(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a plan without a fault, as the values that its file holds."""
    actions = draw(lists_by_id({"lead": names}))
    references = st.sampled_from([action["id"] for action in actions]) if actions else st.none()
    unit = st.fixed_dictionaries(
        {"name": texts},
        optional={
            "kind": st.sampled_from([str(kind) for kind in UnitKind]),
            "aliases": names,
            "members": names,
        },
    )
    task_keys = {
        "action": references,
        "lead": names,
        "responsible": names,
        "support": names,
        "open_ended": st.booleans(),
        "due": st.dates() | st.integers(1000, 9999) | longer_periods,
        "due_text": texts,
        "note": texts,
    }
    plan_keys = {
        "issuer": texts,
        "issued": st.dates(),
        "horizon": st.integers(0, 3000),
        "units": st.lists(unit, max_size=3),
    }
    head = draw(st.fixed_dictionaries({"title": texts}, optional=plan_keys))
    return {**head, "actions": actions, "tasks": draw(lists_by_id(task_keys))}


def names_in(part: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = part.get(key, [])
    return (value,) if isinstance(value, str) else tuple(value)


def words(names: tuple[Name, ...]) -> tuple[str, ...]:
    return tuple(name.text for name in names)


FULL = (PLANS / "full.yaml").read_text(encoding="utf-8")


@st.composite
def mutated(draw: st.DrawFn, text: str) -> str:
    """Draw a text with a few stretches deleted, doubled or replaced."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        stretch = text[start : start + draw(st.integers(0, 12))]
        end = start + len(stretch)
        new = draw(st.just("") | st.just(stretch * 2) | st.text(PALETTE, max_size=3))
        text = text[:start] + new + text[end:]
    return text


@pytest.mark.parametrize("is_libyaml", PARSERS)
@given(text=any_text)
@example("? a")
@example("---\n!<%ED%A0%80> a")
@example("[&a b, *a]: c")
@example("title: |")
@reading
def test_any_text_is_read(is_libyaml: bool, text: str) -> None:
    with parser(is_libyaml):
        check(text)


@given(data=st.binary() | any_text.map(lambda text: text.encode("utf-8", "surrogatepass")))
@example(b"\xef\xbb\xbf")
@example(b"\xef\xbb\xbf\xff")
@reading
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    check_bytes(data)


@given(text=mutated(FULL), encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
       cut=st.integers(0, 3))  # fmt: skip
@reading
def test_a_damaged_file_in_any_encoding_is_read_or_refused(
    text: str, encoding: str, cut: int
) -> None:
    data = text.encode(encoding, "replace")

    check_bytes(data[: len(data) - cut])


@needs_both
@given(text=any_text)
@reading
def test_both_parsers_read_any_text_alike(text: str) -> None:
    check_by_both(text)


@needs_both
@given(text=mutated(FULL))
@reading
def test_both_parsers_read_a_damaged_plan_alike(text: str) -> None:
    check_by_both(text)


@needs_both
@given(
    structure=plan_like | structures,
    is_flow=st.sampled_from([True, False, None]),
    is_unicode=st.booleans(),
)
@reading
def test_both_parsers_read_any_structure_alike(
    structure: object, is_flow: bool | None, is_unicode: bool
) -> None:
    text = yaml.dump(
        structure, default_flow_style=is_flow, allow_unicode=is_unicode, sort_keys=False
    )

    check_by_both(text)


@pytest.mark.parametrize("is_libyaml", PARSERS)
@given(written=plans(), is_flow=st.sampled_from([True, False, None]), is_unicode=st.booleans())
@reading
def test_a_plan_without_fault_is_read_as_it_was_written(
    is_libyaml: bool, written: dict[str, Any], is_flow: bool | None, is_unicode: bool
) -> None:
    text = yaml.dump(written, default_flow_style=is_flow, allow_unicode=is_unicode, sort_keys=False)

    with parser(is_libyaml):
        plan, findings = check(text)

    assert findings == ()
    assert plan is not None
    assert plan[1:5] == tuple(written.get(key) for key in ("title", "issuer", "issued", "horizon"))
    assert [
        (
            unit.name,
            unit.kind,
            words(unit.aliases),
            None if unit.members is None else words(unit.members),
        )
        for unit in plan.units
    ] == [
        (
            unit["name"],
            unit.get("kind"),
            names_in(unit, "aliases"),
            names_in(unit, "members") if "members" in unit else None,
        )
        for unit in written.get("units", [])
    ]
    assert [(action.id, action.title, words(action.lead)) for action in plan.actions] == [
        (str(action["id"]), action["title"], names_in(action, "lead"))
        for action in written["actions"]
    ]
    assert [
        (
            task.id,
            task.title,
            task.action,
            task.open_ended,
            task.due and str(task.due),
            task.due_text,
            task.note,
        )
        for task in plan.tasks
    ] == [
        (
            str(task["id"]),
            task["title"],
            None if task.get("action") is None else str(task["action"]),
            task.get("open_ended", False),
            str(task["due"]) if "due" in task else None,
            task.get("due_text"),
            task.get("note"),
        )
        for task in written["tasks"]
    ]
    assert [[words(task.units(role)) for role in Role] for task in plan.tasks] == [
        [names_in(task, role) for role in Role] for task in written["tasks"]
    ]
