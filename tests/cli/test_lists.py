"""``supplyscreen lists``: what is loaded, its age, and its gaps."""

import json
from collections.abc import Callable
from datetime import date, timedelta

from typer.testing import Result

import supplyscreen as ss

Run = Callable[..., Result]
IDS = ["us_cbp_section307", "us_dhs_uflpa"]


def test_json_counts_what_is_loaded(run: Run) -> None:
    result = run("lists", "--json", "--as-of", "2026-01-31")
    assert result.exit_code == 0
    record = json.loads(result.stdout)
    watchlists = ss.load_watchlists()
    assert record["as_of"] == "2026-01-31"
    assert record["data_sha256"] == watchlists.data_sha256
    assert [item["id"] for item in record["lists"]] == IDS
    assert sum(item["entries"] for item in record["lists"]) == watchlists.entries.height
    assert sum(item["names"] for item in record["lists"]) == watchlists.names.height
    assert {program["key"] for program in record["programs"]} == set(watchlists.programs)


def test_the_text_tells_publisher_age_and_every_known_gap(run: Run) -> None:
    info = next(item for item in ss.load_watchlists().lists if item.id == "us_dhs_uflpa")
    day = info.published_on + timedelta(days=1234)
    text = " ".join(run("lists", "--as-of", day.isoformat()).stdout.split())
    assert f"{info.title} ({info.id})" in text
    assert f"Published by {info.publisher} on {info.published_on}: 1,234 days old" in text
    assert info.known_gaps
    for gap in info.known_gaps:
        assert " ".join(gap.text.split()) in text


def test_an_old_list_carries_a_warning(run: Run) -> None:
    info = next(item for item in ss.load_watchlists().lists if item.id == "us_dhs_uflpa")
    day = info.retrieved_on + timedelta(days=31)
    record = json.loads(run("lists", "--json", "--as-of", day.isoformat()).stdout)
    (told,) = [i["stale_warning"] for i in record["lists"] if i["id"] == "us_dhs_uflpa"]
    assert told.startswith(f"Stale: last read at its source on {info.retrieved_on}, 31 days")
    assert told in " ".join(run("lists", "--as-of", day.isoformat()).stdout.split())


def test_entries_listed_later_are_said_not_to_be_used(run: Run) -> None:
    day = date(2022, 12, 31)
    entries = ss.load_watchlists().entries
    later = entries.filter(entries["listed_on"] > day).height
    record = json.loads(run("lists", "--json", "--as-of", day.isoformat()).stdout)
    assert later > 0
    assert sum(item["not_yet_listed"] for item in record["lists"]) == later
    text = run("lists", "--as-of", day.isoformat()).stdout
    assert f"were listed after {day}: not used" in text
    assert f"days after {day}" in text


def test_a_wrong_day_exits_2(run: Run) -> None:
    result = run("lists", "--as-of", "2018-02-30")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("error: --as-of: found '2018-02-30'")
