"""One line of the audit log: what was done, by whom, when, and the hash of the line before."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

FIRST = "0" * 64
"""What stands for the hash of the line before the first one."""


@dataclass(frozen=True, slots=True)
class Line:
    """One event. ``number`` counts from 1; ``at`` is UTC as ISO 8601; ``action`` says what was done
    and ``body`` to what, as plain values of JSON. ``before`` is the hash of the line before,
    ``sha256`` that of this one (over all else in it)."""

    number: int
    at: str
    actor: str
    action: str
    body: dict[str, Any]
    before: str
    sha256: str

    @classmethod
    def after(
        cls, last: "Line | None", *, at: str, actor: str, action: str, body: dict[str, Any]
    ) -> "Line":
        """The line that follows ``last``."""
        number, before = (last.number + 1, last.sha256) if last else (1, FIRST)
        digest = _digest(number, at, actor, action, body, before)
        return cls(number, at, actor, action, body, before, digest)

    def text(self) -> str:
        """The line as it stands in the file, without its line feed."""
        return _json(
            {
                "number": self.number,
                "at": self.at,
                "actor": self.actor,
                "action": self.action,
                "body": self.body,
                "before": self.before,
                "sha256": self.sha256,
            }
        )

    @property
    def is_whole(self) -> bool:
        """Whether its hash is that of what it says."""
        told = (self.number, self.at, self.actor, self.action, self.body, self.before)
        return self.sha256 == _digest(*told)


def parsed(text: str) -> Line:
    """The line that ``text`` holds. Raises ValueError where it holds none."""
    told = json.loads(text)
    if not isinstance(told, dict) or set(told) != set(Line.__slots__):
        raise ValueError("not a line of an audit log")
    kinds = {"number": int, "body": dict}
    if any(not isinstance(value, kinds.get(name, str)) for name, value in told.items()):
        raise ValueError("not a line of an audit log")
    return Line(**told)


def _digest(*parts: object) -> str:
    return hashlib.sha256(_json(list(parts)).encode("utf-8")).hexdigest()


def _json(value: object) -> str:
    """JSON on one line that is the same for equal values; characters outside ASCII are escaped, so
    that no editor or transfer changes the bytes."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
