"""Made-up rows with the headings of real layouts: what the well-formed files hold."""

import random
from collections.abc import Mapping, Sequence

Table = tuple[Sequence[str], list[list[str]]]

NAMES = (
    "EXAMPLE GARMENT JOINT STOCK COMPANY",
    'EXAMPLE "STAR" TRADING CO., LTD.',
    "SHANDONG EXAMPLE TEXTILE CO LTD O/B EXAMPLE MILLS",
    "新疆示例纺织有限公司",
    "Société d'Exemple Müller & Söhne GmbH",
    "TO ORDER",
    "MR JOHN EXAMPLE",
    "",
    "N/A",
    "=EXAMPLE(1)",
)
PLACES = (
    "12 EXAMPLE ROAD, HANOI, VIETNAM",
    "NO 1 RENMIN ROAD\nSHULE COUNTY\nKASHGAR XINJIANG CN",
    "山东省青岛市示例路1号",
    "PO BOX 7; EXAMPLE, TX 75001",
    "",
    "TE+862155551234",
)
GOODS = ("SHIRTS", "COTTON YARN HS CODE: 520512", "-", "S.T.C.", "840890 ENGINES", "棉纱", "")
DATES = ("2024-03-05", "03/05/2024", "31/12/2023", "20240305", "05-JAN-2018", "45000", "soon", "")
NUMBERS = ("120", "1,250.5", "-3", "heavy", "", "2.01801E+12")
COUNTRIES = ("CN", "VN", "Viet Nam", "China (Taiwan)", "123", "XX", "", "HK")
TYPES = ("House Bill", "Regular Bill", "Master Bill", "Empty Equipment", "")
PORTS = ("Kaohsiung,China (Taiwan)", "57037", "Shanghai", "LOS ANGELES CA", "")

WORDS: Mapping[str, Sequence[str]] = {
    "name": NAMES,
    "place": PLACES,
    "goods": GOODS,
    "date": DATES,
    "number": NUMBERS,
    "country": COUNTRIES,
    "type": TYPES,
    "port": PORTS,
    "more": (*GOODS, *NUMBERS, *NAMES[:3]),
}
# Heading -> what stands in its column; "id" is a number of its own.
LAYOUTS: Mapping[str, Mapping[str, str]] = {
    "usual words": {
        "Bill of Lading": "id", "Arrival Date": "date", "Shipper": "name",
        "Shipper Address": "place", "Consignee": "name", "Consignee Address": "place",
        "Goods Description": "goods", "HTS Code": "number", "Weight (kg)": "number",
        "Country of Origin": "country", "Port of Lading": "port", "Remarks": "more",
    },
    "vendor": {
        "Bill of Lading Number": "id", "Arrival Date": "date", "Shipper": "name",
        "Shipper (Original Format)": "place", "Shipper Country": "country", "Consignee": "name",
        "Consignee (Original Format)": "place", "HS Code": "number", "Goods Shipped": "goods",
        "Weight (t)": "number", "Vessel": "name", "Port of Unlading": "port",
        "Notify Party": "name",
    },
    "extract": {
        "identifier": "id", "bill_type_code": "type", "house_bol_number": "id",
        "master_bol_number": "id", "run_date": "date", "shipper_party_name": "name",
        "shipper_party_address_1": "place", "city": "port", "country_code": "country",
        "consignee_name": "name", "consignee_address_1": "place", "description_text": "goods",
        "harmonized_number": "number", "weight": "number", "weight_unit": "more",
        "actual_arrival_date": "date", "record_status_indicator": "type",
    },
    "entry lines": {
        "Entry Summary Number": "id", "Entry Summary Line Number": "number",
        "Tariff Ordinal Number": "number", "Manufacturer ID": "id", "Manufacturer Name": "name",
        "Foreign Exporter Name": "name", "Country of Origin Code": "country",
        "HTS Number - Full": "number", "Entry Date": "date", "Importer Name": "name",
    },
    "supplier list": {
        "id": "id", "name": "name", "address": "place", "country": "country", "product": "goods",
        "tier": "number", "parent id": "id", "supplies to": "id", "remarks": "more",
    },
}  # fmt: skip
AMS: Mapping[str, Mapping[str, str]] = {
    "header": {
        "identifier": "id", "vessel_name": "name", "port_of_unlading": "port",
        "estimated_arrival_date": "date", "actual_arrival_date": "date",
        "foreign_port_of_lading": "port", "weight": "number", "weight_unit": "more",
        "record_status_indicator": "type",
    },
    "billgen": {
        "identifier": "id", "master_bol_number": "id", "house_bol_number": "id",
        "bill_type_code": "type", "run_date": "date",
    },
    "shipper": {
        "identifier": "id", "shipper_party_name": "name", "shipper_party_address_1": "place",
        "city": "port", "country_code": "country", "comm_number": "place",
    },
    "consignee": {
        "identifier": "id", "consignee_name": "name", "consignee_address_1": "place",
        "country_code": "country",
    },
    "cargodesc": {
        "identifier": "id", "container_number": "more", "description_sequence_number": "number",
        "description_text": "goods",
    },
    "tariff": {"identifier": "id", "harmonized_number": "number"},
    "container": {"identifier": "id", "container_number": "more"},
}  # fmt: skip


def table(layout: Mapping[str, str], dice: random.Random, *, rows: int) -> Table:
    """Headings in any order, and rows; about one number of a bill in ten comes again."""
    headings = list(layout)
    dice.shuffle(headings)
    made = []
    for at in range(rows):
        bill = str(201801010 + (at if dice.random() > 0.1 else dice.randrange(rows)))
        kinds = (layout[heading] for heading in headings)
        made.append([bill if kind == "id" else dice.choice(WORDS[kind]) for kind in kinds])
    return headings, made


def any_table(dice: random.Random) -> Table:
    """A table of a layout drawn by lot, with 3 to 30 rows."""
    return table(LAYOUTS[dice.choice(list(LAYOUTS))], dice, rows=dice.randint(3, 30))
