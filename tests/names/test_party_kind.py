"""Companies told from placeholders, orders, persons, forwarders and banks."""

import polars as pl
import pytest

from supplyscreen.names.party_kind import party_kind, party_kinds
from supplyscreen.names.tables import read_table


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


@pytest.mark.parametrize("between", [" ", ".", " - ", "\u3000"])
def test_every_word_of_the_table_tells_its_kind(between: str) -> None:
    rows = [(row["word"].replace(" ", between), row["kind"]) for row in read_table("party_words")]
    behind = [
        (f"ACME{between}{word}", kind) for word, kind in rows if kind in ("forwarder", "bank")
    ]
    alone = [(word, kind) for word, kind in rows if kind == "placeholder"]
    names, kinds = zip(*behind, *alone, strict=True)
    assert party_kinds(pl.Series(names)).to_list() == list(kinds)


@pytest.mark.parametrize(
    "title", ["MR", "Mrs.", "MISS", "MR'S", "SMT", "FRAU", "HERR", "MME", "MADAME", "MONSIEUR"]
)
def test_every_title_tells_a_person(title: str) -> None:
    assert party_kind(f" ({title} ÉLISE EXAMPLE)") == "person"
    assert party_kind("A, MR AND MRS EXAMPLE") == "person"
