"""The laws: what they say, and what a wrong file does."""

from datetime import date
from pathlib import Path

import pytest

from supplyscreen.errors import WatchlistError
from supplyscreen.watchlists import Watchlists
from supplyscreen.watchlists.programs import read_programs


@pytest.mark.parametrize(
    ("key", "since", "citation"),
    [
        ("us-uflpa", date(2022, 6, 21), "Pub. L. 117-78, sec. 3"),
        ("us-section-307", date(1930, 6, 17), "19 U.S.C. 1307"),
        ("us-19cfr103", date(2003, 1, 9), "19 CFR 103.31"),
    ],
)
def test_what_the_laws_say(bundled: Watchlists, key: str, since: date, citation: str) -> None:
    program = bundled.programs[key]
    assert program.in_force_since == since
    assert program.citation.startswith(citation)
    assert program.official_url.startswith("https://")


def test_a_key_must_be_the_file_name(copy: Path) -> None:
    (copy / "programs" / "us-uflpa.yml").rename(copy / "programs" / "uflpa.yml")
    with pytest.raises(WatchlistError, match="found 'us-uflpa', expected the file's name 'uflpa'"):
        read_programs(copy / "programs")


def test_a_folder_without_a_law_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WatchlistError, match="holds no program"):
        read_programs(tmp_path)
