"""Which goods are a reason to look. Descriptions are made up, in the manner of manifests."""

from datetime import date

import polars as pl
import pytest

from supplyscreen.flags.goods import match_goods
from supplyscreen.flags.goods_codes import bill_codes
from supplyscreen.flags.records import current_records

from .frames import bill, context, flags_of, lists, parties, roles, shipments, suppliers

# goods description, HTS codes as filed, sectors (without "uflpa-")
CASES: list[tuple[str | None, list[str], list[str]]] = [
    # words
    ("100% COTTON BED SHEETS", [], ["cotton"]),
    ("65COTTON 35POLYESTER FABRIC", [], ["cotton"]),
    ("COTT ON YARN NE 30/1", [], ["cotton"]),
    ("MEN'S KNITTED T-SHIRTS", [], ["apparel"]),
    ("LADIES GARMENTS 100% COTTON", [], ["apparel", "cotton"]),
    ("TOMATO PASTE 36/38 BRIX IN ASEPTIC BAGS", [], ["tomatoes"]),
    ("SOLAR PANELS 550W", [], ["silica"]),
    ("SILICON METAL 553", [], ["silica"]),
    ("ALUMINIUM PROFILES", [], ["aluminum"]),
    ("ALUMINUM EXTRU SIONS", [], ["aluminum"]),
    ("PVC RESIN SG5", [], ["pvc"]),
    ("SPC FLOORING", [], ["pvc"]),
    ("FROZEN TILAPIA FILLETS", [], ["seafood"]),
    ("GALVANIZED STEEL PIPES", [], ["steel"]),
    ("STAINLESS STEEL SINKS", [], ["steel"]),
    ("COPPER TUBES", [], ["copper"]),
    ("LI-ION BATTERY PACKS UN3480", [], ["lithium"]),
    ("CAUSTIC SODA FLAKES 99PCT", [], ["caustic-soda"]),
    ("SODIUM HYDROXIDE SOLUTION UN 1824", [], ["caustic-soda"]),
    ("DRIED RED DATES", [], ["jujubes"]),
    ("STEEL PIPES PACKED IN STEEL DRUMS", [], ["steel"]),
    ("SARDINES IN TOMATO SAUCE", [], ["seafood", "tomatoes"]),
    # traps: the word is there, the goods are not
    ("COTTON CANDY MACHINE", [], []),
    ("PEARL COTTON SHEETS FOR PACKING", [], []),
    ("PLUSH TOYS STUFFED WITH PP COTTON", [], []),
    ("COTTONWOOD LUMBER", [], []),
    ("CHEMICALS IN STEEL DRUMS", [], []),
    ("WIDGETS ON STEEL PALLETS", [], []),
    ("MUGS, COLOR: STEEL BLUE", [], []),
    ("LUGGAGE, STAINLESS STEEL COLOUR", [], []),
    ("STEEL CUT OATS", [], []),
    ("PHONE CASES WITH SILICA GEL PACKETS", [], []),
    ("DESICCANT SILICA GEL BAGS", [], []),
    ("TEA IN ALUMINUM FOIL BAGS", [], []),
    ("ALUMINIUM FREE DEODORANT", [], []),
    ("ALUMINUM SULPHATE", [], []),
    ("TOMATO RED SOFA", [], []),
    ("TOMATO CAGES", [], []),
    ("PVC FREE YOGA MATS", [], []),
    ("TOYS IN PVC BAGS", [], []),
    ("NON-PVC TRAINING PAD", [], []),
    ("CLOTHES HANGERS", [], []),
    ("GARMENT RACKS", [], []),
    ("LIFE JACKETS", [], []),
    ("PIPE JACKETING", [], []),
    ("LAMPS, COPPER FINISH", [], []),
    ("LITHIUM GREASE", [], []),
    ("TOYS, WITHOUT LITHIUM BATTERY", [], []),
    ("FISHING RODS AND FISH TANKS", [], []),
    ("GOODS SENT COD", [], []),
    ("LOBSTER CLASPS FOR NECKLACES", [], []),
    ("SHRIMP NETS", [], []),
    ("SOLAR PANEL BRACKETS", [], []),
    ("JUJUBE BROWN NAIL POLISH", [], []),
    ("DRESSERS AND NIGHTSTANDS", [], []),
    ("PAPER BAGS FOR T-SHIRTS", [], []),
    ("SHIRT BUTTONS", [], []),
    ("HIS AND HER RING SET", [], []),
    ("CALENDAR WITH RED DATE MARKER", [], []),
    ("PHOTOVOLTAIC INVERTERS", [], []),
    ("CAT FOOD, TUNA FLAVOR", [], []),
    # codes
    (None, ["611595"], ["apparel", "cotton"]),
    (None, ["6110303059"], ["apparel"]),
    (None, ["61"], ["apparel"]),
    (None, ["03"], ["seafood"]),
    (None, ["7606"], ["aluminum"]),
    (None, ["720221"], ["silica", "steel"]),
    (None, ["8541.43.0010"], ["silica"]),
    (None, ["7791"], []),
    (None, ["7320000"], ["steel"]),
    (None, ["761"], []),
    (None, ["610"], []),
    (None, ["28"], []),
    # a code on the bill beats words; one that is no heading is as good as none
    ("STEEL DESKS", ["940310"], []),
    ("STEEL DESKS", ["8320"], ["steel"]),
    ("STEEL DESKS", ["94"], ["steel"]),
    ("COTTON T-SHIRTS", ["611030"], ["apparel"]),
    ("COTTON T-SHIRTS", ["6110"], ["apparel", "cotton"]),
    ("T-SHIRTS", ["6110"], ["apparel"]),
    ("COTTON RUGS", ["57050049"], ["cotton"]),
    ("HS CODE: 940310 STEEL DESKS", [], []),
    ("PLASTIC NAILS H.S. CODE NO.-73170013", [], ["steel"]),
    ("HARMONIZED CO DE : 2002.90.8010 PASTE", [], ["tomatoes"]),
    ("DRIED RED DATES", ["081340"], ["jujubes"]),
    ("DRIED APRICOTS", ["081340"], []),
    # nothing to go by
    (None, [], []),
    (".", [], []),
]


def sectors(description: str | None, codes: list[str]) -> pl.DataFrame:
    made = shipments(bill("S1", goods_description=description, hts_codes=codes))
    rules = [rule for rule in lists().goods_rules if rule.rule_id.startswith("uflpa-")]
    return match_goods(current_records(made, suppliers()), rules, lists().hs_headings)


@pytest.mark.parametrize(("description", "codes", "expected"), CASES)
def test_match_goods(description: str | None, codes: list[str], expected: list[str]) -> None:
    found = sectors(description, codes)["rule_id"].to_list()
    assert found == [f"uflpa-{name}" for name in expected]


@pytest.mark.parametrize(
    ("description", "codes", "said"),
    [
        ("COTT ON FABRIC", [], "words: COTTON"),
        ("T-SHIRTS, TROU SERS AND SOCKS", [], "words: T SHIRTS, TROUSERS, SOCKS"),
        (None, ["720221"], "HTS code 720221 (heading: Ferro-alloys)"),
        (None, ["74"], "HTS code 74 (chapter: Copper and articles thereof)"),
        ("HS CODE 7408.19 WIRE", [], "HTS code 740819 (heading: Copper wire)"),
    ],
)
def test_decided_by(description: str | None, codes: list[str], said: str) -> None:
    assert sectors(description, codes)["decided_by"][0] == said


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("HS CODE: 840890", "840890"),
        ("H S CODE 29157090 POWDER", "29157090"),
        ("HS CODE - 68022 SLABS", "6802"),
        ("HTS CODE:6110303059", "6110303059"),
        ("HTSUS 6109.10.0012", "6109100012"),
        ("HS.CODE.NO-25140000", "25140000"),
        ("HARMONIZED CODE : 2202.90.9090", "2202909090"),
        ("NCM: 6802.93", "680293"),
        ("HS CODE 9999.10", None),
        ("PO NO 840890", None),
        ("CRASHES 8408", None),
    ],
)
def test_codes_in_the_description(text: str, code: str | None) -> None:
    records = current_records(shipments(bill("S1", goods_description=text)), suppliers())
    assert bill_codes(records, lists().hs_headings)["code"].to_list() == ([code] if code else [])


SHIPPER_CN = {"party_id": "P1", "name": "AN EXAMPLE CO", "address": "NINGBO", "country": "CN"}
SHIPPER_PK = {"party_id": "P1", "name": "AN EXAMPLE CO", "address": "KARACHI", "country": "PK"}


@pytest.mark.parametrize(
    ("values", "party", "said_for", "said_against"),
    [
        (
            {"port_of_lading_country": "KR"},
            SHIPPER_CN,
            "the shipper's address is in China: a reason",
            "Elsewhere: the port of lading is in South Korea.",
        ),
        (
            {},
            SHIPPER_PK,
            "the port of lading is in China: a reason",
            "No party in China is named; only the port of lading is in China",
        ),
        (
            {"port_of_lading_country": "TW", "place_of_receipt": "XIAMEN CHINA"},
            SHIPPER_PK,
            "the place of receipt is in China: a reason",
            "the shipper's address is in Pakistan",
        ),
        (
            {"port_of_lading_country": None, "country_of_origin": "China"},
            SHIPPER_PK,
            "the stated country of origin is in China: a reason",
            "the shipper's address is in Pakistan",
        ),
        ({"port_of_lading_country": "TW"}, SHIPPER_PK, None, None),
        ({"port_of_lading_country": "HK", "place_of_receipt": "TAOYUAN"}, SHIPPER_PK, None, None),
    ],
)
def test_a_tie_to_the_country_is_needed(
    values: dict[str, str | None],
    party: dict[str, str],
    said_for: str | None,
    said_against: str | None,
) -> None:
    made = flags_of(
        shipments(bill("S1", goods_description="TOMATO PASTE", **values)),
        roles(("S1", "shipper", "P1")),
        parties(party),
    ).filter(pl.col("ground") == "goods")
    assert made.height == (1 if said_for else 0)
    if said_for and said_against:
        assert said_for in made["evidence_for"][0]
        assert said_against in made["evidence_against"][0]


def test_a_goods_flag_quotes_its_rule() -> None:
    made = flags_of(
        shipments(bill("S1", goods_description="TOMATO PASTE", hts_codes=["2002", "20"])),
        roles(),
        parties(),
    ).filter(pl.col("ground") == "goods")
    row = made.row(0, named=True)
    assert row["rule_id"] == "uflpa-tomatoes"
    assert row["program_key"] == "us-uflpa"
    assert "June 17, 2022" in row["citation"]
    assert row["official_url"].startswith("https://www.dhs.gov/")
    assert row["hts_codes"] == "2002, 20"
    assert (row["source_file"], row["source_row"]) == ("manifest.csv", 2)
    assert row["listed_on"] == date(2022, 6, 21), "the program applies later than the strategy"


def test_rules_begin_on_their_day() -> None:
    steel = shipments(bill("S1", goods_description="STEEL PIPES", arrival_date=date(2025, 8, 18)))
    before = flags_of(steel, roles(), parties(), context(as_of=date(2025, 8, 18)))
    after = flags_of(steel, roles(), parties(), context(as_of=date(2025, 8, 19)))
    assert before.filter(pl.col("ground") == "goods").is_empty()
    assert after.filter(pl.col("ground") == "goods")["timing"].to_list() == ["shipped_before"]


def test_cargo_of_a_house_bill_is_not_counted_again_on_its_master() -> None:
    house = bill("S1", master_bill_of_lading="M1", goods_description="STEEL PIPES")
    master = bill("S2", bill_of_lading="M1", bill_level="master", goods_description="STEEL PIPES")
    lone = master | {"shipment_id": "S3", "bill_of_lading": "M2"}
    gone = house | {"shipment_id": "S4", "master_bill_of_lading": "M2", "state": "superseded"}
    made = flags_of(shipments(house, master, lone, gone), roles(), parties())
    flagged = made.filter(pl.col("ground") == "goods")["record_id"].to_list()
    assert flagged == ["S1", "S3"]


def test_the_product_of_a_supplier_is_tested() -> None:
    supplier = {"supplier_id": "U1", "name": "AN EXAMPLE CO", "product": "Cotton yarn"}
    made = flags_of(
        shipments(),
        roles(("U1", "supplier", "P1")),
        parties(SHIPPER_CN),
        supplier_rows=suppliers(supplier),
    )
    assert made.select("ground", "record_kind", "rule_id").rows() == [
        ("goods", "supplier", "uflpa-cotton")
    ]
