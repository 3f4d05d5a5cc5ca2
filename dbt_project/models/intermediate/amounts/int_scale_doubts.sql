-- One row per statement and other statement of its document that prints the same figures a unit
-- apart (元 and 万元): one of the two units is wrong. The statement that fewer contradict is right;
-- where they are even, none is trusted. Nothing is repaired.
with

lines as (
    select
        is_total,
        unnest(cell_ids) as cell_id
    from {{ ref('int_statement_lines') }}
),

figures as (
    select
        amounts.document_sha256,
        amounts.statement_id,
        amounts.statement_code,
        amounts.value,
        max(amounts.half_width) as half_width,
        coalesce(bool_or(lines.is_total), false) as is_total,
        {{ first_digits('amounts.value') }} as digits
    from {{ ref('int_amounts') }} as amounts
    left join lines
        on amounts.cell_id = lines.cell_id
    where
        amounts.unmapped_reason is null
        and amounts.unit = 'yuan'
        and amounts.period <> 'change'
        and {{ has_telling_digits('amounts.value') }}
    group by
        amounts.document_sha256, amounts.statement_id, amounts.statement_code, amounts.value
),

lesser as (
    select
        *,
        unnest({{ digits_beside('digits') }}) as digits_there
    from figures
),

pairs as (
    select
        lesser.document_sha256,
        greater.statement_id as greater_id,
        lesser.statement_id as lesser_id,
        greater.statement_code as greater_code,
        lesser.statement_code as lesser_code,
        greater.value as greater_value,
        lesser.value as lesser_value,
        greater.is_total and lesser.is_total as is_of_totals,
        {{ units_apart('greater', 'lesser') }} as factor
    from lesser
    inner join figures as greater
        on lesser.document_sha256 = greater.document_sha256
        and lesser.digits_there = greater.digits
        and lesser.statement_id <> greater.statement_id
        and abs(greater.value) > abs(lesser.value)
),

-- one figure that is no total may be there by chance
clashes as (
    select
        document_sha256,
        greater_id,
        lesser_id,
        any_value(greater_code) as greater_code,
        any_value(lesser_code) as lesser_code,
        arg_max(greater_value, (is_of_totals, abs(greater_value))) as greater_value,
        arg_max(lesser_value, (is_of_totals, abs(greater_value))) as lesser_value,
        factor
    from pairs
    where factor is not null
    group by document_sha256, greater_id, lesser_id, factor
    having bool_or(is_of_totals) or count(distinct greater_value) > 1
),

both_ways as (
    select
        document_sha256,
        greater_id as statement_id,
        greater_code as statement_code,
        greater_value as value,
        lesser_id as other_statement_id,
        lesser_code as other_statement_code,
        lesser_value as other_value,
        factor
    from clashes
    union all
    select
        document_sha256,
        lesser_id,
        lesser_code,
        lesser_value,
        greater_id,
        greater_code,
        greater_value,
        factor
    from clashes
),

counted as (
    select
        statement_id,
        count(distinct other_statement_id) as against_count
    from both_ways
    group by statement_id
)

select both_ways.*
from both_ways
inner join counted
    on both_ways.statement_id = counted.statement_id
inner join counted as others
    on both_ways.other_statement_id = others.statement_id
where counted.against_count >= others.against_count
