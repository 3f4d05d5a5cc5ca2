-- One row per figure that is printed again, or that is printed otherwise again. A grid prints a
-- statement again where most of its figures stand on the same line, in the same measure and with
-- the same value, in an earlier grid of that statement; or all, and its page shows what an earlier
-- one does. What differs then is wrong in one of the two, and to add them up counts twice. Zeros
-- and lines of units that repeat a name with figures of their own tell nothing. A statement by
-- function, and one of a single row, has no line in two grids: there one figure is enough, and of a
-- two-sided one, whose lines may bear one name, three, or its total. A grid of a two-sided one that
-- prints other figures on three lines of another is a copy of another state, year or unit, and of a
-- statement by function with two totals one is another statement: which of the two is meant nothing
-- says.
with

figures as (
    select
        cell_id,
        grid_id,
        grid_in_document,
        document_sha256,
        page,
        statement_code,
        grain,
        subject_code,
        line_label,
        value,
        half_width,
        [
            document_sha256, statement_code, side, block, unit_name, period, subject_code,
            if(grain = 'by_function' and subject_code <> '', '', line_label), measure_code
        ] as line,
        grain in ('by_function', 'single_row')
        or grain = 'two_sided' and regexp_matches(line_label, '{{ total_ending() }}')
            as has_lines_once,
        if(grain = 'two_sided', 3, 10) as least_alike
    from {{ ref('int_amounts') }}
    where unmapped_reason is null
),

first_printed as (
    select
        line,
        value,
        min(grid_in_document) as first_in_document
    from figures
    group by all
),

pages as (
    select
        document_sha256,
        page
    from {{ ref('stg_raw__pages') }}
    where picture_sha256 is not null
    qualify page > min(page) over (partition by document_sha256, picture_sha256)
),

-- the last rows of two statements can look the same: what a page shows again is all printed before
grids as (
    select figures.grid_id
    from figures
    inner join first_printed
        on figures.line = first_printed.line
        and figures.value = first_printed.value
    left join pages
        on figures.document_sha256 = pages.document_sha256
        and figures.page = pages.page
    group by figures.grid_id
    having
        (
            count(*) filter (where figures.value <> 0) >= max(figures.least_alike)
            and count(*) filter (
                where
                figures.value <> 0
                and first_printed.first_in_document < figures.grid_in_document
            ) >= 0.8 * count(*) filter (where figures.value <> 0)
        )
        or bool_and(
            pages.page is not null
            and first_printed.first_in_document < figures.grid_in_document
        )
),

again as (
    select figures.*
    from figures
    inner join grids
        on figures.grid_id = grids.grid_id
    union
    select figures.*
    from figures
    inner join first_printed
        on figures.line = first_printed.line
        and figures.value = first_printed.value
        and figures.grid_in_document > first_printed.first_in_document
    where figures.has_lines_once
),

values_again as (
    select
        line,
        list(distinct value) as printed
    from again
    group by line
),

reprinted as (
    select figures.grid_id
    from figures
    inner join again
        on figures.line = again.line
        and figures.value = again.value
        and figures.grid_in_document < again.grid_in_document
    where figures.value <> 0
    group by figures.grid_id
    having count(*) >= max(figures.least_alike)
),

-- a line printed twice, in one measure otherwise
printed_apart as (
    select line[:-2] as place
    from figures
    where has_lines_once
    group by line
    having count(distinct grid_id) > 1 and count(distinct value) > 1
),

-- within a grid, too, unless other names stand beside the code; of names without codes one may be
-- a department's and its own office's
printed_below as (
    select
        line[:-2] as place,
        grid_id,
        line_label
    from figures
    where
        grain = 'by_function' and subject_code <> ''
        or grain = 'single_row' and line_label <> ''
    group by line, grid_id, line_label, grain
    having count(distinct value) > 1
    qualify
        grain = 'by_function'
        or count(distinct line_label) over (partition by grid_id) >= 3
),

outside as (
    select distinct
        document_sha256,
        page,
        regexp_extract(line_text, '^\d{3,7}') as code
    from {{ ref('int_stray_figures') }}
    where regexp_matches(line_text, '^\d{3,7}')
),

-- neither of the two is the whole, nor is what both print alike; nor is a line whose code stands
-- again on the next page, among lines that no table holds
twofold as (
    select figures.line
    from figures
    inner join printed_apart
        on figures.line[:-2] = printed_apart.place
    union
    select figures.line
    from figures
    inner join printed_below
        on figures.line[:-2] = printed_below.place
        and figures.grid_id = printed_below.grid_id
        and figures.line_label = printed_below.line_label
    union
    select figures.line
    from figures
    inner join outside
        on figures.document_sha256 = outside.document_sha256
        and figures.page + 1 = outside.page
        and figures.subject_code = outside.code
    where figures.grain = 'by_function'
),

-- a statement has one total: what prints another, beyond its rounding, is another statement below
-- the same title
two_totals as (
    select
        document_sha256,
        statement_code
    from figures
    where grain = 'by_function' and line_label = {{ total_word() }}
    group by document_sha256, statement_code, line
    having
        count(distinct grid_id) > 1
        and max(value) - min(value) > 2 * max(half_width)
),

-- lines that bear one name within a grid tell nothing
sides as (
    select
        line,
        grid_id,
        grid_in_document,
        any_value(value) as value
    from figures
    where grain = 'two_sided'
    group by line, grid_id, grid_in_document
    having count(*) = 1
),

copies as (
    select
        one.grid_id,
        other.grid_id as other_id
    from sides as one
    inner join sides as other
        on one.line = other.line
        and one.grid_id <> other.grid_id
    group by one.grid_id, other.grid_id
    having count(*) filter (where one.value <> other.value) >= 3
),

copied as (
    select figures.cell_id
    from figures
    inner join copies
        on figures.grid_id = copies.grid_id
    left join sides as other
        on copies.other_id = other.grid_id
        and figures.line = other.line
    where
        figures.value is distinct from other.value
        or figures.grid_in_document > other.grid_in_document
),

otherwise as (
    select figures.cell_id
    from figures
    inner join reprinted
        on figures.grid_id = reprinted.grid_id
    inner join values_again
        on figures.line = values_again.line
    where not list_contains(values_again.printed, figures.value)
    union
    select figures.cell_id
    from figures
    inner join twofold
        on figures.line = twofold.line
    union
    select figures.cell_id
    from figures
    inner join two_totals
        on figures.document_sha256 = two_totals.document_sha256
        and figures.statement_code = two_totals.statement_code
    union
    select cell_id from copied
)

select
    cell_id,
    true as is_again
from again
union all
select
    otherwise.cell_id,
    false as is_again
from otherwise
anti join again
    on otherwise.cell_id = again.cell_id
