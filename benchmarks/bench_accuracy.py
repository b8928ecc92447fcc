"""Accuracy of the matcher on labelled name pairs, in search mode: the best entry must be right.

    python benchmarks/bench_accuracy.py [PAIRS.csv ENTITIES.csv]

PAIRS has the columns query, target, label, pattern, entity_id; ENTITIES entity_id, primary,
aliases, hanzi. Without arguments the files beside the checkout are taken, if they are there. The
weights of this version were fitted on that very file: what is printed is no independent
measurement.
"""

import csv
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import polars as pl

import supplyscreen as ss
from supplyscreen.names.party_block import split_block
from supplyscreen.schemas import PARTIES, conform

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
_ENTITIES = GOLD / "dev_entities.csv"
_LISTED = "neg_sibling_listed"  # another listed entity: a match is right, only not this one


@dataclass(frozen=True)
class Measured:
    """Counts at one threshold; ``by_pattern`` is pattern -> (names, share told right).

    ``false_flags`` are unlisted names that were flagged and variants whose best entry is wrong.
    """

    found: int
    wanted: int
    false_flags: int
    unlisted: int
    by_pattern: dict[str, tuple[int, float]]

    @property
    def recall(self) -> float:
        """Share of the variants whose best entry is the right one."""
        return self.found / self.wanted

    @property
    def precision(self) -> float:
        """Share of the flags that are right."""
        return self.found / max(self.found + self.false_flags, 1)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def measure(pairs: Path, entities: Path, *, threshold: float | None = None) -> Measured:
    """Match every query of ``pairs`` against the bundled lists and count.

    Queries whose entity is not on the bundled lists are left out. ``threshold`` is the default
    flag threshold unless given.
    """
    lists = ss.load_watchlists()
    least = ss.ScreenConfig().flag_threshold if threshold is None else threshold
    rows = _rows(pairs)
    wanted = _wanted(rows, _entries(entities, lists))
    unlisted = {
        row["query"]: row["pattern"]
        for row in rows
        if row["label"] == "0" and row["query"] not in wanted and row["pattern"] != _LISTED
    }
    best = _best([*wanted, *unlisted], lists, least)
    right = {name: best.get(name, "") in ids for name, (_, ids) in wanted.items()}
    right |= {name: name not in best for name in unlisted}
    patterns = {name: pattern for name, (pattern, _) in wanted.items()} | unlisted
    wrong_entry = sum(name in best and not right[name] for name in wanted)
    return Measured(
        found=sum(right[name] for name in wanted),
        wanted=len(wanted),
        false_flags=wrong_entry + sum(not right[name] for name in unlisted),
        unlisted=len(unlisted),
        by_pattern=_by_pattern(patterns, right),
    )


def _rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def _plain(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())


def _entries(entities: Path, lists: ss.Watchlists) -> dict[str, set[str]]:
    """Entity id of the file -> entry ids of the bundled lists that carry one of its names."""
    known: dict[str, set[str]] = defaultdict(set)
    for name, entry in lists.names.select("name", "entry_id").iter_rows():
        known[_plain(name)].add(entry)
    return {
        row["entity_id"]: set().union(
            *(
                known.get(_plain(name), set())
                for name in (row["primary"], row["hanzi"], *row["aliases"].split("|"))
                if name
            )
        )
        for row in _rows(entities)
    }


def _wanted(
    rows: list[dict[str, str]], entries: dict[str, set[str]]
) -> dict[str, tuple[str, set[str]]]:
    return {
        row["query"]: (row["pattern"], entries[row["entity_id"]])
        for row in rows
        if row["label"] == "1" and entries.get(row["entity_id"])
    }


def _best(names: list[str], lists: ss.Watchlists, least: float) -> dict[str, str]:
    """Name -> entry id of its best match at or above ``least``."""
    readings = [[r for party in split_block(n, []) for r in party.readings] for n in names]
    parties = conform(
        pl.DataFrame(
            {
                "party_id": names,
                "name": names,
                "readings": readings,
                "kind": "company",
                "record_count": 1,
            }
        ),
        PARTIES,
    )
    matches = ss.score_candidates(ss.find_candidates(parties, lists), parties, lists)
    top = (
        matches.filter(pl.col("score") >= least)
        .sort("score", "entry_id", descending=[True, False])
        .unique("party_id", keep="first", maintain_order=True)
    )
    return dict(top.select("party_id", "entry_id").iter_rows())


def _by_pattern(patterns: dict[str, str], right: dict[str, bool]) -> dict[str, tuple[int, float]]:
    told: dict[str, list[bool]] = defaultdict(list)
    for name, pattern in patterns.items():
        told[pattern].append(right[name])
    return {key: (len(hits), sum(hits) / len(hits)) for key, hits in sorted(told.items())}


def main(arguments: list[str]) -> None:
    """Print the counts at several thresholds and the patterns at the default one."""
    pairs, entities = map(Path, arguments) if arguments else (GOLD / "dev.csv", _ENTITIES)
    if not pairs.is_file():
        print(f"{pairs} is not here: give PAIRS.csv and ENTITIES.csv")
        return
    print("Fitted on this file in this version: no independent measurement.")
    for threshold in (0.5, 0.6, 0.7, 0.8, 0.9):
        told = measure(pairs, entities, threshold=threshold)
        false = told.false_flags / told.unlisted * 1000
        print(
            f"threshold {threshold:.1f}  precision {told.precision:.3f}  recall {told.recall:.3f}  "
            f"F1 {told.f1:.3f}  wrong flags per 1,000 unlisted names {false:.1f}"
        )
    for pattern, (count, share) in measure(pairs, entities).by_pattern.items():
        print(f"  {pattern:<24}{count:>6}  {share:.3f} right")


if __name__ == "__main__":
    main(sys.argv[1:])
