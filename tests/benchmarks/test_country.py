"""A warehouse multiplied holds as many of everything, and its keys still meet."""

from pathlib import Path

import duckdb

from benchmarks.country import multiply

COPIES = 3
ONE, OTHER = "a" * 64, "b" * 64


def test_each_copy_is_of_other_documents_whose_figures_are_theirs(tmp_path: Path) -> None:
    published, out = tmp_path / "published.duckdb", tmp_path / "country.duckdb"
    with duckdb.connect(str(published)) as connection:
        connection.execute("create schema marts; create schema audit")
        connection.execute(
            "create table marts.fct_statement_amounts as"
            " select left(sha, 12) || ':p1:g1:r1:c1' as cell_id, sha as document_sha256,"
            " nullif(word, '') as adds_up_to, 1 as value"
            f" from (values ('{ONE}', 'final_expenditure'), ('{OTHER}', '')) as rows (sha, word)"
        )
        connection.execute(
            "create table marts.disclosures as select 'x' as department_id,"
            f" ['{ONE}', '{OTHER}'] as document_sha256s"
        )
        connection.execute("create table marts.dim_fund as select 'all' as fund_code")
    assert multiply(published, COPIES, out) == 2 * COPIES
    with duckdb.connect(str(out), read_only=True) as connection:
        joined = connection.execute(
            "select count(*), count(distinct cell_id), count(distinct department_id)"
            " from (select department_id, unnest(document_sha256s) as sha from marts.disclosures)"
            " join marts.fct_statement_amounts on sha = document_sha256"
            " and left(sha, 12) = left(cell_id, 12)"
        ).fetchall()
        assert joined == [(2 * COPIES, 2 * COPIES, COPIES)]
        assert connection.execute("select count(*) from marts.dim_fund").fetchall() == [(1,)]
