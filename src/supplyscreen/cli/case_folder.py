"""The options that every command on a case folder takes."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from supplyscreen.cli.clock import now

if TYPE_CHECKING:
    from supplyscreen import CaseStore

Cases = Annotated[
    Path,
    typer.Option("--cases", metavar="DIR", help="The case folder; made where there is none."),
]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides.")]
CASES = Path("cases")


def opened(folder: Path) -> "CaseStore":
    """The case store in ``folder``, to be entered."""
    import supplyscreen as ss

    return ss.CaseStore(folder, at=now().isoformat())
