"""``--stages``, ``--no-stages`` and ``--fresh``: what of an earlier run need not be done again."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from supplyscreen.errors import ConfigError

if TYPE_CHECKING:
    from supplyscreen import RunIdentity, Store, Written

LARGE_BYTES = 200_000_000
"""Input files of this size together are worth a copy of what was read of them."""
FOLDER = ".stages"

StagesOption = Annotated[
    Path | None,
    typer.Option(
        "--stages",
        metavar="DIR",
        help="Folder for finished stages, so that a run which was stopped goes on and an equal "
        "one is not done again. Default: OUT/.stages for input files of 200 MB or more together, "
        "none for smaller ones. It may be deleted at any time.",
    ),
]
NoStagesOption = Annotated[
    bool, typer.Option("--no-stages", help="Keep no stages, however large the input is.")
]
FreshOption = Annotated[
    bool, typer.Option("--fresh", help="Do everything again, whatever stages there are.")
]


def stages_folder(
    given: Path | None, *, off: bool, out: Path, identity: "RunIdentity"
) -> Path | None:
    """Where the stages of a run into ``out`` are kept; None for nowhere.

    Raises ConfigError when a folder is given and none is wanted.
    """
    if given is not None and off:
        raise ConfigError("--stages and --no-stages were both given.", hint="leave one of them out")
    if given is not None:
        if identity.key is None:
            typer.echo(
                "note: standard input and databases are always read again, so no stage of this "
                "run is kept.",
                err=True,
            )
        return given
    return out / FOLDER if identity.input_bytes >= LARGE_BYTES and not off else None


@contextmanager
def opened(folder: Path | None, *, fresh: bool) -> Iterator["Store | None"]:
    """The store in ``folder`` as long as the block runs, emptied before where ``fresh``."""
    import supplyscreen as ss

    if folder is None:
        yield None
        return
    with ss.Store(folder) as store:
        if fresh:
            store.forget()
        yield store


def tell_written(written: "Written", out: Path, *, as_json: bool) -> None:
    """Print what an equal run before this one printed, and on standard error that it was one."""
    run = json.loads((out / "run.json").read_text(encoding="utf-8"))
    typer.echo(
        f"note: nothing has changed since the run of {run.get('run_at', 'before')}: its result "
        f"stands in {out} as it was. --fresh does everything again.",
        err=True,
    )
    tell_run(out, written.summary, written.notes, as_json=as_json)


def tell_run(out: Path, summary: str, notes: list[str], *, as_json: bool) -> None:
    """Print the summary or the run record of the result in ``out``, and notes on standard error."""
    for note in notes:
        typer.echo(f"note: {note}", err=True)
    if as_json:
        typer.echo((out / "run.json").read_text(encoding="utf-8"), nl=False)
        return
    typer.echo(summary.rstrip("\n"))
    typer.echo(f"Report: {out / 'report.html'}")


def written_before(store: "Store | None", identity: "RunIdentity", out: Path) -> "Written | None":
    """What an equal run wrote into ``out``, None where there was none or it was changed since."""
    import supplyscreen as ss

    if store is None or identity.key is None:
        return None
    return ss.find_written(store, identity.key, out)


def note_written(
    store: "Store | None", identity: "RunIdentity", out: Path, *, told: tuple[str, list[str], int]
) -> None:
    """Note what this run wrote into ``out`` and ``told``: summary, notes, records flagged."""
    import supplyscreen as ss

    if store is not None and identity.key is not None:
        names = [path.name for path in out.iterdir() if path.is_file()]
        ss.keep_written(store, identity.key, out, names=names, told=told)
