-- One row per grid and column of amounts: the concepts and the basis that its headings mean. A path
-- of concepts says what is measured (`total/general_public`), the basis whether it is budget, final
-- accounts, the year before …
with

columns as (
    select
        *,
        count(*) over (partition by grid_id) as measure_width,
        -- two columns below one heading, one of them a rate
        len(headings) > 1
        and count(*) over below = 2
        and bool_or(regexp_matches(headings[-1].plain, '{{ rate() }}')) over below
            as is_with_rate
    from {{ ref('int_agreed_columns') }}
    where role = 'measure'
    window below as (partition by grid_id, headings[-2].cell_id)
),

statements as (
    select * from {{ ref('int_statement_kinds') }}
),

facts as (
    select * from {{ ref('int_document_facts') }}
),

containers as (
    select
        containers.statement_code,
        list(containers.concept) as concepts,
        list(containers.concept) filter (
            where containers.concept = statements.fund
            or not regexp_full_match(containers.concept, '{{ funds_over_spending() }}')
        ) as containers_beside_funds,
        list(containers.concept) filter (
            where not regexp_full_match(containers.concept, '{{ spending_by_funds() }}')
            or starts_with(statements.subject, containers.concept || '_')
            or statements.subject = containers.concept
        ) as containers_beside_spending
    from {{ ref('int_statement_containers') }} as containers
    inner join statements
        on containers.statement_code = statements.statement_code
    group by containers.statement_code
),

-- statements whose lines are 公务接待费 and the like: 三公经费预算数 over them is no total
listed as (
    select columns.statement_id
    from columns
    inner join statements
        on columns.statement_code = statements.statement_code
    inner join {{ ref('int_grid_bodies') }} as bodies
        on columns.grid_id = bodies.grid_id
    inner join {{ ref('int_cells') }} as cells
        on bodies.grid_id = cells.grid_id
        and bodies.body_row_no <= cells.row_no
    where
        statements.grain = 'single_row'
        and regexp_matches(cells.plain, '{{ item_of_three_public() }}')
    group by columns.statement_id
    having count(distinct regexp_extract(cells.plain, '{{ item_of_three_public() }}')) > 1
),

-- a heading we do not know makes its columns unknown, unless it covers all of them and so tells
-- none from another (收入预算 over every column of a 收入预算总表)
items as (
    select
        columns.*,
        listed.statement_id is not null as has_items,
        statements.document_kind,
        statements.measures_of,
        statements.grain,
        statements.subject = 'basic_expenditure' as is_of_basic,
        coalesce(
            statements.fund in ('general_public', 'gov_fund', 'state_capital'), false
        ) as is_of_one_fund,
        facts.fiscal_year,
        -- of a year alone, the figures are those the report is about
        list_transform(
            list_filter(headings, lambda heading: heading.kind = 'basis'),
            lambda heading: heading.concept
        ) as bases,
        -- 比例 below 增减 is the rate of the change
        case
            when bases[-1] = 'share' and starts_with(bases[-2], 'change') then bases[-2]
            else nullif(replace(bases[-1], 'change_rate', 'change'), 'own_phase')
        end as own_basis,
        -- funds named in front of a heading stand above it; 一般公共预算支出 beside 政府性基金预算支出
        -- names one of the statement's funds, over all columns it says what the title says
        flatten(list_transform(
            list_filter(
                headings,
                lambda heading: heading.kind in ('item', 'total')
                -- 当年财政拨款预算安排 over all of 三公经费
                and not (
                    statements.grain = 'single_row' and heading.width >= measure_width
                    and heading.cell_id <> headings[-1].cell_id
                    and regexp_full_match(
                        coalesce(heading.concept, ''), '{{ funds_over_spending() }}'
                    )
                )
                or heading.kind is null and heading.width < measure_width
                and not (
                    -- 增减 over 绝对数 and 百分比（%）: what is no rate of it is itself
                    (
                        regexp_full_match(heading.plain, '{{ rate_alone() }}')
                        or columns.is_with_rate and heading.cell_id = headings[-1].cell_id
                    )
                    and starts_with(own_basis, 'change')
                )
                or heading.kind = 'scope' and heading.width < measure_width
                and statements.fund in ('none', 'fiscal_appropriation')
                and heading.concept not in ('scope', statements.fund)
            ),
            lambda heading: string_split(coalesce(heading.concept, '?'), '/')
        )) as all_concepts,
        case
            when has_items
                then list_filter(all_concepts, lambda concept: concept <> 'three_public')
            -- 政府采购金额 over its total and its funds, on a statement of nothing else
            when
                statements.subject = 'procurement' and len(all_concepts) > 1
                and all_concepts[1] = 'procurement'
                then all_concepts[2:]
            else all_concepts
        end as concepts,
        -- funds over what is spent of them: 单位资金 over 其他支出 is not all of 其他支出
        regexp_matches(
            all_concepts[-1],
            '^({{ spending_by_funds() }}|{{ class_of_sections() }}|other_expenditure)$'
        )
        and len(list_filter(
            headings,
            lambda heading: heading.width < measure_width
            and regexp_full_match(heading.concept, '{{ funds_over_spending() }}')
        )) > 0 as is_spent_of_funds,
        -- 基本支出 over 一般公共预算 and 单位资金: the fund is not all of the fund
        regexp_full_match(
            all_concepts[case when all_concepts[-1] = 'total' then -2 else -1 end],
            '{{ source_of_spending() }}'
        )
        and len(list_filter(
            headings[:-2],
            lambda heading: heading.width < measure_width
            and regexp_full_match(heading.concept, '{{ spending_by_funds() }}')
        )) > 0 as is_spending_by_source,
        len(list_filter(
            headings, lambda heading: regexp_matches(heading.plain, '{{ exclusion() }}')
        )) > 0 as is_after_exclusions,
        list_contains(
            list_transform(headings, lambda heading: heading.concept), 'change_from_outturn'
        ) as is_from_outturn,
        -- 增减% may stand over 合计, 基本支出 and 项目支出
        len(list_filter(
            headings,
            lambda heading: regexp_matches(heading.plain, '{{ rate() }}')
            and (heading.kind = 'basis' or heading.cell_id = headings[-1].cell_id)
        )) > 0
        or coalesce(headings[-1].concept = 'change_rate', false)
        or coalesce(bases[-1] = 'share' and own_basis <> 'share', false) as is_rate
    from columns
    left join statements
        on columns.statement_code = statements.statement_code
    left join facts
        on columns.document_sha256 = facts.document_sha256
    left join listed
        on columns.statement_id = listed.statement_id
)

select
    items.grid_id,
    items.column_no,
    items.document_kind,
    items.measures_of,
    items.grain,
    items.is_of_one_fund,
    coalesce(items.is_of_basic, false) as is_of_basic,
    items.is_after_exclusions,
    coalesce(items.is_rate, false) as is_rate,
    case
        when items.is_spent_of_funds
            then {{ reduce_path('items.concepts', 'containers_beside_funds') }}
        when items.is_spending_by_source
            then {{ reduce_path('items.concepts', 'containers_beside_spending') }}
        else {{ reduce_path('items.concepts', 'containers.concepts') }}
    end as item_path,
    case
        -- which of two years is the report's nobody told
        when
            fiscal_year is null and heading_year is not null
            and count(distinct heading_year) over (partition by items.grid_id) > 1
            then 'unstated'
        -- a year that is neither the report's nor beside it
        when heading_year not between fiscal_year - 1 and fiscal_year + 1 then 'unstated'
        -- 2027年 beside the year of the report is a plan
        when
            heading_year > fiscal_year
            and bool_or(heading_year = fiscal_year) over (partition by items.grid_id)
            then 'year_to_come'
        -- final accounts compare with those of the year before: their own measure in its year
        when
            own_basis in ('final', 'execution') and heading_year = fiscal_year - 1
            or own_basis = 'prior_year_outturn'
            then case
                when document_kind = 'final_accounts' then 'prior_year' else 'prior_year_outturn'
            end
        when coalesce(own_basis, 'budget') = 'budget' and heading_year = fiscal_year - 1
            then 'prior_year'
        when own_basis = 'change_from_outturn' and document_kind = 'final_accounts' then 'change'
        -- 全年执行数 of final accounts that print no 决算数 beside it
        when
            own_basis = 'execution' and document_kind = 'final_accounts'
            and coalesce(heading_year, fiscal_year) = fiscal_year
            and not coalesce(bool_or(own_basis = 'final') over (partition by items.grid_id), false)
            then 'final'
        -- 增减额 below A比B, or beside nothing of the year before but what was spent
        when
            own_basis = 'change' and document_kind = 'budget'
            and (
                is_from_outturn
                or bool_or({{ is_outturn_before() }}) over (partition by items.grid_id)
                and not bool_or({{ is_budget_before() }}) over (partition by items.grid_id)
            )
            then 'change_from_outturn'
        when own_basis is not null then own_basis
        -- 事业收入预算 in final accounts
        when
            document_kind = 'final_accounts'
            and regexp_matches(items.headings[-1].plain, '{{ budgeted() }}')
            then 'budget'
        -- 合计 beside 预算数 and 决算数 over others is of one of the two: nothing says of which
        when
            grain = 'single_row' and document_kind = 'final_accounts'
            and bool_or(own_basis in ('budget', 'adjusted')) over (partition by items.grid_id)
            then 'unstated'
        when document_kind = 'final_accounts' then 'final'
        when document_kind = 'budget' then 'budget'
        else ''
    end as basis
from items
left join containers
    on items.statement_code = containers.statement_code
