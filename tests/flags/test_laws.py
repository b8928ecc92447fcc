"""Laws of the room: order does not matter, everything adds up, more rules never flag less."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from supplyscreen.flags import FlagContext, flag_records, record_outcomes, role_coverage
from supplyscreen.flags.triage import GROUNDS
from supplyscreen.models import GoodsRule, ScreenConfig
from supplyscreen.schemas import FLAGS

from .frames import AS_OF, lists
from .worlds import Tables, worlds


def flagged(world: Tables, rules: Sequence[GoodsRule] | None = None) -> pl.DataFrame:
    used = lists().goods_rules if rules is None else tuple(rules)
    config = ScreenConfig(goods_lists=("dol-forced-labor", "dol-child-labor"))
    return flag_records(*world, FlagContext(replace(lists(), goods_rules=used), config, AS_OF))


@settings(max_examples=5, deadline=None)
@given(world=worlds(), seed=st.integers(0, 999))
def test_the_order_of_rows_changes_nothing(world: Tables, seed: int) -> None:
    shuffled = [frame[Random(seed).sample(range(frame.height), frame.height)] for frame in world]
    again = flagged((shuffled[0], shuffled[1], shuffled[2], shuffled[3], shuffled[4]))
    assert flagged(world).equals(again)


@settings(max_examples=5, deadline=None)
@given(world=worlds())
def test_everything_adds_up(world: Tables) -> None:
    flags = flagged(world)
    assert flags.schema == FLAGS
    assert flags["flag_id"].n_unique() == flags.height
    assert flags["flag_id"].str.contains("^F[0-9a-f]{12}$").all()
    for column in ("legal_basis", "citation", "official_url", "evidence_for", "timing"):
        assert flags[column].null_count() == 0, column
    assert flags["evidence_against"].null_count() == 0
    listed = flags.filter(pl.col("ground") == "listed_party")
    for column in ("merchandise", "merchandise_reason", "timing_reason"):
        assert listed[column].null_count() == 0, column
    order = [GROUNDS.index(ground) for ground in flags["ground"]]
    assert order == sorted(order)
    outcomes = record_outcomes(world[0], world[1], flags)
    assert outcomes.height == world[0].height + world[1].height
    assert outcomes.null_count().row(0) == (0, 0, 0)
    for row in role_coverage(world[0], world[2]):
        assert row.bills == row.named + row.not_named
        assert row.not_named_superseded <= row.not_named


def under_each_law(flags: pl.DataFrame) -> set[tuple[str, ...]]:
    """What a record is flagged for: the law, the order, and whether it applied when shipped."""
    columns = ["ground", "record_id", "role", "program_key", "entry_id", "timing"]
    return set(flags.select(pl.col(columns).fill_null("")).rows())


@settings(max_examples=4, deadline=None)
@given(world=worlds(), seed=st.integers(0, 999))
def test_more_rules_never_flag_less(world: Tables, seed: int) -> None:
    """One rule may give way to a longer prefix of the same law, but no record loses that law."""
    dice = Random(seed)
    few = [rule for rule in lists().goods_rules if dice.random() < 0.5]
    assert under_each_law(flagged(world, few)) <= under_each_law(flagged(world))
