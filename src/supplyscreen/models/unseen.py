"""Characters that change how other text is shown without being seen, made visible."""

import re

# C0 and C1 controls; the embedding, override and isolate marks of Unicode's bidirectional algorithm
# (UAX #9); the byte order mark and the interlinear annotation marks; and code points that no file
# may hold: surrogates, U+FFFE, U+FFFF. Tab, line feed and carriage return are white space; the
# plain marks U+200E and U+200F change nothing outside their own run.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\ufffe\uffff]"
)


def unseen_shown(text: object, *, kept: str = "") -> str:
    """``text`` with each unseen character as ``[U+202E]``, but for those in ``kept``.

    Lines and blanks stay as they are. What is shown once is not changed when it is shown again.
    """

    def told(found: re.Match[str]) -> str:
        return found.group() if found.group() in kept else f"[U+{ord(found.group()):04X}]"

    return _UNSEEN.sub(told, str(text))
