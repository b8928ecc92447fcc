"""What filers make of a name: punctuation lost, words glued, slips, the field of 35 letters.

The shares follow counts of CBP AMS 2018 (499 shipper rows), vendor copies of raw manifest lines
(4,413 shipper blocks of 2022 to 2025) and FEIII notebooks. Slips and lost blanks were judged.
"""

import numpy as np
import polars as pl

WIDTH = 35  # letters of a name field of CBP AMS
_NARROW = 30  # letters of a narrower form of the filer's own
# Mess -> share of the manifest names that have it.
_MESS = {
    "no_punctuation": 0.12,  # commas and full stops lost
    "double_blank": 0.02,  # ... leaving two blanks
    "no_blank_after_comma": 0.08,
    "blank_lost": 0.02,  # one blank lost: BINHJOINT
    "slip": 0.012,  # one letter twice or left out
    "narrow_form": 0.5,  # of the names above 30 letters: cut at a word end, the rest in the address
    "on_behalf": 0.006,  # O/B and another company, in the name itself
    "trailing_comma": 0.012,
    "ampersand": 0.004,  # & became _
}


def messy(names: pl.Series, draw: np.random.Generator) -> pl.Series:
    """The names as filers write them into a field of 35 letters."""
    frame = pl.DataFrame({"name": names}).with_columns(
        pl.Series(kind, draw.random(len(names)) < share) for kind, share in _MESS.items()
    )
    frame = frame.with_columns(
        other=pl.col("name").gather(draw.permutation(len(names))),
        at=pl.Series(draw.integers(1, 30, len(names))),
    )
    for kind, changed in _changes().items():
        frame = frame.with_columns(pl.when(kind).then(changed).otherwise("name").alias("name"))
    cut = pl.col("name").str.strip_chars().str.head(WIDTH).str.strip_chars_end()
    return frame.select(cut)["name"]


def _changes() -> dict[str, pl.Expr]:
    """Mess -> what becomes of ``name``, in the order in which it happens."""
    name, at = pl.col("name"), pl.col("at")
    plain = name.str.replace_all(r"[.,']", "")
    start = name.str.head(at)
    return {
        "no_blank_after_comma": name.str.replace_all(", ", ",", literal=True),
        "no_punctuation": plain,
        "double_blank": plain.str.replace(" ", "  ", literal=True),
        "blank_lost": start.str.replace(r" (\w+)$", "$1") + name.str.slice(at),
        "slip": start + name.str.slice(at + 1),
        "narrow_form": pl.when(name.str.len_chars() > _NARROW)
        .then(name.str.head(_NARROW).str.replace(r"[ ,]+[^ ]*$", ""))
        .otherwise(name),
        "on_behalf": pl.format("{} O/B {}", name, "other"),
        "trailing_comma": name + ",",
        "ampersand": name.str.replace_all("&", "_", literal=True),
    }
