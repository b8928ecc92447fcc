"""Words of the goods rules on the descriptions of a real manifest, whatever the country.

A goods flag needs a country, and few bills show one, so the words are measured by themselves. The
descriptions are split in two by their hash: words are tuned on ``tune`` and reported on
``report``. Judgements are kept by hash in ``goods_judged.csv``: no description of a real bill is
in the repository.

python benchmarks/goods_words.py FOLDER --half tune     lists what was found, for judging
python benchmarks/goods_words.py FOLDER --summary       counts with the judgements there are
"""

import argparse
import csv
from hashlib import sha256
from pathlib import Path

import polars as pl

import supplyscreen as ss
from supplyscreen.flags.goods_words import words_in_texts
from supplyscreen.models import GoodsRule
from supplyscreen.watchlists import Watchlists

JUDGED = Path(__file__).with_name("goods_judged.csv")


def half_of(text: str) -> str:
    """``tune`` or ``report``, by the hash of the description."""
    return "tune" if int(key_of(text)[-1], 16) % 2 else "report"


def key_of(text: str) -> str:
    """12 hex digits that stand for a description."""
    return sha256(text.encode()).hexdigest()[:12]


def goods_of(rule: GoodsRule) -> str:
    """What the words stand for: the sector or order, or the good of a list."""
    return rule.rule_id if rule.goods_list is None else rule.title.rpartition(": ")[0]


def finds(folder: Path, watchlists: Watchlists) -> pl.DataFrame:
    """``half, key, text, goods, found``: one row per distinct description and goods."""
    described = ss.read_manifest(folder).shipments.select("goods_description").collect()
    texts = described["goods_description"].drop_nulls().unique()
    names = {rule.rule_id: goods_of(rule) for rule in watchlists.goods_rules}
    found = words_in_texts(texts, watchlists.goods_rules).with_columns(
        goods=pl.col("rule_id").replace_strict(names),
        key=pl.col("text").map_elements(key_of, return_dtype=pl.String),
        half=pl.col("text").map_elements(half_of, return_dtype=pl.String),
    )
    halves = texts.map_elements(half_of, return_dtype=pl.String).value_counts().sort("count")
    print("distinct descriptions:", dict(halves.rows()))
    return found.select("half", "key", "text", "goods", "found").unique().sort("goods", "text")


def judged() -> pl.DataFrame:
    """``key, goods, judgement`` of the descriptions that a person has read."""
    return pl.read_csv(JUDGED, infer_schema=False).select("key", "goods", "judgement")


def show(found: pl.DataFrame, half: str) -> None:
    """Print each find of ``half`` with its description."""
    for row in found.filter(pl.col("half") == half).iter_rows(named=True):
        print(f"{row['key']} | {row['goods']} | {row['found']} | {row['text'][:150]}")


def summary(found: pl.DataFrame) -> None:
    """Print, by half and goods, the finds, those judged right, and the share of useless ones."""
    read = found.join(judged(), on=["key", "goods"], how="left")
    told = read.group_by("half", "goods").agg(
        finds=pl.len(),
        right=(pl.col("judgement") == "goods").sum(),
        useless=(pl.col("judgement") != "goods").sum(),
        not_judged=pl.col("judgement").null_count(),
    )
    total = told.group_by("half").agg(pl.exclude("half", "goods").sum())
    print("\n| half | goods | finds | right | useless | not judged |\n|---|---|---|---|---|---|")
    rows = [*told.sort("half", "goods").rows(), *((h, "all", *n) for h, *n in total.rows())]
    for row in rows:
        print("| " + " | ".join(map(str, row)) + " |")


def write_template(found: pl.DataFrame, path: Path) -> None:
    """Write the finds without a judgement yet to ``path``, with an empty cell for it."""
    rest = found.join(judged(), on=["key", "goods"], how="anti")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([("key", "goods", "judgement"), *rest.select("key", "goods").rows()])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=("tune", "report"))
    parser.add_argument("--summary", action="store_true")
    options = parser.parse_args()
    everything = finds(options.folder, ss.load_watchlists())
    if options.half:
        show(everything, options.half)
    if options.summary:
        summary(everything)
