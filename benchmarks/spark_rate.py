"""What the Spark engine takes of processor time and of shuffled bytes for a million rows.

``python benchmarks/spark_rate.py [ROWS] [FILES]`` writes an invented flat manifest in files of
equal size, screens it in local mode with two workers, and prints the figures that docs/spark.md
counts with. Processor time is that of the Python workers and of the JVM, read from /proc; wall time
is left out, since it says more of the machine than of the work.
"""

import os
import sys
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.manifest_rows import flat_rows

import supplyscreen as ss

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

ROOT = Path(__file__).resolve().parents[1]
AS_OF = date(2026, 11, 22)
_TICKS = os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Print processor seconds and gigabytes for a million rows."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 300_000
    files = int(sys.argv[2]) if len(sys.argv) > 2 else 6
    with TemporaryDirectory() as folder:
        paths = _parts(Path(folder), rows, files)
        size = sum(path.stat().st_size for path in paths)
        spark = _session(folder)
        _screen(spark, [ROOT / "examples" / "bundled" / "manifest.csv"])  # workers and JVM warm
        before = processor_seconds()
        counts = _screen(spark, paths)
        used = {name: t - before.get(name, 0.0) for name, t in processor_seconds().items()}
        shuffled = sum(file.stat().st_size for file in Path(folder).rglob("shuffle_*.data"))
        spark.stop()
        start = time.process_time()
        alone = ss.screen(ss.read_manifest(paths), as_of=AS_OF).run.counts
        local = time.process_time() - start
    python, java = used.get("python", 0.0), used.get("java", 0.0)
    million = rows / 1e6
    print(f"rows {rows:,} in {files} files, {size / million / 1e9:.2f} GB a million rows")
    print(f"counts: {counts}, the same in the local run: {counts == alone}")
    print(f"local run: {local / million:.1f} processor seconds a million rows")
    print(f"Python workers and driver: {python / million:.1f} processor seconds a million rows")
    print(f"JVM: {java / million:.1f} processor seconds a million rows")
    print(f"shuffled: {shuffled / million / 1e9:.2f} GB a million rows, as written (lz4)")


def _session(folder: str) -> "SparkSession":
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    os.environ.setdefault("POLARS_MAX_THREADS", "1")
    from pyspark.sql import SparkSession  # noqa: PLC0415 (after the environment is set)

    return (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.log.level", "ERROR")
        .config("spark.driver.memory", "3g")
        .config("spark.local.dir", folder)
        .config("spark.sql.shuffle.partitions", "8")
        .getOrCreate()
    )


def _screen(spark: "SparkSession", paths: list[Path]) -> object:
    from supplyscreen.engines.spark import screen_spark  # noqa: PLC0415 (as above)

    result = screen_spark(spark, paths, as_of=AS_OF)
    with TemporaryDirectory() as out:
        result.flags.write.parquet(f"{out}/flags")
    result.close()
    return result.run.counts


def _parts(folder: Path, rows: int, files: int) -> list[Path]:
    whole = flat_rows(folder / "rows.csv", rows)
    with whole.open("rb") as lines:
        heading = lines.readline()
        paths = []
        for number in range(files):
            path = folder / f"part-{number:03}.csv"
            with path.open("wb") as part:
                part.write(heading)
                for _ in range(rows // files):
                    part.write(lines.readline())
            paths.append(path)
    whole.unlink()
    return paths


def processor_seconds() -> dict[str, float]:
    """Seconds of processor time by program of this process and all below it, ended ones too."""
    used: dict[int, tuple[str, float]] = {}
    below: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                told = (folder / "stat").read_text(encoding="utf-8", errors="replace")
            except OSError:  # it ended meanwhile
                continue
            name = told[told.index("(") + 1 : told.rindex(")")]
            fields = told[told.rindex(")") + 2 :].split()
            below.setdefault(int(fields[1]), []).append(int(folder.name))
            used[int(folder.name)] = name, sum(int(ticks) for ticks in fields[11:15]) / _TICKS
    sums: dict[str, float] = {}
    waiting = [os.getpid()]
    while waiting:
        pid = waiting.pop()
        name, seconds = used.get(pid, ("", 0.0))
        kind = "python" if name.startswith(("python", "pytest")) else name
        sums[kind] = sums.get(kind, 0.0) + seconds
        waiting += below.get(pid, [])
    return sums


if __name__ == "__main__":
    main()
