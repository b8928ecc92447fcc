"""Which edition of a list is in force, going back, and damage that is refused."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml
from tests.watchlists.pages import Row, listed_rows, page, page_file

from supplyscreen.errors import WatchlistError
from supplyscreen.watchlists import (
    list_editions,
    load_watchlists,
    propose_update,
    save_update,
    use_edition,
)

UFLPA = "us_dhs_uflpa"
NEW: Row = ("v", "Example Cotton Co., Ltd.", "February 3, 2025")
Edit = Callable[[str, str, str], None]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one snapshot, not to be changed."""
    folder = tmp_path_factory.mktemp("data")
    _update(folder, "02/03/2025")
    return folder


@pytest.fixture
def data(written: Path, tmp_path: Path) -> Path:
    """A copy of that folder that a test may spoil."""
    return Path(shutil.copytree(written, tmp_path / "data"))


def _update(folder: Path, updated: str, *, lists: Path | None = None) -> Path:
    file = page_file(page([*listed_rows(), NEW], updated=updated))
    plan = propose_update(UFLPA, file, snapshots=folder, read_on=date(2026, 11, 25), folder=lists)
    return save_update(plan)


def _spoil(data: Path, name: str, old: str, new: str) -> None:
    path = data / "lists" / UFLPA / "2025-02-03" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_without_snapshots_everything_is_as_it_was(tmp_path: Path) -> None:
    bundled, found = load_watchlists(), load_watchlists(snapshots=tmp_path / "not there")
    assert found.data_sha256 == bundled.data_sha256
    assert found.sha256 == bundled.sha256
    assert {each.edition for each in found.editions.values()} == {"bundled"}
    assert found.notices == ()


def test_the_newest_snapshot_is_in_force_and_says_what_it_was_read_from(data: Path) -> None:
    found, bundled = load_watchlists(snapshots=data), load_watchlists()
    edition = found.editions[UFLPA]
    assert (edition.edition, edition.file_name, edition.replaced) == (
        "2025-02-03",
        "page.html",
        "bundled",
    )
    assert edition.file_sha256
    copy = data / "lists" / UFLPA / "2025-02-03" / "publication.html"
    assert copy.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert "uflpa-example-cotton" in found.entries["entry_id"]
    assert found.data_sha256 != bundled.data_sha256
    assert found.sha256["us_cbp_section307"] == bundled.sha256["us_cbp_section307"]


def test_one_list_alone_can_be_loaded_with_its_snapshot(data: Path) -> None:
    found = load_watchlists(only=[UFLPA], snapshots=data)
    assert list(found.editions) == [UFLPA]
    assert found.entries.height == 153


def test_going_back_and_forth(data: Path) -> None:
    assert use_edition(UFLPA, "bundled", snapshots=data).edition == "bundled"
    found = load_watchlists(snapshots=data)
    assert found.data_sha256 == load_watchlists().data_sha256
    assert "bundled of 2025-01-14 was chosen; 2025-02-03" in found.notices[0].replace(
        "edition ", ""
    )
    editions, in_force = list_editions(UFLPA, snapshots=data)
    assert ([each.edition for each in editions], in_force) == (["bundled", "2025-02-03"], "bundled")
    assert use_edition(UFLPA, "newest", snapshots=data).edition == "2025-02-03"
    assert load_watchlists(snapshots=data).notices == ()


def test_an_update_takes_an_earlier_choice_back(data: Path) -> None:
    use_edition(UFLPA, "bundled", snapshots=data)
    assert _update(data, "02/10/2025").name == "2025-02-10"
    assert load_watchlists(snapshots=data).editions[UFLPA].edition == "2025-02-10"


@pytest.mark.parametrize(("list_id", "edition"), [(UFLPA, "2020-01-01"), ("my_list", "bundled")])
def test_what_is_not_there_cannot_be_used(data: Path, list_id: str, edition: str) -> None:
    with pytest.raises(WatchlistError, match="there are "):
        use_edition(list_id, edition, snapshots=data)


def test_a_newer_release_wins_and_is_told(data: Path, copy: Path, edit: Edit) -> None:
    edit(f"lists/{UFLPA}/list.yml", "published_on: 2025-01-14", "published_on: 2026-01-05")
    found = load_watchlists(copy, snapshots=data)
    assert found.editions[UFLPA].edition == "bundled"
    assert "the bundled edition of 2026-01-05 replaces the snapshot 2025-02-03" in found.notices[0]


def test_a_revised_release_of_the_same_day_wins_too(data: Path, copy: Path, edit: Edit) -> None:
    edit(f"lists/{UFLPA}/list.yml", "published_on: 2025-01-14", "published_on: 2025-02-03")
    assert load_watchlists(copy, snapshots=data).editions[UFLPA].edition == "bundled"


def test_a_snapshot_older_than_a_revision_of_the_bundled_list_says_so(
    data: Path, copy: Path, edit: Edit
) -> None:
    edit(f"lists/{UFLPA}/aliases.csv", "保定市绿叶硕子岛商贸有限公司", "保定绿叶硕子岛商贸有限公司")
    found = load_watchlists(copy, snapshots=data)
    assert found.editions[UFLPA].edition == "2025-02-03"
    assert "the bundled list was revised since the snapshot 2025-02-03" in found.notices[0]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("entries.csv", "Camel Group", "Carmel Group"),
        ("aliases.csv", "uflpa-camel-group", "uflpa-geehy-semiconductor"),
        ("list.yml", "caveats:", "caveats: "),
    ],
)
def test_a_changed_file_is_refused_and_not_passed_over(
    data: Path, name: str, old: str, new: str
) -> None:
    _spoil(data, name, old, new)
    with pytest.raises(
        WatchlistError, match=f"{name}: it is not the file that the update wrote"
    ) as e:
        load_watchlists(snapshots=data)
    assert "lists use us_dhs_uflpa bundled" in e.value.hint
    use_edition(UFLPA, "bundled", snapshots=data)
    assert load_watchlists(snapshots=data).editions[UFLPA].edition == "bundled"
    with pytest.raises(WatchlistError, match="is damaged"):
        use_edition(UFLPA, "2025-02-03", snapshots=data)


@pytest.mark.parametrize(
    ("name", "told"),
    [("entries.csv", "it is missing"), ("edition.yml", "edition.yml is missing")],
)
def test_a_missing_file_is_refused(data: Path, name: str, told: str) -> None:
    (data / "lists" / UFLPA / "2025-02-03" / name).unlink()
    with pytest.raises(WatchlistError, match=told):
        load_watchlists(snapshots=data)


def test_a_copied_folder_and_an_unknown_list_are_refused(data: Path) -> None:
    folder = data / "lists" / UFLPA
    (folder / "2025-02-03").rename(folder / "2026-09-09")
    with pytest.raises(
        WatchlistError, match="found us_dhs_uflpa 2025-02-03, expected us_dhs_uflpa 2026"
    ):
        load_watchlists(snapshots=data)
    folder.rename(data / "lists" / "my_list")
    with pytest.raises(WatchlistError, match="found snapshots of my_list"):
        load_watchlists(snapshots=data)


def test_unfinished_folders_are_not_read(data: Path) -> None:
    (data / "lists" / UFLPA / ".2026-01-01").mkdir()
    assert load_watchlists(snapshots=data).editions[UFLPA].edition == "2025-02-03"


def test_a_choice_that_is_no_choice_is_refused(data: Path) -> None:
    (data / "lists" / UFLPA / "in_force.yml").write_text(
        yaml.safe_dump({"edition": "2025-02-03", "by": "me"}), encoding="utf-8"
    )
    with pytest.raises(WatchlistError, match="field by"):
        load_watchlists(snapshots=data)
