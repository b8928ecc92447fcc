"""Outputs are safe to open: nothing of an input runs in a spreadsheet or a browser.

Payloads stand in every text column of every input, in headings, file names and lists.
"""

import csv
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake.files import write_ams
from tests.reports.page import Page

import supplyscreen as ss
from supplyscreen.reports.tables import csv_bytes

LISTED = "HETIAN HAOLIN HAIR ACCESSORIES CO LT"
PAYLOADS = {
    "formula": '=HYPERLINK("http://example.org","x")',
    "plus": "+1+cmd|' /C calc'!A0",
    "minus": "-2+3",
    "at": "@SUM(1+1)",
    "blank": " \u200b=1+1",
    "full width": "＝1+1",
    "script": "<script>alert(1)</script>",
    "image": '"><img src=x onerror=alert(1)>',
    "address": "javascript:alert(1)",
    "template": "{{ 7 * 7 }}",
}
NAMES = ("=1+1 <img src=x onerror=alert(1)>", "+cmd <script>alert(1)<", "-a", "@b\u202e")
"""File names: a slash cannot stand in one."""
MANIFEST = (
    "Bill of Lading", "Shipper", "Shipper Address", "Consignee", "Consignee Address",
    "Notify Party", "Goods Description", "HTS Code", "Vessel", "Port of Lading",
    "Port of Unlading", "Place of Receipt", "Country of Origin", "Container Number",
    "Arrival Date", "Weight (kg)", "Bill Type",
)  # fmt: skip
SUPPLIERS = ("id", "name", "local name", "address", "country", "product", "tier", "parent id")
OWN = ("name", "alias", "country", "program", "listed on", "id", "address", "url", "citation",
       "goods", "note")  # fmt: skip
WEB = re.compile(r"^(?:https?://|#)")


def write_csv(path: Path, headings: tuple[str, ...], names: dict[str, str]) -> Path:
    """A row for each payload, in every column; ``names`` says what follows it in a column."""
    more = tuple(PAYLOADS.values())
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow([*headings, *more])
        for payload in more:
            cells = [f"{payload} {names[h]}" if h in names else payload for h in headings]
            lines.writerow([*cells, *(payload for _ in more)])
    return path


def ams_folder(folder: Path) -> Path:
    folder.mkdir()
    header = ["identifier,vessel_name,foreign_port_of_lading,weight,actual_arrival_date"]
    shipper = ["identifier,shipper_party_name,shipper_party_address_1,city,country_code"]
    cargo = ["identifier,container_number,description_sequence_number,description_text"]
    for at, payload in enumerate(PAYLOADS.values()):
        cell = '"' + payload.replace('"', '""') + '"'
        header.append(f"{at},{cell},{cell},{cell},{cell}")
        shipper.append(f'{at},"{payload.replace(chr(34), "")} {LISTED}",{cell},{cell},{cell}')
        cargo += [f"{at},C,1,{cell}", f"{cell},C,1,{cell}"]
    tables = {"header": header, "shipper": shipper, "cargodesc": cargo}
    named = {f"{table}_2018__1 {NAMES[0]}": lines for table, lines in tables.items()}
    return write_ams(folder, named)


def results(folder: Path) -> Iterator[Path]:
    """Every output of every writer, from inputs of which each text is hostile."""
    day = date(2026, 11, 22)
    listed = {"Shipper": LISTED, "name": LISTED, "Place of Receipt": "URUMQI XINJIANG"}
    manifest = write_csv(folder / f"{NAMES[0]}.csv", MANIFEST, listed)
    suppliers = write_csv(folder / f"{NAMES[1]}.csv", SUPPLIERS, listed)
    own = write_csv(folder / f"{NAMES[2]}.csv", OWN, listed)
    lists = ss.combine_watchlists(ss.load_watchlists(), ss.read_watchlist(own))
    tables = ss.read_manifest(ams_folder(folder / f"{NAMES[0]} ams"))
    read = ss.read_manifest(manifest), ss.read_suppliers(suppliers)
    for at, bills in enumerate((read[0], tables)):
        result = ss.screen(bills, suppliers=read[1], watchlists=lists, as_of=day)
        yield ss.write_report(result, folder / f"report{at}")
        quality = ss.data_quality(bills, suppliers=read[1])
        yield ss.write_quality(quality, folder / f"check{at}")
    names = ss.read_name_column(suppliers, column="name")
    found = names.numbered(ss.match_names(names.frame["name"], watchlists=lists))
    yield ss.write_matches(found, folder / "matches" / "matches.csv").parent
    pairs = folder / f"{NAMES[3]}.csv"
    with pairs.open("w", encoding="utf-8", newline="") as file:
        rows = [[f"{p} {LISTED}", "Hotan Haolin", "01"[at % 2], p] for at, p in enumerate(ROWS)]
        csv.writer(file).writerows([["query", "target", "label", "pattern"], *rows])
    accuracy = ss.evaluate(pairs, mode="pair")
    yield ss.write_evaluation(accuracy, folder / "evaluation" / "accuracy.html").parent


ROWS = tuple(PAYLOADS.values())


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folders = list(results(tmp_path_factory.mktemp("hostile")))
    return sorted(path for folder in folders for path in folder.iterdir())


def test_all_outputs_are_looked_at(outputs: list[Path]) -> None:
    names = {path.name for path in outputs}
    assert {"flags.csv", "rejects.csv", "findings.csv", "matches.csv"} <= names
    assert {"report.html", "check.html", "accuracy.html"} <= names


def test_no_cell_of_a_csv_file_is_a_formula(outputs: list[Path]) -> None:
    texts = [path for path in outputs if path.suffix == ".csv"]
    assert len(texts) == 15
    apostrophes = 0
    for path in texts:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for column, cell in row.items():
                    apostrophes += cell.startswith("'")
                    assert not runs(cell) or is_number(cell), (path.name, column, cell)
    assert apostrophes > 100


def test_the_payloads_came_through_as_filed(outputs: list[Path]) -> None:
    """Else the test above would look at nothing."""
    flags = pl.concat([pl.read_parquet(p) for p in outputs if p.name == "flags.parquet"])
    filed = set(flags["party_name"].drop_nulls())
    assert {f"{payload} {LISTED}" for payload in (PAYLOADS["formula"], PAYLOADS["at"])} <= filed
    kinds = set(flags["watchlist_id"].drop_nulls())
    assert len(kinds) >= 2


def test_no_page_runs_or_loads_anything(outputs: list[Path]) -> None:
    pages = [path for path in outputs if path.suffix == ".html"]
    assert len(pages) == 5
    for path in pages:
        page = Page(path.read_text(encoding="utf-8"))
        assert page.unbalanced == [], path
        assert page.scripts_that_run() == (path.name == "report.html"), path
        assert not {e.tag for e in page.elements} & {"img", "iframe", "object", "embed"}, path
        for element in page.elements:
            assert not [name for name in element.attributes if name.startswith("on")], path
            assert WEB.match(element.attributes.get("href", "#")), (path, element.attributes)
        assert "\u202e" not in page.source, path
        assert "alert(1)" in page.text, path


def runs(cell: str) -> bool:
    """Whether a careful spreadsheet program might take ``cell`` for a formula."""
    seen = re.sub(r"^[\s\u200b\u200e\u200f\u2060\ufeff\x00-\x1f]+", "", cell)
    return cell[:1] in {"\t", "\r", "\n"} or seen[:1] in set("=+-@＝＋－＠")


def is_number(cell: str) -> bool:
    return re.fullmatch(r"-?\d+(?:\.\d+)?", cell) is not None


@given(st.lists(st.text(alphabet="=+-@＝＠ \t\r\n\u200b\ufeff,;\"'a1"), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_no_text_whatever_begins_a_formula(cells: list[str]) -> None:
    content = csv_bytes(pl.DataFrame({"=heading": cells})).decode("utf-8")
    rows = list(csv.reader(content.splitlines(keepends=True)))
    assert rows[0] == ["'=heading"]
    read = [row[0] if row else "" for row in rows[1:]]
    assert not [cell for cell in read if runs(cell)]
