"""The heading row below titles, found in heads as exports really have them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supplyscreen.files.heading_row import heading_row

ACE = [
    ["Entry Summary Line Tariff Details"],
    [],
    ["Run date:", "2024-05-31 08:12"],
    ["Importer Number:", "12-3456789", "", "Port of Entry:", "All"],
    [],
    ["Importer Name", "Entry Summary Number", "Entry Date", "Manufacturer ID", "Manufacturer Name",
     "Country of Origin Code", "HTS Number - Full", "Line Goods Value Amount"],
    ["ACME IMPORT INC", "12345678901", "2024-02-01", "CNEXATEX12NIN", "EXAMPLE TEXTILE", "CN",
     "6109100012", "1043.50"],
    ["ACME IMPORT INC", "12345678902", "2024-02-03", "", "EXAMPLE GARMENT", "VN", "6109100012", ""],
]  # fmt: skip
PANJIVA = [
    ["Bill of Lading Number", "Arrival Date", "Matching Fields", "Consignee", "Consignee Address",
     "Shipper", "Shipper (Original Format)", "HS Code", "Weight (kg)", "Quantity"],
    ["EXMP123", "2023-08-08", "", "", "", "", "", "Classified: 2523.21", "14887", "1430 CTN"],
    ["EXMP124", "2023-08-09", "", "Acme Imports", "1 Main St", "Example Cement",
     "EXAMPLE CEMENT\n1 ROAD", "Classified: 2523.21; Parsed: 8474.90", "99", "1 PKG"],
]  # fmt: skip
SAP = [
    ["Table:", "LFA1"],
    ["Displayed fields:", "6 of 140", "", "Fixed columns:", "2"],
    [""],
    ["MANDT", "LIFNR", "LAND1", "NAME1", "NAME2", "ORT01"],
    ["100", "0000100017", "CN", "EXAMPLE SPINNING AND WEAVING COMPA", "NY LIMITED", "NINGBO"],
    ["100", "0000100018", "DE", "Beispiel GmbH", "", "Bremen"],
]
OS_HUB = [["country", "name", "address"], ["CHINA", "Example Mill", "1 Road, Ningbo"]]
YEARS = [
    ["Supplier", "Country", "Products", "Units", "Share", "2023", "Notes"],
    ["Acme", "VN", "Yarn", "4", "0.2", "12", ""],
    ["Bolt", "CN", "Yarn", "5", "0.3", "13", "new"],
]


@pytest.mark.parametrize(
    ("head", "at"),
    [
        pytest.param(ACE, 5, id="ACE: title, date and parameters above"),
        pytest.param(PANJIVA, 0, id="Panjiva: a sparse row below the headings"),
        pytest.param(SAP, 3, id="SAP: table and field counts above"),
        pytest.param(OS_HUB, 0, id="Open Supply Hub template"),
        pytest.param([["Suppliers 2024", "", ""], [], *OS_HUB], 2, id="title and a blank row"),
        pytest.param([["Prepared by", "J. Doe", ""], *OS_HUB], 1, id="two cells above three"),
        pytest.param([["as of", "2024-05-31", "v2"], *OS_HUB], 1, id="a date beside a title"),
        pytest.param([["sep=;"], *OS_HUB], 1, id="sep= of Excel"),
        pytest.param([["Name"], ["Acme Ltd"], ["Bolt Ltd"]], 0, id="one column"),
        pytest.param([[], [None], ["Name"], ["Acme Ltd"]], 2, id="one column below blanks"),
        pytest.param([["Vendors"], ["Name", "Country"]], 1, id="headings only, below a title"),
        pytest.param([["Name", "Country"]], 0, id="headings only"),
        pytest.param(
            [["Tier 1", "", "", "Tier 2", "", ""], ["Name", "City", "Land", "Mill", "Town", "ISO"],
             ["Acme", "Hue", "VN", "Bolt", "Jinan", "CN"]],
            1, id="merged group headings above",
        ),
        pytest.param([*OS_HUB, ["a", "b", "c", "d", "e", "f", "g"]], 0, id="one ragged row"),
        pytest.param(YEARS, 0, id="a year as a heading"),
        pytest.param([["1", "Acme", "VN"], ["2", "Bolt", "CN"]], 0, id="no headings: first row"),
        pytest.param([["", "name", "land"], ["0", "Acme", "VN"], ["1", "Bolt", "CN"]], 0,
                     id="a numbered index without a heading"),
        pytest.param([], 0, id="nothing"),
        pytest.param([[], [""]], 0, id="blank rows only"),
    ],
)  # fmt: skip
def test_the_heading_row_of_real_heads(head: list[list[str | None]], at: int) -> None:
    assert heading_row(head) == at


TEXT = st.sampled_from(["Acme", "Bolt", "", "CN", "12", "2024-05-31", "Example Mill"])


@given(
    blank=st.integers(0, 5),
    titles=st.lists(st.sampled_from(["Suppliers", "Report", "as of 2024"]), max_size=4),
    data=st.lists(st.lists(TEXT, min_size=5, max_size=5), min_size=1, max_size=20),
)
def test_titles_and_blank_rows_above_never_hide_full_headings(
    blank: int, titles: list[str], data: list[list[str]]
) -> None:
    headings = ["Supplier", "Name", "Address", "Country", "Product"]
    full = [row for row in data if sum(bool(cell) for cell in row) >= 4] or [["a"] * 5]
    head = [[title] for title in titles] + [[""]] * blank + [headings, *full]
    assert heading_row(head) == len(titles) + blank
