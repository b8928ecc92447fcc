"""Every number of a dossier of the bundled example is found again in the tables of its run, counted
here once more row by row."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.dossiers.builder import options
from tests.dossiers.conftest import BUNDLED

import supplyscreen as ss
from supplyscreen.dossiers import dossier_files
from supplyscreen.models import ReportOptions, SubjectKind

Row = dict[str, Any]
DAQO = "uflpa-xinjiang-daqo-new-energy"
CASES: dict[str, tuple[SubjectKind, str, Callable[[Row], bool]]] = {
    "shipper": ("shipper", "top glove", lambda row: "TOP GLOVE" in str(row["shipper"])),
    "consignee": ("consignee", "kestreline", lambda row: "KESTRELINE" in str(row["consignee"])),
    "words": ("product", "cotton", lambda row: bool(re.search(r"\bCOTTON", _goods(row)))),
    "code": ("product", "6116", lambda row: bool(re.search(r"\b6116", row["hts_codes"] or ""))),
}
LITERAL = (Path(ss.__file__).parent / "dossiers" / "templates" / "ngo-dossier.md.j2").read_text()


def _goods(row: Row) -> str:
    return row["goods_description"] or ""


def rows_of(run: ss.Run, name: str) -> list[Row]:
    """The shipments of a case, by the tables of the run."""
    bills = run.scan_shipments().collect().to_dicts()
    if name == "entry":
        flags = run.scan_flags().collect().to_dicts()
        ids = {
            flag["record_id"]
            for flag in flags
            if flag["entry_id"] == DAQO and flag["record_kind"] == "shipment"
        }
        return [row for row in bills if row["shipment_id"] in ids]
    takes = CASES[name][2]
    return [row for row in bills if takes(row)]


def counted(rows: Iterable[Row]) -> list[Row]:
    rows = [*rows]
    current = [row for row in rows if row["state"] == "current"]
    houses = {row["master_bill_of_lading"] for row in current if row["bill_level"] == "house"}
    return [
        row
        for row in current
        if not (row["bill_level"] == "master" and row["bill_of_lading"] in houses)
    ]


def asked(name: str) -> ReportOptions:
    if name == "entry":
        return options("entry", DAQO)
    kind, value, _ = CASES[name]
    return options(kind, value)


def text_of(run: ss.Run, name: str) -> str:
    content = dossier_files(run, "ngo-dossier", "md", asked(name))["ngo-dossier.md"]
    assert isinstance(content, bytes)
    return re.sub(r"\\([^\w\s])", r"\1", content.decode()).replace("\\|", "|")


def table(text: str, caption: str) -> list[list[str]]:
    """The cells of the table with a caption, without its heading."""
    after = text.split(f"Table: {caption}", 1)[1].split("\n\n", 1)[1]
    lines = after.split("\n\n", 1)[0].splitlines()
    return [
        [cell.strip(" *") for cell in re.split(r"(?: |^)\|(?: |$)", line)[1:-1]]
        for line in lines[2:]
    ]


def kilograms(rows: Iterable[Row]) -> str:
    """The sum of the weights, each to the gram."""
    gram = Decimal("0.001")
    weights = (row["weight_kg"] for row in rows)
    stated = [Decimal(str(weight)).quantize(gram) for weight in weights if weight is not None]
    return f"{sum(stated, Decimal()).normalize():,f}" if stated else "not stated in the source"


def boxes(rows: Iterable[Row]) -> int:
    return sum(len(row["containers"].split(", ")) for row in rows if row["containers"])


def told(rows: list[Row]) -> list[str]:
    """Shipments, weight and containers as a dossier prints them."""
    return [f"{len(rows):,}", kilograms(rows), f"{boxes(rows):,}"]


def grouped(rows: Iterable[Row], *columns: str) -> dict[tuple[Any, ...], list[Row]]:
    groups: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows:
        groups[tuple(row[column] for column in columns)].append(row)
    return groups


@pytest.mark.parametrize("name", ["entry", "shipper", "consignee", "words", "code"])
def test_sums(example: ss.Run, name: str) -> None:
    rows, text = rows_of(example, name), text_of(example, name)
    kept = counted(rows)
    assert len(kept) > 0
    taken = [int(line[1]) for line in table(text, "Rows taken")]
    assert taken[0] == len(kept)
    assert taken[1] == sum(row["state"] == "superseded" for row in rows)
    assert sum(taken[:3]) == taken[3] == len(rows)

    levels = {line[0]: int(line[1]) for line in table(text, "The counted shipments by sort")}
    assert levels.pop("Counted") == len(kept)
    assert levels == Counter(row["bill_level"] for row in kept)

    missing = {line[0]: int(line[1]) for line in table(text, "What the")}
    for what, column in (("No shipper", "shipper"), ("No HTS code", "hts_codes"),
                         ("No notify party", "notify_party"), ("No weight", "weight_kg"),
                         ("No country of origin", "country_of_origin")):  # fmt: skip
        assert missing[what] == sum(row[column] is None for row in kept), what
    assert f" of {kilograms(kept)} kg in all" in text
    numbers = {box for row in kept if row["containers"] for box in row["containers"].split(", ")}
    assert f" {len(numbers):,} container number" in text


@pytest.mark.parametrize("name", ["entry", "shipper", "consignee", "words", "code"])
def test_tables(example: ss.Run, name: str) -> None:
    kept, text = counted(rows_of(example, name)), text_of(example, name)
    withheld = "party withheld or never filed"
    pairs = {
        (shipper or withheld, consignee or withheld): told(rows)[:2]
        for (shipper, consignee), rows in grouped(kept, "shipper", "consignee").items()
    }
    assert {
        (line[0], line[1]): line[2:4] for line in table(text, "Pairs of shipper") if len(line) == 6
    } == pairs
    months = grouped(({**row, "month": str(row["arrival_date"])[:7]} for row in kept), "month")
    assert {(line[0],): line[1:4] for line in table(text, "Counted shipments by month")} == {
        month: told(rows) for month, rows in months.items()
    }
    ways = grouped(kept, "place_of_receipt", "port_of_lading", "port_of_unlading")
    assert sorted(line[2:4] for line in table(text, "Ways,")) == sorted(
        told(rows)[:2] for rows in ways.values()
    )


def test_before_and_after(example: ss.Run) -> None:
    text = text_of(example, "entry")
    kept = counted(rows_of(example, "entry"))
    day = date(2022, 6, 21)
    before = [row for row in kept if row["arrival_date"] < day]
    after = [row for row in kept if row["arrival_date"] >= day]
    lines = {line[0]: line[1:4] for line in table(text, "Before and after 2022-06-21")}
    assert lines["shipped before it applied"] == told(before)
    assert lines["in force when shipped"] == told(after)
    assert lines["All counted"] == told(kept)


@pytest.mark.parametrize("name", ["entry", "shipper", "consignee", "words", "code"])
def test_every_shipment_is_printed_with_its_source(example: ss.Run, name: str) -> None:
    rows, text = rows_of(example, name), text_of(example, name)
    printed = re.findall(r"^\| (\d+) \| ([\d-]+); (\S+) .*?, row (\d+) \|", text, re.MULTILINE)
    assert [int(number) for number, *_ in printed] == list(range(1, len(rows) + 1))
    assert Counter(bill for _, _, bill, _ in printed) == Counter(
        row["bill_of_lading"] for row in rows
    )
    assert Counter(int(row) for *_, row in printed) == Counter(row["source_row"] for row in rows)


@pytest.mark.parametrize("name", ["entry", "shipper", "consignee", "words", "code"])
def test_no_number_comes_from_elsewhere(example: ss.Run, name: str) -> None:
    """Numbers that are no sum stand in run.json, in a row of the tables, or in our template."""
    rows, text = rows_of(example, name), text_of(example, name)
    ids = {row["shipment_id"] for row in rows}
    flags = [row for row in example.scan_flags().collect().to_dicts() if row["record_id"] in ids]
    suppliers = example.supplier_rows().to_dicts()
    known = {
        *re.findall(r"\d+", (example.folder / "run.json").read_text("utf-8")),
        *re.findall(r"\d+", LITERAL + asked(name).model_dump_json()),
        *(
            x
            for row in (*rows, *flags, *suppliers)
            for x in re.findall(r"\d+", str([*row.values()]))
        ),
    }
    kept = counted(rows)
    sums = {
        *(str(number) for number in range(len(rows) + 1)),
        *(str(len(part)) for part in (example.run.lists, kept)),
        str(sum(example.run.findings_by_code.values())),
        *(x for part in _parts(kept) for x in re.findall(r"\d+", " ".join(told(part)))),
        *(str((example.run.as_of - day).days) for item in example.run.lists
          for day in (item.published_on, item.retrieved_on)),
    }  # fmt: skip
    months = {f"{row['arrival_date'].month:02d}" for row in rows}
    days = {f"{row['arrival_date'].day:02d}" for row in rows}
    found = {x for line in text.splitlines() for x in re.findall(r"\d+", line)}
    assert found - known - sums - months - days == set()


def _parts(rows: list[Row]) -> list[list[Row]]:
    """The groups of rows whose sums a dossier prints."""
    each = [{**row, "month": str(row["arrival_date"])[:7]} for row in rows]
    keys = (
        ("shipper", "consignee"), ("place_of_receipt", "port_of_lading", "port_of_unlading"),
        ("month",), ("goods_description",), ("hts_codes",),
    )  # fmt: skip
    parts = [group for key in keys for group in grouped(each, *key).values()]
    day = date(2022, 6, 21)
    parts += [
        [row for row in rows if (row["arrival_date"] < day) is side] for side in (True, False)
    ]
    codes = {code for row in rows for code in (row["hts_codes"] or "").split(", ")}
    parts += [[r for r in rows if code in (r["hts_codes"] or "").split(", ")] for code in codes]
    return [*parts, *([row] for row in rows), rows]


def test_the_example_is_there() -> None:
    assert (BUNDLED / "manifest").is_dir()
