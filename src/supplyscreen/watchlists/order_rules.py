"""How CBP's file changes the list of Section 307 orders: status, goods, names, new ids."""

import re
from collections.abc import Collection, Sequence

import polars as pl

from supplyscreen.names.country import country_codes
from supplyscreen.watchlists.entries import ENTRY_COLUMNS
from supplyscreen.watchlists.list_rules import (
    Changed,
    Reading,
    Row,
    add_source,
    alias_row,
    ended_row,
    with_step,
)
from supplyscreen.watchlists.publication import Published, name_key, without_acronym

PAGE = "https://www.cbp.gov/document/stats/withhold-release-orders-findings"
ALIAS_SOURCE = "CBP list of withhold release orders and findings"
# CBP's "Inactive" says no more than these of ours, which say how the order ended.
ENDED = ("modified", "revoked", "inactive")
SUPERSEDED = ("superseded_in_enforcement",)
_BRACKET = re.compile(r"\s*\([^)]*\)")


class OrderRules:
    """:class:`~supplyscreen.watchlists.list_rules.ListRules` of ``us_cbp_section307``."""

    def new_id(self, each: Published, taken: Collection[str]) -> str:
        """The next number: CBP publishes none of its own."""
        numbers = [int(key.removeprefix("s307-")) for key in taken if re.match(r"s307-\d+$", key)]
        return f"s307-{max(numbers, default=0) + 1:03}"

    def new_entry(self, each: Published, entry_id: str, reading: Reading) -> Changed:
        """The row says what CBP's file says; what kind of thing it is is read from the name."""
        kind = _kind(each)
        searched = kind in ("party", "facility")
        order = "finding" if each.provision == "Finding" else "withhold release order"
        row: Row = dict.fromkeys(ENTRY_COLUMNS) | {
            "entry_id": entry_id,
            "kind": kind,
            "name": each.name,
            "search_name": _search_name(each) if searched else None,
            "country": _country(each),
            "listed_on": each.listed_on.isoformat(),
            "status": each.status,
            "status_detail": each.remarks or None,
            "program_key": "us-section-307",
            "provision": each.provision,
            "goods_scope": each.goods,
            "extends_to": each.extends_to or None,
            "sectors": each.industry or None,
            "citation": f"CBP {order} dated {each.listed_on} (CBP publishes no order number)",
            "source_url": PAGE,
            "sources": _source(reading),
            "confidence": "high",
        }
        told = f"{each.name} ({entry_id}) was taken as a {kind}: check kind and searched name"
        return Changed(row, _added(row, (), each, reading), told=(told,))

    def updated(self, row: Row, own: Sequence[Row], each: Published, reading: Reading) -> Changed:
        """Status, goods and day are the publisher's where they say another thing than ours.

        Goods words of our own after the publisher's stay as long as the publisher's do. No name is
        taken away: the names of an order were taken apart by hand.
        """
        changed = dict(row)
        told = []
        if _status_differs(row, each):
            told.append(f"{each.name} ({row['entry_id']}): {row['status']} is now {each.status}")
            changed = _new_status(changed, each, reading)
        if not name_key(row["goods_scope"] or "").startswith(name_key(each.goods)):
            changed["goods_scope"] = each.goods
        if row["listed_on"] != each.listed_on.isoformat():
            changed["listed_on"] = each.listed_on.isoformat()
        changed["country"] = row["country"] or _country(each)
        if name_key(each.name) != name_key(row["name"] or ""):
            told.append(f"{row['entry_id']}: CBP writes {each.name}, the list {row['name']}")
        if changed != row:
            changed = add_source(changed, _source(reading))
        return Changed(changed, _added(changed, own, each, reading), told=tuple(told))

    def ended(self, row: Row, reading: Reading) -> Row:
        """Ended on the day of the publication: how and when an order ended is not in the file."""
        detail = (
            f"Not in CBP's file of {reading.published_on}; "
            "how and on which day the order ended is not in the file."
        )
        return ended_row(row, reading, detail=detail, source=_source(reading))

    def owns_alias(self, alias: Row) -> bool:
        """Never: see :meth:`updated`."""
        return False


def _kind(each: Published) -> str:
    """Vessels and goods as CBP words them; a place of work is for a person to recognise."""
    if each.name.casefold().startswith("fishing vessel:"):
        return "vessel"
    if re.search(r"^all \w+|\bproduced in\b", each.name, re.IGNORECASE):
        return "goods"
    return "party"


def _search_name(each: Published) -> str:
    name = each.name.removesuffix(each.extends_to).rstrip(" ,") if each.extends_to else each.name
    return without_acronym(name)


def _country(each: Published) -> str | None:
    code: str | None = country_codes(pl.Series([each.country or None], dtype=pl.String))[0]
    return code


def _status_differs(row: Row, each: Published) -> bool:
    """CBP shows an order as active whose enforcement the UFLPA superseded, and as inactive what
    the list tells more closely."""
    kept = {"active": SUPERSEDED, "inactive": ENDED}.get(each.status, ())
    return row["status"] not in (each.status, *kept)


def _new_status(row: Row, each: Published, reading: Reading) -> Row:
    remarks = f": {each.remarks.rstrip('.')}" if each.remarks else ""
    detail = f"{each.status} in CBP's file of {reading.published_on}{remarks}."
    before = f" Before: {row['status_detail']}" if row["status_detail"] else ""
    lasting: Row = {"ended_on": None} if each.status not in ENDED else {}
    told = row | lasting | {"status": each.status, "status_detail": f"{detail}{before}"}
    return with_step(told, each.status, reading, f"so in CBP's file of {reading.published_on}")


def _added(row: Row, own: Sequence[Row], each: Published, reading: Reading) -> tuple[Row, ...]:
    """Other names that are not there, whole or without their brackets.

    In the list "Golden Horse (JinMa) Diesel Factory" was taken apart into two spellings.
    """
    known = {name_key(name or "") for name in (row["name"], row["search_name"])}
    known |= {name_key(alias["name"] or "") for alias in own}
    source = f"{ALIAS_SOURCE}, {reading.published_on}"
    return tuple(
        alias_row(row["entry_id"], name, kind="alias", source=source)
        for name in each.aliases
        if not known & {name_key(name), name_key(_BRACKET.sub("", name))}
    )


def _source(reading: Reading) -> str:
    return f"CBP file {reading.file_name}, {PAGE}"
