-- One row per half of a line's name that a page break cut in two, with the whole name. For example
-- 社会保障和就 | 业支出. The last row of a page and the first of the next are one name where the two
-- together are a name that stands whole elsewhere or in a list of codes, and one of them alone is
-- not.
with

names as (
    select
        grid_id,
        statement_id,
        grid_in_document,
        group_no,
        row_no,
        name.squeezed,
        {{ clean_label('name.squeezed') }} as label,
        row_no = min(row_no) over in_grid as is_first,
        row_no = max(row_no) over in_grid as is_last
    from {{ ref('int_line_names') }}
    where has_own_name
    window in_grid as (partition by grid_id, group_no)
),

known as (
    select label from names
    where not (is_first or is_last)
    {% for codes in (
        'function_classes', 'function_codes',
        'departmental_economic_codes', 'governmental_economic_codes'
    ) %}
        union
        select name_zh as label from {{ ref(codes) }}
    {% endfor %}
),

pairs as (
    select
        upper_part.grid_id as upper_grid_id,
        upper_part.row_no as upper_row_no,
        lower_part.grid_id as lower_grid_id,
        lower_part.row_no as lower_row_no,
        upper_part.group_no,
        upper_part.squeezed || lower_part.squeezed as whole_name,
        upper_part.label as upper_label,
        lower_part.label as lower_label,
        upper_part.label || lower_part.squeezed as whole_label
    from names as upper_part
    inner join names as lower_part
        on upper_part.statement_id = lower_part.statement_id
        and upper_part.group_no = lower_part.group_no
        and upper_part.grid_in_document + 1 = lower_part.grid_in_document
    where upper_part.is_last and lower_part.is_first
),

joined as (
    select pairs.*
    from pairs
    semi join known as whole
        on pairs.whole_label = whole.label
    left join known as upper_known
        on pairs.upper_label = upper_known.label
    left join known as lower_known
        on pairs.lower_label = lower_known.label
    where upper_known.label is null or lower_known.label is null
)

-- a page of one row could be cut at both ends
select
    grid_id,
    group_no,
    row_no,
    whole_name
from (
    select upper_grid_id as grid_id, group_no, upper_row_no as row_no, whole_name from joined
    union all
    select lower_grid_id as grid_id, group_no, lower_row_no as row_no, whole_name from joined
) as halves
qualify row_number() over (partition by grid_id, group_no, row_no order by whole_name) = 1
