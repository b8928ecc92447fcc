"""The places that come with supplyscreen, and what is refused."""

from pathlib import Path

import polars as pl
import pytest

from supplyscreen.errors import WatchlistError
from supplyscreen.flags.fold import folded
from supplyscreen.schemas import PLACES
from supplyscreen.watchlists.places import read_places

ROOT = Path(__file__).resolve().parents[2] / "watchlists"
FACTS = ROOT.parent / ".." / "shared" / "facts"
HEAD = "place_id,place,level,spelling,spelling_kind,ambiguous,note\n"


def test_the_places_of_the_repository() -> None:
    places = read_places(ROOT)
    assert places.schema == PLACES
    assert places.filter(pl.col("level") == "postcode")["spelling"].to_list() == ["83", "84"]
    assert "geonames" in places["spelling_kind"]
    assert "Contains GeoNames data, CC BY 4.0" in (ROOT / "places" / "README.md").read_text("utf-8")
    sure = set(places.filter(~pl.col("ambiguous"))["spelling"])
    doubtful = set(places.filter(pl.col("ambiguous"))["spelling"])
    assert sure >= {"Xinjiang", "Urumqi", "Hotan", "Shihezi", "Korla", "XPCC", "新疆", "石河子市"}
    assert doubtful >= {"Hami", "Kashi", "Bole", "Shanshan", "Yiwu", "Xinxing", "Kurla", "Tihwa"}
    assert not sure & doubtful, "a spelling is ambiguous for every place that bears it"


@pytest.mark.skipif(not FACTS.is_dir(), reason="the collected facts are not beside this checkout")
def test_every_collected_spelling_and_town_is_here() -> None:
    places = read_places(ROOT).filter(pl.col("level") != "postcode")
    known = set(_folded(places["spelling"]))
    facts = pl.read_csv(FACTS / "xinjiang_place_spellings.csv", infer_schema=False)
    left_out = {" DOSTYK FACING , KAZAKHSTAN ", " DOSTYK FACING KAZAKHSTAN "}  # lies in Kazakhstan
    assert set(_folded(facts["spelling"])) - known - left_out == set()
    towns = pl.read_csv(FACTS / "xinjiang_towns.csv", infer_schema=False).filter(
        pl.col("kind").is_in(["town", "township", "xpcc_regiment", "farm", "park"])
    )
    assert set(_folded(towns["chinese_simplified"])) - known == set()
    town = places.filter(pl.col("level") == "town", pl.col("spelling_kind") == "pinyin")
    assert town["ambiguous"].all()


def _folded(texts: pl.Series) -> list[str]:
    return pl.DataFrame({"text": texts}).select(folded(pl.col("text"))).to_series().to_list()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("place,spelling\n", "row 1 has no column place_id"),
        ("", "the file is empty"),
        (HEAD + "X,Xinjiang,region\n", "row 2 has 3 cells, expected 7"),
        (HEAD + ",Xinjiang,region,Xinjiang,name,false,\n", "row 2, column place_id"),
        (HEAD + "X,Xinjiang,region,,name,false,\n", "row 2, column spelling"),
        (HEAD + "X,Xinjiang,realm,Xinjiang,name,false,\n", "found 'realm', expected one of"),
        (HEAD + "X,Xinjiang,region,Xinjiang,name,N,\n", "found 'N', expected true or false"),
        (HEAD + "X,X,region,Y&#39;a,name,false,\n", "expected plain text, not HTML"),
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
