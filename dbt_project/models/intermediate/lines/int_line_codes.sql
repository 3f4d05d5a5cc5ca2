-- One row per grid, printed row and group of columns that prints a code, with the whole code. 类, 款
-- and 项 in columns of their own are joined; a blank 类 or 款 is taken from the nearest line above,
-- over page breaks; a cell merged over them prints the whole code; a 款 printed by its two digits
-- alone below its 类 (201, 10, 2011007) takes the 类 before it, where the next whole code says so.
-- Digits are not repaired: a wrong code is a finding.
with

cells as (
    select * from {{ ref('int_structural_cells') }}
    where role = 'code' and not is_secondary
),

code_columns as (
    select
        grid_id,
        column_no,
        row_number() over (partition by grid_id, group_no order by column_no) as part_no,
        count(*) over (partition by grid_id, group_no) as part_count
    from {{ ref('int_columns') }}
    where role = 'code' and not is_secondary
),

-- a cell merged over several of the columns is no part, but the whole
numbered as (
    select
        -- a code may be printed with marks between its parts: 208-05-05
        cells.* replace (regexp_replace(cells.plain, '[-－.]', '', 'g') as plain),
        code_columns.part_count,
        case when cells.column_no = cells.last_column_no then code_columns.part_no end as part_no
    from cells
    inner join code_columns
        on cells.grid_id = code_columns.grid_id
        and cells.column_no = code_columns.column_no
    where regexp_full_match(cells.plain, '\d{1,7}|\d{3}([-－.]\d\d){1,2}')
),

parts as (
    select
        grid_id, statement_id, grid_in_document, group_no, row_no,
        max(part_count) as part_count,
        max(plain) filter (where part_no is null) as whole_code,
        max(plain) filter (where part_no = 1) as part_1,
        max(plain) filter (where part_no = 2) as part_2,
        max(plain) filter (where part_no = 3) as part_3,
        max(plain) filter (where part_no = 4) as part_4
    from numbered
    group by all
),

carried as (
    select
        *,
        last_value(coalesce(part_1, left(whole_code, 3)) ignore nulls)
            over down_the_statement as above_1,
        last_value(coalesce(part_2, nullif(substr(whole_code, 4, 2), '')) ignore nulls)
            over down_the_statement as above_2,
        last_value(part_3 ignore nulls) over down_the_statement as above_3
    from parts
    window down_the_statement as (
        partition by statement_id, group_no order by grid_in_document, row_no
        rows between unbounded preceding and current row
    )
),

joined as (
    select
        grid_id, statement_id, grid_in_document, group_no, row_no, part_count,
        case
            when whole_code is not null then whole_code
            -- each column may print its whole code: 201 | 20113 | 2011301
            when length(coalesce(part_4, part_3, part_2, '')) >= 5
                then coalesce(part_4, part_3, part_2)
            else
                coalesce(
                    part_1,
                    case when coalesce(part_2, part_3, part_4) is not null then above_1 end,
                    ''
                )
                || coalesce(
                    part_2, case when coalesce(part_3, part_4) is not null then above_2 end, ''
                )
                || coalesce(part_3, case when part_4 is not null then above_3 end, '')
                || coalesce(part_4, '')
        end as printed_code
    from carried
),

neighboured as (
    select
        *,
        last_value(
            case when length(printed_code) = 3 then printed_code end ignore nulls
        ) over (
            partition by statement_id, group_no order by grid_in_document, row_no
            rows between unbounded preceding and 1 preceding
        ) as class_above,
        first_value(
            case when length(printed_code) >= 5 then printed_code end ignore nulls
        ) over (
            partition by statement_id, group_no order by grid_in_document, row_no
            rows between 1 following and unbounded following
        ) as whole_code_below
    from joined
)

select
    grid_id,
    statement_id,
    grid_in_document,
    group_no,
    row_no,
    case
        when
            part_count = 1
            and length(printed_code) = 2
            and starts_with(whole_code_below, class_above || printed_code)
            then class_above || printed_code
        else printed_code
    end as printed_code
from neighboured
