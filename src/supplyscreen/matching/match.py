"""Names in, matches out: the path that ``screen`` takes, for a column of names.

Each distinct name with its address and country is matched once and joined back to its rows.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor

import polars as pl

from supplyscreen.errors import InputError
from supplyscreen.matching.asked import asked_parties
from supplyscreen.matching.candidates import find_candidates
from supplyscreen.matching.prepared import PreparedNames, prepare_names
from supplyscreen.matching.score import Wanted, score_candidates
from supplyscreen.matching.weights import merged_weights
from supplyscreen.matching.workers import even_parts, side_by_side
from supplyscreen.models import ScreenConfig
from supplyscreen.names.country import country_codes
from supplyscreen.names.given import filled, text_series
from supplyscreen.schemas import MATCHED_NAMES, conform
from supplyscreen.watchlists import Watchlists, load_watchlists, watchlist_from_names

_ASKED = ["name", "address", "country"]
_BATCH = 100_000  # names worked on together


def match_names(
    names: Iterable[object],
    *,
    watchlists: Watchlists | Iterable[object] | None = None,
    addresses: Iterable[object] | None = None,
    countries: Iterable[object] | None = None,
    top: int = 1,
    config: ScreenConfig | None = None,
) -> pl.DataFrame:
    """The entries that each of ``names`` matches: MATCHED_NAMES, in the order of the names.

    ``names`` is a list, a polars or pandas Series, or any iterable of texts. ``watchlists`` is a
    :class:`Watchlists`, or names of your own (what :func:`watchlist_from_names` takes); without
    it the lists that come with supplyscreen are used, or those that ``config`` names.
    ``addresses`` and ``countries`` (a code or a name) go with the names, None where not known: they
    support or contradict a match, and a missing one changes nothing.

    Every name has at least one row: the ``top`` best entries whose score (0 to 1) reaches
    ``config.flag_threshold``, with ``rank`` 1, 2 ...; where none does, all columns but ``query``
    are null. A name that holds several companies (O/B, C/O ...) is compared by each of them, and an
    entry counts once with its best score. Of equal scores an active entry comes first, then one
    for all goods, then the smaller ``entry_id``. Entries of every status are searched, whenever
    listed: ``status`` says what became of them. ``explanation`` is what speaks for the match and,
    behind ``Against:``, what speaks against it. A match is a reason to look, never a finding; no
    match is never clearance.

    Raises InputError: a value that is no text, addresses or countries of another length, a
    country that names none, ``top`` below 1; ConfigError for an unknown weight; WatchlistError when
    ``watchlists`` holds no name.
    """
    config = config or ScreenConfig()
    merged_weights(config.weights)  # a wrong weight is refused even where no name is compared
    _check_top(top)
    asked = _asked(names, addresses, countries)
    lists = watchlists_of(watchlists, config)
    told = [column for column in _ASKED if column == "name" or asked[column].count()]
    with ThreadPoolExecutor(max_workers=1) as beside:
        ready = beside.submit(prepare_names, lists)
        named = asked.select(_ASKED).drop_nulls("name")
        blocks = named.unique(told, keep="first", maintain_order=True).with_row_index("block_id")
        matches = _matches(blocks, lists, config, ready.result)
    ranked = _ranked(matches, lists.entries, top)
    found = blocks.join(ranked, on="block_id", maintain_order="right")
    rows = asked.join(found, on=told, how="left", nulls_equal=True, maintain_order="left_right")
    return conform(rows, MATCHED_NAMES)


def watchlists_of(given: Watchlists | Iterable[object] | None, config: ScreenConfig) -> Watchlists:
    """``given`` if it is a :class:`Watchlists`, the bundled lists if None, else a list of names."""
    if isinstance(given, Watchlists):
        return given
    if given is None:
        return load_watchlists(only=config.watchlists)
    return watchlist_from_names(given)


def _check_top(top: int) -> None:
    if isinstance(top, bool) or not isinstance(top, int) or top < 1:
        raise InputError(
            f"top: found {top!r}, expected a whole number from 1 on.",
            hint="top is the most entries to tell for one name",
        )


def _asked(
    names: Iterable[object], addresses: Iterable[object] | None, countries: Iterable[object] | None
) -> pl.DataFrame:
    """``query`` as given, ``name``, ``address`` and ``country`` (ISO code; null where blank)."""
    query = text_series(names, what="names").alias("query")
    height = len(query)
    none = pl.repeat(None, height, dtype=pl.String, eager=True)
    address = none if addresses is None else text_series(addresses, what="addresses", height=height)
    country = none if countries is None else _countries(countries, height)
    rows = pl.DataFrame([query, address.alias("address"), country.alias("country")])
    return rows.with_columns(filled(pl.col("address")), name=filled(pl.col("query")))


def _countries(given: object, height: int) -> pl.Series:
    cells = text_series(given, what="countries", height=height)
    codes = country_codes(cells)
    stated = (cells.str.strip_chars() != "").fill_null(value=False)
    wrong = (stated & codes.is_null()).arg_true()
    if len(wrong):
        more = f" and {len(wrong) - 1} more" if len(wrong) > 1 else ""
        raise InputError(
            f"countries, position {wrong[0]}: found {cells[wrong[0]]!r}{more}, "
            "expected a country or its ISO 3166-1 code.",
            hint="give None where the country is not known",
        )
    return codes


def _matches(
    blocks: pl.DataFrame,
    lists: Watchlists,
    config: ScreenConfig,
    prepared_names: Callable[[], PreparedNames],
) -> pl.DataFrame:
    """MATCHES with ``block_id`` and ``position`` that reach the threshold, in batches."""
    parts = even_parts(blocks, most=_BATCH)
    return pl.concat(
        side_by_side(lambda asked: _matched(asked, lists, config, prepared_names), parts)
    )


def _matched(
    asked: pl.DataFrame,
    lists: Watchlists,
    config: ScreenConfig,
    prepared_names: Callable[[], PreparedNames],
) -> pl.DataFrame:
    """MATCHES of ``asked``; the list is made ready meanwhile."""
    parties, origin = asked_parties(asked)
    prepared = prepared_names()
    candidates = find_candidates(parties, lists, prepared=prepared)
    matches = score_candidates(
        candidates,
        parties,
        lists,
        config=config,
        prepared=prepared,
        wanted=Wanted(least=config.flag_threshold),
    )
    return matches.join(origin, on="party_id")


def _ranked(matches: pl.DataFrame, entries: pl.DataFrame, top: int) -> pl.DataFrame:
    """The ``top`` entries per block, best first: ``block_id`` and the columns of MATCHED_NAMES."""
    best = matches.sort("score", "position", descending=[True, False]).unique(
        ["block_id", "entry_id"], keep="first", maintain_order=True
    )
    score, status, scope, entry_id = rank_order()
    ordered = best.join(entries, on="entry_id").sort(
        pl.col("block_id"), score, status, scope, entry_id, descending=[False, *RANK_DESCENDING]
    )
    rank = pl.int_range(1, pl.len() + 1).over("block_id")
    return (
        ordered.with_columns(rank=rank, explanation=_explanation())
        .select(
            "block_id",
            "rank",
            "entry_id",
            "matched_name",
            "status",
            "score",
            "band",
            "explanation",
            entry_name="name",
            watchlist="watchlist_id",
        )
        .filter(pl.col("rank") <= top)
    )


RANK_DESCENDING = (True, True, True, False)
"""Directions of :func:`rank_order`, as ``sort`` takes them."""


def rank_order() -> tuple[pl.Expr, pl.Expr, pl.Expr, pl.Expr]:
    """Best score first; of equal scores, an active entry and one for all goods first.

    Reads ``score, status, goods_scope, entry_id``; sort by it with :data:`RANK_DESCENDING`.
    """
    active, scope = pl.col("status") == "active", pl.col("goods_scope").is_null()
    return pl.col("score"), active, scope, pl.col("entry_id")


def _explanation() -> pl.Expr:
    against = pl.col("evidence_against")
    both = pl.concat_str("evidence_for", pl.lit("Against: ") + against, separator=" ")
    return pl.when(against != "").then(both).otherwise("evidence_for").str.strip_chars()
