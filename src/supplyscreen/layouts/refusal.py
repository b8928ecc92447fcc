"""The errors of a table whose headings do not say enough; each lists them and says what would."""

from collections.abc import Sequence

from supplyscreen.errors import InputError
from supplyscreen.layouts.fields import Kind
from supplyscreen.layouts.shown import shown

_WANTED = {
    "shipment": "a shipper or a consignee",
    "supplier": "a supplier's name",
    None: "a party",
}
_VERB = {"shipment": "names", "supplier": "holds", None: "names"}
_HINT = {
    "shipment": "name one of them shipper, exporter, manufacturer, consignee or importer, or say "
    'which it is: --map shipper_name="HEADING"; a supplier list needs name and country or address',
    "supplier": "name it name, supplier or facility name, or say which it is: "
    '--map name="HEADING"; a manifest is read as INPUT',
    None: 'say which column names the party: --map shipper_name="HEADING" for a manifest, '
    '--map name="HEADING" for a supplier list',
}


def no_party(
    headings: Sequence[str],
    *,
    name: str,
    kind: Kind | None,
    doubts: Sequence[str] = (),
    other: str = "",
) -> InputError:
    """No column of table ``name`` names a party of ``kind`` (None: of either).

    ``other`` is the layout of the other kind that its headings give away.
    """
    near = f"; its headings are those of {other}, which is of the other kind" if other else ""
    near += "".join(f"; {doubt}" for doubt in doubts[:3])
    return InputError(
        f"{name} has no column that {_VERB[kind]} {_WANTED[kind]}; found: {shown(headings)}.",
        hint=_HINT[kind] + near,
    )


def either_kind(headings: Sequence[str], *, name: str) -> InputError:
    """Table ``name`` may be a manifest or a supplier list."""
    return InputError(
        f"{name} may be a manifest or a supplier list; found: {shown(headings)}.",
        hint='--map shipper_name="HEADING" makes it a manifest, --map name="HEADING" a supplier '
        "list; so does a heading for the bill of lading or the arrival date, or for the address "
        "or country of the supplier",
    )
