-- One row per heading above a single column of amounts: in how many rows the columns beside it add
-- up to it, and in how many they do not. Tried on every heading, known or not, as if its own words
-- were not there.
with

addends as (
    select * from {{ ref('int_column_addends') }}
),

figures as (
    select * from {{ ref('int_column_figures') }}
),

terms as (
    select
        head_grid_id,
        cell_id,
        grid_id,
        own_column_no,
        column_no,
        concept,
        1 as sign
    from addends
    union all by name
    select distinct
        head_grid_id,
        cell_id,
        grid_id,
        own_column_no,
        own_column_no as column_no,
        -1 as sign
    from addends
),

-- the columns themselves, whatever they print
described as (
    select
        head_grid_id,
        cell_id,
        count(distinct grid_id || ':' || own_column_no) = count(distinct grid_id) as is_one_column,
        not bool_or(is_unknown or is_other_total) and count(distinct basis) = 1 as is_settled
    from addends
    group by head_grid_id, cell_id
),

rows_added as (
    select
        terms.head_grid_id,
        terms.cell_id,
        abs(sum(terms.sign * figures.number_printed)) <= sum(figures.half_last_digit) as holds,
        max(figures.number_printed) filter (where terms.sign = -1) as own,
        list(distinct terms.concept) filter (
            where terms.sign = 1 and figures.number_printed <> 0
        ) as concepts
    from terms
    inner join figures
        on terms.grid_id = figures.grid_id
        and terms.column_no = figures.column_no
    group by terms.head_grid_id, terms.cell_id, terms.grid_id, terms.own_column_no, figures.row_no
)

select
    rows_added.head_grid_id,
    rows_added.cell_id,
    described.is_one_column and described.is_settled as is_settled,
    count(*) filter (where not rows_added.holds) as failing_count,
    -- one figure and its own repetition prove nothing
    count(distinct rows_added.own) filter (
        where rows_added.holds and len(rows_added.concepts) >= 2
    ) as proving_count,
    list_distinct(flatten(list(rows_added.concepts))) as part_concepts
from rows_added
inner join described
    on rows_added.head_grid_id = described.head_grid_id
    and rows_added.cell_id = described.cell_id
group by all
