"""CBP's file of orders: what is tolerated, what is refused. The files are made here."""

from datetime import date

import pytest
from tests.watchlists.pages import HEADING, order_file, orders

from supplyscreen.errors import WatchlistError
from supplyscreen.watchlists.cbp_orders import COLUMNS, read_cbp_orders
from supplyscreen.watchlists.publication import PublicationFile

Cells = dict[str, str]
GLOVES: Cells = {
    "Effective Date": "10/21/2021",
    "Country": "Malaysia",
    "Merchandise": "Disposable Gloves",
    "WRO/Finding": "WRO",
    "Industry": "Pharmaceuticals",
    "Status": "Active",
    "Entity": "Example Gloves Bhd. and its subsidiaries, a/k/a EG; Glove & Co., "
    "a/k/a Old (EG) Works",
    "Remarks": "first line\nsecond, with a comma",
}
SALT: Cells = {
    **GLOVES,
    "Entity": "Sample Salt Farm",
    "Merchandise": "Sea Salt",
    "Country": "Kenya",
}
TEXT = orders([GLOVES, SALT])


def test_an_order_with_all_that_the_file_says() -> None:
    found = read_cbp_orders(order_file(TEXT))
    assert found.published_on == date(2026, 6, 23)
    first = found.listed[0]
    assert (first.name, first.extends_to) == (
        "Example Gloves Bhd. and its subsidiaries",
        "and its subsidiaries",
    )
    assert first.aliases == ("EG", "Glove & Co.", "Old (EG) Works")
    assert (first.listed_on, first.provision) == (date(2021, 10, 21), "Withhold release order")
    assert (first.goods, first.status) == ("Disposable Gloves", "active")
    assert first.remarks == "first line second, with a comma"


@pytest.mark.parametrize(
    "file",
    [
        order_file(TEXT),
        order_file(TEXT, encoding="utf-8"),
        order_file(TEXT, encoding="utf-8-sig"),
        order_file(TEXT, encoding="utf-16"),
        order_file(TEXT.replace("\r\n", "\n")),
        order_file("\r\n\r\n" + TEXT + ",,,\r\n\r\n"),
        order_file(TEXT.replace("Sample Salt Farm", " Sample\u00a0Salt  Farm ")),
        order_file(TEXT.replace("10/21/2021", "2021-10-21")),
        order_file(TEXT.replace("10/21/2021", '"October 21, 2021"')),
        order_file(TEXT.replace("Effective Date", "EFFECTIVE  DATE")),
        order_file(orders([GLOVES, SALT], COLUMNS)),
        order_file(orders([GLOVES, SALT], HEADING[::-1])),
    ],
)
def test_encodings_dates_blanks_and_the_order_of_columns_do_not_matter(
    file: PublicationFile,
) -> None:
    assert read_cbp_orders(file).listed[1].name == "Sample Salt Farm"
    expected = read_cbp_orders(order_file(TEXT)).listed
    assert [(e.name, e.dates, e.goods) for e in read_cbp_orders(file).listed] == [
        (e.name, e.dates, e.goods) for e in expected
    ]


@pytest.mark.parametrize(
    ("entity", "expected"),
    [
        ("Example Group and its Subsidiaries", "and its Subsidiaries"),
        (
            "Example Berhad, its subsidiaries and joint ventures",
            "its subsidiaries and joint ventures",
        ),
        ("Example Bhd. and wholly owned subsidiaries", "and wholly owned subsidiaries"),
        ("Example Corporation (EC) and its subordinates", "and its subordinates"),
        ("A S.A. and B S.A. and their subsidiaries", "and their subsidiaries"),
        ("Example Subsidiary Co., Ltd.", ""),
        ("A Co., Ltd. and B Co., Ltd.", ""),
    ],
)
def test_whom_else_an_order_covers(entity: str, expected: str) -> None:
    found = read_cbp_orders(order_file(orders([{**GLOVES, "Entity": entity}])))
    assert found.listed[0].extends_to == expected


def test_a_trailing_remark_is_told_and_no_order() -> None:
    found = read_cbp_orders(
        order_file(TEXT + "Note: updated as needed,,,,,,,,,,\r\nSource: CBP\r\n")
    )
    assert len(found.listed) == 2
    assert found.notes == ("row 4: Note: updated as needed", "row 5: Source: CBP")


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("Active", "active"),
        ("Partially  Active", "partially_active"),
        ("Inactive", "inactive"),
        ("Inactive (Pending Litigation)", "inactive_pending_litigation"),
        ("INACTIVE - pending litigation", "inactive_pending_litigation"),
    ],
)
def test_statuses(status: str, expected: str) -> None:
    found = read_cbp_orders(order_file(orders([{**GLOVES, "Status": status}])))
    assert found.listed[0].status == expected


def test_the_day_comes_from_the_name_or_from_a_person() -> None:
    with pytest.raises(WatchlistError, match="holds no day") as error:
        read_cbp_orders(order_file(TEXT, name="orders.csv"))
    assert "--published-on" in error.value.hint
    stated = order_file(TEXT, name="orders.csv").stated(date(2026, 7, 1))
    assert read_cbp_orders(stated).published_on == date(2026, 7, 1)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<!DOCTYPE html><html><body>Access Denied</body></html>", "is an HTML page"),
        ("\r\n , ,\r\n", "is empty"),
        (orders([]), "it has a heading and no order"),
        (TEXT.replace("WRO/Finding", "Order"), "row 1 has no column 'WRO/Finding'"),
        (TEXT.replace("Press Release", "Detained"), "row 1, column 9: 'Detained' is not expected"),
        (TEXT.replace("Press Release", "Status"), "row 1: column 'status' is there 2 times"),
        (TEXT.replace("10/21/2021", "21/10/2021", 1), "row 2, column Effective Date: found '21/10"),
        (TEXT.replace("10/21/2021", "10/21/21", 1), "row 2, column Effective Date"),
        (TEXT.replace(",WRO,", ",Notice,", 1), "row 2, column WRO/Finding: found 'Notice'"),
        (TEXT.replace(",Active,", ",Pending,", 1), "row 2, column Status: found 'Pending'"),
        (TEXT.replace("Sample Salt Farm", ""), "row 3, column Entity is empty"),
        (
            TEXT.replace("Sample Salt Farm", "Salt &amp; Co."),
            "row 3, column Entity: found HTML code",
        ),
        (TEXT[:-10], "unexpected end of data"),
        (TEXT[: TEXT.rindex(",Sample")], "row 3: found 9 cells, expected 11"),
        (orders([GLOVES, GLOVES]), "row 3: the same order as row 2"),
        (TEXT.replace(",Malaysia", ",,Malaysia", 1), "row 2: found 12 cells"),
    ],
)
def test_another_file_or_a_damaged_one_is_refused(text: str, told: str) -> None:
    with pytest.raises(WatchlistError) as error:
        read_cbp_orders(order_file(text))
    assert told in error.value.message
    assert error.value.message.startswith("withhold-release-orders-2026-06-23.csv")
    assert error.value.hint


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(WatchlistError, match="is no text file"):
        read_cbp_orders(PublicationFile("orders-2026-06-23.csv", b"PK\x03\x04\x00\x81\x8d"))
