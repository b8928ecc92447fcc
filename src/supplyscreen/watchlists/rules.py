"""Goods that a sector or an order covers: ``sectors/*.yml`` and ``goods/*.yml``."""

import re
from collections.abc import Collection
from pathlib import Path

from supplyscreen.models import GoodsRule
from supplyscreen.watchlists.documents import read_document
from supplyscreen.watchlists.sheets import raise_faults


def read_rules(
    folders: Collection[Path],
    *,
    programs: Collection[str],
    entries: Collection[str] | None,
    contexts: Collection[str],
) -> tuple[GoodsRule, ...]:
    """Read every ``*.yml`` of ``folders``, sorted by ``rule_id``.

    ``programs`` and ``entries`` are the keys and ids there are (None: any id), ``contexts`` the
    names of ``read_contexts``; ``around`` is left empty. A folder that does not exist holds no
    rules. Raises WatchlistError when a rule is wrong or its id is there twice.
    """
    read_from: dict[str, Path] = {}
    rules: dict[str, GoodsRule] = {}
    for path in sorted(path for folder in folders for path in folder.glob("*.yml")):
        rule = read_document(path, GoodsRule)
        faults = _faults(rule, programs=programs, entries=entries)
        faults += [
            f"field contexts: found {name!r}, expected one of {', '.join(sorted(contexts))}"
            for name in rule.contexts
            if name not in contexts
        ]
        if rule.rule_id in rules:
            faults.append(f"rule_id {rule.rule_id!r} is there already in {read_from[rule.rule_id]}")
        raise_faults(path, faults, hint="the comment at the top of the file explains the fields")
        rules[rule.rule_id] = rule
        read_from[rule.rule_id] = path
    return tuple(rules[key] for key in sorted(rules))


def _faults(
    rule: GoodsRule, *, programs: Collection[str], entries: Collection[str] | None
) -> list[str]:
    faults = [
        f"field countries: found {code!r}, expected an ISO 3166-1 alpha-2 code"
        for code in rule.countries
        if not re.fullmatch(r"[A-Z]{2}", code)
    ]
    faults += [
        f"field hts_prefixes: found {prefix!r}, expected 2 to 10 digits"
        for prefix in rule.hts_prefixes
        if not re.fullmatch(r"\d{2,10}", prefix)
    ]
    if rule.program_key not in programs:
        known = ", ".join(sorted(programs))
        faults.append(f"field program_key: found {rule.program_key!r}, expected one of {known}")
    if rule.entry_id is not None and entries is not None and rule.entry_id not in entries:
        faults.append(f"field entry_id: found {rule.entry_id!r}, expected an entry of a list")
    if not rule.hts_prefixes and not rule.words:
        faults.append("neither hts_prefixes nor words: the rule can never apply")
    if rule.until is not None and rule.until < rule.since:
        faults.append(f"until {rule.until} is before since {rule.since}")
    return faults
