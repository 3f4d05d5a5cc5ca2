-- One row per statement of a document and the same statement in another document of its department
-- that prints the same total a unit apart (元 and 万元), as in the column of the year before. The
-- statement that fewer contradict is right; where they are even, none is trusted.
with

totals as (
    select
        facts.document_sha256,
        facts.statement_code,
        [
            documents.department_name, facts.statement_code, coalesce(facts.side, ''),
            facts.measure_code
        ] as total,
        facts.value,
        max(facts.half_width) as half_width,
        {{ first_digits('facts.value') }} as digits
    from {{ ref('fct_statement_amounts') }} as facts
    inner join {{ ref('dim_document') }} as documents
        on facts.document_sha256 = documents.document_sha256
    where
        facts.is_total
        and facts.is_trusted
        and facts.unit = 'yuan'
        and facts.period <> 'change'
        and documents.department_name is not null
        and documents.is_current
        and {{ has_telling_digits('facts.value') }}
    group by all
),

lesser as (
    select
        *,
        unnest({{ digits_beside('digits') }}) as digits_there
    from totals
),

clashes as (
    select
        greater.document_sha256 as greater_sha256,
        lesser.document_sha256 as lesser_sha256,
        greater.statement_code,
        greater.value as greater_value,
        lesser.value as lesser_value,
        {{ units_apart('greater', 'lesser') }} as factor
    from lesser
    inner join totals as greater
        on lesser.total = greater.total
        and lesser.digits_there = greater.digits
        and lesser.document_sha256 <> greater.document_sha256
        and abs(greater.value) > abs(lesser.value)
    where factor is not null
    qualify row_number() over (
        partition by greater_sha256, lesser_sha256, greater.statement_code, factor
        order by abs(greater_value) desc, greater_value asc, lesser_value asc
    ) = 1
),

both_ways as (
    select
        greater_sha256 as document_sha256,
        statement_code,
        greater_value as value,
        lesser_sha256 as other_sha256,
        lesser_value as other_value,
        factor
    from clashes
    union all
    select lesser_sha256, statement_code, lesser_value, greater_sha256, greater_value, factor
    from clashes
),

counted as (
    select
        document_sha256,
        statement_code,
        count(distinct other_sha256) as against_count
    from both_ways
    group by document_sha256, statement_code
)

select both_ways.*
from both_ways
inner join counted
    on both_ways.document_sha256 = counted.document_sha256
    and both_ways.statement_code = counted.statement_code
inner join counted as others
    on both_ways.other_sha256 = others.document_sha256
    and both_ways.statement_code = others.statement_code
where counted.against_count >= others.against_count
