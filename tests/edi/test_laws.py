"""Laws of EDI reading: what was written is read, and damage is accounted for, never raised."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.edi.edi_files import Bill, cuscar, x12

from supplyscreen.edi.read import read_edi
from supplyscreen.edi.segments import Segments, find_syntax
from supplyscreen.edi.tables import COLUMNS, EdiTables
from supplyscreen.errors import InputError

# Printable text, also Chinese and accented, and every separator of X12 and EDIFACT.
_LETTERS = "ABCXYZ 019.,-&/()ÄÉ新疆棉'+:?*~|"
_CODES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


def _texts(letters: str, most: int) -> st.SearchStrategy[str]:
    return st.text(letters, min_size=1, max_size=most).map(str.strip).filter(bool)


def _bills(letters: str) -> st.SearchStrategy[list[Bill]]:
    bill = st.builds(
        Bill,
        number=st.text(_CODES, min_size=1, max_size=12),
        shipper=_texts(letters, 35),
        address=_texts(letters, 35),
        consignee=_texts(letters, 35),
        goods=st.lists(_texts(letters, 30), min_size=1, max_size=3).map(tuple),
        container=st.text(_CODES, min_size=5, max_size=11),
        code=st.text("0123456789", min_size=6, max_size=10),
        extra=st.just(()),
    )
    return st.lists(bill, min_size=1, max_size=4, unique_by=lambda one: one.number)


def _read(data: bytes) -> EdiTables:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "m.edi"
        path.write_bytes(data)
        return read_edi(path, name="m.edi")


def _told(bills: list[Bill], prefix: str) -> dict[str, list[tuple[object, ...]]]:
    ids = [(prefix + bill.number.removeprefix(prefix), bill) for bill in bills]
    return {
        "header": [(key,) for key, _ in ids],
        "shipper": [(key, bill.shipper, bill.address) for key, bill in ids],
        "consignee": [(key, bill.consignee) for key, bill in ids],
        "cargodesc": [
            (key, bill.container, str(place), text)
            for key, bill in ids
            for place, text in enumerate(bill.goods, start=1)
        ],
        "tariff": [(key, bill.code) for key, bill in ids for _ in bill.goods],
    }


def _found(read: EdiTables) -> dict[str, list[tuple[object, ...]]]:
    widths = {"header": 1, "shipper": 3, "consignee": 2, "cargodesc": 4, "tariff": 2}
    return {
        name: [row[:width] for row in read.tables[name].iter_rows()]
        for name, width in widths.items()
    }


@settings(max_examples=60, deadline=None)
@given(_bills(_LETTERS.replace("*", "").replace("~", "")))
def test_x12_bills_come_back(bills: list[Bill]) -> None:
    read = _read(x12(bills).encode())
    assert _found(read) == _told(bills, "ABCD")
    assert read.rejects.is_empty()
    assert read.rows == len(bills)


@settings(max_examples=60, deadline=None)
@given(_bills(_LETTERS), st.sampled_from(["UNA:+.? '", "UNA|*.? ~", "UNA:+./ '"]))
def test_cuscar_bills_come_back(bills: list[Bill], una: str) -> None:
    read = _read(cuscar(bills, una=una).encode())
    assert _found(read) == _told(bills, "")
    assert read.rejects.is_empty()
    assert read.rows == len(bills)


@settings(max_examples=60, deadline=None)
@given(_bills(_LETTERS), st.lists(st.integers(1, 400), min_size=1, max_size=30))
def test_segments_do_not_hang_on_how_the_text_is_chunked(
    bills: list[Bill], cuts: list[int]
) -> None:
    text = cuscar(bills) + cuscar(bills, una="UNA|*.? ~")
    chunks, at = [], 0
    for cut in cuts:
        chunks.append(text[at : at + cut])
        at += cut
    syntax = find_syntax(text)
    assert syntax is not None
    whole = list(Segments(syntax).of(iter([text])))
    assert list(Segments(syntax).of(iter([*chunks, text[at:]]))) == whole
    assert [number for number, _, _ in whole] == list(range(1, len(whole) + 1))


BOTH = [
    Bill("111", goods=("COTTON YARN", "SALT")),
    Bill("222", shipper="MOON LTD"),
    Bill("333"),
]
SAMPLES = {"x12": x12(BOTH).encode(), "cuscar": cuscar(BOTH).encode()}
_Change = Callable[[bytes], bytes]


def _cut(place: int) -> _Change:
    return lambda data: data[: place % (len(data) + 1)]


def _put(place: int, junk: bytes) -> _Change:
    return lambda data: data[: place % len(data)] + junk + data[place % len(data) :]


def _over(place: int, junk: bytes) -> _Change:
    return lambda data: data[: place % len(data)] + junk + data[place % len(data) + len(junk) :]


def _twice(place: int, size: int) -> _Change:
    return lambda data: data + data[place % len(data) :][:size]


def _swapped(old: int, new: int) -> _Change:
    return lambda data: data.replace(bytes([old]), bytes([new]))


_PLACES = st.integers(0, 5000)
_JUNK = st.binary(min_size=1, max_size=8) | st.sampled_from(
    [b"~", b"*", b"'", b"+", b"?", b":", b"ISA", b"UNA", b"~ISA*", b"'UNA:+.? '", b"\xff", b"\n"]
)
_CHANGES = st.one_of(
    st.builds(_cut, _PLACES),
    st.builds(_put, _PLACES, _JUNK),
    st.builds(_over, _PLACES, _JUNK),
    st.builds(_twice, _PLACES, st.integers(1, 500)),
    st.builds(_swapped, st.sampled_from(b"~*'+:?ABN1"), st.integers(0, 255)),
)


@pytest.mark.parametrize("which", sorted(SAMPLES))
@settings(max_examples=200, deadline=None)
@given(changes=st.lists(_CHANGES, min_size=1, max_size=4))
def test_damage_is_refused_or_accounted_for(which: str, changes: list[_Change]) -> None:
    data = SAMPLES[which]
    for change in changes:
        data = change(data) or b" "
    try:
        read = _read(data)
    except InputError as error:
        told = error.hint
    else:
        told = read.form
        _check_accounts(read)
    assert told


def _check_accounts(read: EdiTables) -> None:
    header = read.tables["header"]
    assert read.rows == header.height + read.rejects.filter(scope="row").height
    assert header["identifier"].is_unique().all()
    assert header["identifier"].null_count() == 0
    for name, columns in COLUMNS.items():
        table = read.tables[name]
        assert table.columns == [*columns, "source_file", "source_row"]
        assert table["identifier"].is_in(header["identifier"].implode()).all()
        assert table["source_row"].is_sorted() or name != "header"
    assert set(read.rejects["scope"]) <= {"row", "cell", "detail"}
    assert read.rejects.filter(pl.col("source_row") < 1).is_empty()
