"""Small manifests and supplier lists, drawn at random."""

import polars as pl
from hypothesis import strategies as st

from .frames import bill, matches, parties, roles, shipments, suppliers

ADDRESSES = ["KORLA, XINJIANG, CHINA", "NINGBO, CHINA", "OSAKA, JAPAN", "TEL 830011", None]
GOODS = ["COTTON SHIRTS", "STEEL PIPES IN STEEL DRUMS", "TOYS", "TOMATO PASTE", None]
KINDS = ["company", "forwarder", "person", "to_order", "placeholder"]
LEVELS = ["house", "master", "regular"]

Tables = tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.DataFrame]


@st.composite
def worlds(draw: st.DrawFn) -> Tables:
    """A small manifest and supplier list with its parties and matches."""
    known = [f"P{i}" for i in range(draw(st.integers(1, 4)))]
    bills = [
        bill(
            f"S{i}",
            goods_description=draw(st.sampled_from(GOODS)),
            hts_codes=draw(st.lists(st.sampled_from(["6110", "72", "7791", "2002"]), max_size=2)),
            bill_level=draw(st.sampled_from(LEVELS)),
            master_bill_of_lading=draw(st.sampled_from(["ABCDS0", "M9", None])),
            state=draw(st.sampled_from(["current", "current", "superseded"])),
            arrival_date=draw(st.none() | st.dates()),
            place_of_receipt=draw(st.sampled_from(["URUMQI, CN", "SHANGHAI", None])),
        )
        for i in range(draw(st.integers(0, 5)))
    ]
    firms = [{"supplier_id": f"U{i}", "product": draw(st.sampled_from(GOODS))} for i in range(2)]
    records = [row["shipment_id"] for row in bills]
    named = [
        (record, role, draw(st.sampled_from(known)))
        for record in records
        for role in draw(st.sets(st.sampled_from(["shipper", "consignee", "notify_party"])))
    ]
    people = [
        {
            "party_id": key,
            "name": draw(st.sampled_from(["AN EXAMPLE CO", "XINJIANG EXAMPLE CO", "..."])),
            "address": draw(st.sampled_from(ADDRESSES)),
            "country": draw(st.sampled_from(["CN", "US", None])),
            "kind": draw(st.sampled_from(KINDS)),
        }
        for key in known
    ]
    entry = draw(st.sampled_from(["s307-001", "s307-029", "s307-055", "uflpa-camel-group"]))
    match = {"party_id": "P0", "entry_id": entry, "alias_id": "A", "score": 0.9, "band": "strong"}
    return (
        shipments(*bills),
        suppliers(*firms),
        roles(*named, ("U0", "supplier", "P0")),
        parties(*people),
        matches(match),
    )
