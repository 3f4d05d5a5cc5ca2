"""Passages that stand twice in a row, and fixed wordings without one of their characters."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.expectations.prose_cases import Case, Query, judge_cases, outcome_of


def printed(rule: str, text: str, outcome: str = "violation") -> Case:
    """Print one sentence."""
    return rule, {"sentences": [{"text": text}]}, outcome


CASES: dict[str, Case] = {
    "a passage twice, with marks inside": printed(
        "FORMAT-110",
        "配合做好商务领域的法规、政府规章草案起草工作，拟订全市商务"
        "商务领域的法规、政府规章草案起草工作，拟订全市商务流通方式。",
    ),
    "an item of a list twice": printed(
        "FORMAT-110",
        "用于科技信息化综合业务管理（政府集中采购）、科技信息化综合业务管理（政府集中采购）和专家费。",
    ),
    "items that differ in a character": printed(
        "FORMAT-110",
        "支持广州市道路养护中心东城养护所、广州市道路养护中心南城养护所、广州市道路养护中心北城养护所。",
        "pass",
    ),
    "a passage twice, apart": printed(
        "FORMAT-110",
        "开展全市道路养护、桥梁检测工作，由机关统筹，再开展全市道路养护、桥梁检测工作，由下属单位统筹。",
        "pass",
    ),
    "two words exchanged": printed(
        "FORMAT-150", "主要包括利息存款收入、事业单位固定资产出租收入等。"
    ),
    "a word left out behind a bracket": printed(
        "FORMAT-150", "公务接待费指按规定开支的各类公务接待（外宾接待）费用。"
    ),
    "the wordings as they should be": printed(
        "FORMAT-150",
        "主要包括存款利息收入、事业单位固定资产出租收入等，各类公务接待（含外宾接待）费用。",
        "pass",
    ),
}


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return judge_cases(tmp_path_factory.mktemp("misprints") / "build.duckdb", CASES)


@pytest.mark.parametrize("case", CASES)
def test_a_misprint_is_told_where_it_is_one(case: str, judged: Path, rows: Query) -> None:
    outcome, reason = outcome_of(case, CASES, judged, rows)
    assert outcome == CASES[case][2], reason
