"""The CBP AMS table folder: joins, gaps, superseded copies, and tables that are missing."""

from pathlib import Path

import polars as pl
import pytest
from tests.intake.files import AMS, BILLGEN, CONSIGNEE, HEADER, SHIPPER, needs_samples, write_ams

from supplyscreen.errors import InputError
from supplyscreen.files import open_tables
from supplyscreen.intake import Manifest, read_manifest
from supplyscreen.intake.ams import read_ams
from supplyscreen.intake.ams_tables import AmsSet, ams_file, ams_paths, ams_table_of
from supplyscreen.intake.result import teller

_TABLES = {
    "header": [
        HEADER,
        '1,SEA STAR,"Ningpo ,China (Mainland)",100,Kilograms,New,2018-01-01,2018-01-05',
        "201801011,SEA STAR,57037,100,Pounds,Amended,2018-01-02,",
        "2018010110,SEA STAR,,x,Kilograms,Deleted,2018-02-30,",
    ],
    "billgen": [
        BILLGEN,
        "1,MSTR1,HOUS1,House Bill,2018-01-01",
        "201801011,MSTR2,,Regular Bill,2018-01-01",
        "2018010110,MSTR3,,Master Bill,2018-01-02",
    ],
    "shipper": [
        SHIPPER,
        "1,SUNRISE FOODS LTD,NO 1 ROAD,NINGBO,,CN,",
        "9,STRANGER LTD,,,,,",
    ],
    "consignee": [CONSIGNEE, "1,BUYER INC,1 MAIN ST DALLAS TX 75201,"],
}


def _read(folder: Path, **changed: list[str] | None) -> Manifest:
    tables = {k: v for k, v in (_TABLES | changed).items() if v is not None}
    return read_manifest(write_ams(folder, tables))


def test_one_header_row_is_one_shipment(tmp_path: Path) -> None:
    manifest = _read(tmp_path)
    bills = manifest.shipments.collect()
    assert manifest.source.rows == 3
    assert bills["shipment_id"].to_list() == ["1", "201801011", "2018010110"]
    assert bills["bill_of_lading"].to_list() == ["HOUS1", "MSTR2", "MSTR3"]
    assert bills["bill_level"].to_list() == ["house", "regular", "master"]
    assert bills["source_row"].to_list() == [2, 3, 4]
    assert [str(day) for day in bills["arrival_date"]] == ["2018-01-05", "2018-01-02", "None"]
    assert bills["port_of_lading_country"].to_list() == ["CN", "CN", None]
    assert bills["weight_kg"].to_list() == [100.0, 45.359237, None]


def test_bad_cells_are_named_and_their_rows_kept(tmp_path: Path) -> None:
    cells = _read(tmp_path).rejects.filter(scope="cell")
    assert cells.select("source_row", "column", "code", "value").rows() == [
        (4, "estimated_arrival_date", "bad_date", "2018-02-30"),
        (4, "weight", "bad_weight", "x"),
    ]


def test_a_party_without_a_row_makes_no_role(tmp_path: Path) -> None:
    roles = _read(tmp_path).roles.collect()
    assert roles.select("record_id", "role", "source_row").rows() == [
        ("1", "consignee", 2),
        ("1", "shipper", 2),
    ]


def test_rows_of_no_bill_are_details(tmp_path: Path) -> None:
    rejects = _read(tmp_path).rejects.filter(code="no_header_row")
    assert rejects.select("source_file", "source_row", "scope", "value").rows() == [
        ("ams__shipper_2018__1.csv", 3, "detail", "9")
    ]


def test_missing_party_table_is_told_and_is_no_withheld_party(tmp_path: Path) -> None:
    manifest = _read(tmp_path, consignee=None)
    assert manifest.missing_roles == ("consignee", "notify_party")
    assert "table consignee is not in the folder" in manifest.source.notes


@pytest.mark.parametrize("table", ["header", "shipper"])
def test_needed_tables(tmp_path: Path, table: str) -> None:
    with pytest.raises(InputError, match=f"lacks the AMS table {table}.*found: billgen"):
        _read(tmp_path, **{table: None})


def test_folder_without_ams_files(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no file"):
        read_manifest(tmp_path)


def test_table_without_identifier(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no column identifier; found: id, shipper_party_name"):
        _read(tmp_path, shipper=["id,shipper_party_name", "1,X"])


def test_header_rows_without_an_identifier_of_their_own_are_rejected(tmp_path: Path) -> None:
    rows = [*_TABLES["header"], "1,AGAIN,,,,,,", ",NO ID,,,,,,", "short,row"]
    manifest = _read(tmp_path, header=rows)
    refused = manifest.rejects.filter(scope="row").select("source_row", "code").rows()
    assert refused == [(6, "no_identifier"), (7, "ragged_row")]
    assert manifest.source.rows == 6
    bills = manifest.shipments.collect()
    assert bills.select("shipment_id", "state_reason").rows() == [
        ("1", None),
        ("201801011", None),
        ("2018010110", "deleted"),
        ("1~3", "duplicate"),
    ]


def test_deleted_and_older_copies_are_superseded(tmp_path: Path) -> None:
    header = [HEADER, "9,V,,,,New,,", "10,V,,,,Amended,,", "11,V,,,,New,,", "12,V,,,,Deleted,,"]
    numbers = [
        BILLGEN,
        "9,M,H,House Bill,2018-01-03",
        "10,M,H,House Bill,2018-01-03",
        "11,M,H,House Bill,2018-01-02",
        "12,M,H2,House Bill,2018-01-09",
    ]
    bills = _read(tmp_path, header=header, billgen=numbers).shipments.collect()
    assert bills.select("shipment_id", "state", "state_reason").rows() == [
        ("9", "superseded", "amended_later"),
        ("10", "current", None),
        ("11", "superseded", "amended_later"),
        ("12", "superseded", "deleted"),
    ]


def test_bills_without_numbers_never_replace_each_other(tmp_path: Path) -> None:
    bills = _read(tmp_path, billgen=None).shipments.collect()
    assert bills["state_reason"].to_list() == [None, None, "deleted"]


def test_several_years_and_parts_of_one_table(tmp_path: Path) -> None:
    tables = {k: v for k, v in _TABLES.items() if k != "header"}
    write_ams(tmp_path, tables)
    write_ams(tmp_path, {"header_2018__1_part_0": [HEADER, "1,V,,,,New,,"]})
    write_ams(tmp_path, {"header_2019__1": [HEADER, "2,V,,,,New,,"]})
    bills = read_manifest(tmp_path).shipments.collect()
    assert bills.select("shipment_id", "source_file").rows() == [
        ("1", "ams__header_2018__1_part_0.csv"),
        ("2", "ams__header_2019__1.csv"),
    ]


def test_goods_stand_in_order_once_and_without_placeholders(tmp_path: Path) -> None:
    cargo = [
        "identifier,container_number,description_sequence_number,description_text",
        "1,B,2,LAST",
        "1,A,10,SECOND HS CODE: 840890",
        "1,B,1,-",
        "1,A,2,FIRST",
        "1,B,3,FIRST",
    ]
    tariff = ["identifier,harmonized_number", "1,06", "1,8408.90", "1,", "1,6109.0"]
    bills = _read(tmp_path, cargodesc=cargo, tariff=tariff).shipments.collect()
    assert bills["goods_description"][0] == "LAST | FIRST | SECOND HS CODE: 840890"
    assert bills["hts_codes"][0].to_list() == ["06", "840890", "6109"]
    assert bills["goods_description"].to_list()[1:] == [None, None]


def test_hazardous_goods_are_goods_and_other_tables_are_told(tmp_path: Path) -> None:
    hazmat = ["identifier,container_number,hazmat_sequence_number,hazmat_description"]
    hazmat += ["1,A,1,LITHIUM BATTERIES", "1,A,2,"]
    cargo = ["identifier,container_number,description_sequence_number,description_text"]
    cargo += ["1,A,1,TOYS"]
    marks = ["identifier,container_number,marks_and_numbers_1", "1,A,N/M"]
    manifest = _read(tmp_path, hazmat=hazmat, cargodesc=cargo, marksnumbers=marks)
    bills = manifest.shipments.collect()
    assert bills["goods_description"].to_list() == ["TOYS | LITHIUM BATTERIES", None, None]
    assert "tables present and not used: marksnumbers" in manifest.source.notes
    assert not [note for note in manifest.source.notes if "no rows" in note]


def test_container_numbers_once_in_order_and_none_for_loose_goods(tmp_path: Path) -> None:
    container = ["identifier,container_number", "1,ABCU1234567", "1,ABCU1234567", "1,XYZU1", "2,NC"]
    bills = _read(tmp_path, container=container).shipments.collect()
    assert bills["containers"].to_list() == [["ABCU1234567", "XYZU1"], None, None]


def test_address_in_comm_number_and_the_country_from_it(tmp_path: Path) -> None:
    shipper = [SHIPPER, "1,ABC LTD,1 ROAD,,66-22132666 TEL,66,CHENNAI INDIA"]
    party = _read(tmp_path, shipper=shipper).parties.filter(name="ABC LTD").row(0, named=True)
    assert (party["address"], party["country"]) == ("1 ROAD, CHENNAI INDIA", "IN")
    assert party["country_from"] == "address"


def test_names_of_private_persons_never_leave_intake(tmp_path: Path) -> None:
    shipper = [SHIPPER, "1,MR. AND/OR MRS.,JANE SECRETNAME,1 ROAD,86-1 TEL,44,SECRETNAME TOWN"]
    manifest = _read(tmp_path, shipper=shipper)
    assert "SECRETNAME" not in str(manifest.parties.to_dicts())
    assert "SECRETNAME" not in str(manifest.findings.to_dicts())
    person = manifest.parties.filter(kind="person").row(0, named=True)
    assert (person["name"], person["address"], person["name_key"]) == ("(private person)", "", "")
    assert manifest.roles.collect().filter(role="shipper").height == 1


def test_progress_is_told_by_stage(tmp_path: Path) -> None:
    told: list[str] = []
    read_manifest(
        write_ams(tmp_path, _TABLES), progress=lambda stage, _done, _total: told.append(stage)
    )
    files = [f"reading ams__{name}_2018__1.csv" for name in ("header", "billgen")]
    assert list(dict.fromkeys(told))[:2] == files
    assert told[-2:] == ["joining bills of lading", "reading parties"]


@needs_samples
def test_real_head_of_2018_reconciles() -> None:
    manifest = read_manifest(AMS)
    bills = manifest.shipments.collect()
    assert manifest.source.rows == bills.height == 499
    assert manifest.rejects.filter(scope="row").is_empty()
    without = {
        role: 499 - manifest.roles.collect().filter(role=role)["record_id"].n_unique()
        for role in ("shipper", "consignee")
    }
    assert without == {"shipper": 99, "consignee": 79}
    levels = dict(bills.group_by("bill_level").len().iter_rows())
    assert levels == {"house": 280, "master": 147, "regular": 71, "empty": 1}
    assert bills["state_reason"].drop_nulls().to_list() == ["deleted"] * 18
    assert bills["weight_kg"].null_count() == 0
    assert bills["port_of_lading_country"].null_count() == 0  # 57037 and 35136 are Schedule K codes
    for file in manifest.source.files:
        strangers = manifest.rejects.filter(scope="detail", source_file=file.name).height
        assert file.rows == file.rows_used + strangers == 499


@needs_samples
def test_real_head_has_no_titled_person_left() -> None:
    parties = read_manifest(AMS).parties
    titles = parties.filter(pl.col("name").str.contains(r"^(?:MR|MRS|FRAU|HERR)\b"))
    assert titles.is_empty()
    assert parties.filter(kind="person").height == 3  # two on a bill of household effects


def _reject_lines(manifest: Manifest, code: str) -> list[tuple[object, ...]]:
    return manifest.rejects.filter(code=code).select("source_file", "source_row", "scope").rows()


def test_a_rounded_identifier_joins_nothing(tmp_path: Path) -> None:
    header = [HEADER, "2.01801E+12,A,,,,New,,", "2.01801E+12,B,,,,New,,", "7,C,,,,New,,"]
    shipper = [SHIPPER, "2.01801E+12,ONE LTD,,,,,", "2.01801E+12,TWO LTD,,,,,", "7,C LTD,,,,,"]
    manifest = _read(tmp_path, header=header, shipper=shipper)
    assert manifest.source.rows == 3
    assert manifest.shipments.collect()["shipment_id"].to_list() == ["7"]
    assert manifest.parties["name"].to_list() == ["C LTD"]
    assert _reject_lines(manifest, "damaged_identifier") == [
        ("ams__header_2018__1.csv", 2, "row"),
        ("ams__header_2018__1.csv", 3, "row"),
        ("ams__shipper_2018__1.csv", 2, "detail"),
        ("ams__shipper_2018__1.csv", 3, "detail"),
    ]


def test_an_identifier_written_as_a_decimal_is_the_same_identifier(tmp_path: Path) -> None:
    header = [HEADER, "201801011.0,A,,,,New,,"]
    shipper = [SHIPPER, "201801011,ONE LTD,,,,,"]
    manifest = _read(tmp_path, header=header, shipper=shipper, consignee=None)
    assert manifest.roles.collect()["record_id"].to_list() == ["201801011"]


def test_a_side_table_may_have_no_rows(tmp_path: Path) -> None:
    manifest = _read(tmp_path, consignee=[CONSIGNEE])
    assert "ams__consignee_2018__1.csv: a heading line and no rows" in manifest.source.notes
    assert manifest.missing_roles == ("notify_party",)
    assert manifest.roles.collect()["role"].to_list() == ["shipper"]


def test_tables_that_do_not_fit_together_are_told(tmp_path: Path) -> None:
    manifest = _read(tmp_path, consignee=[CONSIGNEE, "01,BUYER INC,,"])
    assert any("no row of table consignee belongs" in note for note in manifest.source.notes)


@pytest.mark.parametrize(
    ("shipper", "told"),
    [
        (["identifier,name", "1,A LTD"], "no column shipper_party_name; found: identifier, name"),
        (["id,shipper_party_name", "1,A LTD"], "no column identifier"),
    ],
)
def test_a_party_table_needs_identifier_and_name(
    tmp_path: Path, shipper: list[str], told: str
) -> None:
    with pytest.raises(InputError, match=told):
        _read(tmp_path, shipper=shipper)


def test_of_two_releases_the_newest_counts_and_every_row_is_told(tmp_path: Path) -> None:
    write_ams(tmp_path, {"header_2018__20190101": [HEADER, "1,OLD,,,,New,,", "2,OLD,,,,New,,"]})
    write_ams(tmp_path, {"header_2018__20200101": [HEADER, "1,NEW,,,,New,,"]})
    write_ams(tmp_path, {"shipper_2018__20200101": [SHIPPER, "1,A LTD,,,,,"]})
    manifest = read_manifest(tmp_path)
    bills = manifest.shipments.collect().sort("shipment_id")
    assert bills.select("vessel_name", "state_reason", "source_file", "source_row").rows() == [
        ("NEW", None, "ams__header_2018__20200101.csv", 2),
        ("OLD", "duplicate", "ams__header_2018__20190101.csv", 2),
        ("OLD", None, "ams__header_2018__20190101.csv", 3),
    ]
    assert manifest.source.rows == 3
    assert manifest.rejects.filter(scope="row").is_empty()
    assert any("table header of 2018 is there in 2 releases" in n for n in manifest.source.notes)


def test_tables_in_folders_below_are_found(tmp_path: Path) -> None:
    (tmp_path / "2018").mkdir()
    write_ams(tmp_path / "2018", _TABLES)
    assert read_manifest(tmp_path).source.rows == 3


@pytest.mark.parametrize("bucket_bills", [1, 2, 3])
def test_buckets_change_nothing(tmp_path: Path, bucket_bills: int) -> None:
    whole = _read(tmp_path)
    tables: AmsSet = {}
    for table in open_tables(ams_paths(tmp_path)):
        tables.setdefault(ams_table_of(table.name) or "", []).append(ams_file(table))
    parts = read_ams(tables, given=str(tmp_path), tell=teller(None), bucket_bills=bucket_bills)
    assert parts.shipments.collect().equals(whole.shipments.collect())
    order = ["record_id", "role", "party_id"]
    assert parts.roles.collect().sort(order).equals(whole.roles.collect().sort(order))
    assert parts.parties.equals(whole.parties)
    assert parts.rejects.equals(whole.rejects)


def test_a_blank_shipper_row_is_a_role_with_a_placeholder(tmp_path: Path) -> None:
    manifest = _read(tmp_path, shipper=[SHIPPER, "1,,,,,,", "201801011,-,NO 1 ROAD,,,CN,"])
    shippers = manifest.roles.collect().filter(role="shipper").join(manifest.parties, on="party_id")
    assert shippers.select("record_id", "kind").rows() == [
        ("1", "placeholder"),
        ("201801011", "placeholder"),
    ]


def test_bare_names_on_a_bill_of_personal_effects_never_leave_intake(tmp_path: Path) -> None:
    cargo = ["identifier,container_number,description_sequence_number,description_text"]
    cargo += ["1,A,1,USED HOUSEHOLD GOODS", "201801011,A,1,PLASTIC HOUSEHOLD GOODS"]
    shipper = [
        SHIPPER,
        "1,ZELDA SECRETNAME,1 HIDDEN ROAD,,86-123 TEL,86,HIDDEN TOWN",
        "201801011,GOLDEN STAR,2 ROAD,,,,",
    ]
    consignee = [CONSIGNEE, "1,SECRET MOVERS INC,3 ROAD,"]
    manifest = _read(tmp_path, cargodesc=cargo, shipper=shipper, consignee=consignee)
    assert "ZELDA" not in str(manifest.parties.to_dicts())
    assert "HIDDEN" not in str(manifest.parties.to_dicts())
    kinds = dict(manifest.parties.select("name", "kind").iter_rows())
    told = [*manifest.findings.to_dicts(), *manifest.rejects.to_dicts()]
    assert "ZELDA" not in str(told)
    assert "HIDDEN" not in str(told)
    assert kinds.pop("(private person)") == "person"
    assert set(kinds) == {"SECRET MOVERS INC", "GOLDEN STAR"}


def test_an_unread_row_of_a_side_table_is_no_lost_bill(tmp_path: Path) -> None:
    manifest = _read(tmp_path, shipper=[*_TABLES["shipper"], "1,RAGGED"])
    lost = manifest.rejects.filter(code="ragged_row")
    assert lost["scope"].to_list() == ["detail"]
    bills = manifest.shipments.collect().height
    assert bills + manifest.rejects.filter(scope="row").height == manifest.source.rows


def test_of_a_bill_in_two_releases_the_parties_of_the_newest_count(tmp_path: Path) -> None:
    tables = {
        "header_2018__1": ["identifier", "1", "2"],
        "header_2018__2": ["identifier", "1"],
        "shipper_2018__1": ["identifier,shipper_party_name", "1,OLD LTD", "2,TWO LTD"],
        "shipper_2018__2": ["identifier,shipper_party_name", "1,NEW LTD", "1,ALSO LTD"],
    }
    manifest = read_manifest(write_ams(tmp_path, tables))
    named = manifest.roles.collect().join(manifest.parties, on="party_id")
    assert sorted(named.select("record_id", "name").rows()) == [
        ("1", "ALSO LTD"),
        ("1", "NEW LTD"),
        ("2", "TWO LTD"),
    ]
    older = manifest.rejects.filter(scope="detail", source_file="ams__shipper_2018__1.csv")
    assert older["code"].to_list() == ["duplicate_identifier"]
    used = {file.name: file.rows_used for file in manifest.source.files}
    assert used["ams__shipper_2018__1.csv"] == 1
