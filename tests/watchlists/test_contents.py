"""Equal bytes are read once, and nothing but equal bytes passes for equal."""

from pathlib import Path

import polars as pl
import pytest

from supplyscreen.errors import WatchlistError
from supplyscreen.watchlists import Watchlists, load_watchlists
from supplyscreen.watchlists.contents import Contents

FILES = ("a.csv", "b.csv")


def contents(folder: Path, **texts: str) -> Contents:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return Contents.of(folder, [folder / name for name in FILES])


def test_equal_files_are_equal_in_whatever_folder(tmp_path: Path) -> None:
    one = contents(tmp_path / "one", a="x", b="y")
    assert one == contents(tmp_path / "other", a="x", b="y")
    assert hash(one) == hash(contents(tmp_path / "one"))


@pytest.mark.parametrize("texts", [{"a": "x"}, {"a": "y", "b": "x"}, {"a": "x", "b": "y "}, {}])
def test_other_files_are_not_equal(texts: dict[str, str], tmp_path: Path) -> None:
    one = contents(tmp_path / "one", a="x", b="y")
    assert one != contents(tmp_path / "other", **texts)


def test_a_frame_changed_in_place_is_not_met_again(bundled: Watchlists) -> None:
    spoiled = load_watchlists()
    for name in ("entries", "names", "aliases", "places", "hs_headings", "scopes", "goods_names"):
        frame: pl.DataFrame = getattr(spoiled, name)
        frame.insert_column(0, pl.Series("spoiled", [1] * frame.height))
    again = load_watchlists()
    for name in ("entries", "names", "aliases", "places", "hs_headings", "scopes", "goods_names"):
        assert getattr(again, name).equals(getattr(bundled, name))
    assert again.goods_rules == bundled.goods_rules


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("lists/us_dhs_uflpa/entries.csv", ",active,", ",actve,", "column status: found 'actve'"),
        ("goods/dol_goods.csv", ",Y,", ",J,", "found 'J'"),
        ("places/xinjiang.csv", ",false,", ",no,", "expected true or false"),
    ],
)
def test_a_change_is_read_and_its_undoing_too(
    copy: Path, bundled: Watchlists, file: str, old: str, new: str, told: str
) -> None:
    path = copy / file
    before = path.read_text(encoding="utf-8")
    assert load_watchlists(copy).data_sha256 == bundled.data_sha256
    path.write_text(before.replace(old, new, 1), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(WatchlistError, match=told):
            load_watchlists(copy)
    path.write_text(before, encoding="utf-8")
    again = load_watchlists(copy)
    assert again.entries.equals(bundled.entries)
    assert again.places.equals(bundled.places)
