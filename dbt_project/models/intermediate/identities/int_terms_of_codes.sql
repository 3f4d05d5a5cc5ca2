-- One row per figure in an identity down the codes. 合计 = classes, class = sections, section =
-- items, for each measure, in each unit that prints lines of its own. A parent without a printed
-- child is no identity.
with

amounts as (
    select * from {{ ref('int_amounts') }}
    where unmapped_reason is null and period <> 'change'
),

grand_totals as (
    select * from {{ ref('int_code_totals') }}
),

children as (
    select
        amounts.cell_id,
        amounts.statement_id,
        amounts.unit_name,
        amounts.period,
        amounts.measure_code,
        parents.parent_code
    from amounts
    inner join {{ ref('int_code_parents') }} as parents
        on amounts.statement_id = parents.statement_id
        and amounts.unit_name = parents.unit_name
        and amounts.period = parents.period
        and amounts.measure_code = parents.measure_code
        and amounts.subject_code = parents.subject_code
    where amounts.grain in ('by_function', 'by_economic')
),

-- a statement of one unit prints 合计 before it names the unit
units as (
    select
        statement_id,
        count(distinct unit_name) filter (where unit_name <> '') as unit_count
    from amounts
    group by statement_id
),

terms as (
    select
        'code_children:' || children.statement_id || ':' || children.unit_name
        || ':' || children.period || ':' || children.measure_code
        || ':' || children.parent_code as check_id,
        children.cell_id as addend_cell_id,
        parent.cell_id as total_cell_id
    from children
    inner join amounts as parent
        on children.statement_id = parent.statement_id
        and children.unit_name = parent.unit_name
        and children.period = parent.period
        and children.measure_code = parent.measure_code
        and children.parent_code = parent.subject_code
    where children.parent_code <> ''

    union all

    select
        'code_children:' || children.statement_id || ':' || grand_totals.unit_name
        || ':' || children.period || ':' || children.measure_code || ':' as check_id,
        children.cell_id as addend_cell_id,
        grand_totals.cell_id as total_cell_id
    from children
    inner join units
        on children.statement_id = units.statement_id
    inner join grand_totals
        on children.statement_id = grand_totals.statement_id
        and (
            children.unit_name = grand_totals.unit_name
            or grand_totals.unit_name = '' and units.unit_count <= 1
        )
        and children.period = grand_totals.period
        and children.measure_code = grand_totals.measure_code
    where children.parent_code = '' and grand_totals.times = 1

    union all

    -- 合计 over several units: the sum of the units' own lines
    select
        'code_children:' || unit_lines.statement_id || '::units:' || unit_lines.period
        || ':' || unit_lines.measure_code as check_id,
        unit_lines.cell_id as addend_cell_id,
        grand_totals.cell_id as total_cell_id
    from amounts as unit_lines
    inner join grand_totals
        on unit_lines.statement_id = grand_totals.statement_id
        and grand_totals.unit_name = ''
        and unit_lines.period = grand_totals.period
        and unit_lines.measure_code = grand_totals.measure_code
    inner join units
        on unit_lines.statement_id = units.statement_id
    where
        unit_lines.subject_code = '' and unit_lines.line_label = unit_lines.unit_name
        and unit_lines.unit_name <> '' and units.unit_count > 1 and grand_totals.times = 1
)

-- a unit may be printed with the units below it: whether their lines nest is unknown
select distinct
    check_id,
    'code_children' as identity_id,
    'total' as role,
    1 as sign,
    total_cell_id as cell_id,
    check_id like '%::units:%' as is_uncertain
from terms
union all
select distinct
    check_id,
    'code_children' as identity_id,
    'addend' as role,
    1 as sign,
    addend_cell_id as cell_id,
    check_id like '%::units:%' as is_uncertain
from terms
