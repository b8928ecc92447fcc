"""What changed between two editions, as data and in words."""

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.watchlists.lists import alias, entry, write_list

from supplyscreen.errors import WatchlistError
from supplyscreen.schemas import require_schema
from supplyscreen.watchlists import (
    LIST_CHANGES,
    Watchlists,
    changes_text,
    diff_watchlists,
    load_list,
    load_watchlists,
)
from supplyscreen.watchlists.locate import data_folder

Row = dict[str, str]
A = entry("a", "Alpha Textile Co., Ltd.")
B = entry("b", "Beta Silicon Co., Ltd.")


def _diff(tmp_path: Path, old: list[Row], new: list[Row], **aliases: list[Row]) -> pl.DataFrame:
    before = write_list(tmp_path / "old", old, aliases.get("old_aliases", []))
    after = write_list(tmp_path / "new", new, aliases.get("new_aliases", []))
    return diff_watchlists(load_list(before), load_list(after))


def _rows(changes: pl.DataFrame) -> list[tuple[str | None, ...]]:
    """Changes of entries: change, field, before, after."""
    return (
        changes.filter(pl.col("entry_id").is_not_null())
        .select("change", "field", "before", "after")
        .rows()
    )


II, V = "UFLPA sec. 2(d)(2)(B)(ii)", "UFLPA sec. 2(d)(2)(B)(v)"
ENDED = {"status": "modified", "status_detail": "goods are admissible"}


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        ({}, {"name": "Alpha Fabric"}, [("renamed", "name", A["name"], "Alpha Fabric")]),
        ({}, {"search_name": "Alpha"}, [("renamed", "search_name", A["name"], "Alpha")]),
        (
            {},
            {"listed_on": "2022-06-20"},
            [("date_changed", "listed_on", "2022-06-21", "2022-06-20")],
        ),
        (
            ENDED,
            ENDED | {"ended_on": "2024-01-01"},
            [("date_changed", "ended_on", None, "2024-01-01")],
        ),
        (
            {},
            {"provision_dates": "v: 2024-11-25"},
            [("date_changed", "provision_dates.v", "2022-06-21", "2024-11-25")],
        ),
        (
            {},
            {"provision_dates": ""},
            [("date_changed", "provision_dates.v", "2022-06-21", None)],
        ),
        (
            {},
            {"provision": f"{II} | {V}", "provision_dates": "ii: 2025-01-15 | v: 2022-06-21"},
            [
                ("date_changed", "provision_dates.ii", None, "2025-01-15"),
                ("provision_changed", "provision", V, f"{II} | {V}"),
            ],
        ),
        ({}, {"goods_scope": "Cotton"}, [("scope_changed", "goods_scope", None, "Cotton")]),
        (
            {"extends_to": "and its subsidiaries"},
            {},
            [("scope_changed", "extends_to", "and its subsidiaries", None)],
        ),
        (
            {},
            ENDED,
            [
                ("status_changed", "status", "active", "modified"),
                ("status_changed", "status_detail", None, "goods are admissible"),
            ],
        ),
        ({}, {"note": "read twice"}, [("other_changed", "note", None, "read twice")]),
        ({}, {"sources": "a page"}, [("other_changed", "sources", "made up", "a page")]),
        ({}, {}, []),
    ],
)
def test_each_changed_cell_is_a_row(
    tmp_path: Path, was: Row, now: Row, expected: list[tuple[str | None, ...]]
) -> None:
    changes = _diff(tmp_path, [A | was, B], [A | now, B])
    require_schema(changes, LIST_CHANGES, name="LIST_CHANGES")
    assert _rows(changes) == expected
    assert set(changes["entry_id"]) <= {"mu-a"}
    assert set(changes["entry_name"]) <= {now.get("name", A["name"])}


def test_entries_of_one_side_are_told_in_short(tmp_path: Path) -> None:
    names = [alias("b", "Beta Si"), alias("b", "贝塔硅业有限公司", "chinese")]
    changes = _diff(tmp_path, [A], [B], new_aliases=names)
    assert _rows(changes) == [
        (
            "removed",
            None,
            "party; CN; listed on 2022-06-21; active; UFLPA sec. 2(d)(2)(B)(v)",
            None,
        ),
        (
            "added",
            None,
            None,
            "party; CN; listed on 2022-06-21; active; UFLPA sec. 2(d)(2)(B)(v); "
            "also named: Beta Si (alias), 贝塔硅业有限公司 (chinese)",
        ),
    ]
    assert changes.filter(pl.col("change") == "added")["entry_name"].to_list() == [B["name"]]


def test_a_renaming_keeps_the_old_name_as_a_former_one(tmp_path: Path) -> None:
    renamed = A | {"name": "Omega Co., Ltd.", "search_name": "Omega Co., Ltd."}
    former = [alias("a", A["name"], "former")]
    assert _rows(_diff(tmp_path, [A], [renamed], new_aliases=former)) == [
        ("alias_added", "former", None, A["name"]),
        ("renamed", "name", A["name"], "Omega Co., Ltd."),
        ("renamed", "search_name", A["name"], "Omega Co., Ltd."),
    ]


def test_a_name_of_another_kind_went_and_came(tmp_path: Path) -> None:
    old, new = [alias("a", "Alpha Fabric")], [alias("a", "Alpha Fabric", "former")]
    assert _rows(_diff(tmp_path, [A], [A], old_aliases=old, new_aliases=new)) == [
        ("alias_added", "former", None, "Alpha Fabric"),
        ("alias_removed", "alias", "Alpha Fabric", None),
    ]


def test_names_of_a_vessel_are_compared_although_they_are_not_searched(tmp_path: Path) -> None:
    vessel = entry("v", "Sea Star", kind="vessel", search_name="")
    changes = _diff(tmp_path, [A, vessel], [A, vessel], new_aliases=[alias("v", "Sea Star 2")])
    assert _rows(changes) == [("alias_added", "alias", None, "Sea Star 2")]


def test_facts_of_the_list_are_changes_without_an_entry(tmp_path: Path) -> None:
    gap = 'known_gaps: [{text: "2 entries are missing", missing_entries: 2, source: made up}]'
    old = write_list(tmp_path / "old", [A, B])
    new = write_list(tmp_path / "new", [A], facts=f"published_on: 2025-01-20\n{gap}")
    changes = diff_watchlists(load_list(old), load_list(new))
    facts = changes.filter(pl.col("entry_id").is_null())
    assert facts.select("change", "field", "before", "after").rows() == [
        ("date_changed", "published_on", "2025-01-14", "2025-01-20"),
        ("other_changed", "assertions.entries_max", "2", "1"),
        ("other_changed", "assertions.entries_min", "2", "1"),
        ("other_changed", "known_gaps", None, "2 entries are missing"),
    ]
    assert set(facts["entry_name"]) == {"A made-up list"}


def test_a_list_that_went_goes_with_its_entries(bundled: Watchlists) -> None:
    changes = diff_watchlists(bundled, load_watchlists(only=["us_dhs_uflpa"]))
    assert set(changes["list_id"]) == {"us_cbp_section307"}
    assert set(changes["change"]) == {"removed"}
    assert changes.height == 83 + 1


def test_the_bundled_lists_do_not_differ_from_themselves(bundled: Watchlists) -> None:
    assert diff_watchlists(bundled, bundled).is_empty()
    one = load_list(data_folder() / "lists" / "us_dhs_uflpa")
    assert diff_watchlists(load_watchlists(only=["us_dhs_uflpa"]), one).is_empty()
    assert one.sha256 == {"us_dhs_uflpa": bundled.sha256["us_dhs_uflpa"]}


@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25
)
@given(st.data())
def test_the_way_back_tells_the_same_rows_turned_round(
    bundled: Watchlists, data: st.DataObject
) -> None:
    """Whatever rows either side holds: swapping the sides swaps before and after."""

    def some(seed: int) -> Watchlists:
        kept = bundled.entries.sample(150, seed=seed)
        names = bundled.names.sample(400, seed=seed).join(kept, on="entry_id", how="semi")
        aliases = bundled.aliases.sample(300, seed=seed).join(kept, on="entry_id", how="semi")
        return Watchlists(**(vars(bundled) | {"entries": kept, "names": names, "aliases": aliases}))

    old, new = some(data.draw(st.integers(0, 999))), some(data.draw(st.integers(0, 999)))
    turned = {
        "added": "removed",
        "removed": "added",
        "alias_added": "alias_removed",
        "alias_removed": "alias_added",
    }
    there, back = diff_watchlists(old, new), diff_watchlists(new, old)
    swapped = back.with_columns(
        pl.col("change").replace(turned), before=pl.col("after"), after=pl.col("before")
    )
    assert there.sort(LIST_CHANGES.names()).equals(swapped.sort(LIST_CHANGES.names()))


def test_the_words(tmp_path: Path) -> None:
    changed = A | {"provision_dates": "v: 2024-11-25", "goods_scope": "Cotton"}
    changes = _diff(
        tmp_path, [A, B], [changed, entry("c", "Gamma")], new_aliases=[alias("a", "Al")]
    )
    assert changes_text(changes) == [
        "made_up: entries: 1 added, 1 removed, 1 changed.",
        "  changed: Alpha Textile Co., Ltd. (mu-a)",
        "    name added (alias): Al",
        "    date of the sub-list (v): now '2024-11-25', was '2022-06-21'",
        "    goods: now 'Cotton', was empty",
        "  removed: Beta Silicon Co., Ltd. (mu-b): party; CN; listed on 2022-06-21; active; "
        "UFLPA sec. 2(d)(2)(B)(v)",
        "  added: Gamma (mu-c): party; CN; listed on 2022-06-21; active; UFLPA sec. 2(d)(2)(B)(v)",
    ]


def test_words_of_a_scope_that_came_or_went_are_rows(bundled: Watchlists) -> None:
    asked = bundled.scopes.filter(pl.col("words").list.len() > 1).row(0, named=True)
    words = [*asked["words"][1:], "EXAMPLE GOODS"]
    own = pl.col("entry_id") == asked["entry_id"]
    other = pl.when(own).then(pl.lit(words)).otherwise("words")
    changed = bundled.scopes.with_columns(words=other)
    told = diff_watchlists(bundled, replace(bundled, scopes=changed))
    assert set(told["change"]) == {"scope_changed"}
    assert set(told.select("field", "before", "after").rows()) == {
        ("scope.words", asked["words"][0], None),
        ("scope.words", None, "EXAMPLE GOODS"),
    }
    assert f"scope of the goods, words removed: {asked['words'][0]}" in "\n".join(
        changes_text(told)
    )


def test_an_entry_with_a_new_id_is_noticed(tmp_path: Path) -> None:
    lines = changes_text(_diff(tmp_path, [A, B], [A, B | {"entry_id": "mu-z"}]))
    assert lines[1] == (
        "  note: Beta Silicon Co., Ltd. was mu-b and is mu-z; past reports point to the old id, "
        "so an id should stay"
    )
    assert len(lines) == 4


def test_no_change_is_said(bundled: Watchlists) -> None:
    assert changes_text(diff_watchlists(bundled, bundled)) == ["No difference."]


def test_a_folder_without_a_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WatchlistError, match="is not the folder of a list"):
        load_list(tmp_path)
