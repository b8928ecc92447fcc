"""What a ``screen`` command asks for, as one object."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from supplyscreen.cli.data_folder import data_folder
from supplyscreen.cli.own_lists import chosen_watchlists

if TYPE_CHECKING:
    from supplyscreen import OwnMapping, RunIdentity, ScreenConfig, Watchlists


@dataclass(frozen=True)
class Asked:
    """Inputs, lists and settings of one run, and the folder ``out`` for its report.

    ``lists`` are files of the user's own lists, ``data`` the folder of updated ones,
    ``cases`` a case folder whose decisions count, ``by`` who runs the screen.
    """

    source: Sequence[str]
    suppliers: str | None
    out: Path
    as_of: date
    config: "ScreenConfig"
    lists: Sequence[Path]
    data: Path | None
    columns: "dict[str, str] | OwnMapping | None"
    strict: bool
    all_rows: bool
    cases: Path | None = None
    by: str = "supplyscreen"

    def identity(self) -> "RunIdentity":
        """What the outputs of the run depend on, told without reading its inputs."""
        import supplyscreen as ss

        return ss.run_identity(
            self.source,
            columns=self.columns,
            suppliers=self.suppliers,
            lists=[*self.lists, data_folder(self.data)],
            settings={
                "config": self.config.model_dump(mode="json"),
                "as_of": self.as_of,
                "strict": self.strict,
                "all_rows": self.all_rows,
            },
        )

    def watchlists(self) -> tuple["Watchlists", "ScreenConfig"]:
        """The lists to screen against, and the settings then; notes on them go to standard error.

        Raises every SupplyscreenError of the library.
        """
        return chosen_watchlists(self.lists, self.config, self.data)
