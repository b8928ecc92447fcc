"""A JSON document read whole: which of its values are the rows.

Sources: GeoJSON, RFC 7946; Open Supply Hub's API, whose list pages are a FeatureCollection with
``count`` and ``next`` and whose facility page is one Feature (api.opensupplyhub.org/api/docs).
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from supplyscreen.errors import InputError
from supplyscreen.files.json_batches import Found
from supplyscreen.files.json_objects import decoded

MAX_DOCUMENT = 2**30
"""Bytes of a document that is read whole; JSON lines have no limit."""
_LISTS = (
    "features",
    "results",
    "data",
    "items",
    "records",
    "rows",
    "facilities",
    "suppliers",
    "shipments",
)
_FIRST_ROW = 2


@dataclass(frozen=True, slots=True)
class Document:
    """The objects of a document that are its rows, and what it says about itself."""

    objects: list[Found]
    form: str
    notes: list[str]


def document_objects(path: Path, name: str) -> Document:
    """The rows of a document: an array, the list of a page, or the one object that it is.

    Raises InputError: it is no JSON, or a single value.
    """
    value = _value(path, name)
    notes: list[str] = []
    if isinstance(value, list):
        rows, form = value, "JSON, an array of objects"
    elif isinstance(value, dict):
        rows, form = _page(value, name, notes)
    else:
        raise InputError(f"{name} is one JSON value, expected objects.", hint="see the formats")
    found = [Found.of(one, at, text=str(one)) for at, one in enumerate(rows, start=_FIRST_ROW)]
    return Document(found, form, notes)


def _value(path: Path, name: str) -> Any:
    raw = path.read_bytes()
    try:
        return decoded(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name} is no UTF-8 text (byte {error.start}), which JSON is.", hint="save it as UTF-8"
        ) from None
    except RecursionError:
        raise InputError(f"{name} is nested too deeply.", hint="give one object a line") from None
    except ValueError as error:
        raise InputError(f"{name} is no JSON: {error}.", hint="is the file whole?") from None


def _page(value: dict[str, Any], name: str, notes: list[str]) -> tuple[list[Any], str]:
    if value.get("type") == "Feature":
        return [value], "GeoJSON, one feature"
    key = next((key for key in _LISTS if isinstance(value.get(key), list)), None)
    if key is None:
        return [value], "JSON, one object"
    rows = value[key]
    rest = sorted(set(value) - {key, "type"})
    if rest:
        notes.append(
            f"{name}: the objects in {key!r} are read; beside them stand {', '.join(rest)}"
        )
    if value.get("next"):
        count = f" of {value['count']}" if "count" in value else ""
        notes.append(
            f"{name}: this is one page, with {len(rows)} objects{count}; more pages follow (next)"
        )
    kind = "GeoJSON features" if key == "features" else f"JSON, the objects in {key!r}"
    return rows, kind
