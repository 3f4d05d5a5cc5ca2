"""Reports from load to load: which are new, restated, gone, or cannot be read any more.

`audit.document_changes` compares the judged build file with the warehouse that is published, which
it will replace; `audit.load_before` names that publication. Neither has rows where nothing was
published before: then all is new.
"""

from load.release.publish import Published
from load.settings import Build, Places

_TABLE = """
    create or replace table audit.document_changes (
        change varchar not null check (change in ('new', 'restated', 'gone', 'unreadable')),
        document_sha256 varchar, file_path varchar, place_name varchar,
        department_name varchar, document_kind varchar, fiscal_year integer, reason varchar
    )
"""
_LOAD_BEFORE = """
    create or replace table audit.load_before (run_id varchar, finished_at timestamptz)
"""
_COMPARE = """
    insert into audit.document_changes by name
    with paths as (
        select document_sha256, min(file_path) as file_path from marts.files group by all
    ),

    paths_before as (
        select document_sha256, min(file_path) as file_path
        from before.marts.files group by all
    )

    select
        if(documents.supersedes_sha256 is null, 'new', 'restated') as change,
        documents.document_sha256, file_path, place_name, department_name, document_kind,
        fiscal_year,
    from marts.documents as documents
    left join paths using (document_sha256)
    where documents.document_sha256 not in (select document_sha256 from before.marts.documents)

    union all by name

    select
        'gone' as change, documents.document_sha256, file_path, place_name, department_name,
        document_kind, fiscal_year,
    from before.marts.documents as documents
    left join paths_before using (document_sha256)
    where documents.document_sha256 not in (select document_sha256 from marts.documents)

    union all by name

    select
        'unreadable' as change, files.document_sha256, files.file_path, files.reason,
    from marts.files
    where files.status = 'quarantined'
        and not exists (
            from before.marts.files as others
            where others.file_path = files.file_path and others.status = 'quarantined'
                and others.document_sha256 is not distinct from files.document_sha256
        )
"""


def trace_documents(build: Build, places: Places, before: Published | None) -> None:
    """Write `audit.document_changes` and `audit.load_before` of a judged build file.

    Args:
        build: The build file.
        places: Where the published warehouse lies.
        before: The publication that this load follows; None where it follows none.
    """
    from expectations.warehouse import open_warehouse

    with open_warehouse(build.warehouse, read_only=False) as connection:
        connection.execute("set timezone = 'UTC'")
        connection.execute(_TABLE)
        connection.execute(_LOAD_BEFORE)
        if before is None or not places.warehouse.is_file():
            return
        published = str(places.warehouse).replace("'", "''")
        connection.execute(f"attach '{published}' as before (read_only)")
        connection.execute(_COMPARE)
        connection.execute("detach before")
        connection.execute(
            "insert into audit.load_before values ($1, $2)",
            [before.run_id, before.record["finished_at"]],
        )
