"""What the two bundled lists say, where a careless reading would go wrong."""

from datetime import date

import polars as pl
import pytest

from supplyscreen.watchlists import Watchlists


def _names(data: Watchlists, entry_id: str, *kinds: str) -> set[str]:
    found = data.names.filter(pl.col("entry_id") == entry_id)
    return set(found.filter(pl.col("alias_kind").is_in(kinds))["name"] if kinds else found["name"])


def _entry(data: Watchlists, entry_id: str) -> dict[str, object]:
    return data.entries.row(by_predicate=pl.col("entry_id") == entry_id, named=True)


@pytest.mark.parametrize(
    ("entry_id", "expected"),
    [
        ("s307-001", {"State Penitentiary"}),
        ("s307-007", {"Golden Horse Diesel Factory", "JinMa Diesel Factory"}),
        ("s307-018", {"Wulin Machinery Works", "Wuling Machinery Works"}),
        ("s307-011", {"Sichuan Bin-Jiang Enterprises Company"}),
        ("s307-011", {"Szechuan Bin-Jiang Enterprises Company"}),
        ("s307-020", {"Shenyang Xingsheng Rubber Plant", "Shenyang Xinsheng Rubber Plant"}),
        ("s307-020", {"Shenyang New Life Rubber Plant", "Shenyang New Life Rubber Factory"}),
        ("s307-022", {"Fuchu Prison", "Union Kogyo Co., Ltd."}),
        (
            "s307-024",
            {
                "Nanhu Tree Farm",
                "Zhejiang Sanmei Tea Co., Ltd.",
                "Imaizumi Tea Manufacturing & Trading Co., Ltd.",
            },
        ),
        ("s307-027", {"Kumar Carpet Pvt.", "Singhe Carpet Pvt., Ltd.", "Valley Carpet"}),
        (
            "s307-050",
            {
                "Yili Zhuowan Garment Manufacturing Co., Ltd.",
                "Baoding LYSZD Trade and Business Co., Ltd.",
                "保定市绿叶硕子岛商贸有限公司",
            },
        ),
        ("s307-063", {"Agropecuarios Tom S.A. de C.V.", "Horticola Tom S.A. de C.V."}),
        ("uflpa-ninestar", {"Ninestar Corporation", "珠海艾派克科技股份有限公司"}),
    ],
)
def test_names_come_apart(bundled: Watchlists, entry_id: str, expected: set[str]) -> None:
    assert expected <= _names(bundled, entry_id)


@pytest.mark.parametrize(
    ("entry_id", "search_name", "extends_to"),
    [
        ("s307-029", "Tangshan Sanyou Group", "and its Subsidiaries"),
        ("s307-055", "Xinjiang Production and Construction Corporation", "and its subordinates"),
        ("s307-061", "Hoshine Silicon Industry Co. Ltd.", "and Subsidiaries"),
        ("s307-065", "Smart Glove Corporation Sdn Bhd", "group"),
        ("s307-068", "Sime Darby Plantation Berhad", "its subsidiaries and joint ventures"),
        (
            "s307-060",
            "Dalian Ocean Fishing Co. Ltd.",
            "fishing vessels owned or operated by the company",
        ),
        (
            "uflpa-hoshine-silicon-industry-shanshan",
            "Hoshine Silicon Industry (Shanshan) Co., Ltd",
            "and subsidiaries",
        ),
    ],
)
def test_tails_extend_the_entry_and_not_its_name(
    bundled: Watchlists, entry_id: str, search_name: str, extends_to: str
) -> None:
    assert _names(bundled, entry_id, "primary") == {search_name}
    assert _entry(bundled, entry_id)["extends_to"] == extends_to


def test_no_searched_name_carries_a_tail_or_a_place(bundled: Watchlists) -> None:
    tails = r"(?i)subsidiar|subordinat|joint venture|\bowned\b|Fishing Vessel|\(of |\bor \w+\)|;"
    assert bundled.names.filter(pl.col("name").str.contains(tails))["name"].to_list() == []


@pytest.mark.parametrize(
    "removed",
    [
        "Norsang",
        "Annapurna",
        "Everest",
        "K.K. Carpet",
        "Alliance One",
        "Limbe Leaf",
        "Premium Tobacco",
        "Eastman Exports",
        "Yong Feng Fishery",
    ],
)
def test_those_an_order_does_not_name_any_more_are_not_searched(
    bundled: Watchlists, removed: str
) -> None:
    assert bundled.names.filter(pl.col("name").str.contains(removed, literal=True)).is_empty()
    told = pl.concat_str(pl.col("status_detail", "note"), ignore_nulls=True)
    assert not bundled.entries.filter(told.str.contains(removed, literal=True)).is_empty()


def test_the_removed_alias_of_east_hope_is_not_searched(bundled: Watchlists) -> None:
    names = _names(bundled, "uflpa-xinjiang-east-hope-nonferrous-metals")
    assert names == {
        "Xinjiang East Hope Nonferrous Metals Co., Ltd.",
        "新疆东方希望有色金属有限公司",
    }
    assert "Xinjiang Nonferrous" not in set(bundled.names["name"])


@pytest.mark.parametrize("short", ["极海", "奔图", "兵团", "哈图公司", "三友集团", "奔图科技"])
def test_short_forms_have_their_own_kind(bundled: Watchlists, short: str) -> None:
    kinds = bundled.names.filter(pl.col("name") == short)["alias_kind"].to_list()
    assert kinds
    assert set(kinds) == {"chinese_short"}


@pytest.mark.parametrize(
    ("entry_id", "first", "provision_dates"),
    [
        ("xinjiang-daqo-new-energy", date(2022, 6, 21), "i: 2022-06-21 | v: 2024-11-25"),
        ("xinjiang-east-hope-nonferrous-metals", date(2022, 6, 21), "i: 2024-11-25"),
        ("xinjiang-goens-energy-technology", date(2022, 6, 21), "i: 2026-08-03"),
        ("changji-esquel-textile", date(2022, 6, 21), "v: 2024-11-01"),
        ("aksu-huafu-color-spinning", date(2022, 6, 21), "ii: 2025-01-15 | v: 2025-01-15"),
        ("xinjiang-habahe-ashele-copper", date(2024, 8, 9), "ii: 2024-08-09 | v: 2025-01-15"),
        ("chacha-food", date(2026, 8, 3), None),
    ],
)
def test_listed_on_is_the_first_day(
    bundled: Watchlists, entry_id: str, first: date, provision_dates: str | None
) -> None:
    entry = _entry(bundled, f"uflpa-{entry_id}")
    assert entry["listed_on"] == first
    assert entry["provision_dates"] == provision_dates


def test_an_unknown_sub_list_is_said_to_be_unknown(bundled: Watchlists) -> None:
    unknown = bundled.entries.filter(pl.col("provision") == "not stated in the source")
    assert unknown["entry_id"].to_list() == [
        "uflpa-chacha-food",
        "uflpa-fujian-septwolves",
        "uflpa-xinjiang-jinchuan-mining-industry",
        "uflpa-zhengzhou-synear-food",
    ]


@pytest.mark.parametrize(
    ("entry_id", "status", "ended_on"),
    [
        ("s307-027", "partially_active", None),
        ("s307-041", "partially_active", None),
        ("s307-030", "inactive", None),  # the date of its removal was not found
        ("s307-074", "inactive_pending_litigation", None),
        ("s307-035", "revoked", date(2020, 4, 1)),
        ("s307-053", "modified", date(2026, 1, 15)),
        ("s307-045", "inactive", date(2021, 9, 10)),
    ],
)
def test_an_order_ends_only_where_the_source_says_so(
    bundled: Watchlists, entry_id: str, status: str, ended_on: date | None
) -> None:
    entry = _entry(bundled, entry_id)
    assert (entry["status"], entry["ended_on"]) == (status, ended_on)
    assert entry["status_detail"]


def test_goods_regions_and_vessels_are_entries_without_names(bundled: Watchlists) -> None:
    others = bundled.entries.filter(pl.col("kind").is_in(["party", "facility"]).not_())
    assert dict(others.group_by("kind").len().rows()) == {"goods": 4, "region": 1, "vessel": 7}
    assert bundled.names.join(others, on="entry_id", how="semi").is_empty()


def test_no_invented_order_number(bundled: Watchlists) -> None:
    text = pl.concat_str(pl.all().cast(pl.String), ignore_nulls=True)
    assert bundled.entries.filter(text.str.contains(r"WRO-\d{4}")).is_empty()
