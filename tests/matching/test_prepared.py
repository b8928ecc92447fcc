"""Prepared names that were kept are those that would be made again."""

import zipfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from polars.testing import assert_frame_equal, assert_series_equal

from supplyscreen.matching import PreparedNames, explain_match, prepare_names, prepared
from supplyscreen.watchlists import Watchlists, combine_watchlists, load_watchlists
from supplyscreen.watchlists import watchlist_from_names as from_names

NAMES = ["HETIAN HAOLIN HAIR ACCESSORIES CO LT", "和田浩林发饰品有限公司", "SHENZEN NINESTR"]


@pytest.fixture
def lists(tmp_path: Path) -> Watchlists:
    """The bundled lists with a cache, and nothing known of names prepared before."""
    prepared._kept.cache_clear()
    return load_watchlists(cache=tmp_path)


def leaves(thing: object, name: str = "") -> Iterator[tuple[str, object]]:
    """Every frame, Series, array and number within, in tuples too, by name."""
    if is_dataclass(thing):
        for field in fields(thing):
            yield from leaves(getattr(thing, field.name), f"{name}.{field.name}")
    elif isinstance(thing, tuple):
        for number, one in enumerate(thing):
            yield from leaves(one, f"{name}.{number}")
    else:
        yield name, thing


def assert_same(found: PreparedNames, wanted: PreparedNames) -> None:
    others = dict(leaves(wanted))
    assert len(others) > 15
    for name, leaf in leaves(found):
        other = others.pop(name)
        if isinstance(leaf, pl.DataFrame) and isinstance(other, pl.DataFrame):
            assert_frame_equal(leaf, other)
        elif isinstance(leaf, pl.Series) and isinstance(other, pl.Series):
            assert_series_equal(leaf, other)
        else:
            assert type(leaf) is type(other), name
            assert np.array_equal(np.asarray(leaf), np.asarray(other)), name
            assert np.asarray(leaf).dtype == np.asarray(other).dtype, name
    assert not others


def test_kept_names_are_those_that_would_be_made(
    lists: Watchlists, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = replace(lists, cache=None)
    explained = [explain_match(name, watchlists=plain) for name in NAMES]
    made = prepare_names(lists)
    prepared._kept.cache_clear()
    monkeypatch.setattr(prepared, "_prepared", lambda _: pytest.fail("made again"))
    read = prepare_names(load_watchlists(cache=tmp_path))
    assert_same(read, made)
    assert [explain_match(name, watchlists=lists) for name in NAMES] == explained


def test_other_names_are_prepared_anew(lists: Watchlists, tmp_path: Path) -> None:
    prepare_names(lists)
    fewer = replace(lists, names=lists.names.head(20))
    assert prepare_names(fewer).names["name"].n_unique() <= 20
    abroad = replace(lists, entries=lists.entries.with_columns(country=pl.lit("TR")))
    assert "TURKEY" in set(prepare_names(abroad).places["word"])
    assert len(list(tmp_path.glob("names-*.zip"))) == 3


def test_the_names_of_a_user_are_never_written(lists: Watchlists, tmp_path: Path) -> None:
    prepare_names(from_names(["OUR OWN SUPPLIER LTD"]))
    prepare_names(combine_watchlists(lists, from_names(["OUR OWN SUPPLIER LTD"])))
    for path in tmp_path.glob("*.zip"):
        with zipfile.ZipFile(path) as archive:
            assert all(b"OUR OWN SUPPLIER" not in archive.read(name) for name in archive.namelist())
    assert list(tmp_path.glob("names-*.zip")) == []
