"""The changes of the three public expenses add up; an item that stayed the same is nought."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from expectations.judging import judge
from tests.expectations.query_examples import sha256_of, write_example
from tests.expectations.warehouse_fixture import write_schema

Query = Callable[..., list[tuple[Any, ...]]]
RULE = "THREEPUBLIC-045"


def told(item: str, amount: str, words: str, paragraph: int, change: str = "") -> dict[str, Any]:
    """Tell an item's amount, and its change where it has one, in a paragraph of its own."""
    code = f"three_public_{item}"
    claim = {"paragraph_no": paragraph}
    changes = [{**claim, "claim_code": f"{code}_change", "base_code": "prior", "text": change}]
    return {
        "sentences": [{"paragraph_no": paragraph, "sentence_no": 1, "text": words}],
        "claims": [{**claim, "claim_code": code, "text": amount}, *(changes if change else [])],
    }


def content(*items: dict[str, Any]) -> dict[str, Any]:
    """Put the items of a report together."""
    return {key: [row for item in items for row in item[key]] for key in ("sentences", "claims")}


TOTAL = told("total", "20.00万元", "比上年增加3.00万元。", 1, "3.00万元")
ABROAD = told("abroad", "5.00万元", "比上年增加3.00万元。", 2, "3.00万元")
SAME = told("vehicle_total", "10.00万元", "公务用车购置及运行费与上年持平。", 3)
NEARLY = told("vehicle_total", "10.00万元", "公务用车购置及运行费与上年基本持平。", 3)
RECEPTION = told("reception", "5.00万元", "与上年相同。", 4)
# what lacks for 3.03 may be 0.03 of an item that tells no change
FINE = told("total", "20.00万元", "比上年增加3.03万元。", 1, "3.03万元")
UNTOLD = told("reception", "5.00万元", "公务接待费5.00万元。", 4)
NONE = told("reception", "0.00万元", "公务接待费0.00万元。", 4)
MORE = told("reception", "5.00万元", "比上年增加1.00万元。", 4, "1.00万元")


CASES = {
    "adds_up": ((TOTAL, ABROAD, SAME, RECEPTION), "pass"),
    "does_not": ((TOTAL, ABROAD, SAME, MORE), "violation"),
    "nearly_the_same": ((TOTAL, ABROAD, NEARLY, MORE), "cannot_tell"),
    "an_item_is_missing": ((TOTAL, ABROAD, MORE), "cannot_tell"),
    "an_item_tells_no_change": ((FINE, ABROAD, SAME, UNTOLD), "cannot_tell"),
    "the_item_without_a_change_is_nought": ((FINE, ABROAD, SAME, NONE), "violation"),
}


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("changes") / "build.duckdb"
    with duckdb.connect(path) as connection:
        write_schema(connection)
        for case, (items, _) in CASES.items():
            printed = {"printed": ["GK09"], **content(*items)}
            write_example(connection, {"rule": RULE, case: printed}, case)
    judge(path)
    return path


@pytest.mark.parametrize("case", CASES)
def test_the_changes_add_up(case: str, judged: Path, rows: Query) -> None:
    answers = """
        select outcome, reason from audit.rule_results where rule_id = ? and document_sha256 = ?
    """
    [(outcome, reason)] = rows(judged, answers, RULE, sha256_of({"rule": RULE}, case))
    assert outcome == CASES[case][1], reason
