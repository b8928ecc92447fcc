"""A saved mapping: a YAML file that says which column holds which field, made to be edited."""

from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from supplyscreen.errors import InputError, OutputError
from supplyscreen.layouts.fields import Kind
from supplyscreen.layouts.own_columns import check_field
from supplyscreen.layouts.reading import Reading
from supplyscreen.models import Model

_EXPECTED = (
    "a mapping file has the lines kind: shipment (or supplier) and columns: with a line "
    "field: heading below it for each column; docs/layouts.md shows one"
)


class OwnMapping(Model):
    """What a mapping file says: ``columns`` is field -> heading and all that is read of a table.

    ``layout`` is what was recognised when the file was written, ``sheet`` the sheet of a workbook;
    both may be left out.
    """

    kind: Kind
    columns: dict[str, str]
    layout: str = ""
    sheet: str | None = None


Columns = Mapping[str, str] | OwnMapping
"""What a user says of columns: field -> heading, or a saved mapping file, which says it all."""


class _TextLoader(yaml.BaseLoader):
    """Every value is text, as headings are; a field that is written twice is refused."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Hashable] = set()
        for key_node, _ in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
            if key in seen:
                line = key_node.start_mark.line + 1
                raise yaml.YAMLError(f"{key} is written twice, again on line {line}")
            seen.add(key)
        return super().construct_mapping(node, deep=deep)


def read_mapping(path: str | Path) -> OwnMapping:
    """The mapping in file ``path``; give it to ``recognise`` with ``guess=False``.

    Raises InputError: the file is missing or no YAML in UTF-8, writes a field twice, lacks or has
    other parts than those of OwnMapping, or maps a field that its kind does not have.
    """
    try:
        # a BaseLoader builds text, lists and mappings only
        data = yaml.load(Path(path).read_text(encoding="utf-8-sig"), Loader=_TextLoader)
    except OSError as error:
        told = error.strerror or "it cannot be read"
        raise InputError(f"{path}: no mapping file: {told}.", hint=_EXPECTED) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        told = " ".join(str(error).split())[:300]
        raise InputError(f"{path} is not a YAML file in UTF-8: {told}.", hint=_EXPECTED) from None
    try:
        mapping = OwnMapping.model_validate(data)
    except ValidationError as error:
        raise InputError(f"{path}: {_faults(error)}.", hint=_EXPECTED) from None
    for field in mapping.columns:
        check_field(field, kind=mapping.kind, where=str(path))
    return mapping


def write_mapping(reading: Reading, path: str | Path, *, sheet: str | None = None) -> None:
    """Write ``reading`` as a mapping file; each guess has its reason in a comment above it.

    What is not read stands in comments at the end, ready to be moved up.
    Raises OutputError when the file cannot be written.
    """
    lines = [
        "# Which column holds which field. Mend a heading, or take a line out: what is not here is",
        "# kept as extra. The fields are explained in docs/layouts.md.",
        f"kind: {reading.kind}",
        f"layout: {_quoted(reading.layout)}",
        *([f"sheet: {_quoted(sheet)}"] if sheet else []),
        "columns:",
    ]
    for field, heading in reading.mapping().items():
        lines += [_comment(reading.why[field], "  "), f"  {field}: {_quoted(heading)}"]
    lines += [_comment(f"in doubt: {doubt}", "") for doubt in reading.doubts]
    left = [reading.headings[at] for at in reading.kept if reading.headings[at]]
    lines += ["# Not read, kept as extra:"] if left else []
    lines += [_comment(_quoted(heading), "") for heading in left]
    try:
        Path(path).write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError as error:
        raise OutputError(
            f"{path}: the mapping cannot be written: {error.strerror or error}.",
            hint="name a file in a folder that is there",
        ) from None


def _quoted(text: str) -> str:
    """``text`` as YAML that reads back as itself, on one line."""
    dumped = yaml.safe_dump(text, default_style='"', allow_unicode=True, width=1 << 20)
    return str(dumped).rstrip("\n")


def _comment(text: str, indent: str) -> str:
    plain = "".join(letter if letter.isprintable() else " " for letter in text)
    return f"{indent}# {plain}"


def _faults(error: ValidationError) -> str:
    return "; ".join(
        f"{'.'.join(map(str, fault['loc'])) or 'the whole file'}: {fault['msg'].lower()}, "
        f"found {str(fault['input'])[:80]!r}"
        for fault in error.errors()
    )
