"""``supplyscreen explain``: the text of an explanation, its JSON, and wrong arguments."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from typer.testing import Result

import supplyscreen as ss
from supplyscreen.cli.explain import lines_of
from supplyscreen.matching.explained import ExplainedFeature, Explanation

Run = Callable[..., Result]

EXAMPLE = Explanation(
    entry_id="uflpa-0001",
    entry_name="Example Hair Products Co., Ltd.",
    watchlist_id="us_dhs_uflpa",
    watchlist_title="UFLPA Entity List",
    status="listed",
    kind="party",
    listed_on=date(2022, 6, 21),
    ended_on=None,
    program_key="us-uflpa",
    provision="2(d)(2)(B)(ii)",
    provision_dates="ii: 2024-05-17",
    changes="2024-05-17 sublist: moved from sub-list (i) to sub-list (ii)",
    citation="Pub. L. 117-78",
    official_url="https://www.dhs.gov/uflpa-entity-list",
    goods_scope="",
    extends_to="and its subsidiaries",
    reading="EXAMPLE HAIR PRODUCTS CO LT",
    relation="on_behalf_of",
    matched_name="Example Hair Products Co., Ltd.",
    score=0.934,
    band="strong",
    above_threshold=True,
    features=(ExplainedFeature(name="words", value=1.0, weight=0.6, sentence="All words agree."),),
    alignment=(("example", "example", "same"), ("lt", "", "only_here")),
    evidence_for="Same brand and trade words.",
    evidence_against="",
)


def test_an_explanation_tells_verdict_law_dates_words_and_reasons() -> None:
    text = "\n".join(lines_of(EXAMPLE, 1))
    for part in (
        "1. Example Hair Products Co., Ltd.",
        "0.93, strong, above the flag threshold",
        "UFLPA Entity List (us_dhs_uflpa), entry uflpa-0001",
        "Pub. L. 117-78; 2(d)(2)(B)(ii) [us-uflpa]",
        "https://www.dhs.gov/uflpa-entity-list",
        "listed 2022-06-21, not ended",
        "Sub-lists    ii: 2024-05-17",
        "Changes      2024-05-17 sublist: moved from sub-list (i) to sub-list (ii)",
        "all goods",
        "and its subsidiaries",
        "EXAMPLE HAIR PRODUCTS CO LT (on behalf of)",
        "example   example  same",
        "lt        -        only here",
        "Words        as filed  listed\n",
        "Same brand and trade words.",
        "words = 1.00 (weight +0.60): All words agree.",
    ):
        assert part in text
    assert "Against      nothing" in text


def test_an_ended_entry_below_the_threshold_says_so() -> None:
    ended = EXAMPLE.model_copy(
        update={"ended_on": date(2024, 1, 2), "above_threshold": False, "goods_scope": "gloves"}
    )
    text = "\n".join(lines_of(ended, 2))
    assert "below the flag threshold" in text
    assert "listed 2022-06-21, ended 2024-01-02" in text
    assert "gloves" in text


def test_arguments_reach_the_library(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, dict[str, object]]] = []

    def explain_match(name: str, **options: object) -> list[Explanation]:
        assert isinstance(options.pop("watchlists"), ss.Watchlists)
        assert options.pop("config") == ss.ScreenConfig()
        asked.append((name, options))
        return [EXAMPLE]

    monkeypatch.setattr(ss, "explain_match", explain_match, raising=False)
    result = run(
        "explain", "EXAMPLE HAIR", "--address", "HOTAN", "--country", "cn", "--top", "3", "--json"
    )
    assert result.exit_code == 0
    assert asked == [("EXAMPLE HAIR", {"address": "HOTAN", "country": "CN", "top": 3})]
    assert [Explanation.model_validate(item) for item in json.loads(result.stdout)] == [EXAMPLE]


def test_nothing_found_is_said_and_is_not_clearance(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ss, "explain_match", lambda *_args, **_options: [], raising=False)
    result = run("explain", "ZZZZ")
    assert result.exit_code == 0
    assert "No entry" in result.stdout
    assert "no match is never clearance" in result.stdout
    assert run("explain", "ZZZZ", "--json").stdout == "[]\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["  "], "error: NAME is empty"),
        (["ACME", "--country", "China"], "error: --country: found 'China', expected two letters"),
        (["ACME", "--country", ""], "error: --country: found ''"),
        (["caf\udce9"], r"error: NAME: found 'caf\udce9', expected text"),
        (["ACME", "--address", "\udce9"], r"error: --address: found '\udce9'"),
    ],
)
def test_wrong_arguments_exit_2(run: Run, arguments: list[str], told: str) -> None:
    result = run("explain", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(told)
    assert "\nhint: " in result.stderr


@pytest.mark.parametrize(
    "name",
    [
        "HSINCHIANG PRODUCTION & CONSTRUCTION CORP",
        "HETIAN HAOLIN HAIR ACCESSORIES CO LT",
        "XINJIANG DAQO NEW ENERGY CO.,LTD O/B SUNRISE TRADING",
    ],
)
def test_a_listed_name_is_found_on_top_with_reasons(run: Run, name: str) -> None:
    best = json.loads(run("explain", name, "--json").stdout)[0]
    assert best["above_threshold"] is True
    assert best["evidence_for"]
    assert best["citation"]
    assert best["official_url"].startswith("https://")


@pytest.mark.parametrize("name", ["NINE STAR TRADING LLC", "CAMEL LOGISTICS INC"])
def test_a_name_that_shares_a_word_stays_below_the_threshold(run: Run, name: str) -> None:
    found = json.loads(run("explain", name, "--json").stdout)
    assert [item["entry_name"] for item in found if item["above_threshold"]] == []
