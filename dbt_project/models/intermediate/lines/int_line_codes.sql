-- One row per grid, printed row and group of columns that prints a code, with the whole code. 类, 款
-- and 项 in columns of their own are joined; a blank 类 or 款 is taken from the nearest line above,
-- over page breaks. Digits are not repaired: a wrong code is a finding.
with

cells as (
    select * from {{ ref('int_structural_cells') }}
    where role = 'code' and not is_secondary
),

code_columns as (
    select
        grid_id,
        column_no,
        row_number() over (partition by grid_id, group_no order by column_no) as part_no
    from {{ ref('int_columns') }}
    where role = 'code' and not is_secondary
),

parts as (
    select
        cells.grid_id,
        cells.statement_id,
        cells.grid_in_document,
        cells.group_no,
        cells.row_no,
        max(cells.plain) filter (where code_columns.part_no = 1) as part_1,
        max(cells.plain) filter (where code_columns.part_no = 2) as part_2,
        max(cells.plain) filter (where code_columns.part_no = 3) as part_3,
        max(cells.plain) filter (where code_columns.part_no = 4) as part_4
    from cells
    inner join code_columns
        on cells.grid_id = code_columns.grid_id
        and cells.column_no = code_columns.column_no
    where regexp_full_match(cells.plain, '\d{1,7}') and cells.column_no = cells.last_column_no
    group by all
),

carried as (
    select
        *,
        last_value(part_1 ignore nulls) over down_the_statement as above_1,
        last_value(part_2 ignore nulls) over down_the_statement as above_2,
        last_value(part_3 ignore nulls) over down_the_statement as above_3
    from parts
    window down_the_statement as (
        partition by statement_id, group_no order by grid_in_document, row_no
        rows between unbounded preceding and current row
    )
)

select
    grid_id,
    group_no,
    row_no,
    case
        -- each column may print its whole code: 201 | 20113 | 2011301
        when length(coalesce(part_4, part_3, part_2, '')) >= 5 then coalesce(part_4, part_3, part_2)
        else
            coalesce(
                part_1, case when coalesce(part_2, part_3, part_4) is not null then above_1 end, ''
            )
            || coalesce(part_2, case when coalesce(part_3, part_4) is not null then above_2 end, '')
            || coalesce(part_3, case when part_4 is not null then above_3 end, '')
            || coalesce(part_4, '')
    end as printed_code
from carried
