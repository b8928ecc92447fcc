"""Every exception of supplyscreen, one tree under ``SupplyscreenError``.

A message says what was found, where (file, row, column), what was expected, and one hint.
The command line prints it as one line and exits 2; any other exception is a bug of ours.
"""

from collections.abc import Sequence
from pathlib import Path


class SupplyscreenError(Exception):
    """Root of every error that a user can cause and mend.

    ``hint`` is one sentence that says what to do next; it is part of the printed message.
    """

    def __init__(self, message: str, *, hint: str = "") -> None:
        self.message = message
        self.hint = hint
        super().__init__(f"{message} Hint: {hint}" if hint else message)


class InputError(SupplyscreenError):
    """A manifest or supplier file is missing, empty, or cannot be read as what it claims to be."""


class WatchlistError(SupplyscreenError):
    """A list, program, sector or place file is wrong: screening against it would mislead.

    ``faults`` are all that were found in the file ``path``, of which the message tells the first.
    """

    def __init__(
        self, message: str, *, hint: str = "", path: Path | None = None, faults: Sequence[str] = ()
    ) -> None:
        self.path = path
        self.faults = tuple(faults)
        super().__init__(message, hint=hint)


class ConfigError(SupplyscreenError):
    """A setting is unknown, of the wrong type, or out of its range."""


class MissingExtraError(SupplyscreenError):
    """What is asked needs a library of an extra that is not installed."""


class SchemaError(SupplyscreenError):
    """A frame lacks a declared column or holds it in another type."""


class DecisionError(SupplyscreenError):
    """A decision that the rules of the review do not allow, or about a flag that is not known."""


class CanaryError(SupplyscreenError):
    """A synthetic party or shipment that must be flagged was not: the run cannot be trusted."""


class OutputError(SupplyscreenError):
    """A result cannot be written where it was asked for."""
