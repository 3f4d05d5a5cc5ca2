"""The rows of some departments in a table of the published file, replaced by those of a small file.

The small file is attached as `changed`; its table `intermediate.replaced` names the documents whose
rows go, its other tables hold what comes in their place.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

REPLACED = "intermediate.replaced"
_KEY = "document_sha256"


def note_replaced(connection: "duckdb.DuckDBPyConnection", documents: Iterable[str]) -> None:
    """Write into a small file whose rows it replaces."""
    connection.execute(f"create or replace table {REPLACED} ({_KEY} varchar)")
    connection.execute(f"insert into {REPLACED} select unnest(?)", [sorted(documents)])


def replace_rows(connection: "duckdb.DuckDBPyConnection", relation: str) -> None:
    """Replace the rows of a table that are of some documents."""
    # each in a transaction of its own: an index takes no key that goes in the same one
    connection.execute(f"delete from {relation} where {_KEY} in (from changed.{REPLACED})")  # noqa: S608  # ours
    connection.execute(f"insert into {relation} by name from changed.{relation}")


def is_of_documents(connection: "duckdb.DuckDBPyConnection", relation: str) -> bool:
    """Tell whether a table of the small file says of its rows which document they are of."""
    columns = connection.execute(f"describe changed.{relation}").fetchall()
    return any(name == _KEY for name, *_ in columns)


def is_the_same(connection: "duckdb.DuckDBPyConnection", relation: str, only: str = "") -> bool:
    """Tell whether both files hold the same rows of a table.

    Args:
        connection: The connection.
        relation: The table.
        only: Rows of both of which this is true; all unless given.
    """
    where = f" where {only}" if only else ""
    query = "select count(*), sum(hash(rows)::hugeint) from {} as rows"
    own, other = (
        connection.execute(query.format(name) + where).fetchall()
        for name in (relation, f"changed.{relation}")
    )
    return own == other
