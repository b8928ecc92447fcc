"""The inputs of the size benchmark: made once into a folder, by processes of their own."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measured import measured, python

_LONGEST = 3_600
_BYTES_A_ROW = 310
_BYTES_A_BILL = 900


class InputsError(RuntimeError):
    """An input could not be made."""


@dataclass(frozen=True)
class Inputs:
    """Files below ``folder``; one that is there already is taken as it is."""

    folder: Path

    def flat(self, rows: int, distinct: int = 0) -> Path:
        """A flat manifest, with ``distinct`` shipper names unless 0 (then 4% of the rows)."""
        path = self.folder / f"flat-{rows}{f'-of-{distinct}' if distinct else ''}.csv"
        return self._made(path, "flat", rows, distinct, size=rows * _BYTES_A_ROW)

    def ams(self, bills: int) -> Path:
        """A folder of CBP AMS tables."""
        return self._made(self.folder / f"ams-{bills}", "ams", bills, size=bills * _BYTES_A_BILL)

    def names(self, rows: int) -> Path:
        """The distinct shipper names of the flat manifest of ``rows`` rows."""
        return self._made(self.folder / f"names-{rows}.csv", "names", self.flat(rows))

    def own_list(self, names: int) -> Path | None:
        """The invented list that fills the bundled ones up to ``names``; None for the bundled."""
        if not names:
            return None
        return self._made(self.folder / f"list-{names}.csv", "own", names)

    def listed(self, names: int) -> Path:
        """All searched names, for the peers."""
        own = self.own_list(names)
        return self._made(self.folder / f"listed-{names}.csv", "listed", *([own] if own else []))

    def _made(self, path: Path, task: str, *arguments: object, size: int = 0) -> Path:
        """``path``, made under another name first so that half a file is never taken."""
        if path.exists():
            return path
        self.folder.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(self.folder).free
        if free < size * 1.2:
            raise InputsError(
                f"{path.name} needs {size / 1e9:.1f} GB in {self.folder}, "
                f"{free / 1e9:.1f} GB are free"
            )
        print(f"making {path.name} ...", flush=True)
        half = path.with_name(f"half-{path.name}")
        told = measured(python("size_tasks", task, half, *arguments), limit=_LONGEST)
        if "failed" in told:
            raise InputsError(f"{path.name}: {told['failed']}")
        beside = half.with_name(f"{half.stem}.planted.csv")
        if beside.exists():
            beside.rename(path.with_name(f"{path.stem}.planted.csv"))
        return half.rename(path)
