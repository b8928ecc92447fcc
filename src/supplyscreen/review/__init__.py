"""Review: what people decide about flags.

``states`` and ``reasons`` are the words of a decision; ``read_review_sheet`` reads a sheet that
reviewers filled in.
"""

from supplyscreen.review.read_sheet import ReviewSheet, read_review_sheet

__all__ = ["ReviewSheet", "read_review_sheet"]
