"""The models in, docs/conventions.md out: which rules of dbt-project-evaluator hold, and why not.

The package itself would want `dbt deps`, a download; what its rules look at is read here from the
SQL and the yml. A number is how many models break a rule, each of them by the exception beside it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

import models
import yaml
from models import PROJECT, Model

_MOST_JOINS, _MOST_LEAVES, _MOST_VIEWS = 7, 3, 5
_PUBLIC = ("marts", "audit")


def page(made: str) -> str:
    """Write the page, with the given mark in front."""
    return "\n".join((made, "", *_lines())) + "\n"


def rules() -> list[tuple[str, str, int, str]]:
    """List the rules: group, name, how many models break it, and the exception taken."""
    return [
        (group, name, len(set(broken())), exception)
        for group, listed in _RULES.items()
        for name, broken, exception in listed
    ]


def _lines() -> Iterator[str]:
    yield from ("# Conventions of dbt · dbt 惯例", "")
    yield "The rules of dbt-project-evaluator; where the number is not 0, the exception is meant."
    yield from ("", "| group | rule | broken by | exception |", "|---|---|---|---|")
    for group, name, count, exception in rules():
        yield f"| {group} | `{name}` | {count} | {exception if count else ''} |"


@cache
def _all() -> dict[str, Model]:
    return models.read_models()


@cache
def _sql(name: str) -> str:
    [path] = (PROJECT / "models").rglob(f"{name}.sql")
    return "\n".join(line.split("-- ")[0] for line in path.read_text("utf-8").splitlines())


@cache
def _entries() -> dict[str, dict[str, Any]]:
    return {
        entry["name"]: entry
        for path in (PROJECT / "models").rglob("*.yml")
        for entry in yaml.safe_load(path.read_text("utf-8")).get("models") or []
    }


def _folder_of(name: str) -> str:
    [path] = (PROJECT / "models").rglob(f"{name}.sql")
    return path.parent.name


def _is_staging(name: str) -> bool:
    return _folder_of(name) == "staging"


def _is_public(name: str) -> bool:
    return _folder_of(name) in _PUBLIC


def _sources_of(name: str) -> set[str]:
    """Name the sources that a model reads, by itself or through current_rows."""
    sql = _sql(name)
    own = set(re.findall(r"source\('raw', '(\w+)'\)", sql))
    through = set(re.findall(r"current_rows\('(\w+)'\)", sql))
    return own | through | ({"current"} if through else set())


def _readers() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {name: set() for name in _all()}
    for name, model in _all().items():
        for read in model.models:
            found[read].add(name)
    return found


def _is_view(name: str) -> bool:
    return _is_staging(name) or "materialized='view'" in _sql(name)


def _depth(name: str) -> int:
    if not _is_view(name):
        return 0
    return 1 + max((_depth(read) for read in _all()[name].models), default=0)


def _tested(name: str) -> bool:
    entry = _entries()[name]
    tests = [*entry.get("data_tests", []), *(
        test for column in entry.get("columns", []) for test in column.get("data_tests", [])
    )]  # fmt: skip
    return any("unique" in (test if isinstance(test, str) else next(iter(test))) for test in tests)


def _where(holds: Callable[[str], object]) -> Callable[[], Iterable[str]]:
    return lambda: [name for name in _all() if holds(name)]


def _fanned_out() -> list[str]:
    readers = _readers()
    leaves = {name for name, by in readers.items() if not by}
    return [name for name, by in readers.items() if len(by & leaves) > _MOST_LEAVES]


def _read_often() -> list[str]:
    times = Counter(source for name in _all() for source in _sources_of(name))
    return [source for source, count in times.items() if count > 1]


def _misnamed(name: str) -> bool:
    starts = {"staging": ("stg_",), "marts": ("dim_", "fct_"), "audit": ("fct_",)}
    return not name.startswith(starts.get(_folder_of(name), ("int_",)))


_RULES: dict[str, list[tuple[str, Callable[[], Iterable[str]], str]]] = {
    "modeling": [
        ("direct_join_to_source", _where(lambda n: _sources_of(n) and _all()[n].models), ""),
        (
            "marts_or_intermediate_dependent_on_source",
            _where(lambda n: _sources_of(n) and not _is_staging(n)),
            "`int_copies` compares files that the folder holds with all that was ever read",
        ),
        ("staging_dependent_on_models", _where(lambda n: _is_staging(n) and _all()[n].models), ""),
        (
            "multiple_sources_joined",
            _where(lambda n: len(_sources_of(n)) > 1),
            "every dataset is joined with `current`, which says whose extraction counts: one macro",
        ),
        ("source_fanout", _read_often, "`current`, for the same reason"),
        (
            "hard_coded_references",
            _where(lambda n: re.search(r"(from|join) (seeds|intermediate|marts|audit)\.", _sql(n))),
            "",
        ),
        (
            "root_models",
            _where(lambda n: not _all()[n].models and not _sources_of(n)),
            "what is composed of seeds alone: statements that there can be, their measures, codes",
        ),
        (
            "model_fanout",
            _fanned_out,
            "the star is read by each view that people ask, which is what it is for",
        ),
        (
            "too_many_joins",
            _where(lambda n: len(_all()[n].models) + len(_all()[n].seeds) >= _MOST_JOINS),
            "what decides once looks at all that decides, and `figures` joins the whole star",
        ),
    ],
    "testing": [
        (
            "missing_primary_key_tests",
            _where(lambda n: not _tested(n)),
            "a table that does not show its key names in `meta.rows_of` the tested one it shows",
        ),
    ],
    "documentation": [
        ("undocumented_models", _where(lambda n: not _entries()[n].get("description")), ""),
    ],
    "structure": [
        (
            "model_naming_conventions",
            _where(_misnamed),
            "what people ask is named as they would: `figures`, `department_totals`; audit too",
        ),
    ],
    "performance": [
        ("chained_views", _where(lambda n: _depth(n) > _MOST_VIEWS), ""),
        (
            "exposure_parents_materializations",
            lambda: [n for n in _exposed() if _is_view(n)],
            "the views over the star lie in the one published file and answer in 0.1 s",
        ),
    ],
    "governance": [
        (
            "public_models_without_contract",
            _where(lambda n: _is_public(n) and not _typed(n)),
            "",
        ),
        (
            "exposures_dependent_on_private_models",
            lambda: [n for n in _exposed() if not _is_public(n)],
            "",
        ),
    ],
}


def _exposed() -> list[str]:
    text = (PROJECT / "models" / "_exposures.yml").read_text("utf-8")
    return sorted(set(re.findall(r"ref\('(\w+)'\)", text)))


def _typed(name: str) -> bool:
    columns = _entries()[name].get("columns") or []
    return bool(columns) and all(column.get("data_type") for column in columns)
