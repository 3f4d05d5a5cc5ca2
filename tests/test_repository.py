"""What no file of the repository may hold, and what every one must."""

import ast
import re
import subprocess
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from load.settings import CHECKOUT

BINARY = {".pdf", ".ttf", ".png", ".parquet", ".duckdb"}
PRIVATE = re.compile(r"(?:^|[\s\"'=(:])/(?:work|root|home)/[\w.-]+")
INDEX = re.compile(
    r"(?:pypi\.org|pythonhosted\.org|(?:index-url|registry|resolved)[\"= ]+\"?https?://)"
)


def tracked_files() -> list[Path]:
    """List what git tracks, and what it would track; all files where there is no git."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=CHECKOUT,
            capture_output=True,
            check=True,
        ).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    return [CHECKOUT / name for name in listed.split("\0") if name and (CHECKOUT / name).is_file()]


@pytest.mark.parametrize("wrong", [PRIVATE, INDEX], ids=["a path of a machine", "a package index"])
def test_no_tracked_line_names(wrong: re.Pattern[str]) -> None:
    found = [
        f"{path.relative_to(CHECKOUT)}:{number}: {line.strip()[:80]}"
        for path in tracked_files()
        if path.suffix not in BINARY and path != Path(__file__)
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
        if wrong.search(line)
    ]
    assert found == []


def test_constraints_are_exact_pins_without_addresses() -> None:
    for line in (CHECKOUT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        assert re.fullmatch(r"[a-z0-9._-]+==[\w.+!]+", line), line


def test_every_dependency_is_pinned() -> None:
    import tomllib

    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[<>=!~ ;\[]", line, maxsplit=1)[0] for line in wanted}
    pins = (CHECKOUT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert names <= {pin.split("==")[0] for pin in pins}
    assert "opencv-python" not in {pin.split("==")[0] for pin in pins}


def test_every_target_has_help() -> None:
    makefile = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony is not None
    for target in phony[1].split():
        assert re.search(rf"^{target}:.*## \S", makefile, re.MULTILINE), target


def test_continuous_integration_runs_lint_and_then_the_tests() -> None:
    script = CHECKOUT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    assert script.read_text(encoding="utf-8").splitlines()[-2:] == ["make lint", "make test"]


@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        (None, "找不到 Python 3.11"),
        ("exit 1", "找不到 Python 3.11"),
        ('case "$2" in *ensurepip*) exit 1;; esac', "缺少 venv/ensurepip"),
    ],
    ids=["no Python", "an old Python", "no ensurepip"],
)
def test_a_machine_that_cannot_make_the_environment_is_told_in_one_line(
    tmp_path: Path, script: str | None, sentence: str
) -> None:
    python = tmp_path / "python"
    if script is not None:
        python.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        python.chmod(0o755)
    ended = subprocess.run(
        ["make", f"VENV={tmp_path}/venv", f"PYTHON={python}", f"{tmp_path}/venv/bin/python"],
        cwd=CHECKOUT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode != 0
    said = [line for line in ended.stderr.splitlines() if not line.startswith("make")]
    assert len(said) == 1
    assert sentence in said[0]


def imports_of(path: Path, modules: set[str]) -> set[str]:
    """Name our modules that a module imports as it is imported itself."""
    found: set[str] = set()
    nodes: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while nodes:
        node = nodes.pop()
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            nodes += ast.iter_child_nodes(node)
    return found & modules


@pytest.mark.parametrize("package", ["extract", "load", "expectations"])
def test_no_module_imports_itself_by_way_of_others(package: str) -> None:
    paths = {
        ".".join(path.relative_to(CHECKOUT).with_suffix("").parts): path
        for path in (CHECKOUT / package).rglob("*.py")
    }
    modules = {name.removesuffix(".__init__"): path for name, path in paths.items()}
    order = TopologicalSorter(
        {name: imports_of(path, set(modules)) - {name} for name, path in modules.items()}
    )
    order.prepare()  # raises CycleError, which names the circle
