"""A dataclass of frames, arrays and values as named pieces of bytes, and back."""

import io
from collections.abc import Callable, Iterator
from dataclasses import is_dataclass
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import polars as pl
from pydantic import TypeAdapter

Thing = TypeVar("Thing")


def parts_of(kind: type[Thing], thing: Thing, name: str = "whole") -> Iterator[tuple[str, bytes]]:
    """``thing``, which is of type ``kind``, in pieces; ``name`` begins the name of each.

    Pieces are streams of Arrow IPC, which are read fifteen times faster than its files (a frame,
    Series, array or number of numpy), or JSON (what pydantic knows).
    """
    each = _dataclass_of(kind)
    if is_dataclass(kind):
        for field, hint in get_type_hints(kind).items():
            yield from parts_of(hint, getattr(thing, field), f"{name}/{field}")
    elif each:
        members: Any = thing
        yield name, str(len(members)).encode()
        for number, member in enumerate(members):
            yield from parts_of(each, member, f"{name}/{number}")
    elif _is_table(kind):
        yield name, _ipc(thing)
    else:
        yield name, TypeAdapter(kind).dump_json(thing)


def assembled(kind: type[Thing], read: Callable[[str], bytes], name: str = "whole") -> Thing:
    """The thing of type ``kind`` whose pieces ``read`` gives by name; it raises KeyError for none.

    Raises ValueError or an error of polars for a piece that is of something else.
    """
    made: Any
    each = _dataclass_of(kind)
    if is_dataclass(kind):
        hints = get_type_hints(kind).items()
        made = kind(**{field: assembled(hint, read, f"{name}/{field}") for field, hint in hints})
    elif each:
        numbers = range(int(read(name)))
        made = tuple(assembled(each, read, f"{name}/{number}") for number in numbers)
    elif _is_table(kind):
        made = _from_ipc(kind, pl.read_ipc_stream(io.BytesIO(read(name))))
    else:
        made = TypeAdapter(kind).validate_json(read(name))
    return made  # type: ignore[no-any-return]


def _dataclass_of(kind: Any) -> Any:
    """The dataclass D of a ``tuple[D, ...]``; None for any other type."""
    inner = get_args(kind)[:1] if get_origin(kind) is tuple else ()
    return next((one for one in inner if is_dataclass(one)), None)


def _is_table(kind: Any) -> bool:
    return kind in (pl.DataFrame, pl.Series) or _of_numpy(kind)


def _of_numpy(kind: Any) -> bool:
    """Whether ``kind`` is an array or a number of numpy, which is not imported to find out."""
    return getattr(get_origin(kind) or kind, "__module__", "").partition(".")[0] == "numpy"


def _ipc(thing: Any) -> bytes:
    into = io.BytesIO()
    if not isinstance(thing, pl.DataFrame):
        column = thing if isinstance(thing, pl.Series) else pl.Series(thing.reshape(-1))
        thing = column.to_frame()
    thing.write_ipc_stream(into)
    return into.getvalue()


def _from_ipc(kind: Any, frame: pl.DataFrame) -> Any:
    if kind is pl.DataFrame:
        return frame
    column = frame.to_series()
    if kind is pl.Series:
        return column
    array = column.to_numpy(writable=True)
    return array if get_origin(kind) else array[0]
