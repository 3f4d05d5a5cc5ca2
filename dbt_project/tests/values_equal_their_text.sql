-- A value is its printed text times the factor of its unit, exactly. The text is read here once more,
-- by replacing what is no digit, sign or point instead of the grammar. Returns the values that differ.
with

figures as (
    select
        facts.cell_id,
        facts.value,
        facts.source_text,
        amounts.factor,
        regexp_replace({{ fold_forms('facts.source_text') }}, '[\s,，%①-⑳⁰¹²³⁴-⁹]|\p{Z}', '', 'g') as digits
    from {{ ref('fct_statement_amounts') }} as facts
    inner join {{ ref('int_amounts') }} as amounts
        on facts.cell_id = amounts.cell_id
),

read as (
    select
        *,
        try_cast(regexp_replace(digits, '^[(−–△▲](.*?)[)]?$', '-\1') as decimal(28, 8)) as printed
    from figures
)

select *
from read
where printed is null or value is distinct from round(printed * factor, 4)
