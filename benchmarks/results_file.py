"""``benchmarks/RESULTS.md``: one file, one marked section per benchmark, versions and machine told.

A section stands between ``<!-- name -->`` and ``<!-- /name -->``. A benchmark replaces its own
section and leaves every other byte of the file as it is.
"""

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

RESULTS = Path(__file__).with_name("RESULTS.md")
_HEADING = "# Results\n\nWritten by the scripts of this folder with `--write`; do not edit.\n"


def write_section(section: str, body: str, *, path: Path = RESULTS) -> None:
    """Replace the section named ``section`` of ``path`` by ``body`` (Markdown), or append it.

    The file is made when it is not there. Raises ValueError when only one of the two markers stands
    in it, or when they stand in the wrong order.
    """
    begin, end = f"<!-- {section} -->", f"<!-- /{section} -->"
    text = path.read_text(encoding="utf-8") if path.is_file() else _HEADING
    marked = f"{begin}\n{body.strip()}\n{end}"
    if begin not in text and end not in text:
        path.write_text(f"{text.rstrip()}\n\n{marked}\n", encoding="utf-8")
        return
    before, found, rest = text.partition(begin)
    _, closed, after = rest.partition(end)
    if not (found and closed):
        raise ValueError(f"{path.name}: the markers {begin} and {end} must both stand, in order.")
    path.write_text(before + marked + after, encoding="utf-8")


def run_line(packages: Sequence[str] = ()) -> str:
    """One sentence on when and where a benchmark ran: day (UTC), machine, versions.

    ``packages`` are distribution names; one that is not installed is told as "not installed".
    """
    told = ", ".join(f"{name} {_version(name)}" for name in ("supplyscreen", *packages))
    day = datetime.now(tz=UTC).date().isoformat()
    return f"Run on {day}: {machine()}; Python {platform.python_version()}, {told}."


def machine() -> str:
    """Processor, cores it may use, memory and system, such as "X, 2 cores, 24 GiB"."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = len(os.sched_getaffinity(0))
    return f"{_processor()}, {cores} cores, {memory:.0f} GiB, {platform.system()}"


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.is_file() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
