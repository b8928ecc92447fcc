"""The INPUT arguments and the options that say how they are read; and reading them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from supplyscreen.errors import InputError

if TYPE_CHECKING:
    from supplyscreen import Manifest, OwnMapping, Store, SupplierList
    from supplyscreen.models import Progress

InputArguments = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT...",
        help="A manifest (one file or several, a glob, a folder, duckdb:FILE#TABLE) or a supplier "
        "list, of any known format; - is standard input.",
    ),
]
MapOption = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar='FIELD="HEADING"',
        help="The column that holds a field, such as shipper_name; over all that is guessed. "
        "Repeatable.",
    ),
]
MappingOption = Annotated[
    Path | None,
    typer.Option(
        "--mapping",
        metavar="FILE",
        help="A mapping file that `check --save-mapping` wrote: all columns that are read.",
    ),
]
StrictOption = Annotated[
    bool,
    typer.Option(
        "--strict", help="Stop with 2 when a row or cell was not used, and name the first."
    ),
]


@dataclass(frozen=True)
class Inputs:
    """What was read: a manifest, a supplier list, or both."""

    manifest: "Manifest | None"
    suppliers: "SupplierList | None"

    def only(self) -> "Manifest | SupplierList":
        """The one that was read; raises InputError for both: a mapping file is of one kind."""
        if self.manifest is None or self.suppliers is None:
            one = self.manifest or self.suppliers
            assert one is not None  # an input is always given
            return one
        raise InputError(
            "--save-mapping: a manifest and a supplier list were given, expected one of them.",
            hint="save a mapping for each in a run of its own",
        )

    def refuse_rejects(self) -> None:
        """Raise InputError when a row or cell was not used: what ``--strict`` asks for."""
        import supplyscreen as ss

        ss.refuse_rejects(*(one for one in (self.manifest, self.suppliers) if one is not None))


def columns_of(pairs: Sequence[str], file: Path | None) -> "dict[str, str] | OwnMapping | None":
    """What ``--map`` and ``--mapping`` say together; a pair goes over the file.

    Raises InputError for a pair or a file that is none.
    """
    import supplyscreen as ss

    own = ss.parse_map(pairs)
    if file is None:
        return own or None
    saved = ss.read_mapping(file)
    return saved.model_copy(update={"columns": saved.columns | own})


def read_inputs(
    given: Sequence[str],
    *,
    suppliers: str | None = None,
    columns: "dict[str, str] | OwnMapping | None" = None,
    store: "Store | None" = None,
    progress: "Progress | None" = None,
) -> Inputs:
    """Read ``given``, each a manifest or a supplier list, and ``suppliers``.

    Several manifests are read as one, and several supplier lists too. ``columns`` are those of
    ``given``; in ``store`` what is read of manifests is kept. Raises InputError for a supplier list
    beside ``suppliers``, and as the readers do.
    """
    import supplyscreen as ss

    kinds = [ss.detect_kind(source, mapping=columns) for source in given]
    manifests = [one for one, kind in zip(given, kinds, strict=True) if kind == "shipment"]
    lists = [one for one, kind in zip(given, kinds, strict=True) if kind == "supplier"]
    if lists and suppliers is not None:
        raise InputError(
            f"{lists[0]} is a supplier list, and so is --suppliers {suppliers}.",
            hint="give supplier lists as INPUT, or a manifest as INPUT",
        )
    if columns and manifests and lists:
        raise InputError(
            f"{manifests[0]} is a manifest and {lists[0]} a supplier list; one mapping of columns "
            "cannot be for both.",
            hint="screen them in two runs, or map the columns of one and give it as INPUT",
        )
    manifest = None
    if manifests:
        manifest = ss.read_manifest(
            _one(manifests), mapping=columns, store=store, progress=progress
        )
    if lists:
        return Inputs(manifest, ss.read_suppliers(_one(lists), mapping=columns, progress=progress))
    beside = ss.read_suppliers(suppliers, progress=progress) if suppliers is not None else None
    return Inputs(manifest, beside)


def _one(sources: Sequence[str]) -> str | Sequence[str]:
    return sources[0] if len(sources) == 1 else sources
