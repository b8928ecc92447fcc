"""The view of a result as plain values for a printed file."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel

from supplyscreen.documents.printing import breakable, isolated, visible

# What is copied from a printed file or led to: kept in one piece.
_WHOLE = ("url", "sha256", "run_id", "anchor", "evidence")


def plain_values(value: object, name: str = "") -> Any:
    """``value`` as lists, words and numbers for JSON, texts ready to be set.

    Unseen characters are made visible, text from right to left is isolated, very long words get
    places where they may be broken; not so addresses, hashes and ids (by ``name``).
    """
    made: Any = value
    if is_dataclass(value):
        parts = {part.name: getattr(value, part.name) for part in fields(value)}
        made = {key: plain_values(part, key) for key, part in parts.items()}
    elif isinstance(value, BaseModel):
        made = {key: plain_values(getattr(value, key), key) for key in type(value).model_fields}
    elif isinstance(value, Mapping):
        made = {str(key): plain_values(part, str(key)) for key, part in value.items()}
    elif isinstance(value, (list, tuple)):
        made = [plain_values(part, name) for part in value]
    elif isinstance(value, date):
        made = value.isoformat()
    elif isinstance(value, str):
        text = visible(value)
        made = text if name.endswith(_WHOLE) else isolated(breakable(text))
    return made
