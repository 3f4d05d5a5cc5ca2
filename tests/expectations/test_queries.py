"""What rules of kinds other than `identity` answer to their examples."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from expectations.catalogue import read_catalogue
from expectations.judging import judge
from expectations.severities import other_severities
from tests.expectations.query_examples import OUTCOMES, cases, sha256_of, write_example
from tests.expectations.warehouse_fixture import write_schema

Query = Callable[..., list[tuple[Any, ...]]]
CASES = [*cases()]
# an empty difference, an amount without groups of digits, names of ours
UNREADABLE = re.compile(r"相差[，。]|(?<![\d,.])\d{5,}(\.\d+)?[亿万]?元|某一|占上级合计")


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every example of every rule in one judged warehouse."""
    path = tmp_path_factory.mktemp("queries") / "build.duckdb"
    with duckdb.connect(path) as connection:
        write_schema(connection)
        for example, case in CASES:
            write_example(connection, example, case)
    judge(path)
    return path


@pytest.mark.parametrize(("example", "case"), CASES, ids=lambda one: str(one)[:30])
def test_every_rule_answers_its_examples(
    example: dict[str, Any], case: str, judged: Path, rows: Query
) -> None:
    [(outcome, reason)] = rows(
        judged,
        "select outcome, reason from audit.rule_results where document_sha256 = ? and rule_id = ?",
        sha256_of(example, case),
        example["rule"],
    )
    assert outcome == OUTCOMES[case], reason
    assert reason


@pytest.mark.parametrize(
    "example", [one for one, case in CASES if case == "fails"], ids=lambda one: one["rule"]
)
def test_a_finding_says_what_and_where(example: dict[str, Any], judged: Path, rows: Query) -> None:
    findings = rows(
        judged,
        "select finding_id, message, source_page from audit.violations"
        " where document_sha256 = ? and rule_id = ?",
        sha256_of(example, "fails"),
        example["rule"],
    )
    assert findings
    for finding_id, message, page in findings:
        assert "{" not in message
        assert not UNREADABLE.search(message), message
        assert message
        places = rows(
            judged, "select page from audit.finding_places where finding_id = ?", finding_id
        )
        assert (page is not None) == bool(places)


def test_the_ids_of_findings_are_their_own(judged: Path, rows: Query) -> None:
    assert rows(judged, "select count(*) - count(distinct finding_id) from audit.violations") == [
        (0,)
    ]


def test_the_severities_of_findings_are_those_that_the_docs_tell(judged: Path, rows: Query) -> None:
    told = {
        rule.id: {rule.severity, *(severity for _, severity in other_severities(rule))}
        for rule in read_catalogue()
    }
    for rule_id, severity in rows(judged, "select rule_id, severity from audit.violations"):
        assert severity in told[rule_id], rule_id


SAID_TWICE = """
    insert into intermediate.int_text_rows
    select document_sha256, page, 5000 + rowid, text, text, 50, 700, 90, 710, 10
    from intermediate.int_sentences;
    insert into intermediate.int_text_rows
    select * replace (text_row_no + 1000 as text_row_no, y0 - 100 as y0, y1 - 100 as y1)
    from intermediate.int_text_rows;
    insert into intermediate.int_sentences
    select * replace (paragraph_no + 1000 as paragraph_no, [1.0, 2.0, 3.0, 4.0] as source_bbox)
    from intermediate.int_sentences;
    insert into intermediate.int_report_sections
    select * replace (paragraph_no + 1000 as paragraph_no) from intermediate.int_report_sections;
    insert into intermediate.int_claims
    select * replace (paragraph_no + 1000 as paragraph_no) from intermediate.int_claims;
"""
TABLES = """
    select schema_name || '.' || table_name from duckdb_tables()
    where not temporary and {} order by all
"""


def test_the_order_of_rows_decides_nothing(judged: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one.duckdb", tmp_path / "other.duckdb"
    shutil.copyfile(judged, one)
    with duckdb.connect(one) as connection:
        connection.execute(SAID_TWICE)
    shutil.copyfile(one, other)
    with duckdb.connect(other) as connection:
        for (table,) in connection.execute(TABLES.format("schema_name <> 'audit'")).fetchall():
            connection.execute(f"""
                create temp table turned as from {table} order by rowid desc;
                delete from {table};
                insert into {table} from turned;
                drop table turned;
            """)
    judge(one)
    judge(other)
    with duckdb.connect(one, read_only=True) as connection:
        connection.execute(f"attach '{other}' as other (read_only)")
        audited = "schema_name = 'audit' and database_name = 'one'"
        tables = [table for (table,) in connection.execute(TABLES.format(audited)).fetchall()]
        assert "audit.finding_places" in tables
        for table in tables:
            unlike = connection.execute(f"from {table} except all from other.{table}").fetchall()
            assert unlike == [], table
