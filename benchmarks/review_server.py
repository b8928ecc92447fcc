"""``supplyscreen review serve`` in a process of its own: its links, CPU time and memory."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measured import ROOT

_TICKS = os.sysconf("SC_CLK_TCK")
_RUN = "from supplyscreen.cli import main; main()"


@dataclass
class Server:
    """The process, and name -> link of the people who may come in."""

    process: "subprocess.Popen[str]"
    links: dict[str, str]

    @property
    def cpu(self) -> float:
        """Seconds of CPU time so far, all threads."""
        told = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii")
        user, system = told.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / _TICKS

    @property
    def peak_mib(self) -> float:
        """The largest resident memory so far."""
        told = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        found = re.search(r"VmHWM:\s+(\d+) kB", told)
        return int(found.group(1)) / 1024 if found else 0.0


@contextmanager
def serving(run: Path, cases: Path, people: Sequence[str]) -> Iterator[Server]:
    """The workbench over ``run`` until the block ends; it ends as by Ctrl-C."""
    names = [word for name in people for word in ("--by", name)]
    command = [sys.executable, "-c", _RUN, "review", "serve", str(run), "--cases", str(cases)]
    paths = [str(ROOT / "src"), str(ROOT)]
    process = subprocess.Popen(
        [*command, *names],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONUNBUFFERED": "1"},
    )
    try:
        assert process.stdout is not None
        links: dict[str, str] = {}
        for line in process.stdout:
            name, _, link = line.strip().partition(": ")
            if link.startswith("http://"):
                links[name] = link
            if len(links) == len(people):
                break
        yield Server(process, links)
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
