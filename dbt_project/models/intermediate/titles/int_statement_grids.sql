-- Which statement each grid belongs to. A grid with a title of its own begins a statement (or,
-- where the same title comes again, goes on with it); one without continues the grid before it when
-- it stands on the same or the next page and its columns agree. Anything else is of no known
-- statement.
with

grids as (
    select
        {{ grid_key('grids') }} as grid_id,
        *,
        list_transform(
            column_edges, lambda edge: (edge - x0) / greatest(x1 - x0, 1)
        ) as relative_edges
    from {{ ref('stg_raw__grids') }} as grids
),

titled as (
    select
        grids.*,
        bodies.body_row_no,
        titles.title_text,
        titles.statement_code,
        titles.grid_id is not null as has_title,
        row_number() over in_document as grid_in_document
    from grids
    inner join {{ ref('int_grid_bodies') }} as bodies
        on grids.grid_id = bodies.grid_id
    left join {{ ref('int_grid_titles') }} as titles
        on grids.grid_id = titles.grid_id
    window in_document as (partition by grids.document_sha256 order by grids.page, grids.grid_no)
),

-- the nearest grid before it that has a title: whose columns a continuation may also have
with_leaders as (
    select
        titled.*,
        max(grid_in_document) filter (where has_title) over (
            partition by document_sha256 order by grid_in_document
        ) as leader_in_document
    from titled
),

compared as (
    select
        here.*,
        here.page - before.page as pages_apart,
        before.grid_id is not null
        and here.page - before.page <= 1
        and (
            here.column_count = before.column_count
            or here.column_count = leader.column_count
            or {{ edges_agree('here.relative_edges', 'before.relative_edges') }}
            or {{ edges_agree('here.relative_edges', 'leader.relative_edges') }}
        ) as continues
    from with_leaders as here
    left join with_leaders as before
        on here.document_sha256 = before.document_sha256
        and here.grid_in_document = before.grid_in_document + 1
    left join with_leaders as leader
        on here.document_sha256 = leader.document_sha256
        and here.leader_in_document = leader.grid_in_document
),

begun as (
    select
        *,
        has_title or not continues as begins
    from compared
),

runs as (
    select
        *,
        count(*) filter (where begins) over so_far as run_no
    from begun
    window so_far as (
        partition by document_sha256 order by grid_in_document
        rows between unbounded preceding and current row
    )
),

named as (
    select
        *,
        first_value(statement_code) over in_run as run_statement_code,
        first_value(title_text) over in_run as run_title_text
    from runs
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
        arg_max(units.unit_name_zh, captions.caption_no) as unit_name_zh
    from {{ ref('int_grid_captions') }} as captions
    inner join {{ ref('units') }} as units
        on regexp_extract(
            captions.plain, '(?:单位[:：]?|[(（])(?:人民币)?([千万亿]?元)', 1
        ) = units.unit_name_zh
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
