"""Companies told from placeholders, orders, persons, forwarders and banks."""

import polars as pl
import pytest

from supplyscreen.names.party_kind import party_kind, party_kinds


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("XINJIANG DAQO NEW ENERGY CO.,LTD", "company"),
        ("NONE SUCH FOODS", "company"),
        ("BURBANK FOODS", "company"),
        ("CARGOTEC OY", "company"),
        ("MR PRICE GROUP LTD", "company"),
        ("M/S. RAM LAL", "company"),
        ("日出纺织", "company"),
        ("TO ORDER", "to_order"),
        ("TO THE ORDER OF", "to_order"),
        ("UNTO THE ORDER OF BANK ALFALAH LIM", "to_order"),
        ('"UNTO ORDER" PNC BANK NA, 2 TOWER', "to_order"),
        ("SAME AS CONSIGNEE", "same_as"),
        ("MR. AND/OR MRS.", "person"),
        ("MRS JANE EXAMPLE", "person"),
        ("FRAU", "person"),
        ("SHRI EXAMPLE FABS", "company"),
        ("MS JANE EXAMPLE", "person"),
        ("MS LOGISTICS", "forwarder"),
        ("TOPOCEAN CONSOLIDATION SERVICE (CHI", "forwarder"),
        ("ORIENT EXPRESS CONTAINER CO., LTD", "forwarder"),
        ("BANK OF CHINA", "bank"),
        ("N/A", "placeholder"),
        ("NOT AVAILABLE", "placeholder"),
        ("unknown", "placeholder"),
        (".", "placeholder"),
        ("", "placeholder"),
    ],
)
def test_party_kind(name: str, kind: str) -> None:
    assert party_kind(name) == kind


def test_null_names_are_placeholders() -> None:
    assert party_kinds(pl.Series([None, "A LTD"])).to_list() == ["placeholder", "company"]
