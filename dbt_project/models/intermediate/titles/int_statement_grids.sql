-- One row per grid: the statement it belongs to, by its own title or as the continuation of the
-- grid before it. A run of grids is of the statement that its first title names and, where the same
-- title comes again right after it, goes on with it. A run without a known title is of no known
-- statement.
with

named as (
    select
        *,
        first_value(statement_code) over in_run as run_statement_code,
        first_value(title_text) over in_run as run_title_text
    from {{ ref('int_grid_runs') }}
    window in_run as (partition by document_sha256, run_no order by grid_in_document)
),

-- the same title again right after itself goes on with the same statement
changes as (
    select
        *,
        coalesce(
            run_statement_code is distinct from lag(run_statement_code) over in_document
            or run_title_text is distinct from lag(run_title_text) over in_document
            and begins and run_statement_code is null,
            true
        ) as is_change
    from named
    window in_document as (partition by document_sha256 order by grid_in_document)
),

counted as (
    select
        *,
        count(*) filter (where is_change) over (
            partition by document_sha256 order by grid_in_document
            rows between unbounded preceding and current row
        ) as statement_seq
    from changes
)

select
    document_sha256,
    page,
    grid_no,
    grid_id,
    grid_in_document,
    document_sha256 || ':' || statement_seq as statement_id,
    statement_seq,

    run_statement_code as statement_code,
    run_title_text as title_text,

    body_row_no,
    row_count,
    column_count,
    has_title,
    begins and not has_title as is_orphan,

    x0,
    y0,
    x1,
    y1
from counted
