"""Characters that change how other text is shown without being seen, made visible."""

import re

# C0 and C1 controls, and the embedding, override and isolate marks of Unicode's bidirectional
# algorithm (UAX #9). Line breaks and tabs are white space; the plain marks U+200E and U+200F
# change nothing in a bdi.
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")


def visible(text: object) -> str:
    """``text`` with unseen characters made visible; done to a whole page too, titles and all."""
    return UNSEEN.sub(lambda found: f"[U+{ord(found.group()):04X}]", str(text))
