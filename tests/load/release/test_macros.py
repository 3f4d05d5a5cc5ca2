"""What readers call in SQL."""

from collections.abc import Iterator

import duckdb
import pytest

from load.release.macros import write_macros


@pytest.fixture
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute("""
            create schema marts; create schema "中文";
            create table marts.dim_department as
            select 'd' as department_id, '青湖县水利局' as department_name;
            create table marts.dim_document as
            select *, 'd' as department_id, '青湖县' as place_name, 2024 as fiscal_year,
                'budget' as document_kind, document_sha256 || '.pdf' as file_path
            from (values ('new', true), ('old', false)) as t (document_sha256, is_current);
            create table marts.report_paragraphs as
            select * from (values
                ('new', 3, '机关运行经费比上年增加5.00万元。'), ('new', 4, '机关运行经费减少。'),
                ('old', 3, '机关运行经费比上年增加9.00万元。')
            ) as t (document_sha256, source_page, text);
            create table marts.fct_statement_amounts as
            select * from (values
                ('c1', 'new', 7, '农林水支出/水利/机关运行', '1.50', [1.0, 2.0, 3.0, 4.0]),
                ('c2', 'new', 7, '农林水支出/水利/机关运行', '2.50', [1.0, 2.0, 3.0, 4.0])
            ) as t (cell_id, document_sha256, source_page, line_path, source_text, source_bbox);
        """)
        write_macros(connection)
        yield connection


def found(warehouse: duckdb.DuckDBPyConnection, words: str) -> list[tuple[object, ...]]:
    query = "select found_in, source_page from marts.search_text(?)"
    return warehouse.execute(query, [words]).fetchall()


def test_all_the_words_have_to_be_there(warehouse: duckdb.DuckDBPyConnection) -> None:
    assert found(warehouse, " 机关运行经费  增加 ") == [("text", 3)]
    assert found(warehouse, "机关运行经费") == [("text", 3), ("text", 4)]
    assert found(warehouse, "教育") == []


def test_a_line_is_found_once_however_many_figures_it_has(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    assert found(warehouse, "水利") == [("line", 7)]


def test_the_chinese_search_speaks_chinese(warehouse: duckdb.DuckDBPyConnection) -> None:
    answer = warehouse.execute('from "中文"."搜索"(?)', ["水利"])
    assert [column[0] for column in answer.description or ()] == [
        *("地区", "部门名称", "年度", "预算或决算", "出处", "页码", "文字", "文件路径"),
        "文件校验和",
    ]
    assert answer.fetchall()[0][2:6] == (2024, "预算", "报表行名", 7)


def test_a_figure_is_found_where_it_is_printed(warehouse: duckdb.DuckDBPyConnection) -> None:
    places = warehouse.execute("from marts.where_printed('c1')").fetchall()
    assert places == [("new.pdf", 7, [1.0, 2.0, 3.0, 4.0], "1.50")]


def test_a_file_without_figures_has_no_functions() -> None:
    with duckdb.connect() as connection:
        connection.execute("create schema marts")
        write_macros(connection)
