"""Fit the weights of the matcher's features on labelled pairs, signs held fixed.

    python benchmarks/fit_weights.py DEVELOP.csv [MORE.csv ...]

Each file has the columns query, target, label (1 or 0) and pattern. Every query is matched against
the bundled lists; a pair of query and entry is right when the query has label 1 with a target that
is a name of that entry, or of an entry that shares a name with it. The logistic loss is lowered by
projected gradient steps; evidence for can only have a weight from 0 up, evidence against one from 0
down. The weights are printed as YAML, to be rounded and copied into matching/weights.yml by hand.
Give it the half to develop on only.
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl

import supplyscreen as ss
from supplyscreen.matching.asked import asked_parties
from supplyscreen.matching.features import AGAINST, DESCRIPTIONS
from supplyscreen.matching.score import Wanted
from supplyscreen.matching.weights import default_weights

Array = npt.NDArray[np.float64]
_STEPS = 6_000
_RIDGE = 2e-4  # holds weights that the data hardly touch near their present value
_LISTED = "sibling"  # patterns of names that are listed themselves


def _plain(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())


def companies(lists: ss.Watchlists) -> dict[str, set[str]]:
    """Plain name -> ids of the entries of that company: those that share a name, or a third one."""
    named: dict[str, set[str]] = defaultdict(set)
    for name, entry in lists.names.select("name", "entry_id").iter_rows():
        named[_plain(name)].add(entry)
    group = {entry: entry for entry in lists.entries["entry_id"]}
    for together in [ids for ids in named.values() if len(ids) > 1] * 3:
        least = min(group[entry] for entry in together)
        group |= {e: least for e, g in group.items() if g in {group[t] for t in together}}
    members: dict[str, set[str]] = defaultdict(set)
    for entry, least in group.items():
        members[least].add(entry)
    return {
        name: set().union(*(members[group[entry]] for entry in ids)) for name, ids in named.items()
    }


def labelled(paths: list[Path], lists: ss.Watchlists) -> dict[str, set[str]]:
    """Query -> ids of its right entries; an empty set for a name that is not listed."""
    known = companies(lists)
    right: dict[str, set[str]] = {}
    rows = [row for path in paths for row in csv.DictReader(path.open(encoding="utf-8"))]
    unknown = {r["query"] for r in rows if r["label"] == "1" and _plain(r["target"]) not in known}
    for row in rows:
        listed = known.get(_plain(row["target"]), set()) if row["label"] == "1" else set()
        if row["query"] not in unknown and _LISTED not in row["pattern"]:
            right.setdefault(row["query"], set()).update(listed)
    return right


def examples(right: dict[str, set[str]], lists: ss.Watchlists) -> tuple[Array, Array, Array]:
    """Features, labels and weights of every retrieved pair; each query weighs the same."""
    blocks = pl.DataFrame({"name": list(right)}).with_row_index("block_id")
    none = [pl.lit(None, dtype=pl.String).alias(c) for c in ("address", "country")]
    parties, origin = asked_parties(blocks.with_columns(none))
    found = ss.score_candidates(
        ss.find_candidates(parties, lists), parties, lists, wanted=Wanted(least=0.0)
    )
    both = found.join(origin, on="party_id").join(blocks, on="block_id")
    best = both.sort("score", descending=True).unique(
        ["name", "entry_id"], keep="first", maintain_order=True
    )
    kind = pl.Struct(dict.fromkeys(DESCRIPTIONS, pl.Float64))
    values = best["features"].str.json_decode(kind).struct.unnest().to_numpy()
    label = np.array(
        [entry in right[name] for name, entry in best.select("name", "entry_id").iter_rows()]
    )
    wrong_of_listed = ~label & np.array([bool(right[name]) for name in best["name"]])
    share = (
        best.select((1 / pl.len().over("name").cast(pl.Float64)).clip(0.2, 1))
        .to_series()
        .to_numpy()
    )
    weight = np.where(label, 1.0, np.where(wrong_of_listed, 0.15, share))
    return values.astype(np.float64), label.astype(np.float64), weight


def fit(values: Array, label: Array, weight: Array) -> dict[str, float]:
    """Weights that make the score the likeliest probability of a right match."""
    start = default_weights()
    names = ["bias", *DESCRIPTIONS]
    theta = np.array([start[name] for name in names])
    against = {feature.__name__ for feature in AGAINST}
    sign = np.array([0.0, *(-1.0 if name in against else 1.0 for name in DESCRIPTIONS)])
    first = theta.copy()
    design = np.column_stack([np.ones(len(values)), values])
    moment, square = np.zeros_like(theta), np.zeros_like(theta)
    for step in range(1, _STEPS + 1):
        chance = 1 / (1 + np.exp(-design @ theta))
        slope = design.T @ (weight * (chance - label)) / weight.sum() + _RIDGE * (theta - first)
        moment = 0.9 * moment + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        rate = 0.05 * (1 - step / _STEPS) + 0.001
        theta = theta - rate * (moment / (1 - 0.9**step)) / (
            np.sqrt(square / (1 - 0.999**step)) + 1e-9
        )
        theta[1:] = np.where(sign[1:] > 0, np.maximum(theta[1:], 0), np.minimum(theta[1:], 0))
    return dict(zip(names, theta.tolist(), strict=True))


def main(paths: list[str]) -> None:
    """Fit on the given files and print the weights."""
    lists = ss.load_watchlists()
    right = labelled([Path(path) for path in paths], lists)
    values, label, weight = examples(right, lists)
    print(f"# {len(right)} names, {len(label)} pairs, {int(label.sum())} right")
    weights = fit(values, label, weight)
    print(f"bias: {weights.pop('bias'):.2f}\nfeatures:")
    print("\n".join(f"  {name}: {value:.2f}" for name, value in weights.items()))


if __name__ == "__main__":
    main(sys.argv[1:])
