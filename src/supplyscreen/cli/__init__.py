"""The command line: a client of the public API, with the only clock of the program."""

from supplyscreen.cli.app import main

__all__ = ["main"]
