"""The flags table in a browser: pages, sort, filter, columns, copy; over all flags of the page."""

import csv
import io
import re
from typing import Any

import pytest
from tests.web.checks import PHONE, Visit
from tests.web.conftest import Visitor

from supplyscreen.reports.flag_columns import COLUMNS, Column
from supplyscreen.reports.view_flags import FlagRow
from supplyscreen.runs import words

from .made import report, view

UNKNOWN = {"", words.NOT_STATED, words.NOT_SCORED, words.SUPPLIER_DATE}
ROWS = view().flags


@pytest.fixture
def seen(visit: Visitor) -> Visit:
    return visit(report())


def numbers(seen: Visit) -> list[int]:
    """The numbers of the flags that the table shows."""
    return [int(text) for text in seen.texts("#flag-rows tr td:first-child")]


def all_numbers(seen: Visit) -> list[int]:
    """The same over all pages of the table, from the first on."""
    found = numbers(seen)
    following = seen.page.locator("[data-pages=flag-rows] [data-go=next]").first
    while following.is_visible() and following.get_attribute("aria-disabled") != "true":
        following.click()
        told(seen, f"Flags {len(found) + 1} to")
        found += numbers(seen)
    return found


def told(seen: Visit, part: str) -> str:
    """The line that says which flags are shown, as soon as it holds ``part``: it is written last,
    when the rows are there."""
    seen.page.locator("#flag-range", has_text=part).wait_for()
    return seen.text("#flag-range")


def natural(text: str) -> list[tuple[bool, int, str]]:
    """Numbers in a text count as numbers: lot 9 comes before lot 10."""
    parts = re.split(r"(\d+)", text.lower())
    return [(not x.isdigit(), int(x) if x.isdigit() else 0, x) for x in parts if x]


def in_order(column: Column, *, up: bool) -> list[int]:
    """What the table must show: unknown values last either way, equal ones in triage order."""

    def text(row: FlagRow) -> str:
        return str(getattr(row, column.parts[0][0]))

    def rank(row: FlagRow) -> Any:
        if column.numeric:
            return float(text(row))
        return column.order.index(text(row)) if column.order else natural(text(row))

    known = [row for row in ROWS if text(row) not in UNKNOWN]
    known.sort(key=rank, reverse=not up)  # stable, in reverse too
    return [row.place for row in [*known, *(row for row in ROWS if text(row) in UNKNOWN)]]


def test_the_first_page_stands_there_and_the_others_follow(seen: Visit) -> None:
    assert numbers(seen) == list(range(1, 21))
    assert seen.text("#flag-range") == "Flags 1 to 20 of 160, in the order of triage."
    assert all_numbers(seen) == [row.place for row in ROWS]
    assert told(seen, "141 to 160")
    seen.page.locator("[data-pages=flag-rows] [data-go=first]").first.click()
    told(seen, "Flags 1 to 20 of 160")
    assert (seen.wrong, seen.asked) == ([], [])


def test_sort_by_each_column_over_all_pages(seen: Visit) -> None:
    for place, column in enumerate(COLUMNS):
        head = seen.page.locator("#flag-table thead th").nth(place)
        for up in (True, False) if place else (False, True):  # it is in the order of the first
            head.locator("[role=button]").click()
            way = "ascending" if up else "descending"
            told(seen, f"{column.label}, {way}" if place or not up else "order of triage")
            assert head.get_attribute("aria-sort") == way
            assert numbers(seen) == in_order(column, up=up)[:20], (column.label, way)
    assert all_numbers(seen) == in_order(COLUMNS[-1], up=False)


def test_sort_with_the_keyboard_and_with_the_fields(seen: Visit) -> None:
    seen.page.locator("#flag-table thead [role=button]").nth(7).focus()
    seen.page.keyboard.press("Enter")
    told(seen, "Bill or row, ascending")
    seen.page.keyboard.press("Space")
    told(seen, "Bill or row, descending")
    assert numbers(seen)[0] == 160
    seen.page.select_option("#order-by", label="Score")
    told(seen, "Score, ascending")
    assert numbers(seen) == in_order(COLUMNS[3], up=True)[:20]
    seen.page.click("#turn-order")
    told(seen, "Score, descending")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("ground_word", "Place"),
        ("list_title", "UFLPA Entity List"),
        ("band", "Probable"),
        ("timing", "shipped before it applied"),
    ],
)
def test_filter_by_a_field(field: str, value: str, seen: Visit) -> None:
    seen.page.select_option(f"#by-{field}", value)
    fit = [row.place for row in ROWS if getattr(row, field) == value]
    text = told(seen, "that fit the filter")
    assert text.startswith(f"Flags 1 to 20 of {len(fit)} that fit the filter (160 in this page)")
    assert all_numbers(seen) == fit


def test_filter_by_text_and_by_nothing_that_fits(seen: Visit) -> None:
    seen.page.fill("#by-text", "example 37")
    fit = [row.place for row in ROWS if "example 37" in row.subject.lower()]
    assert 0 < len(fit) < 20
    told(seen, f"of {len(fit)} that fit")
    assert numbers(seen) == fit
    seen.page.fill("#by-text", "no such text")
    seen.page.wait_for_selector("#no-fit", state="visible")
    assert not seen.page.locator("#flag-table").is_visible()
    assert seen.text("#flag-status") == "No flag fits the filter."
    seen.page.fill("#by-text", "")
    told(seen, "Flags 1 to 20 of 160")
    assert numbers(seen) == list(range(1, 21))


def copied(seen: Visit) -> list[list[str]]:
    """The CSV that a reader gets: here from the box, because the clipboard is refused."""
    seen.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    seen.page.click("#copy-csv")
    seen.page.wait_for_selector("#csv-text", state="visible")
    return list(csv.reader(io.StringIO(seen.page.input_value("#csv-text"), newline="")))


def safe(text: str) -> str:
    return f"'{text}" if text.startswith("=") else text


def test_the_copied_csv_is_the_table_and_safe_in_a_spreadsheet(seen: Visit) -> None:
    seen.page.select_option("#by-ground_word", "Goods")
    told(seen, "that fit the filter")
    seen.page.locator("#flag-table thead [role=button]").nth(4).click()
    told(seen, "as filed, ascending")
    heads, *lines = copied(seen)
    parts = [p for column in COLUMNS for p in column.parts if p[0] not in ("supply_path", "review")]
    assert heads == [heading for _, heading in parts]
    shown = all_numbers(seen)
    wanted = [[safe(str(getattr(ROWS[n - 1], field))) for field, _ in parts] for n in shown]
    assert lines == wanted
    assert any(cell.startswith("'=SUM(A1) BOLTS") for line in lines for cell in line)
    assert re.search(r"Rows: 32$", seen.text("#flag-status"))


def test_a_column_that_is_not_wanted_is_not_shown_and_not_copied(seen: Visit) -> None:
    assert seen.page.locator("#flag-table th:visible").count() == len(COLUMNS)
    seen.page.click(".chooser summary")
    seen.page.uncheck("#column-3")
    seen.page.uncheck("#column-11")
    left = [c.label for place, c in enumerate(COLUMNS, 1) if place not in {3, 11}]
    heads = seen.page.locator("#flag-table th:visible").all_inner_texts()
    assert [head.strip(" ▲▼") for head in heads] == left
    assert seen.page.locator("#flag-rows tr:first-child td:visible").count() == len(left)
    assert {"Band", "Source"}.isdisjoint(copied(seen)[0])
    seen.page.check("#column-3")
    assert seen.page.locator("#flag-table th:visible").count() == len(COLUMNS) - 1


def test_on_a_phone_rows_are_cards_with_the_same_order_of_facts(visit: Visitor) -> None:
    seen = visit(report(), PHONE)
    first = seen.page.locator("#flag-rows tr").first
    tops = first.locator("td").evaluate_all("x => x.map(y => y.getBoundingClientRect().top)")
    assert tops == sorted(tops)
    assert len(set(tops)) == len(COLUMNS)
    assert not seen.page.locator("#flag-table thead [role=button]").first.is_visible()
    seen.page.select_option("#order-by", label="Arrived")
    told(seen, "Arrived, ascending")
    assert numbers(seen) == in_order(COLUMNS[8], up=True)[:20]
    assert seen.too_wide() == []


def test_without_its_script_the_page_says_where_the_rest_is(visit: Visitor) -> None:
    seen = visit(report(), java_script_enabled=False)
    assert seen.page.locator("#flag-rows tr").count() == 20
    assert not seen.page.locator("#flag-filter").is_visible()
    assert seen.page.locator(".pages:visible").count() == 0
    assert "Every flag is in flags.csv" in seen.text(".without-script")
    seen.page.click("#flag-rows a >> nth=0")
    assert seen.page.url.endswith("#evidence-1")
