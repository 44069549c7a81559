import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from duties.planfile.scalars import scalar


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_from_yaml_as_it_was(text: str) -> None:
    assert yaml.safe_load(f"title: {scalar(text)}\n") == {"title": text}


def test_letters_beyond_the_first_plane_are_written_as_yaml_has_them() -> None:
    assert scalar("\U00031350镇") in ('"\\U00031350镇"', "\U00031350镇")
    assert scalar("a\x1b\U0001fae8\U0010ffff").endswith('\\U0010ffff"')
