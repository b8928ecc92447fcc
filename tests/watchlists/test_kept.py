"""What is kept is what would be worked out again; a bad file or folder is as good as none."""

import shutil
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from supplyscreen.errors import WatchlistError
from supplyscreen.watchlists import Watchlists, entries, goods, kept, load_watchlists, places
from supplyscreen.watchlists.kept import MOST

FRAMES = ("entries", "names", "aliases", "places", "hs_headings", "scopes", "goods_names")
VALUES = ("lists", "sha256", "programs", "goods_rules", "goods_gaps", "data_sha256", "editions")
KINDS = ["goods", "list", "list", "places"]

Again = Callable[[], Watchlists]


class Odd:
    """Neither a dataclass nor a model."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A cache that is not there yet."""
    return tmp_path / "data" / "cache"


@pytest.fixture
def again(folder: Path) -> Again:
    """Load the bundled lists with ``folder`` as a new process does."""

    def load() -> Watchlists:
        forget()
        return load_watchlists(cache=folder)

    return load


def forget() -> None:
    """What this process has read is no longer known."""
    for reader in (entries._read, goods._read, places._places):
        reader.cache_clear()


def assert_same(found: Watchlists, wanted: Watchlists) -> None:
    for name in FRAMES:
        assert_frame_equal(getattr(found, name), getattr(wanted, name))
    for name in VALUES:
        assert getattr(found, name) == getattr(wanted, name)


def kinds(folder: Path) -> list[str]:
    """The first word of each file's name: what lies in the folder, hidden files too."""
    return sorted(path.name.partition("-")[0] for path in folder.iterdir())


def refuse(*_: object, **__: object) -> None:
    pytest.fail("it was worked out again")


def test_the_second_run_reads_what_the_first_one_kept(
    bundled: Watchlists, folder: Path, again: Again, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert_same(again(), bundled)
    assert kinds(folder) == KINDS
    for module, name in ((entries, "_checked"), (goods, "_checked"), (places, "_sorted")):
        monkeypatch.setattr(module, name, refuse)
    found = again()
    assert_same(found, bundled)
    assert found.cache == folder


def test_nothing_is_kept_unless_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_write", refuse)
    forget()
    assert load_watchlists().cache is None


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:-100]),
        lambda path: path.write_bytes(path.read_bytes()[:2000] + b"?" + path.read_bytes()[2001:]),
        lambda path: path.write_text("a file of someone else"),
        lambda path: shutil.copyfile(next(path.parent.glob("places-*")), path),
        lambda path: (path.unlink(), path.mkdir()),
    ],
    ids=["empty", "cut off", "one byte", "text", "another kind", "folder"],
)
def test_a_damaged_file_is_not_used(
    spoil: Callable[[Path], object], bundled: Watchlists, folder: Path, again: Again
) -> None:
    again()
    for path in sorted(folder.glob("[gl]*.zip")):
        spoil(path)
    assert_same(again(), bundled)
    assert kinds(folder) == KINDS


def test_a_damaged_file_is_written_again(folder: Path, again: Again) -> None:
    again()
    sound = {path: path.read_bytes() for path in folder.iterdir()}
    for path in sound:
        path.write_bytes(b"PK")
    again()
    assert {path: path.read_bytes() for path in folder.iterdir()} == sound


def test_a_folder_that_cannot_be_made_is_not_used(
    bundled: Watchlists, folder: Path, again: Again
) -> None:
    folder.parent.write_text("a file stands where the folder would be")
    assert_same(again(), bundled)


def test_a_full_disk_leaves_nothing_behind(
    bundled: Watchlists, folder: Path, again: Again, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(kept, "parts_of", full)
    assert_same(again(), bundled)
    assert kinds(folder) == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("lists/us_dhs_uflpa/entries.csv", "HETIAN HAOLIN", "HETIAN HAO LIN"),
        ("goods/dol_words.csv", "COTTON", "KOTTON"),
        ("places/xinjiang.csv", "Hotan", "Hotaan"),
    ],
)
def test_a_changed_file_is_never_missed(
    copy: Path, folder: Path, file: str, old: str, new: str
) -> None:
    load_watchlists(copy, cache=folder)
    path = copy / file
    before = path.read_text(encoding="utf-8")
    changed = before.replace(old, new).replace(old.title(), new.title())
    assert changed != before
    path.write_text(changed, encoding="utf-8")
    forget()
    plain = load_watchlists(copy)
    for _ in range(2):
        forget()
        assert_same(load_watchlists(copy, cache=folder), plain)
    path.write_text(before, encoding="utf-8")
    forget()
    assert load_watchlists(copy, cache=folder).data_sha256 != plain.data_sha256


def test_a_wrong_list_is_refused_each_time_and_not_kept(copy: Path, folder: Path) -> None:
    path = copy / "lists/us_dhs_uflpa/entries.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",active,", ",actve,", 1))
    for _ in range(2):
        forget()
        with pytest.raises(WatchlistError, match="found 'actve'"):
            load_watchlists(copy, cache=folder)
    assert kinds(folder) == ["list"]  # the list before it


def test_a_file_that_changes_while_it_is_read_is_not_kept(
    copy: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = entries.read_entries

    def read_late(path: Path) -> pl.DataFrame:
        file = path / "entries.csv"
        file.write_text(file.read_text(encoding="utf-8").replace("Ninestar", "Tenstar"))
        return read(path)

    monkeypatch.setattr(entries, "read_entries", read_late)
    forget()
    load_watchlists(copy, cache=folder)
    assert kinds(folder) == ["goods", "list", "places"]  # the list without the word is kept


def test_other_code_or_libraries_do_not_find_it(
    folder: Path, again: Again, monkeypatch: pytest.MonkeyPatch
) -> None:
    again()
    before = {path.name for path in folder.iterdir()}
    made_by = kept._made_by()
    assert "polars" in made_by
    monkeypatch.setattr(kept, "_made_by", lambda: made_by + "1")
    again()
    assert len({path.name for path in folder.iterdir()} - before) == len(before)


def test_the_code_that_is_hashed_is_all_that_makes_lists(tmp_path: Path) -> None:
    """A change in a module or a table of these rooms must be seen."""
    root = kept.PACKAGE
    for room in ("names/data/words.csv", "names/canon.py", "matching/keys.py", "models/base.py"):
        assert (root / room).is_file()
        assert room.partition("/")[0] in kept.ROOMS


def test_old_files_go(folder: Path) -> None:
    frame = pl.DataFrame({"a": [1]})
    (folder / "other").mkdir(parents=True)
    (folder / "thing.txt").write_text("of someone else")
    for number in range(MOST + 3):
        kept.kept(folder / "thing", pl.DataFrame, [str(number)], lambda: frame)
    assert kinds(folder) == ["other", *["thing"] * MOST, "thing.txt"]


def test_a_type_that_cannot_be_taken_apart_is_not_kept(folder: Path) -> None:
    odd = Odd()
    for _ in range(2):
        assert kept.kept(folder / "thing", Odd, [], lambda: odd) is odd
    assert kinds(folder) == []
