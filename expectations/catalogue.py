"""Rule files in, rules out.

The catalogue is data: one YAML file a family under `rules/`, one short block a rule. This module
only reads and checks it; a misspelt field, an unknown placeholder or a rule given twice is an error
at once, not a rule that silently never runs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import yaml

RULES_DIRECTORY = Path(__file__).parent / "rules"
SEVERITIES = ("critical", "warning", "info")
DOCUMENT_KINDS = ("final_accounts", "budget")
SHARED_KINDS = Path(__file__).parent / "judging" / "06_kinds"
KINDS = ("identity", *sorted(path.stem for path in SHARED_KINDS.glob("*.sql")), "own")
OUTCOMES_OF_NOTHING = ("pass", "not_applicable", "cannot_tell")
NEEDS = ("statements", "narrative", "text", "performance", "documents", "metadata", "reference")
TOLERANCES = ("T1", "T2", "T3", "N1", "N2", "exact", "none")
PLACEHOLDERS = frozenset(
    {"where", "found", "expected", "difference", "allowed", "parts", "other", "what"}
)
RULE_ID = re.compile(r"[A-Z]+-\d{3}")


class CatalogueError(Exception):
    """A rule file says something that cannot be meant."""


@dataclass(frozen=True)
class Rule:
    """One rule of the catalogue, its family's defaults filled in.

    Attributes:
        applies_to: document kinds the rule is about.
        statements: statements whose figures it tests; none for a rule about text.
        needs: what of a document it reads; a document without that half is not judged by it.
        kind: `identity` (the sums that dbt tested), a file of `judging/06_kinds/`, for all rules of
            its kind by their terms, or `own` (a file in `judging/07_own/`).
        terms: what a shared kind compares, one mapping a comparison; its file says which keys.
        when_missing: the answer where a statement is not printed at all.
        when_nothing: the answer where the document holds nothing that the rule looks at: `pass` for
            a rule about what must not be there, `cannot_tell` for what every report has to say.
        message: Chinese sentence of a finding, with placeholders that SQL fills in.
        next_zh: what a reader should look at next.
        withheld_note: pattern of a note that excuses a total above its printed parts; or empty.
    """

    id: str
    family: str
    title_zh: str
    title_en: str
    severity: str
    applies_to: tuple[str, ...]
    statements: tuple[str, ...]
    needs: tuple[str, ...]
    kind: str
    terms: tuple[dict[str, str], ...]
    tolerance: str
    when_missing: str
    when_nothing: str
    basis: str
    condition_zh: str
    message: str
    next_zh: str
    withheld_note: str
    version: int


def read_catalogue(directory: Path = RULES_DIRECTORY) -> tuple[Rule, ...]:
    """Read every family's file, in the order of the rule ids."""
    rules = [rule for path in sorted(directory.glob("*.yaml")) for rule in read_family(path)]
    ids = [rule.id for rule in rules]
    twice = sorted({rule_id for rule_id in ids if ids.count(rule_id) > 1})
    if twice:
        message = f"rules given twice: {', '.join(twice)}"
        raise CatalogueError(message)
    return tuple(sorted(rules, key=lambda rule: rule.id))


def read_family(path: Path) -> tuple[Rule, ...]:
    """Read one family's file."""
    family = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(family, dict) or set(family) != {"family", "defaults", "rules"}:
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
            "terms": tuple(block["terms"]),
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
        ("a kind with terms has none", bool(rule.terms) == (rule.kind in {"identity", "own"})),
        ("a term is no mapping of texts", not all(map(_is_mapping_of_texts, rule.terms))),
        ("unknown need", not rule.needs or not set(rule.needs) <= set(NEEDS)),
        ("unknown placeholder in message", not used <= PLACEHOLDERS),
        ("version is no whole number", not isinstance(rule.version, int)),
    ]


def _is_mapping_of_texts(term: object) -> bool:
    return isinstance(term, dict) and all(isinstance(value, str) for value in term.values())
