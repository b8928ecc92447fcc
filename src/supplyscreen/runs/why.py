"""Why a flag is in one of two runs only, or differs between them.

A cause is told alone where only one thing differs between the runs that the flag can depend on.
Where several do, what is known of the flag decides (:func:`reasons` has the order); where even
that leaves several, all of them are told, and none is guessed.
"""

from collections.abc import Sequence

import polars as pl

from supplyscreen.models import RunRecord
from supplyscreen.runs.differences import Difference

OF_THE_PARTY = ("party_name", "party_address", "party_country", "party_place")
OF_THE_RECORD = (
    "arrival_date",
    "bill_level",
    "goods_description",
    "hts_codes",
    "containers",
    "port_of_lading",
    "port_of_unlading",
    "supply_path",
    "extra",
    "source_file",
    "source_row",
)
_DATA = (*OF_THE_PARTY, *OF_THE_RECORD)
_LIST = (
    "entry_name",
    "matched_name",
    "provision",
    "citation",
    "official_url",
    "listed_on",
    "goods_scope",
)
_STATE = (  # of the entry, as it was known on the as-of date
    "entry_status",
    "ended_on",
    "timing",
    "listed_on_shipment_date",
    "listed_today",
    "provision_when_shipped",
    "timing_reason",
)
_REVIEW = ("disposition",)


def reasons(flags: pl.DataFrame, other: RunRecord, causes: Sequence[Difference]) -> pl.DataFrame:
    """FLAGS that the run of ``other`` lacks -> the same rows with ``why`` and ``because``.

    ``why`` are causes joined by " or ". In this order: the ground or the list was not asked for, or
    the score is below the threshold there (config); the list was not there (list); the listing is
    later than the day (day) or than the edition (list) there; the record's file was not read there
    (data). Else every cause that differs.
    """
    if not causes:
        told = "nothing that is recorded differs between the runs"
        return flags.with_columns(why=pl.lit("unknown"), because=pl.lit(told))
    kinds = list(dict.fromkeys(one.cause for one in causes))
    rest = _rest(kinds)
    if len(kinds) == 1:
        what = ", ".join(dict.fromkeys(one.what for one in causes))
        because = pl.lit(f"only this differs between the runs: {what}")
        return flags.with_columns(why=rest, because=because)
    cases = _cases(other, causes)
    why = [pl.when(when).then(pl.lit(cause)) for when, cause, _ in cases]
    because = pl.coalesce([pl.when(when).then(text) for when, _, text in cases])
    several = pl.format("more than one thing differs between the runs: {}", rest)
    return flags.with_columns(
        why=pl.coalesce([*why, rest]), because=pl.coalesce([because, several])
    )


def _rest(kinds: Sequence[str]) -> pl.Expr:
    """All causes. Of lists and rules together one hash is recorded, so where a list differs, a flag
    on goods or a place may also come of other rules."""
    told = pl.lit(" or ".join(kinds))
    if "list" not in kinds:
        return told
    return (
        pl.when(pl.col("ground").is_in(["place", "goods"])).then(told + " or rules").otherwise(told)
    )


def _cases(other: RunRecord, causes: Sequence[Difference]) -> list[tuple[pl.Expr, str, pl.Expr]]:
    """Condition, cause and sentence of what can be told of a single flag; null conditions do not
    hold."""
    config, lists = other.config, {one.id: one for one in other.lists}
    listed, score = pl.col("listed_on"), pl.col("score")
    editions = {one.id: one.published_on for one in other.lists}
    edition = pl.col("watchlist_id").replace_strict(editions, default=None, return_dtype=pl.Date)
    changed = {one.what for one in causes if one.cause == "list"}
    files = {file.name for source in other.inputs for file in source.files}
    day = pl.lit(other.as_of)
    looked = [*config.grounds, "not_screenable"]
    wanted = config.watchlists
    absent = pl.col("watchlist_id").is_not_null() & ~pl.col("watchlist_id").is_in(list(lists))
    return [
        (
            ~pl.col("ground").is_in(looked),
            "config",
            pl.lit("this ground was not looked for in the other run"),
        ),
        (
            score < config.flag_threshold,
            "config",
            pl.format("its score {} is below the threshold of the other run", score.round(4)),
        ),
        (
            absent,
            "config" if wanted else "list",
            pl.lit("its list was not used in the other run"),
        ),
        (
            listed > day,
            "day",
            pl.format("listed on {}, after the as-of date of the other run ({})", listed, day),
        ),
        (
            pl.col("watchlist_id").is_in(list(changed)) & (listed > edition),
            "list",
            pl.format("listed on {}, after the edition of the other run ({})", listed, edition),
        ),
        (
            ~pl.col("source_file").is_in(list(files)),
            "data",
            pl.format("its file {} was not read in the other run", pl.col("source_file")),
        ),
    ]


def changed_causes(causes: Sequence[Difference]) -> list[tuple[tuple[str, ...], str]]:
    """Columns of FLAGS -> the cause that a difference in them can only have."""
    kinds = [cause for cause in ("list", "rules", "day") if cause in {one.cause for one in causes}]
    told: list[tuple[tuple[str, ...], str]] = [(_REVIEW, "review")]
    if any(one.cause == "data" for one in causes):
        told.append((_DATA, "data"))
    if listed := [cause for cause in kinds if cause != "day"]:
        told.append((_LIST, " or ".join(listed)))
    if kinds:
        told.append((_STATE, " or ".join(kinds)))
    return told
