-- One row per department, level, kind, year, phase, period and thing counted: the total, the
-- classes, sections and items of expenditure, and the three public expenses over time.
with

figures as (
    select
        *,
        -- the final accounts may stand in the line below the budget
        line_no = min(line_no) over (
            partition by document_sha256, statement_code, item_code, phase, period
        ) as is_first_line
    from {{ ref('figures') }}
    where is_current and statement_code in ('GK03', 'YS03', 'GK09', 'YS09')
),

printed as (
    select
        department_id,
        any_value(department_name) as department_name,
        any_value(place_code) as place_code,
        any_value(place_name) as place_name,
        level,
        document_kind,
        fiscal_year,
        case when item_code = 'total' then 'expenditure' else 'three_public' end as subject_area,
        case when item_code = 'total' then subject_code else item_code end as line_code,
        any_value(case
            when item_code <> 'total' then item_name
            when subject_code = '' then {{ total_word() }}
            else subject_name
        end) as line_name,
        phase,
        period,

        cast(sum(value) as decimal(24, 4)) as value_yuan,
        any_value(certainty) as certainty,
        bool_and(is_trusted) as is_trusted,
        min(cell_id) as cell_id,
        min(document_sha256) as document_sha256
    from figures
    where
        -- what is of no year or kind is compared with nothing
        fiscal_year is not null and document_kind is not null
        and unit = 'yuan' and unit_name = '' and period <> 'change'
        and certainty_reason <> 'printed_again'
        and (
            statement_code in ('GK03', 'YS03') and measure_code = 'total' and item_code = 'total'
            and (subject_code <> '' or is_total) and line_no = 1
            or statement_code in ('GK09', 'YS09') and item_code in (
                'three_public', 'abroad', 'vehicle_total', 'vehicle_purchase', 'vehicle_operation',
                'reception'
            )
            and is_first_line
        )
    group by all
    having count(*) = 1
),

-- where no 合计 is printed
totals as (
    select
        department_id,
        department_name,
        place_code,
        place_name,
        level,
        document_kind,
        fiscal_year,
        'expenditure' as subject_area,
        '' as line_code,
        {{ total_word() }} as line_name,
        case when document_kind = 'budget' then 'budget' else 'final' end as phase,
        'current' as period,
        total_yuan as value_yuan,
        cast(null as varchar) as certainty,
        is_trusted,
        cast(null as varchar) as cell_id,
        document_sha256
    from {{ ref('department_totals') }}
    where
        side = 'expenditure' and total_source not in ('statement', 'not_found')
        and fiscal_year is not null and document_kind is not null
)

select * from printed
union all by name
select totals.* from totals
left join printed
    on totals.department_id = printed.department_id
    and totals.level = printed.level
    and totals.document_kind = printed.document_kind
    and totals.fiscal_year = printed.fiscal_year
    and totals.phase = printed.phase
    and totals.line_code = printed.line_code
    and printed.period = 'current'
where printed.department_id is null
