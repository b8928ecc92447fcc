"""The few bills of lading of many that may have a flag at all on a party, place or goods."""

from collections.abc import Callable

import polars as pl

from supplyscreen.flags.goods_rules import may_be_coded
from supplyscreen.flags.prepared import PreparedFlags
from supplyscreen.flags.text_sieve import may_hold


def worth_flagging(
    shipments: pl.DataFrame, roles: pl.DataFrame, prepared: PreparedFlags
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """SHIPMENTS and all their ROLES -> those that ``ground_flags`` may flag, with all their roles.

    No bill that it flags is left out, some are given that it does not flag. A bill is chosen by a
    party that is like a listed name or names a place, by a word, code or vessel's name in its
    goods, by its place of receipt or by its ship.
    """
    bills = shipments.filter(pl.col("state") == "current")
    chosen = bills.filter(_by_party(bills, roles, prepared) | _by_content(bills, prepared))
    own = roles["record_id"].is_in(chosen["shipment_id"].implode())
    return chosen, roles.filter(own)


def _by_party(bills: pl.DataFrame, roles: pl.DataFrame, prepared: PreparedFlags) -> pl.Series:
    met = [prepared.matches["party_id"], prepared.placed.firms["party_id"], prepared.like_vessels]
    theirs = roles["party_id"].is_in(pl.concat(met).unique().implode()).fill_null(value=False)
    return bills["shipment_id"].is_in(roles["record_id"].filter(theirs).unique().implode())


def _by_content(bills: pl.DataFrame, prepared: PreparedFlags) -> pl.Series:
    patterns = (*prepared.rules.patterns, *prepared.vessels)
    found = may_hold(bills["goods_description"], patterns) | may_be_coded(bills, prepared.rules)
    if prepared.vessels:
        found |= _each_once(bills["vessel_name"], lambda ships: may_hold(ships, prepared.vessels))
    if "place" in prepared.context.config.grounds:
        found |= _each_once(bills["place_of_receipt"], prepared.placed.sieve.may_name)
    return found


def _each_once(texts: pl.Series, test: Callable[[pl.Series], pl.Series]) -> pl.Series:
    """Which of ``texts`` pass ``test``, which is asked once for each of them; null is false."""
    distinct = texts.unique().drop_nulls()
    return texts.is_in(distinct.filter(test(distinct)).implode()).fill_null(value=False)
