"""``supplyscreen evaluate``: how accurate the screen is on labelled pairs."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from supplyscreen.cli.clock import now
from supplyscreen.cli.config import settings_of
from supplyscreen.cli.exits import told
from supplyscreen.cli.progress import stages
from supplyscreen.errors import ConfigError

if TYPE_CHECKING:
    import polars as pl

    from supplyscreen import Evaluation, ScreenConfig


class ModeChoice(StrEnum):
    """What ``--mode`` may say."""

    BOTH = "both"
    PAIR = "pair"
    SEARCH = "search"


@told
def evaluate(
    source: Annotated[
        Path | None,
        typer.Argument(metavar="[PAIRS]", help="A CSV file with the columns query, target, label."),
    ] = None,
    from_review: Annotated[
        Path | None,
        typer.Option(
            "--from-review",
            metavar="DIR",
            help="Instead of PAIRS the own decisions in a case folder (supplyscreen review).",
        ),
    ] = None,
    mode: Annotated[
        ModeChoice, typer.Option("--mode", help="Each name against its target, or the whole list.")
    ] = ModeChoice.BOTH,
    names_only: Annotated[
        bool,
        typer.Option("--names-only", help="Compare the names of the file, without list aliases."),
    ] = False,
    lists: Annotated[
        list[str] | None,
        typer.Option(
            "--lists",
            metavar="ID",
            help="Take aliases from this list; give it again, or commas, for more. Default: all.",
        ),
    ] = None,
    config: Annotated[
        Path | None, typer.Option("--config", metavar="FILE", help="Settings as YAML or JSON.")
    ] = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write a page with charts.")
    ] = None,
    errors: Annotated[
        int, typer.Option("--errors", metavar="N", min=0, help="The most errors listed per kind.")
    ] = 10,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print every figure as JSON, not the text.")
    ] = False,
) -> None:
    """Measure precision, recall and false flags on labelled pairs.

    PAIRS holds names that a person has judged: query (as filed), target (a listed name), label (1:
    the same company, 0: another), and where wanted pattern and entity_id. A target that is a
    name on the loaded lists stands for that entry with all its names.

    \b
    Examples:
      supplyscreen evaluate reviewed.csv
      supplyscreen evaluate reviewed.csv --html accuracy.html --json > accuracy.json
      supplyscreen evaluate reviewed.csv --mode search --config stricter.yml
      supplyscreen evaluate pairs.csv --mode pair --names-only --errors 25
      supplyscreen evaluate --from-review cases
    """
    settings = settings_of(config, lists or [])
    found = _evaluated(_pairs(source, from_review), mode, names_only=names_only, settings=settings)
    import supplyscreen as ss

    if html is not None:
        ss.write_evaluation(found, html, errors=errors)
    if as_json:
        typer.echo(found.shortened(errors).model_dump_json(indent=2))
        return
    typer.echo(found.summary(errors=errors))
    if html is not None:
        typer.echo(f"Page: {html}")


def _pairs(source: Path | None, from_review: Path | None) -> "Path | pl.DataFrame":
    import supplyscreen as ss

    if (source is None) == (from_review is None):
        raise ConfigError(
            "expected either PAIRS or --from-review.", hint="see supplyscreen evaluate --help"
        )
    if source is not None:
        return source
    assert from_review is not None  # one of the two is given
    with ss.CaseStore(from_review, at=now().isoformat()) as store:
        return ss.review_pairs(store)


def _evaluated(
    source: "Path | pl.DataFrame", mode: ModeChoice, *, names_only: bool, settings: "ScreenConfig"
) -> "Evaluation":
    import supplyscreen as ss

    with stages() as progress:
        return ss.evaluate(
            source,
            mode=mode.value,
            bundled_aliases=not names_only,
            config=settings,
            progress=progress,
        )
