"""Headings of a table that occur more than once."""

from collections import Counter
from collections.abc import Sequence


def repeated(headings: Sequence[str], name: str) -> tuple[str, ...]:
    """A note for each heading of file ``name`` that occurs again: the first column is read."""
    again = Counter(compact(heading) for heading in headings)
    first = {compact(heading): heading for heading in reversed(headings)}
    return tuple(
        f"{name}: the heading {first[key]} occurs {count} times; the first of these columns is read"
        for key, count in again.items()
        if key and count > 1
    )


def compact(heading: str) -> str:
    """A heading by which it is met: letters and digits only, in lower case."""
    return "".join(letter for letter in heading.casefold() if letter.isalnum())
