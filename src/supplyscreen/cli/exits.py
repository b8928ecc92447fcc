"""How a command ends: exit codes, and one line on standard error instead of a traceback."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import typer

from supplyscreen.errors import CanaryError, SupplyscreenError

WRONG_INPUT = 2
FLAGGED = 3
CANARY_MISSED = DIFFERS = 4
STOPPED = 130

P = ParamSpec("P")


def tell_error(error: SupplyscreenError) -> None:
    """Print ``error: ...`` as one line, and the hint on the next."""
    typer.echo(f"error: {' '.join(error.message.split())}", err=True)
    if error.hint:
        typer.echo(f"hint: {' '.join(error.hint.split())}", err=True)


def tell_stopped() -> None:
    """Print the one line that follows Ctrl-C."""
    typer.echo("stopped before the end: no unfinished result was kept.", err=True)


def told(command: Callable[P, None]) -> Callable[P, None]:
    """Make ``command`` end with exit code 2 on a SupplyscreenError and 130 on Ctrl-C.

    A CanaryError ends it with 4.

    Any other exception is a bug of ours and keeps its traceback.
    """

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except SupplyscreenError as error:
            tell_error(error)
            missed = isinstance(error, CanaryError)
            raise typer.Exit(CANARY_MISSED if missed else WRONG_INPUT) from None
        except KeyboardInterrupt:
            tell_stopped()
            raise typer.Exit(STOPPED) from None

    return run
