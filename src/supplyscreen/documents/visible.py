"""Characters that nobody sees, made visible; the direction of a text, kept to itself."""

import re
import unicodedata

# Characters that change how other text is shown without being seen: C0 and C1 controls, the
# embedding, override and isolate marks of Unicode's bidirectional algorithm (UAX #9), the
# interlinear annotation marks; and code points that no file may hold: surrogates, U+FFFE, U+FFFF.
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\ufffe\uffff]"
)
# First strong isolate and its end (UAX #9): what stands between does not turn its surroundings.
ISOLATE, ISOLATE_END = "\u2068", "\u2069"
KEPT = {ISOLATE, ISOLATE_END}
RIGHT_TO_LEFT = {"R", "AL", "AN"}


def visible(text: object) -> str:
    """``text`` on one line, runs of white space as one blank, unseen characters as ``[U+202E]``."""
    line = " ".join(str(text).split())
    return UNSEEN.sub(lambda found: f"[U+{ord(found.group()):04X}]", line)


def isolated(text: str) -> str:
    """``text`` between isolates where it holds letters written from right to left, else as it is.

    ``text`` must have been through :func:`visible`, so that no isolate of its own is in it.
    """
    if text.isascii() or not any(unicodedata.bidirectional(x) in RIGHT_TO_LEFT for x in text):
        return text
    return f"{ISOLATE}{text}{ISOLATE_END}"


def guarded(text: str) -> str:
    """A whole text with unseen characters made visible, its line ends and isolates kept."""
    return UNSEEN.sub(
        lambda found: found.group() if found.group() in KEPT else f"[U+{ord(found.group()):04X}]",
        re.sub(r"[\x0b\x0c]", " ", text),
    )
