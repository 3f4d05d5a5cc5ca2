"""A build file in; the same with a comment on all that readers see, and views in Chinese.

Every table, view and column of `marts` and `audit` has a comment in Chinese, by `dictionary/` of
the dbt project, and in English, by the yml of models and seeds. What has a Chinese name there is a
view of the schema 中文 as well, so that nobody needs to know our codes.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from load.settings import DBT_PROJECT

if TYPE_CHECKING:
    import duckdb

CHINESE = "中文"
"""The schema of the Chinese views."""
_COLUMNS = """
    select schema_name, table_name, list(column_name order by column_index),
        list(column_name) filter (where data_type = 'VARCHAR')
    from duckdb_columns() where schema_name in ('marts', 'audit', 'seeds') and not internal
    group by all order by all
"""
_COMMENTS = """
    select format('table "{}"."{}"', schema_name, table_name), comment from duckdb_tables()
    union all select format('view "{}"."{}"', schema_name, view_name), comment
    from duckdb_views() where not internal
    union all select format('column "{}"."{}"."{}"', schema_name, table_name, column_name), comment
    from duckdb_columns() where not internal
"""


@dataclass(frozen=True, slots=True)
class Dictionary:
    """What columns, relations and codes are called.

    Attributes:
        columns: Chinese name by column, or by relation and column where it means something else.
        names: Chinese name of a relation, by schema and name.
        comments: What it holds, in Chinese, by schema and name.
        words: By what names a column, Chinese word by code.
        sentences: By the same, what it says in Chinese, where its name does not say it.
        english: Description by relation, and by relation and column.
    """

    columns: Mapping[str, str]
    names: Mapping[str, str]
    comments: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
    sentences: Mapping[str, str]
    english: Mapping[str, str]


def label(connection: "duckdb.DuckDBPyConnection") -> None:
    """Write the comments and the Chinese views into a build file."""
    dictionary = read_dictionary()
    views = {
        f"{schema}.{name}"
        for schema, name in connection.execute(
            "select schema_name, view_name from duckdb_views() where not internal"
        ).fetchall()
    }
    known = comments_of(connection)
    connection.begin()  # each statement alone would be written to disk
    connection.execute(f'create schema if not exists "{CHINESE}"')
    shown: dict[str, tuple[list[str], list[str]]] = {}
    for schema, table, columns, texts in connection.execute(_COLUMNS).fetchall():
        relation = f"{schema}.{table}"
        kind = "view" if relation in views else "table"
        _comment(connection, known, _comments(dictionary, relation, kind, columns))
        shown[relation] = columns, texts or []
    for relation in dictionary.names:  # what readers need comes first
        if relation.startswith("marts.") and relation in shown:
            columns, texts = shown[relation]
            words = {name: words_of(dictionary, relation, name) for name in texts}
            _write_view(connection, dictionary, relation, columns, words, known)
    connection.commit()


def chinese_name(dictionary: Dictionary, relation: str, column: str) -> str:
    """Name a column in Chinese, as its relation means it."""
    return dictionary.columns.get(_meant(dictionary, relation, column), column)


def words_of(dictionary: Dictionary, relation: str, column: str) -> Mapping[str, str]:
    """Give the words of a column's codes, as its relation means it."""
    return dictionary.words.get(_meant(dictionary, relation, column), {})


def sentence_of(dictionary: Dictionary, relation: str, column: str) -> str:
    """Say in Chinese what a column is, as its relation means it."""
    return dictionary.sentences.get(_meant(dictionary, relation, column), "")


def _meant(dictionary: Dictionary, relation: str, column: str) -> str:
    """Name the key of a column: with its relation where that means something else by it."""
    own = f"{relation}.{column}"
    return own if own in dictionary.columns else column


def chinese_columns(
    dictionary: Dictionary, columns: list[str], relation: str = ""
) -> dict[str, str]:
    """Name columns in Chinese; of two with one name the second says its own beside it."""
    named: dict[str, str] = {}
    for column in columns:
        name = chinese_name(dictionary, relation, column)
        named[column] = name if name not in named.values() else f"{name}（{column}）"
    return named


def chinese_views(connection: "duckdb.DuckDBPyConnection") -> dict[str, str]:
    """Write the Chinese views of a labelled file as queries over `marts`, by their names.

    The queries are plain SQL, so that another database can have the same views.
    """
    dictionary = read_dictionary()
    written: dict[str, str] = {}
    for schema, table, columns, texts in connection.execute(_COLUMNS).fetchall():
        relation = f"{schema}.{table}"
        if schema == "marts" and relation in dictionary.names:
            words = {name: words_of(dictionary, relation, name) for name in texts or []}
            named = chinese_columns(dictionary, columns, relation)
            selected = _in_chinese(named, words)
            written[dictionary.names[relation]] = f"select {selected} from {relation}"  # noqa: S608  # names are ours
    return written


def comments_of(connection: "duckdb.DuckDBPyConnection") -> dict[str, str]:
    """Read the comments of a labelled file, by what they are on: `table "marts"."figures"`."""
    return {target: text for target, text in connection.execute(_COMMENTS).fetchall() if text}


def translated(column: str, words: Mapping[str, str] | None) -> str:
    """Write a column as an expression that says its codes in Chinese."""
    if not words:
        return f'"{column}"'
    cases = " ".join(f"when {_literal(code)} then {_literal(word)}" for code, word in words.items())
    return f'case "{column}" {cases} else "{column}" end'


@cache
def read_dictionary() -> Dictionary:
    """Read `dictionary/` and the descriptions of the models."""
    relations = list(_rows("relations"))
    words: dict[str, dict[str, str]] = defaultdict(dict)
    for row in _rows("values"):
        words[row["column_name"]][row["code"]] = row["name_zh"]
    return Dictionary(
        columns={row["column_name"]: row["name_zh"] for row in _rows("columns")},
        names={row["relation"]: row["name_zh"] for row in relations},
        comments={row["relation"]: row["comment_zh"] for row in relations},
        words=words,
        sentences={row["column_name"]: row["says_zh"] for row in _rows("sentences")},
        english=dict(_descriptions()),
    )


def _write_view(  # noqa: PLR0913, PLR0917  # what a view is made of
    connection: "duckdb.DuckDBPyConnection",
    dictionary: Dictionary,
    relation: str,
    columns: list[str],
    words: Mapping[str, Mapping[str, str]],
    known: Mapping[str, str],
) -> None:
    """Write a view in Chinese, with its comments; `words` translates its codes."""
    named = chinese_columns(dictionary, columns, relation)
    view = f'"{CHINESE}"."{dictionary.names[relation]}"'
    comments = {
        f"view {view}": f"{dictionary.comments[relation]} "
        f"{dictionary.english.get(relation, relation)}",
        **{
            f'column {view}."{name}"': _comment_of(dictionary, relation, column)
            for column, name in named.items()
        },
    }
    if all(known.get(target) == text for target, text in comments.items()):
        return  # the file that this one began with has it
    selected = _in_chinese(named, words)
    connection.execute(f"create or replace view {view} as select {selected} from {relation}")  # noqa: S608  # names are ours
    _comment(connection, {}, comments.items())


def _in_chinese(named: Mapping[str, str], words: Mapping[str, Mapping[str, str]]) -> str:
    """Write the columns of a view: each by its Chinese name, its codes as words."""
    return ", ".join(
        f'{translated(column, words.get(column))} as "{name}"' for column, name in named.items()
    )


def _comment(
    connection: "duckdb.DuckDBPyConnection",
    known: Mapping[str, str],
    comments: Iterable[tuple[str, str]],
) -> None:
    """Write comments, but for those that are there."""
    for target, text in comments:
        if known.get(target) != text:
            connection.execute(f"comment on {target} is {_literal(text)}")


def _comments(
    dictionary: Dictionary, relation: str, kind: str, columns: list[str]
) -> Iterator[tuple[str, str]]:
    chinese = dictionary.comments.get(relation, "")
    english = dictionary.english.get(relation, "")
    named = ".".join(f'"{part}"' for part in relation.split("."))
    yield f"{kind} {named}", f"{chinese} {english}".strip() or relation
    for column in columns:
        yield f'column {named}."{column}"', _comment_of(dictionary, relation, column)


def _comment_of(dictionary: Dictionary, relation: str, column: str) -> str:
    """Write a comment: the Chinese name, the words of its codes, the English description."""
    words = words_of(dictionary, relation, column).items()
    codes = "、".join(f"{code} {word}" for code, word in words)
    english = dictionary.english.get(f"{relation}.{column}", column.replace("_", " "))
    chinese = chinese_name(dictionary, relation, column) + (f"（{codes}）" if codes else "")
    return f"{chinese}。{sentence_of(dictionary, relation, column)}{english}"


def _descriptions() -> Iterator[tuple[str, str]]:
    import yaml  # not paid for by commands that publish nothing

    described = [
        (schema, "models", path)
        for schema in ("marts", "audit")
        for at in (".", "across")
        for path in sorted((DBT_PROJECT / "models" / at / schema).glob("_*.yml"))
    ]
    described += [("seeds", "seeds", path) for path in sorted(DBT_PROJECT.glob("seeds/_*.yml"))]
    described.append(("audit", "relations", DBT_PROJECT / "dictionary" / "judged.yml"))
    for schema, kind, path in described:
        content: dict[str, Any] = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
        for entry in content.get(kind) or []:
            relation = f"{schema}.{entry['name']}"
            yield relation, " ".join(entry.get("description", "").split())
            for column in entry.get("columns") or []:
                text = " ".join(column.get("description", "").split())
                yield f"{relation}.{column['name']}", text


def _rows(name: str) -> list[dict[str, str]]:
    path = DBT_PROJECT / "dictionary" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _literal(text: str) -> str:
    return f"'{text.replace(chr(39), chr(39) * 2)}'"
