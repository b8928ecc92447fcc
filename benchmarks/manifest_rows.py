"""Invented manifests of any size, seeded: flat rows as CSV, 12 columns and about 300 bytes a row.

    python benchmarks/manifest_rows.py FILE ROWS [DISTINCT]

About 4% of the rows have a shipper name of their own; a few shippers have most of the rows, a fifth
of the rows tell no shipper. Names carry the mess of real manifests (``name_mess.py``), one row in
2,000 has a variant of a listed name as its shipper. No row is a real shipment. The same arguments
give the same bytes, so long as the bundled lists and the libraries stay the same.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import polars as pl

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.manifest_pool import NO_COMPANY, Numbers, Pool, make_pool
from benchmarks.manifest_words import drawn, manifest_words
from benchmarks.word_draws import Draw

SEED = 20_261_130
_PART = 500_000  # rows made at a time
_DAYS = 365
_OWN_PORT = 0.85  # of the rows leave from the port of their shipper


def flat_rows(path: Path, rows: int, *, distinct: int | None = None, seed: int = SEED) -> Path:
    """Write a flat manifest of ``rows`` rows, with ``distinct`` shipper names where given.

    What was planted is told in ``planted_file(path)``: ``bill, name, listed, pattern, entries``.
    """
    pool = make_pool(rows, distinct=distinct, seed=seed)
    with path.open("wb") as file:
        for at, part in enumerate(parts(pool, seed=seed)):
            part.write_csv(file, include_header=at == 0)
    told = pool.told().with_columns(bill=_bills(pl.col("row")))
    told.select("bill", "name", "listed", "pattern", "entries").write_csv(planted_file(path))
    return path


def planted_file(path: Path) -> Path:
    """Where the planted rows of the manifest ``path`` are told."""
    return path.with_name(f"{path.stem}.planted.csv")


def parts(pool: Pool, *, seed: int = SEED) -> Iterator[pl.DataFrame]:
    """The rows of ``pool`` in order, in parts: the 12 columns of a flat manifest."""
    rows = len(pool.shipper_at)
    for start in range(0, rows, _PART):
        yield _part(pool, start, min(start + _PART, rows), np.random.default_rng([seed, start]))


def _part(pool: Pool, start: int, end: int, draw: Draw) -> pl.DataFrame:
    """Rows ``start`` to ``end``; a withheld party has neither name nor address."""
    words, count = manifest_words(), end - start
    row = pl.int_range(start, end, eager=True)
    shipper_at, consignee_at = pool.shipper_at[start:end], pool.consignee_at[start:end]
    shipper, consignee = _named(pool.shippers, shipper_at), _named(pool.consignees, consignee_at)
    anyone = draw.integers(0, pool.planted_from, count, dtype=np.int32)
    told = np.where(shipper_at >= 0, shipper_at, anyone)
    port_of = np.where(draw.random(count) < _OWN_PORT, told, anyone)
    family = pl.Series(pool.family[told])
    to_order = pl.Series(consignee_at == NO_COMPANY)
    ordered = drawn(words["to_order"], count, draw)
    box = drawn(words["containers"], count, draw) + _digits(7, count, draw)
    days = pl.Series(np.arange(start, end) * _DAYS // len(pool.shipper_at))
    return pl.DataFrame(
        {
            "Bill of Lading Number": pl.select(_bills(pl.lit(row))).to_series(),
            "Arrival Date": pl.Series(np.datetime64("2025-01-01") + days.to_numpy()),
            "Shipper": shipper["name"],
            "Shipper Address": shipper["address"],
            "Consignee": ordered.zip_with(to_order, consignee["name"]),
            "Consignee Address": consignee["address"],
            "Port of Lading": pool.shippers["port"].gather(pl.Series(port_of)),
            "Port of Unlading": drawn(words["unlading"], count, draw),
            "Vessel": _vessels(count, draw),
            "Goods Shipped": pool.goods.descriptions(family, row, draw),
            "Weight (kg)": np.exp(draw.normal(9.4, 1.1, count)).astype(np.int64) + 11,
            "Container Numbers": box,
        }
    )


def _bills(row: pl.Expr) -> pl.Expr:
    """The number of the bill in ``row``: a carrier and nine digits."""
    carriers = pl.Series(manifest_words()["carriers"])
    carrier = pl.lit(carriers).gather((row * 7 + row // 1_000) % len(carriers))
    return pl.format("{}{}", carrier, row + 100_000_000)


def _named(parties: pl.DataFrame, at: Numbers) -> pl.DataFrame:
    """``name`` and ``address`` at the positions ``at``, null where there is no party."""
    position = pl.DataFrame({"at": at}).select(
        pl.when(pl.col("at") >= 0).then("at").cast(pl.UInt32)
    )["at"]
    return pl.DataFrame({key: parties[key].gather(position) for key in ("name", "address")})


def _digits(digits: int, count: int, draw: Draw) -> pl.Series:
    return pl.Series(draw.integers(0, 10**digits, count)).cast(pl.String).str.zfill(digits)


def _vessels(count: int, draw: Draw) -> pl.Series:
    words = manifest_words()["vessels"]
    names = pl.Series(
        [f"{first} {second}" for first in words["first"] for second in words["second"]]
    )
    return names.gather(draw.integers(0, len(names), count))


def main(arguments: list[str]) -> None:
    """Write one manifest, and say how large it is."""
    path, rows = Path(arguments[0]), int(arguments[1])
    distinct = int(arguments[2]) if len(arguments) > 2 else None
    flat_rows(path, rows, distinct=distinct)
    print(f"{path}: {rows:,} rows, {path.stat().st_size / rows:.0f} bytes a row")


if __name__ == "__main__":
    main(sys.argv[1:])
