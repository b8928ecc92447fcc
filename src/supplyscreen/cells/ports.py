"""The country of a port of lading, read from the text that a manifest prints for it.

CBP prints the names of Schedule K: old ones (``Ningpo ,China (Mainland)``, ``Port
Swettenham,Malaysia``), and a raw code of five digits where it has no name. A port tells nothing of
where the goods or the parties come from.
"""

import csv
from functools import cache
from importlib.resources import files

import polars as pl

from supplyscreen.cells.findings import finding, join_findings
from supplyscreen.names.country import countries_of, country_codes
from supplyscreen.names.distinct import Distinct

_CODE = r"^\d{5}$"
_BY_CODE = "read as a code of Schedule K, whose first three digits stand for the country"
_UNREAD = "the text of this port names no country that is known; the port is kept as filed"


def port_countries(ports: pl.Series) -> pl.Series:
    """ISO code of the country that a port text ends with; null for an unknown one or a bare city.

    ``Kaohsiung,China (Taiwan)`` is TW, ``57037`` CN. Source: Schedule K country texts and codes,
    ``port_countries.csv`` and ``schedule_k_prefixes.csv`` (codes that belong to one country only).
    """
    return Distinct(ports).read(_countries_of)


def _countries_of(ports: pl.Series) -> pl.Series:
    distinct = ports.to_frame("port")
    tail = pl.col("port").str.split(",").list.last().str.strip_chars()
    known = tail.str.to_uppercase().replace_strict(_texts(), default=None, return_dtype=pl.String)
    coded = pl.when(pl.col("port").str.contains(_CODE)).then(pl.col("port").str.slice(0, 3))
    by_code = coded.replace_strict(_prefixes(), default=None, return_dtype=pl.String)
    ends = distinct.with_columns(tail=tail, known=known, by_code=by_code)
    told = ends.with_columns(
        plain=country_codes(ends["tail"]), within=countries_of(_behind_name(ends["port"]))
    )
    return told.select(code=pl.coalesce("known", "by_code", "plain", "within")).to_series()


def port_findings(
    rows: pl.DataFrame, column: str, codes: pl.Series, *, heading: str
) -> pl.DataFrame:
    """FINDINGS of the filled ports of ``column``: ``port_code`` (repaired) and ``port_unread``.

    ``codes`` are the countries of the rows, :func:`port_countries` or what a column of their own
    says. ``rows`` carry ``source_file`` and ``source_row``.
    """
    port = pl.col(column)
    cells = Distinct(rows[column])
    number = cells.rows_of(cells.values.str.contains(_CODE))
    unknown = rows[column].is_not_null() & codes.is_null()
    told = rows.select("source_file", "source_row", column).with_columns(codes.alias("__country"))
    numbered = told.filter(number & codes.is_not_null())
    unread = told.filter(unknown)
    became = pl.col("__country")
    return join_findings(
        [
            finding(
                numbered,
                code="port_code",
                column=heading,
                value=port,
                message=_BY_CODE,
                became=became,
            ),
            finding(unread, code="port_unread", column=heading, value=port, message=_UNREAD),
        ]
    )


def _behind_name(ports: pl.Series) -> pl.Series:
    """Texts of several words; one word alone may be a city of many countries."""
    return (
        ports.to_frame()
        .select(pl.when(pl.col("port").str.contains(r"\w\W+\w")).then("port"))
        .to_series()
    )


@cache
def _texts() -> dict[str, str]:
    return {row["text"].upper(): row["iso2"] for row in _table("port_countries")}


@cache
def _prefixes() -> dict[str, str]:
    return {row["prefix"]: row["iso2"] for row in _table("schedule_k_prefixes")}


def _table(name: str) -> list[dict[str, str]]:
    path = files("supplyscreen.cells").joinpath(f"data/{name}.csv")
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
