"""The bundled data, loaded once, and copies of it that a test may spoil."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from supplyscreen.watchlists import Watchlists, load_watchlists
from supplyscreen.watchlists.locate import data_folder

Edit = Callable[[str, str, str], None]


@pytest.fixture(scope="session")
def bundled() -> Watchlists:
    return load_watchlists()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the data folder."""
    target = tmp_path / "watchlists"
    shutil.copytree(data_folder(), target)
    return target


@pytest.fixture
def edit(copy: Path) -> Edit:
    """Replace a text that must be there in one file of the copy."""

    def replace(file: str, old: str, new: str) -> None:
        path = copy / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} does not hold {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace
