"""Damaged files through intake: no traceback, no hang, and every row accounted for.

    python tests/fuzz/intake_fuzz.py --files 20000 --seed 20261130

Well-formed made-up files of every format are damaged (``mutations.py``) and read in worker
processes, each with a time limit per file. A finding is anything but a SupplyscreenError, rows that
do not add up, a process that died, or a file that took longer. Prints one line for each format;
exit code 1 where something was found. The same seed makes the same files: number N is damaged the
same way in every run; ``--only N --keep DIR`` writes that one file and reads it in this process.
"""

import argparse
import random
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

HERE = Path(__file__).resolve().parent
if __name__ in ("__main__", "__mp_main__"):  # as a script, and in its worker processes
    sys.path[:0] = [str(HERE.parents[1]), str(HERE.parents[1] / "src")]

from tests.fuzz.formats import FORMATS, Files  # noqa: E402 - the path is set above
from tests.fuzz.mutations import mutated  # noqa: E402
from tests.fuzz.pool import Outcome, run_all  # noqa: E402
from tests.fuzz.summary import summary  # noqa: E402

import supplyscreen as ss  # noqa: E402

SEED = 20261130
SECONDS = 60.0
VARIANTS = 40  # well-formed files of each format


@dataclass(frozen=True)
class Reader:
    """What a worker does with one file; ``seed`` makes the file."""

    seed: int
    formats: tuple[str, ...]

    def __call__(self, number: int) -> Outcome:
        """Make file ``number``, read it, and say what came of it."""
        name = self.formats[number % len(self.formats)]
        folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
        try:
            return read(name, written(name, self.seed, number, folder))
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def written(name: str, seed: int, number: int, folder: Path) -> str:
    """Write file ``number`` of format ``name`` into ``folder``; what is to be read."""
    form = FORMATS[name]
    dice = random.Random(f"{seed} {name} {number}")
    files = form.make(random.Random(f"{seed} {name} {dice.randrange(VARIANTS)}"))
    damaged = dice.choice(sorted(files))
    made: Files = {}
    outside = form.pack is not None and dice.random() < 0.3
    for file, content in files.items():
        whole = content if outside or file != damaged else mutated(content, dice)
        named, packed = form.pack(file, whole) if form.pack else (file, whole)
        made[named] = mutated(packed, dice) if outside else packed
    for file, content in made.items():
        (folder / file).write_bytes(content)
    return form.source.format(folder=folder, file=folder / next(iter(made)))


def read(name: str, source: str) -> Outcome:
    """Read ``source`` as a user would, and check what intake promises."""
    try:
        kind = ss.detect_kind(source)
        if kind == "shipment":
            manifest = ss.read_manifest(source)
            return _checked(name, ss.data_quality(manifest), manifest.shipments.collect().height)
        suppliers = ss.read_suppliers(source)
        quality = ss.data_quality(suppliers=suppliers)
        return _checked(name, quality, suppliers.suppliers.height)
    except ss.SupplyscreenError as error:
        told = " ".join(error.message.split())
        return Outcome(name, "refused", found="" if told and error.hint else f"no hint: {told}")
    except BaseException as error:  # a panic of a library is no Exception
        if isinstance(error, KeyboardInterrupt):
            raise
        last = "".join(traceback.format_exception(error)[-3:])
        return Outcome(name, "read", found=f"{type(error).__name__}: {error}\n{last}")


def _checked(name: str, quality: "ss.DataQuality", records: int) -> Outcome:
    """The record of the quality has the sums; here they are added up once more by hand."""
    total = quality.record.inputs[0].total
    lost = quality.rejects.filter(quality.rejects["scope"] == "row").height
    faults = []
    if records + lost + total.merged != total.rows:
        faults.append(
            f"{total.rows} rows, {records} records, {lost} rejected, {total.merged} merged"
        )
    needed = quality.rejects.select("source_file", "scope", "code", "message")
    faults += [f"a reject without {c.name}" for c in needed if (c.fill_null("") == "").any()]
    if not quality.summary().strip():
        faults.append("no summary")
    rejects = quality.rejects.height
    return Outcome(name, "read", total.rows, rejects, "; ".join(faults))


def main(arguments: list[str] | None = None) -> int:
    """Run as the arguments say; 1 where something was found."""
    parser = argparse.ArgumentParser(description="Damaged files through intake.")
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--formats", default=",".join(FORMATS))
    parser.add_argument("--seconds", type=float, default=SECONDS, help="for one file")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only", type=int, help="read this one file here, and say what came of it")
    parser.add_argument("--keep", type=Path, help="folder for the files that found something")
    given = parser.parse_args(arguments)
    formats = tuple(given.formats.split(","))
    reader = Reader(given.seed, formats)
    if given.only is not None:
        return _one(reader, given.only, given.keep)
    done: list[int] = []

    def told(number: int, outcome: Outcome) -> None:
        done.append(number)
        if outcome.found or len(done) % 500 == 0:
            sys.stderr.write(f"{len(done)} files; file {number}: {outcome.found[:200] or 'well'}\n")

    ran = run_all(reader, given.files, seconds=given.seconds, workers=given.workers, told=told)
    outcomes = {n: replace(o, format=formats[n % len(formats)]) for n, o in ran.items()}
    for number, outcome in outcomes.items():
        if outcome.found and given.keep:
            _keep(reader, number, given.keep)
    _say(summary(outcomes, formats))
    return int(any(outcome.found for outcome in outcomes.values()))


def _one(reader: Callable[[int], Outcome], number: int, keep: Path | None) -> int:
    assert isinstance(reader, Reader)
    if keep:
        _keep(reader, number, keep)
    outcome = reader(number)
    _say(f"{outcome}\n{outcome.found}")
    return int(bool(outcome.found))


def _keep(reader: Reader, number: int, keep: Path) -> None:
    name = reader.formats[number % len(reader.formats)]
    folder = keep / f"{number}"
    folder.mkdir(parents=True, exist_ok=True)
    written(name, reader.seed, number, folder)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    sys.exit(main())
