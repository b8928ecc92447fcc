"""``supplyscreen disclosure``: the own answers of a company, and what a statement still lacks."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from supplyscreen.cli.exits import WRONG_INPUT, told
from supplyscreen.cli.wrapped import wrapped
from supplyscreen.errors import ConfigError, OutputError

if TYPE_CHECKING:
    from supplyscreen import DisclosureCheck
    from supplyscreen.models import ReportKind

Target = Annotated[
    Path | None,
    typer.Argument(metavar="[FILE]", help="The file to write; must not exist. Default: print it."),
]


@told
def example(
    file: Target = None,
    filled: Annotated[
        bool, typer.Option("--filled", help="With the answers of an invented company.")
    ] = False,
) -> None:
    """Write a disclosure.yml to fill in; every field is explained in it.

    Every field may stay empty: a statement then shows a blank there.

    \b
    Examples:
      supplyscreen disclosure example disclosure.yml
      supplyscreen disclosure example --filled
    """
    import supplyscreen as ss

    _write(file, ss.disclosure_example(filled=filled))


@told
def schema(file: Target = None) -> None:
    """Write the JSON schema of disclosure.yml, for an editor that helps with writing it.

    \b
    Examples:
      supplyscreen disclosure schema disclosure.schema.json
    """
    import supplyscreen as ss

    _write(file, json.dumps(ss.disclosure_schema(), indent=2, ensure_ascii=False) + "\n")


@told
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The disclosure.yml to check.")],
    kind: Annotated[
        str, typer.Option("--kind", metavar="KIND", help="sb657, uk-msa, au-msa, ca-s211 or lksg.")
    ],
    run: Annotated[
        Path | None,
        typer.Option("--run", metavar="RUN_DIR", help="The run that the statement is to quote."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as one JSON object.")] = False,
) -> None:
    """Say what a statement still lacks; exit 2 where an answer that it must give is blank.

    That nothing is missing says nothing of whether the answers are true, or enough for the law.

    \b
    Examples:
      supplyscreen disclosure check disclosure.yml --kind sb657
      supplyscreen disclosure check disclosure.yml --kind uk-msa --run out --json
    """
    import supplyscreen as ss

    result = None if run is None else ss.read_run(run)
    found = ss.check_disclosure(ss.read_disclosure(file), _kind(kind), result=result)
    if as_json:
        typer.echo(json.dumps(_record(found), indent=2, ensure_ascii=False))
    else:
        for line in _lines(file, found):
            typer.echo(line)
    if found.compulsory:
        raise typer.Exit(WRONG_INPUT)


def _kind(word: str) -> "ReportKind":
    """``word`` as the kind of a report; whether it is a statement is for the library to say."""
    from supplyscreen.models import ReportKind

    for kind in get_args(ReportKind):
        if kind == word:
            known: ReportKind = kind
            return known
    raise ConfigError(f"--kind: found {word!r}, expected sb657, uk-msa, au-msa, ca-s211 or lksg.")


def _write(file: Path | None, text: str) -> None:
    if file is None:
        typer.echo(text, nl=False)
        return
    try:
        with file.open("x", encoding="utf-8", newline="\n") as target:
            target.write(text)
    except FileExistsError:
        raise OutputError(
            f"{file} is there already and was left as it is.", hint="name another file"
        ) from None
    except OSError as error:
        raise OutputError(
            f"{file} cannot be written: {error.strerror or error}.",
            hint="name a file in a folder that is there",
        ) from None
    typer.echo(f"Wrote {file}")


def _record(found: "DisclosureCheck") -> dict[str, object]:
    return {
        "kind": found.kind,
        "asked": found.asked,
        "filled": found.filled,
        "compulsory_missing": [item.name for item in found.compulsory],
        "missing": [asdict(item) for item in found.missing],
        "doubts": list(found.doubts),
        "notes": list(found.notes),
    }


def _lines(file: Path, found: "DisclosureCheck") -> Iterator[str]:
    yield f"{file} for {found.kind}: {found.filled} of {found.asked} fields are filled in."
    optional = [item for item in found.missing if not item.compulsory]
    groups = (
        ("Must be answered", [f"{item.name}: {item.question}" for item in found.compulsory]),
        (
            "Blank, and shown as a blank in the statement",
            [f"{item.name}: {item.question}" for item in optional],
        ),
        ("Answers that do not agree", found.doubts),
        ("To know before the numbers are published", found.notes),
    )
    for title, items in groups:
        if items:
            yield f"\n{title} ({len(items)}):"
            yield from (wrapped(f"  {item}") for item in items)
    if not found.missing:
        yield "\nNothing is missing. That says nothing of whether it is true, or enough."


disclosure_group = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Your own answers for statements, and what they lack.",
)
for command in (example, schema, check):
    disclosure_group.command()(command)
