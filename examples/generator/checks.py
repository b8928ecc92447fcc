"""Short ways to write down what a screen must, and must not, say."""

from .shape import Check

IN_FORCE = "in_force_when_shipped"
BEFORE = "shipped_before"
ENDED = "ended_before_shipment"


def listed(entry: str, why: str, *, timing: str = IN_FORCE) -> Check:
    """A possible match with a listed entity."""
    return Check("listed_party", entry, why, timing)


def place(name: str, why: str) -> Check:
    """A party address or place of receipt in Xinjiang."""
    return Check("place", name, why)


def goods(rule: str, why: str, *, timing: str = IN_FORCE) -> Check:
    """Goods of a high-priority sector or of an order on goods."""
    return Check("goods", rule, why, timing)


def gap(reason: str, why: str) -> Check:
    """A record that cannot be screened in full, with its reason code."""
    return Check("not_screenable", reason, why)


def must_not(ground: str, why: str, *, near: str = "") -> Check:
    """A near neighbour: this ground must not be raised on it."""
    return Check(ground, near, why, must_not=True)
