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

members as (
    select statement_code, total_measure, unnest(string_split(part_measures, '|')) as part_measure
    from {{ ref('listed_measures') }}
),

-- where no column holds a part (公务用车购置及运行费), its own parts stand for it
members_printed as (
    select *, null as stands_for
    from members
    union all
    select
        members.statement_code,
        members.total_measure,
        parts.part_measure,
        members.part_measure as stands_for
    from members
    inner join members as parts
        on members.statement_code = parts.statement_code
        and members.part_measure = parts.total_measure
),

measures_printed as (
    select distinct grid_id, period, measure_code from amounts
),

-- 三公 printed across: which columns make which, by measure
across as (
    select
        total.cell_id as total_cell_id,
        part.cell_id as addend_cell_id
    from members_printed
    inner join amounts as total
        on members_printed.statement_code = total.statement_code
        and members_printed.total_measure = total.measure_code
    inner join amounts as part
        on total.grid_id = part.grid_id
        and total.row_no = part.row_no
        and total.period = part.period
        and members_printed.part_measure = part.measure_code
    anti join measures_printed
        on total.grid_id = measures_printed.grid_id
        and total.period = measures_printed.period
        and members_printed.stands_for = measures_printed.measure_code
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
