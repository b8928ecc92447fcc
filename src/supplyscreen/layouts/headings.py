"""Columns of a list of the user's own, and notes on headings."""

from collections import Counter
from collections.abc import Sequence

from supplyscreen.layouts.fold import fold
from supplyscreen.layouts.synonyms import first_fits, words_of


def map_headings(headings: Sequence[str], *, kind: str) -> dict[str, int]:
    """Field -> position of its column by usual words alone, for ``kind`` manifest or supplier.

    A manufacturer stands for the shipper where nobody else does. Use ``recognise`` instead: it
    knows layouts, own mappings and doubts.
    """
    found = first_fits(headings, kind="shipment" if kind == "manifest" else kind)
    if kind == "manifest" and "shipper_name" not in found:
        found |= {
            field.replace("manufacturer", "shipper"): at
            for field, at in found.items()
            if field.startswith("manufacturer_")
        }
    return {field: at for field, at in found.items() if not field.startswith("manufacturer_")}


def all_columns(headings: Sequence[str], *, kind: str) -> dict[str, list[int]]:
    """Field -> positions of all its columns, left to right; a number behind a heading (Alias 2)
    does not count. For ``kind`` watchlist, whose cells of one field are joined."""
    words = words_of(kind)
    found: dict[str, list[int]] = {}
    for at, heading in enumerate(headings):
        plain = fold(heading)
        fit = words.get(plain) or words.get(plain.rstrip("0123456789"))
        if fit:
            found.setdefault(fit.field, []).append(at)
    return found


def named(columns: dict[str, int], headings: Sequence[str]) -> dict[str, str]:
    """Field -> heading as filed, as the run record shows it."""
    return {field: headings[at] for field, at in columns.items()}


def repeated(headings: Sequence[str], name: str) -> tuple[str, ...]:
    """A note for each heading of file ``name`` that occurs again: the first column is read."""
    again = Counter(fold(heading) for heading in headings)
    first = {fold(heading): heading for heading in reversed(headings)}
    return tuple(
        f"{name}: the heading {first[key]} occurs {count} times; the first of these columns is read"
        for key, count in again.items()
        if key and count > 1
    )
