"""No data file beside the lists loses rows, or is lost, in silence."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.watchlists.conftest import Edit

from supplyscreen.errors import WatchlistError
from supplyscreen.watchlists import check_watchlists, load_watchlists

COUNTED = [
    "goods/dol_goods.csv",
    "goods/dol_downstream.csv",
    "goods/dol_words.csv",
    "goods/eo13126.csv",
    "goods/goods_contexts.csv",
    "goods/goods_names.csv",
    "goods/hs_headings.csv",
    "lists/us_cbp_section307/scopes.csv",
    "places/xinjiang.csv",
]


def faults(folder: Path) -> list[str]:
    return [fault.text for part in check_watchlists(folder) for fault in part.faults]


@pytest.mark.parametrize("file", COUNTED)
def test_a_lost_row_is_told(copy: Path, file: str) -> None:
    path = copy / file
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-1]))
    told = f"{file} has {len(lines) - 2} rows, {len(lines) - 1} asserted"
    assert any(told in fault for fault in faults(copy))


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda path: path.unlink(), "'places/xinjiang.csv' is missing"),
        (
            lambda path: path.write_bytes(path.read_bytes().splitlines(keepends=True)[0]),
            "has 0 rows, 6599 asserted",
        ),
    ],
)
def test_a_damaged_file_is_refused_when_loaded(
    copy: Path, damage: Callable[[Path], None], message: str
) -> None:
    (copy / "places" / "more.csv").write_bytes((copy / "places" / "xinjiang.csv").read_bytes())
    damage(copy / "places" / "xinjiang.csv")
    with pytest.raises(WatchlistError) as caught:
        load_watchlists(copy)
    assert message in str(caught.value)
    assert "places/more.csv has no row here" in str(caught.value)


@pytest.mark.parametrize("file", ["goods/marange-diamonds.yml", "goods/goods_names.csv"])
def test_a_lost_file_is_told(copy: Path, file: str) -> None:
    (copy / file).unlink()
    assert any(f"'{file}' is missing" in fault for fault in faults(copy))


def test_a_file_is_counted_once(copy: Path, edit: Edit) -> None:
    edit("row_counts.csv", "file,rows\n", "file,rows\ngoods/dol_goods.csv,478\n")
    assert any("'goods/dol_goods.csv' is there already" in fault for fault in faults(copy))


def test_the_counts_must_be_there(copy: Path) -> None:
    (copy / "row_counts.csv").unlink()
    with pytest.raises(WatchlistError, match=r"row_counts\.csv is missing"):
        load_watchlists(copy)
