"""One more day: screened with what is known, told is what is new, and then added to the history."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from supplyscreen import __version__
from supplyscreen.errors import InputError
from supplyscreen.flags import FlagContext
from supplyscreen.history.earlier import Earlier
from supplyscreen.history.folder import History
from supplyscreen.history.index import Day, Index
from supplyscreen.history.look_back import look_back, look_back_notes
from supplyscreen.history.matches import HistoryMatches
from supplyscreen.history.reported import (
    as_reported,
    reported_in,
    save_reported,
    without_reported,
)
from supplyscreen.history.told import of_new_flags
from supplyscreen.intake import Manifest
from supplyscreen.intake.kept import keep, kept
from supplyscreen.intake.spool import Spool
from supplyscreen.models import Progress, ScreenConfig
from supplyscreen.schemas import REJECTS, empty
from supplyscreen.screening import ScreenResult
from supplyscreen.screening.as_of import newest_day
from supplyscreen.screening.kept import basis_key, matching_key
from supplyscreen.screening.known import KnownMatches, parties_in, together
from supplyscreen.screening.stages import screen_with
from supplyscreen.store import finish, is_finished, writing
from supplyscreen.watchlists import Watchlists, load_watchlists
from supplyscreen.watchlists.combine import with_laws

_STAGE = "day"
_ALONE = 4


@dataclass(frozen=True)
class DayResult:
    """What a new day brings; nothing of it is in the history before :meth:`add`.

    ``result`` is the screen of the day, of which ``flags`` are the new ones alone; ``flags_known``
    of its flags were reported before. ``older`` (FLAGS) are new flags of earlier days, where lists,
    rules or settings changed since, and ``look_back`` (LOOK_BACK) counts their shipments by what
    flags them. ``again`` (FLAGS) are the flags of earlier days that were reported, where something
    changed, as they are by the lists of today. ``unread`` are earlier days
    that could not be looked at for that: an older version read them, or their files are damaged.
    Screen them again from their own inputs, in a history of its own.
    """

    result: ScreenResult
    flags_known: int
    older: Spool
    look_back: pl.DataFrame
    again: Spool
    unread: tuple[Day, ...]
    history: History
    manifest: Manifest
    matches: HistoryMatches
    basis: str

    def new_flags(self) -> dict[str, int]:
        """New flags by ground, those of the day and of earlier days."""
        every = Counter(self.result.run.flags_by_ground)
        for chunk in self.older.chunks(["ground"]):
            every.update(chunk["ground"].to_list())
        return dict(sorted(every.items()))

    def earlier(self) -> ScreenResult:
        """The new flags of earlier days as a result that ``write_flags`` takes; its run record is
        that of the day."""
        return replace(self.result, reported=self.older, rejects=empty(REJECTS))

    def add(self) -> Day:
        """Add the day to the history: wholly, or on an error not at all.

        Call it once the report is written, for later days do not tell these flags again. Raises
        OutputError when the folder cannot be written to.
        """
        history = self.history
        with writing(history.folder):
            folder = history.folder_for("day")
            keep(self.manifest, folder)
            save_reported(folder, [self.result.reported or self.result.table, self.older])
            finish(folder, _STAGE, __version__)
            known = self._save_known()
            day = self._day(folder.name)
        matching = matching_key(self.result.run.config)
        days = (*history.days, day)
        history.commit(Index(basis=self.basis, matching=matching, days=days, known=known))
        return day

    def _save_known(self) -> tuple[str, ...]:
        """The folders of matches from now on."""
        matches, history = self.matches, self.history
        before = () if matches.anew else usable(history, self.result.run.config)
        found = matches.whole() if matches.anew else matches.new
        if found.parties.is_empty():
            return before
        folder = history.folder_for("known")
        large, small = _by_size(history, before, found.parties.height)
        parts = [KnownMatches.load(history.folder / name) for name in small]
        together([*parts, found]).save(folder)
        return (*large, folder.name)

    def _day(self, folder: str) -> Day:
        run = self.result.run
        new = self.result.reported or self.result.table
        return Day(
            number=len(self.history.days) + 1,
            folder=folder,
            path=self.manifest.source.path,
            sha256=self.manifest.source.sha256,
            version=__version__,
            as_of=run.as_of,
            run_id=self.result.run_id,
            rows=run.counts.rows_in,
            flagged=run.counts.flagged,
            flags_new=new.rows,
            flags_known=self.flags_known,
            flags_older=self.older.rows,
        )


def _by_size(
    history: History, names: tuple[str, ...], count: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The folders of matches to leave as they are, and the last ones, which are put together with
    ``count`` new parties: a folder stands alone once it holds four times the parties behind it, so
    that there are few of them after years of days."""
    keep = len(names)
    while keep:
        size = parties_in(history.folder / names[keep - 1])
        if size >= _ALONE * count:
            break
        count += size
        keep -= 1
    return names[:keep], names[keep:]


def usable(history: History, config: ScreenConfig) -> tuple[str, ...]:
    """The folders of matches of ``history`` that were made with ``config`` and this version."""
    return history.index.known if history.index.matching == matching_key(config) else ()


def screen_day(
    history: History,
    manifest: Manifest,
    *,
    watchlists: Watchlists | None = None,
    config: ScreenConfig | None = None,
    as_of: date | None = None,
    progress: Progress | None = None,
) -> DayResult:
    """Screen ``manifest`` as the next day of ``history``, which must be open.

    Parties that an earlier day named are not compared again. Where lists, rules or settings have
    changed since the last day, all parties are compared with what changed, and earlier days are
    looked through for new flags (``older``). The arguments are those of ``screen``. Raises
    InputError when the manifest is a day of the history already, and as ``screen`` does.
    """
    if day := history.find(manifest.source.sha256):
        raise InputError(
            f"{manifest.source.path} is day {day.number} of the history {history.folder} already.",
            hint="nothing is to be done; give the input of another day",
        )
    config = config or ScreenConfig()
    loaded = with_laws(watchlists or load_watchlists(only=config.watchlists))
    context = FlagContext(loaded, config, as_of or newest_day(loaded))
    told = progress or (lambda _stage, _done, _total: None)
    known = [history.folder / name for name in usable(history, config)]
    matches = HistoryMatches(known, config)
    result = screen_with(manifest, None, context, matches.of, told)
    reported = reported_in(history.folder / day.folder for day in history.days)
    new = without_reported(result.table, reported)
    basis = basis_key(loaded, config, context.as_of)
    changed = bool(history.days) and basis != history.index.basis
    looked = Earlier()
    for day in history.days if changed else ():
        told("screening earlier days", day.number - 1, len(history.days))
        folder = history.folder / day.folder
        if day.version != __version__ or not is_finished(folder, _STAGE, __version__):
            looked.unread.append(day)
            continue
        found = screen_with(kept(folder), None, context, matches.of, _silent).table
        looked.add(day.number, found, [reported, *as_reported(new)])
    back = look_back(looked.older, looked.of_days, result.run)
    return DayResult(
        result=of_new_flags(result, new, history.folder, look_back_notes(back)),
        flags_known=result.table.rows - new.rows,
        older=looked.older,
        look_back=back,
        again=looked.again,
        unread=tuple(looked.unread),
        history=history,
        manifest=manifest,
        matches=matches,
        basis=basis,
    )


def _silent(_stage: str, _done: int, _total: int | None) -> None:
    """Progress of what is a step of something else."""
