"""Names that are no names: nothing breaks, nothing matches, and it takes no time."""

import time

import polars as pl
import pytest
from tests.matching.build import lists, matched, parties

import supplyscreen as ss
from supplyscreen.matching.pairs import score_pairs
from supplyscreen.schemas import MATCHED_NAMES

SECONDS = 10  # of the processors, for all of them together: about two
HOSTILE = {
    "empty": "",
    "blank": " ",
    "one letter": "A",
    "one point": ".",
    "one character": "新",
    "10,000 letters": "X" * 10_000,
    "10,000 letters that are pinyin": "HUA" * 3_333,
    "10,000 characters": "新" * 10_000,
    "10,000 known characters": "新疆纺织" * 2_500,
    "10,000 words": "A B " * 5_000,
    "10,000 distinct words": " ".join(f"Q{at}Z" for at in range(10_000)),
    "2,000 trade words": "COTTON " * 2_000,
    "2,000 legal forms": "CO LTD " * 2_000,
    "only punctuation": "-.,;:/()&'\"!?*#",
    "ampersands": "&&&",
    "slashes": "/" * 1_000,
    "brackets": "(" * 1_000 + ")" * 1_000,
    "a pattern": r"^(.*)+$[a-z]{1,999}\b(?P<x>",
    "only a legal form": "CO., LTD.",
    "only a form in Chinese": "有限公司",
    "only another place": "HOTAN",
    "only another place in Chinese": "和田",
    "only a trade": "TEXTILE",
    "emoji": "🧤🧤",
    "emoji of several signs": "👩‍👩‍👧‍👦🏳️‍🌈",
    "right to left mark": "\u202eDTL",
    "Arabic": "شركة",
    "Hebrew": 'בע"מ',
    "control characters": "\x01\x02\x03\x7f\x1b[31m",
    "the signs that stand inside matching": "\x01\x02 \x03\x04",
    "NUL": "\x00",
    "NUL between": "\x00\x00 \x00",
    "invisible": "\u200b\u200c\u200d\ufeff\u00ad",
    "private use": "\ue000\uf8ff",
    "combining marks": "a" + "\u0301" * 1_000,
    "numbers only": "12345",
    "a long number": "9" * 1_000,
    "numbers and signs": "86-991-1234567",
    "an address in the name": (
        "NO 88 TUANJIE ROAD, ROOM 1203 BUILDING 6, DEVELOPMENT ZONE, 832000, TEL 86-991-1234567"
    ),
    "an address in Xinjiang": "88 BEIJING ROAD, URUMQI, XINJIANG 830011, P.R. CHINA",
    "500 parties": " O/B ".join(["EAST MOON"] * 500),
    "500 times on behalf of": "O/B " * 500,
    "500 care of": "C/O " * 500 + "EAST MOON",
}
ALL = list(HOSTILE.values())
PLACES = ["XINJIANG", "新疆", "XINJIANG CO., LTD."]
INSIDE = [  # a listed name stays found inside what is hostile
    "XINJIANG DAQO NEW ENERGY CO.,LTD\x00",
    "\u202eXINJIANG DAQO NEW ENERGY CO.,LTD",
    "XINJIANG\u200b DAQO 🧤 NEW\x1b ENERGY CO.,LTD",
    "XINJIANG DAQO NEW ENERGY CO., LTD, 88 BEIJING ROAD, SHIHEZI, XINJIANG 832000, CHINA",
    f"{'O/B ' * 500}XINJIANG DAQO NEW ENERGY CO.,LTD",
]


def test_all_of_them_match_nothing_in_bounded_time() -> None:
    began = time.process_time()
    found = ss.match_names(ALL, watchlists=lists())
    assert time.process_time() - began < SECONDS
    assert dict(found.schema) == dict(MATCHED_NAMES)
    assert found["query"].to_list() == ALL
    matching = found.filter(pl.col("band").is_not_null())
    assert matching.select(pl.col("query").str.head(40), "matched_name").rows() == []


@pytest.mark.parametrize("kind", HOSTILE)
def test_alone_it_is_no_error_either(kind: str) -> None:
    assert matched(parties(HOSTILE[kind])).filter(pl.col("band") != "weak").is_empty()


def test_a_place_alone_matches_nothing() -> None:
    assert ss.match_names(PLACES, watchlists=lists())["band"].to_list() == [None] * len(PLACES)


def test_addresses_may_be_hostile_too() -> None:
    name = "XINJIANG DAQO NEW ENERGY CO.,LTD"
    found = ss.match_names([name] * len(ALL), watchlists=lists(), addresses=ALL)
    assert found["entry_id"].null_count() == 0


@pytest.mark.parametrize("name", INSIDE)
def test_a_listed_name_is_found_inside(name: str) -> None:
    found = ss.match_names([name], watchlists=lists())
    assert found["entry_id"].to_list() == ["uflpa-xinjiang-daqo-new-energy"]


def test_pairs_of_hostile_names_have_a_score() -> None:
    began = time.process_time()
    found = score_pairs(pl.Series(ALL), pl.Series([*ALL[7:], *ALL[:7]]))
    assert time.process_time() - began < SECONDS
    assert found["score"].is_between(0, 1).all()


def test_a_list_of_hostile_names_is_no_error() -> None:
    """A user's list may hold such names; those without a letter are left out and told."""
    began = time.process_time()
    own = ss.watchlist_from_names([*ALL, "Example Garment JSC"])
    found = ss.match_names(["EXAMPLE GARMENT", *ALL], watchlists=own)
    assert time.process_time() - began < 4 * SECONDS
    assert found["entry_name"][0] == "Example Garment JSC"


@pytest.mark.parametrize("text", ["\ud800", "ACME\udce9", "\udfff\ud800"])
def test_a_lone_surrogate_is_refused_in_words(text: str) -> None:
    """No text of a file; Python makes them of bytes that are no UTF-8."""
    with pytest.raises(ss.InputError, match=r"names, position 1"):
        ss.match_names(["ACME", text], watchlists=lists())
