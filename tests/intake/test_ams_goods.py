"""Goods of AMS bills: the columns of whole tables against one bill after the other."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from supplyscreen.cells.repairs import Repairs
from supplyscreen.intake.ams_goods import described_goods, goods_of

_BILLS = 4
_TEXTS = {
    "STEEL PIPES": [],
    "SHIRTS HS CODE: 610910": ["610910"],
    "SHIRTS HS CODE 6109.10, 6110.20": ["610910", "611020"],
    "-": None,
    "NIL": None,
}
_CELLS = {"06": ["06"], "8408.90": ["840890"], "6109.10 6109.10": ["610910"], "x": []}
_place = st.integers(0, _BILLS - 1)
_cargo = st.tuples(
    _place,
    st.sampled_from([None, "A", "B"]),
    st.sampled_from([None, "1", "2", "10"]),
    st.none() | st.sampled_from(list(_TEXTS)),
)
_tariff = st.tuples(_place, st.none() | st.sampled_from(list(_CELLS)))
_container = st.tuples(_place, st.sampled_from([None, "NC", "", " ABCU1 ", "ABCU1", "XYZU2"]))
Cargo = tuple[int, str | None, str | None, str | None]
Cell = tuple[int, str | None]


def _frame(rows: list[Cargo] | list[Cell], *columns: str) -> pl.DataFrame:
    kinds = {"place": pl.Int64, **dict.fromkeys(columns, pl.String)}
    frame = pl.DataFrame(rows, schema=kinds, orient="row")
    return frame.with_columns(
        source_file=pl.lit("a.csv"), source_row=pl.int_range(pl.len(), dtype=pl.Int64)
    )


def _bill(
    place: int, cargo: list[Cargo], tariff: list[Cell], container: list[Cell]
) -> list[object]:
    mine = [row[1:] for row in cargo if row[0] == place]
    boxes = [row[0] for row in mine]
    ordered = sorted(mine, key=lambda row: (boxes.index(row[0]), int(row[1] or 0)))
    texts = [text for _, _, text in ordered if text is not None and _TEXTS[text] is not None]
    codes = [code for at, cell in tariff if at == place and cell for code in _CELLS[cell]]
    codes += [code for text in texts for code in _TEXTS[text] or []]
    numbers = [number.strip() for at, number in container if at == place and number]
    lists = (codes, [number for number in numbers if number not in ("", "NC")])
    return [
        " | ".join(dict.fromkeys(texts)) or None,
        *(list(dict.fromkeys(v)) or None for v in lists),
    ]


@settings(max_examples=40)
@given(
    cargo=st.lists(_cargo, max_size=12),
    hazmat=st.lists(_cargo, max_size=3),
    tariff=st.lists(_tariff, max_size=6),
    container=st.lists(_container, max_size=6),
)
def test_goods_are_those_of_one_bill_after_the_other(
    cargo: list[Cargo], hazmat: list[Cargo], tariff: list[Cell], container: list[Cell]
) -> None:
    names = ("container_number", "description_sequence_number", "description_text")
    later = ("container_number", "hazmat_sequence_number", "hazmat_description")
    described = described_goods(_frame(cargo, *names), _frame(hazmat, *later), Repairs({}))
    found = goods_of(
        described,
        _frame(tariff, "harmonized_number"),
        _frame(container, "container_number"),
        _BILLS,
    )
    behind = [(at, box, f"{1_000_000 + int(n)}" if n else n, t) for at, box, n, t in hazmat if t]
    every = [*cargo, *behind]
    assert [list(row) for row in found.rows()] == [
        _bill(place, every, tariff, container) for place in range(_BILLS)
    ]
