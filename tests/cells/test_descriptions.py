"""What counts as no goods description, and what reading found in descriptions and codes."""

import polars as pl
import pytest
from tests.intake.files import AMS, needs_samples

from supplyscreen.cells.descriptions import description_or_null, says_nothing
from supplyscreen.cells.findings import join_findings
from supplyscreen.cells.goods_findings import code_findings, description_findings

NOTHING = """- | . |  .  | NIL | N/A | NA | none | S.T.C. | STC | SAID TO CONTAIN: | FREIGHT PREPAID
- FREIGHT COLLECT | AS PER ATTACHED | AS PER ATTACHED LIST | SEE ATTACHED RIDER
GENERAL MERCHANDISE | FAK | F.A.K. | FREIGHT ALL KINDS | SHIPPER'S LOAD AND COUNT
SHIPPERS LOAD, STOW AND COUNT | SHIPPER LOAD & COUNT S.T.C. GENERAL CARGO | 12 PCS | CARGO
TOTAL 20 PACKAGES ONLY | - TOT PKGS 5 PK | 1X40HC S.T.C. 20 PKGS | TO BE ADVISED"""
SOMETHING = """NAILS | NILE PERCH | STC PROJECT CARGO | PARTS | 20 PALLETS | 500 BAGS | NAPKIN PAPER
GENERATORS | CARGO NETS | SPORTING GOODS | HOUSEHOLD GOODS | CONSOLE TABLES | NONWOVEN BAGS
1 UNIT TRACTOR | S.T.C. COTTON | SLACKS AND SHIRTS | LACE | 棉花 | FREIGHT PREPAID SHOES | STCX"""


def phrases(text: str) -> list[str]:
    return [part for line in text.splitlines() for part in line.split(" | ")]


@pytest.mark.parametrize("text", phrases(NOTHING))
def test_placeholders_are_no_description(text: str) -> None:
    assert pl.select(description_or_null(pl.lit(text))).item() is None


@pytest.mark.parametrize("text", phrases(SOMETHING))
def test_descriptions_are_kept(text: str) -> None:
    assert pl.select(description_or_null(pl.lit(f" {text} "))).item() == text


def rows(**columns: list[str | None]) -> pl.DataFrame:
    frame = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
    return frame.with_columns(
        source_file=pl.lit("a.csv"), source_row=pl.int_range(pl.len(), dtype=pl.Int64) + 2
    )


def test_findings_of_descriptions() -> None:
    texts = ["SHIRTS", None, "60% COTT ON", "60% COTT ON", "NIL", "HS CODE 7791", "-"]
    found = description_findings(rows(text=texts), "text", heading="Goods")
    assert found.select("code", "treatment", "count", "value", "became", "source_row").rows() == [
        ("cut_words_healed", "repaired", 2, "COTT ON", "COTTON", 4),
        ("no_description", "kept", 2, "NIL", None, 6),
        ("not_an_hs_code", "kept", 1, "7791", None, 7),
    ]
    assert found["column"].unique().to_list() == ["Goods"]


def test_findings_of_codes() -> None:
    found = code_findings(rows(codes=["6109", "8320", None, "06", "7308; 3991", ""]), "codes")
    assert found.select("count", "value", "source_row").rows() == [(2, "8320", 3)]


def test_no_rows_no_findings() -> None:
    nothing = rows(text=[], codes=[])
    assert description_findings(nothing, "text").is_empty()
    assert code_findings(nothing, "codes").is_empty()


@needs_samples
def test_the_sample_counts_that_the_documentation_names() -> None:
    def table(name: str) -> pl.DataFrame:
        path = AMS / f"ams__{name}_2018__202001290000.csv"
        frame = pl.read_csv(path, infer_schema_length=0)
        return frame.with_columns(
            source_file=pl.lit(path.name), source_row=pl.int_range(pl.len(), dtype=pl.Int64) + 2
        )

    cargo = table("cargodesc")
    nothing = cargo.filter(says_nothing(pl.col("description_text")))["description_text"]
    assert dict(nothing.value_counts().iter_rows()) == {
        "-": 27,
        ".": 9,
        "- TOT PKGS 5 BG": 4,
        "- TOT PKGS 5 PK": 1,
        "- FREIGHT COLLECT": 1,
    }
    told = description_findings(cargo, "description_text")
    found = join_findings([told, code_findings(table("tariff"), "harmonized_number")])
    assert dict(found.select("code", "count").iter_rows()) == {
        "cut_words_healed": 13,
        "no_description": 42,
        "not_an_hs_code": 126,
    }
