"""Screening the bundled example finds every planted case and no near neighbour."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl
import pytest

import supplyscreen as ss

BUNDLED = Path(__file__).resolve().parents[2] / "examples" / "bundled"
AS_OF = date(2026, 11, 22)
# What decides each ground: the cell of the flag that `entry_or_reason` must be in.
DECIDER = {
    "listed_party": "entry_id",
    "goods": "rule_id",
    "place": "decided_by",
    "not_screenable": "reason_code",
}


@dataclass(frozen=True)
class Line:
    """One line of expected.csv."""

    file: str
    record: str
    ground: str
    entry_or_reason: str
    timing: str
    must_not: str
    kind: str
    why: str

    def __str__(self) -> str:
        no = "not-" if self.must_not else ""
        return f"{self.file}-{self.record}-{no}{self.ground}-{self.kind}".replace(" ", "_")


@dataclass(frozen=True)
class Screened:
    """Flags and outcomes by file, with a ``record`` as expected.csv writes it."""

    flags: pl.DataFrame  # file, record and the columns of FLAGS
    outcomes: pl.DataFrame  # file, record, outcome


def expected_lines() -> list[Line]:
    with (BUNDLED / "expected.csv").open(encoding="utf-8", newline="") as file:
        return [Line(**row) for row in csv.DictReader(file, strict=True)]


LINES = expected_lines()
WANTED = [line for line in LINES if not line.must_not and line.ground in DECIDER]
UNWANTED = [line for line in LINES if line.must_not]
SUPERSEDED = [line for line in LINES if line.ground == "superseded"]


@pytest.fixture(scope="module")
def screened() -> Screened:
    folder = ss.read_manifest(BUNDLED / "manifest")
    flat = ss.read_manifest(BUNDLED / "manifest.csv")
    suppliers = ss.read_suppliers(BUNDLED / "suppliers.csv")
    both = ss.screen(folder, suppliers=suppliers, as_of=AS_OF)
    alone = ss.screen(flat, as_of=AS_OF)
    records = pl.concat(
        [
            _bills(folder).with_columns(file=pl.lit("manifest")),
            _bills(flat).with_columns(file=pl.lit("manifest.csv")),
            suppliers.suppliers.select(
                record_id="supplier_id",
                record=pl.col("source_row").cast(pl.String),
                file=pl.lit("suppliers.csv"),
            ),
        ]
    )
    return Screened(
        flags=pl.concat([both.flags, alone.flags]).join(records, on="record_id"),
        outcomes=pl.concat([both.outcomes, alone.outcomes]).join(records, on="record_id"),
    )


def _bills(manifest: ss.Manifest) -> pl.DataFrame:
    return manifest.shipments.select(record_id="shipment_id", record="bill_of_lading").collect()


def flags_of(screened: Screened, line: Line) -> pl.DataFrame:
    """The flags of the line's record on the line's ground."""
    return screened.flags.filter(
        pl.col("file") == line.file,
        pl.col("record") == line.record,
        pl.col("ground") == line.ground,
    )


@pytest.mark.parametrize("line", WANTED, ids=str)
def test_planted_case_is_found(screened: Screened, line: Line) -> None:
    found = flags_of(screened, line).filter(
        pl.col(DECIDER[line.ground])
        .str.to_lowercase()
        .str.contains(line.entry_or_reason.lower(), literal=True)
    )
    assert found.height >= 1, f"{line.why}; flags: {flags_of(screened, line).rows()}"
    if line.timing:
        assert line.timing in found["timing"].to_list()


@pytest.mark.parametrize("line", UNWANTED, ids=str)
def test_near_neighbour_is_not_flagged(screened: Screened, line: Line) -> None:
    found = flags_of(screened, line)
    told = found.select("party_name", "entry_name", "score", "rule_id", "decided_by").rows()
    assert found.height == 0, f"{line.why}; flags: {told}"


def test_lists_of_goods_add_weak_flags_and_take_none_away(screened: Screened) -> None:
    """With the DOL list in use every flag is still there, and what is new says it bars nothing."""
    config = ss.ScreenConfig(goods_lists=("dol-forced-labor",))
    flat = ss.read_manifest(BUNDLED / "manifest.csv")
    flags = ss.screen(flat, config=config, as_of=AS_OF).flags
    before = screened.flags.filter(
        pl.col("file") == "manifest.csv", pl.col("ground") != "not_screenable"
    )
    assert before.join(flags, on="flag_id", how="anti").is_empty()
    new = flags.join(screened.flags, on="flag_id", how="anti")
    assert set(new["rule_id"]) == {
        "dol-garments-cn",
        "dol-garments-in",
        "dol-rice-in",
        "dol-stones-in",
        "dol-tomato-products-cn",
    }
    assert set(new["band"]) == {"weak"}
    assert new["evidence_against"].str.contains("does not bar an import").all()


@pytest.mark.parametrize("line", SUPERSEDED, ids=str)
def test_superseded_copy_is_not_screened(screened: Screened, line: Line) -> None:
    mine = (pl.col("file") == line.file) & (pl.col("record") == line.record)
    copies = screened.outcomes.filter(mine)["outcome"].to_list()
    assert copies.count("superseded") == 1
    if line.entry_or_reason == "deleted":
        assert screened.flags.filter(mine).height == 0


def test_nothing_else_is_flagged(screened: Screened) -> None:
    """An ordinary record has no flag but that it is not screenable."""
    known = pl.DataFrame(
        [(line.file, line.record) for line in LINES], schema=["file", "record"], orient="row"
    ).unique()
    others = screened.flags.filter(pl.col("ground") != "not_screenable").join(
        known, on=["file", "record"], how="anti"
    )
    told = others.select("file", "record", "ground", "party_name", "entry_name", "decided_by")
    assert told.rows() == []


def test_the_report_would_look_like_a_real_one(screened: Screened) -> None:
    """10 to 30 % of the bills with a reason to review, and as many not screenable."""
    bills = screened.outcomes.filter(pl.col("file") == "manifest")
    share = {
        row["outcome"]: row["len"] / bills.height
        for row in bills.group_by("outcome").len().iter_rows(named=True)
    }
    assert 0.10 <= share["flagged"] <= 0.30
    assert 0.10 <= share["not_screenable"] <= 0.35
    assert 0.30 <= share["no_flag"] <= 0.75
