"""Scores of real-looking names against the bundled lists; what holds for any: ``test_laws``."""

import json

import polars as pl
import pytest
from tests.matching.build import lists, matched, parties, ready, scored, without

from supplyscreen.errors import ConfigError, SchemaError
from supplyscreen.matching import find_candidates, score, score_candidates
from supplyscreen.matching.features import DESCRIPTIONS
from supplyscreen.models import ScreenConfig
from supplyscreen.schemas import CANDIDATES, MATCHES, empty

THRESHOLD = ScreenConfig().flag_threshold
FOUND = [
    (
        "HSINCHIANG PRODUCTION & CONSTRUCTION CORP",
        "uflpa-xinjiang-production-and-construction-corps",
    ),
    ("HETIAN HAOLIN HAIR ACCESSORIES CO LT", "uflpa-hetian-haolin-hair-accessories"),
    ("XINJIANG DAQO NEW ENERGY CO.,LTD", "uflpa-xinjiang-daqo-new-energy"),
    ("XIN JIANG TIAN SHAN WOOL TEX CO., L", "uflpa-xinjiang-tianshan-wool-textile"),
    ("XINJIANGHABAHEASHELECOPPERCOLTD", "uflpa-xinjiang-habahe-ashele-copper"),
    ("XINJIANG ZHON6TAI CHEMICAL C0., LTD", "uflpa-xinjiang-zhongtai-chemical"),
    ("KINGTOM ALUMINO S.R.L.", "s307-074"),
    ("TOP GLOVE CORPORATON BHD", "s307-059"),
    ("新疆準噶爾棉麻有限公司", "uflpa-xinjiang-junggar-cotton-and-linen"),
    ("CHANGJI ESQUEL TEX CO LTD SHANGHAI BRANCH", "uflpa-changji-esquel-textile"),
    ("SIME DARBY PLANTATION (SABAH) SDN BHD", "s307-068"),
    ("BINZHOU CHINATEX YINTAIINDUSTRIAL CO", "uflpa-binzhou-chinatex-yintai-industrial"),
]
NOT_FOUND = [
    "NINE STAR TRADING LLC",
    "CAMEL LOGISTICS INC",
    "XINJIANG LONGSHENG ZINC INDUSTRY CO., LTD.",
    "XIAMEN ZHONGTAI GROUP CO., LTD.",
    "LIAONING PRODUCTION AND CONSTRUCTION CORPS",
    "HETIAN TEXTILE CO LTD",
    "OASIS SHOES LTD UK",
    "MINING GROUP CO., LTD.",
    "NEW ENERGY CO., LTD.",
    "VIETNAM HUAFU CO LTD",
    "STATE TRADING CORP",
]


# What the matcher cannot do yet; strict: whoever mends it moves the case up.
DIVISIONS = [
    pytest.param(
        name,
        "uflpa-xinjiang-production-and-construction-corps",
    )
    for name in ("XPCC 8TH DIVISION", "新疆生产建设兵团第八师")
]
PINYIN_NEIGHBOUR = "XINJIANG DAQI NEW ENERGY CO., LTD."  # DAQI is pinyin, DAQO is not


@pytest.mark.parametrize(("name", "entry_id"), [*FOUND, *DIVISIONS])
def test_variant_finds_its_entry(name: str, entry_id: str) -> None:
    found = matched(parties(name))
    best = found.filter(pl.col("score") == found["score"].max())
    assert entry_id in best["entry_id"].to_list()
    assert best["score"][0] >= THRESHOLD
    assert best["band"][0] in ("possible", "probable", "strong")


@pytest.mark.parametrize("name", [*NOT_FOUND, PINYIN_NEIGHBOUR])
def test_neighbour_stays_below_the_threshold(name: str) -> None:
    found = matched(parties(name))
    assert found.is_empty() or found["score"].max() < THRESHOLD  # type: ignore[operator]


def test_every_match_has_reasons() -> None:
    found = matched(parties("XINJIANG DAQO NEW ENERGY CO.,LTD", "CAMEL LOGISTICS INC"))
    assert dict(found.schema) == dict(MATCHES)
    for features, aligned, reason in found.select(
        "features", "alignment", "evidence_for"
    ).iter_rows():
        assert set(json.loads(features)) == set(DESCRIPTIONS)
        assert all(len(row) == 3 for row in json.loads(aligned))
        assert reason.endswith(".")


def test_evidence_against_is_told() -> None:
    asked = parties("CAMEL LOGISTICS INC")
    found = scored(find_candidates(asked, lists(), prepared=ready()), asked)
    against = found.filter(pl.col("entry_id") == "uflpa-camel-group")["evidence_against"][0]
    assert "LOGISTIC" in against
    assert "single word" in against


def test_low_scores_are_left_out_unless_asked_for() -> None:
    assert matched(parties("CAMEL LOGISTICS INC")).is_empty()


def test_address_supports_and_country_contradicts() -> None:
    name = "HAOLIN HAIR ACCESSORIES"
    entry = pl.col("entry_id") == "uflpa-hetian-haolin-hair-accessories"
    plain = matched(parties(name)).filter(entry)["score"][0]
    near = matched(parties(name, address="BEIJING ROAD, HETIAN, XINJIANG", country="CN"))
    far = matched(parties(name, address="12 MAIN ST, OHIO", country="US"))
    assert near.filter(entry)["score"][0] > plain > far.filter(entry)["score"][0]


def test_short_chinese_form_never_matches_alone() -> None:
    short = lists().names.filter(pl.col("alias_kind") == "chinese_short")
    found = matched(parties(*short["name"].to_list()))
    alone = found.join(short, on="alias_id")
    assert not alone.is_empty()
    assert alone["score"].max() <= 0.5  # type: ignore[operator]


def test_row_order_and_company_change_nothing() -> None:
    names = [name for name, _ in FOUND] + NOT_FOUND
    together = matched(parties(*names))
    for at in (0, 5, len(FOUND), len(names) - 1):
        alone = matched(parties(names[at])).drop("party_id")
        assert alone.equals(together.filter(pl.col("party_id") == f"p{at}").drop("party_id"))


def test_adding_an_entry_keeps_the_other_matches() -> None:
    asked = parties(*[name for name, _ in FOUND])
    less = matched(asked, watchlists=without("uflpa-xinjiang-daqo-new-energy"))
    flagged = less.filter(pl.col("score") >= THRESHOLD)
    full = matched(asked).filter(pl.col("score") >= THRESHOLD)
    kept = flagged.join(full, on=["party_id", "entry_id"], how="anti")
    assert kept.is_empty()


def test_weights_can_be_changed() -> None:
    config = ScreenConfig(weights={"bias": -30.0})
    assert matched(parties("XINJIANG DAQO NEW ENERGY"), config=config).is_empty()
    with pytest.raises(ConfigError, match="brand_covr"):
        matched(parties("XINJIANG DAQO"), config=ScreenConfig(weights={"brand_covr": 1.0}))


def test_wrong_tables_are_refused() -> None:
    with pytest.raises(SchemaError, match="PARTIES"):
        score_candidates(empty(CANDIDATES), empty(CANDIDATES), lists())
    assert score_candidates(empty(CANDIDATES), parties(), lists()).is_empty()


def test_parts_of_candidates_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    party = parties("Hetian Haolin Hair Accessories", "Hoshine Silicon", "Xinjiang Daqo Energy")
    candidates = find_candidates(party, lists(), prepared=ready())
    whole = score_candidates(candidates, party, lists(), prepared=ready())
    monkeypatch.setattr(score, "_BATCH", 2)
    parts = score._batches(candidates)
    assert len(parts) == 3
    assert sum(part.height for part in parts) == candidates.height
    assert pl.concat([part["party_id"].unique() for part in parts]).is_unique().all()
    assert score_candidates(candidates, party, lists(), prepared=ready()).equals(whole)
