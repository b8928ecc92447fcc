"""The public API: what it names, and what importing it costs."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import supplyscreen as ss

ROOT = Path(ss.__file__)


@pytest.mark.parametrize("name", ss.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    assert getattr(ss, name).__doc__
    assert name in dir(ss)


def test_type_checkers_are_told_the_same_names() -> None:
    tree = ast.parse(ROOT.with_suffix(".pyi").read_text(encoding="utf-8"))
    for_types = {
        alias.name: (node.module or "").removeprefix("supplyscreen.")
        for node in tree.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert for_types == ss._ROOM_OF
    assert sorted(for_types) == ss.__all__


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'scren'"):
        getattr(ss, "scren")  # noqa: B009 (a type checker would refuse ss.scren)


def test_importing_the_package_imports_no_frame_library() -> None:
    code = "import sys, supplyscreen; print(sorted({'polars', 'pydantic'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
