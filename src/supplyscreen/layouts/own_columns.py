"""What the user says of columns: field=heading, checked against the fields and the headings."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from supplyscreen.errors import InputError
from supplyscreen.layouts.fields import Kind, is_field, meanings
from supplyscreen.layouts.fold import fold
from supplyscreen.layouts.shown import shown


def parse_map(pairs: Sequence[str]) -> dict[str, str]:
    """``["shipper_name=Exporter Name"]`` -> field -> heading; ``field=`` un-maps a guessed field.

    Raises InputError: no ``=``, a field that does not exist, or one that is named twice.
    """
    found: dict[str, str] = {}
    for pair in pairs:
        field, equals, heading = pair.partition("=")
        field, heading = field.strip(), heading.strip()
        if not equals or not field:
            raise InputError(
                f"--map {pair!r} is no mapping; expected FIELD=HEADING.",
                hint='for example --map shipper_name="Exporter Name"',
            )
        check_field(field, kind=None, where="--map")
        if field in found:
            raise InputError(
                f"--map names {field} twice: {found[field]!r} and {heading!r}.",
                hint="one column holds a field; several are numbered: shipper_address_1",
            )
        found[field] = heading
    return found


def check_field(field: str, *, kind: Kind | None, where: str) -> None:
    """Raises InputError, which lists the fields, when ``kind`` (None: neither) has no ``field``."""
    kinds: tuple[Kind, ...] = (kind,) if kind else ("shipment", "supplier")
    if any(is_field(field, kind=each) for each in kinds):
        return
    known = list(dict.fromkeys(name for each in kinds for name in meanings(each)))
    near = get_close_matches(field.casefold(), known, n=3)
    of = f" of a {'manifest' if kind == 'shipment' else 'supplier list'}" if kind else ""
    raise InputError(
        f"{where}: {field!r} is not a field{of}; fields are: {', '.join(known)}.",
        hint=f"did you mean {' or '.join(near)}?"
        if near
        else "docs/layouts.md says what they mean",
    )


def own_columns(
    mapping: Mapping[str, str], headings: Sequence[str], *, name: str, kind: Kind
) -> dict[str, int | None]:
    """Field -> position of the heading that ``mapping`` names, None where it names none.

    A heading is met as written, else whatever its case and punctuation.
    Raises InputError for an unknown field or heading, with the nearest ones.
    """
    found: dict[str, int | None] = {}
    for field, heading in mapping.items():
        check_field(field, kind=kind, where=name)
        found[field] = _position(heading, headings, field, name) if heading.strip() else None
    return found


def _position(heading: str, headings: Sequence[str], field: str, name: str) -> int:
    wanted = heading.strip()
    stripped = [each.strip() for each in headings]
    if wanted in stripped:
        return stripped.index(wanted)
    folded = [fold(each) for each in headings]
    if fold(wanted) and fold(wanted) in folded:
        return folded.index(fold(wanted))
    near = get_close_matches(fold(wanted), [each for each in folded if each], n=1)
    raise InputError(
        f"{name} has no column {wanted!r}, which is mapped to {field}; found: {shown(headings)}.",
        hint=f"did you mean {headings[folded.index(near[0])]!r}?"
        if near
        else "name a column by its heading",
    )
