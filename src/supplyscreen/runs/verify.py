"""Whether the folder of a run still holds what the run wrote, and whether its numbers agree."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from supplyscreen.errors import InputError
from supplyscreen.files.cells import file_digest
from supplyscreen.models import InputSource, RunRecord
from supplyscreen.runs.count import counted_again
from supplyscreen.runs.read import RECORD, Run, read_run
from supplyscreen.screening.record import content_hash, record_hash
from supplyscreen.watchlists import Watchlists

State = Literal["agrees", "differs", "not checked"]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: ``what``, and in words what was ``expected`` and ``found``."""

    what: str
    state: State
    expected: str = ""
    found: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """All checks of a run folder, in the order of reading."""

    folder: Path
    run_id: str
    checks: tuple[Check, ...]

    def of(self, state: State) -> tuple[Check, ...]:
        """The checks that ended so."""
        return tuple(check for check in self.checks if check.state == state)

    @property
    def agrees(self) -> bool:
        """Whether nothing differs; things that could not be checked here do not count."""
        return not self.of("differs")


def verify_run(
    folder: str | Path,
    *,
    inputs: Sequence[str | Path] = (),
    watchlists: Watchlists | None = None,
) -> Verification:
    """Work out again the hashes and counts of a finished run and compare them with its record.

    Looked at: the id of the record and the hash of its settings; the hash of every file that the
    run wrote; the counts of run.json against the tables; the input files, where one of the same
    name lies at the path of the record or in the folders (or is one of the files) of ``inputs``;
    the lists, where ``watchlists`` are given. What is not at hand is "not checked". A run.json
    that was changed together with all hashes in it cannot be told from another run: keep its id
    elsewhere, too. Raises InputError where the folder holds no run or its record cannot be read.
    """
    run = read_run(folder)
    checks = [
        *_record(run),
        *_outputs(run),
        *_tables(run),
        *_inputs(run.run, [Path(place) for place in inputs]),
        *_lists(run.run, watchlists),
    ]
    return Verification(run.folder, run.run_id, tuple(checks))


def _same(what: str, expected: object, found: object) -> Check:
    state: State = "agrees" if expected == found else "differs"
    return Check(what, state, str(expected), str(found))


def _record(run: Run) -> Iterator[Check]:
    yield _same(f"{RECORD}: run_id", run.run_id, record_hash(run.run))
    settings = run.run.config.model_dump(mode="json")
    found = content_hash(settings)
    yield _same(f"{RECORD}: config_sha256", run.run.config_sha256, found)


def _outputs(run: Run) -> Iterator[Check]:
    if not run.outputs:
        yield Check("files of the run", "not checked", found="run.json names no file and no hash")
    for name, expected in sorted(run.outputs.items()):
        path = run.folder / name
        found = file_digest(path) if path.is_file() else "no such file"
        yield _same(f"{name}: SHA-256", expected, found)


def _tables(run: Run) -> Iterator[Check]:
    """The counts of the record, and the same counted in the tables that can be read."""
    try:
        yield from (_same(what, told, found) for what, told, found in counted_again(run))
    except InputError as error:
        yield Check("counts against the tables", "differs", "tables that can be read", str(error))


def _inputs(run: RunRecord, places: list[Path]) -> Iterator[Check]:
    for source in run.inputs:
        for file in source.files:
            what = f"input {file.name}: SHA-256"
            found = list(dict.fromkeys(_candidates(source, file.name, places)))
            if not found:
                yield Check(what, "not checked", file.sha256, "no such file here")
                continue
            hashes = [file_digest(path) for path in found]
            yield _same(what, file.sha256, file.sha256 if file.sha256 in hashes else hashes[0])


def _candidates(source: InputSource, name: str, places: Iterable[Path]) -> Iterator[Path]:
    """Where the file may lie: at the path of the record, and in the places given."""
    given = Path(source.path)
    for place in (given, given.parent, *places):
        for path in (place, place / name):
            if path.name == Path(name).name and path.is_file():
                yield path


def _lists(run: RunRecord, watchlists: Watchlists | None) -> Iterator[Check]:
    for used in run.lists:
        what = f"list {used.id}: SHA-256"
        found = watchlists.sha256.get(used.id) if watchlists else None
        if found is None:
            yield Check(what, "not checked", used.sha256, "the list is not loaded here")
        elif found == used.sha256:
            yield Check(what, "agrees", used.sha256, found)
        else:
            told = f"another edition is loaded here ({found})"
            yield Check(what, "not checked", used.sha256, told)
