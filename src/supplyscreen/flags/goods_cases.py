"""Records that are alike to goods rules are one case: told once, whatever their number."""

from dataclasses import dataclass

import polars as pl

from supplyscreen.flags.goods_codes import code_pattern
from supplyscreen.flags.goods_rules import GoodsRules
from supplyscreen.flags.goods_words import without_numbers
from supplyscreen.flags.text_sieve import may_hold

# What the reading of goods asks of a record besides its parties.
_READ = [
    "goods_description",
    "hts_codes",
    "country_of_origin",
    "place_of_receipt",
    "port_of_lading_country",
    "arrival_date",
]


@dataclass(frozen=True)
class GoodsCases:
    """The cases as records, and whose they are.

    ``records``: ``record_id`` (UInt32, the number of the case) and the columns that are read;
    ``named``: ``record_id, role, party_country`` of the cases; ``members``: ``case, row`` of every
    record.
    """

    records: pl.DataFrame
    named: pl.DataFrame
    members: pl.DataFrame

    def told_of(self, records: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
        """``rows`` of cases as rows of each of the ``records`` they were made of."""
        numbered = rows.select(case="record_id").with_row_index("told")
        both = self.members.join(numbered, on="case").sort("row", "told")
        own = [name for name in rows.columns if name not in records.columns]
        return records[both["row"]].hstack(rows.select(own)[both["told"]])


def goods_cases(records: pl.DataFrame, named: pl.DataFrame, rules: GoodsRules) -> GoodsCases:
    """``current_records`` and ``record_id, role, party_country`` -> the different cases in them.

    Records of one case hold the same goods but for numbers that no rule asks for, the same codes
    and countries, and dates between the same two days on which a rule begins or ends: the case
    has such a day for its ``arrival_date``.
    """
    texts = records["goods_description"]
    coded = may_hold(texts, [code_pattern()])
    read = records.select("record_id", *_READ).with_columns(
        goods_description=texts.zip_with(coded, without_numbers(texts, rules.rules)),
        arrival_date=_nearest_day(records["arrival_date"], rules.days),
    )
    rows = records.select("record_id").with_row_index("row")
    met = named.join(rows, on="record_id").drop("record_id")
    keyed = read.with_columns(
        codes=pl.col("hts_codes").list.join(" "),
        ties=_tie_numbers(met, records.height),
    ).with_row_index("row")
    key = [name for name in (*_READ, "codes", "ties") if name != "hts_codes"]
    members = keyed.group_by(key, maintain_order=True).agg("row").select("row")
    cases = members.with_row_index("case")
    first = cases.select("case", pl.col("row").list.first())
    return GoodsCases(
        records=read[first["row"]].with_columns(record_id=first["case"]),
        named=met.join(first, on="row").select("role", "party_country", record_id="case"),
        members=cases.explode("row"),
    )


def _nearest_day(dates: pl.Series, days: pl.Series) -> pl.Series:
    """The last of ``days`` (in order) that is not after each date; null for no date."""
    place = days.search_sorted(dates.fill_null(days[0]), side="right").cast(pl.Int64) - 1
    return pl.select(pl.when(dates.is_not_null()).then(days.gather(place))).to_series()


def _tie_numbers(met: pl.DataFrame, height: int) -> pl.Series:
    """One number for each of ``height`` rows: equal where the same roles show the same countries.

    ``met``: ``row, role, party_country``. The countries of a row are taken one after the other,
    in one order; each step numbers the pairs of the number so far and the next country.
    """
    tie = pl.concat_str("role", pl.lit(" "), "party_country")
    code = tie.cast(pl.Categorical).to_physical().cast(pl.UInt64) + 1
    each = met.select("row", code=code).unique().sort("row", "code").with_row_index("at")
    begins = pl.when(pl.col("row").ne_missing(pl.col("row").shift(1))).then("at")
    placed = each.with_columns(place=pl.col("at") - begins.forward_fill())
    most = each["code"].max()
    codes = most + 1 if isinstance(most, int) else 1
    number = pl.zeros(height, dtype=pl.UInt64, eager=True)
    for place in placed["place"].unique().sort():
        step = placed.filter(pl.col("place") == place)
        pairs = number.gather(step["row"]) * codes + step["code"]
        fresh = pairs.rank("dense").cast(pl.UInt64) + height * (place + 1)
        number = number.scatter(step["row"], fresh)
    return number
