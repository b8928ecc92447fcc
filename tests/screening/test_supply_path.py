"""From a supplier list with three tiers to the flag that names who is above the mill."""

from pathlib import Path

import polars as pl
from tests.intake.files import write

import supplyscreen as ss

LIST = """Supplier ID,Supplier Name,Country,Product,Tier,Supplies to
T1-A,Pinglan Garments Ltd.,Vietnam,shirts,Tier 1,
T1-B,Oldavere Apparel Inc.,Vietnam,trousers,Tier 1,Brand of the buyer
T2-A,Weaving House Solmere,Turkey,cotton fabric,Tier 2,T1-A; Oldavere Apparel
T3-A,Turpan Esquel Textile Co. Ltd.,China,cotton yarn,Tier 3,t2-a
T3-B,Spinning Mill Quenby,India,yarn,Tier 3,T9
"""


def test_a_flag_on_a_far_mill_names_the_first_tier_above_it(tmp_path: Path) -> None:
    found = ss.read_suppliers(write(tmp_path, LIST, "chain.csv"))
    result = ss.screen(suppliers=found)
    mill = result.flags.filter(pl.col("record_id") == "T3-A", ground="listed_party")
    assert mill["entry_id"].to_list() == ["uflpa-turpan-esquel-textile"]
    start = "tier 3 Turpan Esquel Textile Co. Ltd. (cotton yarn) > "
    start += "tier 2 Weaving House Solmere (cotton fabric) > "
    paths = [
        f"{start}tier 1 Oldavere Apparel Inc. (trousers)",
        f"{start}tier 1 Pinglan Garments Ltd. (shirts)",
    ]
    assert mill["supply_path"].to_list() == ["; ".join(paths)]
    assert result.rejects.select("code", "value", "column").rows() == [
        ("unknown_customer", "T9", "Supplies to")
    ]
    assert "customer_not_in_list" in result.findings["code"].to_list()
    ss.write_flags(result, tmp_path / "out")
    assert "; ".join(paths) in (tmp_path / "out" / "flags.csv").read_text(encoding="utf-8")
