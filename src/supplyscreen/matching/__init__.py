"""Matching: distinct parties against listed names, every score with its reasons."""

from supplyscreen.matching.candidates import find_candidates
from supplyscreen.matching.explain import explain_match
from supplyscreen.matching.explained import Explanation
from supplyscreen.matching.match import match_names
from supplyscreen.matching.parties import unique_parties
from supplyscreen.matching.prepared import PreparedNames, prepare_names
from supplyscreen.matching.score import score_candidates
from supplyscreen.matching.slices import match_parties

__all__ = [
    "Explanation",
    "PreparedNames",
    "explain_match",
    "find_candidates",
    "match_names",
    "match_parties",
    "prepare_names",
    "score_candidates",
    "unique_parties",
]
