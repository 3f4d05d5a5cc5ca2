"""Which relations of the document layer are kept: those that what comes after reads."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from load.settings import CHECKOUT, DBT_PROJECT

MODELS = DBT_PROJECT / "models"
ACROSS = MODELS / "across"
"""The models that look at all documents together."""
INPUTS = CHECKOUT / "expectations" / "judging" / "03_inputs"
"""The SQL that names all that the rules read."""
_CHECKS = CHECKOUT / "expectations" / "checks"
_OF_ACROSS = "tags=['across']"


@cache
def kept_relations() -> tuple[str, ...]:
    """Name what is kept: what is published, and what the layer above and the rules read."""
    alone = {path.stem for path in (MODELS / "intermediate").rglob("*.sql")}
    readers = (*ACROSS.rglob("*.sql"), *INPUTS.glob("*.sql"), *_CHECKS.glob("*.yaml"))
    read = _named(r"(?:ref\('|\bintermediate\.)(int_\w+)", readers)
    return (
        *(f"intermediate.{name}" for name in sorted(alone & read)),
        *(f"{schema}.{name}" for schema in ("marts", "audit") for name in _published(schema)),
    )


@cache
def read_by_rules() -> tuple[str, ...]:
    """Name the relations that the rules read."""
    pattern = r"\b((?:intermediate|marts|audit|staging|seeds)\.\w+)"
    return tuple(sorted(_named(pattern, INPUTS.glob("*.sql"))))


def _published(schema: str) -> list[str]:
    paths = sorted((MODELS / schema).glob("*.sql"))
    return [path.stem for path in paths if _OF_ACROSS not in path.read_text(encoding="utf-8")]


def _named(pattern: str, paths: Iterable[Path]) -> set[str]:
    return {
        name for path in paths for name in re.findall(pattern, path.read_text(encoding="utf-8"))
    }
