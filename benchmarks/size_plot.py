"""The plot of the size benchmark: wall time by rows, names per second by size of the list."""

import importlib
from pathlib import Path
from typing import Any

from benchmarks.size_figures import figure, list_words, lists, sizes
from benchmarks.size_ledger import Ledger
from benchmarks.size_parts import PEERS

_COLOURS = {"floor": "#8a8f98", 0: "#0b3c5d", 20_000: "#328cc1", 100_000: "#9ac7e6"}
_TOOLS = {
    "matched": ("supplyscreen", "#0b3c5d", "o"),
    "sorted_words": ("rapidfuzz cdist", "#c44536", "s"),
    "tf_idf": ("TF-IDF, sparse_dot_topn", "#e09f3e", "^"),
    "splink": ("splink", "#6a994e", "D"),
}


def plot(ledger: Ledger, path: Path) -> str:
    """Draw what was measured into ``path`` (SVG, the same bytes for the same measurements).

    Returns the name of the file; "" where matplotlib is not installed, which is told.
    """
    try:
        library: Any = importlib.import_module("matplotlib")
    except ImportError:
        print("matplotlib is not installed (extra [bench]): no plot", flush=True)
        return ""
    library.use("svg")
    library.rcParams.update(
        {"svg.hashsalt": "supplyscreen", "svg.fonttype": "none", "font.size": 10}
    )
    pyplot: Any = importlib.import_module("matplotlib.pyplot")
    drawing, (left, right) = pyplot.subplots(1, 2, figsize=(11, 4.4), layout="constrained")
    _by_rows(ledger, left)
    _by_list(ledger, right)
    drawing.savefig(path, metadata={"Date": None, "Creator": None})
    pyplot.close(drawing)
    return path.name


def _by_rows(ledger: Ledger, axes: Any) -> None:
    counts = sizes(ledger, "flat")
    kinds = [("floor", "floor", 0)]
    kinds += [("screen", "", listed) for listed in lists(ledger, "flat", max(counts, default=0))]
    for what, label, listed in kinds:
        found = {
            count: told.seconds
            for count in counts
            if (told := figure(ledger, part="flat", rows=count, what=what, listed=listed))
        }
        if found:
            name = label or f"screen, {list_words(listed)}"
            colour = _COLOURS.get("floor" if label else listed, "#444444")
            style = "--" if label else "-"
            axes.plot(
                list(found), list(found.values()), style, marker="o", color=colour, label=name
            )
    axes.set(xscale="log", yscale="log", xlabel="rows of a flat manifest", ylabel="wall seconds")
    axes.set_xticks(counts, [f"{count:,}" for count in counts], minor=False)
    axes.minorticks_off()
    axes.set_title("A whole screen, beside the floor (polars: distinct shipper names)", fontsize=10)
    _finish(axes)


def _by_list(ledger: Ledger, axes: Any) -> None:
    """Names per second of the largest manifest; open marks: stopped before all names were done."""
    counts = sizes(ledger, "names")
    if not counts:
        axes.set_axis_off()
        return
    for what in ("matched", *PEERS):
        label, colour, mark = _TOOLS[what]
        found = {
            list_words(listed): told
            for listed in lists(ledger, "names", counts[-1])
            if (told := figure(ledger, part="names", rows=counts[-1], what=what, listed=listed))
        }
        pace = [told.told["names"] / told.seconds for told in found.values()]
        axes.plot(list(found), pace, color=colour, label=label, zorder=1)
        for at, (place, told) in enumerate(found.items()):
            face = colour if told.told["names"] == told.told["of"] else "white"
            axes.plot(place, pace[at], marker=mark, color=colour, markerfacecolor=face, zorder=2)
    axes.set(yscale="log", xlabel="list", ylabel="distinct names per second")
    axes.set_title("Names alone; open: stopped at the limit, first names only", fontsize=10)
    _finish(axes)


def _finish(axes: Any) -> None:
    axes.grid(visible=True, which="major", color="#e5e7eb")
    axes.spines[["top", "right"]].set_visible(False)
    if axes.get_legend_handles_labels()[0]:
        axes.legend(frameon=False, fontsize=9)
