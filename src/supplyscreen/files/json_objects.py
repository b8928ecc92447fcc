"""One JSON object as one row of text: nested keys joined by dots, lists by ``; ``."""

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

JOINED = "; "
_DIGITS = 20  # numbers with an exponent beyond stay as they are written
_NULLS = re.compile(r"(\.\d*?)0+$")


def decoded(text: str) -> Any:
    """The JSON value in ``text``; its numbers are text with all the digits that are written.

    ``1.0`` is 1 and ``2.50`` is 2.5, and no digit of a long identifier is lost. Raises ValueError
    (also for NaN, which is no JSON) and RecursionError.
    """
    return json.loads(
        text, parse_int=_written, parse_float=_written, parse_constant=_refused, strict=False
    )


def flattened(value: Any) -> dict[str, str | None]:
    """The cells of an object, or of a list of objects, by their dotted keys.

    ``{"a": {"b": "x"}, "c": ["y", "z"]}`` gives ``a.b`` = x and ``c`` = ``y; z``; a key that comes
    again within lists is joined too. A key without a value is there, and empty.
    """
    cells: dict[str, str | None] = {}
    _flatten(value, "", cells)
    return cells


def feature_row(feature: Mapping[str, Any]) -> dict[str, Any]:
    """A GeoJSON feature (RFC 7946) as a plain object: its properties, ``id``, ``lat``, ``lng``.

    Coordinates are longitude before latitude; only those of a point are taken, and none where the
    properties have ``lat`` or ``lng`` themselves.
    """
    properties = feature.get("properties")
    row = dict(properties) if isinstance(properties, dict) else {}
    if "id" in feature:
        row = {"id": feature["id"], **row}
    rest = set(feature) - {"id", "type", "properties", "geometry", "bbox"}
    row = {**{key: feature[key] for key in feature if key in rest}, **row}
    geometry = feature.get("geometry")
    point = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if isinstance(point, list) and len(point) >= 2 and not isinstance(point[0], list):
        row.setdefault("lat", point[1])
        row.setdefault("lng", point[0])
    return row


def _flatten(value: Any, key: str, cells: dict[str, str | None]) -> None:
    if isinstance(value, dict):
        if not value and key:
            cells.setdefault(key, None)
        for inner, one in value.items():
            _flatten(one, f"{key}.{inner}" if key else inner, cells)
    elif isinstance(value, list):
        if not value:
            cells.setdefault(key, None)
        for one in value:
            _flatten(one, key, cells)
    elif value is None or value == "":
        cells.setdefault(key, None)
    else:
        text = value if isinstance(value, str) else str(value).lower()
        before = cells.get(key)
        cells[key] = text if before is None else before + JOINED + text


def _written(number: str) -> str:
    if "e" in number.lower():
        value = Decimal(number)
        if abs(value.adjusted()) > _DIGITS:
            return number
        number = format(value, "f")
    text = _NULLS.sub(r"\1", number).rstrip(".") if "." in number else number
    return "0" if text == "-0" else text


def _refused(constant: str) -> Any:
    raise ValueError(f"{constant} is no JSON value")
