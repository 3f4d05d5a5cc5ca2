-- One row per grid and column of amounts: what its path of concepts measures, before the basis is
-- looked at. A 本年 or 当年 beside 上年结转 is one of two funds, not the whole.
with

columns as (
    select * from {{ ref('int_agreed_columns') }}
),

-- where each item is printed by funds (公务接待费 over 一般公共预算 | 政府性基金), it is the item's measure,
-- of those funds
by_funds as (
    select
        *,
        case when grain = 'single_row' then nullif(regexp_extract(
            item_path, '/(general_public|gov_fund|state_capital)$', 1
        ), '') end as fund,
        coalesce(
            regexp_replace(regexp_replace(item_path, '/' || fund || '$', ''), '(.)/total$', '\1'),
            item_path
        ) as path_of_item,
        regexp_extract(item_path, '{{ funds_of_an_item() }}', ['fund', 'item']) as of_funds,
        case when document_kind = 'final_accounts' then 'final' else 'budget' end as own_phase
    from {{ ref('int_column_concepts') }}
),

-- on a statement of one row every item is a measure in each phase (budget_abroad, final_total)
concepts as (
    select
        by_funds.* exclude (own_phase),
        measures.measure_code as phase_measure,
        -- 2025年预算数 beside 2026年预算数 over 合计, 基本支出 and 项目支出: the year before has one column
        by_funds.grain <> 'single_row'
        and bool_or(
            by_funds.item_path = 'total' and by_funds.basis not in ('prior_year', 'change')
        ) over beside
        and not bool_or(
            by_funds.item_path = '' and by_funds.basis not in (
                'prior_year', 'change', 'prior_year_outturn', 'change_from_outturn', 'share'
            )
            -- nor is 年初预算数 of final accounts the year's own figure
            and not (
                by_funds.document_kind = 'final_accounts'
                and by_funds.basis in ('budget', 'adjusted')
            )
        ) over beside as is_beside_a_total,
        -- 合计 | 本年支出 over 小计 and its funds | 上年结转: the year's total is one of two
        by_funds.item_path = 'total'
        and count(*) filter (
            by_funds.item_path = 'total' and by_funds.basis not in ('prior_year', 'change')
        ) over beside = 2 as is_one_of_two_totals,
        count(*) filter (
            by_funds.item_path = 'total' and by_funds.basis not in ('prior_year', 'change')
        ) over beside = 1 as has_one_total,
        -- 一般公共预算项目支出 | 政府性基金项目支出: of one thing by funds, so it is the funds that tell
        case
            when
                bool_and(by_funds.of_funds.item <> '' or by_funds.item_path = 'total') over beside
                and count(distinct nullif(by_funds.of_funds.item, '')) over beside = 1
                and count(distinct nullif(by_funds.of_funds.fund, '')) over beside > 1
                then nullif(by_funds.of_funds.fund, '')
        end as telling_fund
    from by_funds
    left join columns
        on by_funds.grid_id = columns.grid_id
        and by_funds.column_no = columns.column_no
    left join {{ ref('int_statement_measures') }} as measures
        on by_funds.grain = 'single_row'
        and regexp_full_match(by_funds.path_of_item, '{{ path_of_one_item() }}')
        and columns.statement_code = measures.statement_code
        and measures.measure_code = concat(
            case
                when starts_with(by_funds.path_of_item, 'carried_forward_in') then 'carried_forward'
                when by_funds.basis in ('prior_year', 'change') then by_funds.own_phase
                when by_funds.basis in ('prior_year_outturn', 'change_from_outturn') then 'outturn'
                else by_funds.basis
            end,
            '_',
            {{ item_of_path('by_funds.path_of_item') }}
        )
    window beside as (
        partition by by_funds.grid_id, columns.group_no, columns.side, columns.block
    )
),

measure_paths as (
    select * from {{ ref('measure_paths') }}
),

-- 因公出国 | 公务接待: what is across names no lines
items_across as (
    select list(part) as concepts from {{ ref('concept_parts') }}
    where concept = 'three_public'
),

-- names in a column whose heading we do not know are the names of lines, too
concepts_of_grids as (
    select
        head_grid_id,
        list_concat(
            list(distinct concept),
            case
                when bool_or(role = 'text') and not list_has_any(
                    list(distinct concept), any_value(items_across.concepts)
                ) then ['label']
            end
        ) as concepts
    from (
        select
            head_grid_id,
            role,
            unnest(headings).concept as concept
        from columns
    ) as headings_of_columns
    cross join items_across
    group by head_grid_id
),

-- a path listed for the statement wins over one listed for all; else the concept is the measure;
-- a column of nothing but 预算数 or 金额 is the statement's amount, or its total where it has none
bound as (
    select
        columns.*,
        concepts.document_kind,
        concepts.item_path,
        concepts.basis,
        concepts.is_after_exclusions,
        concepts.is_rate,
        concepts.fund,
        measure_paths.basis is null or measure_paths.basis = concepts.basis as is_of_basis,
        case
            when not is_of_basis then measure_paths.measure_code
            when concepts.basis = 'change' then concepts.phase_measure
        end as changed_measure,
        case
            when
                concepts.item_path = 'total'
                and list_contains(concepts_of_grids.concepts, 'carried_forward_in')
                and len(list_filter(
                    columns.headings,
                    lambda heading: heading.kind = 'basis' and (
                        regexp_matches(heading.plain, '{{ this_year() }}')
                        or columns.is_composed and heading.concept = 'budget'
                    )
                    or concepts.is_one_of_two_totals
                    and heading.kind in ('item', 'side')
                    and regexp_matches(heading.plain, '{{ this_year() }}')
                )) > 0
                then 'current_total'
            -- 当年财政拨款安排 beside 上年结转安排, where all funds are of the appropriation
            when
                concepts.item_path = 'fiscal_appropriation'
                and list_contains(concepts_of_grids.concepts, 'carried_forward_in')
                and list_contains(concepts_of_grids.concepts, 'total')
                and concepts.is_of_one_fund
                and regexp_matches(columns.headings[-1].plain, '{{ this_year() }}')
                then 'current_total'
            -- 总计 | 本年支出合计 | 结转下年
            when
                concepts.item_path = 'expense_current'
                and concepts.has_one_total
                and concepts.document_kind = 'budget'
                then 'current_total'
            -- 基本支出合计 of a statement of nothing else
            when concepts.item_path = 'basic' and concepts.is_of_basic then 'total'
            when concepts.telling_fund is not null then concepts.telling_fund
            when is_of_basis and measure_paths.measure_code is not null
                then measure_paths.measure_code
            when concepts.phase_measure is not null and concepts.basis <> 'change'
                then concepts.phase_measure
            -- a figure compared with the total of this year is a total too
            when
                concepts.item_path = '' and (
                    concepts.basis in ('prior_year_outturn', 'change_from_outturn')
                    -- 年初预算数 beside 决算数 over 合计, 基本支出 and 项目支出
                    or concepts.document_kind = 'final_accounts'
                    and concepts.basis in ('budget', 'adjusted')
                    and concepts.is_beside_a_total
                    or concepts.is_after_exclusions
                )
                and list_contains(concepts_of_grids.concepts, 'total')
                then 'total'
            when
                concepts.item_path = ''
                and concepts.basis in ('prior_year', 'change')
                and concepts.is_beside_a_total
                then 'total'
            when concepts.item_path = '' then 'amount'
            else {{ measure_of_path('concepts.path_of_item') }}
        end as base_measure
    from columns
    inner join concepts
        on columns.grid_id = concepts.grid_id
        and columns.column_no = concepts.column_no
    left join concepts_of_grids
        on columns.head_grid_id = concepts_of_grids.head_grid_id
    left join measure_paths
        on measure_paths.statement_code in (columns.statement_code, concepts.measures_of, '*')
        and measure_paths.item_path = coalesce(nullif(concepts.path_of_item, ''), 'amount')
        and (
            measure_paths.basis is null
            or concepts.basis = measure_paths.basis
            -- a change is one of this year's figure
            or concepts.basis = 'change'
            and measure_paths.basis
            = case when concepts.document_kind = 'final_accounts' then 'final' else 'budget' end
        )
        and (
            measure_paths.needs_concept is null
            or list_contains(concepts_of_grids.concepts, measure_paths.needs_concept)
        )
    qualify row_number() over (
        partition by columns.grid_id, columns.column_no
        order by
            coalesce(measure_paths.basis not in (concepts.basis), false),
            measure_paths.statement_code = '*' nulls last,
            measure_paths.needs_concept is null
    ) = 1
)

select
    * exclude (is_after_exclusions, fund) replace (
        concat(
            base_measure, '_' || fund,
            case when is_after_exclusions then '_after_exclusions' end
        ) as base_measure
    )
from bound
