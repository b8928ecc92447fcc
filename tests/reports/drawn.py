"""Flags for the tests of pictures: ports, scores and suppliers that differ."""

from .builder import GAP, GOODS, LISTED, PLACE, Cell, Result, build, flag

PORTS = ("Shanghai", "Ningbo ,China (Mainland)", "Qingdao", None, "")
HERE = ("Los Angeles, CA", "Savannah, GA", None)
PATH = "tier 3 MILL A (yarn) > tier 2 WEAVER B (fabric) > BRAND C (not in the list)"


def varied(total: int = 200) -> Result:
    """``total`` flags on ports and scores that differ, gaps and supplier rows among them."""
    return build([_varied(place) for place in range(total)])


def _varied(place: int) -> dict[str, Cell]:
    base = (LISTED, PLACE, GOODS, LISTED, GAP)[place % 5]
    row = flag(
        base,
        place,
        port_of_lading=PORTS[place * place % 5] or f"Port {place % 23}" * (place % 2),
        port_of_unlading=HERE[place % 3] or (None if place % 2 else f"Harbor {place % 11}"),
        timing=("in_force_when_shipped", "shipped_before")[place % 3 == 0],
    )
    if base is LISTED:
        row |= {"score": 0.75 + (place * 7 % 26) / 100, "party_id": f"p-{place % 31}"}
    return row | supplier(place) if place % 17 == 0 else row


def supplier(place: int, **changes: Cell) -> dict[str, Cell]:
    """What makes a flag one of a supplier row."""
    own: dict[str, Cell] = {
        "record_kind": "supplier",
        "record_id": f"supplier-{place}",
        "role": "supplier",
        "bill_of_lading": None,
        "arrival_date": None,
        "port_of_lading": None,
        "port_of_unlading": None,
        "supply_path": PATH,
    }
    return own | changes
