-- One row per grid: the run of grids it stands in, a titled one or an untitled one and what goes on
-- from it. A grid with a title of its own begins a run; one without goes on with the grid before it
-- when it stands on the same or the next page and its columns or the words of its headings agree
-- with that grid's or with those of the last grid that has a title, and the number of a form above
-- it (表9) is not another one. One that begins anew, with a head and a total of its own or with
-- other headings over its names, is another statement that nothing names.
with

numbers as (
    select
        grid_id,
        min(piece) as form_number
    from (
        select
            grid_id,
            unnest(list_distinct([plain] || pieces)) as piece
        from {{ ref('int_grid_captions') }}
        where region <> 'page_before'
    ) as captions
    where
        regexp_full_match(piece, '{{ number_of_a_form() }}')
        and contains(piece, '{{ statement_word() }}')
    group by grid_id
),

grids as (
    select
        *,
        list_transform(
            column_edges, lambda edge: (edge - x0) / greatest(x1 - x0, 1)
        ) as relative_edges
    from {{ ref('int_grids') }}
),

names as (
    select plain from {{ ref('int_heading_terms') }}
    where kind in ('code', 'label')
    union
    select plain from {{ ref('int_headings_of_forms') }}
    where kind in ('code', 'label')
),

-- where no lines stand between columns, two may be read as one: 决算数 科目编码
heads as (
    select
        cells.grid_id,
        string_agg(cells.plain, '' order by cells.row_no, cells.column_no) as head_words,
        list_distinct(list(cells.plain)) as headings,
        bool_or(names.plain is not null) as names_lines
    from {{ ref('int_cells') }} as cells
    inner join {{ ref('int_grid_bodies') }} as bodies
        on cells.grid_id = bodies.grid_id
        and cells.row_no < bodies.body_row_no
    left join names
        on cells.plain = names.plain
    where not cells.is_blank
    group by cells.grid_id
    having count(*) >= 3
),

-- the first row, where it is a total: printed again as it is, it is a row that pages repeat
totals as (
    select
        cells.grid_id,
        string_agg(cells.plain, ' ' order by cells.column_no) as total_row
    from {{ ref('int_cells') }} as cells
    inner join {{ ref('int_grid_bodies') }} as bodies
        on cells.grid_id = bodies.grid_id
        and cells.row_no = bodies.body_row_no
    where not cells.is_blank
    group by cells.grid_id
    having bool_or(regexp_full_match(cells.plain, '{{ name_of_the_whole() }}'))
),

titled as (
    select
        grids.*,
        bodies.body_row_no,
        heads.* exclude (grid_id),
        totals.total_row,
        titles.title_text,
        titles.statement_code,
        numbers.form_number,
        titles.grid_id is not null as has_title,
        row_number() over in_document as grid_in_document
    from grids
    inner join {{ ref('int_grid_bodies') }} as bodies
        on grids.grid_id = bodies.grid_id
    left join {{ ref('int_grid_titles') }} as titles
        on grids.grid_id = titles.grid_id
    left join numbers
        on grids.grid_id = numbers.grid_id
    left join heads
        on grids.grid_id = heads.grid_id
    left join totals
        on grids.grid_id = totals.grid_id
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
        coalesce(
            here.total_row = leader.total_row
            and regexp_matches(here.total_row, '\d\S* \S*\d'), false
        ) as has_same_total,
        before.grid_id is not null
        and here.page - before.page <= 1
        and coalesce(
            here.form_number = coalesce(before.form_number, leader.form_number), true
        )
        and (
            has_same_total
            or here.column_count = before.column_count
            or here.column_count = leader.column_count
            or {{ edges_agree('here.relative_edges', 'before.relative_edges') }}
            or {{ edges_agree('here.relative_edges', 'leader.relative_edges') }}
            or coalesce(here.head_words in (before.head_words, leader.head_words), false)
        )
        and not (
            here.head_words is not null and leader.head_words is not null
            and coalesce(leader.statement_code not like 'JX%', false)
            and (
                coalesce(here.total_row <> leader.total_row, false)
                or here.names_lines
                and not has_same_total
                and len(list_filter(
                    here.headings,
                    lambda heading: not contains(
                        concat(before.head_words, leader.head_words), heading
                    )
                )) > 1
            )
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
)

select
    document_sha256,
    page,
    grid_no,
    grid_id,
    grid_in_document,
    count(*) filter (where begins) over so_far as run_no,

    statement_code,
    title_text,
    has_title,
    begins,

    body_row_no,
    row_count,
    column_count,
    x0,
    y0,
    x1,
    y1
from begun
window so_far as (
    partition by document_sha256 order by grid_in_document
    rows between unbounded preceding and current row
)
