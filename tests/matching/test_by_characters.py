"""Blocking rule ``same_characters``: Chinese names, simplified or traditional, but for a few."""

import pytest
from tests.matching.build import SMALL, by_each_rule, small

JUNGGAR = SMALL[-1]


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("新疆准噶尔棉麻有限公司", {JUNGGAR}),
        ("新疆準噶爾棉麻有限公司", {JUNGGAR}),  # traditional
        ("新疆准噶尔棉麻股份有限公司", {JUNGGAR}),  # another legal form
        ("新疆準葛爾棉麻", {JUNGGAR}),  # one wrong character
        ("准噶尔棉麻", {JUNGGAR}),
        ("XINJIANG 新疆准噶尔棉麻", {JUNGGAR}),
        ("新疆大全新能源有限公司", set()),
        ("新疆", set()),
        ("棉麻有限公司", set()),
        ("有限公司", set()),
        ("XINJIANG JUNGGAR", set()),
        ("", set()),
    ],
)
def test_same_characters(name: str, listed: set[str]) -> None:
    assert by_each_rule(name, small())["same_characters"] == listed
