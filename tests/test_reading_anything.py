"""Whatever a file holds, reading it ends in one sentence or in a plan with its findings."""

from collections.abc import Iterator, Mapping
from gettext import NullTranslations

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reading import PARSERS, PLANS, parser, shown

from duties.errors import DutiesError
from duties.fields import ACTION, EXPECTS, PLAN, TASK, UNIT
from duties.loading import Loaded, load
from duties.model import Action, Name, Plan, Task, Unit, UnitKind
from duties.source import Source, Span, decode

settings.register_profile("reading", deadline=None, derandomize=True, max_examples=150)
reading = settings(settings.get_profile("reading"))

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
    """Yield a value and all that it is made of."""
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
    """Check what every reading promises, and return it."""
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


def check_bytes(data: bytes) -> None:
    try:
        source = decode("plan.yaml", data)
    except DutiesError as error:
        sentence = error.message.put(NullTranslations())
        assert sentence.isprintable()
        assert sentence
        assert error.place is not None
        assert error.place.partition(":")[0] == "plan.yaml"
    else:
        check(source.text)


def check_by_both(text: str) -> None:
    """Check a text by both parsers, and that they agree where both can read it."""
    with parser(True):
        by_libyaml = check(text)
    with parser(False):
        by_python = check(text)
    is_yaml = by_libyaml.plan is not None and by_python.plan is not None
    if is_yaml and "\ufeff" not in text:  # PyYAML gives that character no column
        assert by_libyaml.plan == by_python.plan
        assert [(found.code, found.span) for found in by_libyaml.findings] == [
            (found.code, found.span) for found in by_python.findings
        ]


needs_both = pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML came without libyaml")

# What gives YAML its shape, with the characters that break it.
PALETTE = "ab 0-:,[]{}#&*!|>'\"%@`\\?~<=.\n\r\t\x85\u2028\ufeff\x07\0一县\U00020bb7\ud800"
KEYS = sorted({*PLAN, *ACTION, *EXPECTS, *TASK, *UNIT, "<<", "牵头单位"})

any_text = st.text(st.characters(exclude_categories=())) | st.text(PALETTE, max_size=40)

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
        for key in PLAN
    },
)

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


@given(data=st.binary() | any_text.map(lambda text: text.encode("utf-16", "surrogatepass")))
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
