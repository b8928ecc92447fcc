"""Settings of a screen: a YAML or JSON file, and the options that overrule it."""

import json
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from supplyscreen.errors import ConfigError

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from supplyscreen.models import ScreenConfig


def settings_of(path: Path | None, lists: Sequence[str]) -> "ScreenConfig":
    """The settings of ``path`` (the defaults where None); ``lists`` overrule its watchlists.

    Each item of ``lists`` is a list id or several with commas between. Raises ConfigError.
    """
    from supplyscreen.models import ScreenConfig

    config = read_config(path) if path is not None else ScreenConfig()
    wanted = [part.strip() for item in lists for part in item.split(",")]
    if "" in wanted:
        raise ConfigError(
            f"--lists: found {', '.join(map(repr, lists))}, expected ids of lists.",
            hint="`supplyscreen lists` prints the ids",
        )
    return config.model_copy(update={"watchlists": tuple(wanted)}) if wanted else config


def with_goods_lists(config: "ScreenConfig", names: Sequence[str]) -> "ScreenConfig":
    """``config`` with the lists of goods ``names`` in use, where any are given.

    Each item is a name or several with commas between. Raises ConfigError for an unknown name.
    """
    from supplyscreen.models import GoodsList

    wanted = tuple(part.strip() for item in names for part in item.split(","))
    known = get_args(GoodsList)
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise ConfigError(
            f"--goods-lists: found {', '.join(map(repr, unknown))}, "
            f"expected some of {', '.join(known)}.",
            hint="without the option orders and sectors are screened, and no list of goods",
        )
    return config.model_copy(update={"goods_lists": wanted}) if wanted else config


def read_config(path: Path) -> "ScreenConfig":
    """Read settings from a YAML or JSON file (by its ending, YAML by default).

    Raises ConfigError that names each wrong field, what was found and what was expected.
    """
    from pydantic import ValidationError

    from supplyscreen.models import ScreenConfig

    loaded = _parsed(path, _text_of(path))
    settings = {} if loaded is None else loaded
    if not isinstance(settings, Mapping):
        raise ConfigError(
            f"{path}: found a {type(settings).__name__}, expected settings as `name: value`.",
            hint="a first line could be `flag_threshold: 0.75`",
        )
    try:
        return ScreenConfig.model_validate(settings)
    except ValidationError as error:
        told = "; ".join(_told(item) for item in error.errors())
        known = ", ".join(ScreenConfig.model_fields)
        raise ConfigError(f"{path}: {told}.", hint=f"the settings are {known}") from None


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise ConfigError(
            f"{path}: cannot read the settings: {reason}.",
            hint="--config takes a YAML or JSON file",
        ) from None


def _parsed(path: Path, text: str) -> object:
    import yaml

    try:
        loaded: object = json.loads(text) if path.suffix == ".json" else yaml.safe_load(text)
    except json.JSONDecodeError as error:
        where, problem = f"line {error.lineno}", error.msg
    except yaml.MarkedYAMLError as error:
        where = f"line {error.problem_mark.line + 1}" if error.problem_mark else "the file"
        problem = error.problem or "not YAML"
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        where, problem = "the file", str(error)
    else:
        return loaded
    raise ConfigError(
        f"{path}, {where}: found {problem}, expected YAML or JSON.",
        hint="check the quotes and the indentation of that line",
    )


def _told(item: "ErrorDetails") -> str:
    """One wrong field in words."""
    from supplyscreen.models import ScreenConfig

    field = ".".join(str(part) for part in item["loc"])
    if item["type"] == "extra_forbidden":
        near = get_close_matches(field, ScreenConfig.model_fields, n=1)
        return f"{field} is not a setting" + (f", did you mean {near[0]}?" if near else "")
    expected = item["msg"].removeprefix("Input should be ").replace("valid tuple", "list")
    if not field:  # settings that do not go together
        return expected.removeprefix("Value error, ")
    return f"{field}: found {item['input']!r}, expected {expected}"
