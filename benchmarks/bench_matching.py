"""Distinct names per second, from names to explained matches, against the bundled lists.

    python benchmarks/bench_matching.py [NAMES]

The names are invented: syllables, places, trade words and legal forms drawn with a fixed seed.
Three runs; the median and the range are printed.
"""

import platform
import random
import resource
import sys
import time
from statistics import median

import polars as pl

import supplyscreen as ss
from supplyscreen.names.tables import read_table
from supplyscreen.schemas import PARTIES, conform

_RUNS = 3
_FORMS = ("CO LTD", "CO., LTD", "LIMITED", "INC", "SDN BHD", "PVT LTD", "")


def invented(count: int) -> list[str]:
    """``count`` distinct names: two to four syllables, often a place, one or two trade words."""
    draw = random.Random(20261122)
    syllables = [row["syllable"] for row in read_table("pinyin_syllables")]
    words = sorted({row["canonical"] for row in read_table("words")})
    places = sorted({row["canonical"] for row in read_table("place_names")})
    names: set[str] = set()
    while len(names) < count:
        brand = "".join(draw.choices(syllables, k=draw.randint(2, 4)))
        place = draw.choice(places) if draw.random() < 0.5 else ""
        trade = " ".join(draw.choices(words, k=draw.randint(1, 2)))
        names.add(" ".join(f"{place} {brand} {trade} {draw.choice(_FORMS)}".split())[:35])
    return sorted(names)


def parties_of(names: list[str]) -> pl.DataFrame:
    """PARTIES, one company a name."""
    frame = pl.DataFrame({"party_id": names, "name": names, "readings": [[n] for n in names]})
    return conform(frame.with_columns(kind=pl.lit("company"), record_count=1), PARTIES)


def main(arguments: list[str]) -> None:
    """Time retrieval and scoring of invented names and print names per second."""
    count = int(arguments[0]) if arguments else 100_000
    lists = ss.load_watchlists()
    parties = parties_of(invented(count))
    rates = []
    for _ in range(_RUNS):
        begun = time.perf_counter()
        candidates = ss.find_candidates(parties, lists)
        matches = ss.score_candidates(candidates, parties, lists)
        rates.append(count / (time.perf_counter() - begun))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    flagged = matches.filter(pl.col("score") >= ss.ScreenConfig().flag_threshold).height
    print(
        f"{count:,} invented names against {lists.names.height} listed names on "
        f"{platform.machine()}: {median(rates):,.0f} names a second "
        f"({min(rates):,.0f} to {max(rates):,.0f}), {candidates.height:,} candidates, "
        f"{flagged} at or above the threshold, peak {peak:,.0f} MiB"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
