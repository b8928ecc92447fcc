"""Property tests repeat: the same examples in every run, so that a red run can be run again.

``pytest --hypothesis-profile=explore`` looks further, with new examples each time.
"""

import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

# No deadline: how long an example takes says more of the other processes than of the code.
settings.register_profile("repeatable", derandomize=True, database=None, deadline=None)
settings.register_profile("explore", derandomize=False, deadline=None)
settings.load_profile("repeatable")


@pytest.fixture(scope="session", autouse=True)
def no_updated_lists(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Commands see the bundled lists, whatever whoever runs the tests has updated."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "SUPPLYSCREEN_DATA", str(tmp_path_factory.mktemp("data")))
        yield


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes are named after their parameter: an archive holds the time at which it was made, and
    the processes that run the tests side by side must agree on the name of each."""
    return argname if isinstance(val, bytes) else None


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: the garbage collector need not look through
    it again and again."""
    gc.freeze()
