"""A hostile name breaks nothing and runs nothing: text stays text, and comes back as filed."""

from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import fastexcel
import polars as pl
import pytest
from tests.reports.builder import GAP, LISTED, build, flag, reject
from tests.workbooks.books import column, opened, write

from supplyscreen.schemas import FLAGS

HOSTILE = [
    '=HYPERLINK("http://example.org","x")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1+1)",
    " \u200b=1+1",
    "＝1+1",
    "<script>alert(1)</script>",
    "<r><t>rich</t></r>",
    "<r></c></row>",
    "]]>&amp;<!--",
    "_x0041_ _x000D_",
    "internal:'Flags'!A1",
    "https://example.org/a b",
    "javascript:alert(1)",
    "新疆 和田 浩林 發飾品",
    "شركة حلب للقطن",
    "ООО «Хлопок»",
    "CÔNG TY TNHH MAY MẶC",
    "| `a` [x](javascript:1) {{ 7 * 7 }}",
    "'quoted",
    "  blanks  ",
    "tab\tand\nline",
    "😀" * 50,
    "N" * 10_000,
    "1e5",
    "00123",
    "TRUE",
    "#N/A",
]
UNSEEN = {
    "a\x00b": "a[U+0000]b",
    "a\x1bb\x7f\x9f": "a[U+001B]b[U+007F][U+009F]",
    "a\u202eb\u2066": "a[U+202E]b[U+2066]",
    "\ufeffa\uffff": "[U+FEFF]a[U+FFFF]",
    "a\r\nb\rc": "a\nb\nc",
}
TEXTS = [name for name, dtype in FLAGS.items() if dtype == pl.String and name not in {"ground"}]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts = [*HOSTILE, *UNSEEN]
    flags = []
    for at, text in enumerate(texts, start=1):
        cells = {name: text for name in TEXTS if name not in ("flag_id", "alignment")}
        flags.append(flag(LISTED, at, flag_id=f"F{at}", **cells | {"alignment": None}))
        flags.append(flag(GAP, 1000 + at, party_name=text, goods_description=text))
    rejected = [reject(at, text, "bad_date", text, text) for at, text in enumerate(texts, start=1)]
    return write(build(flags, rejected=rejected), tmp_path_factory.mktemp("hostile"))


def shown(text: str) -> str:
    told = UNSEEN.get(text, text)
    return told + " " if told.startswith("<r>") and told.endswith("</r>") else told


def test_every_part_is_well_formed(path: Path) -> None:
    with ZipFile(path) as parts:
        names = parts.namelist()
        for name in names:
            ElementTree.fromstring(parts.read(name))
    assert len(names) > 20


def test_no_cell_is_a_formula_or_a_link_to_run(path: Path) -> None:
    with ZipFile(path) as parts:
        for name in parts.namelist():
            if name.startswith("xl/worksheets/sheet"):
                text = parts.read(name).decode("utf-8")
                assert "<f>" not in text.partition("<dataValidations")[0], name
            if name.endswith(".rels") and "worksheets" in name:
                assert b"javascript" not in parts.read(name), name


def test_texts_come_back_as_filed(path: Path) -> None:
    """Read by calamine, as a spreadsheet would decode them."""
    book = fastexcel.read_excel(path)
    expected = [shown(text) for text in (*HOSTILE, *UNSEEN)]
    for sheet, heading in (
        ("Flags", "Party as filed"),
        ("Review", "As filed"),
        ("Rejects", "Found"),
    ):
        frame = book.load_sheet(sheet, dtypes="string").to_polars()
        assert frame[heading].to_list() == expected, sheet


def test_a_text_that_would_run_is_marked_as_text(path: Path) -> None:
    sheet = opened(path)["Flags"]
    at = [cell.value for cell in sheet[1]].index("Party as filed")
    marked = {str(row[at].value): bool(row[at].quotePrefix) for row in sheet.iter_rows(min_row=2)}
    for text in HOSTILE[:6]:
        assert marked[text], text
    assert not marked["ООО «Хлопок»"]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_numbers_as_text_stay_text(path: Path) -> None:
    cells = column(opened(path)["Flags"], "HTS codes")
    assert {"00123", "1e5", "TRUE"} <= set(cells)
