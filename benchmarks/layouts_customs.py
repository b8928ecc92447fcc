"""Cases of the layouts of customs: CBP AMS tables, flat extracts of them, Snowflake, ACE."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.format_books import book
from benchmarks.format_case import Case, Wanted
from benchmarks.format_rows import headings_of, of_headings, text

Rows = list[dict[str, str]]
_TABLES = "header billgen shipper consignee notifyparty cargodesc container tariff marksnumbers"
_TABLES += " hazmat hazmatclass"
_FEIII = "FEIII / Enigma flat bills of lading"
_ACE = "ACE ES-003 entry summary line tariff details"


def cases() -> Iterator[Case]:
    """Every case of this file."""
    yield Case("CBP AMS table set (11 tables)", _ams_whole, _ams(rows=6, copy="201801010~5"))
    parts = "CBP AMS table set, _part_0 and _part_1, two years in folders"
    yield Case(parts, _ams_parts, _ams(rows=6, copy="201801010~4"))
    yield Case("FEIII / Enigma flat extract", _feiii, _feiii_wanted())
    yield Case("Snowflake share: imports and party", _snowflake, _snowflake_wanted())
    yield Case("ACE ES-003, xlsx, sheet Main Report", _ace, _ace_wanted())


def _bills() -> dict[str, Rows]:
    """A house bill, its master, a regular bill amended a day later, one deleted, one whose
    parties are withheld, a header row that is there twice, and a party of no bill."""
    head = {"weight": "100", "weight_unit": "Kilograms", "vessel_name": "SEA EXAMPLE"}
    head |= {"foreign_port_of_lading": "Kaohsiung,China (Taiwan)"}
    status = {"0": "New", "1": "New", "2": "New", "3": "Amended", "4": "Deleted"}
    bills = {
        "0": ("MSTR1", "HOUSE1", "House Bill", "2018-01-01"),
        "1": ("MSTR1", "", "Master Bill", "2018-01-01"),
        "2": ("REG1", "", "Regular Bill", "2018-01-01"),
        "3": ("REG1", "", "Regular Bill", "2018-01-02"),
        "4": ("DEL1", "", "Regular Bill", "2018-01-01"),
    }
    header = [
        {"identifier": f"2018010{1 if number != '3' else 2}{number}"}
        | head
        | {"record_status_indicator": word, "actual_arrival_date": "2018-01-05"}
        for number, word in status.items()
    ]
    names = ("identifier", "master_bol_number", "house_bol_number", "bill_type_code", "run_date")
    billgen = [
        dict(zip(names, (row["identifier"], *bill), strict=True))
        for row, bill in zip(header, bills.values(), strict=True)
    ]
    shipper = {"shipper_party_name": "KAOHSIUNG EXAMPLE TEXTILE MANUFACTU"}
    shipper |= {"shipper_party_address_1": "RING CO LTD", "shipper_party_address_2": "NO 1 ROAD"}
    first, master, regular = "201801010", "201801011", "201801023"
    cargo = {"identifier": first, "container_number": "ABCU1234567"}
    return {
        "header": [*header, header[0]],
        "billgen": billgen,
        "shipper": [
            {"identifier": first} | shipper,
            {"identifier": master, "shipper_party_name": "EXAMPLE FREIGHT FORWARDERS"},
            {"identifier": regular, "shipper_party_name": "SUNRISE EXAMPLE LTD"},
            {"identifier": "201712319", "shipper_party_name": "NOBODY LTD"},
        ],
        "consignee": [{"identifier": first, "consignee_name": "BUYER EXAMPLE INC"}],
        "notifyparty": [{"identifier": first, "notify_party_name": "NOTIFY EXAMPLE LLC"}],
        "cargodesc": [
            cargo | {"description_sequence_number": "2", "description_text": "COTTON YARN"},
            cargo | {"description_sequence_number": "1", "description_text": "DYED FABRIC"},
        ],
        "container": [cargo],
        "tariff": [cargo | {"description_sequence_number": "2", "harmonized_number": "520512"}],
        "marksnumbers": [cargo | {"marks_and_numbers_1": "N/M"}],
        "hazmat": [],
        "hazmatclass": [],
    }


def _ams_text(table: str, rows: Sequence[Mapping[str, str]]) -> str:
    headings = headings_of(f"CBP AMS {table} table")
    return text(of_headings(headings, rows), headings)


def _ams_whole(folder: Path) -> Path:
    for table, rows in _bills().items():
        path = folder / f"ams__{table}_2018__202001290000.csv"
        path.write_text(_ams_text(table, rows), encoding="utf-8")
    return folder


def _ams_parts(folder: Path) -> Path:
    """The first row of each table in part 0, the others in part 1; the amended bill and its
    rows in the folder of another year."""
    for table, rows in _bills().items():
        late = [row for row in rows if row["identifier"] == "201801023"]
        early = [row for row in rows if row not in late]
        release = "202001290000"
        cut = {"2018/0": early[:1], "2018/1": early[1:], "2019/0": late}
        for place, part in cut.items():
            year, number = place.split("/")
            (folder / year).mkdir(exist_ok=True)
            path = folder / year / f"ams__{table}_{year}__{release}_part_{number}.csv"
            path.write_text(_ams_text(table, part), encoding="utf-8")
    return folder


def _ams(*, rows: int, copy: str) -> Wanted:
    first = "201801010"
    return Wanted(
        layout="CBP AMS tables, 9 of 11 used",
        rows=rows,
        records=6,
        superseded=3,
        codes=("no_header_row",),
        names=(
            "KAOHSIUNG EXAMPLE TEXTILE MANUFACTU",
            "EXAMPLE FREIGHT FORWARDERS",
            "SUNRISE EXAMPLE LTD",
            "BUYER EXAMPLE INC",
            "NOTIFY EXAMPLE LLC",
        ),
        readings=("KAOHSIUNG EXAMPLE TEXTILE MANUFACTURING CO LTD",),
        ids=(first, copy, "201801011", "201801012", "201801023", "201801014"),
        cells=(
            (first, "bill_of_lading", "HOUSE1"),
            ("201801023", "bill_of_lading", "REG1"),
            ("201801012", "state_reason", "amended_later"),
            (first, "bill_level", "house"),
            (first, "port_of_lading_country", "TW"),
            (first, "goods_description", "DYED FABRIC | COTTON YARN"),
            (first, "hts_codes", ["520512"]),
            (first, "containers", ["ABCU1234567"]),
            ("201801011", "bill_level", "master"),
            ("201801014", "state_reason", "deleted"),
        ),
    )


def _feiii(folder: Path) -> Path:
    bill = {
        "identifier": "2018020612345",
        "run_date": "2018-02-06T00:00:00",
        "estimated_arrival_date": "2018-02-08T00:00:00",
        "foreign_port_of_lading": "Vung Tau,Vietnam",
        "shipper_party_name": "VIETNAM EXAMPLE GARMENT JSC",
        "shipper_address": "12 ROAD HANOI VIETNAM",
        "consignee_name": "BUYER EXAMPLE INC",
        "harmonized_weight_unit": "Kilograms",
    }
    lines: Rows = [
        bill | {"description_sequence_number": "1", "description_text": "SHIRTS"},
        bill | {"description_sequence_number": "2", "description_text": "HS CODE: 620520"},
        bill
        | {"identifier": "2.01802E+12", "shipper_party_name": "OTHER EXAMPLE LTD"}
        | {"harmonized_number": "610910"},
    ]
    headings = headings_of(_FEIII)
    path = folder / "feiii.csv"
    path.write_text(text(of_headings(headings, lines), headings), encoding="utf-8")
    return path


def _feiii_wanted() -> Wanted:
    return Wanted(
        layout=f"{_FEIII}, 21 of 32 columns used, 7 kept as extra, "
        "4 with contact persons or their numbers left out",
        rows=3,
        records=2,
        merged=1,
        names=("VIETNAM EXAMPLE GARMENT JSC", "OTHER EXAMPLE LTD", "BUYER EXAMPLE INC"),
        ids=("2018020612345", "#4"),
        codes=("damaged_identifier",),
        cells=(
            ("2018020612345", "arrival_date", "2018-02-08"),
            ("2018020612345", "hts_codes", ["620520"]),
            ("2018020612345", "port_of_lading_country", "VN"),
        ),
    )


def _snowflake(folder: Path) -> list[Path]:
    """Two tables by the numbers of the bills; the parties of one bill are withheld."""
    bills = [
        {"master_bill_of_lading_number": "MSTR1", "house_bill_of_lading_number": house}
        | {"run_date": "2020-01-02"}
        for house in ("HOUSE1", "HOUSE2")
    ]
    imports = [
        bill | {"actual_date_of_arrival": "2020-01-05", "product_keywords": goods}
        for bill, goods in zip(bills, ("COTTON YARN", "TOYS"), strict=True)
    ]
    party = bills[0] | {"shipper_name": "SUNRISE EXAMPLE LTD", "shipper_country": "CN"}
    party |= {"consignee_name": "BUYER EXAMPLE INC"}
    paths = []
    for name, rows in {"imports": imports, "party": [party]}.items():
        headings = headings_of(f"Snowflake USA_CBP {name} table")
        paths.append(folder / f"{name}.csv")
        paths[-1].write_text(text(of_headings(headings, rows), headings), encoding="utf-8")
    return paths


def _snowflake_wanted() -> Wanted:
    return Wanted(
        layout="Snowflake USA_CBP imports table, 13 of 21 columns used, 8 kept as extra; "
        "Snowflake USA_CBP party table, 14 of 16 columns used, 2 kept as extra",
        rows=3,
        records=2,
        merged=1,
        names=("SUNRISE EXAMPLE LTD", "BUYER EXAMPLE INC"),
        ids=("HOUSE1", "HOUSE2"),
        cells=(("HOUSE1", "goods_description", "COTTON YARN"), ("HOUSE2", "row_count", 1)),
    )


def _ace(folder: Path) -> Path:
    """Two lines of an entry; the first has two tariff codes, so two rows."""
    line = {
        "Importer Name": "BUYER EXAMPLE INC",
        "Entry Summary Number": "ABC12345678",
        "Entry Summary Line Number": "001",
        "Importation Date": "2024-03-05",
        "Country of Origin Code": "VN",
        "Manufacturer ID": "VNEXAGAR12HAN",
        "Manufacturer Name": "EXAMPLE GARMENT JSC",
        "Foreign Exporter Name": "EXAMPLE EXPORT LTD",
    }
    other = line | {"Entry Summary Line Number": "002", "Manufacturer Name": "SECOND MILL LTD"}
    rows = [
        line | {"Tariff Ordinal Number": "1", "HTS Number - Full": "9903880300"},
        line | {"Tariff Ordinal Number": "2", "HTS Number - Full": "0306170040"},
        other | {"Tariff Ordinal Number": "1", "HTS Number - Full": "6109100012"},
    ]
    headings = headings_of(_ACE)
    cover: list[Sequence[object]] = [("ES-003 Entry Summary Line Tariff Details",)]
    sheets: dict[str, list[Sequence[object]]] = {
        "Prompts": cover,
        "Main Report": [headings, *of_headings(headings, rows)],
    }
    return book(folder, sheets)


def _ace_wanted() -> Wanted:
    return Wanted(
        layout=f"{_ACE}, 8 of 26 columns used, 17 kept as extra, "
        "1 with contact persons or their numbers left out",
        rows=3,
        records=2,
        merged=1,
        names=(
            "BUYER EXAMPLE INC",
            "EXAMPLE GARMENT JSC",
            "EXAMPLE EXPORT LTD",
            "SECOND MILL LTD",
        ),
        ids=("ABC12345678-001", "ABC12345678-002"),
        cells=(
            ("ABC12345678-001", "hts_codes", ["9903880300", "0306170040"]),
            ("ABC12345678-001", "country_of_origin", "VN"),
            ("ABC12345678-002", "arrival_date", "2024-03-05"),
        ),
    )
