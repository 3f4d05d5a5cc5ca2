-- One row per statement of a document, side, block, period and measure with a printed grand total:
-- the sum of its leaves against it. What differs is the document's misprint or our doubt, told
-- here.
with

facts as (
    select * from {{ ref('int_statement_figures') }}
    where unit = 'yuan' and period <> 'change'
),

statements as (
    select * from {{ ref('int_statement_kinds') }}
    where grain <> 'line_items'
),

figures as (
    select
        facts.*,
        statements.grain = 'two_sided' as is_two_sided,
        facts.is_total and facts.unit_name = '' and case
            when is_two_sided then not regexp_matches(facts.line_label, '^{{ this_year() }}')
            else regexp_full_match(facts.line_label, '{{ name_of_the_whole() }}')
        end as is_grand_total,
        (facts.source_page, -facts.source_bbox[4], facts.cell_id) as place
    from facts
    inner join statements
        on facts.statement_code = statements.statement_code
),

sums as (
    select
        document_sha256,
        statement_code,
        side,
        block,
        period,
        measure_code,
        -- printed at the foot of a two-sided statement, at the head of others
        case
            when bool_or(is_two_sided) then arg_max(value, place) filter (where is_grand_total)
            else arg_min(value, place) filter (where is_grand_total)
        end as grand_total,
        case
            when bool_or(is_two_sided) then arg_max(cell_id, place) filter (where is_grand_total)
            else arg_min(cell_id, place) filter (where is_grand_total)
        end as total_cell_id,
        cast(coalesce(sum(value) filter (where is_leaf), 0) as decimal(24, 4)) as leaf_sum,
        cast(count(*) filter (where is_leaf) as integer) as leaf_count,
        cast((count(*) + 1) * max(half_width) as decimal(24, 4)) as allowed,
        -- a two-sided statement may print two totals that nothing leads across
        min(value) filter (where item_code = 'current_total') as current_total,
        sum(value) filter (where is_leaf and not item_code like 'carried_forward%') as current_sum,
        bool_or(certainty = 'contradicted') as has_contradiction,
        bool_and(is_trusted) as is_trusted
    from figures
    group by document_sha256, statement_code, side, block, period, measure_code
    having grand_total is not null
),

paragraphs as (
    select
        document_sha256,
        {{ plain_text('text') }} as plain
    from {{ ref('int_paragraphs') }} as paragraphs
    semi join sums
        on paragraphs.document_sha256 = sums.document_sha256
        and sums.grand_total > sums.leaf_sum + sums.allowed
),

withheld as (
    select distinct paragraphs.document_sha256
    from paragraphs
    inner join {{ ref('section_notes') }} as patterns
        on {{ by_pattern(
            "regexp_matches(paragraphs.plain, @)", "patterns.pattern", ref('section_notes')
        ) }}
    where patterns.kind = 'withheld'
)

select
    sums.document_sha256,
    statement_code,
    side,
    block,
    period,
    measure_code,
    grand_total,
    leaf_sum,
    cast(grand_total - leaf_sum as decimal(24, 4)) as difference,
    allowed,
    leaf_count,
    case
        when grand_total = leaf_sum then 'equal'
        when abs(grand_total - leaf_sum) <= allowed then 'rounding'
        when leaf_count = 0 then 'no_leaf'
        when grand_total > leaf_sum and withheld.document_sha256 is not null then 'withheld'
        when abs(current_total - current_sum) <= allowed then 'carried_over'
        when has_contradiction then 'sum_fails'
        when not is_trusted then 'doubtful'
        else 'differs'
    end as outcome,
    total_cell_id
from sums
left join withheld
    on sums.document_sha256 = withheld.document_sha256
