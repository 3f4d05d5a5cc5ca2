"""The catalogue of rules is data, and is held to what it may say."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
import yaml

from expectations.catalogue import RULES_DIRECTORY, CatalogueError, read_catalogue
from expectations.rule import Rule
from expectations.seeds import read_seed
from expectations.severities import other_severities
from tests.expectations.query_examples import read_query_examples
from tests.expectations.rule_examples import OUTCOMES, SUM_RULES, read_examples

SHARED_CATALOGUE = Path(__file__).parents[3] / "shared" / "rules" / "catalogue.csv"
CHINESE = re.compile(r"[\u4e00-\u9fff]")
BLOCK_LINES = 12
TERMS = ("    terms:", "      - {")
"""What a shared kind compares is one line a comparison, however many they are."""


def test_every_arithmetic_rule_is_there() -> None:
    ids = {rule.id for rule in read_catalogue() if rule.family == "ARITHMETIC"}
    assert ids == {f"ARITHMETIC-{number:03}" for number in range(10, 40)}


@pytest.mark.parametrize("rule", read_catalogue(), ids=lambda rule: rule.id)
def test_a_rule_speaks_chinese_to_those_who_read_it(rule: Rule) -> None:
    for words in (rule.title_zh, rule.condition_zh, rule.next_zh, rule.message, rule.basis):
        assert CHINESE.search(words)
    assert not CHINESE.search(rule.title_en)


def test_a_rule_is_a_short_block() -> None:
    for path in RULES_DIRECTORY.glob("*.yaml"):
        blocks = path.read_text(encoding="utf-8").split("\n  - id: ")[1:]
        for block in blocks:
            words = [line for line in block.splitlines() if not line.startswith(TERMS)]
            assert len(words) <= BLOCK_LINES


def test_what_is_left_out_as_secret_is_the_same_to_leaves_and_to_rules() -> None:
    notes = [row["pattern"] for row in read_seed("section_notes") if row["kind"] == "withheld"]
    assert notes == sorted({rule.withheld_note for rule in read_catalogue()} - {""})


def test_no_rule_lacks_an_example_of_any_outcome() -> None:
    rules = {rule.id for rule in read_catalogue()}
    of_sums = {rule.id for rule in SUM_RULES}
    sums = {example["rule"]: example for example in read_examples()}
    queries = {example["rule"]: example for example in read_query_examples()}
    assert set(sums) == of_sums
    assert set(queries) == rules - of_sums
    for example in sums.values():
        assert set(OUTCOMES) <= set(example)
    for example in queries.values():
        assert {"fails", "passes", "not_applicable"} <= set(example)


def statements_named(text: str) -> set[str]:
    """Read GK01, GK01-GK09, YS05-07."""
    named = set(re.findall(r"[GY][KS]\d\d", text))
    for kind, first, last in re.findall(r"([GY][KS])(\d\d)-(?:[GY][KS])?(\d\d)", text):
        named |= {f"{kind}{number:02}" for number in range(int(first), int(last) + 1)}
    return named


@pytest.fixture
def shared() -> dict[str, dict[str, str]]:
    """The shared catalogue by rule id."""
    if not SHARED_CATALOGUE.is_file():
        pytest.skip("the shared catalogue is not beside this checkout")
    with SHARED_CATALOGUE.open(encoding="utf-8") as file:
        return {row["rule_id"]: row for row in csv.DictReader(file)}


def test_severity_kind_and_statements_follow_the_shared_catalogue(
    shared: dict[str, dict[str, str]],
) -> None:
    ours = {rule.id: rule for rule in read_catalogue()}
    assert set(shared) <= set(ours)
    for rule in (ours[rule_id] for rule_id in shared):
        assert shared[rule.id]["severity"] == rule.severity, rule.id
        kinds = shared[rule.id]["applies_to"].replace("both", "final_accounts,budget")
        # ours may ask more, never less
        assert set(kinds.split(",")) <= set(rule.applies_to), rule.id
        named = shared[rule.id]["statement_and_measure_codes"]
        assert statements_named(named) <= set(rule.statements), rule.id


def test_other_severities_follow_the_notes_of_the_shared_catalogue(
    shared: dict[str, dict[str, str]],
) -> None:
    for rule in (rule for rule in read_catalogue() if rule.id in shared):
        noted = set(re.findall("critical|warning|info", shared[rule.id]["severity_note"]))
        told = {rule.severity, *(severity for _, severity in other_severities(rule))}
        assert not noted or noted == told, rule.id


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"severity": "fatal"}, "unknown severity"),
        ({"kind": "guess"}, "unknown kind"),
        ({"message": "{total} 不符"}, "unknown placeholder"),
        ({"applies_to": ["letter"]}, "unknown document kind"),
        ({"statements": []}, "tests no statement"),
        ({"statements": ["GK01", "GK77"]}, "unknown statement"),
        ({"applies_to": []}, "applies to nothing"),
        ({"needs": ["luck"]}, "unknown need"),
        ({"sverity": "info"}, "fields missing or unknown: sverity"),
        ({"id": "CODE-010"}, "not of its family"),
    ],
)
def test_a_mistake_in_a_rule_file_is_an_error(
    tmp_path: Path, change: dict[str, object], complaint: str
) -> None:
    family = yaml.safe_load((RULES_DIRECTORY / "arithmetic.yaml").read_text(encoding="utf-8"))
    family["rules"] = [{**family["rules"][0], **change}]
    (tmp_path / "x.yaml").write_text(yaml.safe_dump(family), encoding="utf-8")
    with pytest.raises(CatalogueError, match=complaint):
        read_catalogue(tmp_path)


def test_a_rule_given_twice_is_an_error(tmp_path: Path) -> None:
    text = (RULES_DIRECTORY / "arithmetic.yaml").read_text(encoding="utf-8")
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError, match="given twice"):
        read_catalogue(tmp_path)
