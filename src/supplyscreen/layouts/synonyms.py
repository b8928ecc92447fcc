"""Headings in usual words -> fields: whole phrases, and role words combined with part words.

``data/headings.csv`` lists phrases per kind of file (one without a field means none);
``data/party_headings.csv`` words for roles (exporter, vendor, 发货人) and for the parts of a party
(name, address), which combine in both orders: exporter address, dirección del exportador.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product

from supplyscreen.layouts.fields import NUMBERED, is_field
from supplyscreen.layouts.fold import fold, without_asides

# What stands between a part and a role: name of the exporter, nombre del proveedor.
_BETWEEN = ("", "of", "ofthe", "de", "del", "dela", "do", "da", "du", "des", "der")
# And between a role and a part: supplier's name, 发货人的地址.
_AFTER = ("", "s", "的")
_LONGEST = 200  # letters; what is longer is no heading


@dataclass(frozen=True, slots=True)
class Fit:
    """A field that a heading may mean. The lower ``rank``, the better it fits; ``why`` says so."""

    field: str
    rank: tuple[int, int, int]
    why: str


def fit_of(heading: str, *, kind: str) -> Fit | None:
    """The field that ``heading`` means in a file of ``kind`` shipment or supplier, or None."""
    return _fit_of(heading, kind) if len(heading) <= _LONGEST else None


@lru_cache(maxsize=4096)
def _fit_of(heading: str, kind: str) -> Fit | None:
    for text in dict.fromkeys((fold(heading), fold(without_asides(heading)))):
        if found := _fit(text, kind):
            return found
        stem = text.rstrip("0123456789")
        number = text[len(stem) :]
        base = _fit(stem, kind) if len(number) == 1 and number != "0" else None
        if base and base.field in NUMBERED and _ends_in_part(base, stem):
            return Fit(f"{base.field}_{number}", base.rank, f"{base.why}, number {number}")
    return None


def first_fits(headings: Sequence[str], *, kind: str) -> dict[str, int]:
    """Field -> position of the heading that fits it best; of equal ones the first."""
    return {field: places[0][1] for field, places in all_fits(headings, kind=kind).items()}


def all_fits(headings: Sequence[str], *, kind: str) -> dict[str, list[tuple[Fit, int]]]:
    """Field -> every heading that fits it with its position, the best first.

    Of headings that fold to the same letters only the first counts.
    """
    first: dict[str, int] = {}
    for at, heading in enumerate(headings):
        first.setdefault(fold(heading), at)
    found: dict[str, list[tuple[Fit, int]]] = {}
    for at in first.values():
        if fit := fit_of(headings[at], kind=kind):
            found.setdefault(fit.field, []).append((fit, at))
    ordered = {f: sorted(p, key=lambda each: _order(each, headings)) for f, p in found.items()}
    return dict(sorted(ordered.items(), key=lambda item: (_order(item[1][0], headings), item[0])))


def _order(each: tuple[Fit, int], headings: Sequence[str]) -> tuple[tuple[int, int, int], str]:
    """By fit, then by letters, so that the order of the columns does not decide."""
    return each[0].rank, fold(headings[each[1]])


@cache
def words_of(kind: str) -> dict[str, Fit]:
    """Folded phrase -> its fit, as listed for ``kind`` shipment, supplier or watchlist."""
    found: dict[str, Fit] = {}
    for at, row in enumerate(_rows("headings")):
        if row["kind"] == kind:
            why = f'"{row["words"]}" is a usual heading for it'
            found.setdefault(fold(row["words"]), Fit(row["field"], (0, at, 0), why))
    return found


@cache
def phrases_of(kind: str) -> dict[str, str]:
    """Every folded phrase that is known for ``kind`` -> how it is written: to find near misses."""
    listed = {fold(r["words"]): r["words"] for r in _rows("headings") if r["kind"] == kind}
    for (_, role), (_, part) in product(_roles(kind).values(), _parts().values()):
        if role["language"] == part["language"] or not part["words"]:
            words = f"{role['words']} {part['words']}".strip()
            listed.setdefault(fold(words), words)
    listed.pop("", None)
    return listed


def _fit(text: str, kind: str) -> Fit | None:
    """As listed, else as combined; a phrase that is listed without a field means none."""
    listed = words_of(kind).get(text)
    if listed:
        return listed if listed.field else None
    return _combined(text, kind)


def _ends_in_part(fit: Fit, stem: str) -> bool:
    """Whether the heading names the part: Name 2 is more name, but Supplier 2 is another one."""
    return fit.field.endswith("address") or any(
        stem.endswith(word)
        for word, (_, part) in _parts().items()
        if word and part["field"] == "name"
    )


def _combined(text: str, kind: str) -> Fit | None:
    """Role and part in one heading; of several readings the one with the longest role word."""
    best: tuple[int, Fit] | None = None
    for word, (role_at, role) in _roles(kind).items():
        rest = _rest(text, word)
        if rest is None or (not rest and not word):
            continue
        part_at, part = _parts()[rest]
        field = _field(role["field"] if word else "", part["field"], kind)
        if is_field(field, kind=kind) and (best is None or len(word) > best[0]):
            best = len(word), Fit(field, (1, role_at, part_at), _why(role, part, kind))
    return best[1] if best else None


def _field(role: str, part: str, kind: str) -> str:
    """What role and part make; a bare "number" of a supplier list is not yet its id."""
    if kind == "shipment" or (role and part == "id"):
        return f"{role}_{part}"
    return part


def _rest(text: str, role: str) -> str | None:
    """The part word that is left of ``text`` beside ``role``; None where it is none."""
    if text.startswith(role):
        rest = text[len(role) :]
        for between in _AFTER if role else ("",):
            if rest.startswith(between) and rest[len(between) :] in _parts():
                return rest[len(between) :]
    if role and text.endswith(role):
        rest = text[: len(text) - len(role)]
        for between in _BETWEEN:
            bare = rest.removesuffix(between)
            if bare and rest.endswith(between) and bare in _parts():
                return bare
    return None


def _why(role: dict[str, str], part: dict[str, str], kind: str) -> str:
    plain = role["field"].replace("_", " ")
    told = []
    if kind == "shipment" and role["words"] != plain:
        told.append(f"{role['words']} is another word for {plain}")
    elif role["words"]:
        told.append(f"{role['words']} names the {plain}")
    wanted = part["field"].replace("_", " ")
    if not part["words"]:
        told.append("alone it is the name")
    elif part["words"] != wanted:
        told.append(f"{part['words']} is its {wanted}")
    return ", ".join(told) or f'"{part["words"]}" is a usual heading for it'


@cache
def _roles(kind: str) -> dict[str, tuple[int, dict[str, str]]]:
    part = "role" if kind == "shipment" else "supplier"
    rows = [row for row in _rows("party_headings") if row["part"] == part]
    return {fold(row["words"]): (at, row) for at, row in reversed(list(enumerate(rows)))}


@cache
def _parts() -> dict[str, tuple[int, dict[str, str]]]:
    rows = [row for row in _rows("party_headings") if row["part"] == "field"]
    return {fold(row["words"]): (at, row) for at, row in reversed(list(enumerate(rows)))}


@cache
def _rows(name: str) -> list[dict[str, str]]:
    text = files("supplyscreen.layouts").joinpath(f"data/{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
