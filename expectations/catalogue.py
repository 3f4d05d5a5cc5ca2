"""Rule files in, rules out.

The catalogue is data: one YAML file a family under `rules/`, one short block a rule. This module
only reads and checks it; a misspelt field or key, an unknown code or placeholder or a rule given
twice is an error at once, not a rule that silently never runs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from expectations.terms.checks import term_problems
from expectations.terms.codes import read_codes
from expectations.terms.kinds import KINDS as SHARED_KINDS
from expectations.vocabulary import DOCUMENT_KINDS, SEVERITIES

if TYPE_CHECKING:
    from expectations.terms import Term

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


@dataclass(frozen=True)
class Rule:
    """One rule of the catalogue, its family's defaults filled in.

    Attributes:
        applies_to: document kinds the rule is about.
        statements: statements whose figures it tests; none for a rule about text.
        needs: what of a document it reads; a document without that half is not judged by it.
        kind: a shared kind that judges all rules of it by their terms, or `own` (the rule has an
            SQL file of its own).
        terms: what a shared kind compares, one mapping a comparison; `terms/kinds.py` says which
            keys. A rule of kind `identity` without terms asks for the sums that carry its id.
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
    terms: tuple[Term, ...]
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
