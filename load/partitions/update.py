"""The published file in; the file that would be built of all documents out, at the cost of the new.

Departments of which anything is new are built as if they were all there is, with every test, into a
file of their own. Their rows replace those in a copy of the published file, and what looks at all
documents is built over it. Whatever is unclear, all is built instead.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from load.blame.set_aside import read_set_aside
from load.blame.view import read_current, write_view
from load.compiled.build import build
from load.compiled.cached import Compiled, compiled_project
from load.compiled.plan import Node, is_between
from load.errors import BuildError
from load.partitions.across import build_departments, show_between
from load.partitions.answers import answer_store
from load.partitions.contents import Contents
from load.partitions.departments import (
    Department,
    digests_of,
    read_departments,
    write_departments,
)
from load.partitions.rows import is_of_documents, is_the_same, note_replaced, replace_rows
from load.partitions.store import literal
from load.release.files import move_database
from load.run import Run
from load.terminal.screen import Advance, part_of

MOST_CHANGED = 0.25
"""Where more of the documents than this are of departments that changed, all is built."""
_DOCUMENTS = "marts.dim_document"


def update_published(
    run: Run,
    wanted: Mapping[str, str],
    before: Contents,
    copy: Callable[[], Path],
    advance: Advance,
) -> bool:
    """Build the run's build file from the published one; false where all has to be built.

    Args:
        run: The run.
        wanted: By document hash, the reading of it that the partitions hold and that is published.
        before: What the published file was made from.
        copy: Waits for the copy of that file, which is used up.
        advance: Called as it advances.

    Raises:
        BuildError: What is new failed; its `documents` are those of the departments.
    """
    try:
        return _update(run, wanted, before, copy, advance)
    except BuildError as error:
        if error.documents or error.is_of_code:
            raise
        # what looks at all documents failed: building all tells of whom it comes
        return _unclear(run, error.cause)


def _update(
    run: Run,
    wanted: Mapping[str, str],
    before: Contents,
    copy: Callable[[], Path],
    advance: Advance,
) -> bool:
    places, compiled = run.places, compiled_project(run)
    first, behind = map(_as_tables, compiled.plan.whole())
    set_aside = read_set_aside(places, read_current(places))
    write_view(places, [one for one in set_aside if one.document_sha256 in wanted])
    start = partial(_start, run, wanted, copy)
    with build(run, first, len(wanted), part_of(advance, 0, 0.1), start) as built:
        departments = read_departments(built, wanted)
        move_database(built, run.build.copied)
    changed = _changed(run, departments, before)
    gone = before.departments.keys() - (digests_of(departments).keys() - changed)
    if len(changed | gone) > MOST_CHANGED * len(wanted):
        return _unclear(run, f"{len(changed)} documents changed, {len(gone)} go")
    some = {sha256: wanted[sha256] for sha256 in changed}
    build_departments(run, some, part_of(advance, 0.1, 0.8), run.build.changed)
    if odd := _put_in(run, compiled, gone):
        return _unclear(run, f"{odd} does not fit")
    with build(
        run, behind, len(wanted), part_of(advance, 0.8, 1), run.build.copied.replace
    ) as built:
        move_database(built, run.build.warehouse)
    write_departments(run.build, departments)
    return True


def _unclear(run: Run, why: str) -> bool:
    """Say in the log why all is built."""
    run.log.write("builds_all", why=why)
    return False


def _as_tables(nodes: list[Node]) -> list[Node]:
    """Let no view look at the raw layer: what lies there is another when it is looked through."""
    is_view = ("view", "staging")
    return [
        replace(node, kind="table") if (node.kind, node.relation.split(".")[0]) == is_view else node
        for node in nodes
    ]


def _start(run: Run, wanted: Mapping[str, str], copy: Callable[[], Path], path: Path) -> None:
    """Take the copy of the published file; what of a document is not published is shown again."""
    copy().replace(path)
    show_between(run, path, wanted)


def _changed(run: Run, departments: list[Department], before: Contents) -> set[str]:
    """Name the documents of departments of which something else is known, or is to be asked."""
    digests = {sha256: one.digest for one in departments for sha256 in one.loaded}
    unanswered = set(answer_store(run.places).missing(digests))
    return {
        sha256
        for one in departments
        if unanswered & set(one.loaded)
        or any(before.departments.get(sha256) != one.digest for sha256 in one.documents)
        for sha256 in one.documents
    }


def _put_in(run: Run, compiled: Compiled, gone: set[str]) -> str:
    """Replace the rows of departments; give a table that is not what it should be, else ''."""
    from expectations.warehouse import open_warehouse

    with open_warehouse(run.build.changed, read_only=False) as connection:
        note_replaced(connection, gone)
    with open_warehouse(run.build.copied, read_only=False) as connection:
        connection.execute(f"attach {literal(run.build.changed)} as changed (read_only)")
        documents = f"document_sha256 in (select document_sha256 from changed.{_DOCUMENTS})"  # noqa: S608  # ours
        if not is_the_same(connection, _DOCUMENTS, documents):
            return _DOCUMENTS
        for relation in _published(compiled.plan.nodes):
            if is_of_documents(connection, relation):
                replace_rows(connection, relation)
            elif not is_the_same(connection, relation):  # it should be made of seeds alone
                return relation
    return ""


def _published(nodes: tuple[Node, ...]) -> list[str]:
    """Name the published tables that are not built over all documents."""
    return [
        node.relation
        for node in nodes
        if node.kind == "table"
        and node.layer in {"document", "across"}
        and not is_between(node)
        and node.relation.startswith(("marts.", "audit."))
    ]
