"""A build file in; the same with the functions that readers call in SQL.

They need no extension, so that every client has them, without a network.
"""

from typing import TYPE_CHECKING

from load.release.labels import CHINESE, chinese_columns, read_dictionary, translated

if TYPE_CHECKING:
    import duckdb

_FOR_PLACES = {"fct_statement_amounts", "dim_document"}
_FOR_SEARCH = {*_FOR_PLACES, "report_paragraphs", "dim_department"}
_THERE = "select table_name from duckdb_tables() where schema_name = 'marts'"
_WHERE_PRINTED = """
    create or replace macro marts.where_printed(wanted_cell_id) as table
    select file_path, source_page, source_bbox, source_text
    from marts.fct_statement_amounts
    inner join marts.dim_document using (document_sha256)
    where cell_id = wanted_cell_id
"""
# A word is found where it is printed, whatever stands around it: Chinese has no spaces, and an
# index of words would have to guess them. A million characters take a twentieth of a second.
_SEARCH_TEXT = r"""
    create or replace macro marts.search_text(wanted_words) as table
    with words as (
        select distinct unnest(regexp_split_to_array(lower(trim(wanted_words)), '\s+')) as word
    ),
    places as (
        select document_sha256, 'text' as found_in, source_page, text
        from marts.report_paragraphs
        union all
        select distinct document_sha256, 'line', source_page, line_path
        from marts.fct_statement_amounts
    )
    select
        documents.place_name, departments.department_name, documents.fiscal_year,
        documents.document_kind, places.found_in, places.source_page, places.text,
        documents.file_path, places.document_sha256
    from places
    inner join marts.dim_document as documents using (document_sha256)
    inner join marts.dim_department as departments using (department_id)
    where documents.is_current
        and not exists (from words where not contains(lower(places.text), words.word))
    order by
        departments.department_name, documents.fiscal_year, documents.document_kind,
        places.document_sha256, places.source_page, places.found_in, places.text
"""


def write_macros(connection: "duckdb.DuckDBPyConnection") -> None:
    """Write `where_printed`, `search_text` and `中文.搜索` into a build file that has figures."""
    there = {name for (name,) in connection.execute(_THERE).fetchall()}
    if there >= _FOR_PLACES:
        connection.execute(_WHERE_PRINTED)
    if there >= _FOR_SEARCH:
        connection.execute(_SEARCH_TEXT)
        connection.execute(_chinese_search(connection))


def _chinese_search(connection: "duckdb.DuckDBPyConnection") -> str:
    """Write the same with Chinese columns and words."""
    answer = connection.execute("from marts.search_text('') limit 0").description or ()
    dictionary = read_dictionary()
    named = chinese_columns(dictionary, [column for column, *_ in answer])
    shown = ", ".join(
        f'{translated(column, dictionary.words.get(column))} as "{name}"'
        for column, name in named.items()
    )
    return (
        f'create or replace macro "{CHINESE}"."搜索"(词) as table '  # noqa: S608  # names are ours
        f"select {shown} from marts.search_text(词)"
    )
