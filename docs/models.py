"""The dbt project's models in; docs/models.md out: the models in the order a figure passes them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

PROJECT = Path(__file__).resolve().parent.parent / "dbt_project"
# in the order in which a figure passes them
FOLDERS = (
    *("staging", "text", "cells", "titles", "headings", "lines", "amounts", "identities"),
    *("narrative", "forms", "performance", "documents", "marts", "audit", "across"),
)
_SEEDS = frozenset(path.stem for path in (PROJECT / "seeds").glob("*.csv"))


@dataclass(frozen=True)
class Model:
    """A model with what it reads.

    Attributes:
        name: Its name.
        folder: The folder it lies in.
        grain: What one row of it is: the first sentence of its entry without "One row per".
        models: The models it reads, in order of their names.
        seeds: The seeds it reads.
    """

    name: str
    folder: str
    grain: str
    models: tuple[str, ...]
    seeds: tuple[str, ...]


def page(made: str) -> str:
    """Write the page, with the given mark in front."""
    return "\n".join((made, "", *_lines())) + "\n"


def read_models() -> dict[str, Model]:
    """Read every model from its SQL and its entry."""
    entries = {
        entry["name"]: " ".join(entry["description"].split())
        for path in (PROJECT / "models").rglob("*.yml")
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")).get("models") or []
    }
    return {
        path.stem: _model(path, entries[path.stem])
        for path in sorted((PROJECT / "models").rglob("*.sql"))
    }


def _model(path: Path, description: str) -> Model:
    sql = path.read_text(encoding="utf-8")
    read = set(re.findall(r"ref\('(\w+)'\)", sql))
    for macro, seeds in _read_by_macros().items():
        if f"{macro}(" in sql:
            read |= seeds
    grain = re.match(r"One row per (.+?)\.(?= [A-Z\u4e00-\u9fff]|$)", description)
    return Model(
        name=path.stem,
        folder="across" if "across" in path.parts else path.parent.name,
        grain=grain[1] if grain else "",
        models=tuple(sorted(read - _SEEDS)),
        seeds=tuple(sorted(read & _SEEDS)),
    )


@cache
def _read_by_macros() -> dict[str, set[str]]:
    macros = "".join(path.read_text(encoding="utf-8") for path in PROJECT.glob("macros/**/*.sql"))
    bodies = re.findall(r"{% macro (\w+)(.*?)endmacro %}", macros, flags=re.DOTALL)
    return {name: set(re.findall(r"ref\('(\w+)'\)", body)) for name, body in bodies}


def _lines() -> Iterator[str]:
    models = read_models()
    yield from ("# Models · 模型", "")
    yield "The models of `dbt_project/models` in the order in which a figure passes them: folder by"
    yield "folder, and in a folder each model after those it reads. Columns are described in the"
    yield "`_models.yml` beside the SQL. Among what a model reads, seeds stand last. What stands in"
    yield "`across` looks at all documents together and is built whole at each publication; all"
    yield "other models look at one document alone and are built for what is new."
    yield from ("", "```mermaid", "flowchart LR")
    yield from _picture(models)
    yield from ("```", "")
    yield "An arrow leads from a folder to one that reads it, where no other folder lies between; a"
    yield "dotted one leads back to an earlier folder."
    read_by = _readers(models)
    depths = _depths(models)
    for folder in FOLDERS:
        inside = [model for model in models.values() if model.folder == folder]
        yield from ("", f"## {folder}", "", "| model | one row per | reads | read by |")
        yield "|---|---|---|---|"
        for model in sorted(inside, key=lambda model: (depths[model.name], model.name)):
            reads = [f"`{name}`" for name in (*model.models, *model.seeds)]
            readers = [f"`{name}`" for name in read_by[model.name]]
            cells = (f"`{model.name}`", model.grain, " ".join(reads), " ".join(readers))
            yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _readers(models: dict[str, Model]) -> dict[str, list[str]]:
    readers: dict[str, list[str]] = {name: [] for name in models}
    for model in sorted(models.values(), key=lambda model: FOLDERS.index(model.folder)):
        for name in model.models:
            readers[name].append(model.name)
    return readers


def _picture(models: dict[str, Model]) -> Iterator[str]:
    edges = {
        (models[name].folder, model.folder)
        for model in models.values()
        for name in model.models
        if models[name].folder != model.folder
    }
    forward = {(a, b) for a, b in edges if FOLDERS.index(a) < FOLDERS.index(b)}
    for a, b in sorted(edges, key=lambda edge: [FOLDERS.index(folder) for folder in edge]):
        if (a, b) not in forward:
            yield f"    {a} -.-> {b}"
        elif not any((a, c) in forward and _leads(forward, c, b) for c in FOLDERS if c != b):
            yield f"    {a} --> {b}"


def _leads(edges: set[tuple[str, str]], start: str, end: str) -> bool:
    return (start, end) in edges or any(
        _leads(edges, b, end) for a, b in edges if a == start and b != end
    )


def _depths(models: dict[str, Model]) -> dict[str, int]:
    """Count for each model the models on the longest way to it from a source."""
    depths: dict[str, int] = {}

    def depth_of(name: str) -> int:
        if name not in depths:
            depths[name] = 1 + max(map(depth_of, models[name].models), default=0)
        return depths[name]

    for name in models:
        depth_of(name)
    return depths
