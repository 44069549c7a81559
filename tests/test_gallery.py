import pytest

from gallery import PAGES, PICTURES, drawn, page, picture_file


@pytest.mark.parametrize("language", PAGES)
@pytest.mark.parametrize("name", PICTURES)
def test_the_gallery_shows_what_draw_makes_today(language: str, name: str) -> None:
    shown = picture_file(language, name).read_text("utf-8")

    assert shown == drawn(language, *PICTURES[name]), "remake the pictures with `make gallery`"
    assert f"pictures/{name}.{language}.svg" in PAGES[language].read_text("utf-8")


@pytest.mark.parametrize("language", PAGES)
def test_the_mermaid_of_the_gallery_is_what_draw_makes_today(language: str) -> None:
    assert PAGES[language].read_text("utf-8") == page(language)
