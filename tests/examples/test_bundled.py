"""The bundled example: written again to the byte, and shaped like real tables."""

import csv
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUNDLED = ROOT / "examples" / "bundled"
MANIFEST = BUNDLED / "manifest"
SHARED = ROOT.parent / "shared"
HEAD = SHARED / "samples" / "cbp_ams_2018_head"

SIDE_TABLES = ("shipper", "consignee", "notifyparty", "cargodesc", "tariff", "container")
PARTY_TABLES = ("shipper", "consignee", "notifyparty")
TABLES = ("header", "billgen", *SIDE_TABLES)
NARROW = re.compile(r".*(_name|_address_\d|city|comm_number)$")
PLACEHOLDERS = {"SAMEASCONSIGNEE", "MRANDORMRS", "TOORDER", "NOTAVAILABLE", "UNKNOWN", ""}


def table(name: str, folder: Path = MANIFEST) -> list[dict[str, str]]:
    (path,) = folder.glob(f"ams__{name}_*__*.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def rows(name: str) -> list[dict[str, str]]:
    with (BUNDLED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def key(name: str) -> str:
    return re.sub(r"[^A-Z0-9\u4e00-\u9fff]", "", name.upper())


def test_writing_again_gives_the_same_bytes(tmp_path: Path) -> None:
    script = ROOT / "examples" / "make_example.py"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True, capture_output=True)
    old = {path.relative_to(BUNDLED): path for path in BUNDLED.rglob("*") if path.is_file()}
    new = {path.relative_to(tmp_path): path for path in tmp_path.rglob("*") if path.is_file()}
    assert sorted(old) == sorted(new)
    assert [name for name in old if old[name].read_bytes() != new[name].read_bytes()] == []


def test_the_manifest_has_eight_tables_and_300_to_500_bills() -> None:
    assert len(list(MANIFEST.iterdir())) == len(TABLES)
    assert 300 <= len(table("header")) <= 500


@pytest.mark.skipif(not HEAD.is_dir(), reason="the real sample is not in this checkout")
@pytest.mark.parametrize("name", TABLES)
def test_columns_are_those_of_the_real_table(name: str) -> None:
    assert list(table(name)[0]) == list(table(name, HEAD)[0])


@pytest.mark.parametrize("name", PARTY_TABLES)
def test_party_cells_hold_at_most_35_characters(name: str) -> None:
    wide = [
        (column, value)
        for row in table(name)
        for column, value in row.items()
        if NARROW.match(column) and len(value) > 35
    ]
    assert wide == []


def test_identifiers_are_run_date_and_a_number_without_padding() -> None:
    for row in table("billgen"):
        day = row["run_date"].replace("-", "")
        number = row["identifier"].removeprefix(day)
        assert number != row["identifier"]
        assert number == str(int(number))


def test_identifiers_are_unique_and_side_tables_belong_to_a_bill() -> None:
    header = [row["identifier"] for row in table("header")]
    assert len(set(header)) == len(header)
    assert sorted(row["identifier"] for row in table("billgen")) == sorted(header)
    for name in SIDE_TABLES:
        assert {row["identifier"] for row in table(name)} <= set(header), name


def test_a_house_number_is_filled_only_on_house_bills() -> None:
    for row in table("billgen"):
        assert bool(row["house_bol_number"]) == row["bill_type_code"].startswith("House")


def test_only_planned_bills_repeat_and_a_copy_is_newer() -> None:
    bills = table("billgen")
    count = Counter((row["master_bol_number"], row["house_bol_number"]) for row in bills)
    assert 8 <= sum(1 for copies in count.values() if copies == 2) <= 40
    assert max(count.values()) == 2
    numbers = Counter(row["house_bol_number"] or row["master_bol_number"] for row in bills)
    assert max(numbers.values()) == 2
    status = {row["identifier"]: row["record_status_indicator"] for row in table("header")}
    for number in (number for number, copies in count.items() if copies == 2):
        older, newer = sorted(
            (row["run_date"], status[row["identifier"]])
            for row in bills
            if (row["master_bol_number"], row["house_bol_number"]) == number
        )
        assert older[0] < newer[0]
        assert (older[1], newer[1]) == ("New", "Amended")


def test_about_a_fifth_of_bills_has_no_shipper_row() -> None:
    named = {row["identifier"] for row in table("shipper")}
    header = table("header")
    missing = sum(row["identifier"] not in named for row in header) / len(header)
    assert 0.15 <= missing <= 0.25


def test_expected_records_exist() -> None:
    bills = table("billgen")
    numbers = {
        "manifest": {row["house_bol_number"] or row["master_bol_number"] for row in bills},
        "manifest.csv": {row["Bill of Lading"] for row in rows("manifest.csv")},
        "suppliers.csv": {str(n + 2) for n in range(len(rows("suppliers.csv")))},
    }
    assert [row for row in rows("expected.csv") if row["record"] not in numbers[row["file"]]] == []


def test_the_flat_file_is_plain_utf8_and_its_numbers_are_unique() -> None:
    (BUNDLED / "manifest.csv").read_bytes().decode("ascii")
    numbers = [row["Bill of Lading"] for row in rows("manifest.csv")]
    assert len(set(numbers)) == len(numbers)


def bundled_names() -> set[str]:
    names = {row["name"] for row in rows("suppliers.csv")}
    names |= {row["local_name"] for row in rows("suppliers.csv")}
    for name, column in zip(
        PARTY_TABLES, ("shipper_party_name", "consignee_name", "notify_party_name"), strict=True
    ):
        names |= {row[column] for row in table(name)}
    for role in ("Shipper", "Consignee", "Notify Party"):
        names |= {row[role] for row in rows("manifest.csv")}
    return {name for name in names if key(name) not in PLACEHOLDERS}


def real_names() -> set[str]:
    names: set[str] = set()
    for name in PARTY_TABLES:
        names |= {list(row.values())[1] for row in table(name, HEAD)}
    for path in (SHARED / "samples" / "supplier_lists_oar").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            names |= {row["name"] for row in csv.DictReader(file)}
    return {key(name) for name in names}


@pytest.mark.skipif(not HEAD.is_dir(), reason="the real sample is not in this checkout")
def test_no_name_is_that_of_a_real_shipper_or_facility() -> None:
    real = real_names()
    assert len(real) > 1000
    assert [name for name in sorted(bundled_names()) if key(name) in real] == []


@pytest.mark.skipif(not HEAD.is_dir(), reason="the real sample is not in this checkout")
def test_no_vessel_or_carrier_is_real() -> None:
    for column in ("vessel_name", "carrier_code"):
        assert not {r[column] for r in table("header")} & {r[column] for r in table("header", HEAD)}


def test_no_imo_number_has_a_right_check_digit() -> None:
    numbers = {r["conveyance_id"] for r in table("header") if r["conveyance_id"].isdigit()}
    assert numbers
    for number in numbers:
        total = sum(
            int(digit) * weight for digit, weight in zip(number, range(7, 1, -1), strict=False)
        )
        assert total % 10 != int(number[6])


def listed_names() -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "watchlists" / "lists").glob("*/*.csv"):
        if path.name == "scopes.csv":  # goods, not names
            continue
        with path.open(encoding="utf-8", newline="") as file:
            found |= {key(row["name"]) for row in csv.DictReader(file)}
    return found


def test_no_neighbour_has_the_name_of_a_listed_entity() -> None:
    listed = listed_names()
    assert len(listed) > 200
    planted = {
        row["record"]
        for row in rows("expected.csv")
        if row["ground"] in ("listed_party", "superseded") and not row["must_not"]
    }
    ids = {
        row["identifier"]
        for row in table("billgen")
        if (row["house_bol_number"] or row["master_bol_number"]) not in planted
    }
    names = {
        name
        for table_name in PARTY_TABLES
        for row in table(table_name)
        if row["identifier"] in ids
        for name in [list(row.values())[1]]
    }
    assert [name for name in sorted(names) if key(name) in listed] == []
