"""The parties of a history with their matches: compared once, and again where lists changed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl

from supplyscreen.matching import prepare_names
from supplyscreen.matching.fingerprints import fingerprints
from supplyscreen.models import ScreenConfig
from supplyscreen.screening.known import KnownMatches, together
from supplyscreen.screening.rescore import matched_again
from supplyscreen.watchlists import Watchlists

Matcher = Callable[[pl.DataFrame, Watchlists], pl.DataFrame]
"""PARTIES and the lists as they stood -> MATCHES."""


class HistoryMatches:
    """Matches of known parties, read from ``folders`` as they are needed.

    ``new`` is what a run found of parties that were not known; ``anew`` says that the matches of
    all parties of the history were made again, so that ``folders`` count no more.
    """

    def __init__(self, folders: Sequence[Path], config: ScreenConfig) -> None:
        """``folders`` hold KnownMatches that were made with ``config`` and this version."""
        self._folders = folders
        self._config = config
        self._whole: KnownMatches | None = None
        self._checked = False
        self.new = KnownMatches.none()

    @property
    def anew(self) -> bool:
        """Whether lists changed, so that all known parties were compared again."""
        return self._whole is not None

    def whole(self) -> KnownMatches:
        """All that is to be saved in place of the folders; only where ``anew``."""
        assert self._whole is not None
        return together([self._whole, self.new])

    def of(self, parties: pl.DataFrame, watchlists: Watchlists) -> pl.DataFrame:
        """MATCHES of ``parties`` (PARTIES) against ``watchlists``."""
        if not self._checked:
            self._check(watchlists)
        known = together([*self._known(parties), self._slice(self.new, parties)])
        found = matched_again(parties, watchlists, known, config=self._config)
        _, unknown = known.split(parties)
        ids = unknown.select("party_id")
        fresh = replace(
            found,
            parties=unknown,
            matches=found.matches.join(ids, on="party_id", how="semi", maintain_order="left"),
        )
        self.new = together([self.new, fresh])
        return found.matches

    def _check(self, watchlists: Watchlists) -> None:
        """Compare all known parties again where the lists are not those they were compared with."""
        self._checked = True
        if not self._folders:
            return
        before = KnownMatches.load(self._folders[-1], parties=self.new.parties)
        now = fingerprints(prepare_names(watchlists), watchlists)
        if before.fingerprints.equals(now):
            return
        every = together([KnownMatches.load(folder) for folder in self._folders])
        parties = every.parties.sort("party_id")
        self._whole = matched_again(parties, watchlists, every, config=self._config)

    def _known(self, parties: pl.DataFrame) -> list[KnownMatches]:
        if self._whole is not None:
            return [self._slice(self._whole, parties)]
        return [KnownMatches.load(folder, parties=parties) for folder in self._folders]

    @staticmethod
    def _slice(known: KnownMatches, parties: pl.DataFrame) -> KnownMatches:
        ids = parties.select("party_id")
        own = {
            name: getattr(known, name).join(ids, on="party_id", how="semi", maintain_order="left")
            for name in ("parties", "matches")
        }
        return replace(known, **own)
