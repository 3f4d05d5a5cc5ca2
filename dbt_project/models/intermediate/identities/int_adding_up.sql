-- One row per figure that adds up, with the others of its document that say the same, to one whole
-- of a budget or of final accounts: revenue, expenditure, that of a fund, basic expenditure. They
-- are the leaves of one statement, or where leaves do not add up to it, its printed total alone.
with

figures as (
    select * from {{ ref('int_statement_figures') }}
    where period = 'current' and unit = 'yuan' and measure_code in ('total', 'amount')
),

-- what the total of a statement is
statements as (
    select
        statement_code,
        grain = 'two_sided' as is_two_sided,
        concat_ws(
            '_',
            case document_kind when 'budget' then 'budget' else 'final' end,
            nullif(fund, 'none'),
            case grain when 'two_sided' then null else subject end
        ) as whole
    from {{ ref('int_statement_kinds') }}
    where
        is_in_contract and case grain
            when 'two_sided' then fund = 'none'
            else subject in ('revenue', 'expenditure', 'basic_expenditure')
        end
),

placed as (
    select
        figures.*,
        statements.is_two_sided,
        case
            when not statements.is_two_sided then statements.whole
            when figures.side = 'income' then statements.whole || '_revenue'
            else statements.whole || '_expenditure'
        end as adds_up_to
    from figures
    inner join statements
        on figures.statement_code = statements.statement_code
),

-- the two-sided statement tells the whole as well, this year's or with what is carried over
told as (
    select
        document_sha256,
        adds_up_to,
        list(value) as totals,
        max(half_width) as half_width,
        arg_min(cell_id, (
            item_code <> 'current_total', measure_code <> 'total', -source_page, source_bbox[4]
        )) as total_cell_id
    from placed
    where is_two_sided and is_total
    group by document_sha256, adds_up_to
),

sums as (
    select
        document_sha256,
        statement_code,
        side,
        block,
        measure_code,
        adds_up_to,
        sum(value) filter (where is_leaf) as leaf_sum,
        (count(*) + 1) * max(half_width) as allowed
    from placed
    where not is_two_sided
    group by all
),

judged as (
    select
        sums.*,
        leaf_sums.total_cell_id,
        case
            when leaf_sums.outcome is not null then leaf_sums.outcome in ('equal', 'rounding')
            -- without a printed total they stand unless that statement tells otherwise
            else sums.leaf_sum is not null and (told.totals is null or list_bool_or(list_transform(
                told.totals,
                lambda total: abs(total - sums.leaf_sum) <= sums.allowed + told.half_width
            )))
        end as is_by_leaves
    from sums
    left join told
        on sums.document_sha256 = told.document_sha256
        and sums.adds_up_to = told.adds_up_to
    left join {{ ref('leaf_sums') }} as leaf_sums
        on sums.document_sha256 = leaf_sums.document_sha256
        and sums.statement_code = leaf_sums.statement_code
        and sums.side = leaf_sums.side
        and sums.block = leaf_sums.block
        and sums.measure_code = leaf_sums.measure_code
        and leaf_sums.period = 'current'
),

-- one statement, block and measure for each whole
chosen as (
    select * from judged
    where is_by_leaves or total_cell_id is not null
    qualify row_number() over (
        partition by document_sha256, adds_up_to
        order by measure_code desc, statement_code asc, block asc
    ) = 1
),

leaves as (
    select
        placed.cell_id,
        placed.adds_up_to
    from placed
    inner join chosen
        on placed.document_sha256 = chosen.document_sha256
        and placed.statement_code = chosen.statement_code
        and placed.side = chosen.side
        and placed.block = chosen.block
        and placed.measure_code = chosen.measure_code
    where chosen.is_by_leaves and placed.is_leaf
),

totals as (
    select
        total_cell_id as cell_id,
        adds_up_to
    from chosen
    where not is_by_leaves
    union all
    select
        told.total_cell_id,
        told.adds_up_to
    from told
    anti join chosen
        on told.document_sha256 = chosen.document_sha256
        and told.adds_up_to = chosen.adds_up_to
)

select * from leaves
union all
select * from totals
