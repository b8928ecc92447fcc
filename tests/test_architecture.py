"""The house plan, read from the code: rooms, one-way imports, sizes, no clock, no environment."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "supplyscreen"
FACADE = "__init__"  # the root module, which is the public API

# Room -> what it may import; `intake` and `watchlists` never meet before `screening`.
EDGES = {"errors", "schemas", "models"}
STORE = EDGES
FILES = EDGES | {"store"}
LAYOUTS = EDGES | {"files"}
READERS = EDGES | {"names"}
MATCHING = READERS | {"watchlists"}
FLAGS = MATCHING | {"matching"}
SCREENING = FLAGS | {"flags", "intake", "files", "layouts", "cells", "store"}
REVIEW = SCREENING | {"screening"}
RUNS = REVIEW | {"review", "runs"}
MAY_IMPORT = {
    "errors": set(),
    "schemas": {"errors"},
    "models": {"errors"},
    "names": {"errors"},
    "store": STORE,
    "files": FILES,
    "layouts": LAYOUTS,
    "cells": READERS | {"files"},
    "edi": READERS | {"files", "layouts", "cells"},
    "intake": READERS | {"files", "layouts", "cells", "edi", "store"},
    "watchlists": READERS,
    "matching": MATCHING,
    "flags": FLAGS,
    "screening": SCREENING,
    "review": REVIEW,
    "engines": REVIEW,
    "history": REVIEW,
    "runs": REVIEW,
    "cases": RUNS,
    "documents": EDGES | {"runs"},
    "workbooks": RUNS,
    "disclosures": RUNS | {"documents"},
    "subjects": RUNS,
    "dossiers": RUNS | {"documents", "subjects"},
    "packages": RUNS | {"documents", "subjects"},
    "reports": RUNS | {"documents", "workbooks", "disclosures", "dossiers", "packages"},
    "cli": {FACADE, "models", "errors"},
    "web": {FACADE, "models", "errors"},
    FACADE: RUNS | {"reports", "history", "disclosures", "cases"},
}
MAX_MODULE_LINES = 300
MAX_FUNCTION_LINES = 60
MAX_PARAMETERS = 6
FACES = {"cli", "web"}
# Calls and modules whose answer differs between two equal runs.
UNSTEADY_CALLS = {
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "date.today",
    "os.environ",
    "os.environb",
    "os.getenv",
    "Path.home",
    "Path.cwd",
    "os.getcwd",
}
UNSTEADY_MODULES = {"time", "random", "secrets", "uuid", "locale", "getpass", "socket"}


@dataclass(frozen=True)
class Module:
    """One source file, parsed."""

    path: Path
    tree: ast.Module
    lines: int

    @property
    def name(self) -> str:
        """Dotted name below the package; a folder's `__init__` is the folder."""
        parts = self.path.relative_to(SOURCE).with_suffix("").parts
        return ".".join(parts[:-1] if len(parts) > 1 and parts[-1] == FACADE else parts)

    @property
    def room(self) -> str:
        return self.name.split(".")[0]


@dataclass(frozen=True)
class Import:
    """One import of our own code."""

    target: str  # dotted name below the package; the root is FACADE
    names: tuple[str, ...]
    line: int
    for_types_only: bool


@cache
def modules() -> tuple[Module, ...]:
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        found.append(Module(path, ast.parse(text), len(text.splitlines())))
    return tuple(found)


@pytest.fixture(scope="module", autouse=True)
def forgotten() -> Iterator[None]:
    """A thousand parsed files are not kept through the tests of other files."""
    yield
    modules.cache_clear()


def imports_of(module: Module) -> Iterator[Import]:
    """Every import of our own code, in functions and TYPE_CHECKING blocks too."""
    typing_lines = {
        line
        for node in ast.walk(module.tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for child in node.body
        for line in range(child.lineno, (child.end_lineno or child.lineno) + 1)
    }
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            targets: list[tuple[str, tuple[str, ...]]] = [(name.name, ()) for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            targets = [(absolute(module, node), tuple(name.name for name in node.names))]
        else:
            continue
        for target, names in targets:
            if target.split(".")[0] == "supplyscreen":
                below = target.removeprefix("supplyscreen").lstrip(".") or FACADE
                yield Import(below, names, node.lineno, node.lineno in typing_lines)


def absolute(module: Module, node: ast.ImportFrom) -> str:
    """The module that a `from` import names, relative dots resolved."""
    if not node.level:
        return node.module or ""
    package = ("supplyscreen", *module.path.relative_to(SOURCE).parts)
    base = package[: -node.level]
    return ".".join([*base, node.module] if node.module else base)


def functions_of(module: Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def edges() -> dict[str, set[str]]:
    """Module -> modules it imports at run time; `from room import file` counts for the file."""
    known = {module.name for module in modules()}
    graph: dict[str, set[str]] = {name: set() for name in known}
    for module in modules():
        for found in imports_of(module):
            if found.for_types_only:
                continue
            for name in found.names or ("",):
                deeper = f"{found.target}.{name}"
                target = deeper if deeper in known else found.target
                if target in known and target != FACADE:
                    graph[module.name].add(target)
    return graph


def cycle_in(graph: dict[str, set[str]]) -> list[str]:
    """One cycle of ``graph`` as a path, empty where there is none."""
    done: set[str] = set()

    def walk(name: str, path: list[str]) -> list[str]:
        if name in path:
            return [*path[path.index(name) :], name]
        if name in done:
            return []
        for target in sorted(graph[name]):
            if found := walk(target, [*path, name]):
                return found
        done.add(name)
        return []

    return next((found for name in sorted(graph) if (found := walk(name, []))), [])


def each_module(check: Callable[[Module], None]) -> Callable[[], None]:
    """``check`` of every module as one test: one for each module would be five thousand."""

    def test() -> None:
        for module in modules():
            try:
                check(module)
            except AssertionError as error:
                error.add_note(f"in {module.path}")
                raise

    test.__name__, test.__doc__ = check.__name__, check.__doc__
    return test


@each_module
def test_every_module_lies_in_a_known_room_at_most_one_level_deep(module: Module) -> None:
    assert module.room in MAY_IMPORT, f"{module.path}: no room of the house plan"
    assert len(module.path.relative_to(SOURCE).parts) <= 2, f"{module.path} lies too deep"
    assert "utils" not in module.path.stem, f"{module.path}: name the noun or the verb"


@each_module
def test_imports_point_downwards(module: Module) -> None:
    allowed = MAY_IMPORT[module.room] | {module.room}
    wrong = [
        f"line {found.line}: {found.target}"
        for found in imports_of(module)
        if found.target.split(".")[0] not in allowed
        and not (found.target == FACADE and found.names == ("__version__",))
    ]
    assert not wrong, f"{module.name} may import only {sorted(allowed)}; found {wrong}"


@each_module
def test_faces_use_public_names_only(module: Module) -> None:
    if module.room not in FACES:
        return
    public = public_names() | {"__version__"}
    for found in imports_of(module):
        if found.target == FACADE:
            assert set(found.names) <= public, f"{module.name}, line {found.line}"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "ss":
            assert node.attr in public, f"{module.name}, line {node.lineno}: ss.{node.attr}"


def public_names() -> set[str]:
    """The names that the stub for type checkers tells; a test holds it to ``__all__``."""
    tree = ast.parse((SOURCE / "__init__.pyi").read_text(encoding="utf-8"))
    told = (node for node in tree.body if isinstance(node, ast.ImportFrom))
    return {name.name for node in told for name in node.names}


def test_no_module_imports_itself_through_others() -> None:
    assert cycle_in(edges()) == []


def test_a_cycle_would_be_seen() -> None:
    assert cycle_in({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c", "b"]
    assert cycle_in({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


def test_the_screening_joins_all_stages() -> None:
    """Guards the reading of imports: a graph without edges would pass every test above."""
    rooms = {
        target.split(".")[0]
        for name, targets in edges().items()
        if name.split(".")[0] == "screening"
        for target in targets
    }
    assert {"matching", "flags"} <= rooms


@each_module
def test_sizes(module: Module) -> None:
    assert module.lines <= MAX_MODULE_LINES, f"{module.path}: {module.lines} lines; split by noun"
    for node in functions_of(module):
        lines = (node.end_lineno or node.lineno) - node.lineno + 1
        if module.room == "cli":  # a command's options and help text are not its code
            lines -= (
                node.body[0].lineno - node.lineno + len((ast.get_docstring(node) or "").split("\n"))
            )
        assert lines <= MAX_FUNCTION_LINES, f"{module.name}.{node.name}: {lines} lines"


@each_module
def test_public_functions_take_few_parameters(module: Module) -> None:
    if module.room == "cli":  # a command has as many parameters as options
        return
    for node in functions_of(module):
        arguments = node.args
        taken = [
            argument.arg
            for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)
            if argument.arg not in {"self", "cls"}
        ]
        if not node.name.startswith("_"):
            assert len(taken) <= MAX_PARAMETERS, f"{module.name}.{node.name}: {taken}"


@each_module
def test_only_the_command_line_reads_clock_or_environment(module: Module) -> None:
    if module.room in FACES:
        return
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.expr | ast.stmt):
            continue
        where = f"{module.name}, line {node.lineno}"
        if isinstance(node, ast.Attribute):
            ending = ".".join(ast.unparse(node).split(".")[-2:])
            assert ending not in UNSTEADY_CALLS, f"{where}: {ending}"
        elif isinstance(node, ast.Import):
            roots = {alias.name.split(".")[0] for alias in node.names}
            assert not roots & UNSTEADY_MODULES, f"{where}: {roots}"
        elif isinstance(node, ast.ImportFrom):
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            assert node.module not in UNSTEADY_MODULES, f"{where}: {node.module}"
            assert not names & UNSTEADY_CALLS, f"{where}: {names}"


@each_module
def test_everything_public_has_a_docstring(module: Module) -> None:
    assert ast.get_docstring(module.tree), f"{module.name} says nothing about itself"
    for node in module.tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{module.name}.{node.name} has no docstring"
