"""Whether a table is a manifest or a supplier list."""

from collections.abc import Collection, Mapping, Sequence

from supplyscreen.layouts.doubts import near_misses
from supplyscreen.layouts.fields import ROLES, Kind, is_field
from supplyscreen.layouts.refusal import either_kind, no_party
from supplyscreen.layouts.synonyms import first_fits

# What only a manifest has: a bill, a day of arrival, a port, a customs entry, a consignee.
_BILL = {
    "bill_of_lading",
    "house_bill_of_lading",
    "master_bill_of_lading",
    "arrival_date",
    "estimated_arrival_date",
    "entry_number",
    "port_of_lading",
    "port_of_unlading",
    "vessel_name",
    "consignee_name",
    "consignee_block",
    "notify_party_name",
}
# What no supplier list has, though it may call its customers buyers.
_CARRIED = _BILL - {"arrival_date", "entry_number", "consignee_name", "consignee_block"}
_CARRIED -= {"notify_party_name"}
_PLACE = {"address", "address_1", "country", "city"}
_CHAIN = {"tier", "parent_id", "supplies_to", "supplier_id"}
_NAMED = ("name", "block", "local_name")


def names_a_party(columns: Collection[str], kind: Kind) -> bool:
    """Whether a field of ``columns`` names whom to screen: a notify party alone is not enough."""
    if kind == "supplier":
        return bool({"name", "local_name"} & set(columns))
    roles = (role for role in ROLES if role != "notify_party")
    return any(f"{role}_{part}" in columns for role in roles for part in _NAMED)


def mapped_kind(mapping: Mapping[str, str]) -> Kind | None:
    """The kind whose fields ``mapping`` (field -> heading) fills; None for none or for both."""
    kinds: tuple[Kind, ...] = ("shipment", "supplier")
    filled = [field for field, heading in mapping.items() if heading.strip()]
    found = [each for each in kinds if any(is_field(field, kind=each) for field in filled)]
    return found[0] if len(found) == 1 else None


def kind_of(headings: Sequence[str], *, name: str) -> Kind:
    """By what the headings in usual words can mean.

    A heading of a bill of lading, a vessel or a port makes a manifest, and so does a day of arrival
    or a consignee where no customer or tier is named; a supplier with a place or a place in a chain
    makes a supplier list.
    Raises InputError when neither names a party, or both are equally likely.
    """
    shipment = set(first_fits(headings, kind="shipment"))
    supplier = set(first_fits(headings, kind="supplier"))
    manifest = names_a_party(shipment, "shipment")
    suppliers = names_a_party(supplier, "supplier")
    if not manifest and not suppliers:
        near = (*near_misses(headings, kind="shipment"), *near_misses(headings, kind="supplier"))
        raise no_party(headings, name=name, kind=None, doubts=near)
    if not suppliers or not manifest:
        bare = suppliers and not _BILL & shipment
        return "supplier" if bare else "shipment"
    if _CARRIED & shipment:
        return "shipment"
    if _BILL & shipment and not {"tier", "parent_id", "supplies_to"} & supplier:
        return "shipment"
    if not _BILL & shipment and (_PLACE | _CHAIN) & supplier:
        return "supplier"
    raise either_kind(headings, name=name)
