"""Headings in usual words: what they mean, which kind of file they make, what stays in doubt."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supplyscreen.errors import InputError
from supplyscreen.layouts import is_field, recognise
from supplyscreen.layouts.fold import fold
from supplyscreen.layouts.synonyms import fit_of


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Exporter Name", "shipper_name"),
        ("exporterName", "shipper_name"),
        ("SHIPPER'S NAME", "shipper_name"),
        ("Foreign Exporter", "shipper_name"),
        ("Supplier_Address_2", "shipper_address_2"),
        ("Seller Address Line 3", "shipper_address_3"),
        ("Name of the Shipper", "shipper_name"),
        ("Shipper 2", None),
        ("Consignee Name 2", "consignee_name_2"),
        ("Ultimate Consignee", "consignee_name"),
        ("Importer of Record Number", "consignee_id"),
        ("Buyer Country", "consignee_country"),
        ("Notify Party 1 Name", "notify_party_name"),
        ("Manufacturer", "manufacturer_name"),
        ("Factory Address", "manufacturer_address"),
        ("MID", "manufacturer_id"),
        ("Status", "status"),
        ("B/L Status", "status"),
        ("Liquidation Status", None),
        ("Gross Weight (KG)", "weight_kg"),
        ("Weight [lbs]", "weight_lb"),
        ("Weight (Original Format)", None),
        ("Country of Origin (ISO 2)", "country_of_origin"),
        ("B/L No.", "bill_of_lading"),
        ("HTS#", "hts_codes"),
        ("发货人", "shipper_name"),
        ("发货人的地址", "shipper_address"),
        ("供应商名称", "shipper_name"),
        ("收货人", "consignee_name"),
        ("Nombre del Exportador", "shipper_name"),
        ("Dirección del proveedor", "shipper_address"),
        ("PAIS DEL EXPORTADOR", "shipper_country"),
        ("Nome do Importador", "consignee_name"),
        ("Lieferantenname", "shipper_name"),
        ("Empfaenger", "consignee_name"),
        ("Empfänger", "consignee_name"),
        ("Nom du fournisseur", "shipper_name"),
        ("Adresse de l'expéditeur", "shipper_address"),
        ("GÖNDERİCİ ADI", "shipper_name"),
        ("İhracatçı", "shipper_name"),
        ("Shipping Line", None),
        ("Shipper/Exporter", "shipper_name"),
        ("Shipper (Name, Address)", "shipper_block"),
        ("Consignee Name & Address", "consignee_block"),
        ("House B/L", "house_bill_of_lading"),
        ("HS Code (6 digit)", "hts_codes"),
        ("Port of Origin", None),
        ("Product Code", None),
        ("Importer's Broker", None),
        ("", None),
        ("123", None),
    ],
)
def test_headings_of_a_manifest(heading: str, field: str | None) -> None:
    fit = fit_of(heading, kind="shipment")
    assert (fit.field if fit else None) == field


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Vendor Name", "name"),
        ("Factory", "name"),
        ("Supplier 2", None),
        ("Vendor Address 2", "address_2"),
        ("Address Line 1", "address_1"),
        ("Name 2", "name_2"),
        ("Supplier No.", "supplier_id"),
        ("No.", None),
        ("Facility Postal Code", "zip"),
        ("Supplies to", "supplies_to"),
        ("Parent company", None),
        ("Company Code", None),  # of SAP: the buyer's own company
        ("Plant", None),
        ("Region", None),  # as often Asia as a province
        ("Tier", "tier"),
        ("Also known as", "other_names"),
        ("工厂名称", "name"),
        ("企业中文名称", "local_name"),
        ("地址", "address"),
        ("País", "country"),
        ("Straße", "address"),
        ("PLZ", "zip"),
        ("Country/Region", "country"),
        ("ZIP/Postal Code", "zip"),
        ("Organization Name", "name"),
        ("Tedarikçi Adı", "name"),
    ],
)
def test_headings_of_a_supplier_list(heading: str, field: str | None) -> None:
    fit = fit_of(heading, kind="supplier")
    assert (fit.field if fit else None) == field


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        ("country,name,address", "supplier"),
        ("Vendor Name,Country", "supplier"),
        ("Name", "supplier"),
        ("supplier,country,bill of lading", "shipment"),
        ("shipper,consignee,arrival date", "shipment"),
        ("shipper,country", "shipment"),
        ("Importer,Goods", "shipment"),
        ("Supplier,Address,Tier,Parent ID", "supplier"),
        ("Manufacturer,Entry Number,HTS", "shipment"),
        ("BOL,Supplier,Supplier Address,Buyer,Product", "shipment"),
        ("供应商名称,地址,国家", "supplier"),
        ("发货人,收货人,提单号", "shipment"),
    ],
)
def test_kinds(headings: str, kind: str) -> None:
    assert recognise(headings.split(","), name="file").kind == kind


def test_why_says_how_a_heading_was_understood() -> None:
    found = recognise(["Exporter Name", "Weight (kg)", "colour"], name="file")
    assert found.why["shipper_name"] == (
        'heading "Exporter Name" read as shipper_name: exporter is another word for shipper'
    )
    assert (
        found.words() == "read as: manifest by its headings, 2 of 3 columns used, 1 kept as extra"
    )
    assert found.kept == (2,)


def test_the_usual_role_word_goes_before_a_rarer_one_and_the_other_is_in_doubt() -> None:
    found = recognise(["Seller", "Exporter", "Consignee"], name="file")
    assert found.mapping()["shipper_name"] == "Exporter"
    assert found.doubts == (
        'heading "Seller" could be shipper_name too; "Exporter" is read; '
        'to change it: --map shipper_name="Seller"',
    )


def test_a_near_miss_is_proposed_and_not_used() -> None:
    found = recognise(["Shiper Name", "Consignee Name", "Adress 2"], name="file")
    assert "shipper_name" not in found.columns
    assert found.kept == (0, 2)
    assert found.doubts == (
        'heading "Shiper Name" is nearly "shipper name" and is not read; if it is meant: '
        '--map shipper_name="Shiper Name"',
    )


@pytest.mark.parametrize(
    ("headings", "kind", "told"),
    [
        ("colour,Shiper Name", None, 'found: colour, Shiper Name.*nearly "shipper name"'),
        (
            "colour,Goods",
            "shipment",
            "no column that names a shipper or a consignee; found: colour",
        ),
        ("country,address", "supplier", "holds a supplier's name; found: country, address"),
        ("Notify Party,Goods", "shipment", "names a shipper or a consignee"),
        (
            "Supplier,Product",
            None,
            "may be a manifest or a supplier list; found: Supplier, Product",
        ),
        ("Supplier,Arrival Date,Tier", None, "may be a manifest or a supplier list"),
        ("Shipper (Original Format),HS Code", "supplier", "those of Panjiva US imports"),
        ("", None, r"found: \(blank\)"),
    ],
)
def test_refusals_list_the_headings(headings: str, kind: str | None, told: str) -> None:
    with pytest.raises(InputError, match=told) as refusal:
        recognise(headings.split(","), name="file.csv", kind=kind)  # type: ignore[arg-type]
    assert "--map" in refusal.value.hint


def test_ultimate_parents_are_kept_and_no_party() -> None:
    found = recognise(
        ["Shipper", "Shipper Ultimate Parent", "Shipper Global HQ", "Goods Shipped"], name="file"
    )
    assert found.mapping() == {"shipper_name": "Shipper", "goods_description": "Goods Shipped"}


def test_further_columns_of_a_layout_are_read_by_usual_words() -> None:
    found = recognise(["LIFNR", "NAME1", "LAND1", "Tier", "Supplies to"], name="file")
    assert found.layout == "SAP vendor master (LFA1)"
    assert (found.mapping()["tier"], found.mapping()["supplies_to"]) == ("Tier", "Supplies to")


_USUAL = (
    "Shipper|Exporter|Supplier Name|Consignee|Address|Address 2|Country|country code|HTS|Goods"
    "|B/L|Arrival Date|Tier|Weight (kg)|gross weight|Vendor|MID|NAME1|LIFNR|os_id|Shiper Name"
)
_WORDS = st.sampled_from(_USUAL.split("|"))
_ANY = st.lists(_WORDS | st.text(max_size=12), max_size=12)


@settings(max_examples=80, deadline=None)
@given(_ANY, st.sampled_from([None, "shipment", "supplier"]))
def test_any_headings_are_read_or_refused(headings: list[str], kind: str | None) -> None:
    try:
        found = recognise(headings, name="file", kind=kind)  # type: ignore[arg-type]
    except InputError:
        return
    used = set(found.columns.values())
    assert used.isdisjoint(found.kept)
    assert used | set(found.kept) == set(range(len(headings)))
    assert len(used) == len(found.columns)
    assert all(is_field(field, kind=found.kind) for field in found.columns)
    assert set(found.why) == set(found.columns)


@settings(max_examples=80, deadline=None)
@given(st.lists(_WORDS | st.text(max_size=12), max_size=12, unique_by=fold), st.data())
def test_the_order_of_columns_decides_nothing(headings: list[str], data: st.DataObject) -> None:
    assert _outcome(headings) == _outcome(data.draw(st.permutations(headings)))


def _outcome(headings: list[str]) -> object:
    try:
        found = recognise(headings, name="file")
    except InputError:
        return None
    return found.layout, found.kind, found.mapping(), set(found.why.values()), set(found.doubts)


def test_a_list_with_coordinates_of_its_own_is_no_open_supply_hub_download() -> None:
    headings = ["supplier id", "supplier name", "address", "country", "lat", "lng"]
    assert recognise(headings, name="list.csv").layout == "supplier list by its headings"
