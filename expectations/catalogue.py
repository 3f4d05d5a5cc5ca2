"""Rule files in, rules out.

The catalogue is data: one YAML file a family under `rules/`, one short block a rule. This module
only reads and checks it; a misspelt field or key, an unknown code or placeholder or a rule given
twice is an error at once, not a rule that silently never runs.
"""

from __future__ import annotations

import re
from dataclasses import fields
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from expectations.rule import Rule
from expectations.terms.checks import term_problems
from expectations.terms.codes import read_codes
from expectations.terms.kinds import KINDS as SHARED_KINDS
from expectations.vocabulary import DOCUMENT_KINDS, SEVERITIES

RULES_DIRECTORY = Path(__file__).parent / "rules"
KINDS = (*SHARED_KINDS, "own")
OUTCOMES_OF_NOTHING = ("pass", "not_applicable", "cannot_tell")
NEEDS = ("statements", "narrative", "text", "performance", "documents", "metadata", "reference")
TOLERANCES = ("T1", "T2", "T3", "N1", "N2", "exact", "none")
PLACEHOLDERS = frozenset(
    {"where", "found", "expected", "difference", "allowed", "parts", "other", "what"}
)
RULE_ID = re.compile(r"[A-Z]+-\d{3}")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class CatalogueError(Exception):
    """A rule file says something that cannot be meant."""


def read_catalogue(directory: Path = RULES_DIRECTORY) -> tuple[Rule, ...]:
    """Read every family's file, in the order of the rule ids."""
    files = {path.name: read_family(path) for path in sorted(directory.glob("*.yaml"))}
    rules = sorted((rule for family in files.values() for rule in family), key=lambda rule: rule.id)
    twice = sorted({one.id for one, next_one in pairwise(rules) if one.id == next_one.id})
    if twice:
        message = f"rules given twice: {', '.join(twice)}"
        raise CatalogueError(message)
    sources = {rule.id: name for name, family in files.items() for rule in family}
    problems = [f"{sources[one]}: {one}: {problem}" for one, problem in term_problems(rules)]
    if problems:
        raise CatalogueError("\n".join(dict.fromkeys(problems)))
    return tuple(rules)


def read_family(path: Path) -> tuple[Rule, ...]:
    """Read one family's file; `conditions` only holds words that its terms repeat."""
    family = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - it is safe
    expected = {"family", "defaults", "rules"}
    if not isinstance(family, dict) or set(family) - {"conditions"} != expected:
        message = f"{path.name}: expected family, defaults and rules"
        raise CatalogueError(message)
    defaults = {"family": family["family"], **family["defaults"]}
    return tuple(_rule({**defaults, **block}, path.name) for block in family["rules"])


def _rule(block: dict[str, Any], source: str) -> Rule:
    expected = {field.name for field in fields(Rule)}
    if set(block) != expected:
        wrong = ", ".join(sorted(set(block) ^ expected))
        message = f"{source}: {block.get('id')}: fields missing or unknown: {wrong}"
        raise CatalogueError(message)
    rule = Rule(
        **{
            **block,
            "applies_to": tuple(block["applies_to"]),
            "statements": tuple(block["statements"]),
            "needs": tuple(block["needs"]),
            "terms": tuple(map(_term, block["terms"])),
        }
    )
    problems = [problem for problem, is_so in _problems(rule) if is_so]
    if problems:
        message = f"{source}: {rule.id}: {'; '.join(problems)}"
        raise CatalogueError(message)
    return rule


def _problems(rule: Rule) -> list[tuple[str, bool]]:
    used = set(re.findall(r"\{(\w*)\}", rule.message))
    return [
        ("id is not FAMILY-NNN", RULE_ID.fullmatch(rule.id) is None),
        ("id is not of its family", not rule.id.startswith(f"{rule.family}-")),
        ("unknown severity", rule.severity not in SEVERITIES),
        ("unknown kind", rule.kind not in KINDS),
        ("unknown tolerance", rule.tolerance not in TOLERANCES),
        ("unknown when_missing", rule.when_missing not in {"cannot_tell", "not_applicable"}),
        ("unknown when_nothing", rule.when_nothing not in OUTCOMES_OF_NOTHING),
        ("unknown document kind", not set(rule.applies_to) <= set(DOCUMENT_KINDS)),
        ("applies to nothing", not rule.applies_to),
        ("tests no statement", rule.kind == "identity" and not rule.statements),
        ("a kind with terms has none", not rule.terms and rule.kind not in {"identity", "own"}),
        ("a rule of its own has terms", bool(rule.terms) and rule.kind == "own"),
        ("a term is no mapping of texts", not all(map(_is_mapping_of_texts, rule.terms))),
        ("unknown statement", not set(rule.statements) <= read_codes().measures.keys()),
        ("unknown need", not rule.needs or not set(rule.needs) <= set(NEEDS)),
        ("unknown placeholder in message", not used <= PLACEHOLDERS),
        ("version is no whole number", not isinstance(rule.version, int)),
    ]


def _term(block: Any) -> Any:
    if not isinstance(block, dict):
        return block
    return {key: tuple(one) if isinstance(one, list) else one for key, one in block.items()}


def _is_mapping_of_texts(term: object) -> bool:
    return isinstance(term, dict) and all(
        isinstance(one, str)
        for value in term.values()
        for one in (value if isinstance(value, tuple) else (value,))
    )
