"""Tables on whole screens of flat manifests: measures, stages, growth."""

from itertools import pairwise

from benchmarks.size_figures import Figure, failure, figure, list_words, lists, sizes
from benchmarks.size_ledger import Ledger
from benchmarks.size_table import measures, over, table, titled

_HEAD = ["rows", "what", "wall s", "CPU s", "peak MiB", "x floor", "x floor (CPU)", "rows/s"]
_HEAD += ["flagged", "planted flagged"]


def flat_table(ledger: Ledger) -> str:
    rows: list[list[str]] = []
    for count in sizes(ledger, "flat"):
        floor = figure(ledger, part="flat", rows=count, what="floor")
        if floor:
            rows.append(
                [
                    f"{count:,}",
                    "floor",
                    *measures(floor),
                    "1.00",
                    "1.00",
                    *_pace(count, floor),
                    "",
                    "",
                ]
            )
        for listed in lists(ledger, "flat", count):
            key = {"part": "flat", "rows": count, "what": "screen", "listed": listed}
            found, why = figure(ledger, **key), failure(ledger, **key)
            name = f"screen, {list_words(listed, found.told if found else None)}"
            if found and floor:
                ratios = [over(found.seconds, floor.seconds), over(found.cpu, floor.cpu)]
                planted = (
                    f"{found.told.get('planted_flagged', 0):,} of {found.told.get('planted', 0):,}"
                )
                rows.append(
                    [
                        f"{count:,}",
                        name,
                        *measures(found),
                        *ratios,
                        *_pace(count, found),
                        f"{found.told['flagged']:,}",
                        planted,
                    ]
                )
            elif why:
                rows.append([f"{count:,}", name, f"failed: {why}", *[""] * 7])
    return titled("Flat manifests", table(_HEAD, rows, words=2))


def _pace(rows: int, found: Figure) -> list[str]:
    return [f"{rows / found.seconds:,.0f}"]


def stage_table(ledger: Ledger) -> str:
    """Wall and CPU seconds of each stage."""
    found = {
        (count, listed): told
        for count in sizes(ledger, "flat")
        for listed in lists(ledger, "flat", count)
        if (told := figure(ledger, part="flat", rows=count, what="screen", listed=listed))
    }
    names = list(dict.fromkeys(stage for told in found.values() for stage in told.stages))
    rows = [
        [
            f"{count:,}",
            list_words(listed, told.told),
            *(f"{told.stages.get(s, 0):.2f} ({told.stages_cpu.get(s, 0):.2f})" for s in names),
        ]
        for (count, listed), told in found.items()
    ]
    text = (
        "Wall seconds, in brackets CPU seconds; a stage lasts until the screen tells the next one."
    )
    return titled("By stage", text, table(["rows", "against", *names], rows, words=2))


def growth_table(ledger: Ledger) -> str:
    rows = []
    for part, what in (
        ("flat", "screen, flat file"),
        ("ams", "screen, AMS tables"),
        ("flat", "floor"),
    ):
        kind, counts = ("floor" if what == "floor" else "screen"), sizes(ledger, part)
        for few, many in pairwise(counts):
            for listed in lists(ledger, part, few):
                one, ten = (
                    figure(ledger, part=part, rows=count, what=kind, listed=listed)
                    for count in (few, many)
                )
                if one and ten:
                    ratios = [
                        f"{many / few:.1f}",
                        over(ten.seconds, one.seconds),
                        over(ten.cpu, one.cpu),
                    ]
                    rows.append([f"{what}, {list_words(listed)}", f"{few:,} to {many:,}", *ratios])
    head = ["what", "rows", "x rows", "x wall", "x CPU"]
    return titled("Growth", table(head, rows, words=2))
