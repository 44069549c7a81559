"""Roles and kinds must be told apart in grey print and by the colour-blind."""

from itertools import combinations

import pytest

from duties.drawing.palette import (
    COLLECTIVE,
    OPEN_END,
    TASK,
    Look,
    look_of_kind,
    look_of_role,
    sign_of_role,
    stroke_of_role,
)
from duties.model import Role, UnitKind

PAIRS = list(combinations(Role, 2))
LEAST_CONTRAST = 4.5  # for text: https://www.w3.org/TR/WCAG22/#contrast-minimum


def luminance(colour: str) -> float:
    """Return the relative luminance: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def form(look: Look) -> tuple[object, ...]:
    """Return the parts of a look that do not depend on colour."""
    return look.shape, look.is_rounded, look.border_style, look.border_width, look.is_bold


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_roles_have_signs_of_their_own(first: Role, second: Role) -> None:
    assert first.mark != second.mark


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_signs_of_roles_differ_in_shape_or_in_lightness(first: Role, second: Role) -> None:
    one, other = sign_of_role(first), sign_of_role(second)

    assert one.fill is not None
    assert other.fill is not None
    assert one.shape != other.shape or contrast(one.fill, other.fill) > LEAST_CONTRAST


def test_a_lead_is_dark_where_others_are_light() -> None:
    lead = look_of_role(Role.LEAD)
    assert lead.fill is not None
    for role in (Role.RESPONSIBLE, Role.SUPPORT):
        other = look_of_role(role)
        assert other.fill is not None
        assert contrast(lead.fill, other.fill) > LEAST_CONTRAST


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_lines_of_roles_differ_in_width_or_style(first: Role, second: Role) -> None:
    assert stroke_of_role(first)[1:] != stroke_of_role(second)[1:]


@pytest.mark.parametrize("role", Role)
def test_a_collective_and_an_open_end_have_borders_of_their_own(role: Role) -> None:
    styles = {
        look_of_role(role).border_style,
        look_of_role(role, is_collective=True).border_style,
        OPEN_END.border_style,
    }

    assert len(styles) == 3
    assert look_of_kind(UnitKind.COLLECTIVE) == COLLECTIVE


@pytest.mark.parametrize(
    ("first", "second"),
    list(combinations([kind for kind in UnitKind if kind is not UnitKind.OTHER], 2)),
)
def test_kinds_differ_in_shape_or_border(first: UnitKind, second: UnitKind) -> None:
    assert form(look_of_kind(first)) != form(look_of_kind(second))


def test_a_unit_without_a_kind_looks_like_another() -> None:
    assert look_of_kind(None) == look_of_kind(UnitKind.OTHER)


@pytest.mark.parametrize(
    "look",
    [
        TASK,
        OPEN_END,
        *map(look_of_role, Role),
        *(look_of_role(role, is_collective=True) for role in Role),
        *map(look_of_kind, UnitKind),
    ],
)
def test_text_can_be_read_on_its_ground(look: Look) -> None:
    assert contrast(look.ink, look.fill or "#ffffff") >= LEAST_CONTRAST
