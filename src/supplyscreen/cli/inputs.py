"""The INPUT arguments: manifests and supplier lists told apart, and read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from supplyscreen.errors import InputError

if TYPE_CHECKING:
    from supplyscreen import Manifest, SupplierList
    from supplyscreen.models import Progress

InputArguments = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT...",
        help="A manifest (a file, several, a glob, a folder of CBP AMS tables) or a supplier "
        "list; - is standard input.",
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

    def refuse_rejects(self) -> None:
        """Raise InputError when a row or cell was not used: what ``--strict`` asks for."""
        import supplyscreen as ss

        ss.refuse_rejects(*(one for one in (self.manifest, self.suppliers) if one is not None))


def read_inputs(
    given: Sequence[str], *, suppliers: str | None = None, progress: "Progress | None" = None
) -> Inputs:
    """Read ``given``, each a manifest or a supplier list by its headings, and ``suppliers``.

    Raises InputError for two supplier lists, and as the readers do.
    """
    import supplyscreen as ss

    kinds = {source: ss.detect_kind(source) for source in given}
    manifests = [source for source in given if kinds[source] == "shipment"]
    lists = [source for source in given if kinds[source] == "supplier"]
    if lists and suppliers is not None:
        raise InputError(
            f"{lists[0]} is a supplier list, and so is --suppliers {suppliers}.",
            hint="give one supplier list, or a manifest as INPUT",
        )
    lists += [suppliers] if suppliers is not None else []
    for many, what in ((manifests, "manifests"), (lists, "supplier lists")):
        if len(many) > 1:
            raise InputError(
                f"{' and '.join(many[:2])} are both {what}.", hint="give one of them at a time"
            )
    return Inputs(
        ss.read_manifest(manifests[0], progress=progress) if manifests else None,
        ss.read_suppliers(lists[0], progress=progress) if lists else None,
    )
