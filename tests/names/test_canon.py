"""What stands in a name and what follows it."""

import polars as pl
import pytest

from supplyscreen.names.canon import canonical_frame


@pytest.mark.parametrize(
    ("name", "core", "tail", "ended"),
    [
        ("DAQO NEW ENERGY CO., LTD", ["DAQO", "NEW", "ENERGY"], [], True),
        ("DAQO CO LTD SHANGHAI BRANCH", ["DAQO"], ["SHANGHAI", "BRANCH"], True),
        ("DAQO WORKS 49 JIANSHE RD", ["DAQO", "WORK"], ["49", "JIANSHE", "RD"], True),
        ("DAQO TEXTILE TEL 0991", ["DAQO", "TEXTILE"], ["TEL", "0991"], True),
        ("DAQO NEW ENER", ["DAQO", "NEW", "ENER"], [], False),
        ("CO LTD DAQO", ["DAQO"], [], True),
        ("S.A. DAQO", ["SA", "DAQO"], [], False),
        ("DAQO S.A.", ["DAQO"], [], True),
    ],
)
def test_core_tail_ended(name: str, core: list[str], tail: list[str], ended: bool) -> None:
    row = canonical_frame(pl.Series([name])).row(0, named=True)
    assert (row["core"], row["tail"], row["ended"]) == (core, tail, ended)


def test_compact_and_characters() -> None:
    frame = canonical_frame(pl.Series(["Xin Jiang Daqo Co., Ltd.", "新疆準噶爾棉麻有限公司"]))
    assert frame["compact"].to_list()[0] == "XINJIANGDAQO"
    assert frame["han"].to_list() == ["", "新疆准噶尔棉麻"]
