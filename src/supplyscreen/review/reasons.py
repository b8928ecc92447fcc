"""The reasons that a reviewer gives for a decision: short codes that can be counted.

The comment beside a code says what was compared; ``other`` needs one.
"""

from dataclasses import dataclass

OTHER = "other"
_ANY = ("needs_info", "false_positive", "confirmed", "escalated", "closed")


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: its ``code``, what it says, and the states that it may stand beside."""

    code: str
    meaning: str
    states: tuple[str, ...]


_LET_GO = ("false_positive", "closed")
_CONFIRMED = ("confirmed", "closed")
_WAITS = ("in_review", "needs_info", "escalated")

REASONS = (
    Reason("other_party", "another company: name, address or identifier differ", _LET_GO),
    Reason("common_words", "only common words or words of the trade are alike", _LET_GO),
    Reason("other_vessel", "another vessel: number, flag or trade differ", _LET_GO),
    Reason("other_place", "the words name a street, a brand or a place elsewhere", _LET_GO),
    Reason("other_goods", "not the goods of the order, the sector or the list", _LET_GO),
    Reason(
        "origin_shown", "documents show where the goods were made, and that is elsewhere", _LET_GO
    ),
    Reason("outside_dates", "arrived before it applied, or after it had ended", _LET_GO),
    Reason("data_error", "the source or its reading is wrong", _LET_GO),
    Reason(
        "same_party",
        "the same company: name and address, identifier or documents agree",
        _CONFIRMED,
    ),
    Reason(
        "named_affiliate",
        "a subsidiary or affiliate that the words of the entry take in",
        _CONFIRMED,
    ),
    Reason("same_vessel", "the same vessel: name and number agree", _CONFIRMED),
    Reason(
        "same_place", "the party, the plant or the place of receipt is in the region", _CONFIRMED
    ),
    Reason("same_goods", "the goods of the order or sector, made in its country", _CONFIRMED),
    Reason("party_unknown", "too little is stated to tell the party from others", _WAITS),
    Reason("origin_unknown", "where the goods or their inputs were made is not known", _WAITS),
    Reason("documents_asked", "the supplier, importer or broker was asked for documents", _WAITS),
    Reason("for_counsel", "a question of law", _WAITS),
    Reason("second_look", "a second person is to look", _WAITS),
    Reason("decided_elsewhere", "decided under another flag, which the comment names", _ANY),
    Reason(OTHER, "none of these; the comment says which", _ANY),
)
REASON = {reason.code: reason for reason in REASONS}
OF_THE_PAIR = ("other_party", "common_words", "other_vessel", "other_place")
"""Reasons that hold for the two sides, whatever the shipment: only they set later flags aside.
Where goods came from, when they arrived or what the source got wrong is of one shipment."""
