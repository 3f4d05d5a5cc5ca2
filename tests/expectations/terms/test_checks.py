"""A mistake in a term is an error that names file, rule, term and key."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from expectations.catalogue import RULES_DIRECTORY, CatalogueError, read_catalogue
from expectations.judging import STEPS
from expectations.terms.kinds import KINDS, as_text

SUM = {"one": "GK02[total].total", "other": "GK03[total].total"}
CLAIM = {"kind": "claim_agrees", "claim": "revenue_total", "figure": "GK02[total].total"}
RATE = {"kind": "claim_rate", "topic": ".*", "rate": "share", "part": "own", "whole": "own.prior"}
WORDS = {"kind": "pattern_absent", "pattern": "待填"}


def read_with(folder: Path, term: dict[str, object]) -> None:
    """Read a catalogue of one rule with one term."""
    family = yaml.safe_load((RULES_DIRECTORY / "cross.yaml").read_text(encoding="utf-8"))
    family["rules"] = [{**family["rules"][0], "terms": [SUM, term]}]
    (folder / "x.yaml").write_text(yaml.safe_dump(family, allow_unicode=True), encoding="utf-8")
    read_catalogue(folder)


@pytest.mark.parametrize("term", [SUM, CLAIM, RATE, WORDS], ids=lambda term: term.get("kind"))
def test_a_term_that_can_be_meant_is_read(tmp_path: Path, term: dict[str, object]) -> None:
    read_with(tmp_path, term)


@pytest.mark.parametrize(
    ("term", "key", "complaint"),
    [
        ({**SUM, "blnak": "both"}, "blnak", "no key of sums_agree, which takes one, other"),
        ({**SUM, "blank": "all"}, "blank", "unknown word all"),
        ({**SUM, "at_most": "GK03[total].total"}, "", "sums_agree needs one of: other, at_most"),
        ({"one": "GK02[total].total"}, "", "sums_agree needs one of: other, at_most"),
        ({**SUM, "one": "GK02[total]"}, "one", "expected '.' and a measure such as .amount at"),
        ({**SUM, "one": "GK02[total].totl"}, "one", "unknown measure of GK02 totl"),
        ({**SUM, "one": "GK77[total].total"}, "one", "unknown statement GK77"),
        ({**SUM, "one": "GK01[总计].amount"}, "one", "GK01 has a side"),
        ({**SUM, "one": "GK02.income[总计].total"}, "one", "GK02 has no side"),
        ({**SUM, "one": "GK02[(总计].total"}, "one", r"missing \): \(总计"),
        ({**SUM, "one": "GK02[(?=总)计].total"}, "one", r"invalid perl operator: \(\?="),
        ({**SUM, "one": "GK02[].(total|other_income)"}, "one", "several measures"),
        ({**SUM, "one": "~1[total].total", "each": ["GK02", "GK22"]}, "one", "statement GK22"),
        ({**SUM, "each": "GK02 , GK03"}, "each", "expected a list"),
        ({**SUM, "other": "GK03[~2].total", "each": ["a"]}, "each", "an item has no word for ~2"),
        ({**SUM, "each": ["a:b", "a:c"]}, "each", "two items begin with the same word"),
        ({**SUM, "if_equal": ["GK02[total].total"]}, "if_equal", "expected ' = '"),
        ({**SUM, "one": "GK02[@].total"}, "codes", r"\[@\] and codes belong together"),
        ({**SUM, "follows": "CROSS-999"}, "follows", "unknown rule CROSS-999"),
        ({**SUM, "severity": "grave"}, "severity", "unknown word grave"),
        ({**SUM, "kind": "sums_agre"}, "kind", "sums_agre is no shared kind"),
        ({**CLAIM, "claim": ["revenue_total"]}, "claim", "expected one value"),
        ({**CLAIM, "claim": "revenue_total|revenu_current"}, "claim", "claim revenu_current"),
        ({**CLAIM, "claim": "(fiscal|fscal)_class"}, "claim", "unknown claim fscal_class"),
        ({**CLAIM, "claim": "revenue_total("}, "claim", r"missing \)"),
        ({**CLAIM, "claim": "收入总计"}, "claim", "收入总计 is no pattern of codes"),
        ({**CLAIM, "section": "revnue"}, "section", "unknown section revnue"),
        ({**CLAIM, "figure": "GK06[#301].amount"}, "figure", "only sums_agree knows lines by"),
        ({**CLAIM, "figure": "claims:x"}, "figure", "expected a statement such as GK01"),
        ({**RATE, "rate": "chnge_rate"}, "rate", "unknown measure of claims chnge_rate"),
        ({**RATE, "part": "own-chnge"}, "part", "unknown measure chnge"),
        ({**RATE, "part": "claim:fiscal_rvenue"}, "part", "unknown claim fiscal_rvenue"),
        ({**WORDS, "pattern": "待[填"}, "pattern", r"missing \]"),
        ({**WORDS, "over": ["sentences"]}, "over", "unknown word sentences"),
        ({"kind": "year_told", "pattern": "年", "offset": "one"}, "offset", "no whole number"),
    ],
)
def test_a_mistake_in_a_term_is_an_error(
    tmp_path: Path, term: dict[str, object], key: str, complaint: str
) -> None:
    where = f"x.yaml: CROSS-020: term 2{': ' if key else ''}{key}: "
    with pytest.raises(CatalogueError, match=f"(?m)^{where}.*{complaint}"):
        read_with(tmp_path, term)


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError) as raised:
        read_with(tmp_path, {**SUM, "blnak": "both", "one": "GK02[(].totl"})
    assert len(str(raised.value).splitlines()) == 3


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"sums_agree"}))
def test_the_sql_of_a_kind_reads_the_keys_that_its_terms_take(kind: str) -> None:
    files = [path.read_text(encoding="utf-8") for path in STEPS.glob("0[56]_*/*.sql")]
    sql = "".join(text for text in files if f"kind = '{kind}'" in text)
    assert set(re.findall(r"term\['(\w+)'\]", sql)) == set(KINDS[kind].keys)


def test_a_term_is_written_as_texts() -> None:
    term = {**SUM, "each": ("a:b", "c:d"), "if_equal": ("A = B", "C = D")}
    assert as_text("sums_agree", term) == {**SUM, "each": "a:b , c:d", "if_equal": "A = B ; C = D"}
    assert as_text("own", {**WORDS, "over": ("cell", "caption")})["over"] == "cell|caption"
