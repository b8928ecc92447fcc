"""Libraries that only some reports need: those of the extra ``supplyscreen[report]``."""

from importlib import import_module
from types import ModuleType

from supplyscreen.errors import MissingExtraError


def library(name: str, *, wanted_for: str) -> ModuleType:
    """The module ``name``; ``wanted_for`` says what is to be made with it ("a workbook").

    Raises MissingExtraError where it is not installed.
    """
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingExtraError(
            f"{wanted_for} needs the library {name.partition('.')[0]}, which is not installed.",
            hint="pip install 'supplyscreen[report]'",
        ) from error
