-- One row per indicator of a form and block of columns. Upper levels are carried down from merged
-- or blank cells. A row that a page break split in two is put together again.
with

carried as (
    select
        *,
        last_value(level1 ignore nulls) over so_far as carried_level1,
        last_value(level1_seq ignore nulls) over so_far as carried_level1_seq,
        last_value(level2 ignore nulls) over so_far as carried_level2,
        last_value(level2_seq ignore nulls) over so_far as carried_level2_seq,
        last_value(project_name ignore nulls) over so_far as carried_project_name,
        last_value(unit_name ignore nulls) over so_far as carried_unit_name,
        count(*) filter (where not is_tail) over so_far as indicator_no
    from {{ ref('int_performance_indicator_rows') }}
    where is_row and (level3 is not null or target <> '' or actual is not null)
    window so_far as (partition by form_id, block_no order by row_seq)
)

select
    form_id,
    block_no,
    cast(indicator_no as integer) as indicator_no,
    any_value(document_sha256) as document_sha256,
    any_value(horizon) as horizon,
    min(row_seq) as row_seq,

    arg_min(carried_project_name, row_seq) as project_name,
    arg_min(carried_unit_name, row_seq) as unit_name,
    arg_min(carried_level1, row_seq) as level1,
    arg_min(
        case
            when
                carried_level1_seq is null or carried_level2_seq >= carried_level1_seq
                then carried_level2
        end,
        row_seq
    ) as level2,
    arg_min(level3, row_seq) as level3,
    nullif(string_agg(target, '' order by row_seq), '') as target,
    string_agg(adjusted_target, '' order by row_seq) as adjusted_target,
    string_agg(actual, '' order by row_seq) as actual,

    max(weight) as weight,
    max(score) as score,
    bool_and(is_trusted) as is_trusted,
    min(page) as page
from carried
group by form_id, block_no, indicator_no
