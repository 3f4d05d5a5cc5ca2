"""What the rules about codes take for a fault, and what the arrangement of a statement explains."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from expectations.catalogue import read_catalogue
from expectations.judging import judge
from tests.expectations.query_examples import sha256_of, write_example
from tests.expectations.warehouse_fixture import write_schema

Query = Callable[..., list[tuple[Any, ...]]]
Lines = tuple[tuple[str, str], ...]

SOUND: Lines = (
    ("201", "一般公共服务支出"),
    ("20103", "政府办公厅（室）及相关机构事务"),
    ("2010301", "行政运行"),
    ("2010302", "一般行政管理事务"),
    ("208", "社会保障和就业支出"),
    ("20805", "行政事业单位养老支出"),
    ("2080505", "机关事业单位基本养老保险缴费支出"),
    ("221", "住房保障支出"),
    ("22102", "住房改革支出"),
    ("2210201", "住房公积金"),
)
ITEMS: Lines = tuple(line for line in SOUND if len(line[0]) == 7)
STAFF: Lines = (("301", "工资福利支出"), ("30101", "基本工资"), ("30102", "津贴补贴"))
MISTYPED = ("2083505", "机关事业单位基本养老保险缴费支出")
UNKNOWN = ("2083601", "行政运行")

CASES: dict[str, tuple[str, str, Lines, str]] = {
    "a sound statement": ("CODE-130", "GK03", SOUND, "pass"),
    "items alone": ("CODE-130", "GK03", ITEMS, "pass"),
    "one section missing": ("CODE-130", "GK03", SOUND[:5] + SOUND[6:], "violation"),
    "one code twice": ("CODE-130", "GK03", (*SOUND, SOUND[-1]), "violation"),
    "one code out of order": (
        "CODE-130",
        "GK03",
        (*SOUND[:2], SOUND[3], SOUND[2], *SOUND[4:]),
        "violation",
    ),
    "funds after the general budget": (
        "CODE-130",
        "GK03",
        (*SOUND[4:], ("212", "城乡社区支出"), ("21208", "国有土地使用权出让收入安排的支出")),
        "pass",
    ),
    "two classifications side by side": ("CODE-130", "YS08", STAFF + STAFF, "pass"),
    "an item of no section": ("CODE-130", "GK03", (*ITEMS[:2], MISTYPED, ITEMS[3]), "violation"),
    "a section that no list knows": (
        "CODE-130",
        "GK03",
        (*ITEMS[:3], UNKNOWN, ITEMS[3]),
        "cannot_tell",
    ),
    "a figure in the column of codes": (
        "CODE-130",
        "GK03",
        (("200", "万元"), *SOUND),
        "cannot_tell",
    ),
    "a finer code of a place": ("CODE-130", "YS08", (*STAFF, ("3010201", "规范性津补贴")), "pass"),
    "one code for two subjects": (
        "CODE-132",
        "GK06",
        (*STAFF, ("30208", "取暖费"), ("30208", "物业管理费")),
        "violation",
    ),
    "a project by the name of another subject": (
        "CODE-132",
        "GK06",
        (*STAFF, ("30208", "取暖费"), ("30208", "物业管理费"), ("30209", "物业管理费")),
        "pass",
    ),
    "an older name": ("CODE-131", "GK03", (("20805", "行政事业单位离退休"),), "violation"),
    "a competing name": ("CODE-131", "GK03", (("21305", "巩固脱贫衔接乡村振兴"),), "cannot_tell"),
    "the section behind the item": (
        "CODE-131",
        "GK03",
        (("2010302", "一般行政管理事务（政府办公厅（室）及相关机构事务）"),),
        "pass",
    ),
    "projects below their item": (
        "CODE-131",
        "GK03",
        (("2010302", "一般行政管理事务"), ("2010302", "机关服务"), ("2010302", "办公楼维修项目")),
        "pass",
    ),
    "a project instead of the item": (
        "CODE-131",
        "GK03",
        (("2010302", "办公楼维修项目"),),
        "cannot_tell",
    ),
    "a slip": ("CODE-131", "GK03", (("2101101", "行政单位医药"),), "violation"),
    "the name of another code": ("CODE-132", "GK06", (("30999", "其他资本性支出"),), "violation"),
    "names beside other codes row after row": (
        "CODE-132",
        "GK06",
        (
            ("30201", "印刷费"),
            ("30202", "咨询费"),
            ("30203", "手续费"),
            ("30204", "水费"),
        ),
        "cannot_tell",
    ),
    "a slip in a class": ("CODE-133", "GK01", (("", "社会保障与就业支出"),), "violation"),
    "a line that is no class": (
        "CODE-133",
        "GK01",
        (("", "对附属单位补助支出"),),
        "not_applicable",
    ),
}


def example_of(statement_code: str, lines: Lines) -> dict[str, Any]:
    """Write the content of a document that prints `lines` in one statement."""
    return {
        "document": {"fiscal_year": 2023},
        "printed": sorted({"GK01", "GK04", statement_code}),
        "grids": [{"statement_code": statement_code}],
        "lines": [{"code": code, "label": label, "ordinal": "一、"} for code, label in lines],
        "cells": [
            {"row_no": number + 2, "text": code, "x0": 60.0, "y0": 60.0, "x1": 90.0, "y1": 72.0}
            for number, (code, _) in enumerate(lines)
            if code
        ],
    }


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every case as a document of its own, judged once."""
    path = tmp_path_factory.mktemp("codes") / "build.duckdb"
    with duckdb.connect(path) as connection:
        write_schema(connection)
        for name, (_, statement_code, lines, _) in CASES.items():
            example = {"rule": name, "case": example_of(statement_code, lines)}
            write_example(connection, example, "case")
    judge(path, [rule for rule in read_catalogue() if rule.family == "CODE"])
    return path


@pytest.mark.parametrize("name", CASES)
def test_a_code_is_judged_by_what_is_sure(name: str, judged: Path, rows: Query) -> None:
    rule_id, _, _, expected = CASES[name]
    [(outcome, reason)] = rows(
        judged,
        "select outcome, reason from audit.rule_results where document_sha256 = ? and rule_id = ?",
        sha256_of({"rule": name}, "case"),
        rule_id,
    )
    assert outcome == expected, reason


def test_one_fault_is_one_finding(judged: Path, rows: Query) -> None:
    findings = rows(
        judged,
        "select rule_id, subject_code from audit.violations where document_sha256 = ?",
        sha256_of({"rule": "one code out of order"}, "case"),
    )
    assert len(findings) == 1


def test_the_competing_names_are_no_listed_ones() -> None:
    seeds = Path(__file__).parents[2] / "dbt_project" / "seeds"
    with duckdb.connect() as connection:
        both = connection.execute(
            "select code, name_zh from read_csv(?) intersect select code, name_zh from read_csv(?)",
            [str(seeds / "code_name_variants.csv"), str(seeds / "function_codes.csv")],
        ).fetchall()
    assert both == []
