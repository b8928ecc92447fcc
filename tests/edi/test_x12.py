"""ANSI X12 309: what is read of a manifest, and what becomes of damage."""

from pathlib import Path

import polars as pl
import pytest
from tests.edi.edi_files import ISA, Bill, x12, x12_segments
from tests.intake.files import write

from supplyscreen.edi.read import read_edi
from supplyscreen.edi.tables import EdiTables
from supplyscreen.errors import InputError

TWO = [Bill("111"), Bill("222", shipper="MOON LTD", goods=("TOMATO PASTE", "SALT"))]


def _read(folder: Path, text: str | bytes) -> EdiTables:
    return read_edi(write(folder, text, "m.edi"), name="m.edi")


def _lines(folder: Path, *changed: tuple[str, str | None]) -> EdiTables:
    """The two bills with some segments replaced (by their first words), or left out."""
    segments = x12_segments(TWO)
    for begin, new in changed:
        at = next(i for i, segment in enumerate(segments) if segment.startswith(begin))
        segments[at : at + 1] = [] if new is None else new.split("~")
    return _read(folder, "~".join(segments) + "~")


def test_a_bill_with_its_parties_and_goods(tmp_path: Path) -> None:
    found = _read(tmp_path, x12(TWO))
    assert (found.form, found.rows, found.notes) == (
        "X12 309, 1 manifest, 2 bills of lading",
        2,
        (),
    )
    assert found.rejects.is_empty()
    assert found.tables["header"].row(0, named=True) == {
        "identifier": "ABCD111",
        "vessel_name": "SEA STAR",
        "port_of_unlading": "2704",
        "estimated_arrival_date": "2018-01-15",
        "actual_arrival_date": None,
        "foreign_port_of_lading": "57037",
        "weight": "1000",
        "weight_unit": "Kilograms",
        "record_status_indicator": "New",
        "place_of_receipt": "NINGBO",
        "source_file": "m.edi",
        "source_row": 7,
    }
    assert found.tables["billgen"]["run_date"].to_list() == ["2018-01-02"] * 2
    shipper = found.tables["shipper"]
    assert shipper["shipper_party_name"].to_list() == ["SUNRISE TRADING CO LTD", "MOON LTD"]
    assert shipper.row(0)[2:11] == (
        "NO 1 ROAD",
        *[None] * 3,
        "NINGBO",
        None,
        "315000",
        "CN",
        None,
    )
    goods = found.tables["cargodesc"].filter(identifier="ABCD222")
    assert goods.rows() == [
        ("ABCD222", "ABCU1234567", "1", "TOMATO PASTE", "m.edi", 21),
        ("ABCD222", "ABCU1234567", "2", "SALT", "m.edi", 22),
    ]
    assert found.tables["tariff"]["harmonized_number"].to_list() == ["520512"] * 3
    assert found.tables["container"].height == 2


@pytest.mark.parametrize(
    ("element", "terminator"),
    [("*", "~"), ("|", "\n"), ("*", "\r\n"), ("\x1d", "\x1c"), ("^", "!\r\n")],
)
def test_separators_are_found(tmp_path: Path, element: str, terminator: str) -> None:
    found = _read(tmp_path, x12(TWO, element=element, terminator=terminator))
    assert found.rows == 2
    assert found.tables["consignee"]["consignee_name"].to_list() == ["BUYER INC"] * 2
    assert not found.notes


def test_interchanges_with_separators_of_their_own(tmp_path: Path) -> None:
    text = x12(TWO[:1]) + x12([Bill("3")], element="|", terminator="!") + x12([Bill("4")])
    found = _read(tmp_path, text)
    assert found.form == "X12 309, 3 manifests, 3 bills of lading"
    assert found.tables["header"]["identifier"].to_list() == ["ABCD111", "ABCD3", "ABCD4"]


def test_a_file_wrapped_at_80_characters_and_one_without_envelope(tmp_path: Path) -> None:
    text = x12(TWO, terminator="~")
    wrapped = "\r\n".join(text[at : at + 80] for at in range(0, len(text), 80))
    assert (
        _read(tmp_path, wrapped)
        .tables["cargodesc"]
        .equals(_read(tmp_path, text).tables["cargodesc"])
    )
    bare = "~".join(x12_segments(TWO)[2:-2]) + "~"
    assert _read(tmp_path, bare).rows == 2


@pytest.mark.parametrize(
    ("text", "encoding", "note"),
    [
        ("MÜLLER GMBH", "utf-8", ""),
        ("MÜLLER GMBH", "cp1252", "read as Windows-1252"),
        ("新疆棉業有限公司", "utf-16", ""),
    ],
)
def test_encodings(tmp_path: Path, text: str, encoding: str, note: str) -> None:
    found = _read(tmp_path, x12([Bill("1", shipper=text)]).encode(encoding))
    assert found.tables["shipper"]["shipper_party_name"].to_list() == [text]
    assert note in " ".join(found.notes)


@pytest.mark.parametrize(
    ("pieces", "name"),
    [
        (["SUNRISE INTERNATIONAL TRADING AND E", "XPORT CO LTD"], "TRADING AND EXPORT CO LTD"),
        (["SUNRISE INTERNATIONAL TRADE AND EXP", "CO LTD"], "TRADE AND EXP CO LTD"),
        (["SUNRISE TRADING", "COMPANY"], "SUNRISE TRADING COMPANY"),
        (["SUNRISE", "A", "B"], "SUNRISE A B"),
    ],
)
def test_a_name_that_goes_on_in_n2_is_one_name(
    tmp_path: Path, pieces: list[str], name: str
) -> None:
    n2 = "".join(f"~N2*{piece}" for piece in pieces[1:])
    found = _lines(tmp_path, ("N1*SH*", f"N1*SH*{pieces[0]}{n2}"))
    assert str(found.tables["shipper"]["shipper_party_name"][0]).endswith(name)


def test_a_description_cut_into_pieces_is_one_line(tmp_path: Path) -> None:
    found = _lines(tmp_path, ("N10*1*TOMATO", "N10*1*TOMATO PAS~N10**TE IN DRUMS*N/M"))
    assert found.tables["cargodesc"]["description_text"].to_list() == [
        "COTTON YARN",
        "TOMATO PAS TE IN DRUMS",
        "SALT",
    ]


@pytest.mark.parametrize(
    ("m13", "m10", "status"),
    [
        ("", "W", "New"),
        ("", "Y", "Amended"),
        ("", "Q", None),
        ("M13*ABCD*2704*A*111****", "X", "New"),
        ("M13*ABCD*2704*R*111*5***", "Y", "Amended"),
        ("M13*ABCD*2704**111***D", "X", "Deleted"),
    ],
)
def test_status_of_a_bill(tmp_path: Path, m13: str, m10: str, status: str | None) -> None:
    found = _lines(
        tmp_path,
        ("M10*", f"M10*ABCD*O*PA*9150008*SEA STAR*011**1*{m10}"),
        ("LX*1", f"LX*1~{m13}" if m13 else "LX*1"),
    )
    assert found.tables["header"]["record_status_indicator"][0] == status


def test_a_deletion_without_the_bill_counts_and_a_change_does_not(tmp_path: Path) -> None:
    found = _lines(
        tmp_path,
        ("SE*", "LX*3~M13*ABCD*2704*D*333*****ABCD~LX*4~M13*ABCD*2704*R*444*9****ABCD~SE*0*1"),
    )
    assert found.tables["header"].select("identifier", "record_status_indicator").rows() == [
        ("ABCD111", "New"),
        ("ABCD222", "New"),
        ("ABCD333", "Deleted"),
    ]
    assert found.rejects.select("code", "scope", "value", "source_row").rows() == [
        ("amendment_only", "detail", "ABCD444", 26)
    ]


def test_a_bill_filed_twice_keeps_its_number_and_gets_an_identifier(tmp_path: Path) -> None:
    found = _read(tmp_path, x12([Bill("1"), Bill("1"), Bill("1/2")]))
    assert found.tables["header"]["identifier"].to_list() == ["ABCD1", "ABCD1/2", "ABCD1/2/2"]
    assert found.tables["billgen"]["master_bol_number"].to_list() == ["ABCD1", "ABCD1", "ABCD1/2"]


@pytest.mark.parametrize(
    ("changed", "code", "scope"),
    [
        (("M11*111", "M11**57037*10"), "no_identifier", "row"),
        (("N1*SH*", "N1*SH**92*CODE1"), "nameless_party", "detail"),
        (("P4*", "P4*2704*20181315"), "bad_date", "cell"),
        (("M11*111", "M11*111*57037*10*CTN*HEAVY*K"), "bad_weight", "cell"),
        (("M11*111", "M11*111*57037*10*CTN*10*Q"), "unknown_unit", "cell"),
        (("M10*", "N1*SH*EARLY LTD~M10*ABCD*O*PA**SHIP*1**1*W"), "out_of_place", "detail"),
        (("LX*1", "LX*1~!! junk \x00"), "no_segment", "detail"),
    ],
)
def test_damage_is_told_with_its_segment(
    tmp_path: Path, changed: tuple[str, str], code: str, scope: str
) -> None:
    found = _lines(tmp_path, changed)
    told = found.rejects.filter(code=code)
    assert told["scope"].to_list() == [scope]
    assert told["source_row"].is_between(4, 10).all()
    assert found.rows == 2 == found.tables["header"].height + (scope == "row")


def test_parties_of_a_lost_bill_are_not_given_to_another(tmp_path: Path) -> None:
    found = _lines(tmp_path, ("M11*222", "M11**57037"))
    assert found.tables["shipper"]["identifier"].to_list() == ["ABCD111"]
    assert found.rejects.filter(code="out_of_place")["value"].to_list() == [
        "MOON LTD",
        "BUYER INC",
        "1234567",
        "TOMATO PASTE",
        "SALT",
    ]


@pytest.mark.parametrize(
    ("changed", "note"),
    [
        (("SE*", "SE*99*0001"), "SE counts '99' segments, there are 21"),
        (("SE*", None), "has no end where the file ends"),
        (("ST*", None), "has no ST before it"),
        (("N1*CN*", "N1*BK*BANK~N1*CN*B~QQ*1~QQ*2"), "QQ 2, N1*BK 1"),
        (("ST*", "ST*997*1~AK1*SO~SE*3*1~ST*309*0001"), "no manifest were passed over: 997 1"),
        (("N10*1*COTTON", "N10*1*COTTON*N/M*T*4929"), "code of list T 1"),
        (("M11*111", "M11*111*57037*10*CTN*1*K*****999*ABCD*WXYZ"), "(M11-11) of 1 bills"),
    ],
)
def test_what_is_noted(tmp_path: Path, changed: tuple[str, str | None], note: str) -> None:
    found = _lines(tmp_path, changed)
    assert note in " | ".join(found.notes)
    assert found.rows == 2


def test_a_cut_file_keeps_what_came_before(tmp_path: Path) -> None:
    text = x12(TWO, terminator="~")
    found = _read(tmp_path, text[: text.index("M11*222") + 5])
    assert found.rows == 2
    assert found.tables["header"]["identifier"].to_list() == ["ABCD111"]
    assert found.rejects.select("source_row", "scope", "code", "value").rows() == [
        (15, "row", "cut_segment", "M11*2")
    ]


def test_a_giant_segment_is_left_out(tmp_path: Path) -> None:
    found = _lines(tmp_path, ("N3*", "N3*" + "X" * 3_000_000))
    assert found.rejects["code"].to_list() == ["giant_segment"]
    assert found.rows == 2
    assert found.tables["cargodesc"].height == 3


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ISA, "its separators cannot be told"),
        (ISA[:60] + "~", "its separators cannot be told"),
        (ISA + "~" + "\x00\x01" * 500, "empty or damaged"),
        (x12([]), "1 manifest without a bill"),
        (x12(TWO).replace("ST*309", "ST*310"), "310 (1)"),
        ("ACR" + "X" * 77 + "\nM01" + "Y" * 77 + "\n", "CAMIR"),
        ("ACR" + "X" * 77 + "M01" + "Y" * 77, "CAMIR"),
        ("a,b\n1,2\n", "is no EDI file"),
        ("ISA number,name\n1,2\n", "is no EDI file"),
        ("", "is no EDI file"),
    ],
)
def test_files_that_are_refused(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(InputError, match=r".") as raised:
        _read(tmp_path, text)
    assert told in str(raised.value)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_edi(tmp_path / "none.edi", name="none.edi")


def test_many_unusable_segments_are_counted(tmp_path: Path) -> None:
    found = _lines(tmp_path, ("LX*1", "~".join(f"?{number}" for number in range(1500))))
    assert found.rejects.height == 1000
    assert "500 more segments out of place" in " ".join(found.notes)
    assert found.tables["header"]["source_row"].dtype == pl.Int64()
