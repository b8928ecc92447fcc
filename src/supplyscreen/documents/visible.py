"""Characters that nobody sees, made visible; the direction of a text, kept to itself."""

import re
import unicodedata

from supplyscreen.models.unseen import unseen_shown

# First strong isolate and its end (UAX #9): what stands between does not turn its surroundings.
ISOLATE, ISOLATE_END = "\u2068", "\u2069"
RIGHT_TO_LEFT = {"R", "AL", "AN"}


def visible(text: object) -> str:
    """``text`` on one line, runs of white space as one blank, unseen characters as ``[U+202E]``."""
    return unseen_shown(" ".join(str(text).split()))


def isolated(text: str) -> str:
    """``text`` between isolates where it holds letters written from right to left, else as it is.

    ``text`` must have been through :func:`visible`, so that no isolate of its own is in it.
    """
    if text.isascii() or not any(unicodedata.bidirectional(x) in RIGHT_TO_LEFT for x in text):
        return text
    return f"{ISOLATE}{text}{ISOLATE_END}"


def guarded(text: str) -> str:
    """A whole text with unseen characters made visible, its line ends and isolates kept."""
    return unseen_shown(re.sub(r"[\x0b\x0c]", " ", text), kept=ISOLATE + ISOLATE_END)
