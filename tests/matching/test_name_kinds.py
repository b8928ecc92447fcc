"""Names of other kinds than Chinese shippers': ways to write one, and names that are two.

All names are invented; each row says what kind of difference it stands for.
"""

import polars as pl
import pytest

from supplyscreen.matching.pairs import score_pairs
from supplyscreen.models import ScreenConfig


def told(name: str, listed: str) -> bool:
    """Whether the pair is a match at the default threshold."""
    score = score_pairs(pl.Series([name]), pl.Series([listed]))["score"][0]
    return bool(score >= ScreenConfig().flag_threshold)


SAME = {
    "a form inside the name": [
        ("KESTREL SUGAR CORP. OF MALTA", "Kestrel Sugar Corporation of Malta"),
        ("SUGAR CORP OF KERALA", "Sugar Corporation of Kerala"),
        ("Compagnie Ardenne Plastique", "ARDENNE PLASTIQUE"),
    ],
    "a number in words": [
        ("THREE KESTRELS TEXTILE", "3 Kestrels Textile Ltd"),
        ("KORLITE FUND II", "Korlite Fund 2"),
        ("KORLITE MINE FORTY-FOUR", "Korlite Mine No. 44"),
        ("KORLITE FOURTY FOUR", "Korlite 44"),
        ("KORLITE BRIGADE TWENTY", "Korlite Brigade 20"),
    ],
}
SAME["the United States"] = [
    ("U.S. Department of Sugar", "United States Department of Sugar"),
    ("U.S. DENIM MILLS", "US Denim Mills Ltd"),  # a brand
]
OTHER = {
    "another place behind the form": [
        ("SUGAR CORP OF KERALA", "Sugar Corporation of Assam"),
        ("COTTON COMPANY OF TOGO", "Cotton Company of Benin"),
    ],
    "another number": [
        ("MINE FORTY-FOUR", "Mine No. 45"),
        ("PRISON THREE", "Prison No. 2"),
        ("PRISON TWENTY ONE", "Prison 20"),
    ],
}


def cases(kinds: dict[str, list[tuple[str, str]]]) -> list[tuple[str, str]]:
    return [pair for pairs in kinds.values() for pair in pairs]


@pytest.mark.parametrize(("name", "listed"), cases(SAME))
def test_one_name_written_in_two_ways(name: str, listed: str) -> None:
    assert told(name, listed)


@pytest.mark.parametrize(("name", "listed"), cases(OTHER))
def test_two_names(name: str, listed: str) -> None:
    assert not told(name, listed)
