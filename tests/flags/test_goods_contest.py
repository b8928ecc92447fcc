"""Several rules for the same goods: who makes the flag, and what the others leave behind."""

from datetime import date

import polars as pl
import pytest

from .frames import bill, context, flags_of, parties, roles, shipments

EVERY_LIST = ("dol-forced-labor", "dol-child-labor", "dol-downstream", "eo-13126")
SHIPPER_CN = {"party_id": "P1", "name": "AN EXAMPLE CO", "address": "NINGBO", "country": "CN"}
SHIPPER_MM = {"party_id": "P1", "name": "AN EXAMPLE CO", "address": "YANGON", "country": "MM"}


def goods(party: dict[str, str], *lists: str, **values: object) -> pl.DataFrame:
    """The goods flags of one bill whose shipper is ``party``, with these lists of goods in use."""
    made = flags_of(
        shipments(bill("S1", **values)),
        roles(("S1", "shipper", "P1")),
        parties(party),
        context(goods_lists=lists),
    )
    return made.filter(pl.col("ground") == "goods")


@pytest.mark.parametrize(
    ("codes", "rules", "also"),
    [
        (["611595"], ["uflpa-cotton"], "Also within: Apparel."),  # 611595 beats 61
        (["720221"], ["uflpa-silica"], "Also within: Steel."),  # 720221 beats 72
        (["611030"], ["uflpa-apparel"], None),
        (["611595", "620312"], ["uflpa-apparel", "uflpa-cotton"], None),  # two goods, two flags
        (["7606", "2002"], ["uflpa-aluminum", "uflpa-tomatoes"], None),
    ],
)
def test_the_longest_prefix_of_a_program_makes_the_flag(
    codes: list[str], rules: list[str], also: str | None
) -> None:
    made = goods(SHIPPER_CN, hts_codes=codes)
    assert sorted(made["rule_id"]) == rules
    if also:
        assert also in made["evidence_for"][0]


def test_a_sector_named_later_gives_way_only_to_one_of_its_own_timing() -> None:
    """In 2023 silica was a sector and steel was not yet: the two do not contend."""
    made = goods(SHIPPER_CN, hts_codes=["720221"], arrival_date=date(2023, 5, 1))
    told = made.select("rule_id", "timing").rows()
    assert told == [("uflpa-silica", "in_force_when_shipped"), ("uflpa-steel", "shipped_before")]


def test_two_codes_of_one_rule_tell_the_country_once() -> None:
    made = goods(SHIPPER_CN, hts_codes=["760421", "760612"], port_of_lading_country="KR")
    assert made["rule_id"].to_list() == ["uflpa-aluminum"]
    assert made["evidence_for"][0].count("is in China") == 1
    assert made["evidence_against"][0] == "Elsewhere: the port of lading is in South Korea."


def test_a_list_never_hides_a_sector_nor_a_sector_a_list() -> None:
    made = goods(SHIPPER_CN, "dol-forced-labor", hts_codes=["760421"])
    assert made["rule_id"].to_list() == ["uflpa-aluminum", "dol-aluminum-cn"]


def test_an_order_is_a_law_of_its_own() -> None:
    party = SHIPPER_CN | {"address": "ASHGABAT", "country": "TM"}
    made = goods(party, hts_codes=["520512"])  # loaded in China
    assert made.select("rule_id", "band").rows() == [
        ("turkmenistan-cotton", "probable"),
        ("uflpa-cotton", "possible"),
    ]


def test_of_two_countries_the_closest_tie_makes_the_flag() -> None:
    made = goods(
        SHIPPER_MM,
        "dol-forced-labor",
        goods_description="BASMATI RICE",
        port_of_lading_country="IN",
    )
    assert made["rule_id"].to_list() == ["dol-rice-mm"]


def test_lists_bar_nothing_and_say_so() -> None:
    made = goods(SHIPPER_MM, *EVERY_LIST, goods_description="RICE", port_of_lading_country="MM")
    assert made["rule_id"].to_list() == ["dol-rice-mm", "eo13126-rice-mm"]
    assert made["program_key"].to_list() == ["us-dol-tvpra", "us-eo-13126"]
    assert made["band"].to_list() == ["weak", "weak"]
    assert "listed for forced labor, child labor, forced child labor" in made["evidence_for"][0]
    for text in made["evidence_against"]:
        assert "does not bar an import" in text


def test_lists_come_after_all_other_goods() -> None:
    made = goods(
        SHIPPER_CN, "dol-forced-labor", goods_description="STEEL PIPES AND TOYS", hts_codes=[]
    )
    assert made["rule_id"].to_list() == ["uflpa-steel", "dol-toys-cn"]


@pytest.mark.parametrize(
    ("used", "expected"),
    [
        ((), []),
        (("dol-forced-labor",), ["dol-garments-vn"]),
        (("dol-downstream",), ["dol-made-with-garments-cotton-vn"]),
        (("dol-child-labor",), []),
    ],
)
def test_only_the_lists_of_the_settings_are_used(
    used: tuple[str, ...], expected: list[str]
) -> None:
    party = SHIPPER_CN | {"address": "HANOI", "country": "VN"}
    made = goods(party, *used, goods_description="COTTON T-SHIRTS", port_of_lading_country="VN")
    assert made["rule_id"].to_list() == expected
