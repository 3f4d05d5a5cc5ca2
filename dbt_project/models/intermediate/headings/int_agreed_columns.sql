-- One row per grid and column: what it is for, its headings with what the figures say of one that
-- no words explain. What the words of such a heading say must not speak against it. 预算数 says so
-- little that figures may say more.
with

columns as (
    select * from {{ ref('int_column_roles') }}
),

unknown as (
    select distinct
        columns.head_grid_id,
        heading.cell_id,
        heading.plain
    from (
        select
            head_grid_id,
            unnest(headings) as heading
        from columns
        where role = 'measure'
    ) as columns
    where heading.plain <> '' and heading.kind is null
),

-- 年初预算数 beside 基本支出 and 项目支出, of a budget: all that is spent, where they add up to it
budgeted as (
    select distinct
        columns.head_grid_id,
        sums.cell_id,
        columns.headings[-1].plain as plain,
        'total' as concept,
        'total' as kind
    from columns
    inner join {{ ref('int_statement_kinds') }} as statements
        on columns.statement_code = statements.statement_code
    inner join {{ ref('int_column_sums') }} as sums
        on columns.head_grid_id = sums.head_grid_id
        and columns.headings[-1].cell_id = sums.cell_id
    where
        statements.document_kind = 'budget'
        and columns.role = 'measure'
        and columns.headings[-1].kind = 'basis'
        and columns.headings[-1].concept = 'budget'
        and sums.is_settled and sums.failing_count = 0 and sums.proving_count >= 2
        and not exists (
            select 1 from unnest(sums.part_concepts) as parts (part)
            where part not in (
                select concept_parts.part from {{ ref('concept_parts') }} as concept_parts
                where concept_parts.concept = 'expense_current'
            )
        )
),

believed as (
    select
        unknown.*,
        agreed.concept,
        agreed.kind
    from unknown
    inner join {{ ref('int_agreed_headings') }} as agreed
        on unknown.head_grid_id = agreed.head_grid_id
        and unknown.cell_id = agreed.cell_id
    anti join {{ ref('heading_terms') }} as terms
        on regexp_matches(
            -- 运转类项目支出: what is spent on anything is a project there; 未纳入专户的收入: it is not
            regexp_replace(unknown.plain, '{{ kind_of_projects() }}|{{ kept_out() }}', ''),
            '(' || terms.pattern || ')'
        )
        and terms.pattern <> '^$'
        and (
            terms.kind = 'item'
            or terms.kind = 'basis'
            and agreed.concept not in (
                terms.concept, 'change', 'change_from_outturn', 'change_rate'
            )
            and not (agreed.kind = 'total' and terms.concept in ('budget', 'final'))
        )
    where not regexp_matches(unknown.plain, '{{ part_of_another() }}')
    union all
    select * from budgeted
),

-- the headings of each column, read anew where one of them is believed
read_anew as (
    select
        columns.grid_id,
        columns.column_no,
        list(believed.cell_id) as cell_ids,
        any_value(believed.concept) as concept,
        any_value(believed.kind) as kind
    from columns
    inner join believed
        on columns.head_grid_id = believed.head_grid_id
        and list_contains(
            list_transform(columns.headings, lambda heading: heading.cell_id), believed.cell_id
        )
        -- 小计 of what a heading holds is not the whole
        and not (believed.kind = 'scope' and columns.headings[-1].kind = 'total')
    group by columns.grid_id, columns.column_no
    having count(*) = 1
)

select
    columns.* replace (
        case
            when read_anew.grid_id is null then columns.headings
            else list_transform(columns.headings, lambda heading: case
                when heading.cell_id = read_anew.cell_ids[1]
                    then struct_update(
                        heading, concept := read_anew.concept, kind := read_anew.kind
                    )
                else heading
            end)
        end as headings
    ),
    read_anew.grid_id is not null as is_agreed
from columns
left join read_anew
    on columns.grid_id = read_anew.grid_id
    and columns.column_no = read_anew.column_no
