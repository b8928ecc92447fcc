"""Lists and settings as one block of bytes for the workers, unpacked once in each of them.

Frames travel as Arrow IPC, everything else as JSON by its declared type; nothing is pickled.
"""

import io
import json
import zipfile
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from typing import Any, get_type_hints

import polars as pl
from pydantic import TypeAdapter

from supplyscreen.flags import FlagContext
from supplyscreen.matching import PreparedNames, prepare_names
from supplyscreen.models import ScreenConfig
from supplyscreen.screening.as_of import listed_by
from supplyscreen.watchlists import Watchlists

_CONFIG, _DAY, _MISSING = "config.json", "as_of.json", "roles_not_supplied.json"


@dataclass(frozen=True)
class Ready:
    """What a worker flags by: lists, settings and day, and the names as matching wants them."""

    context: FlagContext
    listed: Watchlists
    prepared: PreparedNames


def packed(context: FlagContext) -> bytes:
    """Lists, settings, day and missing roles of ``context`` as one zip archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        hints = get_type_hints(Watchlists)
        for one in fields(Watchlists):
            value = getattr(context.watchlists, one.name)
            archive.writestr(one.name, _bytes_of(value, hints[one.name]))
        archive.writestr(_CONFIG, context.config.model_dump_json())
        archive.writestr(_DAY, json.dumps(context.as_of.isoformat()))
        archive.writestr(_MISSING, json.dumps(sorted(context.roles_not_supplied)))
    return file.getvalue()


def unpacked(blob: bytes) -> FlagContext:
    """The context that :func:`packed` was given."""
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        hints = get_type_hints(Watchlists)
        values: dict[str, Any] = {
            one.name: _value_of(archive.read(one.name), hints[one.name])
            for one in fields(Watchlists)
        }
        return FlagContext(
            Watchlists(**values),
            ScreenConfig.model_validate_json(archive.read(_CONFIG)),
            date.fromisoformat(json.loads(archive.read(_DAY))),
            roles_not_supplied=frozenset(json.loads(archive.read(_MISSING))),
        )


@lru_cache(maxsize=1)
def ready(blob: bytes) -> Ready:
    """What :func:`packed` gave, made ready once in a worker process however many tasks it has."""
    context = unpacked(blob)
    listed = listed_by(context.watchlists, context.as_of)
    return Ready(context, listed, prepare_names(listed))


def _bytes_of(value: object, kind: Any) -> bytes:
    if isinstance(value, pl.DataFrame):
        file = io.BytesIO()
        value.write_ipc(file)
        return file.getvalue()
    adapter: TypeAdapter[Any] = TypeAdapter(kind)
    return adapter.dump_json(value)


def _value_of(data: bytes, kind: Any) -> object:
    if kind is pl.DataFrame:
        return pl.read_ipc(io.BytesIO(data))
    adapter: TypeAdapter[Any] = TypeAdapter(kind)
    return adapter.validate_json(data)
