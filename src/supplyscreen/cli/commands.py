"""The commands by name. Each is imported, and its options are read, when it is asked for.

To read the options of thirty commands takes longer than the answer of some of them.
"""

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_group

_FILES = {  # command -> file with a function of its name; in the order of the help
    "screen": "screen",
    "report": "report",
    "check": "check",
    "demo": "demo",
    "match": "match",
    "evaluate": "evaluate",
    "explain": "explain",
    "verify": "runs",
    "diff": "runs",
    "stats": "runs",
    "history": "history",
}
_GROUPS = ("lists", "disclosure", "review")  # file with a `<name>_group` of commands


class Commands(TyperGroup):
    """A group whose ``commands`` are named from the start and made on first use."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        named: Any = dict.fromkeys((*_FILES, *_GROUPS))
        self.commands = named

    def get_command(self, ctx: object, cmd_name: str) -> Any:
        """The command ``cmd_name``; None where there is no such command."""
        if cmd_name in self.commands and self.commands[cmd_name] is None:
            self.commands[cmd_name] = _made(cmd_name)
        return self.commands.get(cmd_name)


def _made(name: str) -> Any:
    alone = typer.Typer(add_completion=False, rich_markup_mode=None)
    file = import_module(f"supplyscreen.cli.{_FILES.get(name, name)}")
    if name in _FILES:
        alone.command(name)(getattr(file, name))
    else:
        alone.add_typer(getattr(file, f"{name}_group"), name=name)
    return get_group(alone).commands[name]
