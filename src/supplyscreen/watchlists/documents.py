"""One YAML file into one model, with the file and the field named when it is wrong."""

from collections.abc import Hashable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import yaml
from pydantic import ValidationError

from supplyscreen.errors import WatchlistError
from supplyscreen.models import Model

ModelT = TypeVar("ModelT", bound=Model)


if TYPE_CHECKING:
    from yaml import SafeLoader
else:
    SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C is ten times faster


class _StrictLoader(SafeLoader):
    """A safe loader that refuses a field written twice; plain YAML would keep the last silently.

    Dates stay text here: the model reads them, and names the field of a wrong one.
    """

    def construct_mapping(
        self, node: yaml.MappingNode, deep: bool = False
    ) -> dict[Hashable, object]:
        seen: set[object] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                line = key_node.start_mark.line + 1
                raise yaml.YAMLError(f"field {key} is written twice, again on line {line}")
            seen.add(key)
        return super().construct_mapping(node, deep=deep)


_StrictLoader.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for first, pairs in SafeLoader.yaml_implicit_resolvers.items()
}


def read_document(path: Path, model: type[ModelT]) -> ModelT:
    """Read the YAML file ``path`` as ``model``.

    Raises WatchlistError when the file is missing, is not UTF-8 YAML, writes a field twice, or has
    an unknown, missing or ill-typed field.
    """
    hint = "the comment at the top of the files beside it says what each field is"
    try:
        # the loader is a SafeLoader: no object of Python is built from the file
        data = yaml.load(path.read_text(encoding="utf-8-sig"), Loader=_StrictLoader)
    except FileNotFoundError:
        raise WatchlistError(f"{path} is missing.", hint="see watchlists/README.md") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        told = " ".join(str(error).split())
        raise WatchlistError(f"{path} is not a YAML file in UTF-8: {told}.", hint=hint) from None
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise WatchlistError(f"{path}: {_faults(error)}.", hint=hint) from None


def _faults(error: ValidationError) -> str:
    return "; ".join(
        f"field {'.'.join(map(str, fault['loc'])) or '(whole file)'}: {fault['msg']}, "
        f"found {str(fault['input'])[:80]!r}"
        for fault in error.errors()
    )
