"""Pairs: every one has a score, in the order given, whatever stands on either side."""

from collections.abc import Sequence

import polars as pl
import pytest

from supplyscreen.errors import InputError
from supplyscreen.matching.pairs import score_pairs
from supplyscreen.models import ScreenConfig
from supplyscreen.schemas import SCORED_PAIRS

THRESHOLD = ScreenConfig().flag_threshold
SAME = [
    ("EXAMPLE GARMENTS CO LTD", "Example Garment Company Limited"),
    ("SUNRISE FORWARDING O/B SAMPLE GLOVES SDN BHD", "Sample Gloves Sdn. Bhd."),
    ("新疆準噶爾棉麻有限公司", "新疆准噶尔棉麻有限公司"),
    ("HETIAN HAOLIN HAIR ACCESSORIES", "Hotan Haolin Hair Accessories Co., Ltd."),
]
OTHER = [
    ("EXAMPLE GARMENTS CO LTD", "Sample Gloves Sdn. Bhd."),
    ("HETIAN TEXTILE CO LTD", "Hotan Haolin Hair Accessories Co., Ltd."),
    ("ZZZZ", "Example Garment Company Limited"),
]
NOTHING = [("", "Example"), ("Example", None), (None, ""), ("...", "🧤"), ("N/A", "N/A")]


def scored(pairs: Sequence[tuple[str | None, str | None]]) -> pl.DataFrame:
    queries, targets = zip(*pairs, strict=True)
    return score_pairs(pl.Series(queries), pl.Series(targets))


def test_every_pair_is_scored_in_order() -> None:
    pairs = [*NOTHING, *SAME, *OTHER, *SAME]
    found = scored(pairs)
    assert dict(found.schema) == dict(SCORED_PAIRS)
    assert found.select("query", "target").rows() == pairs
    assert found.drop("query", "target").null_count().row(0) == (0, 0, 0, 0)
    assert found["score"].is_between(0, 1).all()
    above = (found["score"] >= THRESHOLD).to_list()
    assert above == [False] * 5 + [True] * 4 + [False] * 3 + [True] * 4


def test_nothing_to_compare_is_a_score_of_zero_without_reasons() -> None:
    found = scored(NOTHING)
    assert found.select(pl.exclude("query", "target")).unique().rows() == [(0.0, "weak", "", "")]
    assert score_pairs(pl.Series([]), pl.Series([])).is_empty()


def test_low_scores_are_told_not_left_out() -> None:
    found = scored([("HETIAN TEXTILE CO LTD", "Hotan Haolin Hair Accessories Co., Ltd.")])
    assert 0 < found["score"][0] < THRESHOLD
    assert found["band"][0] == "weak"
    assert found["evidence_against"][0]


def test_the_best_alias_counts() -> None:
    queries = pl.Series(["EXAMPLE GARMENT JSC", "EXAMPLE GARMENT JSC"])
    targets = pl.Series(["Cong Ty May Mau", "Sample Gloves"])
    aliases = pl.DataFrame(
        {
            "target": ["Cong Ty May Mau", "Cong Ty May Mau", "Of no pair"],
            "name": ["Example Garment JSC", None, "Example Garment JSC"],
        }
    )
    assert (score_pairs(queries, targets)["score"] < THRESHOLD).all()
    found = score_pairs(queries, targets, aliases=aliases)
    assert found["band"].to_list() == ["strong", "weak"]


def test_a_target_written_with_other_blanks_is_a_target_of_its_own() -> None:
    found = scored([("Example  Mill", "Example Mill"), ("Example Mill", " Example  Mill")])
    assert found["target"].to_list() == ["Example Mill", " Example  Mill"]
    assert found["score"].n_unique() == 1
    assert found["score"][0] >= THRESHOLD


def test_settings_cut_the_bands() -> None:
    high = ScreenConfig(flag_threshold=1.0, probable_from=1.0, strong_from=1.0)
    one = pl.Series(["Example Mill"])
    assert score_pairs(one, one)["band"].to_list() == ["strong"]
    assert score_pairs(one, one, config=high)["band"].to_list() == ["weak"]


@pytest.mark.parametrize(
    ("queries", "targets", "aliases", "told"),
    [
        (["A"], ["A", "B"], None, "targets: found 2 values, expected 1"),
        (["A", 7], ["A", "B"], None, "queries, position 1: found 7"),
        (["A"], ["A"], pl.DataFrame({"target": ["A"]}), "aliases: there is no column 'name'"),
        (
            ["A"],
            ["A"],
            pl.DataFrame({"target": ["A"], "name": [7]}),
            "aliases, name, position 0: found 7",
        ),
    ],
)
def test_wrong_input_is_told(
    queries: list[object], targets: list[object], aliases: pl.DataFrame | None, told: str
) -> None:
    with pytest.raises(InputError) as caught:
        score_pairs(
            pl.Series(queries, strict=False, dtype=pl.Object if 7 in queries else None),
            pl.Series(targets),
            aliases=aliases,
        )
    assert caught.value.message.startswith(told)
