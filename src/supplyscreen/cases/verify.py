"""Whether a case folder holds what was decided: the log, and the tables made from it."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from supplyscreen.cases.check_log import LogCheck, check_log
from supplyscreen.cases.evidence_check import EvidenceFault, check_evidence
from supplyscreen.cases.log import LOG
from supplyscreen.cases.store import FLAGS_FOLDER, STORE, CaseStore, known_head
from supplyscreen.files.cells import file_digest
from supplyscreen.models import Progress


@dataclass(frozen=True, slots=True)
class CasesCheck:
    """``log``: the check of the audit log; ``tables``: names of tables that differ from a replay
    of the log; ``flags``: files of flags that are missing or changed; ``evidence``: kept copies of
    attached files that are. All empty: it agrees. ``unnamed``: what lies in the folder of evidence
    and no line names, as a kill may leave it; that is no fault."""

    log: LogCheck
    tables: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    evidence: tuple[EvidenceFault, ...] = ()
    unnamed: tuple[str, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.log.faults or self.tables or self.flags or self.evidence)


def verify_cases(folder: str | Path, *, at: str, progress: Progress | None = None) -> CasesCheck:
    """Check the case store in ``folder``: every line of the log against the next and against the
    head that the store knows, and, where the log is whole, the files of flags and the kept copies
    of attached files against their hashes, and the tables against those that a replay of the log
    makes, which takes 13 ms a decision where there are 200,000 flags (``benchmarks/RESULTS.md``):
    ``progress`` is told the lines that are behind it, of how many. Nothing is changed.

    Raises InputError where there is no log, OutputError where another process has the folder.
    """
    home = Path(folder)
    log = check_log(home / LOG, head=known_head(home / STORE))
    if log.faults:
        return CasesCheck(log)
    with CaseStore(home, at=at) as store:
        flags = tuple(
            line.body["flags_file"]
            for line in store.lines()
            if line.action == "run" and not _is_same(home, line.body)
        )
        evidence, unnamed = check_evidence(store)
        tables = () if flags else _differing(store, progress)  # a replay reads the flags
        return CasesCheck(log, tables, flags, evidence, unnamed)


def _is_same(home: Path, body: dict[str, str]) -> bool:
    path = home / FLAGS_FOLDER / body["flags_file"]
    return path.is_file() and file_digest(path) == body["flags_sha256"]


def _differing(store: CaseStore, progress: Progress | None) -> tuple[str, ...]:
    with tempfile.TemporaryDirectory(prefix="supplyscreen-") as name:
        replayed = store.replayed(Path(name), progress=progress)
    told = store.tables()
    return tuple(name for name in told if not told[name].equals(replayed[name]))
