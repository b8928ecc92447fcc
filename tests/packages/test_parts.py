"""Exhibits, stages, blanks and the flow chart."""

from xml.etree import ElementTree

import pytest

from supplyscreen.documents import Chart
from supplyscreen.documents.charts import fixed_svg
from supplyscreen.packages.blanks import Blank, blanks_of, headings_of
from supplyscreen.packages.exhibits import exhibits_of
from supplyscreen.packages.flow import Step, flow_chart, path_steps
from supplyscreen.packages.stages import ANY_GOODS, chains_of

_SVG = "{http://www.w3.org/2000/svg}"


def test_exhibits_are_numbered_and_of_one_procedure() -> None:
    ours = exhibits_of("applicability-review", "us-uflpa", {"cotton": ""}, csv_name="b.csv")
    theirs = exhibits_of("exception", "us-uflpa", {"cotton": ""}, csv_name="b.csv")
    assert [each.number for each in ours] == list(range(1, len(ours) + 1))
    own = {each.document for each in exhibits_of("exception", "us-uflpa", {}, csv_name="b.csv")}
    assert len(own) == 3 + 4
    assert not {each.document for each in ours if "exception" in each.shows}
    assert {each.document for each in ours} & {each.document for each in theirs}  # of cotton
    assert all(each.sources and each.confidence for each in ours[3:])


def test_an_exhibit_is_attached_only_where_the_run_has_it() -> None:
    attached = [e for e in exhibits_of("exception", "us-uflpa", {}, csv_name="b.csv") if e.attached]
    assert [each.number for each in attached] == [2, 3]


def test_a_chain_for_any_goods_stands_first_where_the_goods_are_not_sure() -> None:
    assert [chain.stages for chain in chains_of({})] == [ANY_GOODS]
    assert [c.commodity for c in chains_of({"cotton": "only where so"})] == ["", "cotton"]
    sure = chains_of({"cotton": "only where so", "steel": ""})
    assert [chain.commodity for chain in sure] == ["steel", "cotton"]
    assert len(sure[0].moves) == len(sure[0].stages) - 1


TEXT = """\
# Title

## 1\\. First

Date: [COUNSEL TO CHECK]

| What | To be filled in |
|---|---|
| Entry | \\[IMPORTER TO FILL IN\\] |
| Port \\| pier | [IMPORTER TO FILL IN] |
| Done | [NOT STATED] |

## 2. Second

| No. | Paid | Moved |
|---:|---|---|
| 1 | [PRODUCER] | [PRODUCER] |
| 2 | [PRODUCER] | done |
"""


def test_blanks_are_read_from_the_text() -> None:
    assert headings_of(TEXT) == ("1. First", "2. Second")
    assert blanks_of(TEXT) == (
        Blank("1. First", "counsel", 1, ("Date",), 0),
        Blank("1. First", "importer", 2, ("Entry", "Port | pier"), 0),
        Blank("2. Second", "producer", 3, ("Paid", "Moved", "No. 2"), 0),
    )


def words_of(chart: Chart) -> list[str]:
    svg = ElementTree.fromstring(fixed_svg(chart))
    return ["".join(text.itertext()) for text in svg.iter(f"{_SVG}text")]


def test_the_chart_names_every_step_and_draws_blanks_dashed() -> None:
    chart = flow_chart([Step("Spinning", (), "producer"), Step("Shipper", ("A LTD", "B LTD"))])
    assert words_of(chart) == [
        "Spinning: blank, the producer fills it in",
        "Shipper",
        "A LTD",
        "B LTD",
    ]
    svg = ElementTree.fromstring(chart.svg)
    dashed = [box.get("stroke-dasharray") for box in svg.iter(f"{_SVG}rect")]
    assert dashed == ["6 4", None]
    assert chart.alt == (
        "Flow chart. Spinning: blank, for the producer to fill in; then Shipper: A LTD, B LTD."
    )


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert(1)</script>",
        "A & B \u202e]]>",
        "X" * 10_000,
        "新疆大全新能源股份有限公司" * 30,
        "شركة المدينة للتجارة",
        "",
        "\x00\ud800",
    ],
    ids=["script", "marks", "long", "chinese", "arabic", "empty", "control"],
)
def test_no_name_breaks_the_chart_or_leaves_its_box(name: str) -> None:
    lines = words_of(flow_chart([Step("Shipper", (name,))]))
    assert 2 <= len(lines) <= 4
    assert all(len(line) <= 60 for line in lines)


def test_many_names_are_counted() -> None:
    chart = flow_chart([Step("Shipper", tuple(f"FIRM {n}" for n in range(9)))])
    assert words_of(chart)[-1] == "and 5 more names, in the table of parties"
    assert chart.alt.endswith("FIRM 3 and 5 more names.")


def test_a_supply_path_is_drawn_step_by_step() -> None:
    steps = path_steps("tier 2 MILL A (yarn) > TRADER (not in the list)")
    assert [each.names for each in steps] == [
        ("tier 2 MILL A (yarn)",),
        ("TRADER (not in the list)",),
    ]


def test_a_long_step_stays_in_its_box() -> None:
    lines = words_of(flow_chart([Step("Cutting and sewing, or other making " * 2, (), "producer")]))
    assert len(lines) > 1
    assert all(len(line) <= 56 for line in lines)
    assert " ".join(lines).endswith("the producer fills it in")
