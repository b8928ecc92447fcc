"""``disclosure.yml`` written from its model: every field with what it asks and whom it serves."""

import json
import re
from collections.abc import Iterator
from textwrap import wrap
from typing import Any, get_args

import yaml
from pydantic.fields import FieldInfo

from supplyscreen.disclosures.answers import BLANK, Part
from supplyscreen.disclosures.company import Disclosure
from supplyscreen.disclosures.regimes import REGIMES, feeds

_HEAD = f"""\
What the company says of itself, for its statements on forced labor (docs/disclosures.md).
Every field may stay empty: the statement then shows {BLANK} there.
A field with a * must be answered for that statement; `supplyscreen disclosure check` names what
is missing. Numbers of the screening are not written here: they come from the run.
"""


def disclosure_example(*, filled: bool = False) -> str:
    """A ``disclosure.yml`` with a comment above every field; the values are empty, or (``filled``)
    those of an invented company."""
    lines = [f"# {line}" for line in _HEAD.splitlines()]
    for name, info in Disclosure.model_fields.items():
        lines += ["", *_comment(info.description or "", "")]
        kind = _part(info)
        if kind is info.annotation:
            lines += [f"{name}:", *_fields(kind, name, filled)]
        else:
            lines += [*_comment(_serves(name), ""), *_rows(kind, name, filled)]
    return "\n".join(lines) + "\n"


def disclosure_schema() -> dict[str, Any]:
    """The JSON schema of ``disclosure.yml``, for editors that help with writing it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Disclosure.model_json_schema(),
        "title": "disclosure.yml of supplyscreen",
    }


def _part(info: FieldInfo) -> type[Part]:
    """The kind of a part; of a list of parts, the kind of one."""
    kind = info.annotation
    return kind if isinstance(kind, type) and issubclass(kind, Part) else get_args(kind)[0]


def _fields(kind: type[Part], part: str, filled: bool) -> Iterator[str]:
    for name, info in kind.model_fields.items():
        example = info.examples[0] if info.examples else ""
        empty = " []" if info.default == () else ""
        about = f"{info.description}{_choice(info)} {_serves(f'{part}.{name}')}"
        yield from _comment(about, "  ")
        if filled:
            yield from _written(name, example, "  ")
        else:
            yield from _comment(f"Example: {_shown(example)}", "  ")
            yield f"  {name}:{empty}"


def _rows(kind: type[Part], part: str, filled: bool) -> Iterator[str]:
    """A list of parts: one row of it, as a comment where the file is to be empty."""
    row = [
        f"{name}: {_scalar(info.examples[0])}"
        for name, info in kind.model_fields.items()
        if info.examples
    ]
    lines = [f"  {'-' if not at else ' '} {text}" for at, text in enumerate(row)]
    if filled:
        yield from [f"{part}:", *lines]
    else:
        yield from ["# Example:", *[f"# {line}" for line in lines], f"{part}: []"]


def _choice(info: FieldInfo) -> str:
    """The words that may stand in a field that has a choice of some."""
    told = str(info.annotation)
    if "'partly'" in told:
        return " yes, no or partly."
    return " yes or no." if "'no'" in told else ""


def _serves(name: str) -> str:
    """Which statements the field ``name`` feeds, in brackets."""
    found = {kind: feed for kind in REGIMES for feed in feeds(kind) if feed.name == name}
    told = [f"{kind}*" if feed.compulsory else kind for kind, feed in found.items()]
    return f"[{', '.join(told)}]"


def _written(name: str, value: object, indent: str) -> Iterator[str]:
    if isinstance(value, list):
        yield f"{indent}{name}:"
        yield from (f"{indent}  - {_scalar(item)}" for item in value)
    else:
        yield f"{indent}{name}: {_scalar(value)}"


def _scalar(value: object) -> str:
    """``value`` as YAML on one line that reads back as itself."""
    if not isinstance(value, str):
        return json.dumps(value)
    if value in {"yes", "no"} or re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return value  # our own reader keeps them as text
    return value if yaml.safe_load(value) == value else json.dumps(value, ensure_ascii=False)


def _shown(example: object) -> str:
    return "; ".join(example) if isinstance(example, list) else str(example)


def _comment(text: str, indent: str) -> list[str]:
    return [f"{indent}# {line}" for line in wrap(text, 98 - len(indent), break_on_hyphens=False)]
