"""diff: which flags are new, gone or changed between two runs, and why."""

import shutil
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from tests.runs.finished import BUNDLED, flat_run

import supplyscreen as ss
from supplyscreen.schemas import RUN_CHANGES


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return flat_run(tmp_path_factory.mktemp("run"))


def flags_of(folder: Path) -> pl.DataFrame:
    return pl.read_parquet(folder / "flags.parquet")


def test_a_run_does_not_differ_from_itself(folder: Path) -> None:
    found = ss.diff_runs(folder, folder)
    assert (found.made_of, found.changes.height) == ((), 0)
    assert found.same == flags_of(folder).height
    assert found.changes.schema == RUN_CHANGES
    assert "Both were made of the same." in ss.run_diff_text(found)


def test_an_earlier_day_lacks_what_was_listed_later(folder: Path, tmp_path: Path) -> None:
    before = flat_run(tmp_path, as_of=date(2024, 6, 30))
    found = ss.diff_runs(before, folder)
    assert {one.cause for one in found.made_of} == {"day"}
    new = found.changes.filter(change=pl.lit("new"))
    assert set(new["why"]) == {"day"}
    ids = set(flags_of(folder)["flag_id"]) - set(flags_of(before)["flag_id"])
    assert set(new["flag_id"]) == ids != set()
    late = flags_of(folder).join(new, on="flag_id", how="semi")["listed_on"].min()
    assert isinstance(late, date)
    assert late > date(2024, 6, 30)
    assert found.same + found.changes.filter(pl.col("change") != "gone").height == len(
        flags_of(folder)
    )


def test_a_higher_threshold_takes_flags_away(folder: Path, tmp_path: Path) -> None:
    cut = float(flags_of(folder)["score"].drop_nulls().sort().to_list()[2])
    config = ss.ScreenConfig(flag_threshold=cut, probable_from=cut, strong_from=cut)
    strict = flat_run(tmp_path, config=config, as_of=date(2026, 11, 20))
    gone = ss.diff_runs(folder, strict).changes.filter(change=pl.lit("gone"))
    low = gone.filter(pl.col("score") < cut)
    assert low.height > 0
    assert set(low["why"]) == {"config"}
    assert low["because"].str.contains("below the threshold").all()


def test_a_list_that_was_left_out_is_the_cause(folder: Path, tmp_path: Path) -> None:
    alone = flat_run(tmp_path, only=["us_dhs_uflpa"], as_of=date(2026, 11, 21))
    found = ss.diff_runs(alone, folder)
    assert {one.cause for one in found.made_of} == {"list", "day"}
    added = found.changes.filter(
        pl.col("watchlist_id") == "us_cbp_section307", change=pl.lit("new")
    )
    assert added.height > 0
    assert set(added["why"]) == {"list"}


def test_more_data_brings_new_flags(folder: Path, tmp_path: Path) -> None:
    source = tmp_path / "manifest.csv"
    lines = (BUNDLED / "manifest.csv").read_text("utf-8").splitlines(keepends=True)
    source.write_text("".join(lines[:40]), "utf-8")
    found = ss.diff_runs(flat_run(tmp_path / "half", source=source), folder)
    assert {one.cause for one in found.made_of} == {"data"}
    assert set(found.changes.filter(change=pl.lit("new"))["why"]) == {"data"}


def test_a_decision_is_a_change_by_review(folder: Path, tmp_path: Path) -> None:
    decided = Path(shutil.copytree(folder, tmp_path / "decided"))
    flags = flags_of(folder)
    first = pl.int_range(pl.len()) == 0
    changed = flags.with_columns(
        disposition=pl.when(first).then(pl.lit("in_review")).otherwise("disposition")
    )
    changed.write_parquet(decided / "flags.parquet")
    rows = ss.diff_runs(folder, decided).changes.rows(named=True)
    assert [(row["change"], row["why"]) for row in rows] == [("changed", "review")]
    assert rows[0]["differences"] == "disposition: open -> in_review"


def test_changes_are_written_as_csv(folder: Path, tmp_path: Path) -> None:
    before = flat_run(tmp_path / "before", as_of=date(2024, 6, 30))
    found = ss.diff_runs(before, folder)
    ss.write_changes(found.changes, tmp_path / "changes.csv")
    assert pl.read_csv(tmp_path / "changes.csv").height == found.changes.height
