"""Which entry of a list a publication speaks of: stable ids where the publisher has none.

Rules are tried in order; each takes only what is one to one. Two candidates for one row stop the
update: a person must decide.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from supplyscreen.errors import WatchlistError
from supplyscreen.watchlists.publication import Published, name_key

SHORT_FORM = "by a short form of the name and the day"
OTHER_DAY = "by name and goods, with another day"


@dataclass(frozen=True)
class Known:
    """What matching needs of one entry; days as text."""

    entry_id: str
    own: frozenset[str]  # keys of its name and its searched name
    others: frozenset[str]  # keys of its aliases and former names
    words: tuple[str, ...]
    provision: str
    listed_on: str
    goods: str


Rule = tuple[str, Callable[[Published, Known], bool]]


def known_entries(entries: pl.DataFrame, aliases: pl.DataFrame) -> list[Known]:
    """The rows of ``entries.csv`` and ``aliases.csv`` as matching needs them."""
    others: dict[str, set[str]] = {}
    for entry_id, name in aliases.select("entry_id", "name").iter_rows():
        others.setdefault(entry_id, set()).add(name_key(name))
    return [
        Known(
            entry_id=row["entry_id"],
            own=frozenset(name_key(row[c]) for c in ("name", "search_name") if row[c]),
            others=frozenset(others.get(row["entry_id"], ())),
            words=_words(row["search_name"] or row["name"]),
            provision=row["provision"],
            listed_on=row["listed_on"],
            goods=name_key(row["goods_scope"] or ""),
        )
        for row in entries.iter_rows(named=True)
    ]


def match_entries(
    listed: Sequence[Published], known: Sequence[Known], rules: Sequence[Rule]
) -> Mapping[int, tuple[str, str]]:
    """Position in ``listed`` -> (entry_id, how it was found); what is absent is new.

    Raises WatchlistError when a rule finds two entries for one row, or one entry for two rows.
    """
    found: dict[int, tuple[str, str]] = {}
    left = list(known)
    for how, rule in rules:
        pairs = [
            (at, entry.entry_id)
            for at, each in enumerate(listed)
            if at not in found
            for entry in left
            if rule(each, entry)
        ]
        _check_one_to_one(listed, pairs)
        found |= {at: (entry_id, how) for at, entry_id in pairs}
        taken = {entry_id for _, entry_id in pairs}
        left = [entry for entry in left if entry.entry_id not in taken]
    return found


def _check_one_to_one(listed: Sequence[Published], pairs: Sequence[tuple[int, str]]) -> None:
    rows = [at for at, _ in pairs]
    ids = [entry_id for _, entry_id in pairs]
    for at, entry_id in pairs:
        if rows.count(at) > 1 or ids.count(entry_id) > 1:
            candidates = sorted({i for a, i in pairs if a == at})
            named = sorted({listed[a].name for a, i in pairs if i in candidates})
            raise WatchlistError(
                f"{listed[at].where}: {' / '.join(named)} could be {' or '.join(candidates)}.",
                hint="a person must decide; wait for the next release of supplyscreen or report it",
            )


def _same_name(each: Published, known: Known) -> bool:
    return name_key(each.name) in known.own


def _any_name(each: Published, known: Known) -> bool:
    names = {name_key(name) for name in (*each.written, *each.aliases, *each.former)}
    return name_key(each.name) in known.others or bool(names & known.own)


def _short_form(each: Published, known: Known) -> bool:
    words = _words(each.name)
    shorter = len(known.words) < len(words) and words[: len(known.words)] == known.words
    return shorter and each.listed_on.isoformat() == known.listed_on


def _same_order(each: Published, known: Known) -> bool:
    same_day = each.listed_on.isoformat() == known.listed_on
    return same_day and each.provision == known.provision


def _same_goods(each: Published, known: Known) -> bool:
    return known.goods.startswith(name_key(each.goods))


UFLPA_RULES: tuple[Rule, ...] = (
    ("by name", _same_name),
    ("by another name", _any_name),
    (SHORT_FORM, _short_form),
)
ORDER_RULES: tuple[Rule, ...] = (
    ("by name", lambda e, k: _same_order(e, k) and _same_goods(e, k) and _same_name(e, k)),
    ("by name", lambda e, k: _same_order(e, k) and _same_name(e, k)),
    ("by another name", lambda e, k: _same_order(e, k) and _any_name(e, k)),
    (
        OTHER_DAY,
        lambda e, k: e.provision == k.provision and _same_goods(e, k) and _same_name(e, k),
    ),
)


def _words(name: str) -> tuple[str, ...]:
    return tuple(word for part in name.split() if (word := name_key(part)))
