"""The partitions in; a build file with what looks at all documents together out."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING

from load.blame.set_aside import read_set_aside
from load.blame.view import read_current, write_view
from load.compiled.build import build
from load.compiled.cached import compiled_project
from load.errors import BuildError
from load.partitions.departments import read_departments, write_departments
from load.partitions.documents import document_store, kept_of
from load.partitions.raw_layer import show_raw_layer
from load.partitions.relations import kept_relations
from load.partitions.store import literal
from load.release.files import move_database
from load.run import Run
from load.terminal.screen import Advance

if TYPE_CHECKING:
    import duckdb

_SORTED = {"marts.fct_statement_amounts": "adds_up_to nulls last, cell_id"}
"""By published table, what readers look for, that they need not read a country's rows."""


def build_across(run: Run, wanted: Mapping[str, str], advance: Advance) -> None:
    """Build the run's build file, of all documents.

    Args:
        run: The run.
        wanted: By document hash, the reading of it that the partitions hold and that is published.
        advance: Called as it advances.

    Raises:
        BuildError: A model or a test failed, of which a document may be the cause.
    """
    run.build.changed.unlink(missing_ok=True)
    build_departments(run, wanted, advance, run.build.warehouse)
    write_departments(run.build, read_departments(run.build.warehouse, wanted))


def build_departments(run: Run, wanted: Mapping[str, str], advance: Advance, path: Path) -> None:
    """Build a file of departments: their published tables, and what looks at several documents.

    What of the document layer is not published, and of the raw layer what the gate has not seen,
    the file shows as views until it is sealed.

    Args:
        run: The run.
        wanted: By document hash, the reading of it that the partitions hold and that is published.
        advance: Called as it advances.
        path: The file.

    Raises:
        BuildError: A model or a test failed, of which a document may be the cause.
    """
    from expectations.warehouse import open_warehouse

    places = run.places
    set_aside = read_set_aside(places, read_current(places))
    aside = [one for one in set_aside if one.document_sha256 in wanted]
    write_view(places, aside, only=wanted)
    compiled = compiled_project(run)
    nodes = compiled.plan.across(kept_relations())

    def start(path: Path) -> None:
        copyfile(compiled.seeds, path)
        _join(run, path, wanted)

    try:
        dies = path == run.build.changed
        with build(run, nodes, len(wanted), advance, start, dies=dies) as built:
            with open_warehouse(built, read_only=False) as connection:
                show_raw_layer(places, compiled.plan, connection, wanted, aside)
            move_database(built, path)
    except BuildError as error:
        error.step, error.documents = "across", tuple(sorted(wanted))
        raise


def show_between(run: Run, path: Path, wanted: Mapping[str, str]) -> None:
    """Show in a file what is not published: what the partitions hold, and what is made of seeds."""
    compiled = compiled_project(run)
    with _opened(path) as connection:
        _show(run, connection, wanted, [one for one in kept_of(run) if _is_between(one)])
        connection.execute(f"attach {literal(compiled.seeds)} as of_seeds (read_only)")
        for relation in sorted(filter(_is_between, compiled.of_seeds)):
            connection.execute(f"create table {relation} as from of_seeds.{relation}")


def _join(run: Run, path: Path, wanted: Mapping[str, str]) -> None:
    """Write into a file what the partitions hold: published tables as tables, the rest as views."""
    with _opened(path) as connection:
        _show(run, connection, wanted, kept_of(run))


@contextmanager
def _opened(path: Path) -> "Iterator[duckdb.DuckDBPyConnection]":
    from expectations.warehouse import open_warehouse

    with open_warehouse(path, read_only=False) as connection:
        for schema in ("intermediate", "marts", "audit", "staging"):
            connection.execute(f"create schema if not exists {schema}")
        yield connection


def _show(
    run: Run,
    connection: "duckdb.DuckDBPyConnection",
    wanted: Mapping[str, str],
    relations: Iterable[str],
) -> None:
    store = document_store(run.places)
    for relation in relations:
        kind = "view" if _is_between(relation) else "table"
        rows = store.rows(relation, wanted)
        order = f" order by {_SORTED[relation]}" if relation in _SORTED else ""
        connection.execute(f"create {kind} {relation} as {rows}{order}")


def _is_between(relation: str) -> bool:
    return relation.startswith("intermediate.")
