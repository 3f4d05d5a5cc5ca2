"""The packages of `extract` read in one direction, and each foreign library has one door."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from pathlib import Path

import pytest

import extract
from extract.errors import ExtractError

ROOT = Path(extract.__file__).parent
MODULES = {
    ".".join(("extract", *path.relative_to(ROOT).with_suffix("").parts)): path
    for path in ROOT.rglob("*.py")
    if path.name != "__init__.py"
}
PACKAGES = sorted(path.parent for path in ROOT.rglob("__init__.py"))

READS = {
    "damage": {"errors", "marks"},
    "machine": {"errors"},
    "marks": {"errors"},
    "grids": {"marks"},
    "scan": {"marks", "grids"},
    "trust": {"marks", "grids", "scan"},
    "page": {"marks", "grids", "scan", "trust"},
    "workers": {
        "damage",
        "document",
        "errors",
        "limits",
        "machine",
        "page",
        "scan",
        "settings",
        "store",
    },
    "store": {"errors", "inbox", "page", "seen", "settings"},
}
"""What the modules of a package import from `extract`, besides their own package."""

DOORS = {
    "camelot": {"extract.grids.lattice"},
    "pypdfium2": {"extract.marks.rendering"},
    "rapidocr": set[str](),  # by name, in extract.scan.recogniser
    "distributed": {"extract.workers.cluster"},
    "pebble": {"extract.machine.processes"},
    "pyarrow": {"extract.store.raw", "extract.store.schemas", "extract.store.tables"},
    "duckdb": set[str](),
}


def imports_of(module: str) -> set[str]:
    """Name what a module imports, also inside functions."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


def package_of(module: str) -> str:
    """Name the package of a module, or the module itself if it is on the ground."""
    return module.split(".")[1]


@pytest.mark.parametrize("package", READS)
def test_a_package_reads_only_what_stands_before_it(package: str) -> None:
    read = {
        package_of(name)
        for module in MODULES
        if package_of(module) == package
        for name in imports_of(module)
        if name.startswith("extract.")
    }
    assert read - {package} <= READS[package]


def test_no_module_imports_itself_in_a_circle() -> None:
    waiting = {module: imports_of(module) & set(MODULES) for module in MODULES}
    while leaves := {module for module, needs in waiting.items() if not needs}:
        waiting = {m: needs - leaves for m, needs in waiting.items() if m not in leaves}
    assert waiting == {}


@pytest.mark.parametrize("library", DOORS)
def test_a_foreign_library_has_one_door(library: str) -> None:
    importing = {
        module
        for module in MODULES
        if any(name.split(".")[0] == library for name in imports_of(module))
    }
    assert importing == DOORS[library]


@pytest.mark.parametrize("folder", PACKAGES, ids=lambda folder: folder.name)
def test_a_folder_holds_two_to_twelve_modules(folder: Path) -> None:
    assert 2 <= len([*folder.glob("*.py")]) - 1 <= 12


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    lengths = {name: path.read_text("utf-8").count("\n") for name, path in MODULES.items()}
    assert {name: length for name, length in lengths.items() if length > 250} == {}


@pytest.mark.parametrize("module", MODULES)
def test_every_number_is_explained_where_it_is_named(module: str) -> None:
    body = ast.parse(MODULES[module].read_text(encoding="utf-8")).body
    bare = [
        ast.unparse(node.targets[0])
        for node, after in zip(body, [*body[1:], None], strict=True)
        if isinstance(node, ast.Assign) and _is_measure(node) and not _is_docstring(after)
    ]
    assert bare == []


def _is_measure(node: ast.Assign) -> bool:
    """Say whether a public constant is a number, or several."""
    names = [n.id for n in ast.walk(node.targets[0]) if isinstance(n, ast.Name)]
    values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
    is_public = any(name.isupper() and not name.startswith("_") for name in names)
    return is_public and all(
        isinstance(value, ast.Constant) and isinstance(value.value, int | float) for value in values
    )


def _is_docstring(node: ast.stmt | None) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def test_every_error_has_the_one_root_and_stands_in_one_module() -> None:
    elsewhere = []
    for module in pkgutil.walk_packages(extract.__path__, "extract."):
        for name, value in inspect.getmembers(
            importlib.import_module(module.name), inspect.isclass
        ):
            if issubclass(value, Exception) and value.__module__.startswith("extract"):
                assert issubclass(value, ExtractError), name
                elsewhere += [name] if value.__module__ != "extract.errors" else []
    assert elsewhere == []
