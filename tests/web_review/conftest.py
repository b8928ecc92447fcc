"""One workbench for each test that asks for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from .bench import Bench, bench


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Bench]:
    """A workbench over a small run."""
    with bench(tmp_path) as made:
        yield made
