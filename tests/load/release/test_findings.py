"""Findings from load to load: new, still open, resolved and why."""

import duckdb
import pytest

from load.release.findings import trace_findings
from load.release.history import keep_findings
from load.release.publish import Published, new_build, publish, write_published
from load.settings import Build, Places
from tests.load.releases import names_in, published_of

Finding = tuple[str, str]
Document = tuple[str, str, bool]


def judged(places: Places, findings: list[Finding], documents: list[Document]) -> Build:
    """Make a judged build: findings as (id, document), documents as (hash, department, current)."""
    build = new_build(places)
    with duckdb.connect(str(build.warehouse)) as connection:
        connection.execute("create schema audit")
        connection.execute("create schema marts")
        connection.execute("""
            create table audit.violations (
                finding_id varchar, rule_id varchar, severity varchar, status varchar,
                document_sha256 varchar, source_page integer, message varchar
            )
        """)
        connection.execute("""
            create table marts.documents (
                document_sha256 varchar, department_name varchar, document_kind varchar,
                fiscal_year integer, is_current boolean
            )
        """)
        for finding_id, sha256 in findings:
            connection.execute(
                "insert into audit.violations values (?, 'R-1', 'critical', 'open', ?, 3, '不符')",
                [finding_id, sha256],
            )
        for sha256, department, is_current in documents:
            connection.execute(
                "insert into marts.documents values (?, ?, 'budget', 2025, ?)",
                [sha256, department, is_current],
            )
    build.reports.mkdir()
    (build.reports / "index.html").touch()
    return build


def load(
    places: Places, before: Published | None, findings: list[Finding], documents: list[Document]
) -> Published:
    build = judged(places, findings, documents)
    trace_findings(build, places, before)
    published = published_of(build, 1)
    write_published(build, published)
    publish(build, places)
    keep_findings(places, published)
    return published


def states(places: Places) -> dict[str, tuple[str, str | None]]:
    with duckdb.connect(str(places.warehouse), read_only=True) as connection:
        rows = connection.execute(
            "select finding_id, state, resolved_because from audit.finding_history"
        ).fetchall()
    return {finding_id: (state, because) for finding_id, state, because in rows}


D1, D2 = ("d1", "甲局", True), ("d2", "乙局", True)


def test_a_finding_is_new_once_and_then_still_open(places: Places) -> None:
    first = load(places, None, [("a", "d1")], [D1])
    assert states(places) == {"a": ("new", None)}
    load(places, first, [("a", "d1"), ("b", "d2")], [D1, D2])
    assert states(places) == {"a": ("still_open", None), "b": ("new", None)}


@pytest.mark.parametrize(
    ("documents", "because"),
    [
        ([D1], "judged_anew"),
        ([("d9", "甲局", True)], "document_replaced"),
        ([("d1", "甲局", False), ("d9", "甲局", True)], "document_replaced"),
        ([D2], "document_removed"),
    ],
)
def test_a_finding_that_is_gone_says_why(
    places: Places, documents: list[Document], because: str
) -> None:
    first = load(places, None, [("a", "d1")], [D1])
    second = load(places, first, [], documents)
    assert states(places) == {"a": ("resolved", because)}
    load(places, second, [], documents)
    assert states(places) == {"a": ("resolved", because)}


def test_a_finding_that_comes_back_is_new_again_and_keeps_its_first_day(places: Places) -> None:
    first = load(places, None, [("a", "d1")], [D1])
    second = load(places, first, [], [D1])
    load(places, second, [("a", "d1")], [D1])
    assert states(places) == {"a": ("new", None)}
    with duckdb.connect(str(places.warehouse), read_only=True) as connection:
        run = connection.execute("select first_seen_run from audit.finding_history").fetchone()
    assert run == (first.run_id,)


def test_a_load_killed_before_it_kept_its_findings_loses_none(places: Places) -> None:
    first = load(places, None, [("a", "d1")], [D1])
    kept = next(places.findings_history.iterdir())
    kept.unlink()
    keep_findings(places, first)
    load(places, first, [("a", "d1")], [D1])
    assert states(places) == {"a": ("still_open", None)}


def test_one_file_is_kept(places: Places) -> None:
    before = None
    for _ in range(3):
        before = load(places, before, [("a", "d1")], [D1])
    assert before is not None
    assert names_in(places.findings_history) == {f"{before.run_id}.parquet"}


def test_a_warehouse_of_before_findings_were_traced_is_no_error(places: Places) -> None:
    build = judged(places, [], [])
    published = published_of(build, 1)
    write_published(build, published)
    publish(build, places)
    keep_findings(places, published)
    assert names_in(places.findings_history) == set()
