"""What has been measured so far: one line of JSON per measurement, written at once."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.measured import ROOT

Told = dict[str, Any]


@dataclass
class Ledger:
    """The measurements of a run, kept in ``path`` so that an interrupted run can go on."""

    path: Path
    code: str = field(default_factory=lambda: fingerprint("src", "benchmarks", "watchlists"))
    lines: list[Told] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Read what an earlier run has left."""
        if self.path.is_file():
            text = self.path.read_text(encoding="utf-8")
            self.lines = [json.loads(line) for line in text.splitlines() if line.strip()]

    def add(self, told: Told) -> None:
        """Keep one measurement: ``part``, ``what`` and what else tells it apart are in it."""
        told = {**told, "code": self.code}
        self.lines.append(told)
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(told) + "\n")

    def of(self, **keys: object) -> list[Told]:
        """The measurements that have these keys, in order."""
        return [line for line in self.lines if all(line.get(key) == keys[key] for key in keys)]

    def forget(self, parts: tuple[str, ...]) -> None:
        """Drop the measurements of ``parts``."""
        self.lines = [line for line in self.lines if line["part"] not in parts]
        text = "".join(json.dumps(line) + "\n" for line in self.lines)
        self.path.write_text(text, encoding="utf-8")

    @property
    def mixed(self) -> bool:
        """Whether the code was another one for some of the measurements."""
        return len({line["code"] for line in self.lines}) > 1


def fingerprint(*folders: str) -> str:
    """A short hash of all Python, YAML and CSV files of ``folders`` of the checkout."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in {".py", ".yml", ".csv"} and path.is_file():
                digest.update(str(path.relative_to(ROOT)).encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
