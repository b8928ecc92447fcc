"""The headings of the Harmonized System, and what is refused."""

from pathlib import Path

import pytest

from supplyscreen.errors import WatchlistError
from supplyscreen.watchlists.headings import read_headings

ROOT = Path(__file__).resolve().parents[2] / "watchlists"


def test_the_headings_of_the_repository() -> None:
    headings = read_headings(ROOT)
    known = dict(headings.rows())
    assert known["52"] == "Cotton"
    assert known["6109"].startswith("T-shirts")
    assert not {"7791", "8320", "3991", "77", "99", "9999"} & set(known)
    assert len(known) == headings.height > 1300


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("code,text\n52,Cotton\n", "row 1 has no column heading"),
        ("", "the file is empty"),
        ('heading,description\n52,"Cotton', "unexpected end of data"),
        ("heading,description\n520,Cotton\n", "row 2, column heading: found '520'"),
        ("heading,description\n52,Cotton\n52,Cotton\n", "it is there twice"),
        ("heading,description\n52,\n", "its description is empty"),
    ],
)
def test_a_wrong_file_stops_the_run(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "goods").mkdir()
    (tmp_path / "goods" / "hs_headings.csv").write_text(text, encoding="utf-8")
    with pytest.raises(WatchlistError) as caught:
        read_headings(tmp_path)
    assert message in str(caught.value)


def test_a_missing_file_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(WatchlistError, match="the list of HS headings is missing"):
        read_headings(tmp_path)
