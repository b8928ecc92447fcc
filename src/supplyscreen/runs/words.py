"""The words that a report uses for the codes of the tables. A code without a word shows itself."""

from collections.abc import Mapping
from typing import Any

from supplyscreen.models import score_text

NOT_STATED = "not stated in the source"
WITHHELD = "party withheld or never filed"
NOT_SCORED = "not scored"
SUPPLIER_DATE = "no date: a supplier row"

GROUND = {
    "listed_party": "Listed party",
    "place": "Place",
    "goods": "Goods",
    "not_screenable": "Not screenable",
}
GROUND_MEANING = {
    "listed_party": "a party has a name like a listed name, or a text names a listed vessel",
    "place": "an address or place of receipt in a listed region",
    "goods": "goods of a priority sector or of an order, with a tie to its country",
    "not_screenable": "a party that cannot be compared with any list",
}
# The shape says the ground without colour; it is hidden from screen readers, which read the word.
SHAPE = {"listed_party": "●", "place": "▲", "goods": "■", "not_screenable": "○"}

BAND = {"strong": "Strong", "probable": "Probable", "possible": "Possible", "weak": "Weak"}
BAND_RANK = {"strong": 1, "probable": 2, "possible": 3, "weak": 4}

TIMING = {
    "in_force_when_shipped": "in force when shipped",
    "shipped_before": "shipped before it applied",
    "ended_before_shipment": "ended before shipment",
    "start_not_stated": "listed, since when not stated",
    "end_not_stated": "no longer active, end not stated",
    "no_shipment_date": "no shipment date",
    "not_applicable": "not applicable",
}

# Whether the goods of the record are among those that an order covers.
MERCHANDISE = {
    "in_scope": "goods in scope",
    "out_of_scope": "goods out of scope",
    "unknown": "goods: scope unknown",
    "all_goods": "covers all goods",
}

REASON = {
    "shipper_not_stated": "No shipper row: party withheld or never filed",
    "consignee_not_stated": "No consignee row: party withheld or never filed",
    "shipper_placeholder": "The shipper is a placeholder, not a name",
    "consignee_placeholder": "The consignee is a placeholder, not a name",
    "consignee_to_order": "Consigned to order: the buyer is not named",
    "private_person": "A private person: names of persons are not compared",
    "forwarder_only": "Only a freight forwarder is named as shipper",
    "name_not_readable": "The name is empty or holds no letters",
    "table_not_supplied": "The table of parties is not in the folder",
    "supplier_name_missing": "The supplier row holds no name",
}

OUTCOME = {
    "flagged": ("Flagged", "at least one reason to review"),
    "not_screenable": ("Not screenable", "a party is withheld, not named or not readable"),
    "no_flag": ("No flag", "compared, nothing above the threshold; this is not clearance"),
    "rejected": ("Rejected", "rows that could not be read; see data quality"),
    "suppressed": ("Suppressed", "flags set aside by an earlier review decision"),
    "superseded": ("Superseded", "amended or deleted later, or there twice; not screened"),
    "merged": ("Merged", "further lines of a shipment that is counted once; screened with it"),
}

# State of a flag in the review; an open one needs no word.
DISPOSITION = {
    "open": "",
    "in_review": "in review",
    "needs_info": "needs information",
    "escalated": "escalated",
    "confirmed": "confirmed by the review",
    "closed": "closed by the review",
    "false_positive": "set aside: false positive",
    "suppressed": "set aside: like one decided before",
}

ALIGNMENT = {
    "same": "same",
    "near": "near",
    "only_here": "only as filed",
    "only_there": "only as listed",
}


def word(code: str | None, words: dict[str, str]) -> str:
    """The word for ``code``; the code itself, spaced, where there is none; else NOT_STATED."""
    if not code:
        return NOT_STATED
    return words.get(code, code.replace("_", " "))


def arrival(row: Mapping[str, Any]) -> str:
    """The arrival date of a FLAGS row; a supplier row has none, a bill may not state it."""
    if row["record_kind"] == "supplier":
        return SUPPLIER_DATE
    return str(row["arrival_date"] or NOT_STATED)


def number(value: int) -> str:
    """``12345`` as ``12,345``."""
    return f"{value:,}"


def count(value: int, one: str, many: str | None = None) -> str:
    """``1 bill``, ``2 bills``: a number with its noun."""
    return f"{number(value)} {one if value == 1 else many or one + 's'}"


def share(part: int, whole: int) -> str:
    """``part`` of ``whole`` in per cent, whole numbers; ``under 1%`` rather than a false 0."""
    if not whole:
        return "0%"
    per_cent = round(100 * part / whole)
    if part and not per_cent:
        return "under 1%"
    return "over 99%" if per_cent == 100 and part != whole else f"{per_cent}%"


def records(kinds: set[str], value: int) -> str:
    """``value`` with the noun of the input kinds: bills of lading, supplier rows, or rows."""
    if kinds == {"shipment"}:
        return count(value, "bill of lading", "bills of lading")
    if kinds == {"supplier"}:
        return count(value, "supplier row")
    return count(value, "row")


def score(value: float | None) -> str:
    """A score as text; empty where there is none."""
    return "" if value is None else score_text(value)
