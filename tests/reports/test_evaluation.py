"""The page of an evaluation: one file, numbers that agree, names that cannot run."""

import re
from functools import cache
from pathlib import Path

import polars as pl
import pytest

import supplyscreen as ss
from supplyscreen.reports.evaluation import evaluation_html
from supplyscreen.reports.view_curves import HEIGHT, WIDTH, plots

from .page import Page

LISTED = "Hetian Haolin Hair Accessories Co. Ltd."
ROWS = [
    ("HETIAN HAOLIN HAIR ACCESSORIES CO LT", LISTED, "1", "cut"),
    ("EXAMPLE GARMENT JSC", LISTED, "1", "other"),
    ("HETIAN HAOLIN HAIR ACCESSORIES", LISTED, "0", "<i>odd</i>"),
    ("<script>say(1)</script>", LISTED, "0", "odd"),
    ("DONGGUAN VEXMAR SHOES CO LTD", LISTED, "0", "odd"),
    ("<img src=x>", LISTED, "<b>", "odd"),
]
CASES = ("full", "one_mode", "only_unlisted", "only_wanted", "no_pattern")


@cache
def evaluation(case: str) -> ss.Evaluation:
    frame = pl.DataFrame(ROWS, schema=["query", "target", "label", "pattern"], orient="row")
    chosen = {
        "only_unlisted": frame.filter(pl.col("label") == "0"),
        "only_wanted": frame.filter(pl.col("label") == "1"),
        "no_pattern": frame.drop("pattern"),
    }.get(case, frame)
    return ss.evaluate(chosen, mode="search" if case == "one_mode" else "both")


@pytest.fixture(params=CASES)
def page(request: pytest.FixtureRequest) -> Page:
    return Page(evaluation_html(evaluation(request.param)))


def test_the_page_is_balanced_and_loads_nothing(page: Page) -> None:
    assert page.unbalanced == []
    assert page.all("script") == page.all("link") == page.all("img") == []
    policy = page.inside("meta", "http-equiv", "Content-Security-Policy").attributes["content"]
    assert policy.startswith("default-src 'none'")
    assert "script-src" not in policy


def test_ids_are_unique_and_links_stay_inside(page: Page) -> None:
    ids = [element.attributes["id"] for element in page.elements if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    inner = [e.attributes["href"] for e in page.all("a") if e.attributes["href"].startswith("#")]
    assert {target.removeprefix("#") for target in inner} <= set(ids)
    used = re.findall(r"url\(#([\w-]+)\)", page.source)
    assert set(used) <= set(ids)


def test_each_plot_says_in_words_what_it_is(page: Page) -> None:
    drawn = [e for e in page.all("svg") if e.attributes.get("role") == "img"]
    assert drawn
    assert all(e.attributes["aria-label"] and e.within("figure") for e in drawn)


def test_tables_have_captions_and_headings_with_scope(page: Page) -> None:
    captions = [e for e in page.all("caption") if e.text.strip()]
    assert len(captions) == len(page.all("table"))
    assert all(e.attributes.get("scope") in {"row", "col"} for e in page.all("th"))


def test_the_page_tells_the_figures_of_the_result() -> None:
    told = evaluation("full")
    page = Page(evaluation_html(told))
    assert page.all("h1")[0].text == "1 of 2 wanted names found, 1 of 3 unlisted names flagged"
    for mode in told.modes:
        at = mode.at_threshold
        assert f"{at.precision.part} of {at.precision.whole} flags right" in page.text
        assert f"{at.false_flag_share.part} of {at.false_flag_share.whole} unlisted" in page.text
    assert "6 rows in: 5 used, 1 rejected." in page.text
    assert "<i>odd</i>" in page.text  # a name of a pattern, as text and not as an element
    assert page.all("i") == page.all("b") == []
    assert len([e for e in page.all("tr") if e.attributes.get("class") == "used"]) == 4


def test_the_number_of_faults_is_a_choice() -> None:
    shown = Page(evaluation_html(evaluation("full")))
    none = Page(evaluation_html(evaluation("full"), errors=0))
    assert "EXAMPLE GARMENT JSC" in shown.text
    assert "EXAMPLE GARMENT JSC" not in none.text


@pytest.mark.parametrize("case", CASES)
def test_what_is_drawn_inside_the_frame_is_inside(case: str) -> None:
    for mode in evaluation(case).modes:
        for plot in plots(mode):
            for place, _ in (*plot.x.ticks, *plot.y.ticks):
                assert 0 <= place <= WIDTH
            assert all(0 < dot.x < WIDTH and 0 < dot.y < HEIGHT for dot in plot.dots)
            assert all("nan" not in data and "None" not in data for _, data in plot.lines)


def test_the_axis_shows_the_threshold_and_says_where_it_begins() -> None:
    curve, _, even = plots(evaluation("full").modes[0])
    assert curve.mark == 46 + 358 * ss.ScreenConfig().flag_threshold
    assert curve.y.start in {0.0, 0.5, 0.8, 0.9}
    assert (f"begins at {curve.y.start}" in curve.note) == (curve.y.start > 0)
    assert [line for line, _ in even.lines] == ["even"]


def test_writing_gives_the_same_bytes_and_makes_the_folder(tmp_path: Path) -> None:
    told = evaluation("full")
    first = ss.write_evaluation(told, tmp_path / "new" / "page.html")
    second = ss.write_evaluation(told, tmp_path / "again.html")
    assert first.read_bytes() == second.read_bytes()
    assert [path.name for path in first.parent.iterdir()] == ["page.html"]


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "page.html").mkdir()
    with pytest.raises(ss.OutputError, match="is a folder"):
        ss.write_evaluation(evaluation("full"), tmp_path / "page.html")
