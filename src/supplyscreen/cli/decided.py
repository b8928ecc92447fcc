"""``--cases`` of ``screen``: what was decided before is told as decided, and not asked again."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from supplyscreen.cli.clock import now

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl

    from supplyscreen import ScreenResult

CasesOption = Annotated[
    Path | None,
    typer.Option(
        "--cases",
        metavar="DIR",
        help="Take the flags into the case folder DIR and set those aside that were decided there, "
        "or are like one that was; they stay in every table, as suppressed.",
    ),
]
ByOption = Annotated[
    str, typer.Option("--by", metavar="NAME", help="Who runs the screen, for the log of --cases.")
]


def with_decisions(
    result: "ScreenResult", cases: Path | None, by: str, *, earlier: "Sequence[pl.LazyFrame]" = ()
) -> "ScreenResult":
    """``result`` with what the case folder says of its flags; as it is without a folder.

    ``earlier``: the flags of earlier days of a history, those that are new and those that were
    told, for the case folder alone."""
    import supplyscreen as ss

    if cases is None:
        return result
    at = now().isoformat()
    with ss.CaseStore(cases, at=at) as store:
        return ss.apply_dispositions(result, store, actor=by, at=at, earlier=earlier)
