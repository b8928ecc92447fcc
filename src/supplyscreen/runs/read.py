"""The folder of a finished run, read back: what reports, checks and comparisons are made of."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import polars as pl
from pydantic import ValidationError

from supplyscreen.errors import InputError, SchemaError
from supplyscreen.models import RunRecord
from supplyscreen.runs.spreadsheet import read_safe_csv
from supplyscreen.schemas import (
    FINDINGS,
    FLAGS,
    REJECTS,
    SHIPMENT_ROWS,
    SUPPLIER_ROWS,
    empty,
    require_schema,
)
from supplyscreen.screening.summary import summary_text

RECORD = "run.json"
_BESIDE = ("run_id", "run_at", "outputs")  # in run.json beside the fields of RunRecord


@dataclass(frozen=True)
class Run:
    """A finished run in ``folder``; a :class:`Result`.

    ``run_at`` is the time of the run as ISO 8601, empty where it was left out; ``outputs`` is file
    name -> SHA-256 of what the run wrote. Tables are read when they are asked for.
    """

    folder: Path
    run: RunRecord
    run_id: str
    run_at: str
    outputs: dict[str, str]

    def scan_flags(self) -> pl.LazyFrame:
        """FLAGS in triage order, lazy. Raises InputError where the file is missing or another."""
        return self._table("flags", FLAGS)

    def scan_shipments(self) -> pl.LazyFrame:
        """SHIPMENT_ROWS, lazy: every shipment, or flagged ones only (:attr:`holds_all_rows`)."""
        return self._table("shipments", SHIPMENT_ROWS, needed="shipments.parquet" in self.outputs)

    def scan_flagged_shipments(self) -> pl.LazyFrame:
        """SHIPMENT_ROWS, lazy: those with a flag on a party, place or goods, set aside or not."""
        return self.scan_shipments().filter(pl.col("outcome").is_in(["flagged", "suppressed"]))

    def supplier_rows(self) -> pl.DataFrame:
        """SUPPLIER_ROWS: every supplier, or flagged ones only (:attr:`holds_all_rows`)."""
        needed = "suppliers.parquet" in self.outputs
        return self._table("suppliers", SUPPLIER_ROWS, needed=needed).collect()

    @cached_property
    def holds_all_rows(self) -> bool:
        """Whether the folder holds every record (``--all-rows``), or only those flagged."""
        told = self.scan_shipments().select(pl.len()).collect().item()
        told += self.supplier_rows().height
        counts = self.run.counts
        return bool(told == counts.rows_in - counts.rejected - counts.merged)

    @cached_property
    def rejects(self) -> pl.DataFrame:
        """REJECTS."""
        return read_safe_csv(self.folder / "rejects.csv", REJECTS)

    @cached_property
    def findings(self) -> pl.DataFrame:
        """FINDINGS."""
        return read_safe_csv(self.folder / "findings.csv", FINDINGS)

    def summary(self) -> str:
        """The result in a few lines of text: counts that add up, flags by ground, list gaps."""
        return summary_text(self.run, self.scan_flags())

    def _table(self, name: str, schema: pl.Schema, *, needed: bool = True) -> pl.LazyFrame:
        path = self.folder / f"{name}.parquet"
        if not path.is_file() and not needed:
            return empty(schema).lazy()
        try:
            require_schema(pl.scan_parquet(path).head(0).collect(), schema, name=path.name)
        except (OSError, pl.exceptions.PolarsError, SchemaError) as error:
            told = error.message if isinstance(error, SchemaError) else str(error).splitlines()[0]
            raise InputError(
                f"{path} cannot be read ({told.rstrip('.')}).",
                hint="run the screen again; supplyscreen verify says what else has changed",
            ) from error
        return pl.scan_parquet(path)


def read_run(folder: str | Path) -> Run:
    """Open the folder of a finished run.

    Raises InputError when it is none, when its run.json is damaged or was written by a version
    whose record has other fields. Its tables are not checked (``verify_run`` does).
    """
    home = Path(folder)
    path = home / RECORD
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        beside = {name: told.pop(name) for name in _BESIDE if name in told}
        record = RunRecord.model_validate_json(json.dumps(told))
    except FileNotFoundError as error:
        raise InputError(
            f"{home} is not the folder of a finished run: it has no {RECORD}.",
            hint="name the folder that was given to screen with --out",
        ) from error
    except ValidationError as error:
        first = error.errors()[0]
        raise InputError(
            f"{path} does not fit this version: {'.'.join(map(str, first['loc']))}: {first['msg']}",
            hint="run the screen again with this version",
        ) from error
    except (OSError, ValueError, AttributeError) as error:
        first_line = str(error).splitlines()[0]
        raise InputError(
            f"{path} cannot be read ({first_line}).", hint="run the screen again"
        ) from error
    return Run(
        folder=home,
        run=record,
        run_id=str(beside.get("run_id", "")),
        run_at=str(beside.get("run_at", "")),
        outputs=dict(beside.get("outputs", {})),
    )
