"""An invented run with many open flags, in a folder that ``supplyscreen review`` reads.

Three of five flags are on a listed party, the others on a place or on goods. Parties have from one
to a few hundred flags, as those of a manifest do; one name in twelve is in Chinese characters, one
in twenty in Arabic script. Names, addresses and bills are invented (``names_generator.py``).
"""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from benchmarks.names_generator import SEED, filed_names, listed_names
from benchmarks.word_draws import Draw, ranked
from tests.reports.builder import GOODS, LISTED, PLACE, build

from supplyscreen.schemas import FLAGS, conform

LISTS = ("us_dhs_uflpa", "us_cbp_section307", "us_ofac_sdn", "eu_2024_3015", "shu_suppliers")
WARES = (
    "HAIR BRAIDS, SYNTHETIC",
    "COTTON YARN, CARDED, NE 30/1",
    "TOMATO PASTE IN DRUMS",
    "KNITTED GLOVES",
    "SOLAR CELLS ASSEMBLED IN MODULES",
    "PVC FLOORING, CLICK",
    "MEN'S WOVEN TROUSERS",
    "CABINET PARTS, OF WOOD",
)
HAN = (
    ("新疆", "喀什", "和田", "宁波", "广州", "石河子", "上海", "阿克苏"),
    ("天山", "华丰", "金盛", "昊林", "永泰", "宏达", "瑞丰", "绿洲"),
    ("纺织", "番茄制品", "电子科技", "服装", "新能源材料", "棉业"),
    ("有限公司", "有限责任公司", "集团有限公司", "贸易有限公司"),
)
ARABIC = (
    ("شركة", "مؤسسة", "مصنع"),
    ("النور", "الأمل", "الواحة", "الفجر", "الصحراء", "النخيل"),
    ("للتجارة", "للمنسوجات", "للصناعة", "للاستيراد والتصدير"),
    ("المحدودة", "وأولاده", "ش.م.م"),
)
ENTRIES = 600
HAN_SHARE, ARABIC_SHARE = 1 / 12, 1 / 20
ROW_GROUP = 50_000  # as runs are written


def write_flags_run(total: int, folder: Path, *, seed: int = SEED) -> pl.DataFrame:
    """Write a run of ``total`` flags into ``folder``; its FLAGS in triage order."""
    folder.mkdir(parents=True)
    flags = invented_flags(total, seed=seed)
    flags.write_parquet(folder / "flags.parquet", row_group_size=ROW_GROUP)
    record = build([]).run
    counts = record.counts.model_copy(
        update={"flagged": total, "rows_in": record.counts.rows_in + total}
    )
    told = record.model_copy(update={"counts": counts, "counts_by_kind": {"shipment": counts}})
    beside = {"run_id": f"{seed:064x}", "run_at": "", "outputs": {}}
    text = json.dumps({**json.loads(told.model_dump_json()), **beside})
    (folder / "run.json").write_text(text, encoding="utf-8")
    return flags


def invented_flags(total: int, *, seed: int = SEED) -> pl.DataFrame:
    """``total`` rows of FLAGS: strong ones first, then by score; flags without one last."""
    draw = np.random.default_rng(seed)
    parties = _parties(max(50, total // 4), draw)
    party = parties[_by_rank(parties.height, total, draw)]
    number = pl.Series("number", draw.permutation(total))
    drawn = party.with_columns(
        number,
        pl.Series("kind", draw.choice(3, total, p=(0.6, 0.22, 0.18))),
        pl.Series("score", 0.7 + 0.3 * draw.random(total) ** 2).round(4),
        ranked(list(WARES), total, draw).alias("ware"),
        pl.Series("day", draw.integers(0, 1500, total)),
    )
    kinds = (LISTED, PLACE, GOODS)
    parts = [_of_kind(drawn.filter(kind=at), base) for at, base in enumerate(kinds)]
    whole = pl.concat([conform(part, FLAGS) for part in parts])
    return whole.sort(["score", "flag_id"], descending=[True, False], nulls_last=True)


def _of_kind(rows: pl.DataFrame, base: Mapping[str, Any]) -> pl.DataFrame:
    """FLAGS of one ground: the cells of ``base``, with those that differ from flag to flag."""
    told = rows.with_columns(_cells({k: v for k, v in base.items() if k not in rows.columns}))
    bill = pl.format("TEST{}", pl.col("number").cast(pl.String).str.zfill(8))
    early = pl.when(pl.col("day") < 170)
    told = told.with_columns(
        # a number that does not repeat, in no order
        flag_id=pl.format("F{}", pl.col("number").cast(pl.Int64) * 2_654_435_761 % 2**32),
        record_id=pl.format("s-{}", bill),
        bill_of_lading=bill,
        arrival_date=pl.lit(date(2022, 1, 1)) + pl.duration(days="day"),
        source_row=pl.col("number") + 1,
        source_file=pl.lit("ams__shipper_2023.csv"),
        goods_description=pl.format("{}, LOT {}", "ware", "number"),
        timing=early.then(pl.lit("shipped_before")).otherwise(pl.lit("in_force_when_shipped")),
    )
    if base is LISTED:
        score = pl.col("score")
        low = pl.when(score > 0.8).then(pl.lit("probable")).otherwise(pl.lit("possible"))
        band = pl.when(score > 0.95).then(pl.lit("strong")).otherwise(low)
        return told.with_columns(band=band, entry_facts="entry_id")
    of_a_list = ("score", "watchlist_id", "entry_id", "entry_name", "matched_name")
    of_a_party = ("party_id", "party_name", "party_address") if base is GOODS else ()
    own = {name: base[name] for name in (*of_a_list, *of_a_party)}
    return told.with_columns(_cells(own), entry_facts=pl.lit(base["rule_id"]))


def _cells(told: Mapping[str, Any]) -> list[pl.Expr]:
    return [pl.lit(value, dtype=FLAGS[name]).alias(name) for name, value in told.items()]


def _parties(count: int, draw: Draw) -> pl.DataFrame:
    """Parties, each compared with one entry: who they are, and the entry."""
    filed = filed_names(count, seed=SEED)["name"]
    which = pl.Series(draw.random(count))
    names = pl.DataFrame({"filed": filed, "which": which, "number": range(count)}).with_columns(
        han=_joined(HAN, count, draw, ""), arabic=_joined(ARABIC, count, draw, " ")
    )
    listed = listed_names(ENTRIES)
    entry = pl.Series("entry", draw.integers(0, ENTRIES, count))
    own = pl.format("{} {}", "han", "number")
    return names.with_columns(entry).select(
        pl.format("p-{}", "number").alias("party_id"),
        pl.when(pl.col("which") < HAN_SHARE)
        .then(own)
        .when(pl.col("which") < HAN_SHARE + ARABIC_SHARE)
        .then(pl.format("{} {}", "arabic", "number"))
        .otherwise("filed")
        .alias("party_name"),
        pl.format("{} RENMIN ROAD, KASHGAR", pl.col("number") % 997 + 1).alias("party_address"),
        pl.lit(list(LISTS)).list.get(pl.col("entry") % len(LISTS)).alias("watchlist_id"),
        pl.format("entry-{}", "entry").alias("entry_id"),
        listed.gather(entry).alias("entry_name"),
        listed.gather(entry).alias("matched_name"),
    )


def _joined(parts: tuple[tuple[str, ...], ...], count: int, draw: Draw, between: str) -> pl.Series:
    drawn = [ranked(list(words), count, draw).alias(str(at)) for at, words in enumerate(parts)]
    return pl.DataFrame(drawn).select(pl.concat_str(pl.all(), separator=between)).to_series()


def _by_rank(parties: int, total: int, draw: Draw) -> pl.Series:
    """Which party each flag is of: a few have hundreds, half of them one or two."""
    weights = 1 / (np.arange(parties) + 50.0)
    return pl.Series(draw.choice(parties, total, p=weights / weights.sum()))
