"""Colours that can be read: contrast of text and of shapes in both schemes (WCAG 2.2, 1.4.3)."""

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parents[2] / "src/supplyscreen/reports/templates"
CSS = (TEMPLATES / "report.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
    for block in re.findall(r":root \{(.*?)\}", CSS, flags=re.DOTALL)[:2]
)
PAPERS = ("paper", "band", "gap-paper")
TEXTS = ("ink", "soft", "accent")
SHAPES = ("listed_party", "place", "goods", "not_screenable", "bar")


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def test_contrast_of_black_and_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("paper", PAPERS)
def test_text_has_at_least_four_and_a_half_to_one(scheme: dict[str, str], paper: str) -> None:
    assert {text: contrast(scheme[text], scheme[paper]) >= 4.5 for text in TEXTS} == dict.fromkeys(
        TEXTS, True
    )


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_shapes_have_at_least_three_to_one(scheme: dict[str, str]) -> None:
    assert all(contrast(scheme[shape], scheme["paper"]) >= 3 for shape in SHAPES)


def test_both_schemes_name_the_same_colours() -> None:
    assert set(LIGHT) == set(DARK)


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.css")), ids=lambda path: path.name)
def test_every_colour_that_is_used_is_named(path: Path) -> None:
    used = set(re.findall(r"var\(--([\w-]+)\)", path.read_text(encoding="utf-8")))
    assert used <= set(LIGHT)
    assert used


def test_red_is_reserved() -> None:
    """Red is kept for a run that must not be relied on; no colour of the report is red."""
    for colour in [*LIGHT.values(), *DARK.values()]:
        red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
        assert not (red > 150 and green < red / 2.2 and blue < red / 2.2), colour
