-- One row per grid, column of amounts and heading above it: its place, by what stands above and
-- below it, and the phase its words name. Columns of one place print one thing in several phases.
with

columns as (
    select
        roles.*,
        statements.document_kind,
        facts.fiscal_year
    from {{ ref('int_column_roles') }} as roles
    inner join {{ ref('int_document_facts') }} as facts
        on roles.document_sha256 = facts.document_sha256
    inner join {{ ref('int_statement_kinds') }} as statements
        on roles.statement_code = statements.statement_code
    where roles.role = 'measure'
),

-- a heading at each height of each column
heights as (
    select
        *,
        unnest(range(1, len(headings) + 1)) as height,
        headings[height] as heading
    from columns
)

select
    head_grid_id,
    grid_id,
    column_no,
    document_kind,
    heading.cell_id,
    concat_ws(
        ' ', group_no, side, block,
        list_transform(headings[:height - 1], lambda above: above.cell_id),
        '/', list_transform(headings[height + 1:], lambda below: below.plain)
    ) as place,
    {{ whole_number("regexp_extract(heading.plain, '(20\\d{2})', 1)") }} as year,
    case
        when heading.kind <> 'basis' then null
        when
            heading.concept in ('change', 'change_from_outturn')
            then case
                when regexp_matches(heading.plain, '{{ rate() }}') then 'rate' else 'change'
            end
        when heading.concept in ('prior_year', 'prior_year_outturn') then heading.concept
        when year = fiscal_year - 1
            then case heading.concept
                when 'own_phase' then 'prior_year'
                when 'budget' then 'prior_year'
                when 'final' then 'prior_year_outturn'
                when 'execution' then 'prior_year_outturn'
            end
        when
            coalesce(year, fiscal_year) = fiscal_year
            and heading.concept in (
                'own_phase',
                case document_kind when 'final_accounts' then 'final' else 'budget' end
            )
            then 'current'
    end as phase
from heights
