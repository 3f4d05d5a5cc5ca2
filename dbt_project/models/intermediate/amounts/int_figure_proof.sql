-- One row per mapped figure: what may be relied on, and why. Identities prove or contradict it. A
-- figure is proved when it stands in an identity that holds and in none that fails beyond rounding.
-- A figure read by OCR needs more: an identity with at least two further figures, because one glyph
-- misread in both places would agree with itself.
with

terms as (
    select * from {{ ref('int_identity_terms') }}
),

checks as (
    select * from {{ ref('int_identity_checks') }}
),

amounts as (
    select
        *,
        lead(subject_code) over (
            partition by statement_id, side, block, unit_name, measure_code, period
            order by grid_in_document, row_no
        ) as next_code
    from {{ ref('int_amounts') }}
    where unmapped_reason is null
),

scales as (
    select distinct statement_id from {{ ref('int_scale_doubts') }}
),

outcomes as (
    select
        amounts.cell_id,
        -- the figure right below goes on from its code: 201, 20140
        coalesce(any_value(
            amounts.subject_code <> '' and amounts.next_code <> amounts.subject_code
            and starts_with(amounts.next_code, amounts.subject_code)
        ), false) as is_above_its_parts,
        count(*) filter (where checks.outcome = 'fails') as failing_count,
        count(*) filter (where checks.outcome in ('holds', 'rounding')) as holding_count,
        count(*) filter (
            where checks.outcome in ('holds', 'rounding') and checks.nonzero_count >= 3
        ) as proving_count,
        coalesce(bool_or(
            terms.role = 'total'
            and terms.identity_id in ('code_children', 'ordinal_children', 'side_total')
        ), false) or is_above_its_parts as is_holder
    from amounts
    left join terms
        on amounts.cell_id = terms.cell_id
    left join checks
        on terms.check_id = checks.check_id
    group by amounts.cell_id
),

-- where no ruling tells what a heading spans, three rows that fail and none that holds are ours
unruled as (
    select distinct statements.statement_id
    from {{ ref('int_statement_grids') }} as statements
    inner join {{ ref('int_grids') }} as grids
        on statements.grid_id = grids.grid_id
    where grids.engine_step = 'aligned'
),

-- a column whose rows contradict it, all but a few, is not what its heading says or not what is
-- printed below it
contradicted as (
    select
        amounts.statement_id,
        amounts.side,
        amounts.block,
        amounts.measure_code,
        amounts.period
    from amounts
    inner join terms
        on amounts.cell_id = terms.cell_id
        and terms.identity_id in ('row_total', 'listed_total')
    inner join checks
        on terms.check_id = checks.check_id
    left join unruled
        on amounts.statement_id = unruled.statement_id
    where terms.identity_id = 'row_total' or unruled.statement_id is not null
    group by all
    having
        count(*) filter (where checks.outcome = 'fails')
        >= if(any_value(unruled.statement_id) is null, 5, 3)
        and count(*) filter (where checks.outcome = 'fails')
        > 3 * count(*) filter (where checks.outcome <> 'fails' and checks.nonzero_count >= 3)
),

judged as (
    select
        amounts.cell_id,
        amounts.document_sha256,
        amounts.statement_id,
        amounts.statement_code,
        outcomes.failing_count,
        outcomes.holding_count,
        outcomes.is_holder,
        -- words name the statement and the measure; the report's own sums may agree
        case
            when amounts.is_agreed then 'agreement'
            when
                contradicted.statement_id is null
                and outcomes.failing_count = 0 and outcomes.proving_count > 0
                then 'both'
            else 'words'
        end as bound_by,
        case
            when amounts.text_source <> 'ocr' then 'printed'
            when outcomes.failing_count = 0 and outcomes.proving_count > 0 then 'confirmed'
            else 'unconfirmed'
        end as reading,
        -- two figures misread alike prove nothing
        case
            when outcomes.failing_count > 0 then 'failing'
            when outcomes.holding_count > 0 and reading <> 'unconfirmed' then 'proved'
            else 'not_testable'
        end as proof,
        case
            when reading = 'unconfirmed' then 'ocr_unconfirmed'
            when printed_again.is_again then 'printed_again'
            when
                printed_again.cell_id is not null
                or reading = 'printed' and not amounts.is_trusted
                then 'figure_in_doubt'
            when reading = 'printed' and not coalesce(pages.is_trusted, false) then 'page_in_doubt'
            when amounts.unit = 'yuan' and scales.statement_id is not null then 'unit_in_doubt'
            when contradicted.statement_id is not null then 'column_in_doubt'
            when strange.statement_id is not null then 'statement_in_doubt'
            when proof = 'failing' then 'sum_fails'
            when proof = 'proved' then 'sum_holds'
            else 'no_sum'
        end as certainty_reason
    from amounts
    inner join outcomes
        on amounts.cell_id = outcomes.cell_id
    left join {{ ref('stg_raw__pages') }} as pages
        on amounts.document_sha256 = pages.document_sha256
        and amounts.page = pages.page
    left join {{ ref('int_second_printings') }} as printed_again
        on amounts.cell_id = printed_again.cell_id
    left join scales
        on amounts.statement_id = scales.statement_id
    left join {{ ref('int_strange_statements') }} as strange
        on amounts.statement_id = strange.statement_id
    left join contradicted
        on amounts.statement_id = contradicted.statement_id
        and amounts.side = contradicted.side
        and amounts.block = contradicted.block
        and amounts.measure_code = contradicted.measure_code
        and amounts.period = contradicted.period
)

select
    *,
    case certainty_reason
        when 'sum_holds' then 'proved'
        when 'sum_fails' then 'contradicted'
        when 'no_sum' then 'printed'
        else 'doubtful'
    end as certainty
from judged
