"""The flags of the first 499 bills of 2018 (CBP AMS), where that sample is present."""

from pathlib import Path

import polars as pl
import pytest

from supplyscreen.flags import flag_records, record_outcomes, role_coverage
from supplyscreen.intake import read_manifest
from supplyscreen.schemas import MATCHES, SUPPLIERS, empty

from .frames import context

SAMPLE = Path(__file__).resolve().parents[2] / "../shared/samples/cbp_ams_2018_head"


@pytest.mark.skipif(not SAMPLE.is_dir(), reason="the sample is not part of the repository")
def test_the_head_of_2018() -> None:
    manifest = read_manifest(SAMPLE)
    shipments = manifest.shipments.collect()
    flags = flag_records(
        shipments,
        empty(SUPPLIERS),
        manifest.roles.collect(),
        manifest.parties,
        empty(MATCHES),
        context(),
    )
    goods = flags.filter(pl.col("ground") == "goods")
    # Two bills of towels: HS CODE TOWELS 6302.60.0020.
    assert sorted(goods["rule_id"]) == [
        "uflpa-aluminum",
        *["uflpa-cotton"] * 2,
        "uflpa-lithium",
        "uflpa-steel",
    ]
    assert set(goods["timing"]) == {"shipped_before"}
    assert flags.filter(pl.col("ground") == "place").is_empty()
    counts = dict(
        record_outcomes(shipments, empty(SUPPLIERS), flags)["outcome"].value_counts().rows()
    )
    assert sum(counts.values()) == 499
    assert counts["superseded"] == 18
    shipper, consignee, _, goods_stated = role_coverage(shipments, manifest.roles.collect())
    assert (shipper.not_named, consignee.not_named) == (99, 79)
    assert goods_stated.named == 258  # the head of the goods table ends before the bills do
