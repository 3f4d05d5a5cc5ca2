"""What outlives a release: a parquet file of each publication's load, and of all findings so far.

Both are written after publishing, and again at the start of the next load, so that a load killed in
between is recorded all the same.
"""

from load.process.points import reached
from load.release.files import replacing
from load.release.publish import Published
from load.release.record import create_loads, insert_load
from load.settings import Places


def keep_history(places: Places, published: Published | None) -> None:
    """Record what is published; None where nothing is."""
    if published is not None:
        keep_load(places, published)
        keep_findings(places, published)


def keep_load(places: Places, published: Published) -> None:
    """Add the published load to the history, unless it is there."""
    path = places.loads_history / f"{published.run_id}.parquet"
    if path.is_file():
        return
    import duckdb

    with duckdb.connect() as connection, replacing(path) as temporary:
        create_loads(connection)
        insert_load(connection, published.record)
        connection.execute("copy audit.loads to $path (format parquet)", {"path": str(temporary)})
    reached("recorded")


def keep_findings(places: Places, published: Published) -> None:
    """Keep the published history of findings, unless it is there; it replaces older copies."""
    path = places.findings_of(published.run_id)
    if path.is_file():
        return
    import duckdb

    with duckdb.connect(str(places.warehouse), read_only=True) as connection:
        connection.execute("set timezone = 'UTC'")
        try:
            with replacing(path) as temporary:
                connection.execute(
                    "copy audit.finding_history to $path (format parquet)",
                    {"path": str(temporary)},
                )
        except duckdb.CatalogException:  # published before there was a history of findings
            return
    for older in path.parent.glob("*.parquet"):
        if older != path:
            older.unlink()
