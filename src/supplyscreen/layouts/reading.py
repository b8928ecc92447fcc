"""How the columns of one table are read, in a form that code uses and in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from supplyscreen.layouts.fields import Kind


@dataclass(frozen=True, slots=True)
class Reading:
    """Which column of a table holds which field.

    ``layout`` is the name of a known layout, or says that usual words or a mapping decided.
    ``columns``: field -> position of its column (several columns are numbered: address_1 ...).
    ``kept``: positions of the other columns, kept as extra, but for those of contact persons,
    telephone numbers and e-mail addresses. ``headings`` are those of the table.
    ``why``: field -> a sentence. ``doubts``: sentences on what was not read and might be meant.
    ``part``: one table of a set (CBP AMS, Snowflake), which may name no party.
    """

    layout: str
    kind: Kind
    headings: tuple[str, ...]
    columns: dict[str, int]
    kept: tuple[int, ...]
    why: dict[str, str]
    doubts: tuple[str, ...] = ()
    part: bool = False

    def words(self) -> str:
        """``read as: Panjiva US imports, 41 of 57 columns used, 16 kept as extra``."""
        return f"read as: {self.in_words}"

    @property
    def in_words(self) -> str:
        """``Panjiva US imports, 41 of 57 columns used, 16 kept as extra``."""
        used = len(set(self.columns.values()))
        left = len(self.headings) - used - len(self.kept)
        more = f", {len(self.kept)} kept as extra" if self.kept else ""
        more += f", {left} with contact persons or their numbers left out" if left else ""
        return f"{self.layout}, {used} of {len(self.headings)} columns used{more}"

    def mapping(self) -> dict[str, str]:
        """Field -> heading as filed, as the run record shows it."""
        return {field: self.headings[at] for field, at in self.columns.items()}

    def roles(self, order: Sequence[str]) -> tuple[str, ...]:
        """Those of ``order`` that a column of names, local names or blocks tells."""
        parts = ("name", "block", "local_name")
        return tuple(r for r in order if any(f"{r}_{part}" in self.columns for part in parts))
