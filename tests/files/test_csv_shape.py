"""Where the headings stand, what parts the cells, and lists as SAP and spreadsheets write them."""

from pathlib import Path

import pytest
from tests.intake.files import write

from supplyscreen.files.whole import read_whole

SAP = """Table:          LFA1
Displayed Fields:   4 of  10

--------------------------------------
|MANDT|LIFNR     |NAME1         |LAND1|
--------------------------------------
|100  |0000100001|ACME - CO LTD |CN   |
|100  |0000100002|B | C GMBH    |DE   |
|100  |0000100003|--            |VN   |
--------------------------------------
|MANDT|LIFNR     |NAME1         |LAND1|
--------------------------------------
|100  |0000100004|D & CO        |TH   |
--------------------------------------
"""


def test_a_list_of_sap_is_read_without_its_rules_and_titles(tmp_path: Path) -> None:
    table = read_whole(write(tmp_path, SAP.replace("\n", "\r\n"), "lfa1.txt"))
    assert table.headings == ("MANDT", "LIFNR", "NAME1", "LAND1")
    assert table.frame.select("c1", "c2", "source_row").rows() == [
        ("0000100001", "ACME - CO LTD", 7),
        ("0000100003", "--", 9),
        ("0000100004", "D & CO", 13),
    ]
    assert table.rejects.select("source_row", "code").rows() == [
        (8, "ragged_row"),
        (11, "repeated_heading"),
    ]
    assert table.rows == 5
    assert "headings are in row 5; above them stands 'Table: LFA1'" in table.notes[0]


@pytest.mark.parametrize(
    ("text", "headings", "first"),
    [
        ("sep=;\nname;price\nA;1,5\n", ("name", "price"), ("A", 2)),
        ('"sep=|"\r\nname|price\r\nA|1,5\r\n', ("name", "price"), ("A", 2)),
        ("A list 2024\n\nname,town,country\nA,B,CN\n", ("name", "town", "country"), ("A", 4)),
        ("List 1,,,\n,,,\nname,b,c,tier\nA,B,CN,1\n", ("name", "b", "c", "tier"), ("A", 4)),
        ("X;12.03.2024;;;;;;\na;b;c;d;e;f;g;h\nA;1;2;3;4;5;6;7\n", tuple("abcdefgh"), ("A", 3)),
        ("name;price;city\nA B;1,5;X\nC D;2,5;Y\n", ("name", "price", "city"), ("A B", 2)),
        ("Supplier name;price\nA B;1,5\nC D;2,5\n", ("Supplier name", "price"), ("A B", 2)),
        ("name,,x\nA,B,C\n", ("name", "", "x"), ("A", 2)),
        ("name,country\nA,CN,\nB,VN,\n", ("name", "country", ""), ("A", 2)),
        ("name,country\nA,CN\n1,2,3\n", ("name", "country"), ("A", 2)),
        ("\n\nname,country\nA,CN\n", ("name", "country"), ("A", 4)),
        ('"a\nb",c\nA,CN\n', ("a\nb", "c"), ("A", 2)),
        ("address\nA\n12 Road, Hanoi, VN\n", ("address",), ("A", 2)),
    ],
)  # fmt: skip
def test_headings_are_found(
    tmp_path: Path, text: str, headings: tuple[str, ...], first: tuple[str, int]
) -> None:
    table = read_whole(write(tmp_path, text))
    assert table.headings == headings
    assert table.frame.select("c0", "source_row").row(0) == first


@pytest.mark.parametrize(
    ("data", "names", "rejects", "note"),
    [
        (b"a,b\nA,1\0\0\nB\0,2\n", ["A", "B"], [], "left out (2 times)"),
        (b"a,b\nA\0X,1\nB,2\n", ["B"], [(2, "nul_byte")], ""),
        (b"a,b\nA,1\n\0\0\0\nB,2\n", ["A", "B"], [], "left out (1 times)"),
        (b'a,b\n"%s",1\nB,2\n' % (b"x" * 140_000), ["B"], [(2, "too_long")], ""),
        (b"a,b\n%s\nB,2\n" % (b"x" * 140_000), ["B"], [(2, "too_long")], ""),
        ("a,b\nÉ,1\nÑ,2\n".encode() + b"Stra\xdfe,3\n", ["É", "Ñ", "Straße"], [], "row 4 not"),
        (b"a,b\nStra\xdfe,3\n" + "Café,1\n".encode(), ["Straße", "Café"], [], ""),
    ],
)  # fmt: skip
def test_odd_bytes_cost_their_own_row_at_most(
    tmp_path: Path, data: bytes, names: list[str], rejects: list[tuple[int, str]], note: str
) -> None:
    table = read_whole(write(tmp_path, data))
    assert table.frame["c0"].to_list() == names
    assert table.rejects.select("source_row", "code").rows() == rejects
    assert note in " ".join(table.notes)
    assert table.rows == len(names) + len(rejects)


def test_inch_marks_in_a_file_without_quotes_are_letters(tmp_path: Path) -> None:
    lines = [f'{at}\tPIPE {at}" STEEL\tCN\n' for at in range(3001)]
    table = read_whole(write(tmp_path, "n\tgoods\tcountry\n" + "".join(lines)))
    assert table.rejects.is_empty()
    assert table.frame["c1"].to_list() == [f'PIPE {at}" STEEL' for at in range(3001)]
