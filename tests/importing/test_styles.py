"""Each style of notes has a file of cases that shows it, and the gates forget no word."""

import re
from collections.abc import Iterator, Mapping

import pytest
from documents import STYLE_CASES, documents_in
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duties.importing.lexicon import labels, verbs
from duties.importing.lexicon.forms import Form
from duties.importing.lexicon.gates import may_hold_note, may_tell_role
from duties.importing.notes.find import find_notes
from duties.importing.notes.note import Style
from duties.importing.notes.styles import STYLES, bracketed, on_several_items
from duties.model import Role

EVERY_STYLE = (*STYLES, on_several_items.STYLE)

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def named(style: Style) -> str:
    return style.name


def styles_in(document: str) -> Iterator[Style | None]:
    """Yield the style of each note that stands in a line of a document."""
    for line in document.splitlines():
        for note in [*on_several_items.STYLE.find(line, ()), *find_notes(line)]:
            yield note.style


def test_every_style_has_a_file_of_cases() -> None:
    assert {path.stem for path in STYLE_CASES.glob("*.md")} == set(map(named, EVERY_STYLE))


@pytest.mark.parametrize("style", EVERY_STYLE, ids=named)
def test_the_cases_of_a_style_show_it(style: Style) -> None:
    documents = documents_in(STYLE_CASES / f"{style.name}.md")

    assert any(style in styles_in(document) for document in documents)


@pytest.mark.parametrize("style", STYLES, ids=named)
def test_only_last_resorts_follow_a_last_resort(style: Style) -> None:
    later = STYLES[STYLES.index(style) :]

    assert not style.is_last_resort or all(each.is_last_resort for each in later)


def words_of(forms: Mapping[Role, tuple[Form, ...]]) -> list[object]:
    """Return each word of labels or verbs with its role and form, as parameters of a test."""
    return [
        pytest.param(role, form._replace(words=word), id=f"{role.value}-{word}")
        for role, listed in forms.items()
        for form in listed
        for word in form.words.split()
    ]


@pytest.mark.parametrize(("role", "form"), words_of(labels.LABEL_FORMS))
def test_a_label_on_a_line_of_its_own_makes_a_note(role: Role, form: Form) -> None:
    @settings(unhurried, max_examples=10)
    @given(st.from_regex(form.pattern(), fullmatch=True))
    def check(label: str) -> None:
        (note,) = find_notes(f"{label}：市交通局")

        assert [(party.role, party.name) for party in note.parties] == [(role, "市交通局")]

    check()


@unhurried
@given(st.from_regex(labels.DEADLINE, fullmatch=True))
def test_a_deadline_on_a_line_of_its_own_makes_a_note(label: str) -> None:
    (note,) = find_notes(f"{label}：2024年6月底")

    assert note.deadlines == ("2024年6月底",)


@pytest.mark.parametrize(("role", "form"), words_of(verbs.VERBS))
def test_a_verb_in_a_bracket_makes_a_note(role: Role, form: Form) -> None:
    @settings(unhurried, max_examples=10)
    @given(st.from_regex(form.pattern(), fullmatch=True))
    def check(verb: str) -> None:
        (note,) = find_notes(f"（市交通局{verb}）")

        assert [(party.role, party.name) for party in note.parties] == [(role, "市交通局")]

    check()


@pytest.mark.parametrize("form", [*verbs.FORMS, *labels.BARE_FORMS.values()], ids=str)
def test_whatever_needs_no_colon_passes_the_gates(form: Form) -> None:
    assert all(may_tell_role(f"甲{word}乙") and verbs.may_hold_verb(word) for word in words(form))


def words(form: Form) -> list[str]:
    return form.words.split()


@pytest.mark.parametrize("mark", [word for form in verbs.MARKS.values() for word in words(form)])
def test_a_mark_after_a_name_makes_a_note(mark: str) -> None:
    assert find_notes(f"（市交通局（{mark}）、市财政局）")[0].parties


@pytest.mark.parametrize("text", ["", "一、总体要求", "完善设施：改造道路，种树。", "加固桥墩；"])
def test_a_paragraph_without_words_of_notes_is_passed_over(text: str) -> None:
    assert not may_hold_note(text)


def test_labels_are_as_long_as_is_said() -> None:
    width = re._parser.parse(labels.ANY_HEAD).getwidth()  # type: ignore[attr-defined]

    assert width == (bracketed.SHORTEST, labels.LONGEST_LABEL)


@unhurried
@given(st.from_regex(on_several_items.ITEMS, fullmatch=True))
def test_what_speaks_of_several_items_begins_with_a_letter_that_is_looked_for(text: str) -> None:
    assert text[0] in on_several_items.FIRST_LETTERS
