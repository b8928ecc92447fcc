"""One workbench for each test that asks for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.web.conftest import browser as browser  # noqa: PLC0414 - a fixture

from .bench import Bench, bench


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """One for all tests of a file that change nothing in it."""
    with bench(tmp_path_factory.mktemp("still")) as made:
        yield made


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Bench]:
    """A workbench over a small run."""
    with bench(tmp_path) as made:
        yield made
