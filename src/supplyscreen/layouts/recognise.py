"""Headings -> Reading: a known layout, else usual words, and over both what the user says."""

import re
from collections.abc import Sequence

from supplyscreen.errors import InputError
from supplyscreen.layouts.doubts import doubts_of
from supplyscreen.layouts.fields import ROLES, Kind
from supplyscreen.layouts.fold import fold
from supplyscreen.layouts.kinds import kind_of, mapped_kind, names_a_party
from supplyscreen.layouts.layout_table import Layout, layout_of
from supplyscreen.layouts.own_columns import own_columns
from supplyscreen.layouts.own_mapping import Columns, OwnMapping
from supplyscreen.layouts.reading import Reading
from supplyscreen.layouts.refusal import no_party
from supplyscreen.layouts.synonyms import all_fits

# People's names and numbers are no goods and no parties: they are not carried into reports.
_PERSONAL = re.compile(
    r"(?i)contact|e-?mail|phone|fax\b|comm_number|attn|person in charge|联系人|电话"
)
# Known fields that no stage reads: their columns are kept as extra, and not counted as used.
_ONLY_KEPT = {"country_of_export", "trade_update_date", "tariff_ordinal"}
_ONLY_KEPT |= {f"{role}_id" for role in ROLES}
# The number of an importer may be a private person's.
_NOT_KEPT = {"consignee_id", "notify_party_id"}
_BY_WORDS = {"shipment": "manifest by its headings", "supplier": "supplier list by its headings"}
_OWN = {"shipment": "manifest by your mapping", "supplier": "supplier list by your mapping"}


def recognise(
    headings: Sequence[str],
    *,
    name: str,
    kind: Kind | None = None,
    mapping: Columns | None = None,
    guess: bool = True,
) -> Reading:
    """How the columns of table ``name`` are read, whatever their order.

    ``kind`` leaves the other kind aside; without it a known layout decides, else the fields.
    ``mapping`` (field -> heading, "" for "in no column") goes over everything that is guessed;
    with ``guess`` false, and as a saved mapping file (OwnMapping), it is all that is read.
    Raises InputError, which lists the headings: no column names a party, both kinds are equally
    likely, or ``mapping`` has a field or heading that is not there.
    """
    if isinstance(mapping, OwnMapping):
        kind, guess, mapping = _kind_of_file(mapping, kind, name), False, mapping.columns
    folded = frozenset(fold(heading) for heading in headings) - {""}
    wanted = kind or mapped_kind(mapping or {})
    layout = layout_of(folded, kind=wanted) if guess else None
    kind = layout.kind if layout else wanted or kind_of(headings, name=name)
    own = own_columns(mapping or {}, headings, name=name, kind=kind)
    columns, why = _guessed(headings, layout, kind) if guess else ({}, {})
    for field in own:
        columns.pop(field, None)
        why.pop(field, None)
    placed = {field: at for field, at in own.items() if at is not None}
    taken = set(placed.values())
    personal = {at for f, at in (columns | placed).items() if f in _NOT_KEPT}
    columns = {f: at for f, at in columns.items() if at not in taken} | placed
    columns = {f: at for f, at in columns.items() if f not in _ONLY_KEPT}
    why = {f: told for f, told in why.items() if f in columns}
    why |= {
        f: f'heading "{headings[at]}" read as {f}: so mapped'
        for f, at in placed.items()
        if f in columns
    }
    doubts = doubts_of(headings, columns, layout=layout, kind=kind, settled=own) if guess else ()
    if not names_a_party(columns, kind) and not (layout and layout.part):
        other = layout_of(folded, kind=None)
        told = other.name if other and other.kind != kind else ""
        raise no_party(headings, name=name, kind=kind, doubts=doubts, other=told)
    by_words = _BY_WORDS[kind] if guess else _OWN[kind]
    return Reading(
        layout=layout.name if layout else by_words,
        kind=kind,
        headings=tuple(headings),
        columns=columns,
        kept=tuple(
            at
            for at, heading in enumerate(headings)
            if at not in {*columns.values(), *personal} and not _PERSONAL.search(heading)
        ),
        why=why,
        doubts=doubts,
        part=bool(layout and layout.part),
    )


def _kind_of_file(mapping: OwnMapping, kind: Kind | None, name: str) -> Kind:
    """The kind that the mapping file says; refused where the other one is read."""
    if kind is not None and kind != mapping.kind:
        raise InputError(
            f"the mapping file says kind: {mapping.kind}, and {name} is read as {kind}.",
            hint="take the mapping file that was saved for this input",
        )
    return mapping.kind


def _guessed(
    headings: Sequence[str], layout: Layout | None, kind: Kind
) -> tuple[dict[str, int], dict[str, str]]:
    """Columns and reasons by the layout, and by usual words where it knows no such heading."""
    place: dict[str, int] = {}
    for at, heading in enumerate(headings):
        place.setdefault(fold(heading), at)
    columns: dict[str, int] = {}
    why: dict[str, str] = {}
    for field, held in layout.fields.items() if layout else ():
        there = [place[each] for each in held if each in place]
        if there:
            columns[field] = at = there[0]
            why[field] = f'heading "{headings[at]}" is {field} in {layout.name if layout else ""}'
    known = layout.known if layout else frozenset()
    for field, fits in all_fits(headings, kind=kind).items():
        free = [(fit, at) for fit, at in fits if fold(headings[at]) not in known]
        if field not in columns and free:
            fit, at = free[0]
            columns[field] = at
            why[field] = f'heading "{headings[at]}" read as {field}: {fit.why}'
    return columns, why
