"""All goods rules of the data folder: orders, sectors and the lists of the Department of Labor."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from supplyscreen.models import GoodsRule, KnownGap, WordContext
from supplyscreen.watchlists.contents import Contents
from supplyscreen.watchlists.contexts import read_contexts, with_contexts
from supplyscreen.watchlists.dol_rules import GoodsRules, read_dol_rules
from supplyscreen.watchlists.dol_words import read_dol_words
from supplyscreen.watchlists.kept import kept
from supplyscreen.watchlists.rules import read_rules
from supplyscreen.watchlists.sheets import raise_faults


@dataclass(frozen=True)
class _Written:
    """Rules with ``around`` left empty, for hundreds of them share a few contexts, and those."""

    rules: tuple[GoodsRule, ...]
    contexts: Mapping[str, WordContext]
    known_gaps: tuple[KnownGap, ...]


def read_goods(
    root: Path,
    *,
    programs: Collection[str],
    entries: Collection[str] | None,
    cache: Path | None = None,
) -> GoodsRules:
    """Every rule under ``sectors/`` and ``goods/`` of ``root``, sorted by ``rule_id``, with gaps.

    ``programs`` and ``entries`` are the keys and ids there are (None: any id), ``cache`` is as in
    ``read_list``. Raises WatchlistError when a file is missing or wrong, or an id is there twice.
    """
    folders = (root / "sectors", root / "goods")
    files = [path for folder in folders for path in folder.glob("*.*")]
    ids = None if entries is None else frozenset(entries)
    return _read(Contents.of(root, files), frozenset(programs), ids, cache)


@lru_cache(maxsize=4)
def _read(
    contents: Contents,
    programs: frozenset[str],
    entries: frozenset[str] | None,
    cache: Path | None,
) -> GoodsRules:
    found = kept(
        cache and cache / "goods",
        _Written,
        [contents.sha256, *sorted(programs), "entries", *sorted(entries or ["any"])],
        lambda: _checked(contents.folder, programs, entries),
        settled=contents.unchanged,
    )
    return GoodsRules(tuple(with_contexts(found.rules, found.contexts)), found.known_gaps)


def _checked(root: Path, programs: frozenset[str], entries: frozenset[str] | None) -> _Written:
    folder = root / "goods"
    contexts = read_contexts(folder)
    written = read_rules(
        [root / "sectors", folder], programs=programs, entries=entries, contexts=contexts
    )
    by_id = {rule.rule_id: rule for rule in written}
    words = read_dol_words(folder, sectors=by_id, contexts=contexts)
    listed = read_dol_rules(folder, words)
    faults = [
        f"rule_id {rule.rule_id!r} is there already"
        for rule in listed.rules
        if rule.rule_id in by_id
    ]
    faults += [
        f"program {key} has no file in programs/"
        for key in sorted({rule.program_key for rule in listed.rules} - set(programs))
    ]
    raise_faults(folder, faults, hint="goods/README.md explains the sheets")
    rules = sorted([*written, *listed.rules], key=lambda rule: rule.rule_id)
    return _Written(tuple(rules), contexts, listed.known_gaps)
