"""The places that come with supplyscreen, and what is refused."""

from pathlib import Path

import polars as pl
import pytest

from supplyscreen.errors import WatchlistError
from supplyscreen.schemas import PLACES
from supplyscreen.watchlists.places import read_places

ROOT = Path(__file__).resolve().parents[2] / "watchlists"
HEAD = "place_id,place,level,spelling,spelling_kind,ambiguous,note\n"


def test_the_places_of_the_repository() -> None:
    places = read_places(ROOT)
    assert places.schema == PLACES
    assert places.filter(pl.col("level") == "postcode")["spelling"].to_list() == ["83", "84"]
    assert "geonames" not in places["spelling_kind"]
    sure = set(places.filter(~pl.col("ambiguous"))["spelling"])
    doubtful = set(places.filter(pl.col("ambiguous"))["spelling"])
    assert sure >= {"Xinjiang", "Urumqi", "Hotan", "Shihezi", "Korla", "XPCC", "新疆", "石河子市"}
    assert doubtful >= {"Hami", "Kashi", "Bole", "Shanshan", "Yiwu", "Xinxing", "Kurla", "Tihwa"}
    assert not sure & doubtful, "a spelling is ambiguous for every place that bears it"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("place,spelling\n", "found the columns place, spelling"),
        (HEAD + ",Xinjiang,region,Xinjiang,name,false,\n", "row 2, column place_id"),
        (HEAD + "X,Xinjiang,region,,name,false,\n", "row 2, column spelling"),
        (HEAD + "X,Xinjiang,realm,Xinjiang,name,false,\n", "found 'realm', expected one of"),
        (HEAD + "X,Xinjiang,region,Xinjiang,name,N,\n", "found 'N', expected true or false"),
        (HEAD + "X,X,region,Ya,name,false,\n" * 2, "each spelling of a place once"),
    ],
)
def test_a_wrong_file_stops_the_run(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "places").mkdir()
    (tmp_path / "places" / "x.csv").write_text(text, encoding="utf-8")
    with pytest.raises(WatchlistError) as caught:
        read_places(tmp_path)
    assert message in str(caught.value)


def test_a_missing_file_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(WatchlistError, match="there is no place file"):
        read_places(tmp_path)
