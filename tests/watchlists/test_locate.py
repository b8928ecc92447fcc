"""The data folder is found in the wheel, in a checkout, or where the caller says."""

from pathlib import Path

import pytest

from supplyscreen.errors import WatchlistError
from supplyscreen.watchlists.locate import data_folder


def _make(folder: Path) -> Path:
    for name in ("programs", "lists"):
        (folder / name).mkdir(parents=True)
    return folder


def test_bundled_folder_is_found() -> None:
    assert (data_folder() / "lists" / "us_dhs_uflpa" / "entries.csv").is_file()


def test_packaged_folder_goes_before_the_checkout(tmp_path: Path) -> None:
    package = tmp_path / "src" / "supplyscreen"
    checkout = _make(tmp_path / "watchlists")
    assert data_folder(package=package) == checkout
    packaged = _make(package / "_data" / "watchlists")
    assert data_folder(package=package) == packaged


def test_given_folder_is_taken_as_it_is(tmp_path: Path) -> None:
    mine = _make(tmp_path / "mine")
    assert data_folder(mine) == mine
    assert data_folder(str(mine)) == mine


def test_nothing_found_names_both_places(tmp_path: Path) -> None:
    with pytest.raises(WatchlistError, match=r"_data.*watchlists and .*watchlists") as caught:
        data_folder(package=tmp_path / "src" / "supplyscreen")
    assert caught.value.hint


def test_missing_and_incomplete_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(WatchlistError, match="does not exist"):
        data_folder(tmp_path / "nowhere")
    (tmp_path / "half" / "lists").mkdir(parents=True)
    with pytest.raises(WatchlistError, match="has no programs/"):
        data_folder(tmp_path / "half")
