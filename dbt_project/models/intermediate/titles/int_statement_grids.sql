-- Which statement each grid belongs to: a run of grids is of the statement that its first title names
-- and, where the same title comes again right after it, goes on with it. A run without a known title
-- is of no known statement.
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
),

captions as (
    select
        captions.grid_id,
        arg_max({{ unit_in('captions.plain', 'caption') }}, captions.caption_no) as unit_name_zh
    from {{ ref('int_grid_captions') }} as captions
    group by captions.grid_id
)

select
    counted.document_sha256,
    counted.page,
    counted.grid_no,
    counted.grid_id,
    counted.grid_in_document,
    counted.document_sha256 || ':' || counted.statement_seq as statement_id,
    counted.statement_seq,

    counted.run_statement_code as statement_code,
    counted.run_title_text as title_text,
    -- the unit printed for the grid, else the one printed on an earlier page of its statement
    coalesce(
        captions.unit_name_zh,
        last_value(captions.unit_name_zh ignore nulls) over (
            partition by counted.document_sha256, counted.statement_seq
            order by counted.grid_in_document
        )
    ) as unit_name_zh,

    counted.body_row_no,
    counted.row_count,
    counted.column_count,
    counted.has_title,
    counted.begins and not counted.has_title as is_orphan,

    counted.x0,
    counted.y0,
    counted.x1,
    counted.y1
from counted
left join captions
    on counted.grid_id = captions.grid_id
