"""What an address, a division number and an identifier say for and against an entry."""

import json
import math
from dataclasses import replace

import polars as pl
import pytest
from tests.matching.build import lists, parties

from supplyscreen.matching.address import address_evidence
from supplyscreen.matching.features import AGAINST, FOR
from supplyscreen.matching.identifiers import identifier_pairs
from supplyscreen.matching.score import score_candidates
from supplyscreen.matching.weights import default_weights
from supplyscreen.models import ScreenConfig
from supplyscreen.names.tables import place_levels, read_table
from supplyscreen.schemas import CANDIDATES, conform
from supplyscreen.watchlists import Watchlists, watchlist_from_names

COLUMNS = [
    "country_differs",
    "shared_place",
    "place_differs",
    "shared_division",
    "division_differs",
    "shared_identifier",
    "identifier_differs",
]
CODE = "91350100M000100Y43"  # the usual example of GB 32100-2015; the others are made up
OTHER = "91650100MA0000001U"
WRONG = "91650100MA0000001X"  # as OTHER, but for the check character

# An entry each: its names in a line, and its place.
ENTRIES = {
    "shanshan": ("Example Silicon (Shanshan) Co., Ltd.", "Shanshan, Xinjiang"),
    "shihezi": ("Shihezi Example Cotton", None),
    "xinjiang": ("Xinjiang Example Cotton", None),
    "wuxi": ("Wuxi Example Shoes", None),
    "suzhou": ("Suzhou Example Shoes", None),
    "chaoyang": ("Chaoyang Example Shoes", None),
    "ulanhot": ("Example Dairy", "Hinggan, Inner Mongolia"),
    "hanoi": ("Hanoi Example Garment", None),
    "nowhere": ("Example Lamps", None),
    "corps": ("Xinjiang Production and Construction Corps", None),
    "eighth": ("XPCC 8th Division Example Farm", None),
    "farm": ("Example Farm\n兵团第八师", None),
    "plain": ("8th Division Example Farm", None),
    "reform": ("Shenyang Second Division Works", None),
    "coded": (f"Zhongshan Korlite Lamps\n{CODE}", None),
    "miscoded": (f"Zhongshan Korlite Lamps\n{WRONG}", None),
}
COUNTRY = {"hanoi": "VN"}


def watchlists() -> Watchlists:
    rows = [
        (key, name, COUNTRY.get(key, "CN"))
        for key, (names, _) in ENTRIES.items()
        for name in names.split("\n")
    ]
    given = pl.DataFrame(rows, schema=["entry_id", "name", "country"], orient="row")
    made = watchlist_from_names(given)
    place = pl.col("entry_id").replace_strict({key: place for key, (_, place) in ENTRIES.items()})
    return replace(made, entries=made.entries.with_columns(place=place))


WATCHLISTS = watchlists()


def told(party: pl.DataFrame, entry_id: str) -> set[str]:
    """The columns that are true of one party and one entry."""
    pairs = party.select("party_id", entry_id=pl.lit(entry_id))
    found = address_evidence(pairs, party, WATCHLISTS.entries, WATCHLISTS.names)
    assert found.columns == ["party_id", "entry_id", *COLUMNS]
    assert found.null_count().sum_horizontal().to_list() == [0]
    return {column for column in COLUMNS if found[column].to_list() == [True]}


@pytest.mark.parametrize(
    ("address", "entry_id", "expected"),
    [
        ("NO. 1 CHENGXIN RD, SHANSHAN COUNTY", "shanshan", "shared_place"),
        ("TURPAN, SIN KIANG, CHINA", "shanshan", "shared_place"),
        ("URUMQI", "xinjiang", "shared_place"),  # a city agrees with its own province
        ("XINJIANG UYGHUR AUTONOMOUS REGION", "shihezi", "shared_place"),
        ("URUMQI", "shihezi", ""),  # two cities of one province
        ("KASHGAR, XINJIANG", "shihezi", "shared_place"),
        ("QINGDAO", "xinjiang", "place_differs"),
        ("QINGDAO, SHANDONG", "shihezi", "place_differs"),
        ("江苏省南京市中山路88号", "xinjiang", "place_differs"),
        ("江苏省南京市中山路88号", "wuxi", "shared_place"),
        ("SHANGHAI OFFICE; WORKS IN HETIANXINJIANG", "xinjiang", "shared_place"),
        ("SUZHOU", "suzhou", "shared_place"),
        ("SUZHOU", "wuxi", ""),  # two provinces have a city of that name
        ("HO CHI MINH CITY, VIETNAM", "hanoi", "place_differs"),
        ("HANOI, VIETNAM", "hanoi", "shared_place"),
        ("12 NGUYEN TRAI, VIETNAM", "hanoi", ""),
        ("RM 5, 12/F, WANCHAI, HONG KONG", "xinjiang", ""),
        ("ROOM 5, QINGDAO", "nowhere", ""),
    ],
)
def test_places_of_the_address(address: str, entry_id: str, expected: str) -> None:
    party = parties("EXAMPLE", address=address)
    assert told(party, entry_id) == set(expected.split())


@pytest.mark.parametrize(
    ("address", "entry_id", "expected"),
    [
        ("88 NANJING EAST ROAD", "wuxi", ""),
        ("88 NANJING EAST ROAD, SHANGHAI", "wuxi", "place_differs"),
        ("12 WU LU MU QI NORTH STREET, SHANGHAI", "xinjiang", "place_differs"),
        ("上海市乌鲁木齐中路12号", "xinjiang", "place_differs"),
        ("12 XINJIANG LU, JINAN", "xinjiang", "place_differs"),
        ("XINJIANG COUNTY, YUNCHENG, SHANXI", "xinjiang", "place_differs"),
        ("CHAOYANG DISTRICT, BEIJING", "chaoyang", "place_differs"),
        ("CHAOYANG, LIAONING", "chaoyang", "shared_place"),
        ("sales@xinjiang-example.cn, QINGDAO", "xinjiang", "place_differs"),
    ],
)
def test_streets_districts_and_mail_are_no_places(
    address: str, entry_id: str, expected: str
) -> None:
    assert told(parties("EXAMPLE", address=address), entry_id) == set(expected.split())


@pytest.mark.parametrize(
    ("address", "country", "entry_id", "expected"),
    [
        ("12 MAIN STREET 832000", "CN", "shihezi", "shared_place"),
        ("12 MAIN STREET, 843000, P.R. CHINA", None, "xinjiang", "shared_place"),
        ("12 MAIN STREET CN-830011", "CN", "shanshan", "shared_place"),
        ("12 MAIN STREET 200031", "CN", "xinjiang", "place_differs"),
        ("URUMQI 200031", "CN", "xinjiang", "shared_place"),
        ("BAICHENG 137000", "CN", "ulanhot", "shared_place"),  # 13: Jilin or Inner Mongolia
        ("12 MAIN STREET 137400", "CN", "ulanhot", "shared_place"),
        ("12 MAIN STREET 832000", None, "shihezi", ""),
        ("12 MG ROAD, PUNE 832000", "IN", "shihezi", "country_differs"),
        ("SHENYANG", "US", "shihezi", "country_differs"),  # told once: not by place too
        ("SHENYANG", "HK", "shihezi", "place_differs"),
        ("TEL 0991-832000", "CN", "shihezi", ""),
        ("TEL: +86 991 832000", "CN", "shihezi", ""),
        ("12 MAIN STREET 8320001", "CN", "shihezi", ""),
        ("12 MAIN STREET 990001", "CN", "shihezi", ""),  # no province begins so
    ],
)
def test_postcodes(address: str, country: str | None, entry_id: str, expected: str) -> None:
    party = parties("EXAMPLE", address=address, country=country)
    assert told(party, entry_id) == set(expected.split())


def test_every_postcode_belongs_to_a_known_province() -> None:
    rows = read_table("postcode_provinces")
    assert {place_levels()[row["province"]][0] for row in rows} == {"province"}
    assert all(row["example"].startswith(row["prefix"]) for row in rows)
    of_xinjiang = [row["prefix"] for row in rows if row["province"] == "XINJIANG"]
    listed = lists().places.filter(pl.col("level") == "postcode")["spelling"]
    assert of_xinjiang == sorted(listed)  # watchlists/places/xinjiang.csv


@pytest.mark.parametrize(
    ("name", "address", "entry_id", "expected"),
    [
        ("XPCC 8TH DIVISION", "", "eighth", "shared_division"),
        ("XPCC NO. 8 DIVISION FARM", "", "eighth", "shared_division"),
        ("EIGHTH DIVISION OF BINGTUAN", "", "eighth", "shared_division"),
        ("PRODUCTION AND CONSTRUCTION CORPS DIVISION 8", "", "eighth", "shared_division"),
        ("新疆生产建设兵团第八师", "", "eighth", "shared_division"),
        ("农八师棉业", "", "eighth", "shared_division"),
        ("新疆生產建設兵團農八師", "", "farm", "shared_division"),
        ("EXAMPLE FARM", "XPCC 08 DIV", "farm", "shared_division"),
        ("BINGTUAN NONG BA SHI", "", "farm", "shared_division"),
        ("XPCC 7TH DIVISION", "", "eighth", "division_differs"),
        ("兵团第十八师", "", "eighth", ""),  # there is none
        ("兵团第十三师", "", "eighth", "division_differs"),
        ("THIRD DIVISION COTTON", "", "eighth", "division_differs"),  # the entry is of the XPCC
        ("XPCC 8TH DIVISION", "", "plain", "shared_division"),  # the party is
        ("8TH DIVISION FARM", "", "plain", ""),  # neither is
        ("THIRD DIVISION WORKS", "", "reform", ""),
        ("XPCC 8TH DIVISION", "", "corps", ""),  # the whole of the XPCC has no number
        ("XPCC EXAMPLE FARM", "", "eighth", ""),
        ("XPCC NORMAL SCHOOL 第一师范学校", "", "eighth", ""),
    ],
)
def test_divisions(name: str, address: str, entry_id: str, expected: str) -> None:
    assert told(parties(name, address=address), entry_id) == set(expected.split())


@pytest.mark.parametrize(
    ("name", "address", "entry_id", "expected"),
    [
        (f"SUNNY HARBOUR TRADING {CODE}", "", "coded", "shared_identifier"),
        ("SUNNY HARBOUR TRADING", f"USCC:{CODE.lower()}, QINGDAO", "coded", "shared_identifier"),
        ("日照贸易", f"统一社会信用代码：{CODE}", "coded", "shared_identifier"),
        ("SUNNY HARBOUR TRADING", f"{OTHER} {CODE}", "coded", "shared_identifier"),
        ("KORLITE LAMPS", OTHER, "coded", "identifier_differs"),
        ("KORLITE LAMPS", WRONG, "coded", ""),  # perhaps a typing error
        ("KORLITE LAMPS", OTHER, "miscoded", ""),
        ("KORLITE LAMPS", WRONG, "miscoded", "shared_identifier"),
        ("KORLITE LAMPS", f"X{CODE}", "coded", ""),  # part of a longer number
        ("KORLITE LAMPS", CODE, "nowhere", ""),
    ],
)
def test_identifiers(name: str, address: str, entry_id: str, expected: str) -> None:
    found = told(parties(name, address=address), entry_id)
    assert found - {"place_differs"} == set(expected.split())


def test_a_code_in_the_note_is_the_entry_s_own() -> None:
    party = parties("SUNNY HARBOUR", address=CODE)
    entries = WATCHLISTS.entries.with_columns(note=pl.lit(f"Registered as {CODE}."))
    noted = replace(WATCHLISTS, entries=entries)
    assert identifier_pairs(party, noted).height == len(ENTRIES)
    assert identifier_pairs(party, WATCHLISTS).rows() == [("p0", "coded")]
    assert identifier_pairs(parties("SUNNY HARBOUR"), WATCHLISTS).is_empty()


def test_an_equal_identifier_decides_alone() -> None:
    """It outweighs the bias and all that may speak against it at once."""
    weights = default_weights()
    twice = ("other_brand", "other_brand_behind")  # these two run to 2
    against = [f.__name__ for f in AGAINST if f.__name__ != "other_identifier"]
    worst = sum(weights[name] * (2 if name in twice else 1) for name in against)
    threshold = ScreenConfig().flag_threshold
    least = math.log(threshold / (1 - threshold))
    assert weights["bias"] + worst + weights["same_identifier"] >= least


@pytest.mark.parametrize("address", ["", "12 MAIN STREET", "CHINA", None])
def test_nothing_known_lowers_no_score(address: str | None) -> None:
    party = parties("KORLITE LAMPS").with_columns(address=pl.lit(address, dtype=pl.String))
    assert all(told(party, entry_id) == set() for entry_id in ENTRIES)


def test_score_without_address_is_that_of_an_empty_one() -> None:
    bare = parties("WUXI EXAMPLE SHOES", "WUXI EXAMPLE SHOES")
    address = pl.Series(["", "NO. 12 LONG LANE"])
    party = bare.with_columns(address=address)
    alias = WATCHLISTS.names.filter(pl.col("entry_id") == "wuxi").select("alias_id")
    pairs = party.select("party_id", reading="name", blocking_rule=pl.lit("shared_words"))
    found = score_candidates(conform(pairs.join(alias, how="cross"), CANDIDATES), party, WATCHLISTS)
    assert found["score"].n_unique() == 1
    values = json.loads(found["features"][0])
    assert all(values[name] == 0 for name in ("other_address_place", "other_division"))


def test_evidence_moves_the_score_the_way_it_says() -> None:
    weights = default_weights()
    assert all(weights[feature.__name__] >= 0 for feature in FOR)
    assert all(weights[feature.__name__] <= 0 for feature in AGAINST)


def test_each_pair_once_in_order_whatever_the_company() -> None:
    party = parties("XPCC 8TH DIVISION", "KORLITE", address=f"URUMQI 830000, {CODE}", country="CN")
    pairs = party.select("party_id").join(WATCHLISTS.entries.select("entry_id"), how="cross")
    whole = address_evidence(pl.concat([pairs, pairs]), party, WATCHLISTS.entries, WATCHLISTS.names)
    assert whole.select("party_id", "entry_id").equals(pairs)
    for at in (0, 3, pairs.height - 1):
        alone = address_evidence(pairs[at], party, WATCHLISTS.entries, WATCHLISTS.names)
        assert alone.equals(whole[at])


def test_no_pairs() -> None:
    none = pl.DataFrame(schema={"party_id": pl.String, "entry_id": pl.String})
    found = address_evidence(none, parties("X"), WATCHLISTS.entries, WATCHLISTS.names)
    assert found.columns == ["party_id", "entry_id", *COLUMNS]
    assert found.is_empty()


def test_the_names_may_be_left_out() -> None:
    party = parties("XPCC 8TH DIVISION")
    pairs = party.join(WATCHLISTS.entries.select("entry_id"), how="cross").select(
        "party_id", "entry_id"
    )
    found = address_evidence(pairs, party, WATCHLISTS.entries)
    assert found.filter("shared_division")["entry_id"].to_list() == ["eighth", "plain"]
