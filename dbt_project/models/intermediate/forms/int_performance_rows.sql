-- One row per row of the grids of performance forms, with its form and the part of the form it
-- stands in. A form begins with its title or the name of its project, and may go on over pages.
with

grids as (
    select
        *,
        lag(page) over in_document as page_before,
        lag(title) over in_document as title_before,
        lag(statement_code) over in_document as statement_code_before
    from {{ ref('int_performance_grids') }}
    window in_document as (partition by document_sha256 order by grid_in_document)
),

named as (
    select distinct
        grid_id,
        row_no,
        row_no = min(row_no) over (partition by grid_id) as is_first_name
    from {{ ref('int_performance_pairs') }}
    where field = 'project_name'
),

closers as (
    select
        grid_id,
        row_no,
        bool_or(kind = 'total') as has_total,
        bool_or(kind = 'section') as has_section
    from {{ ref('int_performance_labels') }}
    where kind in ('total', 'section')
    group by grid_id, row_no
),

rows_of_grids as (
    select
        * exclude (row_count),
        coalesce(
            page_before is null or page - page_before > 1
            or is_titled and statement_code <> statement_code_before
            or title <> coalesce(title_before, '')
            or title is not null and exists (
                select 1 from named
                where named.grid_id = grids.grid_id and named.row_no <= 3
            ),
            false
        ) as begins,
        unnest(range(1, row_count + 1)) as row_no
    from grids
),

marked as (
    select
        rows_of_grids.*,
        rows_of_grids.begins and rows_of_grids.row_no = 1
        or named.grid_id is not null
        and not (rows_of_grids.begins and named.is_first_name) as is_start,
        heads.grid_id is not null as is_heading,
        coalesce(heads.has_score, false) as has_score,
        coalesce(closers.has_total, false) as has_total,
        coalesce(closers.has_section, false) as has_section
    from rows_of_grids
    left join named
        on rows_of_grids.grid_id = named.grid_id
        and rows_of_grids.row_no = named.row_no
    left join {{ ref('int_performance_heads') }} as heads
        on rows_of_grids.grid_id = heads.grid_id
        and rows_of_grids.row_no = heads.row_no
    left join closers
        on rows_of_grids.grid_id = closers.grid_id
        and rows_of_grids.row_no = closers.row_no
),

numbered as (
    select
        *,
        row_number() over so_far as row_seq,
        count(*) filter (where is_start) over so_far as form_no,
        is_heading
        and not coalesce(lag(is_heading) over (partition by grid_id order by row_no), false)
            as is_head
    from marked
    window so_far as (partition by document_sha256 order by grid_in_document, row_no)
),

told as (
    select
        *,
        count(*) filter (where is_head) over in_form as heading_no,
        case
            when is_heading then 'table'
            -- 合计 is the total of scores only where scores are printed
            when has_total and bool_or(has_score) over in_form then 'total'
            when has_section and bool_or(is_heading) over in_form then 'closing'
        end as marker
    from numbered
    window in_form as (partition by document_sha256, form_no order by row_seq)
)

select
    grid_id,
    row_no,
    document_sha256,
    page,
    statement_code,
    title,
    document_sha256 || ':' || form_no as form_id,
    form_no,
    row_seq,
    row_no = 1 as is_top,
    case
        when is_heading then 'heading'
        when marker = 'total' then 'total'
        when last_value(marker ignore nulls) over in_form in ('total', 'closing') then 'closing'
        when last_value(marker ignore nulls) over in_form = 'table' then 'table'
        else 'header'
    end as part,
    heading_no
from told
window in_form as (partition by document_sha256, form_no order by row_seq)
