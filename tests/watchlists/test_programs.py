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
        ("us-dol-tvpra", date(2006, 1, 10), "22 U.S.C. 7112(b)(2)(C)"),
        ("us-eo-13126", date(1999, 6, 12), "Executive Order 13126"),
    ],
)
def test_what_the_laws_say(bundled: Watchlists, key: str, since: date, citation: str) -> None:
    program = bundled.programs[key]
    assert program.in_force_since == since
    assert program.citation.startswith(citation)
    assert program.official_url.startswith("https://")


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("us-uflpa", "rebuttable presumption, effective 21 June 2022"),
        ("us-uflpa", "no de minimis"),
        ("us-section-307", "19 CFR 12.42 to 12.45"),
        ("us-dol-tvpra", "does not bar imports"),
        ("us-eo-13126", "does not bar imports"),
    ],
)
def test_what_a_law_means_for_a_shipment(bundled: Watchlists, key: str, said: str) -> None:
    assert said in bundled.programs[key].effect
    assert bundled.programs[key].sources


def test_a_key_must_be_the_file_name(copy: Path) -> None:
    (copy / "programs" / "us-uflpa.yml").rename(copy / "programs" / "uflpa.yml")
    with pytest.raises(WatchlistError, match="found 'us-uflpa', expected the file's name 'uflpa'"):
        read_programs(copy / "programs")


def test_a_folder_without_a_law_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WatchlistError, match="holds no program"):
        read_programs(tmp_path)
