"""``supplyscreen check``: intake alone, and its data-quality page."""

from pathlib import Path
from typing import Annotated

import typer

from supplyscreen.cli.exits import told
from supplyscreen.cli.inputs import (
    InputArguments,
    MapOption,
    MappingOption,
    StrictOption,
    columns_of,
    read_inputs,
)
from supplyscreen.cli.progress import stages
from supplyscreen.errors import OutputError


@told
def check(
    source: InputArguments,
    pairs: MapOption = None,
    mapping: MappingOption = None,
    saved: Annotated[
        Path | None,
        typer.Option(
            "--save-mapping", metavar="FILE", help="Write how the columns were read, to correct it."
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="DIR", help="Folder for check.html, rejects.csv and findings.csv."
        ),
    ] = None,
    strict: StrictOption = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the page as JSON, not as text.")
    ] = False,
) -> None:
    """Print the data-quality page of an input, and screen nothing.

    Layout and columns as they were read, rows that add up, what was repaired or kept in doubt, and
    each kind of reject with what to do about it.

    \b
    Examples:
      supplyscreen check manifest.csv
      supplyscreen check manifest/ --out quality
      supplyscreen check suppliers.csv --strict
      supplyscreen check export.xlsx --map shipper_name="Exporter Name"
      supplyscreen check export.xlsx --save-mapping columns.yml
      supplyscreen check export.xlsx --mapping columns.yml
    """
    import supplyscreen as ss

    if out is not None and out.exists() and not out.is_dir():
        raise OutputError(
            f"--out: {out} is a file, expected a folder.", hint="choose another folder"
        )
    columns = columns_of(pairs or [], mapping)
    with stages() as progress:
        inputs = read_inputs(source, columns=columns, progress=progress)
        quality = ss.data_quality(inputs.manifest, suppliers=inputs.suppliers)
        if out is not None:
            ss.write_quality(quality, out)
        if saved is not None:
            ss.save_mapping(inputs.only(), saved)
    typer.echo(quality.record.model_dump_json(indent=2) if as_json else quality.summary())
    if out is not None:
        typer.echo(f"Page: {out / 'check.html'}", err=as_json)
    if saved is not None:
        typer.echo(f"Mapping: {saved} (correct it, and give it as --mapping)", err=as_json)
    if strict:
        inputs.refuse_rejects()
