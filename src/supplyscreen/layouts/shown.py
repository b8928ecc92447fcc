"""Headings as a message shows them."""

from collections.abc import Sequence


def shown(headings: Sequence[str]) -> str:
    """At most 40 headings, each at most 60 characters; blank ones are said to be so."""
    first = [heading[:60] + "..." * (len(heading) > 60) or "(blank)" for heading in headings[:40]]
    more = len(headings) - len(first)
    return ", ".join(first) + (f" and {more} more" if more else "")
