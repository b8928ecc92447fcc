"""What travels to the workers and back, and what is decided across buckets."""

from datetime import date

import polars as pl
import pytest

pytest.importorskip("pyarrow", reason="pyarrow is missing: pip install '.[spark]'")

import supplyscreen as ss
from supplyscreen.engines.spark_bills import numbered_by
from supplyscreen.engines.spark_frames import ddl, from_arrow, to_arrow
from supplyscreen.engines.spark_lists import packed, unpacked
from supplyscreen.flags import FlagContext
from supplyscreen.intake.settle import DECISIONS
from supplyscreen.models import ScreenConfig
from supplyscreen.watchlists.combine import with_laws


def test_frames_come_back_as_they_went() -> None:
    inner = pl.Struct({"name": pl.String(), "score": pl.Float64()})
    schema = pl.Schema(
        {
            "hash": pl.UInt64(),
            "small": pl.UInt32(),
            "day": pl.Date(),
            "codes": pl.List(pl.String()),
            "told": pl.List(inner),
            "absent": pl.Boolean(),
        }
    )
    rows = {
        "hash": [0, 2**63, 2**64 - 1, None],
        "small": [1, 2**32 - 1, 0, None],
        "day": [date(2026, 1, 1), None, date(1900, 2, 28), None],
        "codes": [["6403"], [], None, ["", "é漢"]],
        "told": [[{"name": "A", "score": 0.5}], None, [], [{"name": None, "score": None}]],
        "absent": [None] * 4,
    }
    frame = pl.DataFrame(rows, schema=schema)
    assert from_arrow(to_arrow(frame, schema), schema).equals(frame)
    assert from_arrow(to_arrow(frame.drop("absent"), schema), schema).equals(frame)
    assert from_arrow(to_arrow(frame.clear(), schema), schema).equals(frame.clear())
    assert ddl(schema) == (
        "`hash` bigint, `small` bigint, `day` date, `codes` array<string>, "
        "`told` array<struct<`name`: string, `score`: double>>, `absent` boolean"
    )


def test_lists_and_settings_come_out_as_they_were_packed() -> None:
    lists = with_laws(ss.load_watchlists())
    config = ScreenConfig(goods_lists=("eo-13126",), flag_threshold=0.8)
    context = FlagContext(lists, config, date(2026, 1, 1), roles_not_supplied=frozenset(["x"]))
    found = unpacked(packed(context))
    assert (found.config, found.as_of) == (config, context.as_of)
    assert found.roles_not_supplied == context.roles_not_supplied
    for name, value in vars(lists).items():
        told = getattr(found.watchlists, name)
        assert told.equals(value) if isinstance(value, pl.DataFrame) else told == value, name


def test_numbers_told_across_buckets_go_over_those_of_a_bucket() -> None:
    decisions = pl.DataFrame(
        [(1, "deleted", None, False), (4, None, 4, True), (5, None, 4, False)],
        schema=DECISIONS,
        orient="row",
    )
    told = numbered_by(decisions, pl.Series("order", [1, 4, 9]))
    assert told.rows() == [
        (1, "deleted", None, True),
        (4, None, 4, True),
        (5, None, 4, False),
        (9, None, None, True),
    ]
