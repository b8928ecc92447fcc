"""The rows of a subject: each once, and everything adds up."""

import csv
import io
from collections import Counter
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.dossiers.builder import (
    ENTRY,
    NAME,
    SUBJECTS,
    bill,
    flagged,
    make,
    options,
    small,
)
from tests.reports.builder import GAP, LISTED, Cell, flag

from supplyscreen.dossiers.amounts import amount, kilograms
from supplyscreen.dossiers.flows import flows_of, routes_of
from supplyscreen.dossiers.links import shipments_by_band
from supplyscreen.dossiers.listings import (
    AFTER,
    BEFORE,
    amounts_by_period,
    listings_of,
    marked,
    with_period,
)
from supplyscreen.dossiers.months import months_of
from supplyscreen.dossiers.spellings import spellings_of
from supplyscreen.dossiers.table import csv_writer, rows_table
from supplyscreen.errors import InputError
from supplyscreen.models import Subject, SubjectKind
from supplyscreen.runs.spreadsheet import FORMULA_START
from supplyscreen.subjects.selection import COUNTED, MASTER, SUPERSEDED, Selection, select_rows

DAY = date(2022, 6, 21)
TIMINGS = {True: "shipped_before", False: "in_force_when_shipped"}


def select(kind: SubjectKind, value: str) -> Selection:
    return select_rows(small(), Subject(kind=kind, value=value))


def bills(selection: Selection) -> list[str]:
    return [text[-1] for text in selection.shipments["shipment_id"]]


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("entry", ENTRY, "2143"),
        ("shipper", "haolin", "217463"),
        ("shipper", "example téxtile", "5"),
        ("shipper", "freight", "68"),
        ("consignee", "sample brands", "217956"),
        ("consignee", "second buyer", "5"),
        ("product", "hair braid", "217463"),
        ("product", "t shirt", "5"),
        ("product", "61", "5"),
    ],
)
def test_what_is_taken(kind: SubjectKind, value: str, expected: str) -> None:
    assert Counter(bills(select(kind, value))) == Counter(expected)
    dates = select(kind, value).shipments["arrival_date"].to_list()
    assert dates == sorted(dates, key=lambda day: day or date.max)


def test_a_superseded_bill_and_a_master_of_a_house_bill_are_told_and_not_counted() -> None:
    selection = select("consignee", "muster")
    assert dict(zip(bills(selection), selection.shipments["counted"], strict=True)) == {
        "4": COUNTED,
        "8": MASTER,
    }
    told = select("shipper", "haolin").shipments
    assert told.filter(pl.col("counted") == SUPERSEDED)["shipment_id"].to_list() == [
        "s-TEST00000007"
    ]


def test_a_master_bill_without_its_house_bills_is_counted() -> None:
    assert bills(select("shipper", "sample freight")) == ["8", "6"]
    assert set(select("shipper", "sample freight").shipments["counted"]) == {COUNTED}


@pytest.mark.parametrize(
    ("kind", "value", "near"),
    [
        ("entry", "haolin-hair", ENTRY),
        ("entry", "nothing-like-it", ENTRY),
        ("shipper", "haolim hair acc", "HOTAN HAOLIN HAIR ACC. CO., LTD"),
        ("consignee", "sampel brand", "SAMPLE BRANDS LLC"),
        ("product", "coton towels", "COTTON TOWELS"),
        ("product", "6702", "670411"),
    ],
)
def test_a_subject_without_a_row_names_what_is_near(
    kind: SubjectKind, value: str, near: str
) -> None:
    with pytest.raises(InputError) as told:
        select(kind, value)
    assert near in told.value.hint
    assert value in told.value.message
    assert "--all-rows" not in told.value.hint


def test_without_all_rows_the_hint_says_how_to_get_them() -> None:
    with pytest.raises(InputError) as told:
        select_rows(small().flagged_only(), Subject(kind="shipper", value="sample freight"))
    assert "--all-rows" in told.value.hint
    assert "flagged shipment" in told.value.message


def test_private_persons_cannot_be_asked_for() -> None:
    for text in ("private", "private person", "(private person)"):
        with pytest.raises(InputError, match="no row of this run") as told:
            select("shipper", text)
        assert "(private person);" not in told.value.hint


def test_an_entry_that_only_a_supplier_row_resembles() -> None:
    only = small()
    suppliers = only.flags.filter(record_kind=pl.lit("supplier"))
    alone = make([bill(1)], suppliers.to_dicts(), only.suppliers.to_dicts())
    selection = select_rows(alone, Subject(kind="entry", value=ENTRY))
    assert selection.shipments.is_empty()
    assert selection.suppliers.height == 1
    (listing,) = listings_of(selection)
    assert (listing.name, listing.shipments) == ("Hetian Haolin Hair Accessories Co. Ltd.", 0)


def test_spellings_are_counted_with_their_strongest_flag() -> None:
    told = {x.name: x for x in spellings_of(select("shipper", "haolin"))}
    other = told["HOTAN HAOLIN HAIR ACC. CO., LTD"]
    assert (other.amount.bills, other.others, other.band) == (2, 0, "possible")
    name = told[NAME]
    assert (name.amount.bills, name.others, name.band) == (3, 1, "strong")
    assert set(told) == {NAME, "HOTAN HAOLIN HAIR ACC. CO., LTD"}


def test_a_spelling_that_could_not_be_screened_says_so() -> None:
    gap = flag(GAP, 1, party_name="AGENT LINE", reason_code="forwarder_only")
    result = make([bill(1, shipper="AGENT LINE"), bill(2, shipper="AGENT LINE TWO")], [gap])
    told = spellings_of(select_rows(result, Subject(kind="shipper", value="agent")))
    assert [(x.name, x.gaps, x.band) for x in told] == [
        ("AGENT LINE", 1, ""),
        ("AGENT LINE TWO", 0, ""),
    ]


def test_a_listing_without_a_day_divides_nothing() -> None:
    flags = [flag(LISTED, 1, listed_on=None, timing="start_not_stated")]
    selection = select_rows(make([flagged(1)], flags), Subject(kind="entry", value=ENTRY))
    (listing,) = listings_of(selection)
    assert (listing.listed_on, listing.undated, listing.shipments) == (None, 1, 1)


def test_an_end_is_told_within_what_came_later() -> None:
    flags = [
        flag(LISTED, 1, ended_on=date(2023, 1, 1), timing="ended_before_shipment"),
        flag(LISTED, 2, ended_on=date(2023, 1, 1)),
    ]
    rows = [flagged(1), flagged(2, arrival_date=date(2022, 9, 1))]
    (listing,) = listings_of(select_rows(make(rows, flags), Subject(kind="entry", value=ENTRY)))
    assert (listing.before, listing.after, listing.ended) == (0, 2, 1)
    assert listing.ended_on == date(2023, 1, 1)


@st.composite
def manifests(draw: st.DrawFn) -> tuple[list[dict[str, Cell]], list[dict[str, Cell]]]:
    """Shipments of one entry and others, with their flags."""
    rows, flags = [], []
    for place in range(1, draw(st.integers(1, 12)) + 1):
        day = draw(st.none() | st.dates(date(2021, 1, 1), date(2024, 1, 1)))
        state = draw(st.sampled_from(["current", "current", "superseded"]))
        changes: dict[str, Cell] = {
            "arrival_date": day,
            "state": state,
            "weight_kg": draw(st.none() | st.floats(0, 1e6, allow_nan=False)),
            "containers": draw(st.sampled_from([None, "A", "A, B"])),
            "bill_level": draw(st.sampled_from(["house", "master", "regular"])),
            "bill_of_lading": draw(st.sampled_from(["M1", "M2", "B1"])),
            "master_bill_of_lading": draw(st.sampled_from([None, "M1", "M2"])),
            "shipper": draw(st.sampled_from([NAME, f"{NAME} | X", "HAOLIN TWO", "OTHER", None])),
            "consignee": draw(st.sampled_from(["BUYER", "=1+1", None])),
        }
        if state == "current" and draw(st.booleans()):
            timing = "no_shipment_date" if day is None else TIMINGS[day < DAY]
            flags.append(
                flag(LISTED, place, arrival_date=day, timing=timing, party_name=NAME,
                     band=draw(st.sampled_from(["strong", "possible"])))
            )  # fmt: skip
            rows.append(flagged(place, **changes))
        else:
            rows.append(bill(place, **changes))
    return rows, flags


@settings(max_examples=20)
@given(manifests(), st.sampled_from(["entry", "shipper", "product"]))
def test_every_row_is_there_once_and_sums_add_up(
    made: tuple[list[dict[str, Cell]], list[dict[str, Cell]]], kind: SubjectKind
) -> None:
    rows, flags = made
    result = make(rows, flags)
    value = {"entry": ENTRY, "shipper": "haolin", "product": "hair"}[kind]
    expected = {
        "entry": {row["record_id"] for row in flags},
        "shipper": {r["shipment_id"] for r in rows if "HAOLIN" in str(r["shipper"])},
        "product": {r["shipment_id"] for r in rows},
    }[kind]
    if not expected:
        with pytest.raises(InputError):
            select_rows(result, Subject(kind=kind, value=value))
        return
    selection = select_rows(result, Subject(kind=kind, value=value))
    listings = listings_of(selection)
    table = rows_table(selection, with_period(selection, marked(listings)))
    assert Counter(table["shipment_id"]) == Counter(expected)
    assert table["no"].to_list() == list(range(1, len(expected) + 1))

    counted = with_period(selection, marked(listings)).filter(pl.col("counted") == COUNTED)
    total = amount(counted)
    parts = (
        [x.amount for x in flows_of(counted)],
        [x.amount for x in routes_of(counted)],
        [x for _, x in amounts_by_period(counted)] if marked(listings) else [total],
    )
    for each in parts:
        assert sum(x.bills for x in each) == total.bills
        assert sum(x.grams for x in each) == total.grams
        assert sum(x.weighed for x in each) == total.weighed
        assert sum(x.containers for x in each) == total.containers
    dated = counted["arrival_date"].count()
    assert sum(x.amount.bills for x in months_of(counted)) == dated
    assert sum(shipments_by_band(selection).values()) == total.bills
    for listing in listings:
        assert listing.before + listing.after + listing.undated == listing.shipments
        if kind == "entry":
            assert listing.shipments == total.bills
            days = counted["arrival_date"].drop_nulls().to_list()
            assert listing.before == sum(day < DAY for day in days)
            assert listing.after == sum(day >= DAY for day in days)


def test_codes_of_timing_are_all_told() -> None:
    assert set(BEFORE) & set(AFTER) == set()


@pytest.mark.parametrize(
    ("grams", "text"),
    [(0, "0"), (1, "0.001"), (1_500, "1.5"), (1_234_567_000, "1,234,567"), (10_010, "10.01")],
)
def test_kilograms_keep_their_decimals(grams: int, text: str) -> None:
    assert kilograms(grams) == text


def test_the_csv_is_safe_and_whole(tmp_path: Path) -> None:
    rows = [bill(n, shipper="=1+1 haolin", goods_description="@SUM") for n in range(1, 5)]
    selection = select_rows(make(rows), Subject(kind="shipper", value="haolin"))
    path = tmp_path / "rows.csv"
    write = csv_writer(rows_table(selection, with_period(selection, None)))
    assert not isinstance(write, bytes)
    write(path)
    read = list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
    assert [row["no"] for row in read] == ["1", "2", "3", "4"]
    assert {row["shipper"] for row in read} == {"'=1+1 haolin"}
    cells = pl.Series([cell for row in read for cell in row.values()])
    assert not cells.str.contains(FORMULA_START).any()


def test_subjects_of_the_small_result_are_all_found() -> None:
    for name, asked in SUBJECTS.items():
        assert asked.subject is not None
        assert select_rows(small(), asked.subject).shipments.height > 0, name
    assert options("entry", ENTRY) == SUBJECTS["entry"]
