-- What a cast turned into null is counted: a figure-like text that is no number, or no value, has a
-- reason and is listed; no other does. Returns the figures that got lost on the way.
select
    amounts.cell_id,
    amounts.text,
    amounts.number_printed,
    amounts.value,
    amounts.unmapped_reason
from {{ ref('int_amounts') }} as amounts
left join {{ ref('unmapped_cells') }} as listed
    on amounts.cell_id = listed.cell_id
left join (select distinct cell_id from {{ ref('int_performance_cells') }}) as performance
    on amounts.cell_id = performance.cell_id
left join {{ ref('int_other_figures') }} as others
    on amounts.cell_id = others.cell_id
where
    (amounts.number_printed is null or amounts.value is null) and amounts.unmapped_reason is null
    or amounts.unmapped_reason is not null and listed.cell_id is null and performance.cell_id is null
    and others.cell_id is null
    or amounts.unmapped_reason is null and listed.cell_id is not null
    -- a text that is a number by the grammar, yet too long for its type
    or amounts.number_printed is null
    and regexp_full_match(amounts.number_text, {{ number_grammar() }})
    and amounts.unmapped_reason is null
