-- One row per figure of a grid's body, or of the funds of a performance form: its unit, and what
-- decided it. That is the figure itself, else what is printed nearest to it. Where nothing says,
-- the unit is null, never guessed.
with

figures as (
    select
        cell_id,
        number_text
    from {{ ref('int_figures') }}
),

-- `单位：万元` above and （元） in the heading: the figure may be either; and of what a
-- line's name counts there is no half
decided as (
    select
        *,
        unit is null
        and count(distinct unit_text) filter (
            where decided_by in ('label', 'heading', 'section', 'grid caption', 'earlier grid')
        ) over (partition by cell_id) > 1 as is_contradicted
    from {{ ref('int_unit_words') }}
    qualify row_number() over (partition by cell_id order by rank) = 1
)

select
    decided.cell_id,
    coalesce(decided.unit, units.unit) as unit,
    cast(case when decided.unit is null then units.factor else 1 end as decimal(10, 0)) as factor,
    decided.unit_text,
    decided.decided_by,
    decided.is_contradicted
    or coalesce(decided.unit, '') = 'count'
    and decided.decided_by in ('label', 'section')
    and coalesce(regexp_matches(figures.number_text, '\.\d*[1-9]'), false) as is_contradicted
from decided
left join figures
    on decided.cell_id = figures.cell_id
left join {{ ref('units') }} as units
    on decided.unit is null
    and decided.unit_text = units.unit_name_zh
