-- One row per mapped figure: whether identities prove it, and whether what OCR read is confirmed. A
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
    select * from {{ ref('int_amounts') }}
    where unmapped_reason is null
),

proof as (
    select
        amounts.cell_id,
        count(*) filter (where checks.outcome = 'fails') as failing_count,
        count(*) filter (where checks.outcome in ('holds', 'rounding')) as holding_count,
        count(*) filter (
            where checks.outcome in ('holds', 'rounding') and checks.nonzero_count >= 3
        ) as proving_count
    from amounts
    left join terms
        on amounts.cell_id = terms.cell_id
    left join checks
        on terms.check_id = checks.check_id
    group by amounts.cell_id
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
        and terms.identity_id = 'row_total'
    inner join checks
        on terms.check_id = checks.check_id
    group by all
    having
        count(*) filter (where checks.outcome = 'fails') >= 5
        and count(*) filter (where checks.outcome = 'fails')
        > 3 * count(*) filter (where checks.outcome <> 'fails' and checks.nonzero_count >= 3)
)

select
    amounts.cell_id,
    amounts.document_sha256,
    amounts.statement_id,
    amounts.statement_code,
    contradicted.statement_id is not null as is_contradicted,
    -- words name the statement and the measure; the report's own sums may agree
    case
        when
            contradicted.statement_id is null
            and proof.failing_count = 0 and proof.proving_count > 0 then 'both'
        else 'words'
    end as bound_by,
    proof.failing_count,
    proof.holding_count,
    case
        when proof.failing_count > 0 then 'failing'
        when proof.holding_count > 0 then 'proved'
        else 'not_testable'
    end as proof,
    case
        when amounts.text_source <> 'ocr' then 'printed'
        when proof.failing_count = 0 and proof.proving_count > 0 then 'confirmed'
        else 'unconfirmed'
    end as reading
from amounts
inner join proof
    on amounts.cell_id = proof.cell_id
left join contradicted
    on amounts.statement_id = contradicted.statement_id
    and amounts.side = contradicted.side
    and amounts.block = contradicted.block
    and amounts.measure_code = contradicted.measure_code
    and amounts.period = contradicted.period
