"""One bucket of the CBP AMS tables: bills, goods and parties joined on the identifier."""

import polars as pl

from supplyscreen.cells.cargo import are_own_effects
from supplyscreen.files.rejects import reject_rows
from supplyscreen.intake.ams_bills import bills_of
from supplyscreen.intake.ams_goods import goods_findings, goods_of, with_hazmat
from supplyscreen.intake.ams_parties import NAME_COLUMNS, blocks_of, line_findings_of
from supplyscreen.intake.ams_reading import TEXTS, AmsReading
from supplyscreen.intake.ams_tables import release_of, strangers
from supplyscreen.intake.bill_rows import BILL_ROWS, hash_of
from supplyscreen.intake.blocks import BlockStore
from supplyscreen.intake.party_findings import block_findings
from supplyscreen.intake.spool import Spool
from supplyscreen.layouts.ams_columns import PARTY_TABLES


def join_bucket(
    reading: AmsReading,
    heads: pl.DataFrame,
    sides: dict[str, pl.DataFrame],
    rows: Spool,
    blocks: BlockStore,
) -> None:
    """One bucket: its bills into ``rows``, its parties into ``blocks``."""
    older, heads = heads.filter(pl.col("again")), heads.filter(~pl.col("again"))
    for name, side in sides.items():
        lost = side.join(heads, on="identifier", how="anti")
        reading.rejects.append(strangers(lost))
        sides[name] = side.join(heads.select("identifier"), on="identifier", how="semi")
        sides[name] = _of_newest_release(sides[name], reading)
        sides[name] = reading.repairs.texts(sides[name], TEXTS)
    sides["tariff"] = reading.repairs.codes(sides["tariff"], "harmonized_number")
    bills = bills_of(heads, sides["billgen"], reading.repairs)
    reading.repairs.findings.append(goods_findings(sides["cargodesc"], sides["tariff"]))
    described = with_hazmat(sides["cargodesc"], sides["hazmat"])
    goods = goods_of(described, sides["tariff"], sides["container"])
    whole = bills.join(goods, on="identifier", how="left", maintain_order="left")
    copies = bills_of(older, sides["billgen"].clear(), reading.repairs)
    rows.add(_as_rows(whole, copies))
    effects = are_own_effects(pl.col("goods_description")).alias("own_effects")
    numbers = whole.select("identifier", "order", record_row="source_row").with_columns(
        whole.select(effects).to_series()
    )
    filed = [blocks_of(sides[PARTY_TABLES[role]], role, numbers) for role in PARTY_TABLES]
    order = ["source_file", "source_row", "role"]
    together = pl.concat(filed).sort(order, maintain_order=True)
    blocks.add(together)
    reading.repairs.findings += [
        line_findings_of(sides[table], role, numbers) for role, table in PARTY_TABLES.items()
    ]
    reading.repairs.findings.append(block_findings(together, NAME_COLUMNS))


def _as_rows(bills: pl.DataFrame, copies: pl.DataFrame) -> pl.DataFrame:
    """BILL_ROWS of the bills, and of older header rows with the identifier of one of them.

    Both have the identifier for content, as a row that is there twice in flat files has; the older
    copy has the place of its row in its own id.
    """
    same = hash_of(pl.col("identifier")).alias("content")
    base = pl.format("{}~{}", "identifier", "order").alias("base")
    later = pl.lit(1, dtype=pl.Int32).alias("file_no")
    both = pl.concat(
        [bills.with_columns(same), copies.with_columns(same, base, later)], how="diagonal"
    )
    absent = [pl.lit(None, dtype=BILL_ROWS[c]).alias(c) for c in _NONE]
    return both.with_columns(absent).sort("order")


_NONE = ("line", "sequence", "extra", "country_of_origin")


def _of_newest_release(side: pl.DataFrame, reading: AmsReading) -> pl.DataFrame:
    """Of the rows of an identifier that stands in several releases of a table, those of the newest;
    the others, which say what was filed before, are told as rejects and not used."""
    releases = {name: release_of(name) for name in side["source_file"].unique()}
    if len(set(releases.values())) < 2:
        return side
    release = pl.col("source_file").replace_strict(releases, return_dtype=pl.Int64)
    newest = side.select(release == release.max().over("identifier")).to_series()
    older = side.filter(~newest)
    reading.rejects.append(
        reject_rows(
            older,
            scope="detail",
            code="duplicate_identifier",
            message="a newer release has rows of this table for the identifier, and they count",
            column="identifier",
            value=pl.col("identifier"),
        )
    )
    reading.unuse(older)
    return side.filter(newest)
