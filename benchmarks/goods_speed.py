"""CPU time of the goods step on many distinct descriptions.

python benchmarks/goods_speed.py [ROWS]   (300,000 unless told)
"""

import sys
import time
from random import Random

import polars as pl

import supplyscreen as ss
from supplyscreen.flags.goods import match_goods
from supplyscreen.models import GoodsRule

ROWS = 300_000
SEED = 20261125
# Goods as manifests write them; half are goods of a rule, half are not.
NOUNS = [
    "COTTON T-SHIRTS",
    "STEEL PIPES",
    "PLASTIC HOUSEWARE",
    "LED LAMPS",
    "OFFICE CHAIRS",
    "FROZEN SHRIMP",
    "GREEN COFFEE BEANS",
    "CERAMIC MUGS",
    "AUTO PARTS",
    "BALL BEARINGS",
    "GRANITE SLABS",
    "TOYS",
    "FURNITURE",
    "ALUMINUM PROFILES",
    "PVC RESIN",
    "WATER PUMPS",
    "TIRES",
    "PAPER BAGS",
    "GLASS JARS",
    "HAND TOOLS",
    "BASMATI RICE",
    "POLYESTER YARN",
    "WOODEN FLOORING",
    "RUBBER BUSHINGS",
    "PET FOOD",
    "WINE",
    "OLIVE OIL",
    "MACHINE PARTS",
    "CARPETS",
    "FOOTWEAR",
    "CIRCUIT BOARDS",
    "BRAKE PADS",
    "COSMETICS",
    "MATTRESSES",
    "BICYCLES",
    "FIREWORKS",
    "LUGGAGE",
    "STONE WARE",
]
EXTRAS = [
    "STC",
    "SHIPPERS LOAD AND COUNT",
    "FREIGHT COLLECT",
    "NO WOOD PACKING MATERIAL",
    "HS CODE {hs}",
    "PO# {n}",
    "{n} CTNS",
    "{n} PALLETS",
    "NET WEIGHT {n} KGS",
    "INVOICE NO {n}",
    "AS PER PROFORMA {n}",
    "COLOR BLACK",
    "ITEM NO {n}",
    "STYLE {n}",
    "TOTAL {n} PACKAGES ONLY",
    "CONTAINER SAID TO CONTAIN",
]
HEADINGS = ("6109", "7306", "3924", "9405", "0306", "0901", "8708", "6802", "9503", "7604")


def descriptions(rows: int) -> list[str]:
    """``rows`` synthetic descriptions of 3 to 9 parts, all different."""
    dice = Random(SEED)
    return [f"{_text(dice)} LOT {number}" for number in range(rows)]


def _text(dice: Random) -> str:
    parts = dice.sample(NOUNS, dice.randint(1, 3)) + dice.sample(EXTRAS, dice.randint(2, 6))
    return " ".join(parts).format(hs=dice.choice(HEADINGS), n=dice.randint(100, 99999))


def cpu_seconds(texts: list[str], rules: tuple[GoodsRule, ...], headings: pl.DataFrame) -> float:
    """CPU seconds of ``match_goods`` on one record per text."""
    records = pl.DataFrame(
        {
            "record_id": [f"S{n}" for n in range(len(texts))],
            "hts_codes": [[] for _ in texts],
            "goods_description": texts,
        },
        schema_overrides={"hts_codes": pl.List(pl.String)},
    )
    begun = time.process_time()
    found = match_goods(records, rules, headings)
    spent = time.process_time() - begun
    print(f"{len(rules)} rules, {len(texts):,} texts: {spent:.1f} s CPU, {found.height:,} pairs")
    return spent


if __name__ == "__main__":
    lists = ss.load_watchlists()
    rows = descriptions(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
    few = tuple(rule for rule in lists.goods_rules if rule.goods_list is None)
    forced = tuple(r for r in lists.goods_rules if r.goods_list in (None, "dol-forced-labor"))
    cpu_seconds(rows, few, lists.hs_headings)
    cpu_seconds(rows, forced, lists.hs_headings)
    cpu_seconds(rows, lists.goods_rules, lists.hs_headings)
