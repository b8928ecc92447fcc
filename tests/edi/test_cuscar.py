"""EDIFACT CUSCAR: what is read of a cargo report, and what becomes of damage."""

from pathlib import Path

import pytest
from tests.edi.edi_files import Bill, cuscar
from tests.intake.files import write

from supplyscreen.edi.read import read_edi
from supplyscreen.edi.tables import EdiTables
from supplyscreen.errors import InputError

ONE = [Bill("DOC1")]


def _read(folder: Path, text: str | bytes) -> EdiTables:
    return read_edi(write(folder, text, "c.edi"), name="c.edi")


def _changed(folder: Path, old: str, new: str) -> EdiTables:
    text = cuscar(ONE)
    assert old in text
    return _read(folder, text.replace(old, new, 1))


def test_a_bill_with_its_parties_and_goods(tmp_path: Path) -> None:
    found = _read(tmp_path, cuscar(ONE))
    assert found.form == "EDIFACT CUSCAR, 1 manifest, 1 bill of lading"
    assert (found.rows, found.notes, found.rejects.height) == (1, (), 0)
    header = found.tables["header"].row(0, named=True)
    assert header["identifier"] == "DOC1"
    assert header["vessel_name"] == "SEA STAR"
    assert header["estimated_arrival_date"] == "2018-01-15"
    assert header["foreign_port_of_lading"] == "CNNGB"
    assert (header["weight"], header["weight_unit"]) == ("1000.5", "Kilograms")
    assert (header["record_status_indicator"], header["source_row"]) == ("New", 8)
    billgen = found.tables["billgen"].row(0)
    assert billgen[:5] == ("DOC1", "DOC1", None, None, "2018-01-02")
    shipper = found.tables["shipper"].row(0)
    assert shipper[1:3] == ("SUNRISE TRADING CO LTD", "NO 1 ROAD")
    assert shipper[6:10] == ("NINGBO", None, "315000", "CN")
    assert found.tables["cargodesc"].row(0)[:4] == ("DOC1", "ABCU1234567", "1", "COTTON YARN")
    assert found.tables["tariff"]["harmonized_number"].to_list() == ["520512"]


def test_released_characters_are_text(tmp_path: Path) -> None:
    name = "O'BRIEN + SONS: WHO? WHO?? LTD?"
    found = _read(tmp_path, cuscar([Bill("1", shipper=name, goods=(name,))]))
    assert found.tables["shipper"]["shipper_party_name"].to_list() == [name]
    assert found.tables["cargodesc"]["description_text"].to_list() == [name]


@pytest.mark.parametrize("una", ["UNA:+.? '", "UNA|^.\\ ~", "UNA\x1f\x1d.? \x1c", "UNA:+.? \n"])
def test_separators_of_una_also_in_a_second_interchange(tmp_path: Path, una: str) -> None:
    found = _read(tmp_path, cuscar(ONE) + "\n" + cuscar([Bill("A+B"), Bill("C")], una=una))
    assert found.tables["header"]["identifier"].to_list() == ["DOC1", "A+B", "C"]
    assert found.form == "EDIFACT CUSCAR, 2 manifests, 3 bills of lading"


def test_without_una_the_default_separators_hold(tmp_path: Path) -> None:
    found = _read(tmp_path, cuscar(ONE).removeprefix("UNA:+.? '").replace("'", "'\r\n"))
    assert found.rows == 1
    assert found.notes == ()


@pytest.mark.parametrize(
    ("syntax", "encoding", "name"),
    [
        ("UNOC", "latin-1", "MÜLLER GMBH"),
        ("UNOE", "iso8859-5", "ВОСТОК ООО"),
        ("UNOF", "iso8859-7", "ΕΛΛΑΣ ΑΕ"),
        ("UNOY", "utf-8", "新疆棉業有限公司"),
        ("UNOX", "iso2022_jp_2", "東京商事"),
    ],
)
def test_character_sets(tmp_path: Path, syntax: str, encoding: str, name: str) -> None:
    text = cuscar([Bill("1", shipper=name)]).replace("UNOC", syntax)
    found = _read(tmp_path, text.encode(encoding))
    assert found.tables["shipper"]["shipper_party_name"].to_list() == [name]


@pytest.mark.parametrize(
    ("rff", "numbers"),
    [
        ("RFF+BM:DOC1'", [("DOC1", None, None)]),
        ("", [("DOC1", None, None)]),
        ("RFF+BM:B9'", [("B9", None, None)]),
        ("RFF+BH:H1'", [("DOC1", "H1", "House Bill")]),
        ("RFF+MB:M1'RFF+BH:H1'", [("M1", "H1", "House Bill")]),
        ("RFF+MB:M1'", [("M1", None, "Master Bill")]),
        ("RFF+AAQ:X'RFF+BM:DOC1'", [("DOC1", None, None)]),
        (
            "RFF+BH:H1'GID+1'FTX+AAA+++SALT'RFF+BH:H2'",
            [("DOC1", "H1", "House Bill"), ("DOC1", "H2", "House Bill")],
        ),
    ],
)
def test_numbers_of_a_bill(tmp_path: Path, rff: str, numbers: list[tuple[str | None, ...]]) -> None:
    found = _changed(tmp_path, "RFF+BM:DOC1'", rff)
    columns = ["master_bol_number", "house_bol_number", "bill_type_code"]
    assert found.tables["billgen"].select(columns).rows() == numbers
    assert found.rows == len(numbers)
    assert found.tables["header"]["identifier"].n_unique() == len(numbers)


def test_unstructured_name_and_address(tmp_path: Path) -> None:
    block = "NAD+CZ+X9+MOON LTD:LINE 2:LINE 3:LINE 4:LINE 5'NAD+NI+++SAME AS CONSIGNEE'NAD+SU+++S"
    found = _changed(tmp_path, "NAD+CN", block + "'NAD+CN")
    moon = found.tables["shipper"].row(1)
    assert moon[1:6] == ("MOON LTD", "LINE 2", "LINE 3", "LINE 4", "LINE 5")
    assert found.tables["notifyparty"]["notify_party_name"].to_list() == ["SAME AS CONSIGNEE"]
    assert "NAD+SU 1" in " ".join(found.notes)


def test_more_than_four_address_lines_are_kept(tmp_path: Path) -> None:
    found = _changed(tmp_path, "NAD+CN", "NAD+SH++A:B:C:D:E+MOON LTD+F:G'NAD+CN")
    assert found.tables["shipper"].row(1)[1:6] == ("MOON LTD", "A", "B", "C", "D, E, F, G")


@pytest.mark.parametrize(
    ("function", "status"), [("9", "New"), ("4", "Amended"), ("3", "Deleted"), ("x", None)]
)
def test_status(tmp_path: Path, function: str, status: str | None) -> None:
    found = _changed(tmp_path, "BGM+85+DOC+9", f"BGM+85+DOC+{function}")
    assert found.tables["header"]["record_status_indicator"].to_list() == [status]


def test_weight_of_the_goods_where_no_total_is_given(tmp_path: Path) -> None:
    mea = "GID+1'MEA+AAE+G+KGM:10,5'GID+2'MEA+AAE+G+KGM:2"
    text = cuscar(ONE).replace("CNT+7:1000,5:KGM'", "").replace("UNT+", mea + "'UNT+")
    header = _read(tmp_path, text).tables["header"]
    assert header.select("weight", "weight_unit").rows() == [("12.5", "Kilograms")]


@pytest.mark.parametrize(
    ("old", "new", "code", "scope"),
    [
        ("DTM+132:1801150330:201", "DTM+132:1802300000:201", "bad_date", "cell"),
        ("CNT+7:1000,5:KGM", "CNT+7:MUCH:KGM", "bad_weight", "cell"),
        ("CNT+7:1000,5:KGM", "CNT+7:10:XYZ", "unknown_unit", "cell"),
        ("NAD+CN+++BUYER INC", "NAD+CN+BUY1", "nameless_party", "detail"),
        ("CNI+1+DOC1'RFF+BM:DOC1", "CNI+1", "no_identifier", "row"),
        ("CNI+1+DOC1'RFF+BM:DOC1", "NAD+CZ+++EARLY'CNI+1+DOC1", "out_of_place", "detail"),
        ("TDT+20", "?? junk'TDT+20", "no_segment", "detail"),
    ],
)
def test_damage_is_told(tmp_path: Path, old: str, new: str, code: str, scope: str) -> None:
    found = _changed(tmp_path, old, new)
    assert found.rejects.filter(code=code)["scope"].to_list() == [scope]
    assert found.rows == 1 == found.tables["header"].height + (scope == "row")


@pytest.mark.parametrize(
    ("old", "new", "note"),
    [
        ("UNT+", "UNT+9", "UNT counts '916' segments, there are 16"),
        ("CUSCAR:D:95B", "CUSCAR:D:16A", "CUSCAR D.16A, read by the positions of D.95B"),
        ("UNT+16+1'UNZ+1+1'", "", "has no end where the file ends"),
    ],
)
def test_what_is_noted(tmp_path: Path, old: str, new: str, note: str) -> None:
    assert note in " | ".join(_changed(tmp_path, old, new).notes)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("UNA++++ +", "is no EDI file"),
        ("UNA::.? 'UNB:UNOA", "its separators cannot be told"),
        (cuscar(ONE).replace("CUSCAR", "CUSDEC"), "it holds CUSDEC (1)"),
        ("UNB+UNOA:1+S+R", "empty or damaged"),
    ],
)
def test_files_that_are_refused(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(InputError, match=r".") as raised:
        _read(tmp_path, text)
    assert told in str(raised.value)
