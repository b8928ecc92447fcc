"""The room's names: all there, imported when used, whatever was imported before."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import supplyscreen.watchlists as room

FILE = Path(room.__file__)


def test_the_three_tables_of_names_agree() -> None:
    tree = ast.parse(FILE.read_text(encoding="utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    for_types = {
        alias.name: (node.module or "").removeprefix("supplyscreen.watchlists.")
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert for_types == room._FILE_OF
    assert sorted(for_types) == sorted(room.__all__)


@pytest.mark.parametrize("name", room.__all__)
def test_every_name_is_there(name: str) -> None:
    assert getattr(room, name) is not None
    assert name in dir(room)


def test_no_file_has_the_name_of_something_in_it() -> None:
    """Importing the file would put the module in the place of what is asked for."""
    assert {path.stem for path in FILE.parent.glob("*.py")} & set(room.__all__) == set()


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'load_lists'"):
        getattr(room, "load_lists")  # noqa: B009 (a type checker would refuse it)


def test_loading_lists_imports_nothing_that_updates_them() -> None:
    code = (
        "import sys\n"
        "from supplyscreen.watchlists import load_watchlists\n"
        "load_watchlists()\n"
        "heavy = {'bs4', 'requests', 'html.parser', 'duckdb', 'numpy'}\n"
        "own = {f'supplyscreen.watchlists.{name}' for name in ('update', 'fetch', 'dhs_page')}\n"
        "print(sorted((heavy | own) & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
