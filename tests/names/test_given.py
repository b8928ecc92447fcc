"""Texts as callers give them: what is taken, what is missing, and what is refused where."""

from collections.abc import Iterable

import numpy as np
import polars as pl
import pytest

from supplyscreen.errors import InputError
from supplyscreen.names.given import text_series


class NAType:
    """Stands for the missing value of pandas, which is no dependency."""


class PandasSeries:
    """The one method of a pandas Series that is used."""

    def __init__(self, values: list[object]) -> None:
        self._values = values

    def __iter__(self) -> Iterable[object]:
        raise AssertionError("a Series that can list itself is not walked through")

    def to_list(self) -> list[object]:
        return self._values


class PandasFrame:
    """Iterating over it gives its headings, which are no names."""

    columns = ("name", "country")

    def __iter__(self) -> Iterable[object]:
        return iter(self.columns)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["ACME", None, "", "和田"], ["ACME", None, "", "和田"]),
        (("ACME",), ["ACME"]),
        ((name for name in ["A", "B"]), ["A", "B"]),
        ([], []),
        ([None, float("nan")], [None, None]),
        (["ACME", float("nan"), np.float64("nan"), NAType()], ["ACME", None, None, None]),
        (pl.Series(["A", None]), ["A", None]),
        (pl.Series([None, None]), [None, None]),
        (pl.Series(["A", "B", "A"], dtype=pl.Categorical), ["A", "B", "A"]),
        (pl.Series([None, float("nan")], dtype=pl.Float64), [None, None]),
        (pl.DataFrame({"x": ["A"]})["x"], ["A"]),
        (np.array(["A", "B"]), ["A", "B"]),
        (np.array(["A", None], dtype=object), ["A", None]),
        (PandasSeries(["A", NAType(), float("nan")]), ["A", None, None]),
    ],
)
def test_texts_are_taken_in_order(values: Iterable[object], expected: list[str | None]) -> None:
    found = text_series(values, what="names")
    assert found.name == "names"
    assert found.dtype == pl.String
    assert found.to_list() == expected


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (["ACME", 7], "names, position 1: found 7 (int)"),
        (["ACME", ["B"]], "names, position 1: found ['B'] (list)"),
        ([None, b"ACME"], "names, position 1: found b'ACME' (bytes)"),
        (["ACME", "B", True], "names, position 2: found True (bool)"),
        (pl.Series([None, 1.5]), "names, position 1: found 1.5 (float)"),
        (pl.Series([["A"]]), "names, position 0: found ['A'] (list)"),
        (["caf\udce9"], r"names, position 0: found 'caf\udce9'"),
        ("ACME", "names: found one text"),
        (b"ACME", "names: found a bytes"),
        ({"ACME": 1}, "names: found a dict"),
        (7, "names: found a int"),
        (None, "names: found a NoneType"),
        (pl.DataFrame({"name": ["A"]}), "names: found a whole frame"),
        (PandasFrame(), "names: found a whole frame"),
    ],
)
def test_what_is_no_text_is_refused_with_its_position(values: object, told: str) -> None:
    with pytest.raises(InputError) as caught:
        text_series(values, what="names")
    assert caught.value.message.startswith(told)
    assert caught.value.hint


def test_another_length_is_refused() -> None:
    assert len(text_series(["A", "B"], what="addresses", height=2)) == 2
    with pytest.raises(InputError, match="addresses: found 1 values, expected 2"):
        text_series(["A"], what="addresses", height=2)
