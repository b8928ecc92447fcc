"""What the user says of columns: --map and saved mapping files."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from supplyscreen.errors import InputError, OutputError
from supplyscreen.layouts import parse_map, read_mapping, recognise, write_mapping

HEADINGS = ("Exporter Name", "Maker", "Consignee", "colour", "Sold by")


def test_a_mapping_goes_over_a_guess() -> None:
    found = recognise(HEADINGS, name="file", mapping=parse_map(["shipper_name=sold BY"]))
    assert found.mapping()["shipper_name"] == "Sold by"
    assert found.why["shipper_name"] == 'heading "Sold by" read as shipper_name: so mapped'
    assert 0 in found.kept
    assert found.doubts == ()


def test_a_guess_is_taken_back_with_an_empty_heading() -> None:
    found = recognise(HEADINGS, name="file", mapping=parse_map(["manufacturer_name="]))
    assert "manufacturer_name" not in found.columns
    assert 1 in found.kept


def test_a_heading_that_is_mapped_holds_no_guess_besides() -> None:
    found = recognise(HEADINGS, name="file", mapping={"goods_description": "Maker"})
    assert found.mapping()["goods_description"] == "Maker"
    assert "manufacturer_name" not in found.columns


def test_one_column_may_be_mapped_to_two_fields() -> None:
    mapping = {"shipper_name": "Maker", "manufacturer_name": "Maker"}
    found = recognise(HEADINGS, name="file", mapping=mapping)
    assert found.columns["shipper_name"] == found.columns["manufacturer_name"] == 1
    assert len(found.headings) - len(found.kept) == 2


def test_the_fields_of_a_mapping_decide_the_kind() -> None:
    headings = ["Supplier", "Product"]
    assert recognise(headings, name="f", mapping={"name": "Supplier"}).kind == "supplier"
    assert recognise(headings, name="f", mapping={"shipper_name": "Supplier"}).kind == "shipment"
    assert recognise(["a", "b"], name="f", mapping={"name": "b"}).mapping() == {"name": "b"}


@pytest.mark.parametrize(
    ("pairs", "told"),
    [
        (["shipper_name"], "expected FIELD=HEADING"),
        (["=Exporter"], "expected FIELD=HEADING"),
        (["shiper_name=Exporter"], "did you mean shipper_name"),
        (["zzz=Exporter"], "fields are: bill_of_lading, .*docs/layouts.md"),
        (["shipper_address_0=x"], "is not a field"),
        (["shipper_city_2=x"], "is not a field"),
        (["name=a", "name=b"], "names name twice"),
    ],
)
def test_wrong_maps(pairs: list[str], told: str) -> None:
    with pytest.raises(InputError, match=told):
        parse_map(pairs)


def test_headings_may_hold_equals_signs_and_numbered_fields_are_fields() -> None:
    assert parse_map(["shipper_address_2 = a=b ", "name_4=x", "tier="]) == {
        "shipper_address_2": "a=b",
        "name_4": "x",
        "tier": "",
    }


@pytest.mark.parametrize(
    ("mapping", "told"),
    [
        ({"shipper_name": "Exporter Nam"}, "did you mean 'Exporter Name'"),
        ({"shipper_name": "zzz"}, "mapped to shipper_name; found: Exporter Name, Maker"),
        ({"shipper_name": "Maker", "tier": "colour"}, "'tier' is not a field of a manifest"),
    ],
)
def test_wrong_mappings_of_a_file(mapping: dict[str, str], told: str) -> None:
    with pytest.raises(InputError, match=told):
        recognise(HEADINGS, name="file.csv", mapping=mapping)


def test_a_written_mapping_is_for_people(tmp_path: Path) -> None:
    path = tmp_path / "map.yml"
    write_mapping(recognise([*HEADINGS, "Shipper"], name="file"), path, sheet="Data")
    text = path.read_text(encoding="utf-8")
    assert text.splitlines()[2:] == [
        "kind: shipment",
        'layout: "manifest by its headings"',
        'sheet: "Data"',
        "columns:",
        '  # heading "Shipper" read as shipper_name: shipper names the shipper, '
        "alone it is the name",
        '  shipper_name: "Shipper"',
        '  # heading "Consignee" read as consignee_name: consignee names the consignee, '
        "alone it is the name",
        '  consignee_name: "Consignee"',
        '  # heading "Maker" read as manufacturer_name: maker is another word for manufacturer, '
        "alone it is the name",
        '  manufacturer_name: "Maker"',
        '# in doubt: heading "Exporter Name" could be shipper_name too; "Shipper" is read; '
        'to change it: --map shipper_name="Exporter Name"',
        "# Not read, kept as extra:",
        '# "Exporter Name"',
        '# "colour"',
        '# "Sold by"',
    ]


def test_a_saved_mapping_is_all_that_is_read(tmp_path: Path) -> None:
    path = tmp_path / "map.yml"
    path.write_text("kind: shipment\ncolumns:\n  shipper_name: Maker\n", encoding="utf-8")
    saved = read_mapping(path)
    found = recognise(HEADINGS, name="f", kind=saved.kind, mapping=saved.columns, guess=False)
    assert found.mapping() == {"shipper_name": "Maker"}
    assert (
        found.words() == "read as: manifest by your mapping, 1 of 5 columns used, 4 kept as extra"
    )


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(_TEXT, max_size=5, unique_by=str.strip), _TEXT)
def test_a_mapping_reads_back_as_written(tmp_path: Path, headings: list[str], name: str) -> None:
    if not name.strip() or name.strip() in [each.strip() for each in headings]:
        name = "the shipper"
    reading = recognise([*headings, name], name="file", mapping={"shipper_name": name})
    path = tmp_path / "map.yml"
    write_mapping(reading, path)
    saved = read_mapping(path)
    assert saved.columns == reading.mapping()
    again = recognise(
        reading.headings, name="file", kind=saved.kind, mapping=saved.columns, guess=False
    )
    assert again.columns == reading.columns


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "the whole file"),
        ("- a\n", "the whole file"),
        ("kind: [", "not a YAML file"),
        ("kind: x\ncolumns: {name: a}\n", "kind: .*found 'x'"),
        ("kind: supplier\n", "columns: field required"),
        ("kind: supplier\ncolumns: {name: [a]}\n", "columns.name"),
        ("kind: supplier\ncolumns: {nam: a}\n", "did you mean name"),
        ("kind: supplier\ncolumns: {shipper_name: a}\n", "is not a field of a supplier list"),
        ("kind: supplier\ncolumns: {name: a}\ncolour: red\n", "colour: extra"),
        ("kind: supplier\ncolumns:\n  name: a\n  name: b\n", "name is written twice.*line 4"),
        ("kind: !!python/object:os.system x\n", "columns: field required"),
        ("a: \x00", "not a YAML file"),
    ],
)
def test_wrong_mapping_files(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "map.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=told) as refusal:
        read_mapping(path)
    assert refusal.value.hint


def test_files_that_cannot_be_read_or_written(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no mapping file"):
        read_mapping(tmp_path / "absent.yml")
    (tmp_path / "latin.yml").write_bytes(b"kind: \xe4")
    with pytest.raises(InputError, match="not a YAML file in UTF-8"):
        read_mapping(tmp_path / "latin.yml")
    with pytest.raises(OutputError, match="cannot be written"):
        write_mapping(recognise(HEADINGS, name="file"), tmp_path / "no" / "map.yml")


def test_numbers_are_headings_too(tmp_path: Path) -> None:
    path = tmp_path / "map.yml"
    path.write_text("kind: supplier\ncolumns: {name: 2024, tier: yes}\n", encoding="utf-8")
    assert read_mapping(path).columns == {"name": "2024", "tier": "yes"}
