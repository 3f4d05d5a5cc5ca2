-- One row per figure in an identity whose parts a seed lists, or in a roll-forward of balances. For
-- example 人员经费合计 = 301 + 303, 政府采购 = goods + works + services.
with

amounts as (
    select * from {{ ref('int_amounts') }}
    where unmapped_reason is null and period <> 'change'
),

listed as (
    select
        total.cell_id as total_cell_id,
        part.cell_id as addend_cell_id
    from {{ ref('listed_totals') }} as listed_totals
    inner join amounts as total
        on listed_totals.statement_code = total.statement_code
        and total.subject_code = ''
        and regexp_full_match(total.line_label, listed_totals.total_pattern)
        and (
            listed_totals.section_pattern is null
            or regexp_full_match(coalesce(total.section_name, ''), listed_totals.section_pattern)
        )
    inner join amounts as part
        on total.statement_id = part.statement_id
        and total.measure_code = part.measure_code
        and total.period = part.period
        and total.cell_id <> part.cell_id
        and (
            list_contains(
                string_split(coalesce(listed_totals.part_codes, ''), '|'), part.subject_code
            )
            and part.subject_code <> ''
            or regexp_full_match(part.line_label, coalesce(listed_totals.part_pattern, ''))
            and part.line_label <> ''
            and total.section_name is not distinct from part.section_name
        )
),

-- 三公 printed across: which columns make which, by measure
across as (
    select
        total.cell_id as total_cell_id,
        part.cell_id as addend_cell_id
    from {{ ref('listed_measures') }} as listed_measures
    inner join amounts as total
        on listed_measures.statement_code = total.statement_code
        and listed_measures.total_measure = total.measure_code
    inner join amounts as part
        on total.grid_id = part.grid_id
        and total.row_no = part.row_no
        and total.period = part.period
        and list_contains(string_split(listed_measures.part_measures, '|'), part.measure_code)
),

rolling as (
    select
        closing.cell_id as total_cell_id,
        part.cell_id as addend_cell_id,
        case when part.measure_code = 'total' then -1 else 1 end as sign
    from amounts as closing
    inner join amounts as part
        on closing.grid_id = part.grid_id
        and closing.row_no = part.row_no
        and closing.group_no = part.group_no
        and part.measure_code in ('opening_balance', 'income', 'total')
    where closing.measure_code = 'closing_balance'
)

select distinct
    'across:' || total_cell_id as check_id,
    'listed_total' as identity_id,
    'total' as role,
    1 as sign,
    total_cell_id as cell_id
from across
union all
select 'across:' || total_cell_id, 'listed_total', 'addend', 1, addend_cell_id from across
union all
select distinct 'listed_total:' || total_cell_id, 'listed_total', 'total', 1, total_cell_id
from listed
union all
select 'listed_total:' || total_cell_id, 'listed_total', 'addend', 1, addend_cell_id from listed
union all
select distinct 'roll_forward:' || total_cell_id, 'roll_forward', 'total', 1, total_cell_id
from rolling
union all
select 'roll_forward:' || total_cell_id, 'roll_forward', 'addend', sign, addend_cell_id from rolling
