-- One row per grid and column: its role, and for a column of amounts the measure, told by the headings
-- above it. Positions decide nothing but which side of a two-sided statement a column stands on.
with

paths as (
    select
        paths.*,
        statements.grain,
        statements.document_kind,
        facts.fiscal_year,
        list_filter(headings, lambda heading: heading.kind is not null) as known,
        headings[len(headings)] as leaf
    from {{ ref('int_header_paths') }} as paths
    left join {{ ref('statements') }} as statements
        on paths.statement_code = statements.statement_code
    left join {{ ref('int_document_facts') }} as facts
        on paths.document_sha256 = facts.document_sha256
),

-- what the body of a column holds, for columns whose heading says nothing or covers code and name alike
contents as (
    select
        cells.grid_id,
        cells.column_no,
        count(*) filter (where not cells.is_blank) as printed_count,
        count(*) filter (where cells.is_code or regexp_full_match(cells.plain, '\d{2,7}')) as code_count,
        count(*) filter (where cells.is_number_like) as number_count,
        count(*) filter (where not cells.is_number_like and not cells.is_dash and not cells.is_blank) as text_count
    from {{ ref('int_cells') }} as cells
    inner join {{ ref('int_grid_bodies') }} as bodies
        on cells.grid_id = bodies.grid_id
    where cells.row_no >= bodies.body_row_no and cells.column_span = 1
    group by cells.grid_id, cells.column_no
),

-- the pages of a statement share columns: judge contents over all of them
pooled as (
    select
        paths.statement_id,
        paths.column_no,
        paths.header_path,
        sum(contents.printed_count) as printed_count,
        sum(contents.code_count) as code_count,
        sum(contents.number_count) as number_count,
        sum(contents.text_count) as text_count
    from paths
    inner join contents
        on paths.grid_id = contents.grid_id
        and paths.column_no = contents.column_no
    group by all
),

roles as (
    select
        paths.*,
        case
            when leaf.kind in ('code', 'unit', 'line_number', 'ignore', 'year', 'attribute') then leaf.kind
            -- 合计 printed in the head, below 科目编码 | 科目名称
            when leaf.kind = 'total' and known[-2].kind in ('code', 'label') then known[-2].kind
            when leaf.kind in ('label', 'side', 'block')
                then case
                    when pooled.code_count >= 0.8 * pooled.printed_count and pooled.code_count > 0
                        and pooled.number_count = pooled.code_count then 'code'
                    when leaf.kind in ('side', 'block') and pooled.number_count > pooled.text_count then 'measure'
                    else 'label'
                end
            when leaf is null and coalesce(pooled.text_count, 0) > coalesce(pooled.number_count, 0) then 'label'
            when leaf is null then 'unknown'
            when leaf.kind is null
                then case when coalesce(pooled.text_count, 0) > coalesce(pooled.number_count, 0) then 'text' else 'measure' end
            else 'measure'
        end as role,
        count(*) filter (where coalesce(leaf.kind, '?') in ('item', 'total', 'amount', 'basis', 'scope', '?'))
            over (partition by paths.grid_id) as measure_width,
        list_filter(known, lambda heading: heading.kind = 'side')[1].concept as own_side,
        list_filter(known, lambda heading: heading.kind = 'block')[1].concept as own_block,
        list_filter(known, lambda heading: heading.kind = 'basis')[-1].concept as own_basis,
        list_filter(
            headings,
            lambda heading: coalesce(heading.kind, '?') in ('item', 'total', '?')
        ) as item_headings
    from paths
    left join pooled
        on paths.statement_id = pooled.statement_id
        and paths.column_no = pooled.column_no
        and paths.header_path = pooled.header_path
),

-- a heading we do not know makes its columns unknown, unless it covers all of them and so tells
-- none from another (收入预算 over every column of a 收入预算总表)
items as (
    select
        * exclude (item_headings),
        list_transform(
            list_filter(
                item_headings,
                lambda heading: heading.kind is not null or heading.width < measure_width
            ),
            lambda heading: coalesce(heading.concept, '?')
        ) as item_concepts
    from roles
),

containers as (
    select
        statements.statement_code,
        list(distinct containers.concept) as concepts
    from {{ ref('statements') }} as statements
    inner join {{ ref('container_concepts') }} as containers
        on containers.statement_code in (statements.statement_code, '*')
    group by statements.statement_code
),

-- a side once named holds for the columns to its right, until the next
sided as (
    select
        roles.* exclude (own_side, own_block),
        last_value(own_side ignore nulls) over to_the_left as side,
        last_value(own_block ignore nulls) over (
            partition by roles.grid_id, last_side order by roles.column_no
            rows between unbounded preceding and current row
        ) as block
    from (
        select *, last_value(own_side ignore nulls) over (
            partition by grid_id order by column_no rows between unbounded preceding and current row
        ) as last_side
        from items
    ) as roles
    window to_the_left as (
        partition by roles.grid_id order by roles.column_no
        rows between unbounded preceding and current row
    )
),

-- a block is worth naming only where its side prints more than one
blocks as (
    select
        grid_id,
        side,
        count(distinct block) as block_count
    from sided
    where block is not null
    group by all
),

reduced as (
    select
        sided.* exclude (block, own_basis),
        case when coalesce(blocks.block_count, 0) > 1 then sided.block end as block,
        {{ reduce_path('sided.item_concepts', 'containers.concepts') }} as item_path,
        case
            when own_basis = 'budget' and heading_year = fiscal_year - 1 then 'prior_year'
            when own_basis in ('final', 'execution') and heading_year = fiscal_year - 1 then 'prior_year_outturn'
            when own_basis is not null then own_basis
            when heading_year = fiscal_year - 1 then 'prior_year'
            when document_kind = 'final_accounts' then 'final'
            when document_kind = 'budget' then 'budget'
            else ''
        end as basis
    from sided
    left join blocks
        on sided.grid_id = blocks.grid_id
        and sided.side is not distinct from blocks.side
    left join containers
        on sided.statement_code = containers.statement_code
),

concepts_of_grids as (
    select
        head_grid_id,
        list(distinct heading.concept) as concepts
    from (select head_grid_id, unnest(headings) as heading from paths)
    group by head_grid_id
),

bound as (
    select
        reduced.*,
        coalesce(
            measure_paths.measure_code,
            case
                when reduced.item_path = '' then coalesce(amounts.measure_code, totals.measure_code)
                else measures.measure_code
            end
        ) as base_measure
    from reduced
    left join concepts_of_grids
        on reduced.head_grid_id = concepts_of_grids.head_grid_id
    left join {{ ref('measure_paths') }} as measure_paths
        on measure_paths.statement_code in (reduced.statement_code, '*')
        and measure_paths.item_path = coalesce(nullif(reduced.item_path, ''), 'amount')
        and (measure_paths.basis is null or measure_paths.basis = reduced.basis)
        and (measure_paths.needs_concept is null or list_contains(concepts_of_grids.concepts, measure_paths.needs_concept))
    left join {{ ref('measures') }} as measures
        on reduced.statement_code = measures.statement_code
        and reduced.item_path = measures.measure_code
    left join {{ ref('measures') }} as amounts
        on reduced.statement_code = amounts.statement_code
        and amounts.measure_code = 'amount'
    left join {{ ref('measures') }} as totals
        on reduced.statement_code = totals.statement_code
        and totals.measure_code = 'total'
    where true
    qualify row_number() over (
        partition by reduced.grid_id, reduced.column_no
        order by measure_paths.statement_code = '*' nulls last, measure_paths.needs_concept is null
    ) = 1
),

numbered as (
    select
        bound.*,
        -- structural columns and the columns of amounts to their right make a group: a statement
        -- printed in two, three or four blocks side by side has as many
        count(*) filter (where starts_group) over (
            partition by grid_id order by column_no rows between unbounded preceding and current row
        ) as group_no
    from (
        select
            *,
            role <> 'measure' and coalesce(lag(role) over (partition by grid_id order by column_no) = 'measure', false) as starts_group
        from bound
    ) as bound
),

measured as (
    select
        numbered.*,
        -- where the measure's own code names the prior year, its period stays current
        case
            when numbered.role <> 'measure' then null
            when numbered.basis = 'prior_year' then coalesce(prior.measure_code, numbered.base_measure)
            when numbered.basis in ('', 'budget', 'final', 'change') then numbered.base_measure
        end as measure_code,
        case
            when numbered.basis = 'prior_year' and prior.measure_code is null
                and numbered.base_measure not like 'prior_year%' then 'prior_year'
            when numbered.basis = 'change' then 'change'
            else 'current'
        end as period
    from numbered
    left join {{ ref('measures') }} as prior
        on numbered.statement_code = prior.statement_code
        and prior.measure_code = 'prior_year_' || numbered.base_measure
),

-- code and name may be printed twice in a group (部门预算经济分类 | 政府预算经济分类): the first pair names
-- the line, the others describe it
paired as (
    select
        *,
        greatest(count(*) filter (where starts_pair) over (
            partition by grid_id, group_no order by column_no rows between unbounded preceding and current row
        ), 1) as pair_no
    from (
        select
            *,
            role = 'code'
            and coalesce(lag(role) over (partition by grid_id, group_no order by column_no) <> 'code', true) as starts_pair
        from measured
    )
)

select
    bound.document_sha256,
    bound.page,
    bound.grid_no,
    bound.grid_id,
    bound.column_no,
    bound.statement_id,
    bound.statement_code,
    bound.grid_in_document,
    bound.head_grid_id,
    bound.header_path,
    bound.headings,
    bound.is_of_which,
    bound.says_of_which,
    bound.heading_unit,

    bound.role,
    bound.leaf.concept as leaf_concept,
    coalesce(bound.side, '') as side,
    coalesce(bound.block, '') as block,
    bound.item_path,
    bound.basis,
    -- two columns of one group that say the same are told apart by nothing: neither is believed
    case
        when bound.measure_code is not null
            and count(*) over (
                partition by bound.grid_id, bound.group_no, bound.side, bound.block, bound.measure_code, bound.period
            ) > 1 then null
        else bound.measure_code
    end as measure_code,
    bound.period,
    bound.group_no,
    bound.role in ('code', 'label') and bound.pair_no > 1 as is_secondary,
    bound.measure_code is not null as is_named
from paired as bound
