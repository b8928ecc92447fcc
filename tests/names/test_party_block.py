"""Party blocks as they stand in manifests, split into their parties."""

import re

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supplyscreen.names import block_words
from supplyscreen.names.party_block import PRIVATE_PERSON, split_block, split_blocks

Parties = list[tuple[str, str]]


@pytest.mark.parametrize(
    ("name", "lines", "parties"),
    [
        ("SUNRISE FOODS LTD", ["1 ROAD"], [("as_filed", "SUNRISE FOODS LTD")]),
        (
            "ORIENT EXPRESS CONTAINER CO., LTD",
            ["O/B HAI THAC CO., LTD", "11F, 60 STREET"],
            [
                ("as_filed", "ORIENT EXPRESS CONTAINER CO., LTD"),
                ("on_behalf_of", "HAI THAC CO., LTD"),
            ],
        ),
        (
            "PANTOS LOGISTICS CO.,LTD.",
            ["O B OF BIZNEER CORPORATION CO.,LTD."],
            [
                ("as_filed", "PANTOS LOGISTICS CO.,LTD."),
                ("on_behalf_of", "BIZNEER CORPORATION CO.,LTD"),
            ],
        ),
        (
            "XINJIANG DAQO NEW ENERGY CO.,LTD O/B SUNRISE TRADING",
            [],
            [
                ("as_filed", "XINJIANG DAQO NEW ENERGY CO.,LTD"),
                ("on_behalf_of", "SUNRISE TRADING"),
            ],
        ),
        (
            "APL LOGISTICS INDIA PVT. LTD.",
            ["AS AGENTS APL LOGISTICS LTD", "OBO IKEA TRADING INDIA PVT.LTD.", "A-10/5, VIHAR"],
            [
                ("as_filed", "APL LOGISTICS INDIA PVT. LTD."),
                ("agent_of", "APL LOGISTICS LTD"),
                ("on_behalf_of", "IKEA TRADING INDIA PVT.LTD"),
            ],
        ),
        (
            "GUANGZHOU PANYU BETA ELECTRONICS",
            ["CO.,LTD.ON BEHALF OF BETTER", "INTERNATIONAL GROUP LTD.BUILDING 2"],
            [
                ("as_filed", "GUANGZHOU PANYU BETA ELECTRONICS"),
                ("on_behalf_of", "BETTER INTERNATIONAL GROUP LTD"),
            ],
        ),
        (
            "PANALPINA WORLD TRANSPORT (PRC) LTD",
            ["XIAMEN 361012 AS AGENT FOR", "ON BEHALF OF PANTAINER (H.K.) LTD."],
            [
                ("as_filed", "PANALPINA WORLD TRANSPORT (PRC) LTD"),
                ("on_behalf_of", "PANTAINER (H.K.) LTD"),
            ],
        ),
        (
            "PT ATLANTIC CONTAINER LINE",
            ["JAKARTA AS AGENT FOR TOLL", "GLOBAL FORWARDING HONGKONG", "LTD KOKAN PERMATA"],
            [
                ("as_filed", "PT ATLANTIC CONTAINER LINE"),
                ("agent_of", "TOLL GLOBAL FORWARDING HONGKONG LTD"),
            ],
        ),
        (
            "CHERRY YEAR COMPANY LTD.C/O",
            ["CROWN VAST DEVELOPMENT LTD. NO.", "5 L10,TAAN KANG RD"],
            [
                ("as_filed", "CHERRY YEAR COMPANY LTD."),
                ("care_of", "CROWN VAST DEVELOPMENT LTD."),
            ],
        ),
        (
            "HERACLES GENERAL CEMENT COMPANY FOR",
            ["THE ACCOUNT OF HOLCIM TRADING LTD"],
            [
                ("as_filed", "HERACLES GENERAL CEMENT COMPANY"),
                ("account_of", "HOLCIM TRADING LTD"),
            ],
        ),
        (
            "BLUEMOON LOGISTICS PVT LTD",
            ["NOIDA 201 301 INDIA", "A/C PRINCE ART EXPORTER"],
            [("as_filed", "BLUEMOON LOGISTICS PVT LTD"), ("account_of", "PRINCE ART EXPORTER")],
        ),
        (
            "MACFIX E&D TRADING GROUP INC",
            ["CO WISEDOM WIN INTERNATIONAL CO.,LT"],
            [
                ("as_filed", "MACFIX E&D TRADING GROUP INC"),
                ("second", "WISEDOM WIN INTERNATIONAL CO.,LT"),
            ],
        ),
        ("GRANDLINK LOGISTICS COLTD AS AGE", [], [("as_filed", "GRANDLINK LOGISTICS COLTD")]),
        (
            "GRANDLINK LOGISTICS CO., LTD AS AGE",
            ["NT FOR BIG BOX LTD"],
            [("as_filed", "GRANDLINK LOGISTICS CO., LTD"), ("agent_of", "BIG BOX LTD")],
        ),
        (
            "CEVA FREIGHT (SHENZHEN) LIMITED AS",
            ["NO 5 ROAD"],
            [("as_filed", "CEVA FREIGHT (SHENZHEN) LIMITED")],
        ),
        (
            "AKCANSA CIMENTO SAN TIC AS OBO",
            ["HM TRADING AMERICAS"],
            [
                ("as_filed", "AKCANSA CIMENTO SAN TIC AS"),
                ("on_behalf_of", "HM TRADING AMERICAS"),
            ],
        ),
        (
            "UNTO THE ORDER OF BANK ALFALAH LIM",
            ["KARACHI"],
            [
                ("as_filed", "UNTO THE ORDER OF BANK ALFALAH LIM"),
                ("second", "BANK ALFALAH LIM"),
            ],
        ),
        (
            "TO THE ORDER OF",
            ["HABIB BANK LTD", "KARACHI"],
            [("as_filed", "TO THE ORDER OF"), ("second", "HABIB BANK LTD")],
        ),
        ("TO ORDER", ["KARACHI"], [("as_filed", "TO ORDER")]),
        ("TO ORDER OF SHIPPER", [], [("as_filed", "TO ORDER OF SHIPPER")]),
        ("SAME AS CONSIGNEE", [], [("as_filed", "SAME AS CONSIGNEE")]),
        # Words that look like separators and are none.
        ("OBO BETTERMANN GMBH", ["HUINGSEN"], [("as_filed", "OBO BETTERMANN GMBH")]),
        ("APAVISA SL", ["C/ORENSE 12, MADRID"], [("as_filed", "APAVISA SL")]),
        ("COOL A/C PARTS LTD", ["1 ROAD"], [("as_filed", "COOL A/C PARTS LTD")]),
        ("BEIJING CARGO AGENT CO", ["1 ROAD"], [("as_filed", "BEIJING CARGO AGENT CO")]),
        ("ABC LTD AS AGENT FOR THE CARRIER", [], [("as_filed", "ABC LTD")]),
    ],
)
def test_parties_of_a_block(name: str, lines: list[str], parties: Parties) -> None:
    assert [(party.relation, party.name) for party in split_block(name, lines)] == parties


@pytest.mark.parametrize(
    ("name", "line", "reading", "truncated"),
    [
        (
            "NINGBO YINZHOU HAISLAND MACHINERY C",
            "O.,LTDNO.959 CHENGXIN ROAD,YINZHOU",
            "NINGBO YINZHOU HAISLAND MACHINERY CO.,LTD",
            True,
        ),
        (
            "AGICO CEMENT INTERNATIONAL ENGINEER",
            "ING CO.,LTD. FL 9, BUILDING 2, HUA",
            "AGICO CEMENT INTERNATIONAL ENGINEERING CO.,LTD.",
            True,
        ),
        (
            "FOSHAN HUIPENG PRECISION HARDWARE",
            "CO.,LTD NO.8 INDUSTRY ROAD OF",
            "FOSHAN HUIPENG PRECISION HARDWARE CO.,LTD",
            True,
        ),
        (
            "CHEMPONT INTERNATIONAL GROUP",
            "LIMITED 15 F,RADIO CITY,505",
            "CHEMPONT INTERNATIONAL GROUP LIMITED",
            False,
        ),
        (
            "NANJING BEAUTYSTONE IMP. &",
            "EXP. CO., LTD.70 NORTH ZHONGSHAN RO",
            "NANJING BEAUTYSTONE IMP. & EXP. CO., LTD",
            False,
        ),
        (
            "LINDE (CHINA) FORKLIFT TRUCK CORP",
            "LTD NO.89 JINSHANG ROAD,",
            "LINDE (CHINA) FORKLIFT TRUCK CORP LTD",
            False,
        ),
        (
            "M. DIAS BRANCO S/A IND. E COM. DE",
            "ALIMENTOS",
            "M. DIAS BRANCO S/A IND. E COM. DE ALIMENTOS",
            True,
        ),
    ],
)
def test_names_that_run_on_have_a_whole_reading(
    name: str, line: str, reading: str, truncated: bool
) -> None:
    party = split_block(name, [line])[0]
    assert party.readings[0] == party.name == name
    assert reading in party.readings
    assert party.truncated is truncated


@pytest.mark.parametrize(
    ("name", "line", "truncated"),
    [
        ("PXI AUTO COMPONENTS (SUZHOU) CO., L", "JINYANG RD, LIANTANG", True),
        ("NIPPON ELECTRIC GLASS (M) SDN.BHD.", "LOT 1-7 LION INDUSTRIAL PARK", False),
        ("A2Z LOGISTICS INDIA PVT LTD", "PVT LTD 16 MMTC", False),
        ("SUNRISE FOODS", "NO 1 ROAD", False),
    ],
)
def test_an_address_never_trails_along(name: str, line: str, truncated: bool) -> None:
    party = split_block(name, [line])[0]
    assert party.readings == (name,)
    assert party.truncated is truncated


def test_private_persons_are_masked() -> None:
    (party,) = split_block("MR. AND/OR MRS.", ["JANE SECRETNAME", "1 ROAD"])
    assert (party.name, party.address, party.readings) == (PRIVATE_PERSON, "", ())
    assert party.kind == "person"


@pytest.mark.parametrize(
    "line", ["ATTN MR. JOE SECRETNAME", "TEL 1 CONTACT: J. SECRETNAME", "MRS. SECRETNAME"]
)
def test_contact_persons_are_dropped_from_addresses(line: str) -> None:
    (party,) = split_block("GB PLASTIQUE INC", ["1 ROAD", line])
    assert "SECRETNAME" not in party.address
    assert party.address.startswith("1 ROAD")


def test_batch_of_many_is_the_blocks_one_by_one() -> None:
    names = ["A LTD O/B B LTD", "SUNRISE FOODS LTD", "TO ORDER OF HABIB BANK LTD"]
    frame = pl.DataFrame(
        {"block_id": [0, 1, 2], "name": names, "lines": [["1 ROAD"]] * 3, "own_effects": False},
        schema_overrides={"block_id": pl.UInt32},
    )
    batch = split_blocks(frame)["name"].to_list()
    assert batch == [party.name for name in names for party in split_block(name, ["1 ROAD"])]


_WORD = st.sampled_from(
    ["O/B", "ON BEHALF OF", "C/O", "AS AGENT FOR", "CO.,LTD", "SUNRISE", "TO ORDER OF", "NO.5"]
)
_LINE = st.lists(_WORD | st.text(max_size=6), max_size=6).map(" ".join)


@settings(deadline=None)
@given(_LINE, st.lists(_LINE, max_size=4))
def test_any_block_gives_one_party_as_filed_first(name: str, lines: list[str]) -> None:
    parties = split_block(name, lines)
    assert parties[0].relation == "as_filed"
    assert all(party.relation != "as_filed" for party in parties[1:])
    for party in parties:
        assert not party.readings or party.readings[0] == party.name


_PARTS = [
    "AGENT",
    "AGENTS",
    "BEHALF",
    "O/B",
    "O",
    "B",
    "OF",
    "OBO",
    "C/O",
    "CARE",
    "ACCOUNT",
    "A/C",
    "ORDER",
    "ORDERS",
    "AS",
    "AGE",
    "AG",
    "LTD",
]


@given(st.lists(st.sampled_from(_PARTS)), st.lists(st.sampled_from(" \n"), min_size=99))
def test_where_parties_part_are_the_letters_that_are_looked_for_first(
    parts: list[str], between: list[str]
) -> None:
    text = "".join(part + blank for part, blank in zip(parts, between, strict=False))
    if re.search(block_words.ANY_SEPARATOR, text, re.MULTILINE):
        assert any(letters in text for letters in block_words.IN_SEPARATOR)
