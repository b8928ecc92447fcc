"""``supplyscreen lists show``: one entry with all that is known of it."""

import json
from collections.abc import Callable

import pytest
from typer.testing import Result

import supplyscreen as ss

Run = Callable[..., Result]
DAQO = "uflpa-xinjiang-daqo-new-energy"


def test_everything_known_is_printed(run: Run) -> None:
    result = run("lists", "show", DAQO)
    assert (result.exit_code, result.stderr) == (0, "")
    text = " ".join(result.stdout.split())
    for told in (
        "Xinjiang Daqo New Energy, Co. Ltd",
        f"{DAQO}, party, CN",
        "UFLPA Entity List (us_dhs_uflpa), published 2025-01-14",
        "Status active",
        "Listed on 2022-06-21",
        "UFLPA sec. 2(d)(2)(B)(i), since 2022-06-21 as published",
        "UFLPA sec. 2(d)(2)(B)(v), since 2024-11-25 as published",
        "87 FR 47777",
        "https://www.dhs.gov/uflpa-entity-list",
        "* 新疆大全新能源股份有限公司 (chinese) stock listing",
        "* 新疆大全 (chinese short)",
        "Confidence high",
        "Goods all goods",
        "also added to list (v) on November 25, 2024",
    ):
        assert told in text, told


def test_every_entry_can_be_shown() -> None:
    watchlists = ss.load_watchlists()
    cards = [ss.entry_card(entry, watchlists) for entry in watchlists.entries["entry_id"]]
    assert len(cards) == 235
    told = [name for card in cards for name in card.names]
    assert sum(name.searched for name in told) == watchlists.names.height
    assert sum(name.kind != "primary" for name in told) == watchlists.aliases.height
    assert all(name.source for name in told if name.kind != "primary")
    assert all(card.sources and card.citation and card.provisions for card in cards)


def test_an_order_that_ended_says_so(run: Run) -> None:
    text = " ".join(run("lists", "show", "s307-035").stdout.split())
    assert "Status revoked" in text
    assert "Ended on 2020-04-01" in text


def test_a_page_that_is_not_the_government_s_is_not_called_official(run: Run) -> None:
    assert "Official page https://www.cbp.gov" in run("lists", "show", "s307-061").stdout
    text = run("lists", "show", "s307-030").stdout
    assert "Page read     http://c-air.com/Newsletter" in text
    assert "Official page" not in text


def test_json_has_every_field(run: Run) -> None:
    card = json.loads(run("lists", "show", DAQO, "--json").stdout)
    assert set(card) == set(ss.EntryCard.model_fields)
    assert card["provisions"][1] == {"provision": "UFLPA sec. 2(d)(2)(B)(v)", "since": "2024-11-25"}
    assert {"kind": "chinese_short", "searched": True, "name": "大全能源"}.items() <= next(
        name for name in card["names"] if name["name"] == "大全能源"
    ).items()
    assert card["watchlist"]["known_gaps"]


@pytest.mark.parametrize(
    ("asked", "entry_id"),
    [
        (DAQO.upper(), DAQO),
        ("xinjiang daqo new energy co", DAQO),
        ("新疆大全新能源股份有限公司", DAQO),
        ("Turkmenistan", "s307-034"),
        ("hangton no 112", "s307-062"),
    ],
)
def test_one_entry_by_name(run: Run, asked: str, entry_id: str) -> None:
    result = run("lists", "show", asked, "--json")
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["entry_id"] == entry_id


def test_several_entries_are_named(run: Run) -> None:
    result = run("lists", "show", "hoshine")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "2 entries match the name 'hoshine'" in result.stderr
    assert "uflpa-hoshine-silicon-industry-shanshan  Hoshine Silicon" in result.stderr
    assert "s307-061" in result.stderr


def test_a_name_or_id_that_is_near_is_offered(run: Run) -> None:
    result = run("lists", "show", "uflpa-ninestarr")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("error: no entry has the id or name 'uflpa-ninestarr'.")
    assert "  uflpa-ninestar  Ninestar Corporation" in result.stderr


@pytest.mark.parametrize("asked", ["qqqqqq", "--- ---", "  "])
def test_nothing_found_is_said(run: Run, asked: str) -> None:
    result = run("lists", "show", "--", asked)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("error: ")
    assert "hint: " in result.stderr


def test_the_library_names_the_nearest_ids() -> None:
    with pytest.raises(ss.WatchlistError, match="nearest ids are uflpa-ninestar"):
        ss.entry_card("uflpa-ninestarr", ss.load_watchlists())
