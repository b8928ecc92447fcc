"""Days added to a history: what is new is told once, and nothing is done twice or lost."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.history.days import (
    AS_OF,
    DAQO,
    HAOLIN,
    HEADINGS,
    ONE,
    PLAIN,
    TWO,
    added,
    contents,
    day,
    listed,
    lists,
)

import supplyscreen as ss
from supplyscreen.history import add
from supplyscreen.history import folder as history_folder
from supplyscreen.matching import match_parties
from supplyscreen.screening import rescore


@pytest.fixture
def history(tmp_path: Path) -> Path:
    return tmp_path / "history"


def without_entries(name: str) -> ss.Watchlists:
    """The lists before the entries with this word in their names came."""
    gone = lists().names.filter(pl.col("name").str.to_uppercase().str.contains(name))["entry_id"]
    kept = ~pl.col("entry_id").is_in(gone.implode())
    return replace(lists(), names=lists().names.filter(kept), entries=lists().entries.filter(kept))


def alone(path: Path) -> ss.ScreenResult:
    """The file screened by itself, for listed parties."""
    config = ss.ScreenConfig(grounds=("listed_party",))
    return ss.screen(ss.read_manifest(path), watchlists=lists(), config=config, as_of=AS_OF)


def test_a_day_tells_its_flags_and_is_shown(history: Path, tmp_path: Path) -> None:
    found = added(history, day(tmp_path, "one", ONE), config=ss.ScreenConfig())
    plain = ss.screen(ss.read_manifest(tmp_path / "one.csv"), watchlists=lists(), as_of=AS_OF)
    assert found.result.flags.equals(plain.flags)
    assert found.result.run.counts == plain.run.counts
    assert found.result.outcomes.equals(plain.outcomes)
    (only,) = ss.read_days(history)
    assert (only.number, only.rows, only.flagged) == (1, 2, 1)
    assert (only.flags_new, only.flags_known, only.flags_older) == (plain.flags.height, 0, 0)


def test_a_later_day_tells_new_flags_alone_and_its_rows_add_up(
    history: Path, tmp_path: Path
) -> None:
    added(history, day(tmp_path, "one", ONE))
    found = added(history, day(tmp_path, "both", (*ONE, *TWO)))
    assert listed(found) == {("B3", HAOLIN)}
    counts = found.result.run.counts
    assert (counts.rows_in, counts.flagged) == (4, 2)  # the record told before is flagged still
    assert found.flags_known == found.result.table.rows - found.result.flags.height > 0
    assert "were told on an earlier day" in found.result.run.inputs[0].notes[-1]
    told = found.result.run.flags_by_ground
    assert sum(told.values()) == found.result.flags.height
    outcomes = found.result.outcomes.filter(outcome="flagged")["record_id"].to_list()
    assert outcomes == ["B1", "B3"]


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The names of the parties that are compared with lists, call by call."""
    names: list[list[str]] = []

    def counted(parties: pl.DataFrame, *args: object, **options: object) -> pl.DataFrame:
        names.append(parties["name"].to_list())
        return match_parties(parties, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(rescore, "match_parties", counted)
    return names


def test_known_parties_are_not_compared_again(
    history: Path, tmp_path: Path, compared: list[list[str]]
) -> None:
    added(history, day(tmp_path, "one", ONE))
    first = {name for names in compared for name in names}
    assert {DAQO, PLAIN, "ACME LLC"} <= first
    compared.clear()
    found = added(history, day(tmp_path, "two", (*TWO, f"B5,2024-05-03,{DAQO},ACME LLC,X")))
    assert {name for names in compared for name in names} == {HAOLIN, "OTHER LLC"}
    assert listed(found) == {("B3", HAOLIN), ("B5", DAQO)}


def test_the_same_day_twice_changes_nothing(history: Path, tmp_path: Path) -> None:
    path = day(tmp_path, "one", ONE)
    added(history, path)
    before = contents(history)
    copy = tmp_path / "copy.csv"
    copy.write_bytes(path.read_bytes())
    with pytest.raises(ss.InputError, match="is day 1 of the history"):
        added(history, copy)
    assert contents(history) == before


def test_a_new_entry_flags_bills_of_earlier_days(history: Path, tmp_path: Path) -> None:
    before = without_entries("DAQO")
    first = added(history, day(tmp_path, "one", ONE), watchlists=before)
    assert ("B1", DAQO) not in listed(first)
    second = added(history, day(tmp_path, "two", TWO))
    assert listed(second) == {("B3", HAOLIN)}
    flags = second.earlier().flags
    assert set(flags.select("record_id", "source_file").iter_rows()) == {("B1", "one.csv")}
    whole = alone(tmp_path / "one.csv")
    told = set(first.result.flags["flag_id"])
    assert set(flags["flag_id"]) == set(whole.flags["flag_id"]) - told
    (back,) = second.look_back.rows(named=True)
    assert (back["shipments"], back["days"], back["listed_when_shipped"]) == (1, "1", 1)
    assert back["told"] in second.result.run.inputs[0].notes
    assert set(second.again.scan().collect()["flag_id"]) == told
    third = added(history, day(tmp_path, "three", (f"B9,2024-05-03,{PLAIN},X LLC,Y",)))
    assert third.older.rows == 0
    assert [one.flags_older for one in ss.read_days(history)] == [0, flags.height, 0]


@pytest.mark.slow
def test_a_lower_threshold_is_a_change_too(history: Path, tmp_path: Path) -> None:
    near = "XINJIANG DAQO ENERGY TRADING"
    path = day(tmp_path, "one", (f"B1,2024-05-01,{near},ACME LLC,BOXES",))
    high = ss.ScreenConfig(flag_threshold=0.99, probable_from=0.99, strong_from=0.99)
    assert listed(added(history, path, config=high)) == set()
    found = added(history, day(tmp_path, "two", TWO), config=ss.ScreenConfig(flag_threshold=0.3))
    assert "B1" in found.earlier().flags.filter(ground="listed_party")["record_id"]


def test_what_an_older_version_read_is_told(
    history: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    added(history, day(tmp_path, "one", ONE), watchlists=without_entries("DAQO"))
    monkeypatch.setattr(add, "__version__", "99.0")
    found = added(history, day(tmp_path, "two", TWO))
    assert [one.number for one in found.unread] == [1]
    assert found.older.rows == 0


def test_a_damaged_day_is_told(history: Path, tmp_path: Path) -> None:
    added(history, day(tmp_path, "one", ONE), watchlists=without_entries("DAQO"))
    (history / "000001-day" / "source.json").unlink()
    found = added(history, day(tmp_path, "two", TWO))
    assert [one.number for one in found.unread] == [1]


def test_an_amended_bill_of_an_earlier_day(history: Path, tmp_path: Path) -> None:
    """The earlier day stays as it was told; of the amended bill new reasons are told."""
    added(history, day(tmp_path, "one", ONE))
    amended = (
        f"B1,2024-05-01,{DAQO},ACME LLC,BOXES AND LIDS",
        f"B2,2024-05-01,{HAOLIN},ACME LLC,SHIRTS",
    )
    found = added(history, day(tmp_path, "two", amended))
    assert listed(found) == {("B2", HAOLIN)}
    counts = found.result.run.counts
    assert (counts.flagged, counts.superseded) == (2, 0)
    assert found.older.rows == 0


def test_a_bill_number_that_comes_again_after_years_is_another_bill(
    history: Path, tmp_path: Path
) -> None:
    added(history, day(tmp_path, "one", ONE))
    soon = f"B1,2025-04-30,{DAQO},ACME LLC,BOXES"
    late = f"B1,2026-05-02,{DAQO},ACME LLC,BOXES"
    assert listed(added(history, day(tmp_path, "soon", (soon,)))) == set()
    assert listed(added(history, day(tmp_path, "late", (late,)))) == {("B1", DAQO)}


def test_rows_without_a_number_are_new_in_every_file(history: Path, tmp_path: Path) -> None:
    rows = (f",2024-05-01,{DAQO},ACME LLC,BOXES",)
    again = (f",2024-05-01,{DAQO},ACME LLC,CRATES",)
    assert len(listed(added(history, day(tmp_path, "one", rows)))) == 1
    found = added(history, day(tmp_path, "two", again))
    assert len(listed(found)) == 1
    assert found.flags_known == 0


def failing(*_arguments: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("module", "name"),
    [
        (add, "keep"),
        pytest.param(add, "save_reported", marks=pytest.mark.slow),
        pytest.param(add, "finish", marks=pytest.mark.slow),
        (history_folder, "write_index"),
    ],
)
def test_a_crash_leaves_the_history_as_it_was(
    module: object, name: str, history: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = day(tmp_path, "one", ONE), day(tmp_path, "two", TWO)
    added(history, one)
    before = contents(history)
    with monkeypatch.context() as patch:
        patch.setattr(module, name, failing)
        with pytest.raises(KeyboardInterrupt):
            added(history, two)
    with ss.History(history) as opened:
        assert len(opened.days) == 1
    assert contents(history) == before
    assert listed(added(history, two)) == {("B3", HAOLIN)}


def test_a_crash_of_the_first_day_leaves_nothing(
    history: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = day(tmp_path, "one", ONE)
    monkeypatch.setattr(add, "finish", failing)
    with pytest.raises(KeyboardInterrupt):
        added(history, path)
    assert not history.exists()


@pytest.mark.slow
def test_matches_of_many_days_lie_in_few_folders(history: Path, tmp_path: Path) -> None:
    for number in range(1, 7):
        rows = (f"C{number},2024-05-01,SHIPPER {number} LTD,ACME LLC,BOXES",)
        added(history, day(tmp_path, f"day{number}", rows))
    assert len(list(history.glob("*-known"))) <= 4
    with ss.History(history) as opened:
        parts = [
            pl.read_parquet(f"{history}/{name}/parties.parquet") for name in opened.index.known
        ]
    names = pl.concat(parts)["name"]
    assert {f"SHIPPER {number} LTD" for number in range(1, 7)} <= set(names)
    assert pl.concat(parts)["party_id"].is_unique().all()


def nothing(_folder: Path) -> None:
    """A folder of the user's own."""


def damaged(folder: Path) -> None:
    (folder / "history.json").write_text('{"days": [', "utf-8")


@pytest.mark.parametrize(("harm", "told"), [(nothing, "holds no history"), (damaged, "no index")])
def test_other_folders_are_refused(
    harm: Callable[[Path], None], told: str, history: Path, tmp_path: Path
) -> None:
    history.mkdir()
    (history / "thesis.txt").write_text("mine", "utf-8")
    harm(history)
    with pytest.raises(ss.InputError, match=told):
        added(history, day(tmp_path, "one", ONE))
    assert (history / "thesis.txt").read_text("utf-8") == "mine"
    names = {path.name for path in history.iterdir()} - {"history.json", "supplyscreen.lock"}
    assert names == {"thesis.txt"}


def test_a_day_cannot_be_added_to_a_closed_history(history: Path, tmp_path: Path) -> None:
    added(history, day(tmp_path, "one", ONE))
    manifest = ss.read_manifest(day(tmp_path, "two", TWO))
    config = ss.ScreenConfig(grounds=("listed_party",))
    with ss.History(history) as days:
        found = ss.screen_day(days, manifest, watchlists=lists(), config=config, as_of=AS_OF)
    before = contents(history)
    with pytest.raises(ss.OutputError, match="is closed"):
        found.add()
    assert contents(history) == before


def test_no_history_is_no_history(tmp_path: Path) -> None:
    with pytest.raises(ss.InputError, match="is no history"):
        ss.read_days(tmp_path)


NAMES = [DAQO, HAOLIN, PLAIN, "HOSHINE SILICON INDUSTRY", "OTHER SHOES LTD", ""]


@settings(max_examples=2)
@given(
    st.lists(
        st.dictionaries(st.integers(1, 6), st.sampled_from(NAMES), min_size=1, max_size=4),
        min_size=2,
        max_size=3,
    )
)
def test_days_together_tell_what_each_tells_alone(
    tmp_path_factory: pytest.TempPathFactory, days: list[dict[int, str]]
) -> None:
    """Every flag once: whatever the days share, and although lists grew in between."""
    folder = tmp_path_factory.mktemp("days")
    told: list[str] = []
    each: set[str] = set()
    distinct = [rows for at, rows in enumerate(days) if rows not in days[:at]]
    seen: list[dict[int, str]] = []
    for number, rows in enumerate(days):
        if rows in seen:
            continue
        seen.append(rows)
        lines = [f"B{bill},2024-05-01,{name},ACME LLC,BOXES" for bill, name in rows.items()]
        path = day(folder, f"day{number}", lines)
        then = lists() if seen == distinct else without_entries("DAQO")
        found = added(folder / "history", path, watchlists=then)
        told += [*found.result.flags["flag_id"], *found.earlier().flags["flag_id"]]
        each |= set(alone(path).flags["flag_id"])
    assert len(told) == len(set(told))
    assert set(told) == each


def test_headings_alone_are_refused_as_ever(history: Path, tmp_path: Path) -> None:
    path = tmp_path / "none.csv"
    path.write_text(HEADINGS, "utf-8")
    with pytest.raises(ss.InputError, match="no rows"):
        added(history, path)
    assert not history.exists()
