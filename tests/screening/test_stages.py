"""The whole screen on small files: rows accounted for, the same bytes twice, the law's days."""

import json
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import supplyscreen as ss
from supplyscreen.models import Counts
from supplyscreen.screening.record import record_hash

BUNDLED = Path(__file__).resolve().parents[2] / "examples" / "bundled"
SAMPLE = Path(__file__).resolve().parents[3] / "shared" / "samples" / "cbp_ams_2018_head"
AS_OF = date(2026, 11, 22)
HEADINGS = "Bill of Lading,Arrival Date,Shipper,Shipper Address,Consignee,Goods\n"
DAQO = "XINJIANG DAQO NEW ENERGY CO. LTD"


def flat(folder: Path, *rows: str) -> Path:
    """A flat manifest of ``rows`` under the usual headings."""
    path = folder / "manifest.csv"
    path.write_text(HEADINGS + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def added_up(counts: Counts) -> int:
    """The sum of everything but rows_in."""
    return sum(int(value) for name, value in counts.model_dump().items() if name != "rows_in")


def test_example_adds_up_and_repeats() -> None:
    manifest = ss.read_manifest(BUNDLED / "manifest")
    suppliers = ss.read_suppliers(BUNDLED / "suppliers.csv")
    one = ss.screen(manifest, suppliers=suppliers, as_of=AS_OF)
    two = ss.screen(
        ss.read_manifest(BUNDLED / "manifest"),
        suppliers=ss.read_suppliers(BUNDLED / "suppliers.csv"),
        as_of=AS_OF,
    )
    assert one.run.counts.rows_in == manifest.source.rows + suppliers.source.rows
    assert added_up(one.run.counts) == one.run.counts.rows_in
    assert one.run == two.run
    assert one.run_id == two.run_id == record_hash(one.run)
    assert one.flags.equals(two.flags)
    assert one.outcomes.equals(two.outcomes)


def test_summary_tells_the_counts_and_the_gaps() -> None:
    result = ss.screen(ss.read_manifest(BUNDLED / "manifest.csv"), as_of=AS_OF)
    text = result.summary()
    assert f"{result.run.counts.rows_in:,} rows as of 2026-11-22" in text
    assert f"{result.run.counts.not_screenable}" in text
    assert "187 entities are listed officially" in text
    warnings = [item.stale_warning for item in result.run.lists]
    assert [told.partition(":")[0] for told in warnings] == ["Old edition", "Stale"]
    assert all(told in text for told in warnings)


def test_nothing_to_screen() -> None:
    with pytest.raises(ss.InputError, match="nothing to screen"):
        ss.screen()


def test_a_wrong_weight_is_refused_before_any_name_is_compared(tmp_path: Path) -> None:
    manifest = ss.read_manifest(flat(tmp_path, "B1,2024-05-01,,,,BOXES"))
    with pytest.raises(ss.ConfigError, match="nonsense"):
        ss.screen(manifest, config=ss.ScreenConfig(weights={"nonsense": 1.0}), as_of=AS_OF)


def test_container_numbers_reach_the_flag(tmp_path: Path) -> None:
    path = tmp_path / "manifest.csv"
    head = "Bill of Lading,Arrival Date,Shipper,Consignee,Container Numbers\n"
    path.write_text(f"{head}B1,2024-05-01,{DAQO},ACME LLC,ABCU1234567; XYZU7654321\n", "utf-8")
    flags = ss.screen(ss.read_manifest(path), as_of=AS_OF).flags
    assert set(flags["containers"]) == {"ABCU1234567, XYZU7654321"}


def test_entries_listed_later_are_not_used(tmp_path: Path) -> None:
    manifest = ss.read_manifest(flat(tmp_path, f"B1,2021-05-01,{DAQO},SHIHEZI,ACME LLC,SILICON"))
    before = ss.screen(manifest, as_of=date(2022, 6, 20))
    since = ss.screen(manifest, as_of=date(2022, 6, 21))
    listed = pl.col("ground") == "listed_party"
    assert before.flags.filter(listed).is_empty()
    assert since.flags.filter(listed)["timing"].to_list() == ["shipped_before"]
    uflpa = next(item for item in before.run.lists if item.id == "us_dhs_uflpa")
    assert uflpa.not_yet_listed == uflpa.entries


def test_without_a_day_the_newest_list_decides(tmp_path: Path) -> None:
    manifest = ss.read_manifest(flat(tmp_path, "B1,2024-05-01,ACME MILL LTD,,ACME LLC,BOXES"))
    result = ss.screen(manifest)
    assert result.run.as_of == max(item.retrieved_on for item in result.run.lists)


def test_only_one_list(tmp_path: Path) -> None:
    manifest = ss.read_manifest(flat(tmp_path, f"B1,2024-05-01,{DAQO},,ACME LLC,SILICON"))
    config = ss.ScreenConfig(watchlists=("us_cbp_section307",))
    result = ss.screen(manifest, config=config, as_of=AS_OF)
    assert [item.id for item in result.run.lists] == ["us_cbp_section307"]
    assert result.flags.filter(pl.col("ground") == "listed_party").is_empty()


def test_a_bill_counts_once_and_flagged_comes_first(tmp_path: Path) -> None:
    rows = [
        f"B1,2024-05-01,{DAQO},,,SILICON",  # flagged, and no consignee
        "B2,2024-05-01,,,ACME LLC,BOXES",  # no shipper
        "B3,2024-05-01,ACME MILL LTD,,ACME LLC,BOXES",
        "B4,2024-05-01,ACME MILL LTD,,ACME LLC",  # ragged
    ]
    counts = ss.screen(ss.read_manifest(flat(tmp_path, *rows)), as_of=AS_OF).run.counts
    assert counts.model_dump() == {
        "rows_in": 4,
        "flagged": 1,
        "no_flag": 1,
        "suppressed": 0,
        "not_screenable": 1,
        "rejected": 1,
        "superseded": 0,
        "merged": 0,
    }


def test_counts_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match="3 rows in, but 2 accounted for"):
        Counts(
            rows_in=3,
            flagged=1,
            no_flag=1,
            suppressed=0,
            not_screenable=0,
            rejected=0,
            superseded=0,
        )


@pytest.mark.skipif(not SAMPLE.is_dir(), reason="the CBP AMS sample is not beside the checkout")
def test_real_sample() -> None:
    result = ss.screen(ss.read_manifest(SAMPLE), as_of=AS_OF)
    assert result.run.counts.rows_in == 499
    assert result.run.counts.superseded == 18
    named = {item.role: item.not_named for item in result.run.coverage}
    assert named["shipper"] == 99
    assert named["consignee"] == 79
    assert result.flags.filter(pl.col("ground") == "listed_party").is_empty()


LISTS = ss.load_watchlists()
NAMES = st.sampled_from(
    [DAQO, "ACME MILL LTD", "", "TO ORDER", "BRIGHT FREIGHT FORWARDING LTD", "N/A", "HOTAN WOOL CO"]
)
ROWS = st.lists(
    st.tuples(NAMES, NAMES, st.sampled_from(["2024-05-01", "2018-02-30", ""])), max_size=8
)


@settings(deadline=None, max_examples=4)
@given(ROWS)
def test_row_order_changes_no_flag(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]]
) -> None:
    lines = [f"B{at},{day},{one},,{two},COTTON YARN" for at, (one, two, day) in enumerate(rows)]
    if not lines:
        return
    results = []
    for order in (lines, lines[::-1]):
        folder = tmp_path_factory.mktemp("order")
        manifest = ss.read_manifest(flat(folder, *order))
        results.append(ss.screen(manifest, watchlists=LISTS, as_of=AS_OF))
    one, two = (result.flags.drop("source_row").sort("flag_id") for result in results)
    assert one.equals(two)
    assert results[0].run.counts == results[1].run.counts
    assert json.dumps(results[0].run.flags_by_ground) == json.dumps(results[1].run.flags_by_ground)


def test_names_of_ones_own_are_screened_on_every_ground(tmp_path: Path) -> None:
    """Lists of one's own name no places and no goods: those grounds find nothing."""
    row = "B1,2024-05-01,EXAMPLE GARMENTS J.S.C.,SHIHEZI,ACME LLC,COTTON"
    own = ss.watchlist_from_names(["Example Garment JSC"])
    found = ss.screen(ss.read_manifest(flat(tmp_path, row)), watchlists=own, as_of=AS_OF).flags
    assert found.select("ground", "entry_name").rows() == [("listed_party", "Example Garment JSC")]


def test_a_listed_vessel_comes_through_to_the_summary_and_the_report(tmp_path: Path) -> None:
    path = tmp_path / "suppliers.csv"
    path.write_text(
        "name,country,product\nEXAMPLE PACKERS,FJ,Tuna loins (F/V Hangton No. 112)\n"
        "EXAMPLE CANNERS,FJ,Tuna loins (F/V Yu Long No. 2)\n",
        encoding="utf-8",
    )
    result = ss.screen(suppliers=ss.read_suppliers(path))
    assert result.flags.filter(pl.col("role") == "vessel").height == 2
    assert "F V HANGTON NO 112  ~  Hangton No. 112" in result.summary()
    assert "F V YU LONG NO 2  ~  Yu Long No. 2" in result.summary()
    assert {item.id: item.not_searched for item in result.run.lists} == {
        "us_cbp_section307": 5,  # four of goods, one of a region
        "us_dhs_uflpa": 0,
    }
    ss.write_report(result, tmp_path / "out")
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "F V HANGTON NO 112 in the product is like the listed vessel Hangton No. 112" in page
