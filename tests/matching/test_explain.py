"""The explanation of one name: the path of the screen, in words."""

import pytest
from tests.matching.build import lists

from supplyscreen.matching import explain_match
from supplyscreen.models import ScreenConfig


@pytest.mark.parametrize(
    ("name", "entry", "relation"),
    [
        ("HSINCHIANG PRODUCTION & CONSTRUCTION CORP", "production-and-construction", "as_filed"),
        ("HETIAN HAOLIN HAIR ACCESSORIES CO LT", "haolin-hair", "as_filed"),
        ("XINJIANG DAQO NEW ENERGY CO.,LTD O/B SUNRISE TRADING", "daqo", "as_filed"),
        ("SUNRISE TRADING O/B XINJIANG DAQO NEW ENERGY CO.,LTD", "daqo", "on_behalf_of"),
    ],
)
def test_entry_on_top_with_reasons(name: str, entry: str, relation: str) -> None:
    found = explain_match(name, watchlists=lists())
    best = [item for item in found if item.score == found[0].score]
    assert any(entry in item.entry_id for item in best)
    assert found[0].above_threshold
    assert found[0].relation == relation
    assert found[0].evidence_for
    assert found[0].citation
    assert found[0].official_url.startswith("https://")
    assert {feature.name for feature in found[0].features} >= {"name_cover", "query_cover"}


@pytest.mark.parametrize("name", ["NINE STAR TRADING LLC", "CAMEL LOGISTICS INC"])
def test_neighbours_are_below_the_threshold_and_say_why(name: str) -> None:
    found = explain_match(name, watchlists=lists())
    assert found
    assert not any(item.above_threshold for item in found)
    assert found[0].evidence_against


def test_of_equal_scores_the_wider_listing_comes_first() -> None:
    found = explain_match("HETIAN HAOLIN HAIR ACCESSORIES", top=2, watchlists=lists())
    assert found[0].score == found[1].score
    assert [item.entry_id for item in found] == ["uflpa-hetian-haolin-hair-accessories", "s307-042"]


def test_top_and_threshold() -> None:
    config = ScreenConfig(flag_threshold=1.0, strong_from=1.0, probable_from=1.0)
    found = explain_match("HUAFU COTTON", top=3, watchlists=lists(), config=config)
    assert len(found) == 3
    assert not any(item.above_threshold for item in found)
    assert explain_match("QQQQ", watchlists=lists()) == []
