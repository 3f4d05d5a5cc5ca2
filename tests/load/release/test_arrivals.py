"""Reports from load to load: new, restated, gone, unreadable."""

import duckdb

from load.release.arrivals import trace_documents
from load.release.publish import Published, new_build, publish, write_published
from load.settings import Build, Places
from tests.load.releases import published_of

Document = tuple[str, str | None]


def built(places: Places, documents: list[Document], quarantined: tuple[str, ...] = ()) -> Build:
    """Make a judged build: documents as (hash, the one it supersedes), and paths of bad files."""
    build = new_build(places)
    with duckdb.connect(str(build.warehouse)) as connection:
        connection.execute("create schema audit; create schema marts")
        connection.execute("""
            create table marts.files (
                file_path varchar, document_sha256 varchar, status varchar, reason varchar
            );
            create table marts.documents (
                document_sha256 varchar, supersedes_sha256 varchar, place_name varchar,
                department_name varchar, document_kind varchar, fiscal_year integer
            )
        """)
        for sha256, supersedes in documents:
            connection.execute(
                "insert into marts.documents values (?, ?, '某市', '某局', 'budget', 2026)",
                [sha256, supersedes],
            )
        for path in quarantined:
            connection.execute(
                "insert into marts.files values (?, null, 'quarantined', '损坏')", [path]
            )
    build.reports.mkdir()
    (build.reports / "index.html").touch()
    return build


def load(places: Places, build: Build, before: Published | None) -> Published:
    trace_documents(build, places, before)
    published = published_of(build, 1)
    write_published(build, published)
    publish(build, places)
    return published


def changes(places: Places) -> set[tuple[str, str | None, str | None]]:
    with duckdb.connect(str(places.warehouse), read_only=True) as connection:
        return set(
            connection.execute(
                "select change, document_sha256, file_path from audit.document_changes"
            ).fetchall()
        )


def test_the_first_load_compares_with_nothing(places: Places) -> None:
    load(places, built(places, [("a", None)]), None)
    assert changes(places) == set()
    with duckdb.connect(str(places.warehouse), read_only=True) as connection:
        assert connection.execute("from audit.load_before").fetchall() == []


def test_each_change_has_its_kind(places: Places) -> None:
    first = load(places, built(places, [("a", None), ("b", None)], ("old.pdf",)), None)
    second = built(places, [("b", None), ("c", "a"), ("d", None)], ("old.pdf", "new.pdf"))
    load(places, second, first)
    assert changes(places) == {
        ("restated", "c", None),
        ("new", "d", None),
        ("gone", "a", None),
        ("unreadable", None, "new.pdf"),
    }
    with duckdb.connect(str(places.warehouse), read_only=True) as connection:
        assert connection.execute("select run_id from audit.load_before").fetchall() == [
            (first.run_id,)
        ]
