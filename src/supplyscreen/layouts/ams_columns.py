"""The columns of the CBP AMS tables that are read, whether they come as files or out of EDI."""

HEADER = (
    "identifier",
    "vessel_name",
    "port_of_unlading",
    "estimated_arrival_date",
    "actual_arrival_date",
    "foreign_port_of_lading",
    "weight",
    "weight_unit",
    "record_status_indicator",
    "place_of_receipt",
)
PARTY_TABLES = {"shipper": "shipper", "consignee": "consignee", "notify_party": "notifyparty"}
"""Role -> table. A bill without a row there has a party that was withheld or never filed."""

PARTY_PREFIX = {
    "shipper": "shipper_party",
    "consignee": "consignee",
    "notify_party": "notify_party",
}
"""Role -> what the headings of its name and address columns begin with."""

PARTY_COMMON = {
    "city": "city",
    "state_province": "state",
    "zip_code": "zip",
    "country_code": "country_cell",
    "comm_number": "extra_line",
}
"""Heading of a column that all party tables have -> what intake calls it."""


def party_columns(role: str) -> list[str]:
    """The columns of the party table of ``role`` that are read, the identifier and the name first;
    contact names are not."""
    prefix = PARTY_PREFIX[role]
    lines = [f"{prefix}_address_{number}" for number in range(1, 5)]
    return ["identifier", f"{prefix}_name", *lines, *PARTY_COMMON]


SIDE_TABLES: dict[str, tuple[str, ...]] = {
    "billgen": (
        "identifier",
        "master_bol_number",
        "house_bol_number",
        "bill_type_code",
        "run_date",
    ),
    "cargodesc": (
        "identifier",
        "container_number",
        "description_sequence_number",
        "description_text",
    ),
    "hazmat": (
        "identifier",
        "container_number",
        "hazmat_sequence_number",
        "hazmat_description",
    ),
    "tariff": ("identifier", "harmonized_number"),
    "container": ("identifier", "container_number"),
} | {table: tuple(party_columns(role)) for role, table in PARTY_TABLES.items()}
"""Table beside the header -> its columns that are read. Of the 11 tables, marksnumbers (marks on
packages) and hazmatclass (numbers of hazard classes) name neither goods nor parties."""

OFTEN_ABSENT = ("hazmat",)
"""Tables that are not missed where they are not there."""
