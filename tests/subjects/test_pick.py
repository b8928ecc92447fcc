"""Which names and goods a subject takes."""

import polars as pl
import pytest

from supplyscreen.errors import ConfigError
from supplyscreen.models import Subject, SubjectKind
from supplyscreen.subjects.fold import folded_text
from supplyscreen.subjects.pick import check_subject, code_of, named, of_product


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ÉXAMPLE  Textile\tCo", "example textile co"),
        ("Đình Vũ", "dinh vu"),
        ("ＡＢＣ", "abc"),
        ("Straße", "strasse"),
        ("新疆大全", "新疆大全"),
        ("a\u202eb", "ab"),
        ("İstanbul", "istanbul"),
        ("\u200b \u0301", ""),
    ],
)
def test_folding(text: str, expected: str) -> None:
    assert folded_text(text) == expected
    assert folded_text(folded_text(text)) == expected


@pytest.mark.parametrize(
    ("asked", "name", "taken"),
    [
        ("haolin", "HETIAN HAOLIN HAIR", True),
        ("hetian  haolin", "HETIAN HAOLIN HAIR", True),
        ("Textíle", "EXAMPLE TEXTILE", True),
        ("H.*N", "HETIAN HAOLIN", False),
        ("person", "(private person)", False),
        ("(", "SELECT(NANTONG)", True),
    ],
)
def test_names(asked: str, name: str, taken: bool) -> None:
    frame = pl.DataFrame({"name": [name, None]})
    assert frame.select(named(pl.col("name"), asked)).to_series().to_list() == [taken, False]


@pytest.mark.parametrize(
    ("asked", "goods", "codes", "taken"),
    [
        ("glove", "WORK GLOVES", None, True),
        ("gloves work", "Work-gloves of cotton", None, True),
        ("cotton", "ACOTTON", None, False),
        ("cotton silk", "COTTON", None, False),
        ("纺织", "棉纺织品", None, True),
        ("cotton", None, "5201", False),
        ("6116", "none", "520100, 611610", True),
        ("61.16", "none", "6116", True),
        ("6116", "SET 6116", "9611", False),
        ("6116", "6116", None, False),
    ],
)
def test_goods(asked: str, goods: str | None, codes: str | None, taken: bool) -> None:
    frame = pl.DataFrame(
        {"goods": [goods], "codes": [codes]}, schema={"goods": pl.String, "codes": pl.String}
    )
    subject = Subject(kind="product", value=asked)
    found = frame.select(of_product(subject, goods="goods", codes="codes")).item()
    assert found is taken


def test_a_number_is_a_code_of_a_product_only_where_it_is_all_there_is() -> None:
    assert code_of(Subject(kind="product", value="6116.10")) == "611610"
    assert code_of(Subject(kind="product", value="6116 gloves")) == ""


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        ("shipper", " \u200b", "no letter and no digit"),
        ("product", "+++", "neither a word nor an HTS code"),
        ("product", "6", "has one digit"),
    ],
)
def test_a_subject_that_names_nothing_is_refused(
    kind: SubjectKind, value: str, message: str
) -> None:
    with pytest.raises(ConfigError, match=message):
        check_subject(Subject(kind=kind, value=value))
