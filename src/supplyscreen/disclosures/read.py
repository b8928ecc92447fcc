"""Reading ``disclosure.yml``; whatever is wrong in it is told with its line, all at once."""

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import ValidationError

from supplyscreen.disclosures.answers import Part
from supplyscreen.disclosures.company import Disclosure
from supplyscreen.errors import InputError

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_HINT = "`supplyscreen disclosure example` writes a file that fits, with every field explained"
_Where = tuple[str | int, ...]
_MANY = 10  # faults that are told of one file


class _Loader(yaml.BaseLoader):
    """Scalars stay text; a name may be used once only to be written, never to be repeated."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("a repetition (*name), which is not used here")
        return super().compose_node(parent, index)


def read_disclosure(path: str | Path) -> Disclosure:
    """The company's own answers in the YAML (or JSON) file ``path``.

    Empty values are blanks. Raises InputError: the file is missing, no YAML in UTF-8, writes a
    field twice, holds a field that does not exist, or a value that does not fit its field; each
    fault with its line, what was found and what is expected.
    """
    node = _composed(Path(path))
    lines: dict[_Where, int] = {}
    data = {} if node is None else _plain(node, (), lines, path)
    if data == "":  # a file of comments only, or an empty one
        data = {}
    if not isinstance(data, dict):
        raise InputError(f"{path}: found no parts, expected `company:` and others.", hint=_HINT)
    try:
        return Disclosure.model_validate(data)
    except ValidationError as error:
        faults = [_fault(item, lines) for item in error.errors()]
        more = f" and {len(faults) - _MANY} more" if len(faults) > _MANY else ""
        raise InputError(f"{path}, {'; '.join(faults[:_MANY])}{more}.", hint=_HINT) from None


def _composed(path: Path) -> yaml.Node | None:
    try:
        return yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=_Loader)
    except OSError as error:
        told = error.strerror or "it cannot be read"
        raise InputError(f"{path}: no disclosure file: {told}.", hint=_HINT) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        told = " ".join(str(error).split())[:300]
        raise InputError(f"{path} is not a YAML file in UTF-8: {told}.", hint=_HINT) from None


def _plain(node: yaml.Node, where: _Where, lines: dict[_Where, int], path: str | Path) -> Any:
    """``node`` as dicts, lists and text; ``lines`` learns the line of each."""
    lines[where] = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*where, at), lines, path) for at, item in enumerate(node.value)]
    if not isinstance(node, yaml.MappingNode):
        bare = isinstance(node, yaml.ScalarNode) and node.style is None
        return "" if bare and node.value in {"~", "null"} else node.value
    found: dict[str, Any] = {}
    for key, value in node.value:
        name = str(key.value)
        if name in found:
            raise InputError(
                f"{path}, line {key.start_mark.line + 1}: {name} is written twice.",
                hint="keep one of the two",
            )
        found[name] = _plain(value, (*where, name), lines, path)
        lines[(*where, name)] = key.start_mark.line + 1
    return found


def _fault(item: "ErrorDetails", lines: dict[_Where, int]) -> str:
    """One fault: line, field, what was found, what is expected."""
    where = item["loc"]
    field = ".".join(map(str, where))
    line = lines.get(where) or lines.get(where[:-1], 1)
    if item["type"] == "extra_forbidden":
        near = get_close_matches(str(where[-1]), _names_at(where[:-1]), n=1)
        meant = f", did you mean {near[0]}?" if near else ""
        return f"line {line}: {field} is not a field{meant}"
    expected = item["msg"].removeprefix("Input should be ").replace("valid tuple", "list")
    if item["type"] == "model_type":
        expected = f"fields, such as {_names_at(where)[0]}: ..."
    return f"line {line}: {field}: found {str(item['input'])[:80]!r}, expected {expected}"


def _names_at(where: _Where) -> list[str]:
    """The names that may stand below ``where``."""
    if not where:
        return list(Disclosure.model_fields)
    kind = Disclosure.model_fields[str(where[0])].annotation
    if isinstance(kind, type) and issubclass(kind, Part):
        return list(kind.model_fields)
    return ["revised_on", "what_changed"]
