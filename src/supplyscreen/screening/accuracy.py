"""Measuring the screen on labelled pairs: one's own reviewed cases, or a published set."""

from pathlib import Path
from typing import Literal

import polars as pl

from supplyscreen import __version__
from supplyscreen.errors import InputError
from supplyscreen.intake.label_pairs import LabelPairs, read_label_pairs
from supplyscreen.matching.companies import Companies, group_targets
from supplyscreen.matching.evaluation import measure
from supplyscreen.matching.labelled_cases import pair_cases, search_cases
from supplyscreen.matching.measures import Mode, ModeResult
from supplyscreen.matching.weights import merged_weights
from supplyscreen.models import Progress, ScreenConfig
from supplyscreen.screening.evaluation import REJECTS_KEPT, AliasList, Evaluation, RejectedRow
from supplyscreen.watchlists import Watchlists, load_watchlists

_CASES = {"pair": pair_cases, "search": search_cases}


def evaluate(
    pairs: str | Path | pl.DataFrame,
    *,
    watchlists: Watchlists | None = None,
    mode: Literal["both", "pair", "search"] = "both",
    bundled_aliases: bool = True,
    config: ScreenConfig | None = None,
    progress: Progress | None = None,
) -> Evaluation:
    """Measure the matcher on labelled pairs of names, in pair mode, search mode or both.

    ``pairs`` is a CSV file or a polars frame with the columns ``query`` (a name as filed),
    ``target`` (a listed name) and ``label`` (1: the same company, 0: another one), and where wanted
    ``pattern`` (the kind of case) and ``entity_id`` (the company that the target names). A row that
    cannot be used is told in ``rejects`` and counted.

    **Pair mode** scores each query against its target. **Search mode** looks for each distinct
    query in all targets as one list, as a screen does: a wanted query is found when its best
    entry is its company; another best entry at or above the threshold is a wrong entry. A query
    with label 0 only is unlisted, and any flag on it is a false flag; when it is itself a listed
    name (and not that of a target it is labelled 0 against), it is counted apart as
    ``listed_elsewhere`` and left out.

    A target that is a name of an entry of ``watchlists`` (the bundled lists unless given) stands
    for that entry with all its names; ``bundled_aliases=False`` compares the names of the file
    only. ``config`` holds the thresholds and weights that are measured. ``progress`` is called with
    (stage, done, total or None).

    Raises InputError: the file cannot be read, a column is missing, no row is usable, the mode is
    unknown; ConfigError for an unknown weight.
    """
    config = config or ScreenConfig()
    merged_weights(config.weights)
    modes = _modes(mode)
    told = progress or (lambda _stage, _done, _total: None)
    told("reading labelled pairs", 0, None)
    labelled = read_label_pairs(pairs)
    _need_rows(labelled)
    lists = (watchlists or load_watchlists(only=config.watchlists)) if bundled_aliases else None
    companies = group_targets(labelled.pairs, lists, by_entity=labelled.has_entities)
    results: dict[Mode, ModeResult] = {}
    for at, name in enumerate(modes):
        told(f"measuring {name} mode", at, len(modes))
        results[name] = _measured(name, labelled.pairs, companies, config)
    return _evaluation(labelled, lists, config, results)


def _modes(mode: str) -> tuple[Mode, ...]:
    known: dict[str, tuple[Mode, ...]] = {
        "both": ("search", "pair"),
        "pair": ("pair",),
        "search": ("search",),
    }
    if mode not in known:
        raise InputError(
            f"mode: found {mode!r}, expected pair, search or both.", hint="mode='both'"
        )
    return known[mode]


def _need_rows(labelled: LabelPairs) -> None:
    if not labelled.pairs.is_empty():
        return
    first = labelled.rejects.head(1).to_dicts()
    why = f"; row {first[0]['source_row']}: {first[0]['message']}" if first else ""
    raise InputError(
        f"{labelled.name}: none of {labelled.rows} rows can be used{why}.",
        hint="a row needs a query, a target and a label of 1 or 0",
    )


def _measured(
    name: Mode, pairs: pl.DataFrame, companies: Companies, config: ScreenConfig
) -> ModeResult:
    cases = _CASES[name](pairs, companies, config)
    targets = companies.count if name == "search" else companies.targets.height
    return measure(cases, mode=name, companies=targets, names=companies.names.height, config=config)


def _evaluation(
    labelled: LabelPairs,
    lists: Watchlists | None,
    config: ScreenConfig,
    results: dict[Mode, ModeResult],
) -> Evaluation:
    rows = labelled.rejects.filter(pl.col("scope") == "row")
    codes = rows.group_by("code").len().sort("code")
    kept = rows.head(REJECTS_KEPT).select("source_row", "code", "value", "message")
    return Evaluation(
        version=__version__,
        source=labelled.name,
        source_sha256=labelled.sha256,
        rows_in=labelled.rows,
        rows_used=labelled.pairs.height,
        rows_rejected=rows.height,
        rejects_by_code=dict(codes.iter_rows()),
        rejects=tuple(
            RejectedRow.model_validate(row)
            for row in kept.with_columns(pl.col("value").fill_null("")).iter_rows(named=True)
        ),
        notes=labelled.notes,
        config=config,
        lists=_alias_lists(lists),
        pair=results.get("pair"),
        search=results.get("search"),
    )


def _alias_lists(lists: Watchlists | None) -> tuple[AliasList, ...]:
    return tuple(
        AliasList(
            id=info.id,
            title=info.title,
            published_on=info.published_on,
            retrieved_on=info.retrieved_on,
            sha256=lists.sha256[info.id],
        )
        for info in (lists.lists if lists else ())
        if lists
    )
