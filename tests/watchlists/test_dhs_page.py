"""The DHS page: its layout, what is refused, and the real one against the collected facts."""

import csv
from datetime import date
from pathlib import Path

import pytest
from tests.watchlists.pages import MADE_UP, page, page_file

from supplyscreen.errors import WatchlistError
from supplyscreen.watchlists.dhs_page import read_dhs_page
from supplyscreen.watchlists.publication import Published, name_key, read_publication_file

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
REAL = SHARED / "samples" / "official" / "dhs_uflpa_entity_list_2026-07-09.html"
FACTS = SHARED / "facts" / "uflpa_entities.csv"
DIFFERENCES = Path(__file__).with_name("dhs_page_differences.csv")


def test_rows_of_one_entity_become_one_with_a_date_for_each_sublist() -> None:
    found = read_dhs_page(page_file(page(MADE_UP)))
    assert found.published_on == date(2025, 1, 14)
    assert [each.name for each in found.listed] == [
        "Example Cotton Co., Ltd.",
        "Sample Silicon (Aksu) Co., Ltd",
        "Specimen & Sons Ltd.",
    ]
    silicon = found.listed[1]
    assert silicon.written == ("Sample Silicon (Aksu) Co., Ltd", "Sample Silicon (Aksu) Co. Ltd.")
    assert silicon.aliases == ("Model Silicon",)
    assert dict(silicon.dates) == {"i": date(2022, 6, 21), "ii": date(2023, 8, 2)}
    assert (found.listed[2].former, found.listed[2].extends_to) == (
        ("Old Specimen",),
        "and subsidiaries",
    )


def test_the_order_of_tables_and_rows_does_not_matter() -> None:
    def told(rows: list[tuple[str, str, str]]) -> set[tuple[str, tuple[object, ...]]]:
        listed = read_dhs_page(page_file(page(rows))).listed
        return {(name_key(e.name), tuple(sorted(e.dates.items()))) for e in listed}

    assert told(MADE_UP) == told(MADE_UP[::-1])


def test_escaped_signs_and_breaks_are_read_as_a_reader_sees_them() -> None:
    text = page(MADE_UP).replace("Sample Silicon (Aksu)", "Sample<br>Silicon&nbsp;(Ak<b>su</b>)")
    names = [each.name for each in read_dhs_page(page_file(text)).listed]
    assert "Sample Silicon (Aksu) Co., Ltd" in names
    assert "Specimen & Sons Ltd." in names


GOOD = page(MADE_UP)
TABLE = "<table><thead><tr><th>Name of Entity</th><th>Effective Date</th></tr></thead><tbody>"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Country,Entity\nChina,Example\n", "is not an HTML page"),
        ("<html><title>Access Denied</title></html>", "found the page 'Access Denied'"),
        ("<html><body><h1>UFLPA Entity List</h1></body></html>", "0 tables of sub-lists"),
        (GOOD[: GOOD.rindex("<tr><td>")], "is cut off"),
        (GOOD.replace("Name of Entity", "Nombre de la entidad"), "nombre de la entidad"),
        (GOOD.replace("Effective Date", "Date Added"), "table 3: found the columns"),
        (
            GOOD.replace("<th>Name of Entity</th><th>Effective Date</th>", "<th>a</th>" * 3),
            "found the columns 'a, a, a'",
        ),
        (
            GOOD.replace(
                "<th>Name of Entity</th><th>Effective Date</th>",
                "<th>Effective Date</th><th>Name of Entity</th>",
            ),
            "found the columns 'effective date, name of entity'",
        ),
        (GOOD.replace("Section 2(d)(2)(B)(ii)", "Section 3"), "table 2: no heading with its sub"),
        (GOOD.replace("(B)(ii)", "(B)(i)"), "2 tables of sub-list (i)"),
        (GOOD.replace("(B)(ii)", "(B)(ix)"), "table 2: no heading with its sub-list"),
        (page(MADE_UP[:3]), "2 tables of sub-lists, expected at least 3"),
        (page([*MADE_UP, MADE_UP[0]]), "'Example Cotton Co., Ltd.' is in the table 2 times"),
        (page([*MADE_UP, ("v", "", "May 17, 2024")]), "table 3, row 3, column Name of Entity"),
        (
            page([*MADE_UP, ("v", "Late Ltd.", "soon")]),
            "table 3, row 3, column Effective Date: found 'soon'",
        ),
        (page([*MADE_UP, ("v", "Twice &amp; Co.", "May 17, 2024")]), "holds '&amp;'"),
        (
            GOOD.replace("<td>May 17, 2024</td>", ""),
            "table 3, row 2: found 1 cells, expected a name and a date",
        ),
        (GOOD.replace("</body>", f"{TABLE}</tbody></table></body>"), "table 4: no heading"),
        (page(MADE_UP, updated="yesterday"), "found no day after 'Last Updated:'"),
        (page(MADE_UP, updated="13/14/2025"), "found no day after 'Last Updated:'"),
    ],
)
def test_another_page_or_layout_is_refused(text: str, told: str) -> None:
    with pytest.raises(WatchlistError) as error:
        read_dhs_page(page_file(text))
    assert told in error.value.message
    assert error.value.message.startswith("page.html")
    assert error.value.hint


needs_page = pytest.mark.skipif(
    not (REAL.is_file() and FACTS.is_file()),
    reason="the saved page and the collected facts are not beside this checkout",
)


def _parts(cell: str) -> list[str]:
    return sorted(part.strip() for part in cell.split("|") if part.strip())


def _of_page(each: Published) -> dict[str, str]:
    names = {*each.written[1:], *each.aliases, *each.former}
    return {
        "name": each.name,
        "aliases": " | ".join(sorted(names)),
        "former_names": " | ".join(sorted(each.former)),
        "sublist": " | ".join(f"2(d)(2)(B)({key})" for key in each.dates),
        "sublist_dates": " | ".join(f"{key}: {day}" for key, day in each.dates.items()),
        "effective_date": str(each.listed_on),
        "scope_note": each.extends_to,
    }


@needs_page
def test_the_real_page_rebuilds_the_entities_of_the_facts() -> None:
    """Row by row; every difference stands in dhs_page_differences.csv with its reason."""
    listed = read_dhs_page(read_publication_file(REAL)).listed
    assert (len(listed), sum(len(each.dates) for each in listed)) == (144, 160)
    with FACTS.open(encoding="utf-8", newline="") as file:
        facts = [row for row in csv.DictReader(file) if row["effective_date"] < "2026"]
    with DIFFERENCES.open(encoding="utf-8", newline="") as file:
        known = {(row["entity_id"], row["field"]): row for row in csv.DictReader(file)}
    assert all(row["reason"] for row in known.values())
    by_name = {name_key(name): each for each in listed for name in (each.name, *each.former)}
    renamed = {row["facts"]: row["page"] for (_, field), row in known.items() if field == "name"}
    found = {}
    for fact in facts:
        each = by_name[name_key(renamed.get(fact["name"], fact["name"]))]
        for field, value in _of_page(each).items():
            lists = field in ("aliases", "former_names")
            expected = " | ".join(_parts(fact[field])) if lists else fact[field]
            if value != expected:
                found[fact["entity_id"], field] = (value, expected)
    assert found == {key: (row["page"], row["facts"]) for key, row in known.items()}
    assert len(facts) == len(listed)
