"""Comments on all that readers see, and views in Chinese."""

import re
from collections.abc import Iterator

import duckdb
import pytest
import yaml

from load.release.labels import CHINESE, label, read_dictionary, sentence_of, words_of
from load.settings import CHECKOUT, DBT_PROJECT


@pytest.fixture
def labelled() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute("create schema marts; create schema audit; create schema seeds")
        connection.execute(
            "create table marts.dim_fund as"
            " select 'all' as fund_code, '全部资金' as name_zh, 'it''s all' as name_en"
        )
        connection.execute(
            "create view marts.figures as select 'prior_year' as period, 2::decimal(24, 4) as value"
        )
        connection.execute(
            "create table marts.performance_projects as select '某局' as unit, 1 as executed"
        )
        connection.execute("create table seeds.items (item_code varchar)")
        connection.execute("create table audit.leaf_sums (outcome varchar, odd_column integer)")
        label(connection)
        yield connection


def test_nothing_that_readers_see_is_without_a_comment(
    labelled: duckdb.DuckDBPyConnection,
) -> None:
    without = labelled.execute(
        "select table_name, column_name from duckdb_columns()"
        " where not internal and coalesce(comment, '') = ''"
        " union all select table_name, '' from duckdb_tables() where comment is null"
        " union all select view_name, '' from duckdb_views() where not internal and comment is null"
    ).fetchall()
    assert without == []


def test_a_comment_is_in_both_languages(labelled: duckdb.DuckDBPyConnection) -> None:
    comments = labelled.execute(
        "select comment from duckdb_columns() where table_name = 'figures' order by column_index"
    ).fetchall()
    assert comments[0][0].startswith(
        "期间（current 本年、prior_year 上年、change 增减）。本年还是上年；"
    )
    assert comments[1][0].startswith(
        "数值。照印的数，金额一律换算成元，一分不改；合计行也在内。The figure"
    )


def test_the_chinese_view_needs_none_of_our_codes(labelled: duckdb.DuckDBPyConnection) -> None:
    shown = labelled.execute(f'from "{CHINESE}"."数字"')
    assert [column[0] for column in shown.description] == ["期间", "数值"]
    assert shown.fetchone()[0] == "上年"


def test_a_column_is_named_as_its_relation_means_it(
    labelled: duckdb.DuckDBPyConnection,
) -> None:
    shown = labelled.execute(f'from "{CHINESE}"."绩效项目"')
    assert [column[0] for column in shown.description] == ["实施单位", "执行数"]


def test_every_mart_has_a_chinese_name() -> None:
    marts = {
        path.stem
        for at in ("marts", "across/marts")
        for path in (DBT_PROJECT / "models" / at).glob("*.sql")
    }
    assert {f"marts.{name}" for name in marts} <= read_dictionary().names.keys()
    assert len(marts) <= 39  # with marts.load as many as DuckDB lists at once


def test_every_column_of_the_marts_has_a_chinese_name() -> None:
    dictionary = read_dictionary()
    columns = {
        relation.split(".")[2]
        for relation in dictionary.english
        if relation.startswith("marts.") and relation.count(".") == 2
    }
    assert columns <= dictionary.columns.keys()


def test_what_is_labelled_already_is_not_written_again(labelled: duckdb.DuckDBPyConnection) -> None:
    query = "select schema_name, view_name, view_oid from duckdb_views() where not internal"
    before = labelled.execute(query).fetchall()
    label(labelled)
    assert labelled.execute(query).fetchall() == before
    labelled.execute("comment on column marts.figures.value is 'another'")
    label(labelled)
    comments = labelled.execute(
        "select comment from duckdb_columns() where column_name = 'value' and schema_name = 'marts'"
    ).fetchall()
    assert comments[0][0].startswith("数值。")


def test_a_code_has_a_word_only_where_its_column_means_it() -> None:
    dictionary = read_dictionary()
    assert words_of(dictionary, "marts.figures", "unit")["yuan"] == "元"
    assert words_of(dictionary, "marts.performance_projects", "unit") == {}
    assert words_of(dictionary, "audit.leaf_sums", "outcome")["equal"] == "相等"
    assert words_of(dictionary, "audit.rule_results", "outcome")["pass"] == "相符"


def test_what_readers_see_has_a_sentence_in_chinese() -> None:
    dictionary = read_dictionary()
    shown = ("marts.", "audit.")
    relations = {
        name for name in dictionary.english if name.count(".") == 1 and name.startswith(shown)
    }
    assert relations <= dictionary.comments.keys()


def test_a_column_is_told_in_chinese_where_its_name_does_not_say_it() -> None:
    dictionary = read_dictionary()
    columns = {name.split(".")[2] for name in dictionary.english if name.count(".") == 2}
    columns |= {"explained_by", "expected", "found"}  # what the rules make
    own = {name for name in dictionary.columns if name.count(".") == 2}
    assert dictionary.sentences.keys() <= columns | own
    assert sentence_of(dictionary, "marts.figures", "is_leaf").endswith("。")
    assert sentence_of(dictionary, "marts.fct_narrative_claims", "fiscal_year") == ""
    assert sentence_of(dictionary, "audit.leaf_sums", "outcome").startswith("末级各行之和")


def test_what_is_told_of_tables_that_no_model_makes_is_of_their_columns() -> None:
    tables = CHECKOUT.glob("expectations/judging/02_tables/*.sql")
    makers = [*tables, *CHECKOUT.glob("load/**/*.py")]
    made = "\n".join(path.read_text(encoding="utf-8") for path in makers)
    told = yaml.safe_load((DBT_PROJECT / "dictionary" / "judged.yml").read_bytes())["relations"]
    for relation in told:
        _, found, after = made.partition(f"create or replace table audit.{relation['name']} (")
        columns = set(re.findall(r"(?:^|,)\s*(\w+) ", after.partition(";")[0], re.MULTILINE))
        assert found, relation["name"]
        assert {column["name"] for column in relation["columns"]} <= columns, relation["name"]
