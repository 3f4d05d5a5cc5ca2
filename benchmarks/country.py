"""A published warehouse in, one as large as a country's out, and what the cookbook's answers take.

    python -m benchmarks.country DATA_DIR COPIES OUT.duckdb

Each copy of the documents is another set of documents of other departments in other places, so that
joins and groups grow as they would. 403 copies of 124,018 figures are fifty million; half a million
reports a year print about 250 million (docs/decisions/0013).
"""

import re
import statistics
import sys
import time
from pathlib import Path

import duckdb

from load.settings import CHECKOUT, Places

COOKBOOK = CHECKOUT / "docs" / "cookbook.md"
_AT_ONCE = 5
"""So many copies are written by one statement: what one holds in memory."""
_FACTS = "marts.fct_statement_amounts"
_DOCUMENT = "^[0-9a-f]{12}(:|[0-9a-f]{52}$)"
"""A hash, or the id of a cell, which begins with twelve digits of its document's."""
_NAMES = (
    "department_id",
    "department_name",
    "place_code",
    "place_name",
    "disclosure_id",
    "finding_id",
)
"""What differs between copies besides the documents."""
_TABLES = """
    select schema_name, table_name from duckdb_tables()
    where schema_name in ('marts', 'audit') order by all
"""
_ROUNDS = 3
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "preserve_insertion_order": "false",
    "memory_limit": "6GB",
    "threads": "2",
}


def multiply(published: Path, copies: int, out: Path) -> int:
    """Write a published file so many times over; gives how many figures it holds.

    Copies follow one another by their hashes, and of the figures those that add up come first, as a
    build orders them.
    """
    out.write_bytes(published.read_bytes())
    with duckdb.connect(str(out), config=_CONFIG) as connection:
        for schema, table in connection.execute(_TABLES).fetchall():
            relation = f'{schema}."{table}"'
            columns = _columns(connection, relation)
            if not any(columns.values()):
                continue  # no document and no department: the same in any country
            connection.execute(f"create or replace temp table first_copy as from {relation}")
            connection.execute(f"truncate {relation}")
            selected = ", ".join(made or f'"{name}"' for name, made in columns.items())
            parts = ("adds_up_to is not null", "adds_up_to is null")
            for part in parts if f"{schema}.{table}" == _FACTS else ("true",):
                for start in range(0, copies, _AT_ONCE):
                    connection.execute(
                        f"insert into {relation} select {selected}"
                        f" from first_copy cross join range($first, $last) as copies (n)"
                        f" where {part} order by n",
                        {"first": start, "last": min(start + _AT_ONCE, copies)},
                    )
        connection.execute("drop table if exists first_copy")
        [(figures,)] = connection.execute(f"select count(*) from {_FACTS}").fetchall()
        return int(figures)


def _columns(connection: duckdb.DuckDBPyConnection, relation: str) -> dict[str, str]:
    """Name the columns of a table, each with what it is in another copy, if it differs."""
    columns: dict[str, str] = {}
    for name, kind, *_ in connection.execute(f"describe {relation}").fetchall():
        columns[name] = ""
        if kind == "VARCHAR[]" and name.endswith("_sha256s"):
            columns[name] = f'list_transform("{name}", lambda hash: {_hash("hash")})'
        if kind != "VARCHAR" or name.endswith("_digest"):  # of code or inputs, not of a document
            continue
        if name in _NAMES:
            columns[name] = f"\"{name}\" || '-' || n"
            continue
        is_document = f"bool_and(regexp_matches(\"{name}\", '{_DOCUMENT}'))"
        [(found,)] = connection.execute(f"select {is_document} from {relation}").fetchall()
        if found:
            columns[name] = _hash(f'"{name}"')
    return columns


def _hash(expression: str) -> str:
    """Write the hash, or the id of a cell, in another copy; those of a copy stand together."""
    made = f"printf('%03x', n) || left(md5(left({expression}, 12)), 9)"
    return f"{made} || substr({expression}, 13)"


def questions() -> dict[str, str]:
    """Read the questions of the cookbook: by heading, the first query."""
    text = COOKBOOK.read_text(encoding="utf-8")
    return dict(re.findall(r"^## (.+?)$.*?```sql\n(.+?)```", text, flags=re.MULTILINE | re.DOTALL))


def measure(warehouse: Path) -> dict[str, tuple[float, float]]:
    """Ask each question; gives the middle of three times and of processor times, in seconds."""
    took: dict[str, tuple[float, float]] = {}
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        connection.execute("set search_path = 'marts,中文,audit'")
        for heading, query in questions().items():
            rounds = []
            for _ in range(_ROUNDS):
                began = time.perf_counter(), time.process_time()
                connection.sql(query).to_arrow_table()
                rounds.append((time.perf_counter() - began[0], time.process_time() - began[1]))
            walls, works = zip(*rounds, strict=True)
            took[heading] = statistics.median(walls), statistics.median(works)
    return took


def main(data: str, copies: str, out: str) -> None:
    """Multiply, ask and print."""
    began = time.process_time()
    figures = multiply(Places(Path(data)).warehouse, int(copies), Path(out))
    size = Path(out).stat().st_size / 1e6
    print(
        f"{figures:,} figures, {size:,.0f} MB, written in {time.process_time() - began:.0f} CPU s"
    )
    took = measure(Path(out))
    for heading, (seconds, work) in sorted(took.items(), key=lambda one: -one[1][1]):
        print(f"{seconds:8.2f} s {work:8.2f} CPU s  {heading}")
    for word, place in (("s", 0), ("CPU s", 1)):
        times = sorted(one[place] for one in took.values())
        p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
        print(f"p50 {p50:.2f} {word}, p95 {p95:.2f} {word}, slowest {times[-1]:.2f} {word}")


if __name__ == "__main__":
    main(*sys.argv[1:])
