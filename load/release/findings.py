"""Findings from load to load: what is new, what is still open, what is gone and why.

`audit.finding_history` has a row for every finding that ever was. Each load copies the rows that
the publication before it left in the history (:mod:`load.release.history`) and brings them up to
date. So a load killed anywhere loses nothing and counts nothing twice.
"""

from datetime import UTC, datetime

from load.release.publish import Published
from load.settings import Build, Places

_HISTORY = """
    create or replace table audit.finding_history (
        finding_id varchar primary key, rule_id varchar not null, severity varchar not null,
        status varchar not null, document_sha256 varchar, department_name varchar,
        document_kind varchar, fiscal_year integer, source_page integer, message varchar not null,
        state varchar not null check (state in ('new', 'still_open', 'resolved')),
        is_change boolean not null,  -- new or resolved since the load before
        first_seen_run varchar not null, first_seen_at timestamptz not null,
        last_seen_run varchar not null, last_seen_at timestamptz not null,
        resolved_run varchar, resolved_at timestamptz,
        resolved_because varchar check (
            resolved_because in ('document_replaced', 'document_removed', 'judged_anew')
        )
    )
"""
_UPDATE = """
    insert into audit.finding_history by name
    with found as (
        select
            findings.finding_id, findings.rule_id, findings.severity, findings.status,
            findings.document_sha256, findings.source_page, findings.message,
            documents.department_name, documents.document_kind, documents.fiscal_year,
        from audit.violations as findings
        left join marts.documents as documents using (document_sha256)
    )

    select
        found.*,
        if(before.state in ('new', 'still_open'), 'still_open', 'new') as state,
        coalesce(before.state, 'resolved') = 'resolved' as is_change,
        coalesce(before.first_seen_run, $run_id) as first_seen_run,
        coalesce(before.first_seen_at, $now) as first_seen_at,
        $run_id as last_seen_run,
        $now as last_seen_at,
    from found
    left join before using (finding_id)

    union all by name

    select
        before.* replace (
            'resolved' as state,
            before.state <> 'resolved' as is_change,
            coalesce(before.resolved_run, $run_id) as resolved_run,
            coalesce(before.resolved_at, $now) as resolved_at,
            coalesce(
                before.resolved_because,
                case
                    when same.document_sha256 is not null and same.is_current then 'judged_anew'
                    when before.document_sha256 is not null and exists (
                        from marts.documents as others
                        where others.document_sha256 <> before.document_sha256
                            and others.is_current
                            and others.department_name = before.department_name
                            and others.document_kind = before.document_kind
                            and others.fiscal_year = before.fiscal_year
                    ) then 'document_replaced'
                    when same.document_sha256 is not null then 'judged_anew'
                    else 'document_removed'
                end
            ) as resolved_because
        ),
    from before
    left join marts.documents as same using (document_sha256)
    where finding_id not in (select finding_id from found)
"""


def trace_findings(build: Build, places: Places, before: Published | None) -> None:
    """Write `audit.finding_history` of a judged build file.

    Args:
        build: The build file; its `audit.violations` are this load's findings.
        places: Where the history lies.
        before: The publication that this load follows; None where it follows none, as before the
            first load, or where real reports take the place of the sample.
    """
    from expectations.warehouse import open_warehouse

    with open_warehouse(build.warehouse, read_only=False) as connection:
        connection.execute("set timezone = 'UTC'")
        connection.execute(_HISTORY)
        connection.execute("create temp table before as from audit.finding_history")
        kept = places.findings_of(before.run_id) if before is not None else None
        if kept is not None and kept.is_file():
            connection.execute("insert into before by name from read_parquet(?)", [str(kept)])
        now = datetime.now(UTC).isoformat()
        connection.execute(_UPDATE, {"run_id": build.run_id, "now": now})
