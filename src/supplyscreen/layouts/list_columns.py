"""The columns of a list of the user's own."""

from collections.abc import Sequence

from supplyscreen.layouts.fold import fold
from supplyscreen.layouts.synonyms import words_of


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
