"""YAML files are refused where plain YAML would shrug."""

from pathlib import Path

import pytest

from supplyscreen.errors import WatchlistError
from supplyscreen.models import KnownGap
from supplyscreen.watchlists.documents import read_document


def test_a_good_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "gap.yml"
    path.write_text("text: Ten are missing.\nmissing_entries: 10\nsource: CBP\n", encoding="utf-8")
    assert read_document(path, KnownGap) == KnownGap(
        text="Ten are missing.", missing_entries=10, source="CBP"
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("text: a\nsource: b\ntext: c\n", "field text is written twice, again on line 3"),
        ("text: a\n", "field source: Field required"),
        ("text: a\nsource: b\ncolour: red\n", "field colour: Extra inputs"),
        ("text: a\nsource: b\nmissing_entries: -1\n", "field missing_entries"),
        ("text: [a\n", "is not a YAML file"),
        ("", "(whole file)"),
        ("text: 10\nsource: b\n", "field text: Input should be a valid string, found '10'"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "gap.yml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(WatchlistError) as caught:
        read_document(path, KnownGap)
    assert message in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_missing_or_latin1_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gap.yml"
    with pytest.raises(WatchlistError, match="is missing"):
        read_document(path, KnownGap)
    path.write_bytes("text: Carvão\nsource: b\n".encode("latin-1"))
    with pytest.raises(WatchlistError, match="not a YAML file in UTF-8"):
        read_document(path, KnownGap)
