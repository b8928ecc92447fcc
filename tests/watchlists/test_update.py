"""An update: ours survives, removals are a person's, and nothing is half-written."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from tests.watchlists.pages import (
    MADE_UP,
    Row,
    listed_rows,
    order_file,
    order_rows,
    orders,
    page,
    page_file,
)

from supplyscreen.errors import OutputError, WatchlistError
from supplyscreen.watchlists import load_watchlists, write_snapshot
from supplyscreen.watchlists.publication import PublicationFile
from supplyscreen.watchlists.update import UpdatePlan, propose_update, save_update

UFLPA, ORDERS = "us_dhs_uflpa", "us_cbp_section307"
TODAY = date(2026, 11, 25)
NEW: Row = ("v", "Example Cotton & Yarn (Aksu) Co., Ltd. (also known as ECY)", "February 3, 2025")
# One day after the page of January 2025 and before the notices of August 2026.
LATER = "02/03/2025"
Propose = Callable[..., UpdatePlan]


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return listed_rows()


@pytest.fixture
def propose(tmp_path: Path) -> Propose:
    def run(
        file: PublicationFile, list_id: str = UFLPA, *, allow_older: bool = False
    ) -> UpdatePlan:
        return propose_update(
            list_id, file, snapshots=tmp_path, read_on=TODAY, allow_older=allow_older
        )

    return run


def _entry(plan: UpdatePlan, entry_id: str) -> dict[str, str | None]:
    return plan.sheets.entries.row(by_predicate=pl.col("entry_id") == entry_id, named=True)


def _names(plan: UpdatePlan, entry_id: str) -> dict[str, str]:
    own = plan.sheets.aliases.filter(pl.col("entry_id") == entry_id)
    return dict(own.select("name", "alias_kind").iter_rows())


def test_the_bundled_lists_are_what_their_publications_say(
    rows: list[Row], propose: Propose
) -> None:
    for list_id, file in (
        (UFLPA, page_file(page(rows))),
        (ORDERS, order_file(orders(order_rows()))),
    ):
        plan = propose(file, list_id)
        assert "says what the edition in force (bundled) says" in plan.nothing_to_do
        assert (plan.changes, plan.removals, plan.added) == ((), (), ())
        with pytest.raises(WatchlistError, match="says what the edition in force"):
            save_update(plan)
    assert not any((plan.snapshots / "lists").glob("*/*")) if plan.snapshots.is_dir() else True


def test_reordered_tables_and_rows_change_nothing(rows: list[Row], propose: Propose) -> None:
    assert propose(page_file(page(rows[::-1]))).nothing_to_do


def test_a_new_entity_gets_an_id_and_only_what_the_page_says(
    rows: list[Row], propose: Propose
) -> None:
    plan = propose(page_file(page([*rows, NEW], updated=LATER)))
    assert plan.added == ("uflpa-example-cotton-and-yarn-aksu",)
    entry = _entry(plan, plan.added[0])
    assert (entry["name"], entry["listed_on"]) == (
        "Example Cotton & Yarn (Aksu) Co., Ltd.",
        "2025-02-03",
    )
    assert entry["provision"] == "UFLPA sec. 2(d)(2)(B)(v)"
    assert (entry["country"], entry["place"], entry["sectors"]) == (None, None, None)
    assert "2025-02-03" in str(entry["citation"])
    assert _names(plan, plan.added[0]) == {"ECY": "alias"}
    twice = propose(page_file(page([*rows, NEW, ("v", "TBEA Co", "May 17, 2024")], updated=LATER)))
    assert "uflpa-tbea" not in twice.added


def test_what_is_ours_stays(rows: list[Row], propose: Propose) -> None:
    plan = propose(page_file(page([*rows, NEW], updated=LATER)))
    before = load_watchlists(only=[UFLPA])
    known = plan.new.entries.filter(pl.col("entry_id").is_in(before.entries["entry_id"].implode()))
    assert known.equals(before.entries)
    lost = before.names.join(plan.new.names, on="alias_id", how="anti")
    assert lost.is_empty()
    assert before.names.filter(pl.col("alias_kind") == "chinese").height > 60


def test_entries_of_later_notices_and_a_later_name_stay_and_are_told(
    rows: list[Row], propose: Propose
) -> None:
    plan = propose(page_file(page([*rows, NEW], updated=LATER)))
    told = " ".join(plan.told)
    assert "8 entries were listed after the day that the publication covers (2025-02-03)" in told
    assert "TBEA Co., Ltd." in told
    assert "the list has a later name, Xinjiang Goens Energy Technology Co., Ltd." in told
    assert _entry(plan, "uflpa-tbea")["status"] == "active"


def test_a_renaming_keeps_the_id_and_the_old_name(rows: list[Row], propose: Propose) -> None:
    renamed = [
        (key, "Dromedary Group Ltd. (formerly known as Camel Group Co., Ltd.)", day)
        if name == "Camel Group Co., Ltd."
        else (key, name, day)
        for key, name, day in rows
    ]
    plan = propose(page_file(page(renamed, updated=LATER)))
    entry = _entry(plan, "uflpa-camel-group")
    assert (entry["name"], entry["listed_on"]) == ("Dromedary Group Ltd.", "2023-08-02")
    assert entry["search_name"] == "Dromedary Group Ltd."
    names = _names(plan, "uflpa-camel-group")
    assert names["Camel Group Co., Ltd."] == "former"
    assert "chinese" in names.values()
    assert (plan.added, plan.removals) == ((), ())


def test_a_new_sublist_a_new_date_and_a_new_name_are_taken_over(
    rows: list[Row], propose: Propose
) -> None:
    changed = [
        (key, "Camel Group Co., Ltd. (also known as Camel Batteries)", "January 31, 2025")
        if name == "Camel Group Co., Ltd."
        else (key, name, day)
        for key, name, day in rows
    ]
    changed.append(("v", "Camel Group Co., Ltd.", "February 3, 2025"))
    plan = propose(page_file(page(changed, updated=LATER)))
    entry = _entry(plan, "uflpa-camel-group")
    assert entry["provision_dates"] == "ii: 2025-01-31 | v: 2025-02-03"
    assert entry["listed_on"] == "2023-08-02"
    assert _names(plan, "uflpa-camel-group")["Camel Batteries"] == "alias"


def test_a_name_that_the_publisher_took_away_goes(rows: list[Row], propose: Propose) -> None:
    changed = [
        (key, name.replace("Rizhao Meijia Group", "Meijia X"), day) for key, name, day in rows
    ]
    plan = propose(page_file(page(changed, updated=LATER)))
    names = _names(plan, "uflpa-shandong-meijia-group")
    assert "Rizhao Meijia Group" not in names
    assert names["Meijia X"] == "alias"
    assert any("Rizhao Meijia Group" in line for line in plan.changes)


def test_a_removal_needs_a_person(rows: list[Row], propose: Propose) -> None:
    left = [row for row in rows if not row[1].startswith(("Camel Group", "Geehy"))]
    plan = propose(page_file(page(left, updated=LATER)))
    assert len(plan.removals) == 2
    with pytest.raises(WatchlistError, match="no longer has 2 of what the list has") as error:
        save_update(plan)
    assert "--accept-removals" in error.value.hint
    assert not list(plan.snapshots.glob("lists/*/*"))
    save_update(plan, accept_removals=True)
    found = load_watchlists(snapshots=plan.snapshots).entries
    camel = found.row(by_predicate=pl.col("entry_id") == "uflpa-camel-group", named=True)
    assert (camel["status"], camel["ended_on"]) == ("inactive", date(2025, 2, 3))
    assert camel["status_detail"].startswith("Not on the DHS page last updated 2025-02-03")
    back = propose_update(
        UFLPA,
        page_file(page(rows, updated="02/10/2025")),
        snapshots=plan.snapshots,
        read_on=TODAY,
    )
    assert any("had ended and is listed again" in line for line in back.told)
    entry = _entry(back, "uflpa-camel-group")
    assert (entry["status"], entry["ended_on"]) == ("active", None)


def test_a_lost_sublist_needs_a_person_too(rows: list[Row], propose: Propose) -> None:
    left = [row for row in rows if row[:1] != ("i",) or not row[1].startswith("Hetian Taida")]
    plan = propose(page_file(page(left, updated=LATER)))
    assert plan.removals == (
        "Hetian Taida Apparel Co., Ltd (uflpa-hetian-taida-apparel) is not on sub-list (i)",
    )


def _without(share: float) -> Callable[[list[Row]], list[Row]]:
    return lambda rows: [row for at, row in enumerate(rows) if at % 10 >= share * 10]


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (_without(0.4), "too much is gone to be believed"),
        (_without(0.1), "too much is gone to be believed"),
        (
            lambda rows: [(k, n.split(" (also")[0], d) for k, n, d in rows],
            "other names are missing",
        ),
        (lambda _: MADE_UP, "too much is gone to be believed"),
        (lambda rows: [*rows, rows[0]], "is in the table 2 times"),
        (lambda rows: [(k, n, d) for k, n, d in rows if k != "ii"], "2 tables of sub-lists"),
        (lambda rows: [(k, d, n) for k, n, d in rows], "column Effective Date"),
    ],
)
def test_a_damaged_page_changes_nothing(
    rows: list[Row],
    propose: Propose,
    tmp_path: Path,
    spoil: Callable[[list[Row]], list[Row]],
    told: str,
) -> None:
    save_update(propose(page_file(page([*rows, NEW], updated=LATER))))
    before = load_watchlists(snapshots=tmp_path).data_sha256
    with pytest.raises(WatchlistError) as error:
        propose(page_file(page(spoil([*rows, NEW]), updated="02/10/2025")))
    assert told in error.value.message
    assert load_watchlists(snapshots=tmp_path).data_sha256 == before
    assert [path.name for path in (tmp_path / "lists" / UFLPA).iterdir()] == ["2025-02-03"]


def test_an_edition_that_should_close_a_known_gap_must_close_it(
    rows: list[Row], propose: Propose
) -> None:
    """187 entities are known to be listed since 3 August 2026; a page with 145 is not believed."""
    with pytest.raises(WatchlistError, match="187 entries or their sub-lists are missing"):
        propose(page_file(page([*rows, NEW], updated="08/05/2026")))


def test_short_forms_find_their_entries_when_the_whole_page_comes(
    rows: list[Row], propose: Propose
) -> None:
    day = "August 3, 2026"
    added: list[Row] = [("v", f"Example Mill No. {n} Co., Ltd.", day) for n in range(35)]
    late = ["Fujian Septwolves Industry Co., Ltd.", "Chacha Food Company, Limited"]
    late += ["Zhengzhou Synear Food Co., Ltd.", "TBEA Co., Ltd."]
    late += ["SDIC Xinjiang Lithium Industry Co., Ltd.", "Xinjiang Tianhongji Technology Co., Ltd."]
    late += ["Shihezi Xinren Battery Aluminum Foil Technology Co., Ltd."]
    late += ["Xinjiang Jinchuan Mining Industry Co., Ltd."]
    whole = [*rows, *added, *(("v", name, day) for name in late)]
    plan = propose(page_file(page(whole, updated="08/03/2026")))
    assert len(plan.added) == 35
    assert sum("by a short form" in line for line in plan.told) == 4
    entry = _entry(plan, "uflpa-fujian-septwolves")
    assert (entry["name"], entry["confidence"]) == ("Fujian Septwolves Industry Co., Ltd.", "high")
    assert str(entry["note"]).startswith(
        "Read on the DHS page of 2026-08-03. Before that: Short form"
    )
    assert _names(plan, "uflpa-fujian-septwolves")["Fujian Septwolves"] == "alias"
    assert "confidence" not in " ".join(plan.changes)
    save_update(plan)
    again = propose(page_file(page([*whole, NEW], updated="08/10/2026")))
    assert "Fujian Septwolves" in _names(again, "uflpa-fujian-septwolves")
    texts = " ".join(gap.text for gap in plan.sheets.info.known_gaps)
    assert "35 of the 43" not in texts
    assert "On the edition of 2025-01-14: 79 of the 152" in texts
    assert "35 entries were added from the publication alone" in texts
    assert plan.new.entries.height == 187


def test_one_row_that_could_be_two_entries_stops_the_update(
    rows: list[Row], propose: Propose
) -> None:
    double: Row = (
        "v",
        "Camel (formerly known as Camel Group Co., Ltd.; TBEA Co., Ltd.)",
        "May 17, 2024",
    )
    left = [row for row in rows if row[1] != "Camel Group Co., Ltd."]
    with pytest.raises(WatchlistError, match="could be uflpa-camel-group or uflpa-tbea"):
        propose(page_file(page([*left, double], updated=LATER)))


def test_an_older_publication_is_refused_unless_allowed(rows: list[Row], propose: Propose) -> None:
    old = page_file(page(rows, updated="12/01/2024"))
    with pytest.raises(WatchlistError, match=r"of 2024-12-01, the edition in force \(bundled\)"):
        propose(old)
    plan = propose(old, allow_older=True)
    save_update(plan)
    found = load_watchlists(snapshots=plan.snapshots)
    assert found.editions[UFLPA].edition == "2024-12-01"
    assert "is newer" in found.notices[0]


def test_a_publication_of_tomorrow_is_refused(rows: list[Row], propose: Propose) -> None:
    with pytest.raises(WatchlistError, match="is of 2026-11-26, and today is 2026-11-25"):
        propose(page_file(page(rows, updated="11/26/2026")))


def test_a_list_that_would_be_refused_is_not_written(rows: list[Row], propose: Propose) -> None:
    """Names in characters are ours, of another kind: the page has had none."""
    han: Row = ("v", "Example Ltd. (also known as 示例有限公司)", "February 3, 2025")
    with pytest.raises(WatchlistError, match=r"page\.html: the list that it makes is refused: us_"):
        propose(page_file(page([*rows, han], updated=LATER)))


def test_the_same_file_twice_is_nothing_to_do(rows: list[Row], propose: Propose) -> None:
    file = page_file(page([*rows, NEW], updated=LATER))
    save_update(propose(file))
    assert propose(file).nothing_to_do == (
        "The edition 2025-02-03 was read from the same file and is in force."
    )
    same = page_file(page([*rows, NEW], updated=LATER) + "\n", name="again.html")
    assert "says what the edition in force (2025-02-03) says" in propose(same).nothing_to_do


def test_a_second_publication_of_one_day_is_an_edition_of_its_own(
    rows: list[Row], propose: Propose
) -> None:
    save_update(propose(page_file(page([*rows, NEW], updated=LATER))))
    more: Row = ("v", "Sample Yarn Co., Ltd.", "February 3, 2025")
    plan = propose(page_file(page([*rows, NEW, more], updated=LATER)))
    assert save_update(plan).name == "2025-02-03-2"
    in_force = load_watchlists(snapshots=plan.snapshots)
    assert in_force.editions[UFLPA].edition == "2025-02-03-2"
    assert "uflpa-sample-yarn" in in_force.entries["entry_id"]


def test_an_interrupted_write_leaves_the_old_edition_in_force(
    rows: list[Row], propose: Propose, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = propose(page_file(page([*rows, NEW], updated=LATER)))

    def stop(path: Path, _: object) -> None:
        path.write_text("entry_id,ki", encoding="utf-8")
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(write_snapshot, "_write_csv", stop)
        with pytest.raises(KeyboardInterrupt):
            save_update(plan)
    assert load_watchlists(snapshots=tmp_path).data_sha256 == load_watchlists().data_sha256
    folder = save_update(plan)  # what was left behind is no hindrance
    assert [path.name for path in folder.parent.iterdir()] == ["2025-02-03"]


def test_a_folder_that_cannot_be_written_is_an_error_with_its_path(
    rows: list[Row], tmp_path: Path
) -> None:
    place = tmp_path / "file"
    place.write_text("no folder", encoding="utf-8")
    file = page_file(page([*rows, NEW], updated=LATER))
    plan = propose_update(UFLPA, file, snapshots=place, read_on=TODAY)
    with pytest.raises(OutputError, match="2025-02-03: Not a directory"):
        save_update(plan)


def test_orders_change_status_scope_and_names_and_keep_their_ids(propose: Propose) -> None:
    changed = order_rows()
    for row in changed:
        if row["Entity"] == "Giant Manufacturing Co., Ltd.":
            row |= {"Status": "Inactive", "Remarks": "See the notice."}
        if row["Entity"] == "Firemount Group Ltd.":
            row |= {"Entity": "Firemount Group Ltd., a/k/a FMG", "Merchandise": "Garments"}
    new = changed[-1] | {
        "Entity": "Fishing Vessel: Example No. 9",
        "Effective Date": "8/1/2026",
        "Country": "Fishing Vessels",
    }
    farm = new | {"Entity": "Example Farm and its subsidiaries", "Country": "Kenya"}
    file = order_file(orders([*changed, new, farm]), name="orders-2026-08-02.csv")
    plan = propose(file, ORDERS)
    giant = _entry(plan, "s307-077")
    assert (giant["status"], giant["ended_on"]) == ("inactive", None)
    assert giant["status_detail"] == "inactive in CBP's file of 2026-08-02: See the notice."
    assert str(giant["changes"]).endswith("2026-08-02 inactive: so in CBP's file of 2026-08-02")
    assert _names(plan, "s307-078")["FMG"] == "alias"
    assert plan.added == ("s307-084", "s307-085")
    vessel, party = _entry(plan, "s307-084"), _entry(plan, "s307-085")
    assert (vessel["kind"], vessel["search_name"], vessel["country"]) == ("vessel", None, None)
    assert (party["search_name"], party["country"]) == ("Example Farm", "KE")
    assert sum("check kind and searched name" in line for line in plan.told) == 2
    assert plan.removals == ()
    save_update(plan)
    assert load_watchlists(snapshots=plan.snapshots).editions[ORDERS].edition == "2026-08-02"


def test_an_order_that_is_gone_needs_a_person_and_ended_ones_do_not(propose: Propose) -> None:
    left = [row for row in order_rows() if row["Entity"] != "Finca Monte Grande"]
    plan = propose(order_file(orders(left), name="orders-2026-08-02.csv"), ORDERS)
    assert plan.removals == ("Finca Monte Grande (s307-080) is not in the publication",)
    row = _entry(plan, "s307-080")
    assert str(row["status_detail"]).startswith("Not in CBP's file of 2026-08-02")
    with pytest.raises(WatchlistError, match="too much is gone"):
        propose(order_file(orders(left[:40]), name="orders-2026-08-02.csv"), ORDERS)


def test_a_corrected_day_of_an_order_is_taken_over_and_told(propose: Propose) -> None:
    rows = [
        row | ({"Effective Date": "9/25/2025"} if row["Entity"].startswith("Giant") else {})
        for row in order_rows()
    ]
    plan = propose(order_file(orders(rows), name="orders-2026-08-02.csv"), ORDERS)
    assert _entry(plan, "s307-077")["listed_on"] == "2025-09-25"
    assert any("s307-077, by name and goods, with another day" in line for line in plan.told)


def test_only_lists_with_a_publication_can_be_updated(propose: Propose) -> None:
    with pytest.raises(WatchlistError, match="those that can are us_dhs_uflpa, us_cbp_section307"):
        propose(page_file(page(MADE_UP)), "my_list")
