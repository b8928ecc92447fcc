"""Several :class:`Watchlists` as one, and a part of one: lists are chosen by their ids."""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace

import polars as pl

from supplyscreen.errors import WatchlistError
from supplyscreen.models import Program
from supplyscreen.watchlists.catalog import Watchlists
from supplyscreen.watchlists.locate import data_folder
from supplyscreen.watchlists.programs import read_programs


def combine_watchlists(*parts: Watchlists) -> Watchlists:
    """All lists, laws, rules and places of ``parts``; their order does not matter.

    Raises WatchlistError: nothing is given, two parts hold a list or an entry of the same id, or
    give different laws under one key.
    """
    if not parts:
        raise WatchlistError("no lists were given.", hint="give at least one Watchlists")
    _refuse_repeats([info.id for part in parts for info in part.lists], "list", "list_id=")
    entries = pl.concat([part.entries for part in parts]).sort("entry_id")
    _refuse_repeats(entries["entry_id"].to_list(), "entry_id", "the list's own ids")
    rules = {rule.rule_id: rule for part in parts for rule in part.goods_rules}
    return Watchlists(
        lists=tuple(sorted((i for part in parts for i in part.lists), key=lambda info: info.id)),
        sha256={key: value for part in parts for key, value in part.sha256.items()},
        programs=_programs(parts),
        entries=entries,
        names=pl.concat([part.names for part in parts]).sort("alias_id"),
        goods_rules=tuple(rules[key] for key in sorted(rules)),
        places=pl.concat([part.places for part in parts]).unique(maintain_order=True),
        hs_headings=pl.concat([part.hs_headings for part in parts]).unique(maintain_order=True),
        data_sha256=_digest(part.data_sha256 for part in parts),
        rejects=pl.concat([part.rejects for part in parts]),
        aliases=pl.concat([part.aliases for part in parts]),
        scopes=pl.concat([part.scopes for part in parts]).sort("entry_id", maintain_order=True),
        goods_names=pl.concat([part.goods_names for part in parts]),
        goods_gaps=tuple(gap for part in parts for gap in part.goods_gaps),
    )


def choose_lists(watchlists: Watchlists, ids: Collection[str]) -> Watchlists:
    """The lists with these ids alone, with all laws and places; no ids keep all lists.

    Raises WatchlistError when an id names no list.
    """
    if not ids:
        return watchlists
    known = {info.id for info in watchlists.lists}
    unknown = sorted(set(ids) - known)
    if unknown:
        raise WatchlistError(
            f"unknown watchlist {', '.join(map(repr, unknown))}; "
            f"there are {', '.join(sorted(known))}.",
            hint="give list ids, or none for all lists",
        )
    entries = watchlists.entries.filter(pl.col("watchlist_id").is_in(sorted(ids)))
    kept = set(entries["entry_id"])
    return replace(
        watchlists,
        lists=tuple(info for info in watchlists.lists if info.id in ids),
        sha256={key: watchlists.sha256[key] for key in sorted(ids)},
        entries=entries,
        names=watchlists.names.filter(pl.col("entry_id").is_in(entries["entry_id"].implode())),
        goods_rules=tuple(
            rule
            for rule in watchlists.goods_rules
            if rule.entry_id is None or rule.entry_id in kept
        ),
        data_sha256=_digest([watchlists.data_sha256, *sorted(ids)]),
    )


def with_laws(watchlists: Watchlists) -> Watchlists:
    """``watchlists`` with the laws that come with supplyscreen where they hold none of that key.

    What could not be screened is told with its own legal basis, whatever list is used.
    """
    bundled = read_programs(data_folder(None) / "programs")
    if set(bundled) <= set(watchlists.programs):
        return watchlists
    return replace(watchlists, programs=dict(sorted({**bundled, **watchlists.programs}.items())))


def _digest(hashes: Iterable[str]) -> str:
    text = "\n".join(sorted(hashes))
    return hashlib.sha256(text.encode()).hexdigest()


def _programs(parts: Collection[Watchlists]) -> dict[str, Program]:
    found: dict[str, Program] = {}
    for part in parts:
        for key, law in part.programs.items():
            if found.setdefault(key, law) != law:
                raise WatchlistError(
                    f"two different laws are given under the key {key!r}.",
                    hint="give one of the lists another list_id",
                )
    return dict(sorted(found.items()))


def _refuse_repeats(ids: list[str], what: str, mend: str) -> None:
    again = sorted(key for key, count in Counter(ids).items() if count > 1)
    if again:
        raise WatchlistError(
            f"{what} {again[0]!r} is given by more than one list.",
            hint=f"change {mend} of one of them, or rename its file",
        )
