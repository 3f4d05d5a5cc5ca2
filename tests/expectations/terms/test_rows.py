"""The terms of rules become rows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import duckdb

from expectations.catalogue import read_catalogue
from expectations.terms import Term
from expectations.terms.rows import write_terms
from expectations.terms.sums import each_term

RULE = next(rule for rule in read_catalogue() if rule.id == "CROSS-028")


def rows_of(query: str, *terms: Term) -> list[tuple[Any, ...]]:
    """Query the rows of these terms."""
    with duckdb.connect() as connection:
        write_terms(connection, [replace(RULE, terms=terms)])
        return connection.execute(query).fetchall()


def test_a_term_is_asked_with_the_words_of_each_item() -> None:
    term = {"one": "GK06[#~1].amount", "other": "GK05[#~2].~3", "each": ("1:2:basic", "3:4:total")}
    assert [(name, filled["one"], filled["other"]) for name, filled in each_term(term)] == [
        ("1", "GK06[#1].amount", "GK05[#2].basic"),
        ("3", "GK06[#3].amount", "GK05[#4].total"),
    ]


def test_every_selector_of_a_term_is_a_row() -> None:
    term = {
        "one": "GK03[@].total - GK05[@].total or GK05[#201].total",
        "at_most": "GK04.expense[!年初.*/基金].gov_fund",
        "codes": r"\d{3}",
        "if_equal": ("GK01.income[].amount = GK01.income[总计].amount",),
    }
    query = """
        select
            term_id, codes, role, equality_no, part_no, sign, alternative_no, selector,
            statement_code, side, measure_code, line_kind, line_words, above, is_below,
        from sum_parts order by all
    """
    one = ("CROSS-028:1:", r"\d{3}")
    if_equal = ("CROSS-028:1:", "")
    fund = "GK04.expense[!年初.*/基金].gov_fund"
    income = ("GK01.income[].amount", "GK01", "income", "amount", "named", ".*", "", True)
    total = ("GK01.income[总计].amount", "GK01", "income", "amount", "named", "总计", "", True)
    assert rows_of(query, term) == [
        (*if_equal, "left", 1, 1, 1, 1, *income),
        (*if_equal, "right", 1, 1, 1, 1, *total),
        (*one, "one", 0, 1, 1, 1, "GK03[@].total", "GK03", "", "total", "asked", "", "", True),
        (*one, "one", 0, 2, -1, 1, "GK05[@].total", "GK05", "", "total", "asked", "", "", True),
        (
            *one,
            "one",
            0,
            2,
            -1,
            2,
            "GK05[#201].total",
            "GK05",
            "",
            "total",
            "coded",
            "201",
            "",
            True,
        ),
        (
            *one,
            "other",
            0,
            1,
            1,
            1,
            fund,
            "GK04",
            "expense",
            "gov_fund",
            "named",
            "基金",
            "年初.*",
            False,
        ),
    ]


def test_a_term_is_a_row_with_its_rule() -> None:
    terms = (
        {"one": "GK02[total].total", "other": "GK03[total].total", "severity": "info"},
        {"one": "GK03[@].total", "at_most": "GK05[@].total", "codes": "2.*", "blank": "both"},
    )
    query = "select * exclude (applies_to, tolerance) from sum_terms order by term_id"
    assert rows_of(query, *terms) == [
        (
            "CROSS-028",
            "CROSS-028:1:",
            "GK02[total].total",
            "GK03[total].total",
            False,
            "",
            "",
            "info",
        ),
        ("CROSS-028", "CROSS-028:2:", "GK03[@].total", "GK05[@].total", True, "2.*", "both", None),
    ]


def test_every_selector_of_other_kinds_is_one_row() -> None:
    claim = {"kind": "claim_agrees", "claim": "revenue_total", "figure": "YS05[@].(total|amount)"}
    rate = {"kind": "claim_rate", "part": "own", "whole": "claim:x", "whole_or": "GK02[].total"}
    other = {"kind": "other_report", "printed": "GK02[].total or GK01.income[总计].amount"}
    assert rows_of("select * from rule_selectors order by all", claim, claim, rate, other) == [
        ("GK01.income[总计].amount", "GK01", "income", ["amount"], "named", "总计"),
        ("GK02[].total", "GK02", "", ["total"], "named", ".*"),
        ("YS05[@].(total|amount)", "YS05", "", ["total", "amount"], "asked", ""),
    ]


def test_without_terms_there_are_no_rows() -> None:
    for table in ("sum_terms", "sum_parts", "rule_selectors"):
        assert rows_of(f"select * from {table}") == []
