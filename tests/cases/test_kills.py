"""A process is killed in every phase of a write: at most the write it was in is missing."""

import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import polars as pl
import pytest
from tests.cases.deciding import AT, PHASES
from tests.cases.flags import listed, opened, run_of

from supplyscreen.cases import CaseStore, check_log, verify_cases
from supplyscreen.cases.log import LOG
from supplyscreen.cases.store import FLAGS_FOLDER, STORE, known_head

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no SIGKILL here")

MET = (*PHASES, "torn")
# How long the phases that take time last, in seconds: a kill comes somewhere in them.
_LASTS = {"opening": 0.06, "flags": 0.004, "fsync": 0.004, "transaction": 0.02, "commit": 0.006}


def plan(chance: random.Random, *, again: bool) -> str:
    """A moment: four in ten anywhere, the others in a phase, so that short ones are met too; the
    folder is opened ``again`` after a kill that nobody looked at: then half die while it is."""
    if again and chance.random() < 0.5:
        aim = "opening"
    else:
        aim = "any" if chance.random() < 0.4 else chance.choice(MET)
    longest = 0.2 if aim == "any" else _LASTS.get(aim, 0.0)
    most = {"opening": 1, "flags": 2}.get(aim, 5)
    nth, delay = chance.randint(1, most), chance.uniform(0, longest)
    return f"{chance.getrandbits(32)} {aim} {nth} {delay:.5f}"


class Folder:
    """A case folder that lives through kills; ``met`` counts what was found after them."""

    def __init__(self, folder: Path, mirror: Path) -> None:
        self.folder, self.mirror = folder, mirror
        self.met: Counter[str] = Counter()
        with opened(folder, run_of(listed(1))) as store:
            self.head = store.head
        self._read = 0

    def confirmed(self) -> dict[int, str]:
        """Every line that was confirmed since the last look: number and hash."""
        path = self.folder / "confirmed"
        lines = path.read_text().splitlines() if path.exists() else []
        told = [line.split() for line in lines[self._read :]]
        self._read = len(lines)
        return {int(number): sha256 for number, sha256 in told if len(sha256) == 64}

    def look(self, kills: int) -> None:
        """After ``kills`` kills: nothing confirmed is missing, and all is as the log says."""
        told = self.confirmed()
        cut = not (self.folder / LOG).read_bytes().endswith(b"\n")
        known = known_head(self.folder / STORE)
        assert known is not None
        with CaseStore(self.folder, at=AT) as store:
            lines = list(store.lines())
            tables, head = store.tables(), store.head
        kept = {line.number: line.sha256 for line in lines}
        assert kept[self.head[0]] == self.head[1]
        assert all(kept[number] == sha256 for number, sha256 in told.items())
        new = [line for line in lines if line.number > self.head[0] and line.action != "recovered"]
        assert len(told) <= len(new) <= len(told) + kills
        found = check_log(self.folder / LOG, head=head)
        assert (found.faults, found.lines) == ((), len(lines))
        replayed = self.replayed()
        assert [name for name in tables if not tables[name].equals(replayed[name])] == []
        recovered = sum(1 for line in lines if line.action == "recovered")
        assert recovered - self.met["cut-off line"] >= cut
        self.met["cut-off line"] = recovered
        self.met["log ahead of the tables"] += known[0] + cut < head[0]
        self.met["written, not confirmed"] += len(new) - len(told)
        self.head = head

    def replayed(self) -> dict[str, pl.DataFrame]:
        """The tables that the log makes in a folder where nothing was ever killed."""
        (self.mirror / FLAGS_FOLDER).mkdir(parents=True, exist_ok=True)
        shutil.copy(self.folder / LOG, self.mirror / LOG)
        for path in (self.folder / FLAGS_FOLDER).iterdir():
            if not (self.mirror / FLAGS_FOLDER / path.name).exists():
                shutil.copy(path, self.mirror / FLAGS_FOLDER)
        with CaseStore(self.mirror, at=AT) as store:
            return store.tables()


def survived(folder: Path, kills: int, seed: int) -> Counter[str]:
    """Kill so often, look after each kill or after two; what was met, by name."""
    chance = random.Random(seed)
    cases = Folder(folder / "cases", folder / "mirror")
    program = [sys.executable, str(Path(__file__).with_name("deciding.py")), str(cases.folder)]
    with subprocess.Popen(
        program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment()
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        unseen = 0
        for number in range(1, kills + 1):
            moment = plan(chance, again=unseen > 0)
            process.stdin.write(f"{moment}\n")
            process.stdin.flush()
            phase = process.stdout.readline().strip()
            assert phase in MET, f"{moment}: {phase}"
            cases.met[phase] += 1
            unseen += 1
            if unseen == 2 or number == kills or chance.random() < 0.7:
                cases.look(unseen)
                unseen = 0
    assert verify_cases(cases.folder, at=AT).agrees
    cases.met["lines"] = cases.head[0]
    return cases.met


def environment() -> dict[str, str]:
    """That of this process, with the folder of the tests to import from."""
    path = os.pathsep.join(part for part in (os.getcwd(), *sys.path) if part)
    return {**os.environ, "PYTHONPATH": path}


def test_a_kill_loses_at_most_the_write_it_was_in(tmp_path: Path) -> None:
    met = survived(tmp_path, kills=4, seed=1)
    assert sum(met[phase] for phase in MET) == 4


@pytest.mark.slow
def test_two_hundred_kills(tmp_path: Path) -> None:
    met = survived(tmp_path, kills=200, seed=8)
    assert sum(met[phase] for phase in MET) == 200
    assert all(met[phase] for phase in MET)
    assert met["log ahead of the tables"]
    assert met["cut-off line"]
    sys.stdout.write(f"{dict(met)}\n")  # shown by -rP
