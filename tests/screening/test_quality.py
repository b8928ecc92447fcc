"""The data-quality page: rows that add up, coverage, findings and rejects by code."""

from pathlib import Path

import polars as pl
import pytest

import supplyscreen as ss
from supplyscreen.cells.findings import finding, join_findings
from supplyscreen.flags import role_coverage
from supplyscreen.models import FileCounts
from supplyscreen.screening.quality import DataQuality, data_quality
from supplyscreen.screening.quality_groups import finding_groups, reject_groups, tally
from supplyscreen.screening.remedies import REMEDY

BUNDLED = Path(__file__).resolve().parents[2] / "examples" / "bundled"
MANIFEST = """Bill of Lading,Arrival Date,Shipper,Consignee,Goods Description,Weight (kg)
XMPL0001,2024-03-05,EXAMPLE GARMENT JSC,EXAMPLE STORES INC,SHIRTS,120
XMPL0002,2024-02-30,,EXAMPLE STORES INC,-,heavy
XMPL0003,2024-03-07
XMPL0004,2024-31-07,EXAMPLE YARN LTD,EXAMPLE STORES INC,YARN,90
"""


@pytest.fixture
def manifest(tmp_path: Path) -> ss.Manifest:
    (tmp_path / "manifest.csv").write_text(MANIFEST, encoding="utf-8")
    return ss.read_manifest(tmp_path / "manifest.csv")


def test_the_manufacturer_is_counted_where_one_is_named(tmp_path: Path) -> None:
    rows = (
        "Bill of Lading,Manufacturer,Consignee,Goods",
        "A1,MILL CO LTD,BUYER,YARN",
        "A2,,BUYER,YARN",
    )
    (tmp_path / "manifest.csv").write_text("\n".join(rows), encoding="utf-8")
    made = ss.read_manifest(tmp_path / "manifest.csv")
    told = {one.what: one.filled for one in data_quality(made).record.coverage}
    assert told["manufacturer"] == 1
    counted = {
        one.role: one for one in role_coverage(made.shipments.collect(), made.roles.collect())
    }
    assert (counted["manufacturer"].named, counted["manufacturer"].not_named) == (1, 1)


def test_no_manufacturer_is_counted_in_a_manifest_that_names_none(manifest: ss.Manifest) -> None:
    assert "manufacturer" not in {one.what for one in data_quality(manifest).record.coverage}


def found_in(manifest: ss.Manifest) -> DataQuality:
    rows = pl.DataFrame(
        {"source_file": ["a.csv", "a.csv", "b.csv"], "source_row": [7, 4, 2]}
        | {"cell": ["0840890", "840890", "940360"], "fixed": ["x", "0840890", "y"]}
    )
    cell, fixed = pl.col("cell"), pl.col("fixed")
    lost, odd = "a zero was lost", "ten digits were expected"
    parts = [
        finding(rows, code="padded", column="HTS", value=cell, message=lost, became=fixed),
        finding(rows.head(1), code="odd", column="HTS", value=cell, message=odd),
    ]
    whole = ss.Manifest(
        manifest.shipments,
        manifest.roles,
        manifest.parties,
        manifest.rejects,
        manifest.source,
        findings=join_findings(parts),
    )
    return data_quality(whole)


def test_rows_of_a_flat_manifest_add_up(manifest: ss.Manifest) -> None:
    read = data_quality(manifest).record.inputs[0]
    counts = {"rows": 4, "used": 3, "superseded": 0, "rejected": 1, "merged": 0, "apart": 0}
    assert read.total.model_dump(exclude={"name"}) == counts
    assert [file.model_dump() for file in read.files] == [{"name": "manifest.csv"} | counts]


def test_rows_of_tables_and_suppliers_add_up_and_coverage_is_that_of_the_report() -> None:
    manifest = ss.read_manifest(BUNDLED / "manifest")
    quality = data_quality(manifest, suppliers=ss.read_suppliers(BUNDLED / "suppliers.csv"))
    bills, suppliers = quality.record.inputs
    assert bills.total.superseded > 0
    assert bills.total.rows == manifest.source.rows
    assert [file.rows for file in bills.files] == [file.rows for file in manifest.source.files]
    assert suppliers.total.used == suppliers.total.rows == 60
    reported = role_coverage(manifest.shipments.collect(), manifest.roles.lazy().collect())
    stated = [line for line in quality.record.coverage if line.records == "bills of lading"]
    assert [(line.what, line.of, line.filled) for line in stated] == [
        (line.role.replace("_", " "), line.bills, line.named) for line in reported
    ]


def test_counts_that_do_not_add_up_are_a_bug_of_ours() -> None:
    with pytest.raises(ValueError, match="5 rows, but 4 accounted for"):
        FileCounts(name="a.csv", rows=5, used=3, rejected=1)


def test_nothing_to_check_is_refused() -> None:
    with pytest.raises(ss.InputError, match="nothing to check"):
        data_quality()


def test_groups_count_what_the_tables_hold(manifest: ss.Manifest) -> None:
    groups = reject_groups(manifest.rejects)
    assert [(group.code, group.count, group.scopes) for group in groups] == [
        ("bad_date", 2, ("cell",)),
        ("bad_weight", 1, ("cell",)),
        ("ragged_row", 1, ("row",)),
    ]
    assert groups[0].examples[0].value == "2024-02-30"
    assert groups[0].remedy == REMEDY["bad_date"]


def test_findings_are_repairs_first_with_their_counts(manifest: ss.Manifest) -> None:
    quality = found_in(manifest)
    groups = finding_groups(quality.findings)
    assert [(group.code, group.treatment, group.count) for group in groups] == [
        ("padded", "repaired", 3),
        ("odd", "kept", 1),
    ]
    first = groups[0].examples[0]
    assert (first.source_file, first.source_row, first.value) == ("a.csv", 4, "840890")
    assert tally(quality.findings) == {"odd": 1, "padded": 3}


def test_the_text_says_it_all(manifest: ss.Manifest) -> None:
    text = found_in(manifest).summary()
    assert "4 rows = 3 used + 1 rejected" in text
    assert "shipper_name       Shipper" in text
    assert (
        '  padded, 3: a zero was lost\n    a.csv, row 4, column HTS: "840890" -> "0840890"' in text
    )
    assert "Kept as filed, in doubt:\n  odd, 1: ten digits were expected" in text
    assert "  bad_date, 2: cells not used, their rows are" in text
    assert f"    remedy: {REMEDY['ragged_row']}" in text


def test_a_terminal_obeys_nothing_of_a_file(tmp_path: Path) -> None:
    lines = "Bill of Lading,Shipper\x1b[2J,Shipper,Arrival Date\n"
    lines += "XMPL0001,A,EXAMPLE JSC,\x1b[31m\u202e2024\x07\n"
    (tmp_path / "a.csv").write_text(lines, encoding="utf-8")
    text = data_quality(ss.read_manifest(tmp_path / "a.csv")).summary()
    assert "[U+001B][31m[U+202E]2024[U+0007]" in text
    assert not {letter for letter in text if ord(letter) < 32 and letter != "\n"}
