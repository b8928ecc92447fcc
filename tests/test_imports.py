"""What importing the package does not do."""

import subprocess
import sys
from pathlib import Path

import pytest

_ALL = """
import importlib, pathlib, pkgutil
import supplyscreen

for module in pkgutil.walk_packages(supplyscreen.__path__, "supplyscreen."):
    if "spark" not in module.name and not module.name.endswith("__main__"):
        importlib.import_module(module.name)
print(sorted(path.read_text().strip() for path in pathlib.Path("/proc/self/task").glob("*/comm")))
"""


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="threads are counted in /proc")
def test_no_import_starts_the_threads_of_polars() -> None:
    """A process that forks afterwards would wait for them for ever."""
    told = subprocess.run([sys.executable, "-c", _ALL], capture_output=True, text=True, check=True)
    assert "python" in told.stdout
    assert "polars-0" not in told.stdout, "a table is made while a module is imported"
